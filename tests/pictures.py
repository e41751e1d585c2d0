"""Small pictures made byte by byte, so that every field of theirs is known."""

import struct
import zlib

MARK = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 4, height: int = 2, *, per_metre: int = 0, extra: bytes = b"") -> bytes:
    """A red PNG; `per_metre` is its stated resolution, `extra` stands before the data."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    density = chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)) if per_metre else b""
    lines = min(height, 100) * (b"\0" + b"\xff\0\0" * min(width, 100))
    return MARK + header + density + extra + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def segment(kind: int, data: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data


def jfif(unit: int, across: int, down: int) -> bytes:
    return segment(0xE0, b"JFIF\0\x01\x02" + struct.pack(">BHHBB", unit, across, down, 0, 0))


def exif(entries: dict[int, int], order: str = ">") -> bytes:
    """An EXIF segment: shorts as they are, resolutions (0x011A, 0x011B) as fractions with 1 below."""
    start = 8 + 2 + 12 * len(entries) + 4
    directory, values = struct.pack(f"{order}H", len(entries)), b""
    for tag, value in entries.items():
        if tag in (0x011A, 0x011B):
            directory += struct.pack(f"{order}HHII", tag, 5, 1, start + len(values))
            values += struct.pack(f"{order}II", value, 1)
        else:
            directory += struct.pack(f"{order}HHIHH", tag, 3, 1, value, 0)
    mark = b"MM\0*" if order == ">" else b"II*\0"
    body = mark + struct.pack(f"{order}I", 8) + directory + struct.pack(f"{order}I", 0) + values
    return segment(0xE1, b"Exif\0\0" + body)


def jpeg(width: int = 4, height: int = 2, *segments: bytes, components: int = 3, frame: int = 0xC0) -> bytes:
    """A JPEG of headers and a few bytes of data: enough for whoever does not decode it."""
    parts = b"".join(bytes([number, 0x11, 0]) for number in range(1, components + 1))
    header = segment(frame, struct.pack(">BHHB", 8, height, width, components) + parts)
    scan = segment(0xDA, bytes([components]) + b"\x01\0" * components + b"\0\x3f\0")
    return b"\xff\xd8" + b"".join(segments) + header + scan + b"\x12\xff\x00\x34\xff\xd0\x56" + b"\xff\xd9"
