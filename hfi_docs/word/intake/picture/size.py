"""The size of a picture as its file states it."""

from typing import Final, NamedTuple

from hfi_docs.values.unreadable import UnreadableError

#: What screens, Word and the web count with when a picture does not say.
_USUAL: Final = 96.0
#: A resolution outside these is a slip of the program that wrote it: the picture would be a stamp or a barn wall.
_LEAST, _MOST = 20.0, 5_000.0


class PixelSize(NamedTuple):
    """Width and height in pixels, and how many pixels make an inch across and down."""

    width: int
    height: int
    across: float
    down: float


def pixel_size(width: int, height: int, across: float = 0.0, down: float = 0.0) -> PixelSize:
    """The size, with the usual resolution for one that is missing or absurd.

    Raises:
        UnreadableError: the picture has no area.
    """
    if width <= 0 or height <= 0:
        raise damaged()
    if not (_LEAST <= across <= _MOST and _LEAST <= down <= _MOST):
        across = down = _USUAL
    return PixelSize(width, height, across, down)


def damaged() -> UnreadableError:
    """What to say of a picture that is cut off or has wrong checksums."""
    message = "Bildet er skadet eller ufullstendig."
    return UnreadableError(message, "Hent eller lagre bildet på nytt, og legg det inn igjen.")
