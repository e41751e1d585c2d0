"""A Word file as blocks: its paragraphs, lists, tables and figures in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from hfi_docs.document import Block, Cell, Figure, Heading, Inline, Paragraph, Table, Text, inline_text
from hfi_docs.document.walk import block_texts
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.characters import clean_text, garbled
from hfi_docs.word.intake.pieces import joined
from hfi_docs.word.intake.telling import Telling, excerpt
from hfi_docs.word.intake.word.bindings import apply_bindings
from hfi_docs.word.intake.word.fields import OpenFields
from hfi_docs.word.intake.word.inlines import InlineReader, are_fields_balanced
from hfi_docs.word.intake.word.lists import ReadBlock, gather_lists
from hfi_docs.word.intake.word.looks import LookTeller
from hfi_docs.word.intake.word.math import linear
from hfi_docs.word.intake.word.names import (
    ALTERNATIVES,
    MATH,
    TBL,
    P,
    W,
    below,
    is_initial,
    is_on,
    plain_text,
    unwrapped,
)
from hfi_docs.word.intake.word.notes import read_notes
from hfi_docs.word.intake.word.numbering import ListNumbering, label_inlines
from hfi_docs.word.intake.word.omissions import KINDS
from hfi_docs.word.intake.word.pictures import PictureReader
from hfi_docs.word.intake.word.runs import RunReader
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.intake.word.surroundings import tell_surroundings
from hfi_docs.word.intake.word.table_styles import TableStyle, read_table_style
from hfi_docs.word.intake.word.tables import (
    Headings,
    RawRow,
    build_table,
    caption_text,
    cell_elements,
    cell_text,
    flatten,
    has_colour,
    is_crossed,
    is_hidden,
    joins_left,
    read_cell,
    read_row,
    row_elements,
)
from hfi_docs.word.opc.package import Package, open_package
from hfi_docs.word.opc.xml import Element

_WORKBOOK: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}workbook"
_SECTION: Final = f"{W}sectPr"
_DELETED_MARKS: Final = ("pPr/rPr/del", "pPr/rPr/moveFrom")
#: How many signs are shown on each side of a paragraph mark that was deleted.
_SEAM: Final = 25


class TakenIn(NamedTuple):
    """The blocks of a Word file, and clauses in Norwegian about what is not in them or was changed."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...]


def read_word(content: bytes, heading_level: int, headings: Sequence[str] = ()) -> TakenIn:
    """The content of a .docx; its topmost headings get `heading_level`, and no level is skipped.

    `headings` stand in the empty cells of the head rows of its tables, in order.

    Raises:
        UnreadableError: no Word file, damaged, unsafe, a picture without alt text, an empty head cell in a table that
            `headings` do not name, or more headings than such cells.
    """
    try:
        return _read(content, heading_level, Headings(headings))
    except RecursionError:
        message = "Word-filen har innhold som ligger altfor mange nivåer inne i hverandre."
        raise UnreadableError(message, "Kopier det som skal med, til et nytt dokument.") from None


def _read(content: bytes, heading_level: int, headings: Headings) -> TakenIn:
    package = open_package(content)
    main = package.main_part()
    root = package.xml(main) if main else None
    if root is None or root.tag != f"{W}document":
        is_workbook = root is not None and root.tag == _WORKBOOK
        message = f"Filen er {'en Excel-arbeidsbok, ' if is_workbook else ''}ikke et Word-dokument."
        raise UnreadableError(message, "Kontroller at det er riktig fil; den skal være lagret fra Word som .docx.")
    telling = Telling(KINDS)
    apply_bindings(root, package, main, telling)
    reader = _body_reader(package, main, root, telling, headings)
    blocks = [block for body in root.iterchildren(f"{W}body") for block in reader.read(body)]
    headings.check()
    tell_surroundings(root, package, reader.inlines.relations, telling)
    _tell_garbled(blocks, telling)
    if not blocks:
        found = "; ".join(telling.clauses())
        message = f"Word-filen har ikke noe innhold som kan tas inn{f' ({found})' if found else ''}."
        raise UnreadableError(message, "Kontroller at det er riktig fil, eller legg den ved som PDF.")
    return TakenIn(tuple(_levelled(blocks, heading_level)), telling.clauses())


