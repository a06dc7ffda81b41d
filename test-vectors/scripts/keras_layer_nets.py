"""Small Keras nets that hold every kind of layer once; each works with Keras 3, some with Keras 2 (tf_keras) too.

Every branch starts at the input and ends flattened; the output is all branches one behind the other.
"""

import numpy as np
import tensorflow as tf


def branches(keras, name: str, shape: tuple, layers: list):
    """A layer, or a chain of layers, a branch."""
    image = keras.Input(shape, name="image")
    ends = []
    for index, chain in enumerate(layers):
        x = image
        for layer in chain if isinstance(chain, list) else [chain]:
            x = layer(x)
        ends.append(keras.layers.Flatten(name=f"end{index}")(x) if len(x.shape) > 2 else x)
    return keras.Model(image, keras.layers.Concatenate(name="all")(ends), name=name)


def signals(keras):
    layers = keras.layers
    return branches(
        keras,
        "signals",
        (12, 3),
        [
            layers.Conv1D(4, 3, padding="causal", dilation_rate=2),
            layers.Conv1D(2, 4, padding="same", strides=2, use_bias=False),
            layers.Conv1D(6, 3, groups=3),
            layers.DepthwiseConv1D(3, depth_multiplier=2, strides=2, padding="same"),
            layers.SeparableConv1D(5, 3, depth_multiplier=2, activation="tanh"),
            layers.Conv1DTranspose(2, 3, strides=2, padding="same"),
            layers.Conv1DTranspose(2, 2, strides=3),
            layers.MaxPooling1D(3, strides=2, padding="same"),
            layers.AveragePooling1D(3, padding="same"),
            layers.GlobalMaxPooling1D(),
            layers.GlobalAveragePooling1D(),
            layers.ZeroPadding1D((1, 2)),
            layers.Cropping1D((2, 1)),
            layers.UpSampling1D(2),
            layers.SpatialDropout1D(0.5),
            layers.Dense(4, activation="softmax"),
            layers.BatchNormalization(),
        ],
    )


def pictures(keras):
    layers = keras.layers
    return branches(
        keras,
        "pictures",
        (9, 7, 4),
        [
            layers.Conv2D(3, (3, 2), padding="same", strides=(2, 1)),
            layers.Conv2D(2, 3, dilation_rate=2, use_bias=False),
            layers.Conv2D(4, 3, groups=2, activation="relu"),
            layers.DepthwiseConv2D(3, depth_multiplier=2, strides=2, padding="same", activation="sigmoid"),
            layers.SeparableConv2D(5, 3, strides=2, padding="same"),
            layers.Conv2DTranspose(3, 3, strides=2, padding="same"),
            layers.Conv2DTranspose(2, 2, strides=3),
            layers.Conv2DTranspose(2, 4, strides=2, padding="same", output_padding=1, use_bias=False),
            layers.MaxPooling2D((3, 2), strides=2, padding="same"),
            layers.MaxPooling2D(2),
            layers.AveragePooling2D(3, strides=2, padding="same"),
            layers.GlobalMaxPooling2D(keepdims=True),
            layers.GlobalAveragePooling2D(),
            layers.ZeroPadding2D(((1, 0), (2, 3))),
            layers.ZeroPadding2D((1, 2)),
            layers.Cropping2D(((1, 2), (0, 3))),
            layers.UpSampling2D((2, 3)),
            layers.UpSampling2D(2, interpolation="bilinear"),
            [layers.Permute((3, 1, 2)), layers.Reshape((12, -1)), layers.Dense(2)],
            [layers.Reshape((63, 4)), layers.Conv1D(2, 5, strides=4)],
            layers.BatchNormalization(epsilon=0.01),
            layers.BatchNormalization(scale=False, axis=1),
            layers.BatchNormalization(center=False, axis=2),
            layers.PReLU(shared_axes=[1, 2]),
            layers.PReLU(),
            layers.Rescaling(1 / 127.5, offset=-1),
            layers.Normalization(mean=[1.0, 2.0, 3.0, 4.0], variance=[0.25, 1.0, 4.0, 9.0]),
            layers.GaussianNoise(1.0),
            layers.Softmax(axis=2),
        ],
    )


