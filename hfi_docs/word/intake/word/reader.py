"""A Word file as blocks: its paragraphs, lists, tables and figures in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from hfi_docs.document import Block, Figure, Heading, Inline, Paragraph, Table, inline_text
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.word.inlines import InlineReader, are_fields_balanced, joined
from hfi_docs.word.intake.word.lists import Entry, gather_lists
from hfi_docs.word.intake.word.names import (
    MATH,
    P_PR,
    RELATION_ID,
    STRICT,
    TBL,
    P,
    W,
    below,
    plain_text,
    unwrapped,
)
from hfi_docs.word.intake.word.notes import read_notes
from hfi_docs.word.intake.word.numbering import Numbering
from hfi_docs.word.intake.word.omissions import Omissions, excerpt
from hfi_docs.word.intake.word.pictures import PictureReader
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.intake.word.tables import (
    RawRow,
    build_table,
    caption_text,
    cell_elements,
    cell_text,
    flatten,
    read_cell,
    read_row,
    row_elements,
)
from hfi_docs.word.opc.package import Package, open_package
from hfi_docs.word.opc.xml import Element

_SECTION: Final = f"{W}sectPr"
_NOT_WORD: Final = "Kontroller at det er riktig fil; den skal være lagret fra Word som .docx."
_DELETED_MARKS: Final = ("pPr/rPr/del", "pPr/rPr/moveFrom")


class TakenIn(NamedTuple):
    """The blocks of a Word file, and clauses in Norwegian about what is not in them or was changed."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...]


def read_word(content: bytes, heading_level: int) -> TakenIn:
    """The content of a .docx; its topmost headings get `heading_level`, and no level is skipped.

    Raises:
        UnreadableError: no Word file, damaged, unsafe, a picture without alt text, an empty head cell in a table.
    """
    try:
        return _read(content, heading_level)
    except RecursionError:
        message = "Word-filen har innhold som ligger altfor mange nivåer inne i hverandre."
        raise UnreadableError(message, "Kopier det som skal med, til et nytt dokument.") from None


def _read(content: bytes, heading_level: int) -> TakenIn:
    package = open_package(content)
    main = package.main_part()
    root = package.xml(main) if main else None
    if root is None or root.tag != f"{W}document":
        raise _not_word(root)
    omissions = Omissions()
    reader = _body_reader(package, main, root, omissions)
    body = below(root, "body")
    blocks = () if body is None else reader.read(body)
    reader.count_surroundings(root)
    if not blocks:
        message = "Word-filen har ikke noe innhold som kan tas inn."
        raise UnreadableError(message, "Kontroller at det er riktig fil, eller legg den ved som PDF.")
    return TakenIn(tuple(_levelled(blocks, heading_level)), omissions.sentences())


def _not_word(root: Element | None) -> UnreadableError:
    if root is not None and str(root.tag).startswith(STRICT):
        message = "Word-filen er lagret som «Strict Open XML»."
        return UnreadableError(message, "Velg «Word-dokument (*.docx)» under «Lagre som» i Word.")
    return UnreadableError("Filen er ikke et Word-dokument.", _NOT_WORD)


def _body_reader(package: Package, main: str, root: Element, omissions: Omissions) -> "_BodyReader":
    relations = dict(package.relations(main))
    parts = {relation.kind: relation.target for relation in relations.values() if not relation.external}
    styles = Styles(package.xml(parts.get("styles", "")))
    pictures = PictureReader(package, relations, omissions)
    notes = read_notes(package, parts, styles, omissions)
    inlines = InlineReader(styles, relations, pictures, omissions, notes.of, are_fields_balanced(root))
    numbering = Numbering(package.xml(parts.get("numbering", "")), styles)
    return _BodyReader(package, styles, numbering, inlines, omissions)


