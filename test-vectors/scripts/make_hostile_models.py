"""Writes ONNX models with one dangerous or inconsistent part each, and truncated files of the other formats.

All of them are the trained tiny net, changed in one place.
"""

import copy

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper

import accuracy
import digits
import expected
from layout import BAD_MODELS, FAMILIES, MODELS

TINY = onnx.load(str(MODELS / "tiny-digits.onnx"))


def changed(name: str, change) -> None:
    model = copy.deepcopy(TINY)
    change(model)
    (BAD_MODELS / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))


def tensor(model: onnx.ModelProto, name: str) -> onnx.TensorProto:
    return next(each for each in model.graph.initializer if each.name == name)


def node(model: onnx.ModelProto, kind: str) -> onnx.NodeProto:
    return next(each for each in model.graph.node if each.op_type == kind)


def attribute(of: onnx.NodeProto, name: str) -> onnx.AttributeProto:
    return next(each for each in of.attribute if each.name == name)


def huge_dims(model) -> None:
    """Four bytes of data that claim to be 2^40 weights."""
    weight = tensor(model, "fc.weight")
    weight.dims[:] = [1 << 20, 1 << 20]
    weight.raw_data = b"\0\0\0\0"


def overflowing_dims(model) -> None:
    """Dimensions whose product is 0 in 64-bit arithmetic."""
    tensor(model, "fc.weight").dims[:] = [1 << 32, 1 << 32]


def negative_dims(model) -> None:
    tensor(model, "fc.weight").dims[:] = [-10, -32]


def escaping_data(model) -> None:
    """Weights in a file outside the model's folder."""
    weight = tensor(model, "fc.weight")
    weight.ClearField("raw_data")
    weight.data_location = TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="../../../../../../../../etc/passwd")


def missing_data(model) -> None:
    """Weights in a file beside the model that is not there."""
    weight = tensor(model, "fc.weight")
    weight.ClearField("raw_data")
    weight.data_location = TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="missing-data.bin")


def missing_tensor(model) -> None:
    node(model, "Relu").input[0] = "nobody-makes-this"


def cycle(model) -> None:
    """The first convolution reads what the last one makes."""
    first, last = [each for each in model.graph.node if each.op_type == "Conv"]
    first.input[0] = last.output[0]


def repeated_output(model) -> None:
    """Two nodes make the same tensor."""
    relus = [each for each in model.graph.node if each.op_type == "Relu"]
    relus[1].output[0] = relus[0].output[0]


def wrong_channels(model) -> None:
    """A convolution over 4 channels with weights for 3."""
    weight = [each for each in model.graph.node if each.op_type == "Conv"][1].input[1]
    stored = tensor(model, weight)
    stored.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(stored)[:, :3].copy(), weight))


def wrong_group(model) -> None:
    attribute([each for each in model.graph.node if each.op_type == "Conv"][1], "group").i = 3


def zero_stride(model) -> None:
    attribute(node(model, "MaxPool"), "strides").ints[:] = [0, 0]


def kernel_too_large(model) -> None:
    """A pooling window larger than its padded input."""
    attribute(node(model, "MaxPool"), "kernel_shape").ints[:] = [100, 100]


def not_finite(model) -> None:
    weight = tensor(model, "fc.weight")
    values = numpy_helper.to_array(weight).copy()
    values[0, 0], values[1, 1] = np.nan, np.inf
    weight.CopyFrom(numpy_helper.from_array(values, weight.name))


def dynamic_size(model) -> None:
    """Height and width of the image are left open."""
    for axis, name in ((2, "height"), (3, "width")):
        model.graph.input[0].type.tensor_type.shape.dim[axis].dim_param = name


def future_opset(model) -> None:
    model.opset_import[0].version = 9999


CHANGES = (
    huge_dims,
    overflowing_dims,
    negative_dims,
    escaping_data,
    missing_data,
    missing_tensor,
    cycle,
    repeated_output,
    wrong_channels,
    wrong_group,
    zero_stride,
    kernel_too_large,
    not_finite,
    dynamic_size,
    future_opset,
)

HOSTILE = "*/\n#error \"${7*7}\" <#list 1..9 as x> <script>alert(1)</script> ../../x \\ %n ; exit 1 ] \u202e"


def make_hostile_names() -> None:
    """A good net whose every name would harm C, Tcl, HTML, a template or a path that took it as it is."""
    model = copy.deepcopy(TINY)
    names: dict[str, str] = {}

    def renamed(name: str) -> str:
        return names.setdefault(name, f"{HOSTILE}{len(names)}")

    graph = model.graph
    graph.name = model.producer_name = model.doc_string = HOSTILE
    for each in graph.node:
        each.name = renamed(each.name)
        each.input[:] = [renamed(name) for name in each.input]
        each.output[:] = [renamed(name) for name in each.output]
    for each in (*graph.initializer, *graph.input, *graph.output):
        each.name = renamed(each.name)
    onnx.checker.check_model(model, full_check=True)
    path = FAMILIES / "tiny-hostile-names.onnx"
    path.write_bytes(model.SerializeToString(deterministic=True))
    inputs = digits.load(8).test.inputs()[: expected.COUNT]
    expected.require_agreement(path.name, accuracy.logits(path, inputs), FAMILIES / "tiny-digits.expected.csv")


def make_truncated() -> None:
    for name in ("lenet5-keras3.keras", "lenet5-keras2.h5", "tiny-int8.tflite"):
        whole = (FAMILIES / name).read_bytes()
        (BAD_MODELS / f"truncated{name[name.rindex('.') :]}").write_bytes(whole[: len(whole) // 3])


if __name__ == "__main__":
    for change in CHANGES:
        changed(change.__name__.replace("_", "-"), change)
    make_hostile_names()
    make_truncated()
