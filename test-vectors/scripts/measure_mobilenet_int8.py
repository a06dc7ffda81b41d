"""Prints what 8-bit quantisation without equalisation costs the MobileNet with unequal channel ranges."""

import tempfile
from pathlib import Path

from onnxruntime.quantization import QuantFormat, QuantType

import accuracy
from layout import FAMILIES, IMAGES
from make_onnx_int8 import quantise

if __name__ == "__main__":
    for per_channel in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            name = f"mobilenet-{'per-channel' if per_channel else 'per-tensor'}.onnx"
            target = Path(folder) / name
            quantise(FAMILIES / "mobilenet-digits.onnx", target, QuantFormat.QDQ, QuantType.QInt8, per_channel)
            accuracy.require(target, IMAGES / "digits-28x28", least=0.0)
