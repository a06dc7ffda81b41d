"""Softmax on Python integers, written from the TensorFlow Lite reference kernel: part of layer_rules.py.

tensorflow/lite/kernels/internal/reference/softmax.h; FixedPoint operations from gemmlowp/fixedpoint/fixedpoint.h.
make_softmax.py has the answers of the kernel itself.
"""

import math
from fractions import Fraction

from exact import doubling_high_mul, rounding_divide_by_pot
from windows import range_of, width_and_sign

ONE = (1 << 31) - 1


def saturate(value):
    return max(-(1 << 31), min(ONE, value))


def exp_on_interval(a):
    x = a + (1 << 28)
    x2 = doubling_high_mul(x, x)
    x3 = doubling_high_mul(x2, x)
    x4 = doubling_high_mul(x2, x2)
    inner = doubling_high_mul(rounding_divide_by_pot(x4, 2) + x3, 715827883) + x2
    return 1895147668 + doubling_high_mul(1895147668, x + rounding_divide_by_pot(inner, 1))


def exp_on_negative_values(a):
    """Five integer bits in, none out."""
    if a == 0:
        return ONE
    quarter = 1 << 24
    below = a % quarter - quarter
    result = exp_on_interval(below << 5)
    factors = [1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242]
    for exponent, factor in enumerate(factors, -2):
        if (below - a) >> 26 + exponent & 1:
            result = doubling_high_mul(result, factor)
    return result


def exponentials(scale, entries):
    """The table of all distances, without the zeros at its end."""
    mantissa, left_shift = math.frexp(min(scale * (1 << 26), float(ONE)))
    multiplier = math.floor(Fraction(mantissa) * (1 << 31) + Fraction(1, 2))
    if multiplier == 1 << 31:
        multiplier, left_shift = multiplier // 2, left_shift + 1
    radius = (31 << 26) >> left_shift
    table = [
        exp_on_negative_values(doubling_high_mul(-distance << left_shift, multiplier)) if distance <= radius else 0
        for distance in range(entries)
    ]
    while table[-1] == 0:
        table.pop()
    return table


def reciprocal(total):
    headroom = 32 - total.bit_length()
    half = ((total << headroom) - (1 << 31) + ONE + 1) // 2
    x = 1515870810 + doubling_high_mul(half, -1010580540)
    for _ in range(3):
        error = (1 << 29) - doubling_high_mul(half, x)
        x += saturate(doubling_high_mul(x, error) << 2)
    return saturate(x << 1), 12 - headroom


def softmax(layer, types, tensors):
    table = layer["exponentials"]["values"]
    to = layer["output"]
    low, high = range_of(to)
    channels = types[0]["shape"][3]
    result = []
    for start in range(0, len(tensors[0]), channels):
        place = tensors[0][start : start + channels]
        parts = [(table + [0])[min(max(place) - value, len(table))] for value in place]
        scale, over_unit = reciprocal(sum(rounding_divide_by_pot(part, 12) for part in parts))
        for part in parts:
            shift = over_unit + 31 - width_and_sign(to["format"])[0]
            share = rounding_divide_by_pot(doubling_high_mul(scale, part), shift)
            result.append(min(max(share + low, low), high))
    return result
