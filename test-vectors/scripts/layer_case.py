"""One case of layers/: a network that is put together layer by layer, its images and its answers."""

import json
import math
import random

from layer_rules import output_type, run, sum_format
from layout import ROOT
from softmax_rules import exponentials
from windows import range_of, width_and_sign, window_shape

LAYERS = ROOT / "layers"
RANDOM_IMAGES = 3


def tensor_type(shape, fmt, zero_point=0):
    shape = [1] * (4 - len(shape)) + list(shape)
    return {"shape": shape, "format": fmt + ".0", "scale": 1, "zero_point": zero_point}


def elements(shape):
    return math.prod(shape)


class Case:
    """One file. Layers are added one behind the other; its name seeds its numbers."""

    def __init__(self, kind, name, about, shape, fmt="s8", zero_point=0):
        self.random = random.Random(kind + "/" + name)
        self.path = LAYERS / kind / (name + ".json")
        self.about = about
        self.type = tensor_type(shape, fmt, zero_point)
        self.types = {"x": self.type}
        self.network = {"input": {"name": "x", "type": self.type}, "layers": []}

    def numbers(self, fmt, count):
        low, high = range_of({"format": fmt})
        return [self.random.randint(low, high) for _ in range(count)]

    def add(self, kind, inputs=None, **fields):
        """Reads the tensors of these names, or else the one made last; named by kind and position."""
        layers = self.network["layers"]
        inputs = inputs or [layers[-1]["name"] if layers else "x"]
        layer = {"kind": kind, "name": f"{kind.lower()}{len(layers)}", "inputs": inputs, **fields}
        self.type = output_type(layer, [self.types[name] for name in inputs])
        self.types[layer["name"]] = self.type
        layers.append(layer)
        return self

    def constants(self, count, outputs, weight_fmt, bias_fmt, weights=None, bias=None):
        values = weights or self.numbers(weight_fmt, count)
        bias = bias or self.numbers(bias_fmt, outputs)
        return (
            {"format": weight_fmt + ".0", "values": values},
            {"format": bias_fmt + ".0", "values": bias},
            sum_format(self.type, values, bias),
        )

    def conv(self, window, outputs, groups=1, weight_fmt="s4", bias_fmt="s8", weights=None, bias=None, wider=None):
        shape = self.type["shape"]
        count = outputs * (shape[3] // groups) * math.prod(axis[0] for axis in window)
        kernel, biases, sums = self.constants(count, outputs, weight_fmt, bias_fmt, weights, bias)
        out = tensor_type(window_shape(shape, window, outputs), "s1") | {"format": wider or sums}
        return self.add("Conv", window=window, groups=groups, weights=kernel, bias=biases, output=out)

    def dense(self, outputs, weight_fmt="s4", bias_fmt="s8", weights=None):
        count = outputs * elements(self.type["shape"])
        kernel, biases, sums = self.constants(count, outputs, weight_fmt, bias_fmt, weights)
        out = tensor_type([outputs], "s1") | {"format": sums}
        return self.add("Dense", weights=kernel, bias=biases, output=out)

    def arithmetic(self, operator, inputs):
        return self.add("Arithmetic", inputs, operator=operator)

    def lookup(self, fmt, zero_point=0, tables=1, values=None):
        """A table of random entries, or of these."""
        low, high = range_of(self.type)
        table = {"format": fmt + ".0", "values": values or self.numbers(fmt, tables * (high - low + 1))}
        return self.add("Lookup", table=table, output=tensor_type(self.type["shape"], fmt, zero_point))

    def max_pool(self, window):
        return self.add("MaxPool", window=window)

    def average_pool(self, window, count_padding=False):
        return self.add("AveragePool", window=window, count_padding=count_padding)

    def requantize(self, multipliers, shifts, fmt, zero_point=0, rounding="RND_CONV", overflow="SAT", inputs=None):
        out = tensor_type(self.types[inputs[0]]["shape"] if inputs else self.type["shape"], fmt, zero_point)
        modes = {"rounding": rounding, "overflow": overflow}
        return self.add("Requantize", inputs, multipliers=multipliers, shifts=shifts, **modes, output=out)

    def each_channel(self, multiplier_bits, shift, fmt, **modes):
        channels = self.type["shape"][3]
        multipliers = [self.random.randint(1 << multiplier_bits - 1, (1 << multiplier_bits) - 1) for _ in range(channels)]
        shifts = [shift + self.random.randint(-2, 2) for _ in range(channels)]
        return self.requantize(multipliers, shifts, fmt, **modes)

    def softmax(self, scale, fmt):
        """Of stored integers that are worth this much."""
        low, high = range_of(self.type)
        table = {"format": "u31.31", "values": exponentials(scale, high - low + 1)}
        width, signed = width_and_sign(fmt)
        out = tensor_type(self.type["shape"], fmt, -(1 << width - 1) if signed else 0)
        return self.add("Softmax", exponentials=table, output=out | {"format": f"{fmt}.{width}", "scale": 2.0**-width})

    def write(self):
        entry = self.network["input"]["type"]
        low, high = range_of(entry)
        count = elements(entry["shape"])
        images = [[low] * count, [high] * count, [entry["zero_point"]] * count]
        images += [[self.random.randint(low, high) for _ in range(count)] for _ in range(RANDOM_IMAGES)]
        answers = [{"input": image, "output": run(self.network, image)} for image in images]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(
            "{\n"
            f' "about": {json.dumps(self.about)},\n'
            f' "input": {json.dumps(self.network["input"])},\n'
            f' "layers": [\n  {lines(self.network["layers"])}\n ],\n'
            f' "images": [\n  {lines(answers)}\n ]\n'
            "}\n"
        )


def lines(objects):
    return ",\n  ".join(json.dumps(each) for each in objects)
