"""Register records to the model."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from hfi_docs.records.convert import values
from hfi_docs.records.convert.meeting import convert_meeting
from hfi_docs.records.convert.values import Group
from hfi_docs.records.model import (
    Area,
    CarryOver,
    CaseHeader,
    CaseNumber,
    Column,
    Grant,
    Measure,
    Meeting,
    Member,
    Need,
    NeedPart,
    Organ,
    OrganDeadline,
    Plan,
    PlanEntry,
    PlanPoint,
    Registers,
    Spelling,
    StandingItem,
    View,
)
from hfi_docs.records.record import Data, KeyPath, Record
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import parse_date, parse_period, parse_year
from hfi_docs.values.references import Reference, replace_references, write_reference

T = TypeVar("T")
#: A case number that names no organ.
_BARE_CASE = re.compile(r"\d{1,4} ?[/.] ?\d{2}(?:\d{2})?")

_CASE_TEMPLATE, _NOTICE_TEMPLATE = "sak.docx", "innkalling.docx"
_OFFSETS = {"+1": 1, "-1": -1, "0": 0}


def convert_registers(
    records: Mapping[str, Record], cases: Iterable[CaseHeader] = (), meetings: Iterable[Meeting] = ()
) -> Registers:
    """The model of all registers, by register name, and of the cases and meetings that have records of their own."""
    written: dict[str, Data] = {name: record.data for name, record in records.items()}
    organs = {organ.id: organ for organ in _entries(written, "utvalg", _organ)}
    default = _default_organ(written, organs)
    data = {name: _qualified(entries, default) for name, entries in written.items()}
    earlier = _entries(data, "saker", lambda entry, _: _earlier_case(entry, default))
    plans = _entries(data, "strategiplan", lambda entry, _: _plan(entry))
    return Registers(
        organs=organs,
        default_organ=default,
        meetings=(*_entries(data, "møter", lambda entry, _: convert_meeting(entry)), *meetings),
        cases={header.number: header for header in [*earlier, *cases]},
        plans={plan.id: plan for plan in plans},
        measures=tuple(_entries(data, "tiltak", lambda entry, key: _measure(entry, key, default))),
        views={view.id: view for view in _entries(data, "visninger", _view)},
        texts=_named(data, "tekster", "tekst"),
        regions=_named(data, "regioner", "navn"),
        organisations=_named(data, "organisasjoner", "navn"),
        members=tuple(_entries(data, "medlemmer", lambda entry, _: _member(entry))),
        year_plan=tuple(_entries(data, "årsplan", _plan_entry)),
        shared=dict(_entries(data, "vedlegg", lambda entry, _: (values.text(entry, "id"), entry))),
        spellings=tuple(item for found in _entries(written, "skrivemåter", _spellings) for item in found),
    )


def _named(data: Mapping[str, Data], name: str, field: str) -> dict[str, str]:
    return dict(_entries(data, name, lambda entry, _: (values.text(entry, "id"), values.text(entry, field))))


def _entries(data: Mapping[str, Data], name: str, convert: Callable[[Group, KeyPath], T]) -> list[T]:
    register = cast(Group, data.get(name, {}))
    return [convert(entry, key) for key, entry in values.groups(register, "oppføringer")]


def _qualified(data: Data, organ: str) -> Data:
    """The data with the organ written out before bare case numbers in its texts.

    A register is read from the papers of every organ; in it, a bare number means the default one.
    """
    if isinstance(data, str):
        return replace_references(data, lambda found: _with_organ(found, organ))
    if isinstance(data, dict):
        return {key: _qualified(item, organ) for key, item in data.items()}
    return [_qualified(item, organ) for item in data]


def _with_organ(reference: Reference, organ: str) -> str:
    if not _BARE_CASE.fullmatch(reference.target):
        return reference.written
    kind = reference.kind.capitalize() if reference.is_capital else reference.kind
    return write_reference(kind, f"{organ} {reference.target}")


def _default_organ(data: Mapping[str, Data], organs: Mapping[str, Organ]) -> str:
    chosen = _entries(
        data, "utvalg", lambda entry, _: values.text(entry, "id") if values.flag(entry, "standard") else ""
    )
    return next((organ for organ in chosen if organ), next(iter(organs), "SSU"))


def _organ(entry: Group, _: KeyPath) -> Organ:
    labels, nynorsk = values.group(entry, "ledetekster"), values.group(entry, "ledetekster_nynorsk")
    identity = values.text(entry, "id")
    return Organ(
        id=identity,
        name=values.text(entry, "navn"),
        name_nynorsk=values.text(entry, "navn_nynorsk", values.text(entry, "navn")),
        meeting_name=values.text(entry, "møtenavn", f"{identity}-møtet"),
        template=values.text(entry, "mal", _CASE_TEMPLATE),
        notice_template=values.text(entry, "innkalling", _NOTICE_TEMPLATE),
        section_order=values.words(entry, "rekkefølge"),
        labels={name: values.text(labels, name) for name in labels},
        labels_nynorsk={name: values.text(nynorsk, name) for name in nynorsk},
        case_line=values.text(entry, "sakslinje"),
        shows_proposals=values.flag(entry, "saksgrunnlag"),
        standing_items=tuple(
            StandingItem(
                values.text(item, "punkt"),
                values.text(item, "punkt_nynorsk", values.text(item, "punkt")),
                values.text(item, "plass", "sist") == "sist",
                values.number(item, "minutter"),
            )
            for _, item in values.groups(entry, "faste_punkter")
        ),
        deadlines=tuple(
            OrganDeadline(values.text(item, "hva"), values.number(item, "dager") or 0)
            for _, item in values.groups(entry, "frister")
        ),
        groups={values.text(item, "id"): values.text(item, "navn") for _, item in values.groups(entry, "grupper")},
        groups_nynorsk={
            values.text(item, "id"): values.text(item, "navn_nynorsk", values.text(item, "navn"))
            for _, item in values.groups(entry, "grupper")
        },
    )


def _earlier_case(entry: Group, default_organ: str) -> CaseHeader:
    return CaseHeader(
        number=parse_case_number(values.text(entry, "sak"), default_organ),
        day=parse_date(values.text(entry, "møte")),
        title=values.text(entry, "tittel"),
        status="behandlet",
        resolution=values.text(entry, "vedtak"),
    )


def _plan(entry: Group) -> Plan:
    return Plan(
        id=values.text(entry, "id"),
        name=values.text(entry, "navn"),
        period=parse_period(values.text(entry, "periode")),
        vision=values.text(entry, "visjon"),
        goal=values.text(entry, "mål"),
        areas=tuple(
            Area(values.text(area, "id"), values.text(area, "navn"), values.text(area, "beskrivelse"))
            for _, area in values.groups(entry, "områder")
        ),
    )


def _measure(entry: Group, key: KeyPath, default_organ: str) -> Measure:
    return Measure(
        id=values.text(entry, "id"),
        area=values.text(entry, "område"),
        title=values.text(entry, "tittel"),
        responsible=values.text(entry, "ansvar"),
        principle=values.text(entry, "prinsipp"),
        status=values.text(entry, "status"),
        follow_up=values.text(entry, "oppfølging"),
        phase=values.text(entry, "fase"),
        grants=tuple(_grant(item, default_organ) for _, item in values.groups(entry, "midler")),
        carry_overs=tuple(_carry_over(item, at) for at, item in values.groups(entry, "overføringer", key)),
        needs=tuple(_need(item) for _, item in values.groups(entry, "behov")),
        key=key,
    )


def _grant(entry: Group, default_organ: str) -> Grant:
    case: CaseNumber = parse_case_number(values.text(entry, "sak"), default_organ)
    return Grant(parse_year(values.text(entry, "år")), case, values.amount(entry, "beløp") or ())


def _carry_over(entry: Group, key: KeyPath) -> CarryOver:
    return CarryOver(
        year=parse_year(values.text(entry, "fra")),
        carried=values.amount(entry, "overført"),
        released=values.amount(entry, "frigjort"),
        comment=values.text(entry, "kommentar"),
        key=key,
    )


def _need(entry: Group) -> Need:
    parts = tuple(
        NeedPart(values.text(part, "id"), values.text(part, "tekst"), values.amount(part, "beløp") or ())
        for _, part in values.groups(entry, "deler")
    )
    return Need(
        year=parse_year(values.text(entry, "år")),
        description=values.text(entry, "beskrivelse"),
        amount=values.amount(entry, "beløp") or tuple(kroner for part in parts for kroner in part.parts),
        named_parts=parts,
        tag=values.text(entry, "merke"),
    )


def _spellings(entry: Group, _: KeyPath) -> list[Spelling]:
    return [Spelling(wrong, values.text(entry, "riktig")) for wrong in values.words(entry, "feil")]


def _member(entry: Group) -> Member:
    return Member(
        id=values.text(entry, "id"),
        organ=values.text(entry, "utvalg"),
        period=parse_period(values.text(entry, "periode")),
        side=values.text(entry, "side"),
        organisation=values.text(entry, "organisasjon"),
        title=values.text(entry, "tittel"),
        name=values.text(entry, "navn"),
        role=values.text(entry, "rolle"),
    )


def _plan_entry(entry: Group, key: KeyPath) -> PlanEntry:
    return PlanEntry(
        id=values.text(entry, "id"),
        year=parse_year(values.text(entry, "år")),
        organ=values.text(entry, "utvalg"),
        arena=values.text(entry, "arena"),
        region=values.text(entry, "region"),
        meeting=values.text(entry, "møte"),
        day=values.day(entry, "dato"),
        last_day=values.day(entry, "til"),
        period=values.text(entry, "periode"),
        weekday=values.text(entry, "ukedag"),
        time=values.time_span(entry, "tid"),
        length=values.text(entry, "varighet"),
        place=values.text(entry, "sted"),
        points=tuple(_plan_point(point) for _, point in values.groups(entry, "saker")),
        key=key,
    )


def _plan_point(point: Group) -> PlanPoint:
    inner = tuple(_plan_point(item) for _, item in values.groups(point, "punkter"))
    return PlanPoint(values.text(point, "tekst"), values.text(point, "type"), inner)


def _view(entry: Group, key: KeyPath) -> View:
    return View(
        id=values.text(entry, "id"),
        description=values.text(entry, "beskrivelse"),
        source=values.text(entry, "kilde"),
        orientation=values.text(entry, "retning", "automatisk"),
        filters=values.filters(entry),
        columns=tuple(_column(column) for _, column in values.groups(entry, "kolonner")),
        sum_label=values.text(entry, "sumrad"),
        title_row=values.flag(entry, "tittelrad"),
        empty_areas=values.text(entry, "tomme_områder"),
        key=key,
    )


def _column(entry: Group) -> Column:
    year = values.text(entry, "år", "0")
    return Column(
        field=values.text(entry, "felt"),
        heading=values.text(entry, "overskrift"),
        kind=values.text(entry, "type", "tekst"),
        year=None if year in _OFFSETS else parse_year(year),
        year_offset=_OFFSETS.get(year, 0),
        summed=values.flag(entry, "sum"),
        shows_parts=values.flag(entry, "deler"),
        merged=values.text(entry, "slå_sammen", "nei") != "nei",
        merged_within=values.text(entry, "slå_sammen") == "oppføring",
        heading_span=int(values.text(entry, "spenn", "1")),
        weight=float(values.text(entry, "bredde", "0").replace(",", ".")),
        empty_text=values.text(entry, "tom"),
        hidden_when_empty=values.flag(entry, "skjul_tom"),
    )
