"""Register records to the model."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from hfi_docs.records.convert.by_schema import Group, convert_field, convert_group, groups, text_of
from hfi_docs.records.model import (
    CaseHeader,
    FollowedUp,
    Mailing,
    Measure,
    Meeting,
    Meetings,
    Member,
    Organ,
    Plan,
    PlanEntry,
    Registers,
    Secretariat,
    Spelling,
    View,
)
from hfi_docs.records.record import Data, KeyPath, Record
from hfi_docs.records.schema.content import MAILING
from hfi_docs.records.schema.organs import ORGAN
from hfi_docs.records.schema.registers import OFFICE_REGISTER, REGISTERS, SPELLING
from hfi_docs.values.expressions import regex
from hfi_docs.values.references import Reference, replace_references, write_reference

T = TypeVar("T")
#: A case number that names no organ.
_BARE_CASE = regex(r"\d{1,4} ?[/.] ?\d{2}(?:\d{2})?")


def convert_registers(
    records: Mapping[str, Record], cases: Iterable[CaseHeader] = (), meetings: Iterable[Meeting] = ()
) -> Registers:
    """The model of all registers, by register name, and of the cases and meetings that have records of their own."""
    written: dict[str, Data] = {name: record.data for name, record in records.items()}
    organs = {entry_id: _organ(entry, key) for entry_id, key, entry in _identified(written, "utvalg")}
    default = _default_organ(written, organs)
    data = {name: _qualified(entries, default) for name, entries in written.items()}

    files = {name: record.path for name, record in records.items()}

    def converted(name: str, model: type[T], **given: object) -> list[T]:
        found = _identified(data, name)
        return [convert_group(model, REGISTERS[name], entry, key, default, **given) for _, key, entry in found]

    earlier = converted("saker", CaseHeader, status="behandlet", path=files.get("saker", Path()))
    return Registers(
        office=_office(written.get(OFFICE_REGISTER)),
        organs=organs,
        default_organ=default,
        meetings=Meetings((*converted("møter", Meeting), *meetings)),
        cases={header.number: header for header in [*earlier, *cases]},
        plans={plan.id: plan for plan in converted("strategiplan", Plan)},
        measures=tuple(converted("tiltak", Measure)),
        views={view.id: view for view in converted("visninger", View)},
        texts=_texts(data, "tekster", "tekst"),
        short_texts=_texts(data, "tekster", "kort"),
        regions=_texts(data, "regioner", "navn"),
        organisations=_texts(data, "organisasjoner", "navn"),
        members=tuple(converted("medlemmer", Member)),
        year_plan=tuple(converted("årsplan", PlanEntry)),
        shared={entry_id: entry for entry_id, _, entry in _identified(data, "vedlegg")},
        shared_keys={entry_id: key for entry_id, key, _ in _identified(data, "vedlegg")},
        files=files,
        spellings=tuple(_spellings(written)),
        followed=tuple(converted("oppfølging", FollowedUp)),
        seams=tuple(part for part, _, _ in _identified(written, "orddeling")),
    )


def _spellings(written: Mapping[str, Data]) -> Iterator[Spelling]:
    for _, _, entry in _identified(written, "skrivemåter"):
        for wrong in convert_field(entry, "feil", SPELLING) if "feil" in entry else ("",):
            yield Spelling(wrong, text_of(entry, "riktig"))


def _office(written: Any) -> Secretariat:
    return convert_group(Secretariat, REGISTERS[OFFICE_REGISTER], written, (), "") if written else Secretariat()


def _identified(data: Mapping[str, Data], name: str) -> list[tuple[str, KeyPath, Group]]:
    """The entries of a register with their short names and where they stand."""
    register: Any = data.get(name, {})
    return [(text_of(entry, "id"), key, entry) for key, entry in groups(register, "oppføringer")]


def _texts(data: Mapping[str, Data], name: str, field: str) -> dict[str, str]:
    return {entry_id: text_of(entry, field) for entry_id, _, entry in _identified(data, name) if field in entry}


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
    chosen = (entry_id for entry_id, _, entry in _identified(data, "utvalg") if convert_field(entry, "standard", ORGAN))
    return next(chosen, next(iter(organs), ""))


def _organ(entry: Group, key: KeyPath) -> Organ:
    written = groups(entry, "grupper", key)
    groups_of = [(text_of(item, "id"), item) for _, item in written]
    mailed = [
        (text_of(item, "id"), place, own) for place, item in written if isinstance(own := item.get("e_post"), dict)
    ]
    return convert_group(
        Organ,
        ORGAN,
        entry,
        key,
        "",
        groups={name: text_of(item, "navn") for name, item in groups_of},
        group_sides={name: text_of(item, "side") for name, item in groups_of},
        groups_nynorsk={name: text_of(item, "navn_nynorsk") or text_of(item, "navn") for name, item in groups_of},
        group_mailing={
            name: convert_group(Mailing, MAILING, item, (*place, "e_post"), "") for name, place, item in mailed
        },
    )
