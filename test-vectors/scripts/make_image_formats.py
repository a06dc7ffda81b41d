"""Writes the first test digit, and one colour picture, in every file format that the tools read."""

import gzip
import io

import numpy as np
from PIL import Image

import idx
from layout import BAD_IMAGES, IMAGES

DIGITS = IMAGES / "digits-28x28"
FORMATS = IMAGES / "formats"


def text_pnm(kind: str, pixels: np.ndarray) -> bytes:
    """Netpbm's text form, with comments where Netpbm allows them."""
    head = f"{kind}\n# a comment\n{pixels.shape[1]} # another\n{pixels.shape[0]}\n255\n"
    rows = (" ".join(str(v) for v in row.reshape(-1)) for row in pixels)
    return (head + "\n".join(rows) + "\n").encode("ascii")


def make_grey(grey: np.ndarray) -> None:
    folder = FORMATS / "grey"
    folder.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(grey)
    for name in ("plain.png", "plain.bmp", "plain.gif", "plain.pgm"):
        image.save(folder / name)
    image.convert("RGB").save(folder / "as-rgb.png")
    image.convert("RGBA").save(folder / "as-rgba.png")
    image.convert("LA").save(folder / "with-alpha.png")
    image.convert("RGB").quantize(256).save(folder / "palette.png")
    image.convert("RGB").save(folder / "as-rgb.ppm")
    (folder / "text.pgm").write_bytes(text_pnm("P2", grey))


def make_colour(colour: np.ndarray) -> None:
    folder = FORMATS / "colour"
    folder.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(colour)
    for name in ("plain.png", "plain.bmp", "plain.ppm"):
        image.save(folder / name)
    (folder / "text.ppm").write_bytes(text_pnm("P3", colour))


def make_jpeg(grey: np.ndarray) -> None:
    """Decoders may differ in a last bit, so what Pillow makes of it lies beside it."""
    folder = FORMATS / "jpeg"
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "JPEG", quality=95)
    (folder / "plain.jpg").write_bytes(buffer.getvalue())
    (folder / "truncated.jpg").write_bytes(buffer.getvalue()[: len(buffer.getvalue()) * 2 // 3])
    idx.write(folder / "decoded-images-idx3-ubyte", np.asarray(Image.open(buffer))[np.newaxis])


def make_arrays(pixels: np.ndarray, labels: np.ndarray) -> None:
    folder = FORMATS / "arrays"
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "nhwc-uint8.npy", pixels[..., np.newaxis])
    np.save(folder / "flat-uint8.npy", pixels.reshape(len(pixels), -1))
    np.save(folder / "nhwc-int8.npy", (pixels.astype(np.int16) - 128).astype(np.int8)[..., np.newaxis])
    np.save(folder / "float32.npy", (pixels / 255).astype(np.float32)[..., np.newaxis])
    np.save(folder / "fortran-uint8.npy", np.asfortranarray(pixels))
    np.save(folder / "labels-int64.npy", labels.astype(np.int64))
    np.save(folder / "labels-big-endian.npy", labels.astype(">i2"))
    for name in ("images-idx3-ubyte", "labels-idx1-ubyte"):
        array = pixels if name.startswith("images") else labels
        plain = folder / f"digits-{name}"
        idx.write(plain, array)
        plain.with_name(plain.name + ".gz").write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
        plain.unlink()


def main() -> None:
    pixels = idx.read(DIGITS / "test-images-idx3-ubyte")[:10]
    labels = idx.read(DIGITS / "test-labels-idx1-ubyte")[:10]
    make_grey(pixels[0])
    make_colour(np.asarray(Image.open(BAD_IMAGES / "colour-28x28.png")))
    make_jpeg(pixels[0])
    make_arrays(pixels, labels)


if __name__ == "__main__":
    main()
