"""What layers mean that move elements, as plain loops over Python integers."""

import itertools
import math

from windows import cells, places


def in_order(shape, stored):
    """The values of cells by depth, row, column, channel, in memory order."""
    return [stored[place + (channel,)] for place in places(shape) for channel in range(shape[3])]


def slice_rule(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    stored = cells(values, tensor_type)
    taken = [[first + i * step for i in range(count)] for first, step, count in zip(layer["start"], layer["step"], layer["shape"])]
    return [stored[cell] for cell in itertools.product(*taken)]


def slice_type(layer, types):
    return dict(types[0], shape=layer["shape"])


def pad(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    moved = {
        tuple(at + before for at, before in zip(cell, layer["before"])): value for cell, value in cells(values, tensor_type).items()
    }
    shape = pad_type(layer, types)["shape"]
    return [moved.get(cell, layer["value"]) for cell in itertools.product(*map(range, shape))]


def pad_type(layer, types):
    sizes = zip(layer["before"], types[0]["shape"], layer["after"])
    return dict(types[0], shape=[sum(size) for size in sizes])


def factors(layer):
    return [layer["depth"], layer["height"], layer["width"], 1]


def upsample(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    stored = cells(values, tensor_type)
    shape = upsample_type(layer, types)["shape"]
    return [
        stored[tuple(at // factor for at, factor in zip(cell, factors(layer)))] for cell in itertools.product(*map(range, shape))
    ]


def upsample_type(layer, types):
    return dict(types[0], shape=[extent * factor for extent, factor in zip(types[0]["shape"], factors(layer))])


def transpose(layer, types, tensors):
    (values,) = tensors
    extents, order = layer["extents"], layer["order"]
    by_index = dict(zip(itertools.product(*map(range, extents)), values, strict=True))
    result = []
    for index in itertools.product(*(range(extents[axis]) for axis in order)):
        source = [0] * len(order)
        for axis, at in zip(order, index):
            source[axis] = at
        result.append(by_index[tuple(source)])
    return result


def transpose_type(layer, types):
    assert math.prod(layer["shape"]) == math.prod(layer["extents"])
    return dict(types[0], shape=layer["shape"])
