"""Trains and exports the classifiers of other shapes than LeNet."""

import torch
from torch import nn

import accuracy
import digits
import expected
import training
from channel_ranges import unbalance
from exporting import export_torchscript
from family_nets import Conv1dNet, MobileNet, Mlp, ResNet8
from layout import FAMILIES, IMAGES


def finish(net: nn.Module, name: str, size: int, shape: tuple, least: float, **options) -> None:
    """Writes the net and its answers, and checks that the file agrees with the net and is accurate."""
    path = FAMILIES / f"{name}.onnx"
    export_torchscript(net, shape, path, **options)
    inputs = digits.load(size).test.inputs()[: expected.COUNT].reshape(-1, *shape)
    answers = FAMILIES / f"{name}.expected.csv"
    with torch.no_grad():
        expected.write(answers, net(torch.from_numpy(inputs)).numpy())
    expected.require_agreement(path.name, accuracy.logits(path, inputs), answers)
    accuracy.require(path, IMAGES / f"digits-{size}x{size}", least)


def make_mobilenet() -> None:
    training.seed(11)
    net = MobileNet()
    training.train(net, digits.load(28).training, epochs=40, rate=1e-2)
    unbalance(net, seed=12)
    # PRESERVE and no folding keep the BatchNormalization nodes, which EVAL would fold into the convolutions.
    options = {"training": torch.onnx.TrainingMode.PRESERVE, "do_constant_folding": False}
    finish(net, "mobilenet-digits", 28, (1, 28, 28), 0.97, **options)


def make_resnet8() -> None:
    training.seed(13)
    net = ResNet8()
    training.train(net, digits.load(28).training, epochs=30, rate=1e-2)
    finish(net, "resnet8-digits", 28, (1, 28, 28), 0.97)


def make_conv1d() -> None:
    training.seed(14)
    net = Conv1dNet()
    training.train(nn.Sequential(nn.Flatten(2), net), digits.load(8).training, epochs=80, strength=0.5)
    finish(net, "conv1d-digits", 8, (1, 64), 0.95)


def make_mlp() -> None:
    training.seed(15)
    net = Mlp()
    training.train(nn.Sequential(nn.Flatten(1), net), digits.load(8).training, epochs=80, strength=0.5)
    finish(net, "mlp-digits", 8, (64,), 0.93)


if __name__ == "__main__":
    FAMILIES.mkdir(parents=True, exist_ok=True)
    make_mobilenet()
    make_resnet8()
    make_conv1d()
    make_mlp()
