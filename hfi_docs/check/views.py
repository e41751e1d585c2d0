"""Rules for the register of views: columns that their source has, sums of what can be summed."""

from collections.abc import Iterator

from hfi_docs.check.known import NAME_TAKEN
from hfi_docs.check.rule import Records, rule
from hfi_docs.check.tables import UNKNOWN_FIELD, check_filter
from hfi_docs.errors import Finding, Problem
from hfi_docs.papers.tables import COLUMN_KINDS, SOURCES
from hfi_docs.papers.tables.columns import MONEY, ROW_NAMES
from hfi_docs.records.model import Registers
from hfi_docs.values.words import suggest_or_list

SPAN_TOO_WIDE = Finding("HFI076", "Overskriften dekker {span} kolonner, men det er bare {left} igjen.", "Rett «spenn».")
NO_MONEY = Finding("HFI085", "Feltet «{field}» er ikke et beløp.", "Fjern «sum» og «type: kroner».")
SUM_FIRST = Finding("HFI086", "Første kolonne kan ikke summeres: der står teksten i sumraden.", "Flytt kolonnen.")
SUM_MOVED = Finding(
    "HFI421",
    "Kolonnen «{field}» summeres, og må ha egen kolonne i kompakt oppsett.",
    "Fjern «kompakt», eller fjern «sum».",
)


@rule(UNKNOWN_FIELD, NO_MONEY, SUM_FIRST, SPAN_TOO_WIDE, NAME_TAKEN, SUM_MOVED)
def check_views(records: Records, registers: Registers) -> Iterator[Problem]:
    """Everything that is wrong with the views."""
    for view in registers.views.values():
        record = records["visninger"]
        source = SOURCES[view.source]
        for index, column in enumerate(view.columns):
            key = (*view.key, "kolonner", index)
            if column.field not in source.fields:
                hint = suggest_or_list(column.field, source.fields, none="")
                at = record.position((*key, "felt"))
                yield UNKNOWN_FIELD.at(at, field=column.field, source=view.source, hint=hint)
            elif (column.summed and COLUMN_KINDS[source.kind(column)].total is None) or (
                column.kind == MONEY and column.field not in source.money
            ):
                yield NO_MONEY.at(record.position((*key, "felt")), field=column.field)
            others = (*view.columns[:index], *view.columns[index + 1 :])
            taken = {*ROW_NAMES, *(other.field for other in others), *(other.name for other in view.columns[:index])}
            if column.name and column.name in taken:
                yield NAME_TAKEN.at(record.position((*key, "navn")), name=column.name)
            if index == 0 and column.summed and view.sum_label:
                yield SUM_FIRST.at(record.position((*key, "sum")))
            if column.summed and column.compact not in ("", "kolonne"):
                yield SUM_MOVED.at(record.position((*key, "kompakt")), field=column.field)
            left = len(view.columns) - index
            if column.heading_span > left:
                yield SPAN_TOO_WIDE.at(record.position((*key, "spenn")), span=column.heading_span, left=left)
        if view.empty_areas and view.source != "tiltak":
            at, hint = record.key_position((*view.key, "tomme_områder")), "Fjern linjen."
            yield UNKNOWN_FIELD.at(at, field="tomme_områder", source=view.source, hint=hint)
        yield from check_filter(record, view, view)
