"""Writes valid Keras and TensorFlow Lite models, each with two parts that no hardware network has."""

import keras
import numpy as np
import tensorflow as tf

from keras_archive import repeatable
from layout import BAD_MODELS


def make_keras() -> None:
    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((8, 8, 1), name="image"),
            layers.Conv2D(4, 3, name="conv1"),
            layers.UnitNormalization(name="unit_length"),
            layers.Reshape((36, 4), name="rows"),
            layers.GRU(4, name="memory"),
            layers.Dense(10, name="logits"),
        ],
        name="two-unsupported-layers",
    )
    fill(model)
    path = BAD_MODELS / "two-unsupported-layers.keras"
    model.save(path)
    repeatable(path)


def fill(model) -> None:
    rng = np.random.default_rng(5)
    model.set_weights([rng.standard_normal(weight.shape).astype(weight.dtype) for weight in model.get_weights()])


def make_tflite() -> None:
    kernel = np.random.default_rng(6).standard_normal((3, 3, 1, 4)).astype(np.float32)

    @tf.function(input_signature=[tf.TensorSpec((1, 8, 8, 1), tf.float32, name="image")])
    def net(image):
        x = tf.nn.conv2d(image, kernel, strides=1, padding="SAME")
        x = tf.cumsum(tf.sin(x), axis=1)
        return tf.reshape(x, (1, 256))

    converter = tf.lite.TFLiteConverter.from_concrete_functions([net.get_concrete_function()])
    (BAD_MODELS / "two-unsupported-ops.tflite").write_bytes(converter.convert())


if __name__ == "__main__":
    make_keras()
    make_tflite()
