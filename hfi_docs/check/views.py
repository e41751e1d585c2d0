"""Rules for the register of views: columns that their source has, sums that can be made, headings that are true."""

import re
from collections.abc import Iterator

from hfi_docs.check.case_mentions import TYPED_FINDINGS, check_typed_cases
from hfi_docs.check.known import NAME_TAKEN
from hfi_docs.check.mentions import (
    LONE_YEAR,
    MEETING_FINDINGS,
    OTHER_PERIOD,
    TYPED_PERIOD,
    check_mentioned_meetings,
    read_period,
)
from hfi_docs.check.prose import TOO_WIDE
from hfi_docs.check.rule import Records, rule
from hfi_docs.check.tables import UNKNOWN_FIELD, check_filter
from hfi_docs.check.texts import read_texts
from hfi_docs.document.walk import MOST_COLUMNS
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.tables import COLUMN_KINDS, SOURCES
from hfi_docs.papers.tables.columns import MONEY, ROW_NAMES
from hfi_docs.papers.tables.measures import MONEY_FIELDS
from hfi_docs.records.model import Registers, View, ViewColumn
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.registers import register_schema
from hfi_docs.values.dates import format_period
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject("Visninger", "En kolonne kan bare vise det kilden har, og bare tall kan summeres.")

SPAN_TOO_WIDE = Finding(
    "HFI076", "Overskriften dekker {span} kolonner, men det er bare {left} igjen.", "Skriv høyst {left} i «spenn»."
)
NO_MONEY = Finding("HFI085", "Feltet «{field}» er ikke et beløp.", "Fjern «sum» og «type: kroner».")
SUM_FIRST = Finding(
    "HFI086",
    "Første kolonne kan ikke summeres: der står teksten i sumraden.",
    "Sett en kolonne med tekst først, eller fjern «sum».",
)
SUM_MOVED = Finding(
    "HFI421",
    "Kolonnen «{field}» summeres, og må ha egen kolonne i kompakt oppsett.",
    "Fjern «kompakt», eller fjern «sum».",
)
TYPED_YEAR = Finding(
    "HFI291",
    "Overskriften sier «{found}», men beløpene i kolonnen er fra {year}.",
    "Skriv {right} i stedet for årstallet, så følger overskriften beløpene.",
    WARNING,
    meaning="Overskriften sier et annet år enn beløpene i kolonnen er fra.",
)
TYPED_UNIT = Finding(
    "HFI292",
    "Overskriften sier «{found}», men beløpene vises i enheten som tabellen har.",
    "Fjern ordet: enheten trykkes av seg selv, og velges med «enhet» i tabellen.",
    WARNING,
)

_UNIT = regex(r"\b(?:i )?(?:mill(?:\.|ioner)|1 ?000 kr(?:oner)?|tusen|mnok)(?!\w)", re.IGNORECASE)
#: What a column shows of a strategy plan itself.
_OF_PLAN = ("område", "visjon", "mål")


@rule(UNKNOWN_FIELD, NO_MONEY, SUM_FIRST, SPAN_TOO_WIDE, NAME_TAKEN, SUM_MOVED, TOO_WIDE)
def check_views(records: Records, registers: Registers) -> Iterator[Problem]:
    """Everything that is wrong with the views."""
    for view in registers.views.values():
        record = records["visninger"]
        source = SOURCES[view.source]
        if (count := len(view.columns)) > MOST_COLUMNS:
            yield TOO_WIDE.at(record.key_position((*view.key, "kolonner")), found=f"{count} kolonner")
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


@rule(TYPED_YEAR, TYPED_UNIT, OTHER_PERIOD)
def check_headings(records: Records, registers: Registers) -> Iterator[Problem]:
    """What the headings of the views say of years, units and periods."""
    for view in registers.views.values():
        record = records["visninger"]
        for index, column in enumerate(view.columns):
            key = (*view.key, "kolonner", index, "overskrift")
            if column.field in MONEY_FIELDS and view.source == "tiltak":
                yield from _year(record, key, column)
            if column.kind == MONEY and (unit := _UNIT.search(column.heading)):
                yield TYPED_UNIT.at(record.locate(key, unit[0]), found=unit[0])
            if column.field in _OF_PLAN:
                yield from _period(record, key, view, column, registers)


def _year(record: Record, key: KeyPath, column: ViewColumn) -> Iterator[Problem]:
    # Dates and cases in references have years of their own.
    typed = LONE_YEAR.findall(re.sub(r"\[\[.*?\]\]", "", column.heading))
    if typed and (column.year is None or str(column.year) not in typed):
        offset = f"{column.year_offset:+}" if column.year_offset else ""
        right = "{år" + offset + "}"
        year = f"{column.year}" if column.year else "året som tabellen gjelder"
        at = record.locate(key, typed[0])
        yield TYPED_YEAR.at(at, found=typed[0], year=year, right=f"{column.year}" if column.year else right)


def _period(record: Record, key: KeyPath, view: View, column: ViewColumn, registers: Registers) -> Iterator[Problem]:
    periods = {plan.period for plan in registers.plans.values()}
    for match in TYPED_PERIOD.finditer(column.heading) if periods and view.source in ("tiltak", "strategiplan") else ():
        if read_period(match[0]) not in periods:
            right = " eller ".join(map(format_period, sorted(periods)))
            yield OTHER_PERIOD.at(record.locate(key, match[0]), found=match[0], right=right)


@rule(*TYPED_FINDINGS, *MEETING_FINDINGS)
def check_heading_mentions(records: Records, registers: Registers) -> Iterator[Problem]:
    """Cases and meetings that are typed in the texts of views, as in running text."""
    if record := records.get("visninger"):
        texts = read_texts(record, register_schema("visninger"), "visninger")
        yield from check_typed_cases(texts, registers.default_organ, registers)
        yield from check_mentioned_meetings(texts, registers)


VIEW_RULES = (check_views, check_headings, check_heading_mentions)
