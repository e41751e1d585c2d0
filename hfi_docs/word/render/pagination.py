"""On which page each block comes to stand: an estimate, made the way Word breaks pages.

It tells how far down its page a table begins, and which number stands in a contents list until Word counts for itself.
"""

from collections.abc import Iterable, Sequence

from hfi_docs.word.render.flow import Strip

#: Fewest lines of a paragraph that Word leaves alone at the foot or at the top of a page.
_ALONE = 2
#: The line above the footnotes of a page, in points.
_SEPARATOR = 14.0


class Pages:
    """The place that has been reached: how far down which page.

    `height` is the room of a page, `down` what the text has used of it, in points.
    """

    def __init__(self, height: float, *, down: float = 0.0) -> None:
        self.number = 1
        self.height = height
        #: The page of each bookmark.
        self.found: dict[str, int] = {}
        self._down = down
        self._after = 0.0
        self._snug = ""
        self._empty = True
        self._notes = 0.0
        self._kept: list[tuple[Strip, Sequence[str]]] = []

    def turn(self, height: float) -> None:
        """Begins a new page, of this height, where something stands already."""
        self.settle(0.0)
        if not self._empty:
            self._next_page()
        self.height = height

    def place(self, strip: Strip, bookmarks: Sequence[str] = ()) -> None:
        """Puts a strip below what stands there; one that is kept with the next waits for it."""
        self._kept.append((strip, bookmarks))
        if not strip.keep_next:
            self.settle(0.0)

    def settle(self, following: float) -> float:
        """Puts what waits on the page where the `following` points have room too; returns how far down it ends."""
        kept, self._kept = self._kept, []
        if not self._empty and self._needed(kept) + following > self._room:
            self._next_page()
        for strip, bookmarks in kept:
            self._put(strip, bookmarks)
        return self._down + self._after

    def table(self, starts: Iterable[int], heights: Sequence[float], headers: int, notes: float) -> None:
        """Goes down past a table whose rows begin new pages at these indices, with its head rows on every page."""
        self._down += self._after + sum(heights[:headers])
        self._after, self._snug, self._empty = 0.0, "", False
        begins = set(starts)
        for index in range(headers, len(heights)):
            if index in begins:
                self._next_page()
                self._down, self._empty = sum(heights[:headers]), False
            self._down += heights[index]
        self._reserve(notes)

    @property
    def _room(self) -> float:
        return self.height - self._down - self._notes

    def _needed(self, kept: Sequence[tuple[Strip, Sequence[str]]]) -> float:
        """What the strips need, of the last one only the lines that may not stand alone."""
        total, after = 0.0, self._after
        for strip, _ in kept:
            total += max(after, strip.before) + strip.height
            after = strip.after
        if kept and not kept[-1][0].keep_next:
            last = kept[-1][0]
            lines = last.lines if last.together else _first_lines(last.lines)
            total -= (last.lines - lines) * last.line
        return total + sum(strip.notes for strip, _ in kept)

    def _put(self, strip: Strip, bookmarks: Sequence[str]) -> None:
        gap = 0.0 if self._empty else max(self._after, strip.before)
        frame = strip.frame
        if strip.snug and strip.snug == self._snug:
            gap, frame = 0.0, 0.0
        if not self._empty and gap + strip.line * _first_lines(strip.lines) > self._room:
            self._next_page()
            gap = 0.0
        self.found |= dict.fromkeys(bookmarks, self.number)
        self._down += gap + frame
        self._reserve(strip.notes)
        self._lines(strip)
        self._after, self._snug, self._empty = strip.after, strip.snug, False

    def _lines(self, strip: Strip) -> None:
        left = strip.lines
        while (fitting := max(int(self._room / strip.line + 1e-6), 1)) < left:
            left -= fitting if left - fitting >= _ALONE else max(fitting - 1, 1)
            self._next_page()
        self._down += left * strip.line

    def _reserve(self, notes: float) -> None:
        if notes:
            self._notes += notes + (0.0 if self._notes else _SEPARATOR)

    def _next_page(self) -> None:
        self.number += 1
        self._down, self._after, self._snug, self._empty, self._notes = 0.0, 0.0, "", True, 0.0


def _first_lines(lines: int) -> int:
    """How many of a paragraph's lines must fit where it begins."""
    return lines if lines <= _ALONE + 1 else _ALONE
