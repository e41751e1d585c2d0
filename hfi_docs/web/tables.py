"""Tables: caption, head, bands, and heads for every cell; wide ones can be moved sideways with the keyboard too."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from hfi_docs.document import Block, Caption, Cell, Paragraph, Row, RowRole, Table, Text
from hfi_docs.document.walk import block_texts
from hfi_docs.web.heads import PlacedCell, TableHeads
from hfi_docs.web.inlines import PageLines
from hfi_docs.web.markup import NOTHING, Attributes, Markup, element, joined, text

#: A table of so many columns may be wider than a telephone.
_WIDE: Final = 3
#: The most columns that the style sheet counts.
_MOST: Final = 6
#: «10.00–10.02».
_SHORT: Final = 16
_TAB: Final = Text("\t")
#: Rows before which a new group of rows begins, where a table has bands.
_BEGINS: Final[Sequence[RowRole]] = ("group", "subtotal", "total")
_ALIGNS: Final = {"left": "", "right": "figure", "center": "middle"}


class PageTables:
    """Writes the tables of one page; `block` writes what is no plain line of a cell."""

    def __init__(
        self,
        lines: PageLines,
        block: Callable[[Block], Markup],
        marks: Callable[[Table | Row | Cell | Caption | Paragraph], Attributes],
    ) -> None:
        self._lines = lines
        self._block = block
        self._marks = marks
        self._written = 0

    def write(self, table: Table) -> Markup:
        """The markup of a table with its notes."""
        self._written += 1
        name = f"hfi-t{self._written}"
        heads = TableHeads(table, name)
        rows = [
            (
                row.role,
                element("tr", *map(self._cell(row.role), cells), attributes=self._of_row(row)),
            )
            for row, cells in zip(table.rows, heads.rows(), strict=True)
        ]
        above, below = rows[: heads.head_rows], rows[heads.head_rows :]
        head = element("thead", *(row for _, row in above)) if above else NOTHING
        made = element("table", self._caption(table, name), head, *_groups(below), attributes=self._marks(table))
        columns = len(table.weights)
        look = f"table columns-{columns if columns <= _MOST else 'many'}"
        moved = 0 if columns >= _WIDE else None
        around: Attributes = {"class": look, "role": "group", "aria-labelledby": name, "tabindex": moved}
        return text(element("div", made, attributes=around), self._notes(table))

    def caption(self, caption: Caption) -> Markup:
        """The words of a caption: «Tabell 1: Økonomisk oversikt»."""
        number = element(
            "span", f"{caption.label}\u00a0{caption.number}", attributes={"id": self._lines.own_id(caption.bookmark)}
        )
        return joined((number, element("span", f": {caption.text}")))

    def _caption(self, table: Table, name: str) -> Markup:
        """The caption; without one, the title is only heard."""
        if table.caption:
            shown = element("span", self.caption(table.caption), attributes={"id": name, **self._marks(table.caption)})
            return element("caption", shown)
        return element("caption", table.title, attributes={"id": name, "class": "heard"})

    def _notes(self, table: Table) -> Markup:
        if not table.notes:
            return NOTHING
        return element("div", *map(self._block, table.notes), attributes={"class": "table-notes"})

    def _of_row(self, row: Row) -> Attributes:
        return {"class": row.role if row.role not in ("header", "term") else None, **self._marks(row)}

    def _cell(self, role: RowRole) -> Callable[[PlacedCell], Markup]:
        def written(placed: PlacedCell) -> Markup:
            cell, area, head = placed.cell, placed.area, placed.head
            attributes: Attributes = {
                "id": (head.name or None) if head else None,
                "scope": head.scope if head else None,
                "class": _ALIGNS[cell.align] or ("short" if _is_short(cell) else None),
                "colspan": area.columns if area.columns > 1 else None,
                "rowspan": placed.rows if placed.rows > 1 else None,
                "headers": " ".join(placed.heads) or None,
                **self._marks(cell),
            }
            return element("th" if head else "td", self._content(cell, role), attributes=attributes)

        return written

    def _content(self, cell: Cell, role: RowRole) -> Markup:
        """What stands in a cell: one plain line by itself, else its blocks."""
        match cell.blocks:
            case (Paragraph(role="body") as only,) if not self._marks(only):
                return self._line(only, role)
        return joined(
            element("p", self._line(block, role), attributes=self._marks(block))
            if isinstance(block, Paragraph) and block.role == "body"
            else self._block(block)
            for block in cell.blocks
        )

    def _line(self, line: Paragraph, role: RowRole) -> Markup:
        """A line of a cell; in a band, what comes after a tab stands to the right."""
        if role == "group" and _TAB in line.inlines:
            at = line.inlines.index(_TAB)
            before, after = map(self._lines.line, (line.inlines[:at], line.inlines[at + 1 :]))
            return joined((before, element("span", " ", after, attributes={"class": "count"})))
        return self._lines.line(line.inlines)


def _groups(rows: Sequence[tuple[RowRole, Markup]]) -> Iterator[Markup]:
    """The rows below the head: one group, or one for each band."""
    banded = any(role == "group" for role, _ in rows)
    found: list[list[Markup]] = []
    for role, row in rows:
        if not found or (banded and role in _BEGINS):
            found.append([])
        found[-1].append(row)
    return (element("tbody", *group) for group in found)


def _is_short(cell: Cell) -> bool:
    """Whether a cell has a time, a date or a number, which stands on one line."""
    texts = [*block_texts(*cell.blocks)]
    return len(texts) == 1 and 0 < len(texts[0]) <= _SHORT and not any(map(str.isalpha, texts[0]))
