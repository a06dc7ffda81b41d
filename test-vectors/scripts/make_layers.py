"""Writes layers/<kind>/*.json: small networks around one layer, images, and the answers of layer_rules.py."""

import random
import shutil

from elementwise_cases import arg_maxes, clamps, lookups, softmaxes
from exact import OVERFLOWS, ROUNDINGS
from layer_case import LAYERS, Case
from movement_cases import pads, reshapes, slices, transposes, upsamples
from pool_cases import average_pools
from windows import range_of, square


def conv_windows():
    def case(name, about, shape, window, outputs=2):
        Case("conv", "window-" + name, about, shape).conv(window, outputs).write()

    case("1x1", "one tap: a matrix for every pixel", [3, 4, 3], square(1), 4)
    case("3x3", "no padding", [5, 6, 2], square(3))
    case("3x3-same", "padding that keeps the size", [4, 5, 2], square(3, before=1, after=1))
    case("2x2-after", "padding behind alone, as TensorFlow's SAME gives an even kernel", [4, 4, 1], square(2, after=1))
    case("2x2-before", "padding in front alone", [4, 4, 1], square(2, before=1))
    case("uneven-pads", "four different pads", [4, 3, 2], [[3, 1, 1, 2, 1], [3, 1, 1, 0, 3]])
    case("wide-pads", "pads wider than the kernel: some windows see only padding", [3, 3, 2], square(2, before=3, after=4))
    case("stride-2", "a stride that leaves the last row and column out", [6, 6, 2], square(3, stride=2))
    case("stride-2-same", "stride 2 with padding", [5, 5, 2], square(3, stride=2, before=1, after=1))
    case("stride-uneven", "rows in steps of 3, columns of 2", [8, 7, 1], [[2, 3, 1, 0, 1], [3, 2, 1, 1, 1]])
    case("stride-past-kernel", "steps wider than the kernel", [7, 7, 2], square(2, stride=4))
    case("stride-past-image", "a step wider than the image", [3, 3, 2], square(2, stride=5))
    case("dilation-2", "taps two apart", [6, 6, 2], square(3, dilation=2))
    case("dilation-uneven", "dilation by rows alone, with stride and pads", [7, 6, 2], [[3, 2, 3, 2, 2], [2, 1, 1, 0, 1]])
    case("dilation-past-image", "taps further apart than the image is wide", [3, 3, 1], square(2, dilation=4, before=2, after=2))
    case("1x5", "one row", [3, 7, 2], [[1, 1, 1, 0, 0], [5, 1, 1, 2, 2]])
    case("5x1", "one column", [7, 3, 2], [[5, 1, 1, 2, 2], [1, 1, 1, 0, 0]])
    case("5x2", "tall", [6, 5, 1], [[5, 1, 1, 0, 0], [2, 1, 1, 0, 0]])
    case("whole-image", "the kernel covers the image: one output", [4, 5, 3], [[4, 1, 1, 0, 0], [5, 1, 1, 0, 0]], 3)
    case("one-pixel", "an image of one pixel", [1, 1, 3], square(1), 2)
    case("one-pixel-padded", "one pixel under a padded kernel", [1, 1, 2], square(3, before=1, after=1))
    case("one-row", "an image of one row", [1, 6, 2], [[1, 1, 1, 0, 0], [3, 1, 1, 1, 1]])
    case("one-column", "an image of one column", [6, 1, 2], [[3, 1, 1, 1, 1], [1, 1, 1, 0, 0]])


def conv_channels():
    def case(name, about, channels, outputs, groups):
        window = square(2, before=1)
        Case("conv", "groups-" + name, about, [3, 3, channels]).conv(window, outputs, groups).write()

    case("2", "two groups of two inputs and three outputs", 4, 6, 2)
    case("3-of-1", "three groups of one input and two outputs: depthwise with a multiplier", 3, 6, 3)
    case("depthwise", "as many groups as channels", 4, 4, 4)
    case("to-one", "many channels to one", 5, 1, 1)


