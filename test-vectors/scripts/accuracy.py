"""Float accuracy of an ONNX net on the test images: python accuracy.py MODEL.onnx IMAGE_FOLDER"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime

import idx


def logits(model: Path, inputs: np.ndarray) -> np.ndarray:
    """What onnxruntime answers, on one thread with the graph as written."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    image = session.get_inputs()[0]
    return session.run(None, {image.name: inputs.reshape(-1, *image.shape[1:])})[0]


def accuracy(model: Path, folder: Path) -> float:
    pixels = idx.read(folder / "test-images-idx3-ubyte")
    labels = idx.read(folder / "test-labels-idx1-ubyte")
    inputs = (pixels.astype(np.float32) / np.float32(255))[:, np.newaxis]
    return float((logits(model, inputs).argmax(axis=1) == labels).mean())


def require(model: Path, folder: Path, least: float) -> None:
    """Prints the accuracy and fails when the net is worse than it is meant to be."""
    reached = accuracy(model, folder)
    print(f"{model.name}: {reached:.4%} of {folder.name}")
    if reached < least:
        raise SystemExit(f"{model}: accuracy {reached:.4%} is below {least:.2%}")


if __name__ == "__main__":
    require(Path(sys.argv[1]), Path(sys.argv[2]), least=0.0)
