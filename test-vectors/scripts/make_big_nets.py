"""Writes the big nets that are too large to commit: python make_big_nets.py FOLDER

MobileNet-v1 1.0 for 224x224 (Howard et al. 2017, table 1; batch normalisation folded) and AlexNet for 227x227 (Krizhevsky
et al. 2012, as one column: no groups). Weights are random but seeded, scaled so that values neither vanish nor explode.
Beside each net two pictures of noise with some structure, for calibration.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SEED = 20240601
LRN = {"size": 5, "alpha": 1e-4, "beta": 0.75, "bias": 2.0}


class Net:
    """A chain of nodes."""

    def __init__(self, name: str, size: int):
        self.name = name
        self.size = size
        self.random = np.random.default_rng(SEED)
        self.nodes = []
        self.constants = []
        self.last = "image"
        self.channels = 3

    def add(self, op: str, *constants: np.ndarray, **attributes) -> None:
        name = f"{op.lower()}{len(self.nodes)}"
        names = [f"{name}.{i}" for i in range(len(constants))]
        self.constants += [numpy_helper.from_array(c, n) for c, n in zip(constants, names)]
        self.nodes.append(helper.make_node(op, [self.last, *names], [name], name=name, **attributes))
        self.last = name

    def weights(self, *shape: int) -> np.ndarray:
        fan_in = int(np.prod(shape[1:]))
        return self.random.normal(0, np.sqrt(2 / fan_in), shape).astype(np.float32)

    def conv(self, channels: int, kernel: int, stride: int, pads: list, group: int = 1) -> None:
        weights = self.weights(channels, self.channels // group, kernel, kernel)
        bias = self.random.normal(0, 0.05, channels).astype(np.float32)
        self.add("Conv", weights, bias, kernel_shape=[kernel] * 2, strides=[stride] * 2, pads=pads, group=group)
        self.add("Relu")
        self.channels = channels

    def dense(self, inputs: int, outputs: int, relu: bool) -> None:
        weights = self.weights(outputs, inputs)
        self.add("Gemm", weights, self.random.normal(0, 0.05, outputs).astype(np.float32), transB=1)
        if relu:
            self.add("Relu")

    def write(self, folder: Path, classes: int) -> None:
        image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, self.size, self.size])
        scores = helper.make_tensor_value_info(self.last, TensorProto.FLOAT, [1, classes])
        graph = helper.make_graph(self.nodes, self.name, [image], [scores], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
        onnx.checker.check_model(model)
        onnx.save(model, folder / f"{self.name}.onnx")
        coarse = self.random.integers(0, 256, (2, self.size // 8 + 1, self.size // 8 + 1, 3))
        smooth = coarse.repeat(8, axis=1).repeat(8, axis=2)[:, : self.size, : self.size]
        noise = self.random.integers(-20, 21, smooth.shape)
        pictures = np.clip(smooth + noise, 0, 255).astype(np.uint8)
        np.save(folder / f"{self.name}-images.npy", pictures)


def mobilenet(size: int = 224, classes: int = 1000) -> Net:
    net = Net(f"mobilenet-v1-{size}", size)
    # Halving as TensorFlow pads: nothing in front, a row and a column behind.
    halving = [0, 0, 1, 1]
    net.conv(32, 3, 2, halving)
    widths = [64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024]
    for i, width in enumerate(widths):
        halves = i in (1, 3, 5, 11)
        net.conv(net.channels, 3, 2 if halves else 1, halving if halves else [1] * 4, group=net.channels)
        net.conv(width, 1, 1, [0] * 4)
    net.add("GlobalAveragePool")
    net.add("Flatten", axis=1)
    net.dense(1024, classes, relu=False)
    return net


def alexnet(size: int = 227, classes: int = 1000, normalised: bool = True) -> Net:
    net = Net("alexnet" if normalised else "alexnet-plain", size)

    def pool() -> None:
        net.add("MaxPool", kernel_shape=[3, 3], strides=[2, 2])

    net.conv(96, 11, 4, [0] * 4)
    if normalised:
        net.add("LRN", **LRN)
    pool()
    net.conv(256, 5, 1, [2] * 4)
    if normalised:
        net.add("LRN", **LRN)
    pool()
    net.conv(384, 3, 1, [1] * 4)
    net.conv(384, 3, 1, [1] * 4)
    net.conv(256, 3, 1, [1] * 4)
    pool()
    net.add("Flatten", axis=1)
    net.dense(256 * 6 * 6, 4096, relu=True)
    net.dense(4096, 4096, relu=True)
    net.dense(4096, classes, relu=False)
    return net


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for net in (mobilenet(), alexnet(), alexnet(normalised=False)):
        net.write(target, classes=1000)
