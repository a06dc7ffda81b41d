"""Noisy digits with stroke masks, and a small U-Net trained to find the strokes."""

import numpy as np
import torch
from torch.nn import functional

import accuracy
import digits
import expected
import idx
import training
from exporting import export_torchscript
from family_nets import UNet
from layout import FAMILIES, IMAGES

FOLDER = IMAGES / "digits-28x28-noisy"
NOISE = 60.0  # standard deviation, of 255
STROKE = 128  # a clean pixel this bright belongs to the stroke
TEST_COUNT = 100
CALIBRATION_COUNT = 50
EXPECTED_COUNT = 4
EPOCHS = 15


def noisy(pixels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return (pixels + rng.normal(0.0, NOISE, pixels.shape)).round().clip(0, 255).astype(np.uint8)


def masks(pixels: np.ndarray) -> np.ndarray:
    return (pixels >= STROKE).astype(np.uint8)


def write_images(split: digits.Split) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(21)
    for name, part, count in (("test", split.test, TEST_COUNT), ("calibration", split.calibration, CALIBRATION_COUNT)):
        idx.write(FOLDER / f"{name}-images-idx3-ubyte", noisy(part.pixels[:count], rng))
        idx.write(FOLDER / f"{name}-masks-idx3-ubyte", masks(part.pixels[:count]))


def train(net: UNet, clean: np.ndarray) -> None:
    rng = np.random.default_rng(22)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    for _ in range(EPOCHS):
        order = rng.permutation(len(clean))
        for start in range(0, len(order), 32):
            chosen = clean[order[start : start + 32]]
            inputs = torch.from_numpy(noisy(chosen, rng)[:, np.newaxis].astype(np.float32) / np.float32(255))
            target = torch.from_numpy(masks(chosen)[:, np.newaxis].astype(np.float32))
            loss = functional.binary_cross_entropy_with_logits(net(inputs), target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    net.eval()


def require_overlap(logits: np.ndarray, wanted: np.ndarray, least: float) -> None:
    found = logits[:, 0] > 0
    overlap = (found & (wanted == 1)).sum() / (found | (wanted == 1)).sum()
    pixels = (found == (wanted == 1)).mean()
    print(f"unet-digits.onnx: intersection over union {overlap:.4f}, {pixels:.4%} of pixels right")
    if overlap < least:
        raise SystemExit(f"unet-digits.onnx: intersection over union {overlap:.4f} is below {least}")


def main() -> None:
    split = digits.load(28)
    write_images(split)
    training.seed(23)
    net = UNet()
    train(net, split.training.pixels)
    path = FAMILIES / "unet-digits.onnx"
    export_torchscript(net, (1, 28, 28), path)
    test = idx.read(FOLDER / "test-images-idx3-ubyte")
    inputs = (test.astype(np.float32) / np.float32(255))[:, np.newaxis]
    answers = FAMILIES / "unet-digits.expected.csv"
    with torch.no_grad():
        expected.write(answers, net(torch.from_numpy(inputs[:EXPECTED_COUNT])).numpy())
    outputs = accuracy.logits(path, inputs)
    expected.require_agreement(path.name, outputs[:EXPECTED_COUNT], answers)
    require_overlap(outputs, idx.read(FOLDER / "test-masks-idx3-ubyte"), least=0.8)


if __name__ == "__main__":
    FAMILIES.mkdir(parents=True, exist_ok=True)
    main()
