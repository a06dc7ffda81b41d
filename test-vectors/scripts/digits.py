"""The UCI handwritten digits, split once into training, calibration and test images.

Pixels are uint8 in 0..255. A net's input is pixel / 255.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image
from sklearn.datasets import load_digits

SPLIT_SEED = 20240501
TEST_PER_CLASS = 40
CALIBRATION_PER_CLASS = 15


@dataclass(frozen=True)
class Images:
    pixels: np.ndarray  # uint8 [count, height, width]
    labels: np.ndarray  # uint8 [count]

    def inputs(self) -> np.ndarray:
        """float32 [count, 1, height, width] in 0..1, the layout of an ONNX net."""
        return (self.pixels.astype(np.float32) / np.float32(255))[:, np.newaxis]


@dataclass(frozen=True)
class Split:
    training: Images
    calibration: Images  # a part of training
    test: Images  # never seen in training


def load(size: int) -> Split:
    """The digits at size x size pixels; 8 is the original, anything else is upscaled."""
    source = load_digits()
    pixels = (source.images.astype(np.int64) * 255 + 8) // 16
    pixels = np.stack([_resize(image, size) for image in pixels.astype(np.uint8)])
    labels = source.target.astype(np.uint8)

    def pick(indices):
        return Images(pixels[indices], labels[indices])

    return Split(*(pick(indices) for indices in _split(labels)))


def _resize(image: np.ndarray, size: int) -> np.ndarray:
    if image.shape == (size, size):
        return image
    return np.asarray(Image.fromarray(image).resize((size, size), Image.Resampling.BILINEAR))


def _split(labels: np.ndarray):
    rng = np.random.default_rng(SPLIT_SEED)
    test, calibration, training = [], [], []
    for digit in range(10):
        members = rng.permutation(np.flatnonzero(labels == digit))
        test.append(members[:TEST_PER_CLASS])
        calibration.append(members[TEST_PER_CLASS : TEST_PER_CLASS + CALIBRATION_PER_CLASS])
        training.append(members[TEST_PER_CLASS:])
    # Interleave the classes, so that the first few images of a file are a fair sample.
    return [rng.permutation(np.concatenate(part)) for part in (training, calibration, test)]
