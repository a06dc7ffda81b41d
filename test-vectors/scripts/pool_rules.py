"""What pooling means, as plain loops over Python integers."""

import math

from windows import cells, positions, range_of, signed_format, window_shape


def max_pool(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    stored = cells(values, tensor_type)
    result = []
    for taps in positions(tensor_type["shape"], layer["window"]):
        for channel in range(tensor_type["shape"][3]):
            result.append(max(stored[tap + (channel,)] for tap in taps if tap + (channel,) in stored))
    return result


def max_pool_type(layer, types):
    shape = types[0]["shape"]
    return dict(types[0], shape=window_shape(shape, layer["window"], shape[3]))


def inside(shape, taps):
    return [tap for tap in taps if all(0 <= at < extent for at, extent in zip(tap, shape))]


def counts(layer, shape):
    """Of how many cells each mean is, in the order of the outputs."""
    every = list(positions(shape, layer["window"]))
    return [len(taps) if layer["count_padding"] else len(inside(shape, taps)) for taps in every]


def average_pool(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    shape, zero = tensor_type["shape"], tensor_type["zero_point"]
    stored = cells(values, tensor_type)
    divisors = counts(layer, shape)
    unit = math.lcm(*divisors)
    result = []
    for taps, divisor in zip(positions(shape, layer["window"]), divisors, strict=True):
        for channel in range(shape[3]):
            total = sum(stored[tap + (channel,)] - zero for tap in inside(shape, taps))
            result.append(total * unit // divisor)
    return result


def average_pool_type(layer, types):
    unit = math.lcm(*counts(layer, types[0]["shape"]))
    low, high = (limit - types[0]["zero_point"] for limit in range_of(types[0]))
    sums = signed_format(min(0, low * unit), max(0, high * unit))
    return dict(max_pool_type(layer, types), format=sums, zero_point=0, scale=types[0]["scale"] / unit)