def resizings(keras):
    """What only Keras 3 has in this form."""
    layers = keras.layers
    return branches(
        keras,
        "resizings",
        (6, 5, 3),
        [
            layers.Resizing(9, 7),
            layers.Resizing(4, 4, interpolation="nearest"),
            layers.Rescaling([0.5, 1.0, 2.0], offset=[0.0, 1.0, -1.0]),
            layers.Normalization(axis=(1, 3)),
            layers.Normalization(mean=2.0, variance=4.0, invert=True),
            layers.RandomFlip(),
            layers.Identity(),
        ],
    )


def volumes(keras):
    layers = keras.layers
    return branches(
        keras,
        "volumes",
        (4, 5, 3, 2),
        [
            layers.Conv3D(3, (2, 3, 1), padding="same", strides=(1, 2, 1)),
            layers.Conv3D(2, 2, groups=2),
            layers.Conv3DTranspose(2, 2, strides=2, padding="same"),
            layers.MaxPooling3D((2, 2, 1)),
            layers.AveragePooling3D(2, padding="same"),
            layers.GlobalMaxPooling3D(),
            layers.GlobalAveragePooling3D(),
            layers.ZeroPadding3D((1, 0, 2)),
            layers.Cropping3D(((1, 0), (1, 2), (0, 1))),
            layers.UpSampling3D((1, 2, 1)),
            layers.BatchNormalization(),
        ],
    )


def channels_first(keras):
    layers = keras.layers
    first = {"data_format": "channels_first"}
    return branches(
        keras,
        "channels_first",
        (3, 8, 6),
        [
            [layers.Conv2D(4, 3, padding="same", strides=2, **first), layers.Flatten(**first)],
            [layers.DepthwiseConv2D(3, **first), layers.Flatten(**first)],
            [layers.Conv2D(2, 3, **first), layers.BatchNormalization(axis=1), layers.MaxPooling2D(2, **first)],
            [layers.AveragePooling2D(3, strides=2, padding="same", **first), layers.Flatten()],
            layers.GlobalAveragePooling2D(**first),
            [layers.ZeroPadding2D(1, **first), layers.Cropping2D((2, 1), **first)],
            layers.UpSampling2D(2, **first),
            layers.PReLU(shared_axes=[2, 3]),
        ],
    )


FUNCTIONS = (
    "relu elu selu softplus softsign tanh sigmoid hard_sigmoid exponential linear swish gelu softmax".split()
)
NEWER_FUNCTIONS = (
    "relu6 leaky_relu silu mish celu hard_tanh hard_silu hard_shrink soft_shrink log_softmax".split()
)


def activations(keras, functions=FUNCTIONS, slope="alpha"):
    layers = keras.layers
    return branches(
        keras,
        "activations",
        (5, 3),
        [layers.Activation(function) for function in functions]
        + [
            layers.ReLU(),
            layers.ReLU(max_value=1.5),
            layers.ReLU(max_value=1.5, negative_slope=0.25),
            layers.ReLU(threshold=0.5),
            layers.ELU(alpha=0.5),
            layers.LeakyReLU(**{slope: 0.125}),
            layers.Softmax(axis=1),
            layers.Dense(2, activation=layers.ReLU(max_value=1)),
        ],
    )


def merging(keras):
    """Shared layers, models inside models that are called twice, and everything with two operands."""
    layers = keras.layers
    inner = keras.Sequential(
        [keras.Input((6, 6, 2)), layers.Conv2D(2, 3, padding="same", name="conv"), layers.BatchNormalization()],
        name="inner",
    )
    left = keras.Input((6, 6, 2))
    both = keras.Model(left, layers.Subtract()([inner(left), layers.Conv2D(2, 1, name="pointwise")(left)]), name="both")
    image = keras.Input((6, 6, 2), name="image")
    shared = layers.Conv2D(2, 3, padding="same", activation="relu", name="conv")
    x = shared(shared(image))
    y = layers.Dropout(0.5)(both(x))
    z = both(y)
    merged = [
        layers.Add()([x, y, z]),
        layers.Subtract()([x, y]),
        layers.Multiply()([x, z]),
        layers.Average()([x, y, z]),
        layers.Maximum()([x, y]),
        layers.Minimum()([y, z]),
        layers.Multiply()([x, layers.GlobalAveragePooling2D(keepdims=True)(y)]),
    ]
    joined = layers.Concatenate(axis=1)([layers.Concatenate()(merged), layers.Concatenate()(merged[::-1])])
    return keras.Model(image, layers.Dense(5, name="logits")(layers.Flatten()(joined)), name="merging")


