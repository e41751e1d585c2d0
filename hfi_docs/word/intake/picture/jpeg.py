"""JPEG (ITU-T T.81 with JFIF and EXIF): a row of segments, the picture's data after the last of them."""

import re
import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.picture.exif import Exif, read_exif
from hfi_docs.word.intake.picture.size import PixelSize, damaged, pixel_size

JPEG_MARK: Final = b"\xff\xd8\xff"
_APP0, _APP1, _START_OF_SCAN, _END = 0xE0, 0xE1, 0xDA, 0xD9
#: Frame headers: baseline, extended and progressive, which every program shows; the others hardly any does.
_FRAMES: Final = range(0xC0, 0xC3)
_ODD_FRAMES: Final = frozenset({0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
#: In the picture's data, FF stands for itself before 00, and restart marks belong to the data.
_MARKER_IN_DATA: Final = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_PRINT_COLOURS: Final = 4
_FRAME_HEADER: Final = 6
_JFIF_HEADER: Final = 12
_MARK: Final = 0xFF
_LENGTH: Final = 2
_PER_INCH: Final = {1: 1.0, 2: 2.54}
_SAVE_AGAIN: Final = "Åpne bildet i Bilder eller Paint og lagre det på nytt som JPEG eller PNG."


class Frame(NamedTuple):
    """What a frame header says: size in pixels, and the number of colour components."""

    width: int
    height: int
    components: int


def read_jpeg(content: bytes) -> PixelSize:
    """The size of a JPEG that has all its segments and its end.

    Raises:
        UnreadableError: cut off, damaged, print colours, a rare kind, or stored turned.
    """
    frame, exif, jfif = None, Exif(), (0.0, 0.0)
    for kind, data in _segments(content):
        if kind in _ODD_FRAMES:
            message = "Bildet er en sjelden JPEG-type som Word ikke kan vise."
            raise UnreadableError(message, _SAVE_AGAIN)
        if kind in _FRAMES:
            frame = _frame(data)
        elif kind == _APP0 and data.startswith(b"JFIF\0"):
            jfif = _jfif_density(data)
        elif kind == _APP1 and data.startswith(b"Exif\0\0"):
            exif = read_exif(data[6:])
    if frame is None:
        raise damaged()
    _check_look(frame, exif)
    return pixel_size(frame.width, frame.height, *(jfif if all(jfif) else exif.density))


def _check_look(frame: Frame, exif: Exif) -> None:
    if frame.components == _PRINT_COLOURS:
        message = "Bildet er lagret med trykkfarger (CMYK), som skjermer viser feil."
        raise UnreadableError(message, _SAVE_AGAIN)
    if exif.orientation > 1:
        message = "Bildet er lagret på siden eller speilvendt, og blir bare snudd av programmet som viser det."
        raise UnreadableError(
            message, "Åpne bildet i Bilder, roter det én gang rundt til det står riktig, og lagre det."
        )


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment's kind and data, up to the mark that ends the picture."""
    place = 2
    scanned = False
    while True:
        if place + 2 > len(content) or content[place] != _MARK:
            raise damaged()
        kind = content[place + 1]
        if kind == _MARK:  # a fill byte
            place += 1
            continue
        if kind == _END and scanned:
            return
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        if length < _LENGTH or place + 2 + length > len(content):
            raise damaged()
        yield kind, content[place + 4 : place + 2 + length]
        place += 2 + length
        if kind == _START_OF_SCAN:
            scanned = True
            found = _MARKER_IN_DATA.search(content, place)
            if found is None or found.start() == place:
                raise damaged()
            place = found.end() - 2


def _frame(data: bytes) -> Frame:
    if len(data) < _FRAME_HEADER:
        raise damaged()
    height, width, components = struct.unpack(">xHHB", data[:_FRAME_HEADER])
    return Frame(width, height, components)


def _jfif_density(data: bytes) -> tuple[float, float]:
    if len(data) < _JFIF_HEADER:
        return 0.0, 0.0
    unit, across, down = struct.unpack(">BHH", data[7:_JFIF_HEADER])
    factor = _PER_INCH.get(unit, 0.0)
    return across * factor, down * factor
