"""Trains and exports lenet5-digits.onnx and tiny-digits.onnx, and writes PyTorch's answers."""

import torch
from torch import nn

import accuracy
import digits
import expected
import training
from exporting import export_torchscript
from layout import FAMILIES, IMAGES, MODELS
from nets import LeNet5, TinyNet


def finish(net: nn.Module, name: str, size: int, least: float) -> None:
    path = MODELS / f"{name}.onnx"
    export_torchscript(net, (1, size, size), path)
    inputs = digits.load(size).test.inputs()[: expected.COUNT]
    answers = FAMILIES / f"{name}.expected.csv"
    with torch.no_grad():
        expected.write(answers, net(torch.from_numpy(inputs)).numpy())
    expected.require_agreement(path.name, accuracy.logits(path, inputs), answers)
    accuracy.require(path, IMAGES / f"digits-{size}x{size}", least)


def make_lenet5() -> None:
    training.seed(1)
    net = LeNet5()
    training.train(net, digits.load(28).training, epochs=40)
    finish(net, "lenet5-digits", 28, least=0.975)


def make_tiny() -> None:
    training.seed(2)
    net = TinyNet()
    training.train(net, digits.load(8).training, epochs=150, rate=1e-2, strength=0.5)
    finish(net, "tiny-digits", 8, least=0.95)


if __name__ == "__main__":
    FAMILIES.mkdir(parents=True, exist_ok=True)
    make_lenet5()
    make_tiny()