def conv_formats():
    def case(name, about, fmt, zero_point, weight_fmt, bias_fmt="s8", **options):
        window = square(2, before=1, after=1)
        Case("conv", "format-" + name, about, [3, 3, 2], fmt, zero_point).conv(
            window, 2, weight_fmt=weight_fmt, bias_fmt=bias_fmt, **options
        ).write()

    case("s1", "binary input and weights", "s1", 0, "s1", "s2")
    case("u1", "one bit without a sign", "u1", 0, "u1", "s1")
    case("u1-zero-1", "one bit around a zero point of 1", "u1", 1, "s2", "s3")
    case("u8-zero", "bytes around a zero point; the padding holds it", "u8", 131, "s8", "s16")
    case("s8-zero-least", "the zero point at the lower limit", "s8", -128, "s8", "s16")
    case("s8-zero-most", "the zero point at the upper limit", "s8", 127, "s8", "s16")
    case("u8-weights", "weights without a sign", "s8", 3, "u8", "u8")
    case("s16", "16 bits: sums pass 32", "s16", 0, "s16", "s32")
    case("u16-zero", "16 bits without a sign, around a zero point", "u16", 40000, "s9", "s20")
    case("u17-zero", "17 bits without a sign: 32-bit words that must not wrap", "u17", 70000, "s2", "s2")
    case("s31-zero", "a zero point that takes the 32nd bit", "s31", -(1 << 30), "s2", "s8")
    case("u32-zero", "32 bits without a sign, around the largest zero point", "u32", 2147483647, "s8", "s40")
    case("s32", "32 bits by 28: sums of 63 bits", "s32", 0, "s28", "s62")
    case("wider", "an accumulator wider than it must be", "s8", 0, "s4", wider="s40.0")
    Case("conv", "format-zero-weights", "weights of zero: the sums are narrower than the input", [2, 2, 1], "u8", 7).conv(
        square(1), 1, bias_fmt="s2", weights=[0], bias=[0]
    ).write()
    Case("conv", "format-s32-minus-one", "-1 times 2^31: the value is wider than the sums", [2, 2, 1], "s32", -1).conv(
        square(1), 1, bias_fmt="s1", weights=[-1], bias=[0]
    ).write()


def conv_requantized():
    def case(name, about, **modes):
        options = {"fmt": "s8", **modes}
        Case("conv", "requantized-" + name, about, [4, 4, 2], "u8", 9).conv(square(3, before=1, after=1), 3).each_channel(
            12, 17, **options
        ).write()

    for rounding in ROUNDINGS:
        case("by-" + rounding.lower().replace("_", "-"), f"sums scaled for each channel, {rounding}", rounding=rounding)
    for overflow in OVERFLOWS:
        case("into-" + overflow.lower().replace("_", "-"), f"narrow results, {overflow}", fmt="s5", overflow=overflow)
    case("relu", "no sign behind the scaling: a ReLU", fmt="u8")
    case("relu6", "a zero point at the lower limit and few bits: a ReLU with a ceiling", fmt="s4", zero_point=-8)
    Case("conv", "requantized-shift", "one shift for all channels, no multiplier", [4, 4, 2]).conv(
        square(3), 3
    ).requantize([1], [5], "s8").write()
    Case("conv", "requantized-tflite", "31-bit multipliers, two roundings, zero points", [4, 4, 2], "s8", -3).conv(
        square(3, before=1, after=1), 3, weight_fmt="s8", bias_fmt="s18"
    ).each_channel(31, 38, "s8", zero_point=5, rounding="TFLITE").write()
    Case("conv", "requantized-twice", "two layers in a row, the first scaled", [4, 4, 2]).conv(square(3, before=1), 3).requantize(
        [1], [4], "u6"
    ).conv(square(2), 2).each_channel(8, 12, "s8").write()