@dataclass
class _BodyReader:
    """Walks the body, and the cells of its tables, once and in order: lists count as they go."""

    package: Package
    styles: Styles
    numbering: Numbering
    inlines: InlineReader
    omissions: Omissions
    heading: str = ""
    tables: int = 0
    _carried: list[Inline] = field(default_factory=list)

    def read(self, container: Element) -> tuple[Block, ...]:
        """The blocks of the body or of a cell."""
        entries: list[Entry] = []
        self._walk(container, entries)
        entries += self._flushed()
        return gather_lists(entries)

    def count_surroundings(self, root: Element) -> None:
        """Counts what stands outside the text: headers, footers, sections, deleted rows."""
        for properties in root.iter(f"{W}trPr", f"{W}tcPr"):
            if below(properties, "del") is not None or below(properties, "cellDel") is not None:
                self.omissions.add("deletion")
        for properties in root.iter(P_PR):
            if properties.find(_SECTION) is not None:
                self.omissions.add("section")
        for kind in ("header", "footer"):
            names = {reference.get(RELATION_ID, "") for reference in root.iter(f"{W}{kind}Reference")}
            targets = (self.inlines.relations[name].target for name in names if name in self.inlines.relations)
            for target in sorted(set(targets)):
                part = self.package.xml(target)
                if part is not None and (text := plain_text(part)):
                    self.omissions.add(kind, text)

    def _walk(self, container: Element, entries: list[Entry]) -> None:
        for child in unwrapped(container):
            tag = child.tag
            if tag == P:
                entries += self._paragraph(child)
            elif tag == TBL:
                entries += self._flushed()
                entries += (Entry(block) for block in self._table(child, entries))
            elif tag == f"{W}altChunk":
                self.omissions.add("embedded")
            elif tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
                self.omissions.add("equation", plain_text(child))
            elif tag == f"{W}sdt" and below(child, "sdtPr/showingPlcHdr") is not None:
                self.omissions.add("placeholder", plain_text(child))
            elif tag not in (_SECTION, f"{W}sdtPr", f"{W}sdtEndPr", f"{W}tcPr"):
                self._walk(child, entries)

    def _flushed(self) -> list[Entry]:
        """The text of paragraphs whose mark was deleted and that nothing followed."""
        carried, self._carried = joined(self._carried), []
        return [Entry(Paragraph(carried))] if carried else []

    def _paragraph(self, element: Element) -> Iterator[Entry]:
        level = self.styles.heading_level(element)
        self.inlines.place = f" under overskriften «{self.heading}»" if self.heading else ""
        role = self.styles.role(element)
        read = self.inlines.read(element, plain=level is not None or role != "body")
        contents = self.styles.is_contents(element)
        if contents and joined(read.inlines):
            self.omissions.add("contents")
        before = [*self._carried, *(() if contents else read.inlines)]
        inlines, self._carried = joined(before), []
        place = self.numbering.place(element) if inlines else None
        if inlines and any(below(element, mark) is not None for mark in _DELETED_MARKS):
            self._carried = before
        elif inlines and level is not None:
            if place is not None:
                self.omissions.add("heading number")
            self.heading = excerpt(inline_text(inlines))
            yield Entry(Heading(level, inlines))
        elif inlines and place is not None:
            if place.lettered and place.level == 0:
                self.omissions.add("lettering")
            yield Entry(Paragraph(inlines), place, place.indent)
        elif inlines:
            yield Entry(Paragraph(inlines, role), None, self._indent(element))
        yield from (Entry(figure) for figure in read.figures)

    def _indent(self, paragraph: Element) -> int:
        own = self.styles.indent(paragraph)
        return self.styles.style_indent(self.styles.paragraph_style(paragraph)) if own is None else own

    def _table(self, element: Element, before: Sequence[Entry]) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        title = caption_text(before[-1].block) if before else ""
        rows = [row for row in row_elements(element) if next(cell_elements(row), None) is not None]
        if len(rows) == 1:  # a frame around text, or a row of columns: no table to a reader
            self.omissions.add("one row")
            for cell in cell_elements(rows[0]):
                yield from self.read(cell)
        elif rows:
            figures: list[Figure] = []
            raw = [self._row(row, figures) for row in rows]
            yield self._without_hidden(build_table(element, raw, title or self.heading, number))
            yield from figures

    def _row(self, row: Element, figures: list[Figure]) -> RawRow:
        cells = []
        for cell in cell_elements(row):
            flat = flatten(self.read(cell))
            figures += flat.figures
            self.omissions.add_many("moved figure", len(flat.figures))
            self.omissions.add_many("nested table", flat.tables)
            cells.append(read_cell(cell, flat.blocks))
        return read_row(row, cells)

    def _without_hidden(self, table: Table) -> Table:
        """The table without what Word keeps, and does not show, in cells that the one above swallows."""
        rows = []
        for row in table.rows:
            for text in (cell_text(cell) for cell in row.cells if cell.merge == "continue"):
                if text:
                    self.omissions.add("hidden", text)
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
