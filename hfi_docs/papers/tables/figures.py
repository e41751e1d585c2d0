"""All tables of a case and every figure in them, computed on demand, each once."""

import re
from collections.abc import Iterator, Mapping

from hfi_docs.papers.tables.columns import COLUMN_KINDS, ColumnKind, Money, Value, prose
from hfi_docs.papers.tables.computed import ComputedTable, FigureError, TableRow, kept_columns
from hfi_docs.papers.tables.measures import column_year
from hfi_docs.papers.tables.sources import SOURCES
from hfi_docs.records.model import Line, Registers, TableSpec, View, ViewColumn
from hfi_docs.records.record import KeyPath
from hfi_docs.values.amounts import format_number
from hfi_docs.values.expressions import regex
from hfi_docs.values.labels import Language
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import split_terms, suggest_or_list

_OPERATOR = regex(r"\s+([+\-−])\s+")
#: Longer chains of lines that fetch from each other are no budget.
_LONGEST_CHAIN = 50


class Figures:
    """The tables of one case. Lines may fetch figures from each other, so each is computed when first asked for."""

    def __init__(self, specs: Mapping[str, TableSpec], registers: Registers, language: Language = "nb") -> None:
        self._specs = specs
        self._registers = registers
        self._language = language
        self._tables: dict[str, ComputedTable] = {}
        self._lines_of: dict[KeyPath, dict[str, Line]] = {}
        self._lines: dict[tuple[str, str], int] = {}
        self._under_way: list[tuple[str, str]] = []
        self._asked: KeyPath = ()

    def beside(self, specs: Mapping[str, TableSpec]) -> "Figures":
        """These tables and others, which may fetch figures from each other."""
        return Figures({**self._specs, **specs}, self._registers, self._language)

    @property
    def names(self) -> list[str]:
        """The tables that can be asked for."""
        return list(self._specs)

    def table(self, name: str) -> ComputedTable:
        """The whole table.

        Raises:
            FigureError: no such table, or one of its figures cannot be computed.
        """
        if name not in self._tables:
            self._tables[name] = self._compute(self._spec(name))
        return self._tables[name]

    def amount(self, expression: str) -> int:
        """Kroner from «ramme.frie», «behov.sum + ramme.fond - …».

        Raises:
            FigureError: a term cannot be found.
        """
        first, *rest = _OPERATOR.split(expression.strip())
        total = self._term(first)
        for operator, term in zip(rest[::2], rest[1::2], strict=True):
            total += self._term(term) if operator == "+" else -self._term(term)
        return total

    def count(self, target: str) -> int:
        """How many rows a table has, or how many with a value in a column.

        Raises:
            FigureError: no such table or column.
        """
        name, *rest = target.split(".")
        return self.table(name).count(tuple(rest))

    def line_amount(self, spec: TableSpec, line: Line) -> int:
        """Kroner on a budget line.

        Raises:
            FigureError: the line asks for itself, for something unknown, or states another sum than the computed one.
        """
        at = (spec.id, line.id)
        if at not in self._lines:
            self._lines[at] = self._compute_line(spec, line, at)
        return self._lines[at]

    def _spec(self, name: str) -> TableSpec:
        if name in self._specs:
            return self._specs[name]
        message = f"Det finnes ingen tabell som heter «{name}»."
        pointed = re.sub(r"[,;:/ ]+", ".", name)
        if pointed.partition(".")[0] in self._specs:
            raise FigureError(message, f"Mente du «{pointed}»?")
        raise FigureError(message, suggest_or_list(name, self._specs, none="Saken har ingen tabeller."))

    def _line(self, spec: TableSpec, name: str) -> Line | None:
        if spec.key not in self._lines_of:
            self._lines_of[spec.key] = {line.id: line for line in reversed(spec.lines)}
        return self._lines_of[spec.key].get(name)

    def _term(self, term: str) -> int:
        name, *rest = term.strip().split(".")
        spec = self._spec(name)
        line = self._line(spec, rest[0]) if len(rest) == 1 else None
        return self.line_amount(spec, line) if line else self.table(name).amount(tuple(rest))

    def _compute_line(self, spec: TableSpec, line: Line, at: tuple[str, str]) -> int:
        if at in self._under_way:
            if self._under_way[-1] == at:
                message = f"Linjen «{line.id}» legger sammen seg selv."
                raise FigureError(message, f"Fjern «{line.id}» fra «sum».", line.key)
            chain = " → ".join(name for _, name in [*self._under_way[self._under_way.index(at) :], at])
            message = f"Linjene henter tall fra hverandre i ring: {chain}."
            raise FigureError(message, "Skriv beløpet på en av linjene.", line.key)
        if len(self._under_way) >= _LONGEST_CHAIN:
            message = f"Mer enn {_LONGEST_CHAIN} linjer henter tall fra hverandre etter tur."
            raise FigureError(message, "Skriv beløpet på en av linjene.", self._asked)
        if not self._under_way:
            self._asked = line.key
        self._under_way.append(at)
        try:
            return self._line_total(spec, line)
        except FigureError as error:
            raise FigureError(error.message, error.hint, error.key or line.key) from None
        finally:
            self._under_way.pop()

    def _line_total(self, spec: TableSpec, line: Line) -> int:
        if line.source:
            return self.amount(line.source)
        if not line.terms:
            return sum(line.parts or ())
        total = sum(self._signed(spec, line, term) for term in line.terms)
        if line.parts is not None and sum(line.parts) != total:
            stated = format_number(sum(line.parts))
            message = f"Linjen «{line.id}» oppgir {stated}, men leddene gir {format_number(total)}."
            raise FigureError(message, "Rett beløpet, eller fjern det: summen regnes ut.", (*line.key, "beløp"))
        return total

    def _signed(self, spec: TableSpec, line: Line, term: str) -> int:
        sign, name = (-1, term[1:].strip()) if term[:1] in ("-", "−") else (1, term)
        found = self._line(spec, name)
        if found is None:
            message = f"Linjen «{line.id}» legger sammen «{name}», som ikke finnes i tabellen."
            terms, known = split_terms(term), tuple(other.id for other in spec.lines)
            hint = (
                f"Sett komma mellom: {', '.join(terms)}." if len(terms) > 1 else suggest_or_list(name, known, none="")
            )
            raise FigureError(message, hint, (*line.key, "sum"))
        return sign * self.line_amount(spec, found)

    def _compute(self, spec: TableSpec) -> ComputedTable:
        view = self._view(spec)
        source = SOURCES[view.source]
        columns = tuple(column._replace(kind=source.kind(column)) for column in view.columns)
        rows = _read(self._rows(spec, view), [COLUMN_KINDS[column.kind] for column in columns], spec)
        columns, rows = _without_empty_columns(columns, rows)
        if not columns:
            message = f"Alle kolonnene i tabellen «{spec.id}» er skjult, for de er tomme."
            raise FigureError(message, "La minst én kolonne i visningen stå uten «skjul_tom».", spec.key)
        years = tuple(column_year(column, spec) for column in columns)
        return ComputedTable(spec, view, columns, years, rows, tuple(_sums(columns, rows)))

    def _view(self, spec: TableSpec) -> View:
        if spec.file:
            message = f"Tabellen «{spec.id}» er hentet fra en fil. Tall i den kan ikke brukes i teksten."
            raise FigureError(message, "Skriv tallene som linjer i saken, eller som tiltak i registeret.")
        view = self._registers.views.get(spec.view)
        if view is None:
            message = f"Visningen «{spec.view}» finnes ikke i register/visninger.yaml."
            hint = suggest_or_list(spec.view, self._registers.views, none="Registeret er tomt.")
            raise FigureError(message, hint, (*spec.key, "visning"))
        return view

    def _rows(self, spec: TableSpec, view: View) -> tuple[TableRow, ...]:
        if view.source == "linjer":
            return tuple(self._line_row(spec, view, line) for line in spec.lines)
        return SOURCES[view.source].rows(self._registers, view, spec, self._language)

    def _line_row(self, spec: TableSpec, view: View, line: Line) -> TableRow:
        amount = Money((self.line_amount(spec, line),))
        values: dict[str, Value] = {"tekst": line.text, "beløp": amount, "merknad": prose(line.note)}
        return TableRow(line.id, line.role, tuple(values.get(column.field) for column in view.columns), line.key)


def _read(rows: tuple[TableRow, ...], kinds: list[ColumnKind], spec: TableSpec) -> tuple[TableRow, ...]:
    """The rows with each value as its column holds it.

    Raises:
        FigureError: a value is not of the kind of its column.
    """
    try:
        return tuple(
            row._replace(values=tuple(kind.read(value) for kind, value in zip(kinds, row.values, strict=True)))
            for row in rows
        )
    except UnreadableError as error:
        raise FigureError(error.message, error.hint, spec.key) from None


def _sums(columns: tuple[ViewColumn, ...], rows: tuple[TableRow, ...]) -> Iterator[Value]:
    for index, column in enumerate(columns):
        total = COLUMN_KINDS[column.kind].total
        yield total([row.values[index] for row in rows if row.role == "ledd"]) if column.summed and total else None


def _without_empty_columns(
    columns: tuple[ViewColumn, ...], rows: tuple[TableRow, ...]
) -> tuple[tuple[ViewColumn, ...], tuple[TableRow, ...]]:
    """The columns and rows without what wants to be hidden when no row has anything in it."""
    kept = [
        index
        for index, column in enumerate(columns)
        if not column.hidden_when_empty or any(row.values[index] for row in rows)
    ]
    return kept_columns(columns, rows, kept)
