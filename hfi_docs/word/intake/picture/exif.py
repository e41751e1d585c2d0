"""EXIF (CIPA DC-008): which way up a picture is, and its resolution. Whatever cannot be read counts as absent."""

import struct
from typing import Final, NamedTuple

_ORIENTATION, _ACROSS, _DOWN, _UNIT = 0x0112, 0x011A, 0x011B, 0x0128
_TAGS: Final = frozenset({_ORIENTATION, _ACROSS, _DOWN, _UNIT})
_SHORT, _RATIONAL = 3, 5
_ORDERS: Final = {b"II*\0": "<", b"MM\0*": ">"}
_PER_INCH: Final = {2: 1.0, 3: 2.54}
_INCH: Final = 2
_MOST_ENTRIES: Final = 200


class Exif(NamedTuple):
    """Orientation 1 is upright (2–8 turned or mirrored); density in pixels an inch, 0 when absent."""

    orientation: int = 1
    density: tuple[float, float] = (0.0, 0.0)


def read_exif(data: bytes) -> Exif:
    """What the first directory of a TIFF header says."""
    order = _ORDERS.get(data[:4])
    if order is None:
        return Exif()
    try:
        values = _directory(data, order)
    except struct.error:
        return Exif()
    factor = _PER_INCH.get(int(values.get(_UNIT, _INCH)), 0.0)
    density = values.get(_ACROSS, 0.0) * factor, values.get(_DOWN, 0.0) * factor
    return Exif(int(values.get(_ORIENTATION, 1)), density)


def _directory(data: bytes, order: str) -> dict[int, float]:
    (place,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, place)
    values: dict[int, float] = {}
    for index in range(min(count, _MOST_ENTRIES)):
        tag, kind = struct.unpack_from(f"{order}HH", data, place + 2 + index * 12)
        if tag in _TAGS:
            values[tag] = _value(data, order, kind, place + 2 + index * 12 + 8)
    return values


def _value(data: bytes, order: str, kind: int, place: int) -> float:
    if kind == _SHORT:
        return float(struct.unpack_from(f"{order}H", data, place)[0])
    if kind == _RATIONAL:
        (target,) = struct.unpack_from(f"{order}I", data, place)
        above, below = struct.unpack_from(f"{order}II", data, target)
        return float(above / below) if below else 0.0
    return 0.0
