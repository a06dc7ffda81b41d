"""Trains the tiny net with 4-bit weights and activations in Brevitas and exports it with QONNX Quant nodes."""

import brevitas.nn as qnn
import numpy as np
import onnx
import torch
from brevitas.core.scaling import ScalingImplType
from brevitas.export import export_qonnx
from brevitas.quant import Int8WeightPerChannelFloat, Int32Bias, Uint8ActPerTensorFloat
from qonnx.core.modelwrapper import ModelWrapper
from qonnx.core.onnx_exec import execute_onnx
from qonnx.transformation.infer_shapes import InferShapes
from torch import nn

import digits
import expected
import training
from exporting import INPUT, OUTPUT
from layout import FAMILIES


class Pixels(Uint8ActPerTensorFloat):
    """The 256 grey values exactly: scale 1/255."""

    scaling_impl_type = ScalingImplType.CONST
    scaling_init = 1.0


class QuantisedTinyNet(nn.Module):
    """TinyNet with 4-bit weights per output channel, 4-bit unsigned activations and 32-bit biases."""

    def __init__(self):
        super().__init__()
        weights = {"weight_quant": Int8WeightPerChannelFloat, "weight_bit_width": 4, "bias_quant": Int32Bias}
        activations = {"act_quant": Uint8ActPerTensorFloat, "bit_width": 4, "return_quant_tensor": True}
        self.pixels = qnn.QuantIdentity(act_quant=Pixels, return_quant_tensor=True)
        self.conv1 = qnn.QuantConv2d(1, 4, 3, padding=1, bias=True, **weights)
        self.relu1 = qnn.QuantReLU(**activations)
        self.pool1 = nn.MaxPool2d(2)
        self.conv2 = qnn.QuantConv2d(4, 8, 3, padding=1, bias=True, **weights)
        self.relu2 = qnn.QuantReLU(**activations)
        self.pool2 = nn.MaxPool2d(2)
        self.flatten = nn.Flatten()
        self.fc = qnn.QuantLinear(32, 10, bias=True, **weights)

    def forward(self, image):
        x = self.pool1(self.relu1(self.conv1(self.pixels(image))))
        x = self.pool2(self.relu2(self.conv2(x)))
        return self.fc(self.flatten(x))


def main() -> None:
    FAMILIES.mkdir(parents=True, exist_ok=True)
    training.seed(31)
    net = QuantisedTinyNet()
    split = digits.load(8)
    training.train(net, split.training, epochs=150, rate=1e-2, strength=0.5)
    path = FAMILIES / "tiny-qonnx-w4a4.onnx"
    export_qonnx(net, torch.zeros(1, 1, 8, 8), str(path), input_names=[INPUT], output_names=[OUTPUT], opset_version=13)
    model = onnx.load(str(path))
    model.producer_version = torch.__version__.split("+")[0]
    path.write_bytes(model.SerializeToString(deterministic=True))
    inputs = split.test.inputs()
    with torch.no_grad():
        logits = net(torch.from_numpy(inputs)).numpy()
    answers = FAMILIES / "tiny-qonnx-w4a4.expected.csv"
    expected.write(answers, logits[: expected.COUNT])
    wrapped = ModelWrapper(str(path)).transform(InferShapes())
    ran = [execute_onnx(wrapped, {INPUT: image[np.newaxis]})[OUTPUT][0] for image in inputs[: expected.COUNT]]
    expected.require_agreement(path.name, np.stack(ran), answers)
    reached = (logits.argmax(axis=1) == split.test.labels).mean()
    print(f"{path.name}: {reached:.4%} of digits-8x8")
    if reached < 0.9:
        raise SystemExit(f"{path.name}: accuracy {reached:.4%} is below 90 %")


if __name__ == "__main__":
    main()
