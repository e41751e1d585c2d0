"""A computed table: rows of values, and the ways to point at a figure in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.papers.tables.columns import COLUMN_KINDS, MONEY, ColumnKind, Money, Value
from hfi_docs.records.model import TableSpec, View, ViewColumn
from hfi_docs.records.record import KeyPath
from hfi_docs.values.words import suggest_or_list


class FigureError(Exception):
    """A figure cannot be found or computed; `key` points at the line or table in the record, when known."""

    def __init__(self, message: str, hint: str = "", key: KeyPath = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.key = key


class TableRow(NamedTuple):
    """A row: one value per column, the named parts of its amount, and the register entry that it is a part of.

    `key` is where it is written: in `register`, or in the record of the case when there is none.
    """

    id: str
    role: str
    values: tuple[Value, ...]
    key: KeyPath
    register: str = ""
    parts: Mapping[str, int] = MappingProxyType({})
    entry: str = ""


@dataclass(frozen=True)
class ComputedTable:
    """A view filled with rows.

    `columns` are those that are shown, each with its kind; `years` holds the year that each shows, `sums` the total of
    each summed column.
    """

    spec: TableSpec
    view: View
    columns: tuple[ViewColumn, ...]
    years: tuple[int | None, ...]
    rows: tuple[TableRow, ...]
    sums: tuple[Value, ...]

    @cached_property
    def kinds(self) -> tuple[ColumnKind, ...]:
        """The kind of each column."""
        return tuple(COLUMN_KINDS[column.kind] for column in self.columns)

    def is_merged(self, index: int) -> bool:
        """Whether equal cells of a column are joined: its view wants it, or the table does."""
        column = self.columns[index]
        return column.merged or column.field in self.spec.merged

    def only(self, kept: Sequence[int]) -> "ComputedTable":
        """The table with those of its columns alone."""
        columns, rows = kept_columns(self.columns, self.rows, kept)
        years, sums = tuple(self.years[index] for index in kept), tuple(self.sums[index] for index in kept)
        return replace(self, columns=columns, rows=rows, years=years, sums=sums)

    def amount(self, target: tuple[str, ...]) -> int:
        """Kroner at `sum`, a column, a row, a row's column or a row's part.

        Raises:
            FigureError: there is no such figure, or more than one.
        """
        match target:
            case ("sum",) if not self._row("sum"):
                return self._only_sum()
            case (name,) if row := self._row(name):
                return self._only_amount(row)
            case (name,):
                return self._column_sum(name)
            case (row_name, name) if row := self._row(row_name):
                return self._cell(row, name)
        known = [row.id for row in self.rows]
        if not target and known:
            message = f"Tabellen «{self.spec.id}» har flere tall."
            raise FigureError(message, f"Skriv hvilket etter et punktum, for eksempel {self.spec.id}.{known[-1]}.")
        name = target[0] if target else ""
        message = f"Tabellen «{self.spec.id}» har ingen rad som heter «{name}»."
        raise FigureError(message, suggest_or_list(name, known, none="Tabellen er tom."))

    def count(self, target: tuple[str, ...]) -> int:
        """How many rows there are, or how many have a value in the named column.

        Raises:
            FigureError: there is no such column.
        """
        if not target:
            return len(self._terms)
        index = self._column(target[0])
        return sum(1 for row in self._terms if row.values[index])

    def column_names(self) -> list[str]:
        """The name of each column: its own, or its field's, with its year where that is shown for several years."""
        fields = [column.field for column in self.columns]
        return [
            column.name or (f"{column.field}-{year}" if year and fields.count(column.field) > 1 else column.field)
            for column, year in zip(self.columns, self.years, strict=True)
        ]

    @cached_property
    def _terms(self) -> tuple[TableRow, ...]:
        """The rows that are counted and added up."""
        return tuple(row for row in self.rows if row.role == "ledd")

    @cached_property
    def _by_id(self) -> Mapping[str, TableRow]:
        return {row.id: row for row in reversed(self.rows)}

    def _row(self, name: str) -> TableRow | None:
        return self._by_id.get(name)

    def _column(self, name: str) -> int:
        names = self.column_names()
        if name in names:
            return names.index(name)
        message = f"Tabellen «{self.spec.id}» har verken rad eller kolonne som heter «{name}»."
        known = [*self._money_columns(), *(row.id for row in self.rows)]
        raise FigureError(message, suggest_or_list(name, known, none=""))

    def _column_sum(self, name: str) -> int:
        index = self._column(name)
        if self.columns[index].kind != MONEY:
            message = f"Kolonnen «{name}» i tabellen «{self.spec.id}» inneholder ikke beløp."
            raise FigureError(message, self._money_hint())
        return sum(value.kroner for row in self._terms if isinstance(value := row.values[index], Money))

    def _only_sum(self) -> int:
        sums = [amount.kroner for amount in self.sums if isinstance(amount, Money)]
        sums += [self._only_amount(row) for row in self.rows if row.role == "sum"]
        if len(sums) == 1:
            return sums[0]
        found = "ingen sum" if not sums else "flere summer"
        message = f"Tabellen «{self.spec.id}» har {found}."
        raise FigureError(message, self._money_hint())

    def _only_amount(self, row: TableRow) -> int:
        amounts = [value.kroner for value in row.values if isinstance(value, Money)]
        if len(amounts) == 1:
            return amounts[0]
        found = "ikke noe beløp" if not amounts else "flere beløp"
        message = f"Raden «{row.id}» i tabellen «{self.spec.id}» har {found}."
        raise FigureError(message, self._money_hint(row.id))

    def _cell(self, row: TableRow, name: str) -> int:
        if name in row.parts:
            return row.parts[name]
        names = self.column_names()
        value = row.values[names.index(name)] if name in names else None
        if isinstance(value, Money):
            return value.kroner
        message = f"Raden «{row.id}» i tabellen «{self.spec.id}» har ikke noe beløp som heter «{name}»."
        raise FigureError(message, suggest_or_list(name, [*row.parts, *self._money_columns()], none=""))

    def _money_columns(self) -> list[str]:
        return [name for name, column in zip(self.column_names(), self.columns, strict=True) if column.kind == MONEY]

    def _money_hint(self, row: str = "") -> str:
        prefix = f"{self.spec.id}.{row}." if row else f"{self.spec.id}."
        choices = " eller ".join(prefix + name for name in self._money_columns())
        return f"Skriv {choices}." if choices else ""


def kept_columns(
    columns: tuple[ViewColumn, ...], rows: tuple[TableRow, ...], kept: Sequence[int]
) -> tuple[tuple[ViewColumn, ...], tuple[TableRow, ...]]:
    """Some of the columns, and the rows with their values alone."""
    if len(kept) == len(columns):
        return columns, rows
    shown = tuple(row._replace(values=tuple(row.values[index] for index in kept)) for row in rows)
    return tuple(_with_headings(columns, kept)), shown


def _with_headings(columns: tuple[ViewColumn, ...], kept: Sequence[int]) -> Iterator[ViewColumn]:
    """The kept columns; the first that is kept of those under a common heading has it, over those that are left."""
    head = end = 0
    groups: dict[int, list[int]] = {}
    for index, column in enumerate(columns):
        if index >= end:
            head, end = index, index + column.heading_span
        if index in kept:
            groups.setdefault(head, []).append(index)
    for head, (first, *others) in groups.items():
        yield columns[first]._replace(heading=columns[head].heading, heading_span=1 + len(others))
        yield from (columns[index] for index in others)
