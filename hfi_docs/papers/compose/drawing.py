"""A computed table as a template sees it, to draw it itself: columns, rows, groups, each field by its name."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hfi_docs.context import ContextValue, Drawn, Entry, Many, Slot, Wanted
from hfi_docs.document import Block, Paragraph, inline_text
from hfi_docs.papers.compose.table import printed_cell, printed_headings
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import SOURCES, ComputedTable, Money, Value
from hfi_docs.papers.tables.columns import Points, Prose
from hfi_docs.records.model import ViewColumn
from hfi_docs.values.amounts import format_kroner, format_millions

_SUM_ROW = "tabell.sumrad"
#: What raw values are called: `beløp` is as printed, `beløp_verdi` is for filters.
RAW = "_verdi"


class _Cell(NamedTuple):
    """A cell: as printed, its raw value, and the blocks of its slot, if it is one."""

    text: ContextValue
    value: ContextValue
    blocks: tuple[Block, ...]


def pattern_name(view: str) -> str:
    """What a template calls the pattern of a view: names in templates have no hyphens."""
    return view.replace("-", "_")


def drawn_instead(computed: ComputedTable, here: Surroundings, *, title: str) -> Drawn | None:
    """What a pattern of the template for the view of a table prints; None when it has none."""
    return draw_table(computed, here, title=title) if pattern_name(computed.view.id) in here.patterns else None


def draw_table(computed: ComputedTable, here: Surroundings, *, title: str, at: str = "", caption: str = "") -> Drawn:
    """What a template sees of a table; `here` must be set to print the short forms.

    `at` is the slot that it takes the place of, which the names of its slots begin with, and `caption` the slot of its
    caption.
    """
    prefix = f"{at}." if at else ""
    slots: dict[str, tuple[Block, ...]] = {}
    names = ColumnNames(computed.view.columns)
    rows: list[Entry] = []
    wanted: list[Wanted] = []
    for number, row in enumerate(computed.rows):
        cells = [
            _cell(value, index, f"{prefix}rader.{number}.{names.slot(index, computed)}", computed, here)
            for index, value in enumerate(row.values)
        ]
        slots |= {cell.text.name: cell.blocks for cell in cells if isinstance(cell.text, Slot) and cell.blocks}
        rows.append(_row(cells, computed, names, role=row.role))
        wanted += (each._replace(row=number) for each in _wanted(cells, computed, names, here))
    sums = _sums(computed, here)
    values: dict[str, ContextValue] = {
        "tittel": title,
        "bildetekst": Slot(caption),
        "visning": pattern_name(computed.view.id),
        "kolonner": _columns(computed, names, here),
        "rader": Many(tuple(rows)),
        "grupper": Many(tuple(_groups(computed, rows, here))),
        "sumrad": _row(sums, computed, names, role="sum") if sums else None,
    }
    wanted += (each._replace(name=_SUM_ROW, row=len(rows)) for each in _wanted(sums, computed, names, here))
    return Drawn(pattern_name(computed.view.id), Entry(values, at), slots, tuple(wanted))


class ColumnNames:
    """What a template calls the columns of a view; `refused` tells why the name of a field may not be used."""

    def __init__(self, columns: Sequence[ViewColumn]) -> None:
        fields = [column.field for column in columns]
        shared = sorted({field for field in fields if fields.count(field) > 1})
        how = "Gi kolonnene hvert sitt «navn» i register/visninger.yaml, eller bruk «celler»."
        self.refused = {field: f"Flere kolonner viser feltet «{field}». {how}" for field in shared}

    def unnamed(self, columns: Sequence[ViewColumn]) -> dict[str, str]:
        """Those of the refused names that a column has no other name for."""
        return {column.field: self.refused[column.field] for column in columns if not self.own(column)}

    def own(self, column: ViewColumn) -> str:
        """Its own, or its field's; "" where it shares that with another."""
        return column.name or ("" if column.field in self.refused else column.field)

    def slot(self, index: int, computed: ComputedTable) -> str:
        """What its slots are called: by its name, or its place where it has none."""
        return self.own(computed.columns[index]) or f"{index}"

    def all(self, column: ViewColumn) -> list[str]:
        """A column with a name of its own goes by that of its field too, where that is clear."""
        names = (self.own(column), column.field)
        return [name for name in dict.fromkeys(names) if name and name not in self.refused]


