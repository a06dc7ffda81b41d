"""Writes the trained nets as TensorFlow Lite: LeNet-5 in float, the tiny net in full 8-bit integers."""

from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

import expected
import idx
import keras_nets
from layout import FAMILIES, IMAGES, MODELS

REFERENCE = tf.lite.experimental.OpResolverType.BUILTIN_REF
DEFAULT = tf.lite.experimental.OpResolverType.AUTO


def pixels(size: int, part: str) -> np.ndarray:
    return idx.read(IMAGES / f"digits-{size}x{size}" / f"{part}-images-idx3-ubyte")


def inputs(stored: np.ndarray) -> np.ndarray:
    return (stored.astype(np.float32) / np.float32(255))[..., np.newaxis]


def run(path: Path, images: np.ndarray, kernels) -> np.ndarray:
    """The raw outputs, one image at a time, as TensorFlow Lite's interpreter computes them."""
    interpreter = tf.lite.Interpreter(str(path), num_threads=1, experimental_op_resolver_type=kernels)
    interpreter.allocate_tensors()
    source, target = interpreter.get_input_details()[0]["index"], interpreter.get_output_details()[0]["index"]
    outputs = []
    for image in images:
        interpreter.set_tensor(source, image[np.newaxis])
        interpreter.invoke()
        outputs.append(interpreter.get_tensor(target)[0].copy())
    return np.stack(outputs)


def make_lenet5_float() -> None:
    model = keras_nets.lenet5(keras, keras_nets.functional, MODELS / "lenet5-digits.onnx")
    path = FAMILIES / "lenet5-float.tflite"
    path.write_bytes(tf.lite.TFLiteConverter.from_keras_model(model).convert())
    outputs = run(path, inputs(pixels(28, "test")[: expected.COUNT]), REFERENCE)
    expected.require_agreement(path.name, outputs, FAMILIES / "lenet5-digits.expected.csv")


def make_tiny_int8() -> None:
    model = keras_nets.tiny(keras, keras_nets.sequential, MODELS / "tiny-digits.onnx")
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    calibration = inputs(pixels(8, "calibration"))
    converter.representative_dataset = lambda: ([image[np.newaxis]] for image in calibration)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = converter.inference_output_type = tf.int8
    path = FAMILIES / "tiny-int8.tflite"
    path.write_bytes(converter.convert())
    check_tiny_int8(path)


def check_tiny_int8(path: Path) -> None:
    interpreter = tf.lite.Interpreter(str(path))
    scale, zero_point = interpreter.get_input_details()[0]["quantization"]
    stored = pixels(8, "test")
    quantised = np.round(inputs(stored) / np.float32(scale) + zero_point).clip(-128, 127).astype(np.int8)
    reference = run(path, quantised, REFERENCE)
    expected.write(FAMILIES / "tiny-int8.expected.csv", reference)
    labels = idx.read(IMAGES / "digits-8x8" / "test-labels-idx1-ubyte")
    reached = (reference.argmax(axis=1) == labels).mean()
    print(f"{path.name}: {reached:.4%} of digits-8x8, input scale {scale}, zero point {zero_point}")
    if reached < 0.95:
        raise SystemExit(f"{path.name}: accuracy {reached:.4%} is below 95 %")
    differing = (run(path, quantised, DEFAULT) != reference).sum()
    print(f"{path.name}: {differing} of {reference.size} outputs differ under the default kernels")


if __name__ == "__main__":
    make_lenet5_float()
    make_tiny_int8()
