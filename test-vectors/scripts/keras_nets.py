"""The trained PyTorch nets once more in Keras; works with Keras 3 and with Keras 2 (tf_keras).

Convolution weights turn from [out, in, height, width] to [height, width, in, out] and dense ones from [out, in] to
[in, out]. The first dense layer's inputs change order too, because Keras flattens height, width, channel.
"""

from pathlib import Path

import numpy as np

from trained import weights


def conv_weights(stored: dict, name: str) -> list[np.ndarray]:
    return [stored[f"{name}.weight"].transpose(2, 3, 1, 0), stored[f"{name}.bias"]]


def dense_weights(stored: dict, name: str, flattened: tuple | None = None) -> list[np.ndarray]:
    """flattened is the [channels, height, width] of what Flatten flattens in front of the layer."""
    weight = stored[f"{name}.weight"]
    if flattened is not None:
        weight = weight.reshape(-1, *flattened).transpose(0, 2, 3, 1).reshape(len(weight), -1)
    return [weight.T, stored[f"{name}.bias"]]


def lenet5_layers(keras) -> list:
    layers = keras.layers
    return [
        layers.Conv2D(6, 5, padding="same", activation="relu", name="conv1"),
        layers.MaxPooling2D(2, name="pool1"),
        layers.Conv2D(16, 5, activation="relu", name="conv2"),
        layers.MaxPooling2D(2, name="pool2"),
        layers.Flatten(name="flatten"),
        layers.Dense(120, activation="relu", name="fc1"),
        layers.Dense(84, activation="relu", name="fc2"),
        layers.Dense(10, name="logits"),
    ]


def tiny_layers(keras) -> list:
    layers = keras.layers
    return [
        layers.Conv2D(4, 3, padding="same", name="conv1"),
        layers.ReLU(name="relu1"),
        layers.MaxPooling2D(2, name="pool1"),
        layers.Conv2D(8, 3, padding="same", name="conv2"),
        layers.ReLU(name="relu2"),
        layers.MaxPooling2D(2, name="pool2"),
        layers.Flatten(name="flatten"),
        layers.Dense(10, name="logits"),
    ]


def functional(keras, name: str, size: int, layers: list):
    image = keras.Input((size, size, 1), name="image")
    x = image
    for layer in layers:
        x = layer(x)
    return keras.Model(image, x, name=name)


def sequential(keras, name: str, size: int, layers: list):
    return keras.Sequential([keras.Input((size, size, 1), name="image"), *layers], name=name)


def lenet5(keras, build, source: Path):
    stored = weights(source)
    model = build(keras, "lenet5", 28, lenet5_layers(keras))
    for name in ("conv1", "conv2"):
        model.get_layer(name).set_weights(conv_weights(stored, name))
    model.get_layer("fc1").set_weights(dense_weights(stored, "fc1", (16, 5, 5)))
    model.get_layer("fc2").set_weights(dense_weights(stored, "fc2"))
    model.get_layer("logits").set_weights(dense_weights(stored, "fc3"))
    return model


def tiny(keras, build, source: Path):
    stored = weights(source)
    model = build(keras, "tiny", 8, tiny_layers(keras))
    for name in ("conv1", "conv2"):
        model.get_layer(name).set_weights(conv_weights(stored, name))
    model.get_layer("logits").set_weights(dense_weights(stored, "fc", (8, 2, 2)))
    return model
