"""Cases of layers that work on one element or one place: tables, limits, largest channels, shares."""

from layer_case import Case
from windows import square


def arg_maxes():
    def case(name, about, fmt="s8", shape=(3, 4, 5), last=False):
        return Case("argmax", name, about, shape, fmt).add("ArgMax", last=last)

    case("image", "a number for each place").write()
    case("vector", "a number for the image", shape=[10]).write()
    case("last", "the last of equals", "u2", last=True).write()
    case("first", "the first of equals", "u2").write()
    case("one-channel", "nothing to choose from", shape=[2, 2, 1]).write()
    case("one-bit", "numbers of one bit", "s1", [2, 3, 2]).write()
    case("many", "numbers of nine bits", "u9", [300]).write()
    case("volume", "a number for each place of a volume", shape=[2, 2, 3, 4]).write()
    case("negative", "all negative: the largest is below zero", "s4", [3, 2]).write()
    case("s63", "the widest sums", "s63", [6]).write()
    Case("argmax", "behind-dense", "the sums themselves, not rounded", [7], "u8", 128).dense(6).add("ArgMax", last=False).write()


def clamps():
    def case(name, about, low, high, fmt="s8", zero_point=0, shape=(3, 4, 2)):
        return Case("clamp", name, about, shape, fmt, zero_point).add("Clamp", low=low, high=high)

    case("both", "a lower and an upper limit", -20, 90).write()
    case("relu6", "zero and six in steps of 1/16", 0, 96).write()
    case("zero-point", "limits are stored integers, zero point and all", 100, 140, "u8", 128).write()
    case("one-value", "nothing is left", 5, 5).write()
    case("nothing", "the limits of the format", -128, 127).write()
    case("negative", "both limits negative", -60, -50).write()
    case("u32", "32 bits without a sign", 7, 4294967290, "u32").write()
    case("s63", "the widest sums", -(1 << 61) - 1, (1 << 61) + 1, "s63", 0, [9]).write()
    Case("clamp", "behind-conv", "of requantised sums", [4, 4, 2]).conv(square(3, before=1, after=1), 2).requantize(
        [1], [5], "s7"
    ).add("Clamp", low=-9, high=30).write()


def lookups():
    def case(name, about, fmt="s6", zero_point=0, shape=(3, 4, 2)):
        return Case("lookup", name, about, shape, fmt, zero_point)

    case("signed", "the table starts at the smallest negative input").lookup("s8").write()
    case("unsigned", "the table starts at 0", "u6").lookup("u8", 3).write()
    case("zero-point", "neither zero point is looked at: it is in the table", "u6", 40).lookup("s8", -100).write()
    case("each-channel", "a table for each of three channels", "s4", shape=[2, 2, 3]).lookup("s8", tables=3).write()
    case("each-channel-volume", "a table for each channel of a volume", "u3", 7, [2, 2, 2, 2]).lookup("u5", tables=2).write()
    case("one-channel", "one channel has one table, whoever it is for", "s5", shape=[7, 1]).lookup("s5").write()
    case("one-bit", "two entries", "s1", shape=[9]).lookup("s1").write()
    case("wide-entries", "entries of 32 bits", "u4", shape=[9]).lookup("u32", 5).write()
    case("relu", "a function that one knows", "s5", shape=[40]).lookup("u4", values=[max(0, x) for x in range(-16, 16)]).write()
    case("behind-conv", "of requantised sums", "u8", 9).conv(square(3, before=1, after=1), 2).requantize([1], [5], "s7").lookup(
        "s9", 1
    ).write()


def softmaxes():
    def case(name, about, scale, fmt="s6", to="s8", zero_point=0, shape=(10,)):
        Case("softmax", name, about, shape, fmt, zero_point).softmax(scale, to).write()

    case("vector", "ten classes, signed shares as in TensorFlow Lite", 0.2)
    case("unsigned", "shares without a sign", 0.2, "u6", "u8")
    case("each-place", "at each place of an image", 0.3, shape=[3, 4, 5])
    case("volume", "at each place of a volume", 0.3, "s5", "u7", shape=[2, 2, 2, 3])
    case("zero-point", "a zero point, which takes no part", 0.25, "u6", "s8", 44)
    case("one-channel", "a share of all", 0.5, shape=[2, 2, 1])
    case("two", "ties", 0.01, "s3", "s8", shape=[2])
    case("fine", "steps so fine that all shares are nearly equal", 0.0001, "s5")
    case("coarse", "steps so coarse that the table ends soon", 3.0, "s6")
    case("coarsest", "one entry: all of it to the largest", 40.0, "s6")
    case("many", "two hundred channels", 0.15, "s6", "s8", shape=[200])
    case("narrow", "shares of three bits", 0.2, "s6", "u3")
    case("wide", "shares of sixteen bits", 0.2, "s6", "u16")
    case("s16", "shares of sixteen bits with a sign", 0.1, "s7", "s16")
    Case("softmax", "behind-dense", "scores of a dense layer, requantised", [6], "s8").dense(5).requantize(
        [1], [5], "s6"
    ).softmax(0.125, "u8").write()
