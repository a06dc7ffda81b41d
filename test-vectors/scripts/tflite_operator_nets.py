"""Functions of one image that the TensorFlow Lite converter turns into one or a few operators each.

`CASES` maps a name to the image's shape and the function. Where a case needs two tensors of different scales, `steeper` makes
the second one.
"""

import numpy as np
import tensorflow as tf

RNG = np.random.default_rng(2024)

ALL = (16, 16, 1)
"""As many elements as a byte has values."""

PICTURE = (5, 6, 3)


def constant(*shape, low=-1.5, high=1.5):
    return tf.constant(RNG.uniform(low, high, shape).astype(np.float32))


def steeper(x):
    """Another tensor, of another scale and zero point."""
    return tf.nn.relu(x * 0.61 + 0.3)


def weights(*shape):
    return constant(*shape, low=-0.7, high=0.7)


def transposed(size, strides, padding, kernel, channels):
    filters = weights(*kernel, channels, PICTURE[2])
    bias = constant(channels)
    return lambda x: tf.nn.conv2d_transpose(x, filters, [1, *size, channels], strides, padding) + bias


def resize(operator, size, corners=False, centres=False):
    return lambda x: operator(images=x, size=size, align_corners=corners, half_pixel_centers=centres)


def halves(x):
    """One tensor against another of the same scale."""
    return x[:, :, :3], x[:, :, 3:]


BILINEAR = tf.raw_ops.ResizeBilinear
NEAREST = tf.raw_ops.ResizeNearestNeighbor