def _columns(computed: ComputedTable, names: ColumnNames, here: Surroundings) -> Many:
    """The columns that are shown; by name those too that are hidden because nothing stands in them."""
    headings = zip(_headings(computed, here), computed.columns, strict=True)
    shown = [(column, _column(column, heading, names)) for heading, column in headings]
    hidden = ((column, _column(column, column.heading, names)) for column in _hidden(computed))
    named = {name: entry for column, entry in (*hidden, *shown) for name in names.all(column)}
    return Many(tuple(entry for _, entry in shown), by_name=named)


def _column(column: ViewColumn, heading: str, names: ColumnNames) -> Entry:
    return Entry({"overskrift": heading, "type": column.kind, "navn": names.own(column)})


def _hidden(computed: ComputedTable) -> list[ViewColumn]:
    shown = {_identity(column) for column in computed.columns}
    return [column for column in computed.view.columns if _identity(column) not in shown]


def _identity(column: ViewColumn) -> tuple[object, ...]:
    return column.field, column.name, column.year, column.year_offset


def _row(cells: Sequence[_Cell], computed: ComputedTable, names: ColumnNames, *, role: str) -> Entry:
    shown = (
        Entry({"tekst": cell.text, "verdi": cell.value, "type": column.kind})
        for cell, column in zip(cells, computed.columns, strict=True)
    )
    values: dict[str, ContextValue] = {"celler": Many(tuple(shown)), "rolle": role}
    empty = _Cell("", None, ())
    pairs = [*((column, empty) for column in _hidden(computed)), *zip(computed.columns, cells, strict=True)]
    for column, cell in pairs:
        for name in names.all(column):
            values[name] = cell.text
            if column.field in SOURCES[computed.view.source].money:
                values[f"{name}{RAW}"] = cell.value
    return Entry(values, refused=names.refused)


def _cell(value: Value, index: int, slot: str, computed: ComputedTable, here: Surroundings) -> _Cell:
    blocks = printed_cell(value, index, computed, here)
    raw = value.kroner if isinstance(value, Money) else None
    if isinstance(value, (Prose, Points)) or not all(isinstance(block, Paragraph) for block in blocks):
        return _Cell(Slot(slot), raw, blocks)
    return _Cell("\n".join(_lines(blocks)), raw, ())


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of paragraphs: an amount has its parts below it."""
    return (inline_text(block.inlines) for block in blocks if isinstance(block, Paragraph))


def _headings(computed: ComputedTable, here: Surroundings) -> list[str]:
    """The heading above each column; empty where that of another covers it."""
    found: list[str] = []
    for inlines, _, columns in printed_headings(computed, here):
        found += [inline_text(inlines), *([""] * (columns - 1))]
    return found


def _groups(computed: ComputedTable, rows: Sequence[Entry], here: Surroundings) -> Iterator[Entry]:
    """The rows that have one cell in common, in the first column whose equal cells are joined; else all of them."""
    joined = (i for i, column in enumerate(computed.columns) if column.merged or column.field in computed.spec.merged)
    by = next(joined, None)
    pairs = zip(computed.rows, rows, strict=True)
    for value, group in groupby(pairs, key=lambda pair: None if by is None else pair[0].values[by]):
        blocks = () if by is None else printed_cell(value, by, computed, here)
        members = tuple(row for _, row in group)
        yield Entry({"overskrift": " ".join(_lines(blocks)), "rader": Many(members)})


def _wanted(
    cells: Sequence[_Cell], computed: ComputedTable, names: ColumnNames, here: Surroundings
) -> Iterator[Wanted]:
    """What must be seen of a row; an amount as it is printed, or as a filter writes it."""
    for index, cell in enumerate(cells):
        text = cell.text if isinstance(cell.text, str) else ""
        name = f"rad.{names.slot(index, computed)}"
        if text and isinstance(cell.value, int):
            forms = (text, format_kroner(cell.value), format_millions(cell.value, here.language))
            yield Wanted(name, forms, is_counted=True)
        elif text:
            yield Wanted(name, (text,))


def _sums(computed: ComputedTable, here: Surroundings) -> list[_Cell]:
    """The sums below the table, with their label in the first cell; none when it has none."""
    label = computed.view.sum_label
    if not label or all(total is None for total in computed.sums):
        return []
    cells = [_summed(total, index, computed, here) for index, total in enumerate(computed.sums)]
    cells[0] = _Cell("\n".join(filter(None, (label, str(cells[0].text or "")))), cells[0].value, ())
    return cells


def _summed(total: Value, index: int, computed: ComputedTable, here: Surroundings) -> _Cell:
    blocks = () if total is None else printed_cell(total, index, computed, here)
    return _Cell("\n".join(_lines(blocks)), total.kroner if isinstance(total, Money) else None, ())
