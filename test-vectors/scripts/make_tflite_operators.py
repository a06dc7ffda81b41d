"""Writes int8 TensorFlow Lite files of each operator and of small nets, with the integers that the reference kernels answer."""

import sys

import numpy as np
import tensorflow as tf
from tensorflow.lite.python import schema_py_generated as schema
from tensorflow.lite.tools import flatbuffer_utils

import tflite_nets
import tflite_operator_nets
from layout import MODELS

FOLDER = MODELS / "tflite-operators"
IMAGES = 3
REFERENCE = tf.lite.experimental.OpResolverType.BUILTIN_REF
UNDELEGATED = tf.lite.experimental.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES


def operator(shape: tuple, function):
    signature = tf.TensorSpec([1, *shape], tf.float32, name="image")
    concrete = tf.function(function, input_signature=[signature]).get_concrete_function()
    return tf.lite.TFLiteConverter.from_concrete_functions([concrete])


def convert(name: str, shape: tuple, converter) -> bytes:
    """All in int8; the image stands for about -3 to 4."""
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    rng = np.random.default_rng(7)
    typical = [rng.uniform(-2.9, 3.8, (1, *shape)).astype(np.float32) for _ in range(8)]
    converter.representative_dataset = lambda: ([image] for image in typical)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = tf.int8
    # The number of a channel is not an 8-bit value; the converter leaves it as it is.
    converter.inference_output_type = tf.float32 if name.startswith("arg-") else tf.int8
    return converter.convert()


def unsigned(content: bytes) -> bytes:
    """The same model as converters of old wrote it, in uint8: every stored integer is 128 more."""
    model = flatbuffer_utils.convert_bytearray_to_object(bytearray(content))
    shifted = set()
    for tensor in model.subgraphs[0].tensors:
        if tensor.type != schema.TensorType.INT8:
            continue
        tensor.type = schema.TensorType.UINT8
        tensor.quantization.zeroPoint = tensor.quantization.zeroPoint + 128
        buffer = model.buffers[tensor.buffer]
        if buffer.data is not None and tensor.buffer not in shifted:
            shifted.add(tensor.buffer)
            buffer.data = (np.asarray(buffer.data, np.uint8) + np.uint8(128)).astype(np.uint8)
    for code in model.operatorCodes:
        code.version = 1
    return bytes(flatbuffer_utils.convert_object_to_bytearray(model))


def images(shape: tuple, kind: type) -> list:
    """The first has every byte, if there is room; the others are random."""
    rng = np.random.default_rng(11)
    limits = np.iinfo(kind)
    count = int(np.prod(shape))
    every = np.resize(np.arange(limits.min, limits.max + 1), count).reshape(shape)
    others = [rng.integers(limits.min, limits.max + 1, shape) for _ in range(IMAGES - 1)]
    return [image.astype(kind) for image in [every, *others]]


def interpret(content: bytes) -> tf.lite.Interpreter:
    """With the reference kernels; what these lack (ELU, TILE ...) has one kernel alone, which the others have."""
    try:
        return tf.lite.Interpreter(model_content=content, num_threads=1, experimental_op_resolver_type=REFERENCE)
    except ValueError:
        return tf.lite.Interpreter(model_content=content, num_threads=1, experimental_op_resolver_type=UNDELEGATED)


def write(name: str, shape: tuple, converter) -> None:
    converter._experimental_disable_per_channel = name.endswith("-uint8")
    content = convert(name, shape, converter)
    if name.endswith("-uint8"):
        content = unsigned(content)
    interpreter = interpret(content)
    interpreter.allocate_tensors()
    source, target = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    lines = []
    for image in images(shape, source["dtype"]):
        interpreter.set_tensor(source["index"], image[np.newaxis])
        interpreter.invoke()
        output = interpreter.get_tensor(target["index"])
        for word, values in (("input", image), ("output", output)):
            lines.append(",".join([word] + [str(value) for value in values.ravel()]))
    path = FOLDER / f"{name}.tflite"
    path.write_bytes(content)
    path.with_suffix(".csv").write_text("\n".join(lines) + "\n")
    operators = [op["op_name"] for op in interpreter._get_ops_details()]
    print(f"{name}: {target['dtype'].__name__} {list(output.shape)} {' '.join(operators)}")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, (shape, function) in tflite_operator_nets.CASES.items():
        if len(sys.argv) < 2 or name in sys.argv[1:]:
            write(name, shape, operator(shape, function))
    for name in tflite_nets.NETS:
        if len(sys.argv) < 2 or name in sys.argv[1:]:
            model = tflite_nets.made(name)
            write(name, model.input_shape[1:], tf.lite.TFLiteConverter.from_keras_model(model))
