"""Cases of average pooling."""

from layer_case import Case
from windows import square


def average_pools():
    def case(name, about, shape, window, fmt="s8", zero_point=0, count_padding=False):
        return Case("averagepool", name, about, shape, fmt, zero_point).average_pool(window, count_padding)

    same = square(3, before=1, after=1)
    case("2x2-stride-2", "the usual halving", [4, 6, 3], square(2, stride=2)).write()
    case("2x2-stride-2-odd", "the last row and column are left out", [5, 5, 2], square(2, stride=2)).write()
    case("2x2-ceil", "windows over the edge: means of 4, 2 and 1 cells", [5, 5, 2], square(2, stride=2, after=1)).write()
    case("3x3-same", "means of 9, 6 and 4 cells, made comparable", [4, 5, 2], same).write()
    case("3x3-same-zero", "the same around a zero point", [4, 5, 2], same, "u8", 131).write()
    case("3x3-padding-counts", "padding counts: all windows divide by 9", [4, 5, 2], same, "u8", 131, True).write()
    case("padding-alone", "windows of padding alone, which counts", [2, 2, 1], square(2, before=3, after=2), "u8", 9, True).write()
    case("uneven", "different windows by rows and columns", [6, 7, 2], [[3, 1, 1, 0, 2], [2, 3, 1, 1, 0]]).write()
    case("7x7-same", "as many counts as a window can have", [8, 9, 1], square(7, before=3, after=3)).write()
    case("stride-past-kernel", "pixels that no window sees", [7, 7, 1], square(2, stride=3)).write()
    case("dilation", "taps two apart, some in the padding", [5, 5, 1], square(3, dilation=2, before=2, after=2)).write()
    case("global", "one mean a channel", [4, 3, 5], [[4, 1, 1, 0, 0], [3, 1, 1, 0, 0]], "u8", 3).write()
    case("global-padded", "one window over the whole image and its padding", [2, 3, 2], [[4, 1, 1, 1, 1], [3, 2, 1, 0, 1]]).write()
    case(
        "global-padding-counts", "the same, divided by 12", [2, 3, 2], [[4, 1, 1, 1, 1], [3, 2, 1, 0, 1]], "s8", -5, True
    ).write()
    case("not-global", "one window, but not over everything", [3, 3, 2], square(2, stride=2)).write()
    case("one-pixel", "one pixel under a padded window", [1, 1, 2], same).write()
    case("1d-3", "a signal: one axis", [9, 2], [[3, 2, 1, 1, 1]]).write()
    case("3d-uneven", "a volume", [3, 4, 5, 2], [[2, 1, 1, 1, 0], [3, 2, 1, 1, 1], [2, 2, 1, 0, 0]], "s6", -7).write()
    case("3d-global", "a whole volume", [2, 3, 2, 3], [[2, 1, 1, 0, 0], [3, 1, 1, 0, 0], [2, 1, 1, 0, 0]]).write()
    for fmt in ["s1", "u1", "u16", "s17", "u32", "s32"]:
        case(f"format-{fmt}", "limits of the word", [3, 4, 2], square(2, before=1), fmt).write()
    case("u32-zero", "32 bits without a sign, around the largest zero point", [3, 3, 1], same, "u32", 2147483647).write()
    case("mean", "rounded to the nearest mean", [4, 4, 3], square(2), "u8").requantize([1], [2], "u8").write()
    case("mean-of-uneven", "36 steps to one of the input", [4, 4, 3], same, "u8", 100).requantize(
        [116509], [22], "u8", 100
    ).write()
    case("global-mean", "divided by 12 for all channels", [4, 3, 3], [[4, 1, 1, 0, 0], [3, 1, 1, 0, 0]]).requantize(
        [87382], [20], "s8", rounding="RND_INF"
    ).write()
    case("global-each-channel", "a scale for each channel", [4, 3, 5], [[4, 1, 1, 0, 0], [3, 1, 1, 0, 0]], "u8", 7).each_channel(
        10, 13, "s8", zero_point=3
    ).write()
    case("each-channel", "factors and scales in tables", [3, 3, 3], same).each_channel(10, 14, "u8").write()
    Case("averagepool", "behind-conv", "of the sums themselves", [4, 4, 1]).conv(square(2), 2).average_pool(same).write()
    Case("maxpool", "global-volume", "the largest of a volume", [2, 3, 2, 3], "s12").max_pool(
        [[2, 1, 1, 0, 0], [3, 1, 1, 0, 0], [2, 1, 1, 0, 0]]
    ).write()
    Case("maxpool", "global-padded", "the padding does not take part", [2, 3, 2], "u8", 200).max_pool(
        [[4, 1, 1, 1, 1], [3, 2, 1, 0, 1]]
    ).write()
