"""Writes model files and images that the tools must refuse, each with one known fault."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

import digits
from exporting import INPUT, OUTPUT
from layout import BAD_IMAGES, BAD_MODELS, MODELS


def make_not_onnx() -> None:
    (BAD_MODELS / "not-onnx.onnx").write_text("This is a text file that was given the name of a model.\n")


def make_truncated() -> None:
    whole = (MODELS / "lenet5-digits.onnx").read_bytes()
    (BAD_MODELS / "truncated.onnx").write_bytes(whole[: len(whole) // 3])


def make_two_unsupported_ops() -> None:
    """Valid ONNX: RandomUniformLike has no fixed answer, Det is no layer of a network."""
    rng = np.random.default_rng(3)

    def constant(name, *shape):
        values = rng.standard_normal(shape).astype(np.float32)
        return numpy_helper.from_array(values, name)

    nodes = [
        helper.make_node("Conv", [INPUT, "conv1.weight", "conv1.bias"], ["c"], "conv1", pads=[1, 1, 1, 1]),
        helper.make_node("RandomUniformLike", ["c"], ["r"], "noise", low=-0.1, high=0.1),
        helper.make_node("Add", ["c", "r"], ["a"], "add_noise"),
        helper.make_node("Relu", ["a"], ["p"], "relu1"),
        helper.make_node("Det", ["p"], ["d"], "determinant"),
        helper.make_node("Gemm", ["d", "fc.weight", "fc.bias"], [OUTPUT], "fc", transB=1),
    ]
    graph = helper.make_graph(
        nodes,
        "two-unsupported-ops",
        [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["batch", 1, 8, 8])],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["batch", 10])],
        [constant("conv1.weight", 4, 1, 3, 3), constant("conv1.bias", 4), constant("fc.weight", 10, 4), constant("fc.bias", 10)],
    )
    model = helper.make_model(graph, producer_name="silicnn-fixtures", opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.checker.check_model(model, full_check=True)
    (BAD_MODELS / "two-unsupported-ops.onnx").write_bytes(model.SerializeToString(deterministic=True))


def make_images() -> None:
    wrong_size = digits.load(27).test.pixels[0]
    Image.fromarray(wrong_size).save(BAD_IMAGES / "wrong-size-27x27.png")
    grey = digits.load(28).test.pixels[0]
    # Three differing channels, so that no reader may take it for a grey image in disguise.
    colour = np.stack([grey, grey.T, 255 - grey], axis=-1)
    Image.fromarray(colour).save(BAD_IMAGES / "colour-28x28.png")


if __name__ == "__main__":
    BAD_MODELS.mkdir(parents=True, exist_ok=True)
    BAD_IMAGES.mkdir(parents=True, exist_ok=True)
    make_not_onnx()
    make_truncated()
    make_two_unsupported_ops()
    make_images()
