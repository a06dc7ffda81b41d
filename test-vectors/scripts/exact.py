"""The rules of requantisation on exact fractions, written from their sources and not from silicnn's code."""

import math
from fractions import Fraction

ROUNDINGS = ["TRN", "TRN_ZERO", "RND", "RND_ZERO", "RND_INF", "RND_MIN_INF", "RND_CONV", "TFLITE"]
OVERFLOWS = ["SAT", "SAT_ZERO", "SAT_SYM", "WRAP", "WRAP_SM"]


def nearest(value, tie):
    """The integer nearest to a fraction; of two, the one that tie picks."""
    low = math.floor(value)
    rest = value - low
    if rest == Fraction(1, 2):
        return tie(low, low + 1)
    return low if rest < Fraction(1, 2) else low + 1


def nearest_to_zero(a, b):
    return min(a, b, key=abs)


def nearest_to_infinity(a, b):
    return max(a, b, key=abs)


def even(a, b):
    return a if a % 2 == 0 else b


# UG1399, "Quantization Modes"
ROUND = {
    "TRN": math.floor,
    "TRN_ZERO": math.trunc,
    "RND": lambda v: nearest(v, max),
    "RND_ZERO": lambda v: nearest(v, nearest_to_zero),
    "RND_INF": lambda v: nearest(v, nearest_to_infinity),
    "RND_MIN_INF": lambda v: nearest(v, min),
    "RND_CONV": lambda v: nearest(v, even),
}


def doubling_high_mul(a, b):
    """gemmlowp/fixedpoint/fixedpoint.h SaturatingRoundingDoublingHighMul, without its one saturating case."""
    product = a * b
    nudge = 1 << 30 if product >= 0 else 1 - (1 << 30)
    return math.trunc(Fraction(product + nudge, 1 << 31))


def rounding_divide_by_pot(x, exponent):
    """gemmlowp/fixedpoint/fixedpoint.h RoundingDivideByPOT."""
    mask = (1 << exponent) - 1
    threshold = (mask >> 1) + (1 if x < 0 else 0)
    return (x >> exponent) + (1 if (x & mask) > threshold else 0)


def tflite(accumulator, multiplier, shift):
    """tensorflow/lite/kernels/internal/common.h MultiplyByQuantizedMultiplier; its shift is 31 - shift."""
    left = max(0, 31 - shift)
    right = max(0, shift - 31)
    return rounding_divide_by_pot(doubling_high_mul(accumulator << left, multiplier), right)


def fits(value, low, high):
    return low <= value <= high


def wrap_sign_magnitude(value, floor, width):
    """UG1399, "Overflow Modes", AP_WRAP_SM with N = 0; ap_fixed takes the deleted bit from before rounding."""
    low_bits = [value >> i & 1 for i in range(width)]
    deleted = floor >> width & 1
    if low_bits[-1] != deleted:
        low_bits = [1 - bit for bit in low_bits]
    low_bits[-1] = deleted
    return sum(bit << i for i, bit in enumerate(low_bits)) - (deleted << width)


def limits(width, signed):
    return (-(1 << width - 1), (1 << width - 1) - 1) if signed else (0, (1 << width) - 1)


# UG1399, "Overflow Modes"
def store(value, floor, overflow, width, signed):
    low, high = limits(width, signed)
    if overflow == "SAT_SYM" and signed and width > 1:  # ap_fixed<1, ..., AP_SAT_SYM> holds -1
        low = -high
    if fits(value, low, high):
        return value
    if overflow in ("SAT", "SAT_SYM"):
        return low if value < low else high
    if overflow == "SAT_ZERO":
        return 0
    if overflow == "WRAP":
        low_bits = value % (1 << width)
        return low_bits - (1 << width) if low_bits > high else low_bits
    return wrap_sign_magnitude(value, floor, width)


def requantize(accumulator, multiplier, shift, zero_point, rounding, overflow, width, signed):
    exact = Fraction(accumulator * multiplier) / Fraction(2) ** shift
    if rounding == "TFLITE":
        rounded = tflite(accumulator, multiplier, shift)
    else:
        rounded = ROUND[rounding](exact)
    return store(rounded + zero_point, math.floor(exact) + zero_point, overflow, width, signed)
