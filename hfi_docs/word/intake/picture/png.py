"""PNG (W3C recommendation, third edition): a row of chunks, each with its checksum."""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.picture.size import PixelSize, damaged, pixel_size

PNG_MARK: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = 13
_DENSITY: Final = 9
_INCH: Final = 0.0254


def read_png(content: bytes) -> PixelSize:
    """The size of a PNG whose every chunk is whole.

    Raises:
        UnreadableError: cut off, damaged, or animated.
    """
    chunks = list(_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if b"acTL" in kinds:
        message = "Bildet er animert (APNG)."
        raise UnreadableError(message, "Lagre ett av bildene i det som en vanlig PNG.")
    if kinds[:1] != [b"IHDR"] or len(chunks[0][1]) != _HEADER or b"IDAT" not in kinds or kinds[-1] != b"IEND":
        raise damaged()
    width, height = struct.unpack(">II", chunks[0][1][:8])
    density = next((data for kind, data in chunks if kind == b"pHYs" and len(data) == _DENSITY), None)
    if density is None:
        return pixel_size(width, height)
    across, down, unit = struct.unpack(">IIB", density)
    # Unit 1 is the metre; 0 gives only the shape of a pixel.
    return pixel_size(width, height, across * _INCH * unit, down * _INCH * unit)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    view = memoryview(content)
    place = len(PNG_MARK)
    kind = b""
    while kind != b"IEND":
        if place + 12 > len(view):
            raise damaged()
        length = int.from_bytes(view[place : place + 4], "big")
        end = place + 8 + length
        if end + 4 > len(view) or zlib.crc32(view[place + 4 : end]) != int.from_bytes(view[end : end + 4], "big"):
            raise damaged()
        kind = bytes(view[place + 4 : place + 8])
        yield kind, bytes(view[place + 8 : end]) if kind != b"IDAT" else b""
        place = end + 4
