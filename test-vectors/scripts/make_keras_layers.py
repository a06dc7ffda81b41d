"""Writes small Keras models that hold every kind of layer, and what Keras answers for two random inputs."""

import zipfile
from pathlib import Path

import keras
import numpy as np
import tf_keras

import keras_layer_nets as nets
from keras_archive import repeatable
from layout import MODELS

FOLDER = MODELS / "keras-layers"
IMAGES = 2


def fill(model, rng) -> None:
    """Random weights; variances, the last of a normalisation's, positive."""
    for layer in model.layers:
        if hasattr(layer, "layers"):
            fill(layer, rng)
            continue
        weights = [rng.normal(0, 0.5, weight.shape).astype(weight.dtype) for weight in layer.get_weights()]
        if layer.__class__.__name__ == "BatchNormalization":
            weights[-1] = np.abs(weights[-1]) + np.float32(0.5)
        if layer.__class__.__name__ == "Normalization" and weights:
            weights[1] = np.abs(weights[1]) + np.float32(0.5)
            weights[2] = np.zeros_like(weights[2])
        if weights:
            layer.set_weights(weights)
            if hasattr(layer, "finalize_state"):
                layer.finalize_state()


def packed(path: Path) -> None:
    """The same archive, compressed: HDF5 spends kilobytes on each group."""
    repeatable(path)
    with zipfile.ZipFile(path) as archive:
        parts = [(entry, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for entry, data in parts:
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)


def channels_last(images: np.ndarray, model) -> np.ndarray:
    return np.moveaxis(images, 1, -1) if model.name == "channels_first" else images


def write(file: str, model, seed: int) -> None:
    rng = np.random.default_rng(seed)
    fill(model, rng)
    images = rng.normal(0, 2, (IMAGES, *model.input_shape[1:])).astype(np.float32)
    path = FOLDER / file
    model.save(path)
    if path.suffix == ".keras":
        packed(path)
    kind = tf_keras if "keras2" in file else keras
    outputs = kind.models.load_model(path).predict(images, verbose=0)
    if not np.allclose(outputs, model.predict(images, verbose=0), rtol=1e-6, atol=1e-6) or not np.isfinite(outputs).all():
        raise SystemExit(f"{file}: isn't read back as it was written")
    write_answers(path, model, images, outputs)


def write_half(file: str, net, seed: int) -> None:
    """Weights of 16 bits; the answers are of the same numbers in 32 bits, as silicnn computes."""
    rng = np.random.default_rng(seed)
    keras.config.set_dtype_policy("float16")
    model = net(keras)
    fill(model, rng)
    path = FOLDER / file
    model.save(path)
    packed(path)
    keras.config.set_dtype_policy("float32")
    wide = net(keras)
    wide.set_weights([weight.astype(np.float32) for weight in model.get_weights()])
    images = rng.normal(0, 2, (IMAGES, *model.input_shape[1:])).astype(np.float32)
    write_answers(path, wide, images, wide.predict(images, verbose=0))


def write_answers(path: Path, model, images: np.ndarray, outputs: np.ndarray) -> None:
    lines = []
    for image, output in zip(channels_last(images, model), outputs):
        for word, values in (("input", image), ("output", output)):
            lines.append(",".join([word] + [f"{value:.9g}" for value in values.ravel()]))
    path.with_name(path.name + ".csv").write_text("\n".join(lines) + "\n")
    print(f"{path.name}: {outputs.shape[1]} outputs, {path.stat().st_size} bytes")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    newer = nets.FUNCTIONS + nets.NEWER_FUNCTIONS
    write("signals-keras3.keras", nets.signals(keras), 1)
    write("pictures-keras3.keras", nets.pictures(keras), 2)
    write("resizings-keras3.keras", nets.resizings(keras), 3)
    write("volumes-keras3.keras", nets.volumes(keras), 4)
    write("channels-first-keras3.keras", nets.channels_first(keras), 5)
    write("activations-keras3.keras", nets.activations(keras, newer, "negative_slope"), 6)
    write("merging-keras3.keras", nets.merging(keras), 7)
    write("merging-keras3.h5", nets.merging(keras), 7)
    write("pictures-keras2.keras", nets.pictures(tf_keras), 8)
    write("activations-keras2.h5", nets.activations(tf_keras), 9)
    write("merging-keras2.h5", nets.merging(tf_keras), 10)
    write("merging-keras2.keras", nets.merging(tf_keras), 10)
    write("chain-keras2.h5", nets.chain(tf_keras), 11)
    write("operations-keras3.keras", nets.operations(keras), 12)
    write("operations-keras2.h5", nets.functions(tf_keras), 13)
    write("operations-keras2.keras", nets.functions(tf_keras), 13)
    write("wrapped-keras3.keras", nets.wrapped(keras), 14)
    write("wrapped-keras2.h5", nets.wrapped(tf_keras), 15)
    write_half("half-keras3.keras", nets.chain, 16)
