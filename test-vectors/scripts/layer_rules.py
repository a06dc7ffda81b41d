"""What each layer means, as plain loops over Python integers, written from the layers' descriptions and not from silicnn's code.

A network is what its JSON says: see "Layers" in ../README.md.
"""

from elementwise_rules import arg_max, arg_max_type, arithmetic, arithmetic_type, clamp, clamp_type, lookup
from exact import requantize
from movement_rules import pad, pad_type, slice_rule, slice_type, transpose, transpose_type, upsample, upsample_type
from pool_rules import average_pool, average_pool_type, max_pool, max_pool_type
from softmax_rules import softmax
from windows import cells, places, positions, range_of, signed_format, width_and_sign


def sum_format(tensor_type, weights, bias):
    """Holds every partial sum of every channel, in whatever order it is added up, with or without the bias."""
    low, high = (limit - tensor_type["zero_point"] for limit in range_of(tensor_type))
    taps = len(weights) // len(bias)
    least = most = 0
    for channel, start in enumerate(bias):
        products = [(w * low, w * high) for w in weights[channel * taps : (channel + 1) * taps]]
        least = min(least, min(0, start) + sum(min(0, *pair) for pair in products))
        most = max(most, max(0, start) + sum(max(0, *pair) for pair in products))
    return signed_format(least, most)


def conv(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    weights, bias = layer["weights"]["values"], layer["bias"]["values"]
    channels = tensor_type["shape"][3]
    group_inputs = channels // layer["groups"]
    group_outputs = len(bias) // layer["groups"]
    stored = cells(values, tensor_type)
    result = []
    for taps in positions(tensor_type["shape"], layer["window"]):
        for output, start in enumerate(bias):
            first = output // group_outputs * group_inputs
            below = [place + (first + c,) for place in taps for c in range(group_inputs)]
            own = weights[output * len(below) : (output + 1) * len(below)]
            zero = tensor_type["zero_point"]  # what the padding holds
            result.append(start + sum(w * (stored.get(cell, zero) - zero) for w, cell in zip(own, below, strict=True)))
    return result


def dense(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    weights, bias = layer["weights"]["values"], layer["bias"]["values"]
    zero = tensor_type["zero_point"]
    rows = [weights[o * len(values) : (o + 1) * len(values)] for o in range(len(bias))]
    return [b + sum(w * (v - zero) for w, v in zip(row, values, strict=True)) for row, b in zip(rows, bias)]


def requantize_layer(layer, types, tensors):
    (tensor_type,), (values,) = types, tensors
    channels = tensor_type["shape"][3]
    to = layer["output"]
    width, signed = width_and_sign(to["format"])
    result = []
    for i, value in enumerate(values):
        scale = i % channels % len(layer["shifts"])
        result.append(
            requantize(
                value - tensor_type["zero_point"],
                layer["multipliers"][scale],
                layer["shifts"][scale],
                to["zero_point"],
                layer["rounding"],
                layer["overflow"],
                width,
                signed,
            )
        )
    return result


def concat(layer, types, tensors):
    result = []
    for place in range(len(places(types[0]["shape"]))):
        for tensor_type, values in zip(types, tensors):
            channels = tensor_type["shape"][3]
            result += values[place * channels : (place + 1) * channels]
    return result


def reshape(layer, types, tensors):
    return tensors[0]


RULES = {
    "ArgMax": arg_max,
    "Arithmetic": arithmetic,
    "AveragePool": average_pool,
    "Clamp": clamp,
    "Concat": concat,
    "Conv": conv,
    "Dense": dense,
    "Lookup": lookup,
    "MaxPool": max_pool,
    "Pad": pad,
    "Requantize": requantize_layer,
    "Reshape": reshape,
    "Slice": slice_rule,
    "Softmax": softmax,
    "Transpose": transpose,
    "Upsample": upsample,
}


def concat_type(layer, types):
    return dict(types[0], shape=types[0]["shape"][:3] + [sum(each["shape"][3] for each in types)])


INFERRED = {
    "ArgMax": arg_max_type,
    "Arithmetic": arithmetic_type,
    "AveragePool": average_pool_type,
    "Clamp": clamp_type,
    "Concat": concat_type,
    "MaxPool": max_pool_type,
    "Pad": pad_type,
    "Slice": slice_type,
    "Transpose": transpose_type,
    "Upsample": upsample_type,
}


def output_type(layer, types):
    infer = INFERRED.get(layer["kind"])
    return infer(layer, types) if infer else layer["output"]


def run(network, image):
    types = {network["input"]["name"]: network["input"]["type"]}
    tensors = {network["input"]["name"]: image}
    for layer in network["layers"]:
        read = [types[name] for name in layer["inputs"]]
        tensors[layer["name"]] = RULES[layer["kind"]](layer, read, [tensors[name] for name in layer["inputs"]])
        types[layer["name"]] = output_type(layer, read)
    return tensors[network["layers"][-1]["name"]]
