"""Layers that look at one place of each operand, as plain loops over Python integers: part of layer_rules.py."""

import math
import operator

from windows import places, range_of, signed_format

OPERATORS = {"ADD": operator.add, "SUBTRACT": operator.sub, "MULTIPLY": operator.mul, "MAXIMUM": max, "MINIMUM": min}


def joined_shape(types):
    return max((each["shape"] for each in types), key=math.prod)


def repeated(values, tensor_type, shape):
    """A tensor with one place or one channel for all, as one of this shape, without its zero point."""
    own, channels = tensor_type["shape"], tensor_type["shape"][3]
    result = []
    for place in range(len(places(shape))):
        for channel in range(shape[3]):
            at = place if math.prod(own[:3]) > 1 else 0
            result.append(values[at * channels + (channel if channels > 1 else 0)] - tensor_type["zero_point"])
    return result


def arithmetic(layer, types, tensors):
    shape = joined_shape(types)
    left, right = [repeated(values, each, shape) for values, each in zip(tensors, types)]
    return [OPERATORS[layer["operator"]](a, b) for a, b in zip(left, right, strict=True)]


def arithmetic_type(layer, types):
    (low, high), (least, most) = [[limit - each["zero_point"] for limit in range_of(each)] for each in types]
    corners = [OPERATORS[layer["operator"]](a, b) for a in (low, high) for b in (least, most)]
    return dict(types[0], shape=joined_shape(types), format=signed_format(min(corners), max(corners)), zero_point=0)


def lookup(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    low, high = range_of(tensor_type)
    entries = high - low + 1
    table = layer["table"]["values"]
    tables = len(table) // entries
    channels = tensor_type["shape"][3]
    return [table[i % channels % tables * entries + value - low] for i, value in enumerate(values)]


def clamp(layer, types, tensors):
    return [min(max(value, layer["low"]), layer["high"]) for value in tensors[0]]


def clamp_type(layer, types):
    return types[0]


def arg_max(layer, types, tensors):
    channels = types[0]["shape"][3]
    result = []
    for start in range(0, len(tensors[0]), channels):
        place = tensors[0][start : start + channels]
        first = place.index(max(place))
        result.append(channels - 1 - place[::-1].index(max(place)) if layer["last"] else first)
    return result


def arg_max_type(layer, types):
    shape = types[0]["shape"]
    width = max(1, (shape[3] - 1).bit_length())
    return {"shape": shape[:3] + [1], "format": f"u{width}.0", "scale": 1, "zero_point": 0}
