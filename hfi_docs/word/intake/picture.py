"""Pictures: PNG and JPEG as they come, without what nobody sees in them; turned and print-coloured ones redrawn.

Pillow proves that a picture is whole. What reaches the paper are the bytes of the file itself, apart from metadata
(places, names, dates, thumbnails): copies of copies lose nothing, and another version of Pillow changes nothing.
"""

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from hfi_docs.document import Image
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

MAX_MEGABYTES: Final = 10
MAX_MEGAPIXELS: Final = 50
_POINTS_PER_INCH: Final = 72
#: What screens, Word and the web count with when a picture does not say.
_USUAL: Final = 96.0
#: A resolution outside these is a slip of the program that wrote it: the picture would be a stamp or a barn wall.
_LEAST, _MOST = 20.0, 5_000.0
_SAVE_AS: Final = "Åpne bildet i Bilder eller Paint og lagre det som PNG eller JPEG."
_SMALLER: Final = "Gjør bildet mindre, for eksempel med «Endre størrelse» i Bilder."
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
#: The first bytes of kinds that people attach by mistake.
_OTHER_KINDS: Final = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"RIFF": "WebP",
    b"%PDF": "PDF",
    b"<svg": "SVG",
    b"<?xml": "SVG",
    b"\x01\0\0\0": "EMF",
    b"\xd7\xcd\xc6\x9a": "WMF",
}
_HEIC: Final = b"ftyp"
#: EXIF (CIPA DC-008): 1 is upright, 2–8 turned or mirrored, the last four of them by a quarter.
_ORIENTATION: Final = 0x0112
_TURNED, _ON_ITS_SIDE = range(2, 9), range(5, 9)
_CMYK: Final = "et bilde med trykkfarger (CMYK) er gjort om til skjermfarger"
_ANIMATED: Final = "av et animert bilde vises bare det første"
#: The chunks of a PNG (W3C recommendation, third edition) that change what is seen; the rest is about the picture.
_SEEN: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs"}
)
#: JPEG (ITU-T T.81). In the picture's data FF stands for itself before 00, and restart marks belong to the data.
_MARKER_IN_DATA: Final = regex(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_MARKER: Final = regex(rb"\xff+[^\x00\xff]", re.DOTALL)
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
#: Application segments that change what is seen: size of pixels, colour profile, colour model.
_KEPT_SEGMENTS: Final = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_APPLICATION: Final = range(0xE0, 0xF0)
#: Frames that Pillow reads and Word does not: arithmetic coding, lossless, hierarchical.
_ODD_FRAMES: Final = frozenset({0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})


class TakenPicture(NamedTuple):
    """A picture for a paper, and clauses in Norwegian about how it differs from its file."""

    image: Image
    changes: tuple[str, ...] = ()


def read_picture(content: bytes) -> TakenPicture:
    """The picture; width and height in points at the resolution that the file states, else at 96 pixels an inch.

    Raises:
        UnreadableError: neither PNG nor JPEG, damaged, or too large.
    """
    from PIL import Image as pillow  # noqa: N813, PLC0415 - a tenth of a second that papers without pictures do without

    if len(content) > MAX_MEGABYTES * 1024**2:
        message = f"Bildet er på mer enn {MAX_MEGABYTES} MB."
        raise UnreadableError(message, _SMALLER)
    if not content.startswith((_PNG, _JPEG)):
        raise UnreadableError(_other_kind(content), _SAVE_AS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about metadata, which is left out anyway
            with pillow.open(BytesIO(content), formats=("PNG", "JPEG")) as pixels:
                _check_size(*pixels.size)
                return _taken(content, pixels)
    except UnreadableError:
        raise
    except pillow.DecompressionBombError:
        message = f"Bildet har mer enn {MAX_MEGAPIXELS} millioner bildepunkter."
        raise UnreadableError(message, _SMALLER) from None
    # Pillow raises whatever comes up in it when a picture is not as it expects.
    except Exception:
        raise _damaged() from None


def _taken(content: bytes, pixels: "Pixels") -> TakenPicture:
    across, down = (float(density) for density in pixels.info.get("dpi", (0, 0)))
    if not (_LEAST <= across <= _MOST and _LEAST <= down <= _MOST):
        across = down = _USUAL
    orientation = pixels.getexif().get(_ORIENTATION, 1)
    pixels.load()
    kind: Literal["png", "jpeg"] = "png" if content.startswith(_PNG) else "jpeg"
    bare = _bare_png(content) if kind == "png" else _bare_jpeg(content)
    if orientation in _TURNED or pixels.mode == "CMYK" or not bare:
        from PIL import ImageOps  # noqa: PLC0415 - as Pillow itself

        upright = ImageOps.exif_transpose(pixels)
        if orientation in _ON_ITS_SIDE:
            across, down = down, across
        changes = (_CMYK,) if pixels.mode == "CMYK" else ()
        pixels, bare = upright, _drawn(upright, kind)
    else:
        changes = (_ANIMATED,) if getattr(pixels, "is_animated", False) and kind == "png" else ()
    width, height = pixels.size
    size = width * _POINTS_PER_INCH / across, height * _POINTS_PER_INCH / down
    return TakenPicture(Image(bare, kind, *size), changes)


def _drawn(pixels: "Pixels", kind: str) -> bytes:
    """The picture drawn anew, without anything beside its pixels."""
    made = BytesIO()
    profile = None if pixels.mode == "CMYK" else pixels.info.get("icc_profile")
    shown = pixels.convert("RGB") if pixels.mode == "CMYK" else pixels
    if kind == "png":
        shown.save(made, "PNG", exif=b"", icc_profile=profile)
    else:
        shown.save(made, "JPEG", quality=95, subsampling=0, exif=b"", icc_profile=profile, comment=b"")
    return made.getvalue()


def _bare_png(content: bytes) -> bytes:
    return _PNG + b"".join(chunk for kind, chunk in _chunks(content) if kind in _SEEN)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's kind and bytes, up to the one that ends the picture."""
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        kind = content[place + 4 : place + 8]
        if end > len(content):
            raise _damaged()
        yield kind, content[place:end]
        place = end


def _bare_jpeg(content: bytes) -> bytes:
    """The picture without its metadata, up to its end; nothing when it must be drawn anew to be seen in Word."""
    kept, kind = [content[:2]], 0
    for kind, segment in _segments(content):
        if kind in _ODD_FRAMES:
            return b""
        wanted = _KEPT_SEGMENTS.get(kind)
        if (wanted is not None and segment[4:].startswith(wanted)) or (kind not in _APPLICATION and kind != _COMMENT):
            kept.append(segment)
    return b"".join(kept) if kind == _END else b""


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment's kind and bytes, the picture's data with the scan that it belongs to, as far as they follow."""
    place, kind = 2, 0
    while kind != _END and (found := _MARKER.match(content, place)):
        kind, place = found[0][-1], found.end() - 2
        end = place + 2
        if kind != _END:
            end += int.from_bytes(content[end : end + 2], "big")
        if kind == _SCAN:
            found = _MARKER_IN_DATA.search(content, end)
            end = found.end() - 2 if found else len(content)
        yield kind, content[place:end]
        place = end


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_MEGAPIXELS * 1_000_000:
        message = f"Bildet har {width} × {height} bildepunkter; høyst {MAX_MEGAPIXELS} millioner er tillatt."
        raise UnreadableError(message, _SMALLER)


def _other_kind(content: bytes) -> str:
    if not content:
        return "Bildefilen er tom."
    kind = next((name for mark, name in _OTHER_KINDS.items() if content.startswith(mark)), "")
    if content[4:8] == _HEIC:
        kind = "HEIC"
    return f"Bildet er en {kind}-fil; bare PNG og JPEG kan brukes." if kind else "Filen er verken PNG eller JPEG."


def _damaged() -> UnreadableError:
    message = "Bildet er skadet eller ufullstendig."
    return UnreadableError(message, "Hent eller lagre bildet på nytt, og legg det inn igjen.")
