"""Quantises trained nets to 8 bits with onnxruntime, per output channel, in both of its formats."""

import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

import accuracy
import digits
import expected
from layout import FAMILIES, IMAGES, MODELS


class CalibrationImages(CalibrationDataReader):
    def __init__(self, name: str, inputs: np.ndarray):
        self._batches = iter([{name: inputs[i : i + 1]} for i in range(len(inputs))])

    def get_next(self):
        return next(self._batches, None)


def quantise(source: Path, target: Path, form: QuantFormat, activations: QuantType, per_channel: bool = True) -> None:
    """Calibrates with the minimum and maximum over the calibration images of the net's own size."""
    model = onnx.load(str(source))
    image = model.graph.input[0]
    calibration = digits.load(image.type.tensor_type.shape.dim[-1].dim_value).calibration
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        # Its optimiser would join MatMul and Add into Gemm again; only batch normalisation needs it.
        fold = any(node.op_type == "BatchNormalization" for node in model.graph.node)
        quant_pre_process(str(source), str(prepared), skip_optimization=not fold, skip_symbolic_shape=True)
        quantize_static(
            str(prepared),
            str(target),
            CalibrationImages(image.name, calibration.inputs()),
            quant_format=form,
            activation_type=activations,
            weight_type=QuantType.QInt8,
            per_channel=per_channel,
            calibrate_method=CalibrationMethod.MinMax,
        )
    quantised = onnx.load(str(target))
    quantised.ClearField("metadata_props")
    target.write_bytes(quantised.SerializeToString(deterministic=True))


def split_gemm(source: Path, target: Path) -> None:
    """Writes each Gemm as MatMul and Add, which onnxruntime quantises to QLinearMatMul and QLinearAdd."""
    model = onnx.load(str(source))
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    nodes = list(model.graph.node)
    model.graph.ClearField("node")
    for node in nodes:
        if node.op_type != "Gemm":
            model.graph.node.append(node)
            continue
        data, weight, bias = node.input
        transposed = numpy_helper.to_array(stored[weight]).T.copy()
        stored[weight].CopyFrom(numpy_helper.from_array(transposed, weight))
        product = f"{node.name}_product"
        model.graph.node.append(helper.make_node("MatMul", [data, weight], [product], f"{node.name}_matmul"))
        model.graph.node.append(helper.make_node("Add", [product, bias], node.output, f"{node.name}_add"))
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, str(target))


def finish(source: Path, name: str, size: int, form: QuantFormat, activations: QuantType, least: float) -> None:
    target = FAMILIES / f"{name}.onnx"
    quantise(source, target, form, activations)
    inputs = digits.load(size).test.inputs()[: expected.COUNT]
    expected.write(FAMILIES / f"{name}.expected.csv", accuracy.logits(target, inputs))
    accuracy.require(target, IMAGES / f"digits-{size}x{size}", least)


def main() -> None:
    lenet5 = MODELS / "lenet5-digits.onnx"
    finish(lenet5, "lenet5-qdq-int8", 28, QuantFormat.QDQ, QuantType.QInt8, 0.97)
    finish(lenet5, "lenet5-qoperator-uint8", 28, QuantFormat.QOperator, QuantType.QUInt8, 0.97)
    finish(FAMILIES / "resnet8-digits.onnx", "resnet8-qdq-uint8", 28, QuantFormat.QDQ, QuantType.QUInt8, 0.97)
    with tempfile.TemporaryDirectory() as folder:
        split = Path(folder) / "tiny-split.onnx"
        split_gemm(MODELS / "tiny-digits.onnx", split)
        finish(split, "tiny-qoperator-matmul-uint8", 8, QuantFormat.QOperator, QuantType.QUInt8, 0.95)


if __name__ == "__main__":
    main()
