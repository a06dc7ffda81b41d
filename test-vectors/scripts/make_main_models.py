"""Trains and exports lenet5-digits.onnx and tiny-digits.onnx."""

import accuracy
import digits
import training
from exporting import export_torchscript
from layout import IMAGES, MODELS
from nets import LeNet5, TinyNet


def make_lenet5() -> None:
    training.seed(1)
    net = LeNet5()
    training.train(net, digits.load(28).training, epochs=40)
    path = MODELS / "lenet5-digits.onnx"
    export_torchscript(net, (1, 28, 28), path)
    accuracy.require(path, IMAGES / "digits-28x28", least=0.975)


def make_tiny() -> None:
    training.seed(2)
    net = TinyNet()
    training.train(net, digits.load(8).training, epochs=150, rate=1e-2, strength=0.5)
    path = MODELS / "tiny-digits.onnx"
    export_torchscript(net, (1, 8, 8), path)
    accuracy.require(path, IMAGES / "digits-8x8", least=0.95)


if __name__ == "__main__":
    make_lenet5()
    make_tiny()
