#!/usr/bin/env python3
"""Writes frames.txt beside itself: frames of the serial link, computed apart from the host's and the board's own code.

Needs nothing but Python 3.8+. CRC-32 is zlib's; COBS is written here from the paper (Cheshire and Baker, 1999).
"""
import pathlib
import struct
import zlib

HEADER = """\
# Frames of the serial link, one a line, run by the host's tests and by the board's.
#
#   name  type  seq  body  wire          all hex; '-' is an empty body; body lacks type, seq and CRC
#
# wire = COBS( type | seq | body | CRC-32 of all that, low byte first ) 00
# COBS as an encoder must write it: a full block of 254 non-zero bytes that ends the frame is not followed by an
# empty block (01). A decoder must take both spellings.
# The host sends a further 00 before each of its frames; a 00 right after a 00 means nothing.
# Numbers in bodies are little endian. In replies the body starts with done_count and status.
# Written by make_frames.py.
"""


def cobs(data):
    out, block = bytearray(), bytearray()
    ended_full = False
    for byte in data:
        ended_full = False
        if byte == 0:
            out += bytes([len(block) + 1]) + block
            block.clear()
            continue
        block.append(byte)
        if len(block) == 254:
            out += b"\xff" + block
            block.clear()
            ended_full = True
    if not ended_full:
        out += bytes([len(block) + 1]) + block
    return bytes(out)


def wire(kind, seq, body):
    plain = bytes([kind, seq]) + body
    plain += struct.pack("<I", zlib.crc32(plain))
    return cobs(plain) + b"\0"


def full_block_end():
    """A body whose whole frame, CRC included, is 254 bytes and none of them zero: the encoder's corner."""
    for salt in range(1, 256):
        body = bytes([salt]) * 248
        plain = bytes([0x02, 0x11]) + body
        if 0 not in struct.pack("<I", zlib.crc32(plain)):
            return body
    raise AssertionError("no such body")


RESULT = bytes([7, 0]) + bytes([0x80, 0xff, 0, 1, 0x7f, 0, 0, 3, 0xfe, 9]) + struct.pack("<I", 23_456)
HELLO_REPLY = bytes([0, 0]) + struct.pack("<HBBIIBBI", 0xBEEF, 1, 2, 784, 10, 0x81, 0, 100_000) + bytes.fromhex(
    "3fa2c10045d7e89b"
)

FRAMES = [
    ("hello", 0x01, 0x00, struct.pack("<H", 0xBEEF)),
    ("hello_reply", 0x81, 0x00, HELLO_REPLY),
    ("image_of_8", 0x02, 0x2A, bytes([0, 0, 17, 255, 128, 0, 1, 0])),
    ("image_of_784_sparse", 0x02, 0xFF, bytes(i % 251 if 300 <= i < 420 and i % 3 else 0 for i in range(784))),
    ("image_of_784_dense", 0x02, 0x00, bytes(1 + i % 255 for i in range(784))),
    ("image_full_block_at_end", 0x02, 0x11, full_block_end()),
    ("image_full_block_then_zero", 0x02, 0x12, b"\x55" * 252 + b"\0" + b"\x66" * 5),
    ("image_all_zero", 0x02, 0x00, bytes(64)),
    ("result_of_10", 0x82, 0x2A, RESULT),
    ("reset", 0x03, 0x05, b""),
    ("reset_reply", 0x83, 0x05, bytes([0, 0])),
    ("ping", 0x04, 0x06, bytes(range(8))),
    ("ping_reply", 0x84, 0x06, bytes([3, 0]) + bytes(range(8))),
    ("stats", 0x05, 0x07, b""),
    ("stats_reply", 0x85, 0x07, bytes([44, 0]) + struct.pack("<5I", 1, 0, 2, 0, 300)),
    ("nak_crc", 0x8F, 0x00, bytes([7, 1])),
    ("nak_length", 0x8F, 0x2B, bytes([7, 2])),
    ("nak_type", 0x8F, 0x2C, bytes([7, 3])),
    ("nak_overflow", 0x8F, 0x2D, bytes([7, 4])),
    ("nak_timeout", 0x8F, 0x2E, bytes([7, 5])),
]


def main():
    lines = [HEADER]
    for name, kind, seq, body in FRAMES:
        lines.append(f"{name} {kind:02x} {seq:02x} {body.hex() or '-'} {wire(kind, seq, body).hex()}\n")
    pathlib.Path(__file__).with_name("frames.txt").write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    main()
