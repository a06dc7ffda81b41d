"""Writes the trained LeNet-5 as Keras files and as ONNX exported from Keras, and reads each one back."""

import os
import re
from pathlib import Path

import keras
import numpy as np
import onnx
import tensorflow as tf
import tf2onnx
import tf_keras

import accuracy
import expected
import idx
import keras_nets
from keras_archive import repeatable
from layout import FAMILIES, IMAGES, MODELS

SOURCE = MODELS / "lenet5-digits.onnx"
ANSWERS = FAMILIES / "lenet5-digits.expected.csv"


def test_inputs() -> np.ndarray:
    pixels = idx.read(IMAGES / "digits-28x28" / "test-images-idx3-ubyte")[: expected.COUNT]
    return (pixels.astype(np.float32) / np.float32(255))[..., np.newaxis]


def make_keras3() -> None:
    model = keras_nets.lenet5(keras, keras_nets.functional, SOURCE)
    path = FAMILIES / "lenet5-keras3.keras"
    model.save(path)
    repeatable(path)
    legacy = FAMILIES / "lenet5-keras3.h5"
    model.save(legacy)
    for written in (path, legacy):
        outputs = keras.models.load_model(written).predict(test_inputs(), verbose=0)
        expected.require_agreement(written.name, outputs, ANSWERS)
    model(np.zeros((1, 28, 28, 1), np.float32))  # the exporter wants a model that has been called
    exported = FAMILIES / "lenet5-keras3-export.onnx"
    model.export(str(exported), format="onnx", verbose=False)
    finish_onnx(exported)


def make_keras2() -> None:
    model = keras_nets.lenet5(tf_keras, keras_nets.sequential, SOURCE)
    path = FAMILIES / "lenet5-keras2.h5"
    model.save(path)
    outputs = tf_keras.models.load_model(path).predict(test_inputs(), verbose=0)
    expected.require_agreement(path.name, outputs, ANSWERS)
    exported = FAMILIES / "lenet5-keras2-tf2onnx.onnx"
    signature = [tf.TensorSpec((None, 28, 28, 1), tf.float32, name="image")]
    call = tf.function(lambda image: tf.identity(model(image), name="logits"), input_signature=signature)
    tf2onnx.convert.from_function(call, input_signature=signature, opset=13, output_path=str(exported))
    finish_onnx(exported)


def order_constants(graph: onnx.GraphProto) -> None:
    """Names and orders constants by first use: which of two equal ones tf2onnx keeps depends on memory addresses."""
    uses = list(dict.fromkeys(name for node in graph.node for name in node.input))
    stored = sorted(graph.initializer, key=lambda tensor: uses.index(tensor.name))
    names = {}
    for tensor in stored:
        if re.fullmatch(r"const_\w+__\d+", tensor.name):
            names[tensor.name] = f"const__{len(names)}"
            tensor.name = names[tensor.name]
    for node in graph.node:
        node.input[:] = [names.get(name, name) for name in node.input]
    ordered = [onnx.TensorProto.FromString(tensor.SerializeToString()) for tensor in stored]
    graph.ClearField("initializer")
    graph.initializer.extend(ordered)


def finish_onnx(path: Path) -> None:
    model = onnx.load(str(path))
    order_constants(model.graph)
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString(deterministic=True))
    expected.require_agreement(path.name, accuracy.logits(path, test_inputs()), ANSWERS)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        raise SystemExit("set PYTHONHASHSEED=0: tf2onnx names and orders nodes by the hash of strings")
    make_keras3()
    make_keras2()