CASES = {
    # One element.
    "logistic": (ALL, tf.sigmoid),
    "tanh": (ALL, tf.tanh),
    "elu": (ALL, tf.nn.elu),
    "hard-swish": (ALL, lambda x: x * tf.nn.relu6(x + 3) * (1 / 6)),
    "leaky-relu": (ALL, lambda x: tf.nn.leaky_relu(x, 0.3)),
    "leaky-relu-steep": (ALL, lambda x: tf.nn.leaky_relu(x, 1.7)),
    "relu": (ALL, lambda x: tf.nn.relu(tf.tanh(x))),
    "relu6": (ALL, lambda x: tf.nn.relu6(x)),
    "relu-n1-to-1": (ALL, lambda x: tf.minimum(tf.maximum(x, -1.0), 1.0)),
    "abs": (ALL, tf.abs),
    "exp": (ALL, lambda x: tf.exp(x * 0.5)),
    "square": (ALL, tf.square),
    "gelu": (ALL, lambda x: tf.nn.gelu(x, approximate=True)),
    "gelu-exact": (ALL, tf.nn.gelu),
    "neg": (ALL, tf.negative),
    # Two operands.
    "add": (PICTURE, lambda x: x + steeper(x)),
    "add-relu": (PICTURE, lambda x: tf.nn.relu(x + steeper(x))),
    "sub": (PICTURE, lambda x: x - steeper(x)),
    "sub-relu6": (PICTURE, lambda x: tf.nn.relu6(steeper(x) - x)),
    "mul": (PICTURE, lambda x: x * steeper(x)),
    "mul-relu": (PICTURE, lambda x: tf.nn.relu(x * steeper(x))),
    "maximum": (PICTURE, lambda x: tf.maximum(x, steeper(x))),
    "minimum": (PICTURE, lambda x: tf.minimum(x, steeper(x))),
    "maximum-equal": (PICTURE, lambda x: tf.maximum(*halves(x))),
    "sub-equal": (PICTURE, lambda x: tf.subtract(*halves(x))),
    "add-channel": (PICTURE, lambda x: x + tf.reduce_max(steeper(x), axis=[1, 2], keepdims=True)),
    "mul-place": (PICTURE, lambda x: x * steeper(x)[..., :1]),
    # A constant operand.
    "add-scalar": (ALL, lambda x: x + 0.7),
    "add-vector": (PICTURE, lambda x: x + constant(3)),
    "add-tensor": (PICTURE, lambda x: x + constant(5, 6, 3)),
    "add-vector-relu": (PICTURE, lambda x: tf.nn.relu(x + constant(3))),
    "sub-vector": (PICTURE, lambda x: x - constant(3)),
    "sub-from-vector": (PICTURE, lambda x: constant(3) - x),
    "mul-scalar": (ALL, lambda x: x * 0.37),
    "mul-vector": (PICTURE, lambda x: x * constant(3)),
    "mul-row": (PICTURE, lambda x: x * constant(1, 6, 1)),
    "mul-relu6-vector": (PICTURE, lambda x: tf.nn.relu6(x * constant(3))),
    "maximum-scalar": (ALL, lambda x: tf.maximum(x, 0.4)),
    "minimum-vector": (PICTURE, lambda x: tf.minimum(x, constant(3))),
    # Means, sums and extremes.
    "mean": (PICTURE, lambda x: tf.reduce_mean(x, [1, 2])),
    "mean-keep": (PICTURE, lambda x: tf.reduce_mean(x, [1, 2], keepdims=True)),
    "mean-height": (PICTURE, lambda x: tf.reduce_mean(x, 1)),
    "mean-channels": (PICTURE, lambda x: tf.reduce_mean(x, -1, keepdims=True)),
    "mean-all": (PICTURE, lambda x: tf.reduce_mean(x, [1, 2, 3])),
    "mean-relu": (PICTURE, lambda x: tf.reduce_mean(tf.nn.relu(x), [1, 2])),
    "reduce-max": (PICTURE, lambda x: tf.reduce_max(x, [1, 2])),
    "reduce-min": (PICTURE, lambda x: tf.reduce_min(x, 3)),
    "arg-max": (PICTURE, lambda x: tf.argmax(x, -1, output_type=tf.int32)),
    "arg-min": (PICTURE, lambda x: tf.argmin(x, -1, output_type=tf.int32)),
    "softmax": (PICTURE, tf.nn.softmax),
    # Moves.
    "concatenation": (PICTURE, lambda x: tf.concat([x, steeper(x)], -1)),
    "concatenation-rows": (PICTURE, lambda x: tf.concat([x, steeper(x), x], 1)),
    "pad": (PICTURE, lambda x: tf.pad(x, [[0, 0], [1, 2], [0, 3], [0, 0]])),
    "pad-value": (PICTURE, lambda x: tf.pad(x, [[0, 0], [1, 2], [0, 3], [0, 0]], constant_values=-1.25)),
    "mirror-pad": (PICTURE, lambda x: tf.pad(x, [[0, 0], [1, 2], [2, 1], [0, 0]], mode="REFLECT")),
    "mirror-pad-symmetric": (PICTURE, lambda x: tf.pad(x, [[0, 0], [1, 2], [2, 1], [0, 0]], mode="SYMMETRIC")),
    "space-to-depth": ((4, 6, 3), lambda x: tf.nn.space_to_depth(x, 2)),
    "depth-to-space": ((3, 2, 8), lambda x: tf.nn.depth_to_space(x, 2)),
    "slice": (PICTURE, lambda x: tf.slice(x, [0, 1, 2, 0], [1, 3, 4, 2])),
    "strided-slice": (PICTURE, lambda x: x[:, 1::2, -5::3, :2]),
    "split": (PICTURE, lambda x: tf.concat(tf.split(x, 3, -1)[::-1], -1)),
    "split-v": (PICTURE, lambda x: tf.concat(tf.split(x, [2, 1], -1)[::-1], -1)),
    "stack": (PICTURE, lambda x: tf.stack([x[..., 0], x[..., 2]], -1)),
    "unstack": (PICTURE, lambda x: tf.add_n(tf.unstack(x, axis=-1)[:2])),
    "tile": (PICTURE, lambda x: tf.tile(x, [1, 2, 1, 1])),
    "expand-squeeze": (PICTURE, lambda x: tf.squeeze(tf.expand_dims(x[:, :1], -1), 1)),
    "transpose": (PICTURE, lambda x: tf.reshape(tf.transpose(x, [0, 3, 1, 2]), [1, 90])),
    "conv-dilated": (PICTURE, lambda x: tf.nn.conv2d(x, weights(3, 3, 3, 2), 1, "VALID", dilations=2)),
    # Windows.
    "average-pool": (PICTURE, lambda x: tf.nn.avg_pool2d(x, 3, 2, "SAME")),
    "average-pool-relu6": (PICTURE, lambda x: tf.nn.relu6(tf.nn.avg_pool2d(x, 2, 1, "VALID"))),
    "max-pool": (PICTURE, lambda x: tf.nn.max_pool2d(x, 3, 2, "SAME")),
    "conv": (PICTURE, lambda x: tf.nn.relu6(tf.nn.conv2d(x, weights(3, 3, 3, 4), [1, 2, 2, 1], "SAME") + constant(4))),
    "conv-groups": ((5, 6, 4), lambda x: tf.nn.conv2d(x, weights(3, 3, 2, 4), 1, "SAME") + constant(4)),
    "depthwise": (
        PICTURE,
        lambda x: tf.nn.depthwise_conv2d(x, weights(3, 3, 3, 2), [1, 2, 2, 1], "SAME") + constant(6),
    ),
    "fully-connected": (PICTURE, lambda x: tf.reshape(x, [-1, 90]) @ weights(90, 7) + constant(7)),
    "fully-connected-rows": (PICTURE, lambda x: tf.nn.relu(tf.reshape(x, [-1, 30, 3]) @ weights(3, 4) + constant(4))),
    "transpose-conv": (PICTURE, transposed((10, 12), 2, "SAME", (3, 3), 4)),
    "transpose-conv-valid": (PICTURE, transposed((14, 19), 3, "VALID", (2, 4), 2)),
    "transpose-conv-even": (PICTURE, transposed((10, 12), 2, "SAME", (2, 2), 3)),
    "transpose-conv-dense": (PICTURE, transposed((5, 6), 1, "SAME", (3, 3), 2)),
    # Resampling, with all combinations of flags.
    "nearest": (PICTURE, resize(NEAREST, [10, 12])),
    "nearest-half": (PICTURE, resize(NEAREST, [10, 18], centres=True)),
    "nearest-corners": (PICTURE, resize(NEAREST, [10, 12], corners=True)),
    "nearest-smaller": (PICTURE, resize(NEAREST, [3, 3])),
    "nearest-half-smaller": (PICTURE, resize(NEAREST, [2, 3], centres=True)),
    "nearest-odd": (PICTURE, resize(NEAREST, [7, 8])),
    "bilinear": (PICTURE, resize(BILINEAR, [10, 12])),
    "bilinear-half": (PICTURE, resize(BILINEAR, [10, 12], centres=True)),
    "bilinear-half-3": (PICTURE, resize(BILINEAR, [15, 24], centres=True)),
    "bilinear-corners": (PICTURE, resize(BILINEAR, [9, 11], corners=True)),
    "bilinear-corners-odd": (PICTURE, resize(BILINEAR, [10, 12], corners=True)),
    "nearest-prime": (PICTURE, resize(NEAREST, [13, 17])),
    "bilinear-smaller": (PICTURE, resize(BILINEAR, [3, 3])),
    "bilinear-half-smaller": ((6, 8, 3), resize(BILINEAR, [3, 4], centres=True)),
    "bilinear-odd": (PICTURE, resize(BILINEAR, [7, 8], centres=True)),
}
