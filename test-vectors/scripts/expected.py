"""Answer files: what PyTorch computes for the first test images, and the check of another file against it."""

from pathlib import Path

import numpy as np

COUNT = 20
TOLERANCE = 1e-5


def write(path: Path, outputs: np.ndarray) -> None:
    """One row per image: its index, then the output flattened in ONNX (channels first) order."""
    flat = outputs.reshape(len(outputs), -1)
    lines = [",".join(["image"] + [f"output{i}" for i in range(flat.shape[1])])]
    for index, row in enumerate(flat):
        lines.append(",".join([str(index)] + [f"{value:.9g}" for value in row]))
    path.write_text("\n".join(lines) + "\n")


def read(path: Path) -> np.ndarray:
    return np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.float64)[:, 1:].astype(np.float32)


def require_agreement(name: str, outputs: np.ndarray, path: Path) -> None:
    """Fails when any output is further from the file than TOLERANCE of the file's largest magnitude."""
    wanted = read(path)
    got = np.asarray(outputs).reshape(len(outputs), -1)[: len(wanted)]
    error = float(np.abs(got - wanted).max() / np.abs(wanted).max())
    print(f"{name}: differs from {path.name} by {error:.1e} of the largest output")
    if not error <= TOLERANCE:
        raise SystemExit(f"{name}: {error:.1e} is more than {TOLERANCE:.0e}")
