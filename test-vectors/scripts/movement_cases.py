"""Cases of layers that move elements, or look at them in another way."""

from layer_case import Case, tensor_type
from windows import square


def reshapes():
    def case(name, about, shape, to, fmt="s8", zero_point=0, new_zero_point=None, **options):
        zero = zero_point if new_zero_point is None else new_zero_point
        return Case("reshape", name, about, shape, fmt, zero_point).add("Reshape", output=tensor_type(to, fmt, zero), **options)

    case("flatten", "an image to a vector", [3, 4, 2], [24]).write()
    case("image", "a vector to an image", [24], [2, 4, 3]).write()
    case("volume", "an image to a volume", [4, 6, 1], [2, 3, 2, 2], "u8", 3).write()
    case("same", "nothing changes", [2, 3, 1], [2, 3, 1]).write()
    case("before-pool", "the layer behind sees the new shape", [24], [4, 6, 1], "s12").max_pool(square(2, stride=2)).write()
    sums = Case("reshape", "of-sums", "sums in front, a dense layer behind", [3, 3, 1]).conv(square(2), 2)
    sums.add("Reshape", output=dict(sums.type, shape=[1, 1, 1, 8])).dense(3).write()
    case("other-zero", "another integer stands for zero", [2, 3, 2], [12], "u8", 131, 7).dense(3).write()
    case(
        "mean-of-stored", "the mean of the stored integers, zero point and all, ties away from zero", [4, 4, 2], [4, 4, 2], "s8", -5, 0
    ).average_pool(square(2, stride=2)).requantize([1], [2], "s8", rounding="RND_INF").write()


def slices():
    def case(name, about, shape, start, step, taken, fmt="s8", zero_point=0):
        return Case("slice", name, about, shape, fmt, zero_point).add("Slice", start=start, step=step, shape=taken)

    ones = [1, 1, 1, 1]
    case("rows", "some rows from the middle", [6, 3, 2], [0, 2, 0, 0], ones, [1, 3, 3, 2]).write()
    case("columns", "the right half", [3, 6, 2], [0, 0, 3, 0], ones, [1, 3, 3, 2]).write()
    case("channels", "one part of a split", [2, 3, 5], [0, 0, 0, 1], ones, [1, 2, 3, 3]).write()
    case("one-element", "a single element", [3, 4, 5], [0, 1, 2, 3], ones, [1, 1, 1, 1], "u8", 131).write()
    case("everything", "nothing is dropped", [2, 2, 2], [0, 0, 0, 0], ones, [1, 2, 2, 2]).write()
    case("steps", "every second row and third column", [7, 8, 2], [0, 1, 0, 0], [1, 2, 3, 1], [1, 3, 3, 2]).write()
    case("channel-steps", "every second channel", [2, 2, 7], [0, 0, 0, 1], [1, 1, 1, 2], [1, 2, 2, 3]).write()
    case("step-past-end", "a step that is never taken", [3, 3, 1], [0, 1, 2, 0], [1, 9, 9, 9], [1, 1, 1, 1]).write()
    case("volume", "all four axes", [3, 4, 5, 4], [1, 0, 1, 1], [1, 3, 2, 2], [2, 2, 2, 2], "s12").write()
    for fmt in ["u1", "s17", "u32", "s63"]:
        case(f"format-{fmt}", "limits of the word", [3, 3, 1], [0, 1, 1, 0], ones, [1, 2, 2, 1], fmt).write()
    split = case("split", "two parts, joined the other way round", [2, 3, 4], [0, 0, 0, 0], ones, [1, 2, 3, 1])
    split.add("Slice", ["x"], start=[0, 0, 0, 1], step=ones, shape=[1, 2, 3, 3]).add("Concat", ["slice1", "slice0"]).write()
    halves = case("halves", "the lower half on top of the upper one, as channels", [4, 3, 2], [0, 0, 0, 0], ones, [1, 2, 3, 2])
    halves.add("Slice", ["x"], start=[0, 2, 0, 0], step=ones, shape=[1, 2, 3, 2]).add("Concat", ["slice1", "slice0"]).write()


def pads():
    def case(name, about, shape, before, after, value=0, fmt="s8", zero_point=0):
        return Case("pad", name, about, shape, fmt, zero_point).add("Pad", before=before, after=after, value=value)

    case("around", "one place on all sides", [3, 4, 2], [0, 1, 1, 0], [0, 1, 1, 0]).write()
    case("uneven", "four different pads", [3, 2, 2], [0, 2, 0, 0], [0, 1, 3, 0]).write()
    case("zero-point", "padding holds the zero point", [2, 3, 1], [0, 1, 1, 0], [0, 1, 1, 0], 131, "u8", 131).write()
    case("least", "padding that no maximum takes", [3, 3, 2], [0, 1, 1, 0], [0, 0, 0, 0], -128).max_pool(square(2, stride=2)).write()
    case("channels", "channels of zeros in front and behind", [2, 3, 2], [0, 0, 0, 1], [0, 0, 0, 2]).write()
    case("nothing", "no padding at all", [2, 2, 2], [0, 0, 0, 0], [0, 0, 0, 0]).write()
    case("volume", "all four axes", [2, 2, 3, 1], [1, 0, 2, 1], [0, 1, 1, 0], 7, "s4").write()
    case("vector", "a vector", [5], [0, 0, 0, 2], [0, 0, 0, 1], 3).write()
    for fmt, value in [("u1", 1), ("s17", -65536), ("u32", 2147483647), ("s32", -2147483648)]:
        case(f"format-{fmt}", "limits of the word", [2, 2, 1], [0, 1, 1, 0], [0, 1, 0, 0], value, fmt).write()
    case("before-conv", "a convolution over the padding", [3, 3, 2], [0, 1, 1, 0], [0, 1, 1, 0], 9, "u8", 9).conv(square(3), 2).write()


