"""Makes channel ranges unequal without changing what the net computes.

For s > 0, relu(s x) = s relu(x). So what a batch normalisation gives out may be multiplied by s per channel, if the next
convolution's weights for that channel are divided by s. This is cross-layer equalisation (Nagel et al., "Data-Free
Quantization Through Weight Equalization and Bias Correction", ICCV 2019) run backwards.
"""

import torch
from torch import nn

from family_nets import MobileNet

LARGEST_FACTOR = 8


def scale_pair(before: nn.Sequential, after: nn.Conv2d, generator: torch.Generator) -> None:
    norm = before[1]
    exponent = torch.rand(norm.num_features, generator=generator) * 2 - 1
    factor = LARGEST_FACTOR**exponent
    depthwise = after.groups == after.in_channels
    with torch.no_grad():
        norm.weight *= factor
        norm.bias *= factor
        after.weight /= factor.reshape((-1, 1, 1, 1) if depthwise else (1, -1, 1, 1))


def unbalance(net: MobileNet, seed: int) -> None:
    """Rescales every depthwise/pointwise pair, and every pointwise/depthwise pair with a plain ReLU between."""
    generator = torch.Generator().manual_seed(seed)
    blocks = list(net.blocks)
    for block in blocks:
        scale_pair(block.depthwise, block.pointwise[0], generator)
    for block, following in zip(blocks, blocks[1:]):
        if isinstance(block.activation, nn.ReLU):
            scale_pair(block.pointwise, following.depthwise[0], generator)
