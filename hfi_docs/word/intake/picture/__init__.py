"""Pictures: what kind they are, how large, and whether they are whole. Their pixels are never decoded."""

from typing import Final

from hfi_docs.document import Image
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.picture.jpeg import JPEG_MARK, read_jpeg
from hfi_docs.word.intake.picture.png import PNG_MARK, read_png
from hfi_docs.word.intake.picture.size import PixelSize

MAX_MEGABYTES: Final = 10
MAX_MEGAPIXELS: Final = 50
_POINTS_PER_INCH: Final = 72
_SAVE_AS: Final = "Åpne bildet i Bilder eller Paint og lagre det som PNG eller JPEG."
_SMALLER: Final = "Gjør bildet mindre, for eksempel med «Endre størrelse» i Bilder."
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


def read_picture(content: bytes) -> Image:
    """The picture; width and height in points at the resolution that the file states, else at 96 pixels an inch.

    Raises:
        UnreadableError: neither PNG nor JPEG, damaged, too large, animated, in print colours, or stored turned.
    """
    if len(content) > MAX_MEGABYTES * 1024**2:
        message = f"Bildet er på mer enn {MAX_MEGABYTES} MB."
        raise UnreadableError(message, _SMALLER)
    if content.startswith(PNG_MARK):
        size = read_png(content)
        return Image(content, "png", *_points(size))
    if content.startswith(JPEG_MARK):
        size = read_jpeg(content)
        return Image(content, "jpeg", *_points(size))
    raise UnreadableError(_other_kind(content), _SAVE_AS)


def _points(size: PixelSize) -> tuple[float, float]:
    if size.width * size.height > MAX_MEGAPIXELS * 1_000_000:
        message = f"Bildet har {size.width} × {size.height} bildepunkter; høyst {MAX_MEGAPIXELS} millioner er tillatt."
        raise UnreadableError(message, _SMALLER)
    return size.width * _POINTS_PER_INCH / size.across, size.height * _POINTS_PER_INCH / size.down


def _other_kind(content: bytes) -> str:
    if not content:
        return "Bildefilen er tom."
    kind = next((name for mark, name in _OTHER_KINDS.items() if content.startswith(mark)), "")
    if content[4:8] == _HEIC:
        kind = "HEIC"
    return f"Bildet er en {kind}-fil; bare PNG og JPEG kan brukes." if kind else "Filen er verken PNG eller JPEG."
