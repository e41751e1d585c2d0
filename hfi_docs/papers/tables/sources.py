"""What a view can show: each source with its fields, its filters and its rows."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from hfi_docs.papers.tables import measures, members, strategy, year_plan
from hfi_docs.papers.tables.columns import MONEY, TEXT
from hfi_docs.papers.tables.computed import TableRow
from hfi_docs.records.model import Column, Registers, TableSpec, View
from hfi_docs.values.labels import Language

Rows = Callable[[Registers, View, TableSpec, Language], tuple[TableRow, ...]]


class Source(NamedTuple):
    """A source of rows. `filters` are what a table may choose rows by; `har` asks for fields that are filled in."""

    fields: tuple[str, ...]
    filters: tuple[str, ...]
    rows: Rows
    money: tuple[str, ...] = ()

    def kind(self, column: Column) -> str:
        """The kind of a column: what its view says, or what its field holds."""
        return MONEY if column.kind == TEXT and column.field in self.money else column.kind


def _no_rows(_registers: Registers, _view: View, _spec: TableSpec, _language: Language) -> tuple[TableRow, ...]:
    """The lines of a table need its figures: `Figures` makes their rows."""
    return ()


#: Every source by the name that a view gives as `kilde`.
SOURCES: Mapping[str, Source] = {
    "tiltak": Source(
        tuple(measures.MEASURE_FIELDS),
        ("id", "område", "prinsipp", "har"),
        lambda registers, view, spec, _: measures.measure_rows(registers, view, spec),
        money=measures.MONEY_FIELDS,
    ),
    "strategiplan": Source(
        strategy.FIELDS,
        (),
        lambda registers, view, spec, _: strategy.strategy_rows(registers, view, spec),
    ),
    "linjer": Source(("tekst", "beløp", "merknad"), (), _no_rows, money=("beløp",)),
    "årsplan": Source(year_plan.FIELDS, year_plan.FILTERS, year_plan.year_plan_rows),
    "medlemmer": Source(members.FIELDS, members.FILTERS, members.member_rows),
}