def conv_at_random():
    for number in range(12):
        name = f"random-{number:02}"
        choose = random.Random(name)
        channels = choose.choice([1, 2, 3, 4])
        groups = choose.choice([g for g in range(1, channels + 1) if channels % g == 0])
        extents = [choose.randint(1, 7), choose.randint(1, 7)]
        window = []
        for extent in extents:
            kernel, dilation = choose.randint(1, 4), choose.randint(1, 2)
            missing = max(0, (kernel - 1) * dilation + 1 - extent)
            before = choose.randint(0, 2) + missing
            window.append([kernel, choose.randint(1, 3), dilation, before, choose.randint(0, 2)])
        fmt = choose.choice("su") + str(choose.randint(2, 12))
        zero_point = choose.randint(*range_of({"format": fmt}))
        case = Case("conv", name, "everything at once", extents + [channels], fmt, zero_point)
        case.conv(window, groups * choose.randint(1, 3), groups, weight_fmt=f"s{choose.randint(2, 9)}")
        modes = {"rounding": choose.choice(ROUNDINGS), "overflow": choose.choice(OVERFLOWS)}
        case.each_channel(10, 12 + choose.randint(0, 6), f"s{choose.randint(1, 16)}", **modes).write()


def max_pools():
    def case(name, about, shape, window, fmt="s8", zero_point=0):
        Case("maxpool", name, about, shape, fmt, zero_point).max_pool(window).write()

    case("2x2-stride-2", "the usual halving", [4, 6, 3], square(2, stride=2))
    case("2x2-stride-2-odd", "the last row and column are left out", [5, 5, 2], square(2, stride=2))
    case("3x3-stride-2-padded", "ResNet's first pool", [6, 6, 2], square(3, stride=2, before=1, after=1))
    case("3x3-stride-1", "overlapping windows", [5, 4, 2], square(3))
    case("2x2-after", "padding behind alone", [3, 3, 1], square(2, stride=2, after=1))
    case("uneven", "different windows by rows and columns", [6, 7, 2], [[3, 1, 1, 0, 2], [2, 3, 1, 1, 0]])
    case("stride-past-kernel", "pixels that no window sees", [7, 7, 1], square(2, stride=3))
    case("dilation", "taps two apart", [6, 6, 2], square(2, dilation=2))
    case("dilation-padded", "some taps in the padding, never all", [5, 5, 1], square(3, dilation=2, before=2, after=2))
    case("whole-image", "global pooling", [4, 3, 5], [[4, 1, 1, 0, 0], [3, 1, 1, 0, 0]])
    case("1x1", "one tap, with a stride: rows and columns are dropped", [5, 5, 2], square(1, stride=2))
    case("one-pixel", "one pixel under a padded window", [1, 1, 2], square(3, before=1, after=1))
    case("u8-zero", "the padding does not take part, whatever its zero point", [4, 4, 2], square(3, before=1, after=1), "u8", 200)
    for fmt in ["s1", "u1", "u16", "s17", "u32", "s32"]:
        case(f"format-{fmt}", "negative values and limits of the word", [3, 4, 2], square(2, before=1), fmt)
    Case("maxpool", "behind-conv", "the sums themselves, not scaled", [4, 4, 1]).conv(square(2), 2).max_pool(
        square(2, stride=2, before=1)
    ).write()


