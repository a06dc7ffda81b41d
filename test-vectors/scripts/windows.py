"""Shapes, formats, and the places under a sliding window."""

import itertools

from exact import limits


def width_and_sign(fmt):
    return int(fmt[1:].split(".")[0]), fmt[0] == "s"


def range_of(tensor_type):
    return limits(*width_and_sign(tensor_type["format"]))


def signed_format(least, most, fraction_bits=0):
    width = 1
    while not -(1 << width - 1) <= least <= most < 1 << width - 1:
        width += 1
    return f"s{width}.{fraction_bits}"


def places(shape):
    """Depth, row and column of every place of a tensor, in memory order."""
    return list(itertools.product(*map(range, shape[:3])))


def cells(values, tensor_type):
    """The values by depth, row, column, channel."""
    channels = range(tensor_type["shape"][3])
    keys = [place + (channel,) for place in places(tensor_type["shape"]) for channel in channels]
    return dict(zip(keys, values, strict=True))


def three_axes(window):
    return [[1, 1, 1, 0, 0]] * (3 - len(window)) + window


def starts(extent, axis):
    """Where a window can stand, in cells of the unpadded input."""
    kernel, stride, dilation, before, after = axis
    last = extent + after - (kernel - 1) * dilation
    return list(range(-before, last, stride))


def window_shape(shape, window, channels):
    extents = [len(starts(extent, axis)) for extent, axis in zip(shape, three_axes(window))]
    return extents + [channels]


def positions(shape, window):
    """For every output place, the input places under the window, in the order of a kernel's weights."""
    axes = three_axes(window)
    for corner in itertools.product(*(starts(extent, axis) for extent, axis in zip(shape, axes))):
        taps = itertools.product(*(range(axis[0]) for axis in axes))
        yield [tuple(at + tap * axis[2] for at, tap, axis in zip(corner, one, axes)) for one in taps]


def square(kernel, stride=1, dilation=1, before=0, after=0):
    return [[kernel, stride, dilation, before, after]] * 2
