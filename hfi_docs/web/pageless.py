"""A document without the numbers of its pages: a web page has none."""

from collections.abc import Iterator, Sequence

from hfi_docs.document import Block, Cell, Document, Inline, Link, List, PageNumber, Paragraph, Row, Table, Text
from hfi_docs.document.walk import GridArea, table_grid
from hfi_docs.values.labels import Language, label


def without_pages(document: Document) -> Document:
    """The document with links for references to pages, and without the columns that hold nothing but their numbers."""
    language: Language = "nn" if document.properties.language.startswith("nn") else "nb"
    slots = {
        name: tuple(part._replace(blocks=tuple(_blocks(part.blocks, language))) for part in parts)
        for name, parts in document.slots.items()
    }
    return document._replace(slots=slots)


def _blocks(blocks: Sequence[Block], language: Language) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _paragraph(block, language)
            case List(items=items):
                yield block._replace(
                    items=tuple(item._replace(blocks=tuple(_blocks(item.blocks, language))) for item in items)
                )
            case Table():
                yield _table(block)
            case _:
                yield block


def _paragraph(paragraph: Paragraph, language: Language) -> Paragraph:
    if not any(map(_has_page, paragraph.inlines)):
        return paragraph
    words = (Text(label("denne_siden", language)),)
    inlines = (
        each._replace(inlines=words, shown=True) if isinstance(each, Link) and _has_page(each) else each
        for each in paragraph.inlines
    )
    return paragraph._replace(inlines=tuple(inlines))


def _has_page(inline: Inline) -> bool:
    return isinstance(inline, PageNumber) or (isinstance(inline, Link) and any(map(_has_page, inline.inlines)))


def _table(table: Table) -> Table:
    """The table without the columns of page numbers; what stands in them leads where other cells of the row do."""
    grid = table_grid(table)
    dropped = {
        area.column
        for row, areas in zip(table.rows, grid, strict=True)
        for cell, area in zip(row.cells, areas, strict=True)
        if _is_page(cell)
    }
    if not dropped:
        return table
    rows = (row._replace(cells=tuple(_kept(row, areas, dropped))) for row, areas in zip(table.rows, grid, strict=True))
    weights = tuple(weight for column, weight in enumerate(table.weights) if column not in dropped)
    return table._replace(rows=tuple(rows), weights=weights)


def _is_page(cell: Cell) -> bool:
    match cell.blocks:
        case (Paragraph(inlines=(only,)),):
            return _has_page(only) and not any(isinstance(each, Text) for each in getattr(only, "inlines", ()))
    return False


def _kept(row: Row, areas: Sequence[GridArea], dropped: set[int]) -> Iterator[Cell]:
    for cell, area in zip(row.cells, areas, strict=True):
        left = sum(column not in dropped for column in range(area.column, area.column + area.columns))
        if left:
            yield cell._replace(columns=left)
