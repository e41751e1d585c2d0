"""On which page each block comes to stand: an estimate, made the way Word breaks pages.

Blocks are strips of lines that follow each other down the page. It tells how far down its page a table begins, and
which number stands in a contents list until Word counts for itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hfi_docs.document import Figure, Heading, Inline, List, Note, Paragraph
from hfi_docs.word.render.additions import figure_height
from hfi_docs.word.render.metrics import PER_MILLE, TWIPS_PER_POINT, TextArea, Typography, written_lines
from hfi_docs.word.render.numbering import list_level
from hfi_docs.word.render.styles import StyleSheet

HEADINGS = tuple(f"heading {level}" for level in range(1, 7))
DEEPEST_LIST = 3
ROLE_STYLES = {
    "body": "",
    "quote": "Quote",
    "caption": "caption",
    "case_line": "HFI Sakslinje",
    "facts": "HFI Saksopplysninger",
    "case_facts": "HFI Saksfakta",
    "remark": "",
    "marker": "HFI Merknad",
    "subtext": "HFI Tabellundertekst",
    "table_note": "HFI Tabellnote",
    "label": "HFI Etikett",
    "vision": "HFI Visjon",
    "lead": "HFI Ingress",
    "signature": "",
    "in_short": "HFI Kortslutt",
}
#: Room above a paragraph that its style does not have, in points.
ROOM_ABOVE = {"signature": 16}
#: The styles of headings that look like no level.
_LOOKS = {"attachment": "HFI Vedleggstittel", "case_line": "HFI Sakslinje", "in_short": "HFI Korthode"}
#: How far the text of a numbered heading stands from the margin, as a multiple of its type size: room for «10.».
_CHAPTER_INDENT = 1.8
_NOTE_STYLE = "footnote text"


class Strip(NamedTuple):
    """The lines of a paragraph, or a picture as one high line; all measures in points.

    `frame` is the room of borders. `together`: its lines stay on one page. `notes` is the room of its footnotes.
    `snug` names the style that wants no space between its own paragraphs, which share one frame.
    """

    lines: int
    line: float
    before: float = 0.0
    after: float = 0.0
    frame: float = 0.0
    together: bool = False
    keep_next: bool = False
    notes: float = 0.0
    snug: str = ""

    @property
    def height(self) -> float:
        """The height without the space around it."""
        return self.lines * self.line + self.frame


class Dress(NamedTuple):
    """How the points of a resolution are set: their styles level by level, and the indents of all, in twips."""

    points: tuple[str, ...]
    left: int
    hanging: int

    def more(self, name: str, styles: StyleSheet) -> float:
        """How much further in than its style says a paragraph stands, in points."""
        return (self.left - styles.indents(name)[0]) / TWIPS_PER_POINT


class Ruler(NamedTuple):
    """Measures blocks with the styles of one template on pages of one orientation."""

    styles: StyleSheet
    area: TextArea
    #: How much wider these pages are than upright ones, in points.
    wider: float = 0.0

    def right(self, style: str) -> int | None:
        """The right indent that keeps lines as short as on upright pages, in twips; None where the style's does."""
        own = self.styles.right(style)
        return own + round(self.wider * TWIPS_PER_POINT) if own and self.wider else None

    def paragraph(self, inlines: tuple[Inline, ...], style: str, *, indent: float = 0.0) -> Strip:
        """A paragraph in a style, indented further than the style says."""
        style = style or self.styles.prose
        form = self.styles.typography(style)
        return Strip(
            _count_lines(inlines, form, self.area.width - form.beside - indent - self._more(style)),
            form.line,
            form.before,
            form.after,
            form.border,
            form.keep_lines,
            form.keep_next,
            self.notes(inlines),
            style if form.snug else "",
        )

    def _more(self, style: str) -> float:
        """How much further in the lines of a style end than it says, in points."""
        return self.wider if self.styles.right(style) else 0.0

    def heading(self, heading: Heading) -> Strip:
        """A heading, with the room that its number takes."""
        style = heading_style(heading)
        indent = chapter_indent(self.styles.typography(style)) / TWIPS_PER_POINT if heading.series else 0.0
        return self.paragraph(heading.inlines, style, indent=indent)._replace(keep_next=True)

    def list_items(self, block: List, level: int = 0, dress: Dress | None = None) -> Iterator[Strip]:
        """The paragraphs of a list and of those inside it; tables in it are left to the caller."""
        style = list_style(block, level, dress)
        indent = list_level(block, style, level, self.styles).left / TWIPS_PER_POINT
        if dress:
            indent = dress.more(style, self.styles)
        for child in (child for item in block.items for child in item.blocks):
            if isinstance(child, List):
                yield from self.list_items(child, min(level + 1, DEEPEST_LIST - 1), dress)
            elif isinstance(child, (Paragraph, Heading)):
                yield self.paragraph(child.inlines, style, indent=indent)

    def figure(self, figure: Figure) -> Strip:
        """A picture without its caption."""
        return Strip(1, figure_height(figure, self.area), keep_next=figure.caption is not None)

    def notes(self, inlines: Iterable[Inline]) -> float:
        """The room that footnotes in this text take at the foot of the page."""
        return sum(self.note(inline) for inline in inlines if isinstance(inline, Note))

    def note(self, note: Note) -> float:
        """The room that a footnote takes."""
        form = self.styles.typography(_NOTE_STYLE)
        return (
            _count_lines(note.inlines, form, self.area.width - form.beside - self._more(_NOTE_STYLE)) * form.line
            + form.after
        )


def heading_style(heading: Heading) -> str:
    """The style of a heading; deeper levels than Word papers use look like the deepest."""
    if isinstance(heading.look, str):
        return _LOOKS[heading.look]
    return HEADINGS[min(heading.look or heading.level, len(HEADINGS)) - 1]


def outline_level(heading: Heading) -> int | None:
    """The level that a heading must say itself, since its style says another."""
    level = min(heading.level, len(HEADINGS))
    return None if heading_style(heading) == HEADINGS[level - 1] else level


def chapter_indent(form: Typography) -> int:
    """How far the text of a numbered heading is indented, in twips."""
    return round(form.size * _CHAPTER_INDENT * TWIPS_PER_POINT)


def list_style(block: List, level: int, dress: Dress | None = None) -> str:
    """The style of a list's items."""
    if dress:
        return dress.points[min(level, len(dress.points) - 1)]
    name = "List Number" if block.ordered else "List Bullet"
    return name if level == 0 else f"{name} {level + 1}"


def _count_lines(inlines: tuple[Inline, ...], form: Typography, width: float) -> int:
    available, measure = width / form.size * PER_MILLE, form.face.measure
    return sum(measure(line).lines(available) for line in written_lines(inlines))


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
