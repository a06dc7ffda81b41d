"""The IDX file format of the MNIST distribution: unsigned bytes, big-endian header."""

import struct
from pathlib import Path

import numpy as np

UNSIGNED_BYTE = 0x08


def write(path: Path, array: np.ndarray) -> None:
    if array.dtype != np.uint8:
        raise ValueError(f"{path}: IDX fixtures hold uint8, not {array.dtype}")
    header = struct.pack(">HBB", 0, UNSIGNED_BYTE, array.ndim)
    header += struct.pack(f">{array.ndim}I", *array.shape)
    path.write_bytes(header + array.tobytes())


def read(path: Path) -> np.ndarray:
    data = path.read_bytes()
    zero, kind, rank = struct.unpack_from(">HBB", data)
    if zero != 0 or kind != UNSIGNED_BYTE:
        raise ValueError(f"{path}: not an IDX file of unsigned bytes")
    shape = struct.unpack_from(f">{rank}I", data, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(shape)
