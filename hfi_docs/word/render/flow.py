"""Blocks as the page sees them: strips of lines that follow each other down the page."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hfi_docs.document import Figure, Heading, Inline, List, Note, Paragraph
from hfi_docs.word.render.figures import figure_height
from hfi_docs.word.render.measure import PER_MILLE, TWIPS_PER_POINT, TextArea, written_lines
from hfi_docs.word.render.metrics import BOLD, count_lines, word_widths
from hfi_docs.word.render.numbering import list_level
from hfi_docs.word.render.styles import BODY_STYLE, StyleSheet, Typography

HEADINGS = tuple(f"heading {level}" for level in range(1, 7))
DEEPEST_LIST = 3
ROLE_STYLES = {
    "body": "",
    "quote": "Quote",
    "caption": "caption",
    "case_line": "HFI Sakslinje",
    "facts": "HFI Saksopplysninger",
    "marker": "HFI Merknad",
}
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


class Ruler(NamedTuple):
    """Measures blocks with the styles of one template on pages of one orientation."""

    styles: StyleSheet
    area: TextArea

    def paragraph(self, inlines: tuple[Inline, ...], style: str, *, indent: float = 0.0) -> Strip:
        """A paragraph in a style, indented further than the style says."""
        form = self.styles.typography(style or BODY_STYLE)
        return Strip(
            _count_lines(inlines, form, self.area.width - form.beside - indent),
            form.line,
            form.before,
            form.after,
            form.border,
            form.keep_lines,
            form.keep_next,
            self.notes(inlines),
            style if form.snug else "",
        )

    def heading(self, heading: Heading) -> Strip:
        """A heading, with the room that its number takes."""
        style = heading_style(heading)
        indent = chapter_indent(self.styles.typography(style)) / TWIPS_PER_POINT if heading.series else 0.0
        return self.paragraph(heading.inlines, style, indent=indent)._replace(keep_next=True)

    def list_items(self, block: List, level: int = 0) -> Iterator[Strip]:
        """The paragraphs of a list and of those inside it; tables in it are left to the caller."""
        style = list_style(block, level)
        indent = list_level(block, style, level, self.styles).left / TWIPS_PER_POINT
        for child in (child for item in block.items for child in item.blocks):
            if isinstance(child, List):
                yield from self.list_items(child, min(level + 1, DEEPEST_LIST - 1))
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
        return _count_lines(note.inlines, form, self.area.width) * form.line + form.after


def heading_style(heading: Heading) -> str:
    """The style of a heading; deeper levels than Word papers use look like the deepest."""
    return HEADINGS[min(heading.level, len(HEADINGS)) - 1]


def chapter_indent(form: Typography) -> int:
    """How far the text of a numbered heading is indented, in twips."""
    return round(form.size * _CHAPTER_INDENT * TWIPS_PER_POINT)


def list_style(block: List, level: int) -> str:
    """The style of a list's items."""
    name = "List Number" if block.ordered else "List Bullet"
    return name if level == 0 else f"{name} {level + 1}"


def _count_lines(inlines: tuple[Inline, ...], form: Typography, width: float) -> int:
    available = width / form.size / (BOLD if form.bold else 1.0) * PER_MILLE
    return sum(count_lines(word_widths(line), available) for line in written_lines(inlines))
