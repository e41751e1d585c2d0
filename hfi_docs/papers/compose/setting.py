"""A composed table better set, whatever it shows: what would stand several times is said once, and no word is lost."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from hfi_docs.document import Cell, Inline, Paragraph, Row, Text, inline_text
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import Value
from hfi_docs.papers.tables.columns import Prose
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.labels import label
from hfi_docs.values.references import whole_reference

#: The fewest characters of a common beginning that is worth a head of its own.
_SHORTEST_SPAN = 12
#: A text of so many characters in several rows of a column is said once, in a note.
_LONG = 110
#: A first sentence of at most so many says in the cell what its note is about.
_SENTENCE = 60
_MARKS = "abcdefghijklmnopqrstuvwxyz"
#: What follows the name of a measure: «SAMBA – samhandling om …», «Pasientens legemiddelliste (PLL)».
_AFTER_NAME = (" – ", " (")


class SaidOnce(NamedTuple):
    """Rows whose long texts are said in the notes below them."""

    rows: tuple[Row, ...]
    notes: tuple[Paragraph, ...] = ()


def spanning_heads(row: Row) -> tuple[Row, ...]:
    """The head row, or two: what neighbouring headings have in common stands over what follows it in each.

    From above, each column still has its whole heading.
    """
    groups = list(_groups(row.cells))
    if all(not common for _, common in groups):
        return (row,)
    above, below = [], []
    for cells, common in groups:
        if not common:
            above.append(cells[0]._replace(merge="start"))
            below.append(cells[0]._replace(merge="continue", blocks=()))
            continue
        shared = Paragraph((Text(_start(cells[0])[:common]),))
        above.append(Cell((shared,), align="center", columns=len(cells)))
        below += (cell._replace(blocks=(Paragraph(_without(cell, common)),)) for cell in cells)
    return row._replace(cells=tuple(above)), row._replace(cells=tuple(below))


def _groups(cells: Sequence[Cell]) -> Iterator[tuple[Sequence[Cell], int]]:
    """The cells, together where their headings begin alike, with how many characters they have in common."""
    start = 0
    while start < len(cells):
        end, common = start + 1, 0
        while end < len(cells) and (shared := _in_common(cells[start : end + 1])) >= (common or _SHORTEST_SPAN):
            end, common = end + 1, shared
        yield cells[start:end], common
        start = end


def _in_common(cells: Sequence[Cell]) -> int:
    """How many characters the whole words have that all headings begin with; they leave no bracket open."""
    if any(cell.columns > 1 for cell in cells):
        return 0
    words = zip(*(_start(cell).split(" ") for cell in cells), strict=False)
    common = [each[0] for each in takewhile(lambda each: len(set(each)) == 1, words)]
    while common and " ".join(common).count("(") > " ".join(common).count(")"):
        common.pop()
    length = len(" ".join(common))
    return length if all(inline_text(_without(cell, length)) for cell in cells) else 0


def _start(cell: Cell) -> str:
    """The text that a heading begins with, up to the first link in it."""
    inlines = _inlines(cell)
    return inlines[0].text if inlines and isinstance(inlines[0], Text) else ""


def _without(cell: Cell, length: int) -> tuple[Inline, ...]:
    """The heading without so many characters at its beginning."""
    _, *rest = _inlines(cell) or (Text(""),)
    begun = _start(cell)[length:].lstrip()
    return (Text(begun), *rest) if begun else tuple(rest)


def _inlines(cell: Cell) -> tuple[Inline, ...]:
    """The content of a cell that is one plain paragraph."""
    block = cell.blocks[0] if len(cell.blocks) == 1 else None
    return block.inlines if isinstance(block, Paragraph) and block.role == "body" else ()


def named_in_bold(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """The name of a row in bold, up to what explains it: the eye gets a catchword."""
    is_over = False
    for inline in inlines:
        ends = [at for sign in _AFTER_NAME if isinstance(inline, Text) and (at := inline.text.find(sign)) > 0]
        if is_over or not isinstance(inline, Text):
            yield inline
        elif ends:
            is_over = True
            yield inline._replace(text=inline.text[: min(ends)], bold=True)
            yield inline._replace(text=inline.text[min(ends) :])
        else:
            yield inline._replace(bold=True)


def said_once(rows: Sequence[Row], values: Sequence[Sequence[Value]], here: Surroundings) -> SaidOnce:
    """The rows, and notes for the long texts that would stand in several of them; `values` are those of their cells.

    A merged cell says its text once already: what it swallows is empty.
    """
    texts = Counter(
        (column, text) for row in rows for column, cell in enumerate(row.cells) if (text := _long_text(cell))
    )
    marks: dict[str, str] = {}
    notes: list[Paragraph] = []
    found = []
    for row, own in zip(rows, values, strict=True):
        cells = list(row.cells)
        for column, (cell, value) in enumerate(zip(row.cells, own, strict=True)):
            text = _long_text(cell)
            if texts[column, text] < 2 or (text not in marks and len(marks) == len(_MARKS)):  # noqa: PLR2004
                continue
            if text not in marks:
                marks[text] = _MARKS[len(marks)]
                notes.append(Paragraph((Text(marks[text]), Text("\t"), *_inlines(cell)), "table_note", row.origin))
            mark = Text(HARD_SPACE), Text(marks[text], raised=True)
            cells[column] = cell._replace(blocks=(Paragraph((Text(_short(text, value, here)), *mark)),))
        found.append(row._replace(cells=tuple(cells)))
    return SaidOnce(tuple(found), tuple(notes))


def _long_text(cell: Cell) -> str:
    """The text of a cell that is worth a note, else nothing."""
    text = inline_text(_inlines(cell))
    return text if len(text) >= _LONG else ""


def _short(text: str, value: Value, here: Surroundings) -> str:
    """What the cell says: the short form of a common text, or its first sentence where that is short."""
    common = whole_reference(value.text) if isinstance(value, Prose) else None
    if common and common.target in here.registers.short_texts:
        return here.registers.short_texts[common.target]
    sentence = text.partition(". ")[0]
    return f"{sentence}." if len(sentence) <= _SENTENCE else label("se_note", here.language)