def upsamples():
    def case(name, about, shape, factors, fmt="s8", zero_point=0):
        sizes = dict(zip(["depth", "height", "width"], factors))
        return Case("upsample", name, about, shape, fmt, zero_point).add("Upsample", **sizes)

    case("2x2", "the usual doubling", [3, 4, 2], [1, 2, 2]).write()
    case("3x1", "rows alone", [2, 3, 2], [1, 3, 1]).write()
    case("1x3", "columns alone", [2, 3, 2], [1, 1, 3]).write()
    case("2x5", "different factors", [3, 2, 1], [1, 2, 5]).write()
    case("1x1", "nothing is repeated", [2, 3, 2], [1, 1, 1]).write()
    case("one-pixel", "one pixel to an image", [1, 1, 3], [1, 4, 3]).write()
    case("volume", "all three axes", [2, 2, 3, 2], [2, 3, 2]).write()
    case("planes", "planes alone", [3, 2, 2, 2], [3, 1, 1]).write()
    case("rows-of-volume", "rows of each plane", [2, 2, 2, 1], [1, 2, 1]).write()
    case("zero-point", "the zero point stays", [2, 2, 1], [1, 2, 2], "u8", 131).write()
    for fmt in ["u1", "s17", "u32", "s63"]:
        case(f"format-{fmt}", "limits of the word", [2, 2, 1], [1, 2, 2], fmt).write()
    case("behind-conv", "of the sums themselves", [3, 3, 1], [1, 2, 2]).conv(square(2), 2).write()
    skip = Case("upsample", "skip", "beside what was not made smaller", [4, 4, 2]).max_pool(square(2, stride=2))
    skip.add("Upsample", depth=1, height=2, width=2).add("Concat", ["upsample1", "x"]).write()


def transposes():
    def case(name, about, shape, extents, order, to, fmt="s8", zero_point=0):
        to = [1] * (4 - len(to)) + to
        return Case("transpose", name, about, shape, fmt, zero_point).add("Transpose", extents=extents, order=order, shape=to)

    case("channels-first", "channels in front of rows and columns", [3, 4, 2], [12, 2], [1, 0], [2, 3, 4]).write()
    case("channels-last", "and back", [2, 3, 4], [2, 12], [1, 0], [3, 4, 2]).write()
    case("rows-columns", "rows become columns", [3, 5, 2], [3, 5, 2], [1, 0, 2], [5, 3, 2]).write()
    case("columns-channels", "within each row", [3, 4, 5], [3, 4, 5], [0, 2, 1], [3, 5, 4]).write()
    case("depth-to-space", "channels to blocks of 2 x 2", [3, 2, 12], [3, 2, 2, 2, 3], [0, 2, 1, 3, 4], [6, 4, 3]).write()
    case("depth-to-space-crd", "the block's place as the fastest", [2, 2, 12], [2, 2, 3, 2, 2], [0, 3, 1, 4, 2], [4, 4, 3]).write()
    case("space-to-depth", "and back", [4, 6, 2], [2, 2, 3, 2, 2], [0, 2, 1, 3, 4], [2, 3, 8]).write()
    case("shuffle", "channels of two groups in turn", [2, 3, 6], [6, 2, 3], [0, 2, 1], [2, 3, 6]).write()
    case("nothing", "no axis moves", [2, 3, 4], [2, 3, 4], [0, 1, 2], [2, 3, 4]).write()
    case("ones", "axes of one element alone move", [1, 3, 4], [1, 3, 1, 4], [2, 1, 0, 3], [3, 1, 4]).write()
    case("reversed", "all axes the other way round", [2, 3, 2, 4], [2, 3, 2, 4], [3, 2, 1, 0], [4, 2, 3, 2]).write()
    case("volume", "depth to space in three axes", [2, 1, 2, 16], [2, 1, 2, 2, 2, 2, 2], [0, 3, 1, 4, 2, 5, 6], [4, 2, 4, 2]).write()
    case("vector", "a matrix in a vector", [12], [3, 4], [1, 0], [12], "u8", 7).dense(2).write()
    for fmt in ["u1", "s17", "u32", "s63"]:
        case(f"format-{fmt}", "limits of the word", [2, 3, 1], [2, 3], [1, 0], [3, 2, 1], fmt).write()
