"""Small nets of other shapes than LeNet: residual, depthwise, encoder-decoder, 1-D, dense only."""

import torch
from torch import nn


def conv_bn(inputs: int, outputs: int, kernel: int = 3, stride: int = 1, groups: int = 1) -> nn.Sequential:
    """A "same" convolution without bias and its batch normalisation."""
    conv = nn.Conv2d(inputs, outputs, kernel, stride, padding=kernel // 2, groups=groups, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs))


class DepthwiseBlock(nn.Module):
    """Depthwise 3x3, ReLU, pointwise 1x1, then the given activation."""

    def __init__(self, inputs: int, outputs: int, stride: int, activation: nn.Module):
        super().__init__()
        self.depthwise = conv_bn(inputs, inputs, stride=stride, groups=inputs)
        self.relu = nn.ReLU()
        self.pointwise = conv_bn(inputs, outputs, kernel=1)
        self.activation = activation

    def forward(self, x):
        return self.activation(self.pointwise(self.relu(self.depthwise(x))))


class MobileNet(nn.Module):
    """MobileNet v1 in small, ReLU6 after the stem and after every second block."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(conv_bn(1, 8, stride=2), nn.ReLU6())
        self.blocks = nn.Sequential(
            DepthwiseBlock(8, 16, 1, nn.ReLU()),
            DepthwiseBlock(16, 32, 2, nn.ReLU6()),
            DepthwiseBlock(32, 32, 1, nn.ReLU()),
            DepthwiseBlock(32, 64, 2, nn.ReLU6()),
            DepthwiseBlock(64, 64, 1, nn.ReLU()),
        )
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.fc = nn.Linear(64, 10)

    def forward(self, image):
        return self.fc(self.flatten(self.pool(self.blocks(self.stem(image)))))


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions around which the input is added, projected where the shape changes."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.first = conv_bn(inputs, outputs, stride=stride)
        self.relu1 = nn.ReLU()
        self.second = conv_bn(outputs, outputs)
        same = inputs == outputs and stride == 1
        self.shortcut = nn.Identity() if same else conv_bn(inputs, outputs, kernel=1, stride=stride)
        self.relu2 = nn.ReLU()

    def forward(self, x):
        return self.relu2(self.second(self.relu1(self.first(x))) + self.shortcut(x))


class ResNet8(nn.Module):
    """The shape of the MLPerf Tiny ResNet-8 with half its channels."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(conv_bn(1, 8), nn.ReLU())
        self.blocks = nn.Sequential(ResidualBlock(8, 8, 1), ResidualBlock(8, 16, 2), ResidualBlock(16, 32, 2))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.fc = nn.Linear(32, 10)

    def forward(self, image):
        return self.fc(self.flatten(self.pool(self.blocks(self.stem(image)))))


class UNet(nn.Module):
    """Two levels down, one up by transposed convolution and one by nearest neighbour, with skips.

    The output [batch, 1, 28, 28] is the logit that a pixel belongs to the stroke.
    """

    def __init__(self):
        super().__init__()
        self.down1 = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU())
        self.pool1 = nn.MaxPool2d(2)
        self.down2 = nn.Sequential(nn.Conv2d(8, 16, 3, padding=1), nn.ReLU())
        self.pool2 = nn.MaxPool2d(2)
        self.bottom = nn.Sequential(nn.Conv2d(16, 16, 3, padding=1), nn.ReLU())
        self.up2 = nn.ConvTranspose2d(16, 16, kernel_size=2, stride=2)
        self.merge2 = nn.Sequential(nn.Conv2d(32, 16, 3, padding=1), nn.ReLU())
        self.up1 = nn.Upsample(scale_factor=2, mode="nearest")
        self.merge1 = nn.Sequential(nn.Conv2d(24, 8, 3, padding=1), nn.ReLU())
        self.head = nn.Conv2d(8, 1, 1)

    def forward(self, image):
        level1 = self.down1(image)
        level2 = self.down2(self.pool1(level1))
        bottom = self.bottom(self.pool2(level2))
        merged2 = self.merge2(torch.cat([self.up2(bottom), level2], dim=1))
        return self.head(self.merge1(torch.cat([self.up1(merged2), level1], dim=1)))


class Conv1dNet(nn.Module):
    """The 64 pixels of an 8x8 image, row after row, as a signal [batch, 1, 64]."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv1d(1, 16, kernel_size=9, padding=4)
        self.relu1 = nn.ReLU()
        self.pool1 = nn.MaxPool1d(2)
        self.conv2 = nn.Conv1d(16, 24, kernel_size=9, stride=2, padding=4)
        self.relu2 = nn.ReLU()
        self.flatten = nn.Flatten()
        self.fc = nn.Linear(24 * 16, 10)

    def forward(self, signal):
        x = self.pool1(self.relu1(self.conv1(signal)))
        return self.fc(self.flatten(self.relu2(self.conv2(x))))


class Mlp(nn.Module):
    """One hidden layer over the 64 pixels of an 8x8 image, [batch, 64]."""

    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(64, 32)
        self.relu = nn.ReLU()
        self.fc2 = nn.Linear(32, 10)

    def forward(self, pixels):
        return self.fc2(self.relu(self.fc1(pixels)))
