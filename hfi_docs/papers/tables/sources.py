"""What a view can show: each source with its fields, its filters and its rows."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from hfi_docs.papers.tables import measures, year_plan
from hfi_docs.papers.tables.columns import MONEY, TEXT, Value, prose
from hfi_docs.papers.tables.computed import FigureError, TableRow
from hfi_docs.records.model import Assigned, Member, Registers, TableSpec, View, ViewColumn
from hfi_docs.values.dates import format_period, format_table_date, readable_date
from hfi_docs.values.labels import Language, label
from hfi_docs.values.words import suggest_or_list

Rows = Callable[[Registers, View, TableSpec, Language], tuple[TableRow, ...]]


class Source(NamedTuple):
    """A source of rows.

    `filters` are what a table may choose rows by; `har` asks for fields that are filled in. `prose` are the fields that
    hold running text, `name` the one that tells what a row is about. `counted`: the words for one row, and for several.
    """

    fields: tuple[str, ...]
    filters: tuple[str, ...]
    rows: Rows
    money: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    name: str = ""
    counted: tuple[str, str] | tuple[()] = ()

    def kind(self, column: ViewColumn) -> str:
        """The kind of a column: what its view says, or what its field holds."""
        return MONEY if column.kind == TEXT and column.field in self.money else column.kind


def _no_rows(_registers: Registers, _view: View, _spec: TableSpec, _language: Language) -> tuple[TableRow, ...]:
    """The lines of a table need its figures: `Figures` makes their rows."""
    return ()


def _strategy_rows(registers: Registers, view: View, spec: TableSpec) -> tuple[TableRow, ...]:
    """A row per strategic area of the plan that the table names.

    Raises:
        FigureError: there is no such plan.
    """
    plan = registers.plans.get(spec.plan)
    if plan is None:
        message = f"Strategiplanen «{spec.plan}» finnes ikke i register/strategiplan.yaml."
        raise FigureError(message, suggest_or_list(spec.plan, registers.plans, none="Registeret er tomt."), spec.key)
    rows, goal = [], prose(plan.goal)
    for index, area in enumerate(plan.areas):
        values = {"visjon": plan.vision, "mål": goal, "område": area.name, "beskrivelse": prose(area.description)}
        cells = tuple(values.get(column.field) for column in view.columns)
        rows.append(TableRow(area.id, "ledd", cells, (*plan.key, "områder", index), "strategiplan"))
    return tuple(rows)


def _member_rows(registers: Registers, view: View, spec: TableSpec, language: Language) -> tuple[TableRow, ...]:
    """A row per seat that the filters of view and table let through, as in the register."""
    filters = {**view.filters, **spec.filters}
    return tuple(
        TableRow(member.id, "ledd", tuple(values.get(column.field) for column in view.columns), member.key, "medlemmer")
        for member, values in ((member, _member_values(member, registers, language)) for member in registers.members)
        if _is_chosen(member, filters)
    )


def _is_chosen(member: Member, filters: dict[str, tuple[str, ...]]) -> bool:
    raw = {
        "id": member.id,
        "utvalg": member.organ,
        "periode": format_period(member.period),
        "side": member.side,
        "rolle": member.role,
    }
    # A period may be written with a hyphen in the filter: it is printed with an en dash.
    return all(
        raw.get(name) in {text.replace("-", "–") if name == "periode" else text for text in allowed}
        for name, allowed in filters.items()
        if name != "har"
    )


def _member_values(member: Member, registers: Registers, language: Language) -> dict[str, Value]:
    return {
        "organisasjon": registers.organisations.get(member.organisation, member.organisation),
        "tittel": member.title,
        "navn": member.name or label("oppnevnes", language),
        "rolle": label(member.role, language),
    }


def _task_rows(registers: Registers, view: View, spec: TableSpec, language: Language) -> tuple[TableRow, ...]:
    """A row per task of the minutes that the filters let through, in the order of the meetings."""
    filters = {**view.filters, **spec.filters}
    rows = []
    for task in registers.tasks:
        raw = {"id": task.id, "utvalg": task.organ, "status": task.status or "åpen"}
        if all(raw.get(name) in allowed for name, allowed in filters.items() if name != "har"):
            values = _task_values(task, registers, language)
            cells = tuple(values.get(column.field) for column in view.columns)
            rows.append(TableRow(f"{task.organ.lower()}-{task.meeting}-{task.id}", "ledd", cells, ("oppføringer",)))
    return tuple(rows)


def _task_values(task: Assigned, registers: Registers, language: Language) -> dict[str, Value]:
    organ = registers.organs.get(task.organ)
    due = readable_date(task.deadline)
    done = f" {format_table_date(task.done)}" if task.done else ""
    return {
        "oppgave": task.what,
        "ansvar": task.who,
        "frist": format_table_date(due) if due else task.deadline,
        "status": label(task.status or "åpen", language).capitalize() + done,
        "møte": f"{organ.meeting_name if organ else task.organ} {format_table_date(task.meeting)}",
        "merknad": task.note,
    }


#: Every source by the name that a view gives as `kilde`.
SOURCES: Mapping[str, Source] = {
    "tiltak": Source(
        tuple(measures.MEASURE_FIELDS),
        ("id", "område", "prinsipp", "har"),
        lambda registers, view, spec, _: measures.measure_rows(registers, view, spec),
        money=measures.MONEY_FIELDS,
        prose=measures.PROSE_FIELDS,
        name="tittel",
        counted=("tiltak", "tiltak"),
    ),
    "strategiplan": Source(
        ("visjon", "mål", "område", "beskrivelse"),
        (),
        lambda registers, view, spec, _: _strategy_rows(registers, view, spec),
        prose=("mål", "beskrivelse"),
        name="område",
    ),
    "linjer": Source(("tekst", "beløp", "merknad"), (), _no_rows, money=("beløp",), prose=("merknad",)),
    "årsplan": Source(
        year_plan.FIELDS,
        year_plan.FILTERS,
        year_plan.year_plan_rows,
        prose=("sak", "saker"),
        counted=("møte", "møter"),
    ),
    "oppfølging": Source(
        ("oppgave", "ansvar", "frist", "status", "møte", "merknad"),
        ("id", "utvalg", "status"),
        _task_rows,
        counted=("oppgave", "oppgaver"),
    ),
    "medlemmer": Source(
        ("organisasjon", "tittel", "navn", "rolle"), ("id", "utvalg", "periode", "side", "rolle"), _member_rows
    ),
}
