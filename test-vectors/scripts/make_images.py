"""Writes the digit images as IDX files, and the first ten test images as PNG."""

from PIL import Image

import digits
import idx
from layout import IMAGES

PNG_COUNT = 10


def write_idx(size: int) -> None:
    folder = IMAGES / f"digits-{size}x{size}"
    folder.mkdir(parents=True, exist_ok=True)
    split = digits.load(size)
    for name, part in (("test", split.test), ("calibration", split.calibration)):
        idx.write(folder / f"{name}-images-idx3-ubyte", part.pixels)
        idx.write(folder / f"{name}-labels-idx1-ubyte", part.labels)
        print(f"{folder.name}/{name}: {len(part.labels)} images")


def write_png(size: int) -> None:
    folder = IMAGES / f"digits-{size}x{size}-png"
    folder.mkdir(parents=True, exist_ok=True)
    test = digits.load(size).test
    lines = ["file,label"]
    for i in range(PNG_COUNT):
        name = f"digit-{i:02d}.png"
        Image.fromarray(test.pixels[i]).save(folder / name)
        lines.append(f"{name},{test.labels[i]}")
    (folder / "labels.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    for size in (8, 28):
        write_idx(size)
    write_png(28)
