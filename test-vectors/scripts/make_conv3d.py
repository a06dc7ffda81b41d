"""Trains a small net of three axes in Keras 3: the 64 pixels of an 8x8 digit as a volume of 4 x 4 x 4."""

import keras
import numpy as np

import digits
import expected
from keras_archive import repeatable
from layout import FAMILIES

SEED = 16


def volumes(images: digits.Images) -> np.ndarray:
    """float32 [count, 4, 4, 4, 1]: the pixels in memory order, two rows of the digit to a plane."""
    return images.inputs().reshape(-1, 4, 4, 4, 1)


def build() -> keras.Model:
    layers = keras.layers
    return keras.Sequential(
        [
            keras.Input((4, 4, 4, 1), name="image"),
            layers.Conv3D(12, 3, padding="same", use_bias=False, name="conv1"),
            layers.BatchNormalization(name="norm1"),
            layers.ReLU(name="relu1"),
            layers.AveragePooling3D(2, strides=1, padding="same", name="mean"),
            layers.Conv3D(24, 3, strides=(1, 2, 2), padding="same", activation="relu", name="conv2"),
            layers.MaxPooling3D((2, 1, 1), name="pool"),
            layers.Conv3D(32, 2, activation="relu", name="conv3"),
            layers.Flatten(name="flatten"),
            layers.Dense(10, name="logits"),
        ],
        name="conv3d-digits",
    )


def main() -> None:
    keras.utils.set_random_seed(SEED)
    split = digits.load(8)
    model = build()
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(3e-3), loss, metrics=["accuracy"])
    model.fit(volumes(split.training), split.training.labels, batch_size=32, epochs=40, verbose=0)
    _, right = model.evaluate(volumes(split.test), split.test.labels, verbose=0)
    print(f"conv3d-digits: {100 * right:.2f} % of the test images")
    if right < 0.95:
        raise SystemExit("conv3d-digits: not accurate enough")
    path = FAMILIES / "conv3d-digits.keras"
    bare = build()  # without the optimizer's state, which is twice as large as the weights
    bare.set_weights(model.get_weights())
    bare.save(path)
    repeatable(path)
    answers = FAMILIES / "conv3d-digits.expected.csv"
    inputs = volumes(split.test)[: expected.COUNT]
    expected.write(answers, bare.predict(inputs, verbose=0))
    expected.require_agreement(path.name, keras.models.load_model(path).predict(inputs, verbose=0), answers)


if __name__ == "__main__":
    main()
