"""Writes fixed/requantize.csv: small rows of requantisation that can be checked by hand, each with its rule's source."""

import csv

from exact import OVERFLOWS, ROUNDINGS, requantize
from layout import ROOT

MODES = "UG1399 Quantization Modes: AP_"
LIMITS = "UG1399 Overflow Modes: AP_"
TFLITE = "tensorflow/lite/kernels/internal/common.h MultiplyByQuantizedMultiplier"
EXAMPLE = "UG1399 %s: AP_%s: its own example"
DEFINITION = "zero point + round(accumulator * multiplier / 2^shift)"

rows = []


def add(accumulator, multiplier, shift, zero_point, rounding, overflow, fmt, source, expected=None):
    width, signed = int(fmt[1:]), fmt[0] == "s"
    result = requantize(accumulator, multiplier, shift, zero_point, rounding, overflow, width, signed)
    assert expected in (None, result), (accumulator, shift, rounding, overflow, fmt, expected, result)
    rows.append([accumulator, multiplier, shift, zero_point, rounding, overflow, fmt, result, source])


def modes_of(fmt):
    return [mode for mode in OVERFLOWS if mode != "WRAP_SM" or fmt[0] == "s"]


def examples_of_the_manual():
    # 1.25 and -1.25 with one binary place: 5 and -5 quarters to halves.
    for mode, up, down in [
        ("TRN", 2, -3),
        ("TRN_ZERO", 2, -2),
        ("RND", 3, -2),
        ("RND_ZERO", 2, -2),
        ("RND_INF", 3, -3),
        ("RND_MIN_INF", 2, -3),
    ]:
        add(5, 1, 1, 0, mode, "SAT", "s3", EXAMPLE % ("Quantization Modes", mode), up)
        add(-5, 1, 1, 0, mode, "SAT", "s3", EXAMPLE % ("Quantization Modes", mode), down)
    for mode, fmt, up, down in [
        ("SAT", "s4", 7, -8),
        ("SAT", "u4", 15, 0),
        ("SAT_ZERO", "s4", 0, 0),
        ("SAT_ZERO", "u4", 0, 0),
        ("SAT_SYM", "s4", 7, -7),
        ("SAT_SYM", "u4", 15, 0),
        ("WRAP", "u4", 3, 13),
        ("WRAP_SM", "s4", -4, 2),
    ]:
        add(19, 1, 0, 0, "RND", mode, fmt, EXAMPLE % ("Overflow Modes", mode), up)
        add(-19, 1, 0, 0, "RND", mode, fmt, EXAMPLE % ("Overflow Modes", mode), down)
    add(31, 1, 0, 0, "RND", "WRAP", "s4", EXAMPLE % ("Overflow Modes", "WRAP"), -1)
    add(-19, 1, 0, 0, "RND", "WRAP", "s4", EXAMPLE % ("Overflow Modes", "WRAP"), -3)


def roundings():
    for mode in ROUNDINGS[:-1]:
        for quarters in [-10, -9, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 9, 10]:
            add(quarters, 1, 2, 0, mode, "SAT", "s8", MODES + mode)
        # ties that a double does not see, and the widest sums
        for value in [3 << 60, (3 << 60) + 1, (3 << 60) - 1, -(3 << 60), 1 - (3 << 60), -1 - (3 << 60)]:
            add(value, 1, 61, 0, mode, "SAT", "s8", MODES + mode)
        for value in [(1 << 62) - 1, -(1 << 62)]:
            add(value, 1, 62, 0, mode, "SAT", "s8", MODES + mode)
            add(value, 1, 32, 0, mode, "SAT", "s32", MODES + mode)


