"""Lets TensorFlow Lite's reference kernels answer a data set, for a test that compares:

    tflite_answers.py MODEL pictures FOLDER OUT
    tflite_answers.py MODEL keywords INPUTS.npy LABELS.npy OUT

The folder has a folder of pictures for each class, in the order of the classes. The keywords are those of MLPerf Tiny's runner,
whose features are stored transposed and in steps of a half; the model's own scale says what they become. OUT gets the model file,
images.npy and outputs.npy (the stored integers that the model takes and gives) and labels.npy. The accuracy is printed.
"""

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

from keras_answers import pictures

STEP_OF_RUNNER = 0.5


def interpreter(model: Path) -> tf.lite.Interpreter:
    reference = tf.lite.experimental.OpResolverType.BUILTIN_REF
    made = tf.lite.Interpreter(str(model), num_threads=1, experimental_op_resolver_type=reference)
    made.allocate_tensors()
    return made


def keywords(features: np.ndarray, source: dict) -> np.ndarray:
    scale, zero_point = source["quantization"]
    _, rows, columns, _ = source["shape"]
    real = STEP_OF_RUNNER * features.reshape(-1, columns, rows).transpose(0, 2, 1)
    stored = np.round(real / scale + zero_point).clip(-128, 127)
    return stored.astype(np.int8)[..., np.newaxis]


def stored(images: np.ndarray, source: dict) -> np.ndarray:
    """Pixels of 0 to 255, which the model takes as they are, as its integers."""
    scale, zero_point = source["quantization"]
    return np.round(images / scale + zero_point).clip(-128, 127).astype(np.int8)


def main(model: Path, kind: str, *paths: str) -> None:
    tflite = interpreter(model)
    source, target = tflite.get_input_details()[0], tflite.get_output_details()[0]
    *files, out = map(Path, paths)
    if kind == "keywords":
        images, labels = keywords(np.load(files[0]), source), np.load(files[1]).astype(np.uint8)
    else:
        images, labels = pictures(files[0])
        images = stored(images, source)
    outputs = []
    for image in images:
        tflite.set_tensor(source["index"], image[np.newaxis])
        tflite.invoke()
        outputs.append(tflite.get_tensor(target["index"])[0].copy())
    outputs = np.stack(outputs)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(model, out / "model.tflite")
    np.save(out / "images.npy", images)
    np.save(out / "outputs.npy", outputs)
    np.save(out / "labels.npy", labels)
    right = int((outputs.argmax(axis=1) == labels).sum())
    print(f"TensorFlow Lite puts {right} of {len(labels)} images into their class")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