def operations(keras):
    """What is written without layers, in the words of Keras 3."""
    ops, layers = keras.ops, keras.layers
    image = keras.Input((6, 6, 4), name="image")
    x = layers.Conv2D(4, 3, padding="same")(image)
    y = 1.5 - (x + image) * 2.0 / 4.0
    y = -ops.maximum(y * x, -0.25) - x
    y = ops.concatenate([ops.relu(y), ops.leaky_relu(y, 0.1), ops.gelu(y)], axis=-1)
    y = y * ops.sigmoid(ops.mean(y, axis=[1, 2], keepdims=True)) + np.array([0.5] * 12, np.float32)
    y = ops.pad(y[:, 1:6:2, :, :8], [[0, 0], [1, 0], [0, 2], [0, 0]])
    y = ops.transpose(ops.reshape(y, (-1, 32, 8)), (0, 2, 1))
    y = ops.clip(ops.tanh(y), -0.5, 0.75)
    ends = [ops.max(y, axis=-1), layers.Flatten()(ops.softmax(y)), 2.0 / (1.0 + ops.exp(y[..., 0])), ops.square(y[:, 3])]
    return keras.Model(image, ops.concatenate(ends, axis=-1), name="operations")


def functions(keras):
    """The same in the words of TensorFlow, as Keras 2 stores them."""
    layers = keras.layers
    image = keras.Input((6, 6, 4), name="image")
    x = layers.Conv2D(4, 3, padding="same")(image)
    y = 1.5 - (x + image) * 2.0 / 4.0
    y = -tf.maximum(y * x, -0.25) - x
    y = tf.concat([tf.nn.relu(y), tf.nn.leaky_relu(y, 0.1), tf.nn.gelu(y)], axis=-1)
    y = y * tf.sigmoid(tf.reduce_mean(y, axis=[1, 2], keepdims=True)) + np.array([0.5] * 12, np.float32)
    y = tf.pad(y[:, 1:6:2, :, :8], [[0, 0], [1, 0], [0, 2], [0, 0]])
    y = tf.transpose(tf.reshape(y, (-1, 32, 8)), (0, 2, 1))
    y = tf.clip_by_value(tf.tanh(y), -0.5, 0.75)
    ends = [tf.reduce_max(y, axis=-1), layers.Flatten()(tf.nn.softmax(y)), 2.0 / (1.0 + tf.exp(y[:, :, 0])), tf.square(y[:, 3])]
    return keras.Model(image, tf.concat(ends, -1), name="functions")


def wrapped(keras):
    """A layer applied at each step of time, a vector repeated, and the cubic enlargement."""
    layers = keras.layers
    return branches(
        keras,
        "wrapped",
        (6, 5, 3),
        [
            [layers.Reshape((6, 15)), layers.TimeDistributed(layers.Dense(4, activation="tanh"))],
            [layers.Flatten(), layers.Dense(5), layers.RepeatVector(3), layers.SpatialDropout1D(0.5)],
            layers.UpSampling2D(2, interpolation="bicubic"),
        ],
    )


def chain(keras):
    """A sequential model whose first layer tells the input's shape, as was usual in Keras 2."""
    layers = keras.layers
    return keras.Sequential(
        [
            layers.Conv2D(2, 3, input_shape=(6, 6, 1)),
            layers.BatchNormalization(),
            keras.Sequential([layers.MaxPooling2D(2), layers.Conv2D(3, 2, activation="elu")], name="inner"),
            layers.Flatten(),
            layers.Dense(4),
        ],
        name="chain",
    )