def denses():
    def case(name, about, shape, outputs, fmt="s8", zero_point=0, **options):
        Case("dense", name, about, shape, fmt, zero_point).dense(outputs, **options).write()

    case("vector", "a vector to a vector", [7], 5)
    case("one-to-one", "one weight", [1], 1)
    case("to-one", "many to one", [20], 1)
    case("from-one", "one to many", [1], 6)
    case("image", "an image, in the order height, width, channel", [3, 2, 4], 3)
    case("volume", "a volume, depth outermost", [2, 2, 3, 2], 3)
    case("u8-zero", "bytes around a zero point", [9], 4, "u8", 128, weight_fmt="s8", bias_fmt="s16")
    case("s8-zero", "a negative zero point", [9], 4, "s8", -5, weight_fmt="s8", bias_fmt="s16")
    case("binary", "bits of input and weights", [33], 3, "u1", 0, weight_fmt="s1", bias_fmt="s1")
    case("u17-zero", "17 bits without a sign, around a zero point", [5], 2, "u17", 99999, weight_fmt="s2", bias_fmt="s2")
    case("u32-zero", "32 bits without a sign, around a zero point", [5], 2, "u32", 5, weight_fmt="s8", bias_fmt="s8")
    case("wide", "sums of 63 bits", [4], 2, "s32", 0, weight_fmt="s28", bias_fmt="s60")
    case("u16-weights", "weights without a sign", [4], 2, "u16", 0, weight_fmt="u16", bias_fmt="u16")
    Case("dense", "requantized", "logits scaled for each class", [12], "u8").dense(5).each_channel(10, 14, "s8").write()
    Case("dense", "requantized-tflite", "TensorFlow Lite's two roundings", [12], "s8", -128).dense(
        5, weight_fmt="s8", bias_fmt="s20"
    ).each_channel(31, 39, "s8", zero_point=-10, rounding="TFLITE").write()
    Case("dense", "two", "a hidden layer", [6], "u4").dense(4).requantize([1], [3], "u4").dense(3).write()


def windows_of_other_ranks():
    def case(kind, name, about, shape, window, fmt="s8", zero_point=0):
        built = Case(kind, name, about, shape, fmt, zero_point)
        (built.conv(window, 2) if kind == "conv" else built.max_pool(window)).write()

    for kind in ["conv", "maxpool"]:
        case(kind, "1d-3", "a signal: one axis", [9, 2], [[3, 1, 1, 0, 0]])
        case(kind, "1d-padded", "a signal with stride, uneven pads and a zero point", [8, 2], [[3, 2, 1, 2, 1]], "u8", 99)
        case(kind, "1d-dilated", "taps three apart", [11, 1], [[3, 1, 3, 1, 2]])
        case(kind, "1d-over-rows", "one axis over an image: each row is a signal of its own", [3, 6, 2], [[3, 1, 1, 1, 1]])
        case(kind, "3d-2x2x2", "a volume", [3, 4, 3, 2], [[2, 1, 1, 0, 0]] * 3)
        case(
            kind,
            "3d-uneven",
            "three different axes",
            [4, 5, 6, 2],
            [[2, 2, 1, 1, 0], [3, 1, 1, 1, 1], [2, 3, 2, 0, 1]],
            "s6",
            -7,
        )
        case(kind, "3d-one-plane", "a volume of one plane", [1, 4, 4, 2], [[1, 1, 1, 0, 0], [2, 1, 1, 0, 0], [2, 1, 1, 0, 0]])
        case(kind, "3d-padded-plane", "one plane between planes of padding", [1, 3, 3, 1], [[3, 1, 1, 1, 1]] * 3)
        case(kind, "3d-depth-alone", "a window along the depth", [5, 3, 2, 1], [[3, 1, 1, 0, 0], [1, 1, 1, 0, 0], [1, 1, 1, 0, 0]])
    case("conv", "2d-over-volume", "two axes over a volume: each plane is an image of its own", [2, 4, 4, 2], square(2))


