"""ONNX export with the names and the dynamic batch that every fixture shares."""

from pathlib import Path

import onnx
import torch
from torch import nn

INPUT = "image"
OUTPUT = "logits"


def export_torchscript(net: nn.Module, shape: tuple, path: Path, opset: int = 13, **options) -> None:
    """Writes the net, whose input is [batch, *shape], through the TorchScript exporter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        net,
        (torch.zeros(1, *shape),),
        str(path),
        dynamo=False,
        opset_version=opset,
        input_names=[INPUT],
        output_names=[OUTPUT],
        dynamic_axes={INPUT: {0: "batch"}, OUTPUT: {0: "batch"}},
        **options,
    )
    onnx.checker.check_model(str(path), full_check=True)
