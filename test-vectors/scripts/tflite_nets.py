"""Small Keras nets with the building blocks of well-known ones, to be stored in 8 bits. Weights are random."""

import keras
import numpy as np

layers = keras.layers


def convolved(x, filters, size=3, strides=1, groups=1, activation="relu6"):
    """A convolution, normalised; depthwise if there is a group for each channel."""
    if groups > 1:
        x = layers.DepthwiseConv2D(size, strides, padding="same", use_bias=False)(x)
    else:
        x = layers.Conv2D(filters, size, strides, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return layers.Activation(activation)(x) if activation else x


def mobilenet():
    """Inverted residuals as in MobileNetV2, after depthwise and pointwise convolutions as in MobileNet."""
    image = keras.Input((16, 16, 3))
    x = convolved(image, 8, strides=2)
    x = convolved(convolved(x, 8, groups=8), 8, 1)
    for strides in (1, 2):
        y = convolved(convolved(x, 24, 1), 24, strides=strides, groups=24)
        y = convolved(y, 8, 1, activation=None)
        x = layers.Add()([x, y]) if strides == 1 else y
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(image, layers.Dense(6, activation="softmax")(x))


def attention():
    """Hard swish, and channels weighted by what a squeezed image says of them, as in MobileNetV3."""
    image = keras.Input((10, 10, 3))
    x = convolved(image, 12, strides=2, activation="hard_silu")
    s = layers.GlobalAveragePooling2D(keepdims=True)(x)
    s = layers.Conv2D(4, 1, activation="relu")(s)
    s = layers.Conv2D(12, 1, activation="hard_sigmoid")(s)
    x = layers.Add()([layers.Multiply()([x, s]), layers.Conv2D(12, 1)(layers.MaxPooling2D(2)(image))])
    x = layers.PReLU(shared_axes=[1, 2])(x)
    x = layers.Activation("swish")(layers.ELU()(x))
    return keras.Model(image, layers.Dense(5)(layers.GlobalMaxPooling2D()(x)))


def unet(upwards):
    """An encoder, a decoder that enlarges, and a skip at each size."""
    image = keras.Input((16, 16, 2))
    wide = layers.Conv2D(6, 3, padding="same", activation="relu")(image)
    middle = layers.Conv2D(8, 3, padding="same", activation="relu")(layers.MaxPooling2D()(wide))
    x = layers.Conv2D(12, 3, padding="same", activation="relu")(layers.AveragePooling2D(2)(middle))
    for skip, filters in ((middle, 8), (wide, 6)):
        x = layers.Concatenate()([upwards(x, filters), skip])
        x = convolved(x, filters, activation="relu")
    return keras.Model(image, layers.Conv2D(1, 1, activation="sigmoid")(x))


def transposed(x, filters):
    return layers.Conv2DTranspose(filters, 3, strides=2, padding="same")(x)


def interpolated(x, _filters):
    return layers.UpSampling2D(2, interpolation="bilinear")(x)


def leaky(x, filters, size=3):
    return layers.LeakyReLU(negative_slope=0.1)(convolved(x, filters, size, activation=None))


def detector():
    """Boxes at two sizes of cells, as in YOLO."""
    image = keras.Input((32, 32, 3))
    fine = leaky(layers.MaxPooling2D(4)(leaky(image, 8)), 12)
    coarse = leaky(layers.MaxPooling2D(2)(fine), 16)
    far = layers.Resizing(8, 8, interpolation="nearest")(leaky(coarse, 8, 1))
    near = leaky(layers.Concatenate()([far, fine]), 12)
    boxes = [layers.Reshape((-1, 6))(layers.Conv2D(12, 1)(x)) for x in (coarse, near)]
    return keras.Model(image, layers.Activation("sigmoid")(layers.Concatenate(axis=1)(boxes)))


def inception():
    """Windows of several sizes side by side."""
    image = keras.Input((13, 13, 3))
    x = layers.Conv2D(8, 3, strides=2, activation="relu")(image)
    branches = [
        layers.Conv2D(4, 1, activation="relu")(x),
        layers.Conv2D(6, 5, padding="same", activation="relu")(x),
        layers.Conv2D(4, 1)(layers.AveragePooling2D(3, strides=1, padding="same")(x)),
        layers.MaxPooling2D(3, strides=1, padding="same")(x),
    ]
    x = layers.ZeroPadding2D()(layers.Concatenate()(branches))
    x = layers.SeparableConv2D(12, 3, strides=2)(x)
    return keras.Model(image, layers.Dense(7)(layers.Flatten()(x)))


def signal():
    """Windows with gaps, which TensorFlow spreads over a batch, in one dimension and in two."""
    image = keras.Input((25, 3))
    x = layers.Conv1D(6, 3, padding="causal", activation="relu")(image)
    for gap in (2, 4):
        x = layers.Add()([x, layers.Conv1D(6, 3, dilation_rate=gap, padding="causal", activation="relu")(x)])
    x = layers.Reshape((5, 5, 6))(x)
    return keras.Model(image, layers.DepthwiseConv2D(3, dilation_rate=2, padding="same")(x))


NETS = {
    "net-mobilenet": mobilenet,
    "net-attention": attention,
    "net-unet-transposed": lambda: unet(transposed),
    "net-unet-bilinear": lambda: unet(interpolated),
    "net-detector": detector,
    "net-inception": inception,
    "net-signal": signal,
    "net-inception-uint8": inception,
}


def fill(model, rng) -> None:
    """Other numbers than those that layers begin with, where these are all the same."""
    for layer in model.layers:
        weights = layer.get_weights()
        if isinstance(layer, layers.BatchNormalization):
            weights = [weight + rng.normal(0, 0.1, weight.shape) for weight in weights]
            weights[-1] = np.abs(weights[-1]) + 0.3
        elif weights:
            weights[-1] = weights[-1] + rng.normal(0, 0.1, weights[-1].shape)
        layer.set_weights(weights)


def made(name: str):
    keras.utils.set_random_seed(4)
    model = NETS[name]()
    fill(model, np.random.default_rng(1))
    return model