def arithmetics():
    def case(name, about, fmt="s8", zero_point=0, shape=(3, 4, 2)):
        return Case("arithmetic", name, about, shape, fmt, zero_point)

    case("to-itself", "twice the same tensor").arithmetic("ADD", ["x", "x"]).write()
    case("to-itself-zero", "twice the same tensor, around a zero point", "u8", 200).arithmetic("ADD", ["x", "x"]).write()
    case("residual", "a convolution and the way around it", "s6", shape=(4, 4, 2)).conv(
        square(3, before=1, after=1), 2
    ).requantize([1], [5], "s6").arithmetic("ADD", ["requantize1", "x"]).requantize([1], [1], "s6").write()
    case("two-scales", "both brought to one scale first, each its own way", "u8", 7).requantize(
        [3], [2], "s9", -5, inputs=["x"]
    ).requantize([5], [3], "u7", 100, inputs=["x"]).arithmetic("ADD", ["requantize0", "requantize1"]).write()
    case("each-channel", "scaled behind the sum, for each channel", "s8").arithmetic("ADD", ["x", "x"]).each_channel(
        10, 12, "s8", rounding="RND_INF"
    ).write()
    case("mixed-signs", "with and without a sign", "s5").requantize([1], [0], "u5", 16).arithmetic("ADD", ["requantize0", "x"]).write()
    case("one-bit", "the smallest formats", "u1", shape=(5,)).arithmetic("ADD", ["x", "x"]).write()
    case("u32-zero", "32 bits without a sign, around the largest zero point", "u32", 2147483647).arithmetic("ADD", ["x", "x"]).write()
    case("s32-zero", "a sum of 34 bits", "s32", -2147483648).arithmetic("ADD", ["x", "x"]).write()
    case("s61", "the widest operands", "s61", -2147483648, (3,)).arithmetic("ADD", ["x", "x"]).write()
    case("chain", "three tensors, two by two", "s4").arithmetic("ADD", ["x", "x"]).arithmetic("ADD", ["arithmetic0", "x"]).write()
    for operator in ["SUBTRACT", "MULTIPLY", "MAXIMUM", "MINIMUM"]:
        word = operator.lower()
        case(word, "a tensor and another one, around two zero points", "s8", -3).requantize([5], [3], "u7", 40).arithmetic(
            operator, ["x", "requantize0"]
        ).write()
        case(word + "-requantized", "scaled behind, for each channel", "s8").requantize([3], [2], "s9", -5).arithmetic(
            operator, ["requantize0", "x"]
        ).each_channel(9, 11, "s7").write()
        case(word + "-one-bit", "the smallest formats", "s1", shape=(5,)).arithmetic(operator, ["x", "x"]).write()
    case("square-u16", "products of 32 bits", "u16", 7, (5,)).arithmetic("MULTIPLY", ["x", "x"]).write()
    case("square-s31", "products of 62 bits", "s31", shape=(5,)).arithmetic("MULTIPLY", ["x", "x"]).write()
    for operator in ["ADD", "SUBTRACT", "MULTIPLY"]:
        word = operator.lower()
        gate = case(word + "-each-channel", "a value a channel, known when the image is over", "s6", -4, (3, 4, 2))
        gate.max_pool([[3, 1, 1, 0, 0], [4, 1, 1, 0, 0]]).arithmetic(operator, ["x", "maxpool0"]).write()
        mask = case(word + "-each-place", "a value a place", "s6", 2, (3, 4, 2)).conv(square(1), 1)
        mask.requantize([1], [3], "s6", 1).arithmetic(operator, ["requantize1", "x"]).write()
    case("multiply-each-channel-volume", "a value a channel, of a volume, scaled behind", "u5", 3, (2, 3, 2, 3)).max_pool(
        [[2, 1, 1, 0, 0], [3, 1, 1, 0, 0], [2, 1, 1, 0, 0]]
    ).arithmetic("MULTIPLY", ["maxpool0", "x"]).each_channel(8, 12, "s8").write()
    one = case("maximum-one", "one value for all", "s8", 0, (2, 3, 1)).max_pool([[2, 1, 1, 0, 0], [3, 1, 1, 0, 0]])
    one.arithmetic("MAXIMUM", ["x", "maxpool0"]).write()


