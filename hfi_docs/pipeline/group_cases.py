"""Cases that an agenda keeps for a part of its organ, where others take them in or quote what was decided."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.pipeline.mentions import case_numbers, group_in
from hfi_docs.pipeline.office import Office
from hfi_docs.records.model import Case, CaseNumber
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.references import find_references

SUBJECT = Subject("Saker for en gruppe", "Det som er for en gruppe, skal ikke stå i det som andre får.")

ENCLOSED = Finding(
    "HFI483",
    "Sak {number} er bare for «{group}», og kan ikke være vedlegg for andre.",
    "{hint}",
    meaning="En sak som er for en gruppe, er vedlegg der andre ser den.",
    advice="Svaret sier om vedlegget kan få «for», eller må fjernes.",
)
QUOTED = Finding(
    "HFI486",
    "Vedtaket i sak {number} er bare for «{group}», og kan ikke stå her.",
    "Vis til saken med [[sak:{number}]].",
)


class _Kept(NamedTuple):
    """The group that each case is for, that of the case which names them, and its organ."""

    groups: Mapping[CaseNumber, str]
    own: str
    organ: str

    def refused(self, number: CaseNumber | None, group: str) -> str:
        """The group that a case is for, when others would read it in what is for `group`."""
        wanted = self.groups.get(number, "") if number else ""
        return "" if wanted == (group or self.own) and number and number.organ == self.organ else wanted


def check_group_cases(
    office: Office, record: Record, case: Case, noticed: Mapping[CaseNumber, Path]
) -> Iterator[Problem]:
    """What a case takes in or quotes of others that are for a group; `noticed` are the notices that say so."""
    told = len(office.problems)
    office.check_structures(dict.fromkeys(noticed.values()))
    yield from office.problems[told:]
    groups = {number: group for number, path in noticed.items() if (group := group_in(office, number, path))}
    if groups:
        notices = office.filing.meetings.get(case.meeting, [])[:1] if case.meeting else []
        own = next((group_in(office, case.number, path) for path in notices), "")
        kept = _Kept(groups, own, case.number.organ)
        yield from _enclosed(office, record, case, kept)
        yield from _quoted(office, record, case, kept)


def _enclosed(office: Office, record: Record, case: Case, kept: _Kept) -> Iterator[Problem]:
    for item in case.attachments:
        group = kept.refused(item.case, item.group)
        if item.case and group:
            is_own = item.case.organ == kept.organ
            hint = f"Skriv «for: {group}» i vedlegget, eller fjern det." if is_own else "Fjern vedlegget."
            at = record.position((*item.key, "sak"))
            yield ENCLOSED.at(at, number=office.identity(item.case), group=group, hint=hint)


def _quoted(office: Office, record: Record, case: Case, kept: _Kept) -> Iterator[Problem]:
    groups: dict[KeyPath, str] = {item.key: item.group for item in case.attachments}
    for key, text in record.leaves:
        for reference in find_references(text) if "[[" in text else ():
            if reference.kind != "vedtak":
                continue
            for number in case_numbers([reference.target], kept.organ, office.organs):
                if group := kept.refused(number, groups.get(key[:2], "")):
                    at = record.locate(key, reference.written)
                    yield QUOTED.at(at, number=office.identity(number), group=group)
