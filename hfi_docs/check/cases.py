"""Rules for a case that span its fields and the registers: one function a rule."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from hfi_docs.check import findings
from hfi_docs.check.decisions import check_decision
from hfi_docs.check.mentions import check_mentions
from hfi_docs.check.repetition import check_case_repetition
from hfi_docs.check.tables import check_table
from hfi_docs.check.texts import check_references
from hfi_docs.check.wording import check_case_language
from hfi_docs.errors import Position, Problem
from hfi_docs.papers.references import Surroundings, apart_from_cases, kinds_in_registers, kinds_naming, placed
from hfi_docs.records.model import Case, Content, Registers
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.content import FILE
from hfi_docs.values.case_numbers import format_case_identity, parse_case_file_name
from hfi_docs.values.dates import format_date
from hfi_docs.values.references import find_references
from hfi_docs.values.words import join_words, keep_or_add, suggest_or_list

#: A lettered item right under a numbered one, but not indented to its text.
_LOOSE_LETTER = re.compile(r"^\d{1,2}[.)] [^\n]*\n {0,2}([a-z]\) [^\n]*)", re.MULTILINE)

#: What an attachment can show, one of them.
_SHOWN_BY = ("tabell", "register", "fil", "sak", "møte")

Rule = Callable[[Record, Case, Surroundings], Iterable[Problem]]


def check_case(record: Record, case: Case, here: Surroundings) -> list[Problem]:
    """Everything that is wrong with a case whose structure is in order."""
    return sorted({problem for rule in _RULES for problem in rule(record, case, here)})


def check_case_texts(record: Record, registers: Registers) -> list[Problem]:
    """What can be said of the texts of a case whose structure is not in order yet."""
    here = apart_from_cases(registers.default_organ, "nb", registers)
    return sorted([*check_references(record, here, kinds_in_registers()), *check_case_language(record, registers)])


def _file_name(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    named = parse_case_file_name(record.path.name, here.registers.default_organ)
    if named != case.number and case.number.organ in here.registers.organs:
        number = case.number
        default = number.organ == here.registers.default_organ
        wanted = f"{'' if default else number.organ + '-'}{number.number:02}-{number.year % 100:02}"
        identity = format_case_identity(number)
        hint = f"Er filen en kopi, rettes saksnummeret. Ellers gis filen et navn som begynner med {wanted}."
        if named and named[1:] == number[1:]:
            hint = f"Skriv «sak: {format_case_identity(named)}», eller gi filen et navn som begynner med {wanted}."
        at = record.position(("sak",))
        yield findings.FILE_NAME.at(at, name=record.path.name, number=identity, hint=hint)


def _organ(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    if case.number.organ not in here.registers.organs:
        yield _unknown_organ(record, ("utvalg",) if "utvalg" in record.data else ("sak",), case.number.organ, here)


def _meeting(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    days = [meeting.day for meeting in here.registers.meetings if meeting.organ == case.number.organ]
    if case.number.organ in here.registers.organs and case.day not in days:
        near = _nearest_day(case.day, days)
        asked, otherwise = (f"Mente du {near}? ", "Ellers legges møtet") if near else ("", "Legg møtet")
        hint = f"{asked}{otherwise} til i cases/møter eller i registeret."
        at = record.position(("møte",))
        yield findings.UNKNOWN_MEETING.at(at, organ=case.number.organ, day=format_date(case.day), hint=hint)


def _nearest_day(wrong: date, days: list[date]) -> date | None:
    """The day that was meant: day and month may have changed places."""
    turned = [day for day in days if (day.year, day.month, day.day) == (wrong.year, wrong.day, wrong.month)]
    return next(iter(turned), None) or min(days, key=lambda day: abs(day - wrong), default=None)


def _year(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    if case.number.year != case.day.year:
        yield findings.WRONG_YEAR.at(
            record.position(("sak",)),
            number=format_case_identity(case.number),
            year=case.number.year,
            meeting_year=case.day.year,
        )


def _decision(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    if case.kind == "beslutning" and "forslag_til_vedtak" not in record.data and case.status != "utkast":
        yield findings.NO_DECISION.at(record.key_position(("type",)))


def _title(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    if case.title.endswith((".", ":", ";", ",")):
        yield findings.TITLE_STOP.at(record.position(("tittel",)), sign=case.title[-1])


def _identifiers(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    named: list[tuple[str, KeyPath]] = [(item.id, (*item.key, "id")) for item in case.attachments]
    named += [(spec.id, spec.key) for spec in case.tables]
    named += [(spec.id, spec.key) for spec in case.figures]
    yield from _duplicates(record, named)
    for spec in case.all_tables:
        yield from _duplicates(record, [(line.id, (*line.key, "id")) for line in spec.lines])


def _duplicates(record: Record, named: Iterable[tuple[str, KeyPath]]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for name, key in named:
        at = record.key_position(key)
        if name in first:
            yield findings.DUPLICATE_ID.at(at, name=name, line=first[name])
        first.setdefault(name, at.line)


def _attachments(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    organ = here.registers.organs.get(case.number.organ)
    for item in case.attachments:
        at = record.position((*item.key, "id"))
        written = record.data["vedlegg"][item.key[-1]]  # type: ignore[index] # its structure is checked
        shows = [name for name in _SHOWN_BY if name in written]
        if len(shows) > 1:
            yield findings.TWO_CONTENTS.at(at, name=item.id, fields=join_words([f"«{name}»" for name in shows]))
        shared = written.get("felles")  # type: ignore[union-attr] # a group
        if shared and shared not in here.registers.shared:
            hint = suggest_or_list(str(shared), here.registers.shared, none="Registeret er tomt.")
            yield findings.UNKNOWN_SHARED.at(record.position((*item.key, "felles")), name=shared, hint=hint)
        elif not shows and not shared and not _holds_something(item.content):
            yield findings.EMPTY_ATTACHMENT.at(at, name=item.id)
        elif not item.title and not item.case:
            yield findings.UNTITLED.at(at, name=item.id)
        if item.group and organ and item.group not in organ.groups:
            hint = suggest_or_list(item.group, organ.groups, none="Utvalget har ingen «grupper» i registeret.")
            yield findings.UNKNOWN_GROUP.at(record.position((*item.key, "for")), group=item.group, hint=hint)
        for name in FILE if not item.file else ():
            if name in written:
                yield findings.FIELD_OF_FILE.at(record.key_position((*item.key, name)), field=name)


def _holds_something(content: Content) -> bool:
    return bool(content.text or content.definitions or content.tasks or content.ranking or content.text_after)


def _sections(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    for section in case.sections:
        if section.name == "seksjoner" and not _holds_something(section.content):
            yield findings.EMPTY_SECTION.at(record.position((*section.key, "overskrift")), name=section.heading)
    if case.status != "behandlet" and "vedtak" in record.data:
        yield findings.EARLY_DECISION.at(record.key_position(("vedtak",)))


def _drafts(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    waiting = [(item.key, item.updated_after) for item in case.sections]
    waiting += [(item.key, item.updated_after) for item in case.attachments]
    for key, first in waiting:
        if first:
            at, number = record.position((*key, "oppdateres_etter")), format_case_identity(first)
            if case.status != "utkast":
                yield findings.NOT_FINAL.at(at, status=case.status, number=number)
            if first not in here.registers.cases:
                hint = suggest_or_list(number, map(format_case_identity, here.registers.cases), none="")
                yield findings.UNKNOWN_CASE.at(at, number=number, hint=hint)


def _contents(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    contents = [section.content for section in case.sections] + [item.content for item in case.attachments]
    for content in contents:
        for index, definition in enumerate(content.definitions):
            key = (*content.key, "definisjoner", index)
            if bool(definition.term) == bool(definition.organ):
                hint = keep_or_add("begrep", "utvalg", both=bool(definition.term))
                yield findings.TERM_OR_ORGAN.at(record.position(key), hint=hint)
            elif definition.organ and definition.organ not in here.registers.organs:
                yield _unknown_organ(record, (*key, "utvalg"), definition.organ, here)
        if content.ranking:
            for index, (above, point) in enumerate(pairwise(content.ranking.points), start=1):
                if point.mentions > above.mentions:
                    at = record.position((*content.key, "rangering", "punkter", index, "antall"))
                    yield findings.NOT_RANKED.at(at, text=point.text, unit=content.ranking.unit)


def _steps(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    latest: date | None = None
    for index, step in enumerate(case.steps):
        key = ("saksgang", index)
        if step.organ not in here.registers.organs:
            yield _unknown_organ(record, (*key, "utvalg"), step.organ, here)
        if step.organ == case.number.organ and (
            step.day not in (None, case.day) or step.case not in (None, case.number)
        ):
            number, day = format_case_identity(case.number), format_date(case.day)
            yield findings.OTHER_STEP.at(record.position((*key, "utvalg")), number=number, day=day)
        if step.day and latest and step.day < latest:
            yield findings.STEP_BACK.at(record.position((*key, "møte")))
        latest = step.day or latest


def _unknown_organ(record: Record, key: KeyPath, organ: str, here: Surroundings) -> Problem:
    hint = suggest_or_list(organ, here.registers.organs, none="Registeret er tomt.")
    return findings.UNKNOWN_ORGAN.at(record.position(key), organ=organ, hint=hint)


def _figures(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    for spec in case.figures:
        if spec.id not in here.figure_numbers:
            yield findings.UNUSED_FIGURE.at(record.key_position(spec.key), name=spec.id)


def _use_of_attachments(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    used = {target.split(".")[0] for _, target in _references(record)}
    for item in case.attachments:
        if item.id not in used:
            yield findings.UNUSED_ATTACHMENT.at(record.position((*item.key, "id")), name=item.id)


def _use_of_tables(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    own = {spec.id for spec in case.tables} | {spec.id for spec in case.figures}
    places: dict[str, Position] = {}
    for key, text in record.leaves:
        for reference, occurrence in placed(text):
            at, name = record.locate(key, reference.written, occurrence), reference.target
            if reference.kind != "vedtak" and name in own and places.setdefault(name, at) != at:
                what = "Figuren" if reference.kind == "figur" else "Tabellen"
                yield findings.PLACED_TWICE.at(at, what=what, kind=reference.kind, name=name)
    used = {word for kind, target in _references(record) for word in _table_names(kind, target)}
    used |= {word for spec in case.all_tables for line in spec.lines for word in _table_names("kr", line.source)}
    for spec in case.tables:
        if spec.id not in used:
            yield findings.UNUSED_TABLE.at(record.key_position(spec.key), name=spec.id)


def _references(record: Record) -> Iterator[tuple[str, str]]:
    for _, text in record.leaves:
        yield from ((reference.kind, reference.target) for reference in find_references(text))


def _table_names(kind: str, target: str) -> Iterator[str]:
    if kind in kinds_naming("table"):
        for term in target.split():
            yield term.split(".")[0]


def _tables(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    for spec in case.all_tables:
        yield from check_table(record, spec, here)


def _letter_items(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    for key, text in case.texts:
        for match in _LOOSE_LETTER.finditer(text):
            yield findings.LETTER_ITEM.at(record.locate(key, match[1]), item=match[1].split(" ")[0])


def _texts(record: Record, _: Case, here: Surroundings) -> Iterator[Problem]:
    yield from check_references(record, here)
    yield from check_case_language(record, here.registers)
    yield from check_case_repetition(record)


_RULES: tuple[Rule, ...] = (
    _file_name,
    _organ,
    _meeting,
    _year,
    _decision,
    _title,
    _identifiers,
    _sections,
    _drafts,
    _contents,
    _steps,
    _figures,
    _attachments,
    _use_of_attachments,
    _use_of_tables,
    _tables,
    _letter_items,
    _texts,
    check_mentions,
    check_decision,
)
