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
