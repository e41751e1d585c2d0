"""Rules for the register of measures: areas and cases that exist, money that adds up. One function a rule."""

from collections.abc import Iterator

from hfi_docs.check.known import UNKNOWN_CASE, unknown_case
from hfi_docs.check.rule import Records, rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.tables.measures import available
from hfi_docs.records.model import CarryOver, Measure, Registers
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.amounts import Parts, format_number
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject("Tiltak og midler", "Midlene følges fra vedtak til overføring, og hver krone skal finnes igjen.")

UNKNOWN_AREA = Finding(
    "HFI071",
    "Satsningsområdet «{area}» finnes ikke i register/strategiplan.yaml.",
    "{hint}",
    advice="Rett kortnavnet, eller legg området til i strategiplanen.",
)
OVERSPENT = Finding(
    "HFI073",
    "Av midlene for {year} er {out} overført eller frigjort, men bare {available} var til disposisjon.",
    "Rett tildelingen eller overføringen.",
)
DUPLICATE_YEAR = Finding("HFI077", "Året {year} står flere ganger under «{field}».", "Slå oppføringene sammen.")
HALF_NEED = Finding("HFI078", "Behovet har verken «beløp» eller «deler».", "Legg til ett av feltene.")
NEED_TOTAL = Finding(
    "HFI079", "Beløpet er {stated}, men delene gir {computed}.", "Rett delene, eller fjern beløpet: det regnes ut."
)
UNPLANNED = Finding(
    "HFI080",
    "Tiltaket «{name}» har midler, men står ikke i handlingsplanen.",
    "Legg til «prinsipp» hvis det skal stå der.",
    WARNING,
)
NOTHING_CARRIED = Finding(
    "HFI081",
    "Overføringen fra {year} sier verken hva som overføres eller frigjøres.",
    "Skriv beløpet som «overført» eller «frigjort».",
)
PART_NAMES = Finding(
    "HFI420",
    "Beløpet har {parts} deler, men tiltaket har navn på {names}.",
    "Skriv ett navn i «deler» for hvert ledd i listen. Til da står delene uten navn under beløpet.",
    WARNING,
)


@rule(UNKNOWN_AREA)
def _areas(records: Records, registers: Registers) -> Iterator[Problem]:
    areas = registers.areas
    for measure in registers.measures:
        if measure.area not in areas:
            at = records["tiltak"].position((*measure.key, "område"))
            hint = suggest_or_list(measure.area, areas, none="Registeret er tomt.")
            yield UNKNOWN_AREA.at(at, area=measure.area, hint=hint)


@rule(UNKNOWN_CASE)
def _granted(records: Records, registers: Registers) -> Iterator[Problem]:
    for measure in registers.measures:
        for index, grant in enumerate(measure.grants):
            if grant.case not in registers.cases:
                key = (*measure.key, "midler", index, "sak")
                yield unknown_case(records["tiltak"], key, grant.case, registers)


@rule(NOTHING_CARRIED, OVERSPENT)
def _carry_overs(records: Records, registers: Registers) -> Iterator[Problem]:
    for measure in registers.measures:
        for item in measure.carry_overs:
            yield from _carry_over(records["tiltak"], measure, item)


def _carry_over(record: Record, measure: Measure, item: CarryOver) -> Iterator[Problem]:
    if item.carried is None and item.released is None:
        yield NOTHING_CARRIED.at(record.position((*item.key, "fra")), year=item.year)
    granted = sum(available(measure, item.year) or ())
    out = sum(item.carried or ()) + sum(item.released or ())
    if out > granted:
        at = record.position((*item.key, "overført" if item.carried else "frigjort"))
        yield OVERSPENT.at(at, year=item.year, out=format_number(out), available=format_number(granted))


@rule(PART_NAMES)
def _part_names(records: Records, registers: Registers) -> Iterator[Problem]:
    for measure in registers.measures:
        for key, parts in _composed(measure) if measure.part_names else ():
            if len(parts) != len(measure.part_names):
                at = records["tiltak"].position((*measure.key, *key))
                yield PART_NAMES.at(at, parts=len(parts), names=len(measure.part_names))


def _composed(measure: Measure) -> Iterator[tuple[KeyPath, Parts]]:
    """The amounts of several parts, and where they are written."""
    amounts: list[tuple[KeyPath, Parts | None]] = [
        (("midler", index, "beløp"), grant.parts) for index, grant in enumerate(measure.grants)
    ]
    for index, item in enumerate(measure.carry_overs):
        amounts += [
            (("overføringer", index, "overført"), item.carried),
            (("overføringer", index, "frigjort"), item.released),
        ]
    return ((key, parts) for key, parts in amounts if parts and len(parts) > 1)


@rule(HALF_NEED, NEED_TOTAL)
def _needs(records: Records, registers: Registers) -> Iterator[Problem]:
    for measure in registers.measures:
        for index, need in enumerate(measure.needs):
            key, parts = (*measure.key, "behov", index), [part.parts for part in need.named_parts]
            if not need.amount and not parts:
                yield HALF_NEED.at(records["tiltak"].position((*key, "år")))
            stated, computed = sum(need.amount), sum(kroner for part in parts for kroner in part)
            if parts and stated != computed:
                at = records["tiltak"].position((*key, "beløp"))
                yield NEED_TOTAL.at(at, stated=format_number(stated), computed=format_number(computed))


@rule(DUPLICATE_YEAR)
def _years(records: Records, registers: Registers) -> Iterator[Problem]:
    for measure in registers.measures:
        for field, step, years in (
            ("overføringer", "fra", [item.year for item in measure.carry_overs]),
            ("behov", "år", [need.year for need in measure.needs]),
        ):
            for index, year in enumerate(years):
                if year in years[:index]:
                    at = records["tiltak"].position((*measure.key, field, index, step))
                    yield DUPLICATE_YEAR.at(at, year=year, field=field)


@rule(UNPLANNED)
def _planned(records: Records, registers: Registers) -> Iterator[Problem]:
    for measure in registers.measures:
        if not measure.principle and (measure.grants or measure.carry_overs):
            yield UNPLANNED.at(records["tiltak"].position((*measure.key, "id")), name=measure.title)


MEASURE_RULES = (_areas, _granted, _carry_overs, _part_names, _needs, _years, _planned)
