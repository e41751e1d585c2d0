"""A strategy plan as rows, an area on each."""

from hfi_docs.papers.tables.columns import prose
from hfi_docs.papers.tables.computed import FigureError, TableRow
from hfi_docs.records.model import Registers, TableSpec, View
from hfi_docs.values.words import suggest_or_list

FIELDS = ("visjon", "mål", "område", "beskrivelse")


def strategy_rows(registers: Registers, view: View, spec: TableSpec) -> tuple[TableRow, ...]:
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
