"""Reads the weights of a trained net back from its ONNX file, so that no format is trained twice."""

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper


def weights(path: Path) -> dict[str, np.ndarray]:
    """Initializer name to array, with PyTorch's names and axis order."""
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(str(path)).graph.initializer}