def _tell_garbled(blocks: Sequence[Block], telling: Telling) -> None:
    """Names texts that were saved with a wrong coding somewhere on their way into Word."""
    for text in block_texts(*blocks):
        if (wrong := garbled(text)) is not None:
            telling.add("garbled", text=wrong.word)


def _body_reader(package: Package, main: str, root: Element, telling: Telling, headings: Headings) -> "_BodyReader":
    relations = dict(package.relations(main))
    parts = {relation.kind: relation.target for relation in relations.values() if not relation.external}
    styles = Styles(package.xml(parts.get("styles", "")))
    pictures = PictureReader(package, relations, telling)
    lists = package.xml(parts.get("numbering", ""))
    notes = read_notes(package, parts, styles, ListNumbering(lists, styles, telling), telling)
    fields = OpenFields(are_fields_balanced(root))
    inlines = InlineReader(styles, RunReader(styles, telling), relations, pictures, telling, notes.of, fields)
    numbering = ListNumbering(lists, styles, telling)
    return _BodyReader(package, styles, numbering, inlines, telling, headings, LookTeller(styles, telling))


@dataclass
class _BodyReader:
    """Walks the body, and the cells of its tables, once and in order: lists count as they go."""

    package: Package
    styles: Styles
    numbering: ListNumbering
    inlines: InlineReader
    telling: Telling
    headings: Headings
    looks: LookTeller
    heading: str = ""
    tables: int = 0
    in_cell: bool = False
    _carried: list[Inline] = field(default_factory=list)
    _has_lost_mark: bool = False

    def read(self, container: Element) -> tuple[Block, ...]:
        """The blocks of the body or of a cell."""
        entries: list[ReadBlock] = []
        self._walk(container, entries)
        entries += self._flushed()
        return gather_lists(entries)

    def _walk(self, container: Element, entries: list[ReadBlock]) -> None:
        for child in unwrapped(container):
            tag = child.tag
            if tag == P:
                entries += self._paragraph(child)
            elif tag == TBL:
                entries += self._flushed()
                entries += (ReadBlock(block) for block in self._table(child, entries))
            elif tag == f"{W}altChunk":
                self.telling.add("embedded")
            elif tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
                entries += self._equation(child)
            elif tag == ALTERNATIVES:
                self.telling.add("newer", text=plain_text(child))
            elif tag == f"{W}sdt" and below(child, "sdtPr/showingPlcHdr") is not None:
                self.telling.add("placeholder", text=plain_text(child))
            elif tag not in (_SECTION, f"{W}sdtPr", f"{W}sdtEndPr", f"{W}tcPr"):
                self._walk(child, entries)

    def _flushed(self) -> list[ReadBlock]:
        """The text of paragraphs whose mark was deleted and that nothing followed."""
        if self._has_lost_mark:
            self.telling.add("deletion")
        carried, self._carried, self._has_lost_mark = joined(self._carried), [], False
        return [ReadBlock(Paragraph(carried))] if carried else []

    def _paragraph(self, element: Element) -> Iterator[ReadBlock]:
        level = self.styles.heading_level(element)
        self.inlines.place = f" under overskriften «{self.heading}»" if self.heading else ""
        role = self.styles.role(element)
        contents = self.styles.is_contents(element)
        read = self.inlines.read(element, plain=level is not None or role != "body", contents=contents)
        if contents and plain_text(element):
            self.telling.add("contents")
        if self._has_lost_mark:
            seam = f"{inline_text(joined(self._carried))[-_SEAM:]}¶{plain_text(element)[:_SEAM]}"
            self.telling.add("deletion", text=seam)
        before = [*self._carried, *(() if contents else read.inlines)]
        inlines, self._carried = joined(before), []
        if inlines and level is None:
            self.looks.tell_paragraph(element, self.styles.paragraph_style(element))
        # What goes on in the next paragraph counts there.
        self._has_lost_mark = any(below(element, mark) is not None for mark in _DELETED_MARKS)
        goes_on = self._has_lost_mark or is_initial(element)
        hidden = not inlines and is_on(below(element, "pPr/rPr/vanish"))
        place = None if goes_on or contents or hidden else self.numbering.place(element)
        if inlines and goes_on:
            self._carried = before
        elif inlines and level is not None:
            inlines = joined((*label_inlines(place), *inlines))
            self.heading = excerpt(inline_text(inlines))
            if place is not None and place.label is None:
                self.telling.add("heading bullet", text=self.heading)
            yield ReadBlock(Heading(level, inlines))
        elif inlines and place is not None:
            yield ReadBlock(Paragraph(inlines), place, place.indent)
        elif inlines:
            yield ReadBlock(Paragraph(inlines, role), None, self.styles.left_edge(element))
        elif place is not None and place.label and self.in_cell:
            yield ReadBlock(Paragraph(joined(label_inlines(place))))
        elif place is not None and not read.figures:
            self.telling.add("empty item", text=place.text)
        yield from (ReadBlock(figure) for figure in read.figures)

    def _equation(self, equation: Element) -> list[ReadBlock]:
        text = clean_text(linear(equation))
        if not text:
            return []
        self.telling.add("equation", text=text)
        return [ReadBlock(Paragraph((Text(text),)))]

    def _table(self, element: Element, before: Sequence[ReadBlock]) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        title = caption_text(before[-1].block) if before else ""
        rows = [row for row in row_elements(element) if next(cell_elements(row), None) is not None]
        if len(rows) == 1:  # a frame around text, or a row of columns: no table to a reader
            self.telling.add("one row")
            for cell in cell_elements(rows[0]):
                yield from self.read(cell)
        elif rows:
            figures: list[Figure] = []
            style = read_table_style(element, self.styles)
            read = [self._row(row, figures, style, (index, len(rows))) for index, row in enumerate(rows)]
            raw = [made for made, row in zip(read, rows, strict=True) if not is_hidden(row, made.cells)]
            raw = raw if len(raw) > 1 else read
            self.looks.tell_indents(rows[1:])
            yield self._without_hidden(build_table(element, raw, title or self.heading, number, self.headings))
            yield from figures

    def _row(self, row: Element, figures: list[Figure], style: TableStyle, place: tuple[int, int]) -> RawRow:
        """A row; `place` is its number and how many there are."""
        cells: list[Cell] = []
        elements = [*cell_elements(row)]
        for index, cell in enumerate(elements):
            flat = flatten(self._cell(cell, style.of(*place, index, len(elements))))
            figures += flat.figures
            self.telling.add("moved figure", count=len(flat.figures))
            self.telling.add("nested table", count=flat.tables)
            made = read_cell(cell, flat.blocks)
            if place[0] and has_colour(cell):
                self.telling.add("colour", text=cell_text(made))
            if is_crossed(cell):
                self.telling.add("crossed", text=cell_text(made))
            if cells and joins_left(cell):
                left = cells.pop()
                made = left._replace(blocks=left.blocks + made.blocks, columns=left.columns + made.columns)
            cells.append(made)
        return read_row(row, cells)

    def _cell(self, cell: Element, looks: tuple[Element, ...]) -> tuple[Block, ...]:
        outside, self.in_cell = self.in_cell, True
        around, self.styles.cell_looks = self.styles.cell_looks, looks
        try:
            return self.read(cell)
        finally:
            self.in_cell, self.styles.cell_looks = outside, around

    def _without_hidden(self, table: Table) -> Table:
        """The table without what Word keeps, and does not show, in cells that the one above swallows."""
        rows = []
        for row in table.rows:
            for text in (cell_text(cell) for cell in row.cells if cell.merge == "continue"):
                if text:
                    self.telling.add("hidden", text=text)
            cells = (cell._replace(blocks=()) if cell.merge == "continue" else cell for cell in row.cells)
            rows.append(row._replace(cells=tuple(cells)))
        return table._replace(rows=tuple(rows))


def _levelled(blocks: Sequence[Block], topmost: int) -> Iterator[Block]:
    """The blocks with heading levels that begin at `topmost` and go down one at a time, nested as they were."""
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            yield block._replace(level=topmost + len(above) - 1)
        else:
            yield block