def concats():
    def case(name, about, fmt="s8", zero_point=0, shape=(3, 2, 2)):
        return Case("concat", name, about, shape, fmt, zero_point)

    case("itself", "the same tensor twice").add("Concat", ["x", "x"]).write()
    case("three", "the same tensor three times", shape=(4,)).add("Concat", ["x", "x", "x"]).write()
    case("one", "one tensor alone").add("Concat", ["x"]).write()
    case("branches", "two convolutions side by side, and their input", "s6", shape=(4, 4, 2)).conv(
        square(3, before=1, after=1), 3
    ).requantize([1], [5], "s6").add("MaxPool", ["x"], window=square(2, before=1)).add(
        "Concat", ["maxpool2", "requantize1", "x"]
    ).write()
    case("zero-point", "the zero point stays", "u8", 77).requantize([1], [1], "u8", 77).add("Concat", ["x", "requantize0"]).write()
    for fmt in ["u1", "s17", "u32", "s63"]:
        case(f"format-{fmt}", "limits of the word", fmt).add("Concat", ["x", "x"]).write()
    case("volume", "at every place of a volume", shape=(2, 2, 3, 1)).add("Concat", ["x", "x"]).write()


def requantizes():
    def case(name, about, fmt, zero_point=0, shape=(4, 4, 2)):
        return Case("requantize", name, about, shape, fmt, zero_point)

    for overflow in OVERFLOWS:
        word = overflow.lower().replace("_", "-")
        for rounding in ROUNDINGS:
            name = f"{rounding.lower().replace('_', '-')}-{word}"
            modes = {"rounding": rounding, "overflow": overflow}
            case(name, f"{rounding} and {overflow}, from 8 bits to 4", "s8").requantize([1], [2], "s4", **modes).write()
        if overflow != "WRAP_SM":
            case(f"unsigned-{word}", f"{overflow} of what has no sign", "s8").requantize(
                [3], [2], "u4", 2, "RND", overflow
            ).write()
    case("each-channel", "a scale for each of five channels", "s16", shape=[2, 3, 5]).each_channel(11, 16, "s8").write()
    case("each-channel-zero", "the same around zero points", "u12", 2000, [2, 3, 5]).each_channel(
        11, 14, "u8", zero_point=77
    ).write()
    case("left", "negative shifts make numbers larger", "s6", shape=[8]).requantize(
        [1, 1, 1, 3, 3, 3, 5, 7], [-1, -4, -26, 0, -1, -3, -2, 1], "s32"
    ).write()
    case("zero-points", "zero points at the limits of both formats", "u8", 255).requantize([1], [0], "s8", -128).write()
    case("u32-zero", "32 bits without a sign, around a zero point", "u32", 12345).requantize([1], [20], "s12").write()
    case("u32-to-u32", "the widest formats that a tensor may have", "u32").requantize(
        [1], [1], "u32", rounding="RND_INF"
    ).write()
    case("s32-tflite", "32-bit sums by 31-bit multipliers", "s32").requantize(
        [2147483647, 1073741824], [40, 62], "s8", 3, "TFLITE"
    ).write()
    case("tflite-left", "TensorFlow Lite's left shifts: less than 31 bits dropped", "s8").requantize(
        [1073741824, 1717986918], [28, 30], "s16", 0, "TFLITE"
    ).write()
    for shift in [30, 31, 62]:
        case(f"far-{shift}", "hardly anything left", "s62").requantize([1], [shift], "s32", rounding="RND_CONV").write()
    case("from-63", "from the widest sums", "s63").requantize([1], [40], "s16").write()
    case("one-bit", "to a sign", "s8").requantize([1], [7], "s1", rounding="TRN").write()
    case("narrow-edge", "products that just fit 30 bits", "s15").requantize([16383, 9999], [20, 13], "s16").write()


def main():
    shutil.rmtree(LAYERS, ignore_errors=True)
    conv_windows()
    conv_channels()
    conv_formats()
    conv_requantized()
    conv_at_random()
    max_pools()
    average_pools()
    windows_of_other_ranks()
    denses()
    arithmetics()
    arg_maxes()
    clamps()
    concats()
    lookups()
    reshapes()
    slices()
    pads()
    upsamples()
    transposes()
    requantizes()
    softmaxes()


if __name__ == "__main__":
    main()