def overflows():
    for fmt in ["s4", "u4"]:
        for mode in modes_of(fmt):
            for value in [-33, -32, -17, -16, -15, -9, -8, -7, -1, 0, 1, 7, 8, 9, 14, 15, 16, 17, 31, 32, 33]:
                add(value, 1, 0, 0, "TRN", mode, fmt, LIMITS + mode)
    for fmt in ["s1", "u1", "s2", "s31", "u31", "s32", "u32"]:
        for mode in modes_of(fmt):
            width = int(fmt[1:])
            for power in [1 << width - 1, 1 << width, 1 << width + 1]:
                for value in [power - 1, power, -power, -power - 1]:
                    add(value, 1, 0, 0, "TRN", mode, fmt, LIMITS + mode)


def rounding_into_overflow():
    # 7.5 and 15.5, -8.5 and -16.5: whether they overflow depends on the rounding.
    for mode in ROUNDINGS[:-1]:
        for overflow in OVERFLOWS:
            for halves in [15, 31, 63, -17, -33]:
                source = LIMITS + overflow + (": the deleted bit is the one before rounding" if overflow == "WRAP_SM" else "")
                add(halves, 1, 1, 0, mode, overflow, "s4", source)


def scales():
    for mode in ROUNDINGS[:-1]:
        # 10/16 of a sum around a zero point; 40 * 10/16 = 25 exactly, 42 * 10/16 = 26.25, 44 * 10/16 = 27.5
        for accumulator in [40, 42, 44, -40, -42, -44, 400, -400]:
            add(accumulator, 10, 4, -3, mode, "SAT", "s8", DEFINITION)
            add(accumulator, 10, 4, 128, mode, "SAT", "u8", DEFINITION)
    for overflow in OVERFLOWS:
        for accumulator in [-5, -4, 3, 4]:
            add(accumulator, 3, -2, 1, "RND", overflow, "s6", DEFINITION)
            add(accumulator, 1, -31, 0, "RND", overflow, "s32", DEFINITION)
    add(1 << 30, 1, -31, 0, "RND", "SAT", "s32", DEFINITION)
    add(0, 2147483647, 31, -2147483648, "RND", "SAT", "s32", DEFINITION)
    add(-1, 1, 0, -2147483648, "RND", "SAT", "s32", DEFINITION)
    add(-1, 1, 0, -2147483648, "RND", "WRAP", "s32", DEFINITION)
    add(1 << 31, 2147483647, 31, 0, "RND", "SAT", "u32", DEFINITION)


def tflite():
    half = 1 << 30
    for accumulator in [-3, -2, -1, 0, 1, 2, 3]:
        add(accumulator, half, 31, 0, "TFLITE", "SAT", "s8", TFLITE)  # halves
        add(accumulator, half, 30, 0, "TFLITE", "SAT", "s8", TFLITE)  # whole numbers
        add(accumulator, half, 29, 5, "TFLITE", "SAT", "s8", TFLITE)
        add(accumulator, half, 0, 0, "TFLITE", "SAT", "s32", TFLITE) if accumulator in (-1, 0, 1) else None
    for accumulator in [-7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7]:
        add(accumulator, half, 32, 0, "TFLITE", "SAT", "s8", TFLITE)  # two roundings of a quarter
        add(accumulator, half, 33, 0, "TFLITE", "SAT", "s8", TFLITE)
    for accumulator in [2147483647, -2147483648]:
        for multiplier in [half, 2147483647]:
            for shift in [31, 32, 47, 62]:
                add(accumulator, multiplier, shift, 0, "TFLITE", "SAT", "s32", TFLITE)
    for overflow in OVERFLOWS:
        add(300, half, 31, -10, "TFLITE", overflow, "s8", TFLITE)
        add(-300, half, 31, 10, "TFLITE", overflow, "s8", TFLITE)


def main():
    for section in [examples_of_the_manual, roundings, overflows, rounding_into_overflow, scales, tflite]:
        section()
    with open(ROOT / "fixed" / "requantize.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("accumulator multiplier shift zero_point rounding overflow format result source".split())
        writer.writerows(rows)


if __name__ == "__main__":
    main()
