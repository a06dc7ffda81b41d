"""Lets Keras answer a folder of pictures, for a test that compares: keras_answers.py MODEL PICTURES OUT

PICTURES has a folder for each class, in the order of the classes. OUT gets the model file, images.npy and outputs.npy
(float32, as the model takes and gives them; pixels from 0 to 255) and labels.npy. The accuracy is printed.
"""

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf
import tf_keras


def pictures(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    images, labels = [], []
    for label, kind in enumerate(sorted(each for each in folder.iterdir() if each.is_dir())):
        for file in sorted(kind.iterdir()):
            images.append(tf.io.decode_image(file.read_bytes(), dtype=tf.uint8).numpy())
            labels.append(label)
    return np.array(images, np.float32), np.array(labels, np.uint8)


def main(model: Path, folder: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    images, labels = pictures(folder)
    outputs = tf_keras.models.load_model(model, compile=False).predict(images, verbose=0)
    shutil.copy(model, out / ("model" + model.suffix))
    np.save(out / "images.npy", images)
    np.save(out / "outputs.npy", outputs.astype(np.float32))
    np.save(out / "labels.npy", labels)
    right = int((outputs.argmax(axis=1) == labels).sum())
    print(f"Keras puts {right} of {len(labels)} images into their class")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
