"""Small pictures made byte by byte, so that every field of theirs is known."""

import base64
import struct
import zlib
from io import BytesIO

from PIL import Image

MARK = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 4, height: int = 2, *, per_metre: int = 0, extra: bytes = b"") -> bytes:
    """A red PNG; `per_metre` is its stated resolution, `extra` stands before the data."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    density = chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)) if per_metre else b""
    # One so large is refused by its header.
    lines = b"" if width * height > 1_000_000 else height * (b"\0" + b"\xff\0\0" * width)
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


def jpeg(width: int = 4, height: int = 2, *segments: bytes, mode: str = "RGB", progressive: bool = False) -> bytes:
    """A JPEG with a dark and a light half, and the segments at its beginning."""
    made = BytesIO()
    picture = Image.new(mode, (width, height))
    picture.paste(Image.new(mode, (width // 2 or 1, height), (255,) * len(picture.getbands())))
    picture.save(made, "JPEG", progressive=progressive)
    plain = made.getvalue()
    own = 2 + (2 + int.from_bytes(plain[4:6], "big") if plain[3] == 0xE0 else 0)
    return plain[:2] + b"".join(segments) + plain[own:]


#: One pixel, arithmetically coded: legal, and shown by few programs.
ARITHMETIC = base64.b85decode(
    b"|JeWF01!$>Nk#wx0RR9200961|JwjV04N+DBOVzjBOxO#D=08LWI;SPH#~b-T}fn-fSHz$fQ*WuwC2O0s@koJjL84X+V1uL|Noo8|NsB`|K|Pw"
    b"`2X7gLjfx-Ej%?mc0oaQ_@#`c`1ttv`1ttv`1ttv`1ttv`1ttv`1ttv`1ttv`1ttv`1ttv`1ttv`1ttv`1ttv`1t?H01*fP2mlBJ0U`hb5di}c"
    b"0sqVZ3IGrg1pyEd1^?Or3<CiG0ucid06zfzo;=kefdAP"
)
