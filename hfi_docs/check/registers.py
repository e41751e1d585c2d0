"""Rules for the registers: entries that stand once, committees, cases and meetings that exist. One function a rule."""

from collections.abc import Iterator
from datetime import date

from hfi_docs.check.known import (
    BACKWARDS,
    NAME_TAKEN,
    NO_LENGTH,
    NO_ORGAN_TEMPLATE,
    ONE_TIME,
    OTHER_TEMPLATE,
    UNKNOWN_ENTRY,
    UNKNOWN_ORGAN,
    check_template,
    one_time,
    unknown_entry,
    unknown_organ,
)
from hfi_docs.check.rule import Records, rule
from hfi_docs.errors import WARNING, Finding, Position, Problem, Subject
from hfi_docs.papers.compose import NOTICE, PAPER
from hfi_docs.records.model import Mailing, Registers
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.registers import OFFICE_REGISTER
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import format_date
from hfi_docs.values.times import format_time_span
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject("Registrene", "Registrene leses av alle saker. En feil der blir en feil i hvert papir.")

DUPLICATE_ENTRY = Finding(
    "HFI070", "«{name}» står flere ganger i registeret, først på linje {line}.", "Slå oppføringene sammen."
)
TWO_DEFAULTS = Finding("HFI075", "Flere utvalg er merket «standard: ja».", "La bare ett være standard.")
NO_OFFICE = Finding(
    "HFI155",
    "Kontoret har ikke noe navn: filen finnes ikke.",
    "Lag filen med to linjer: «register: kontor» og «navn: …». Navnet står i arkivet.",
    WARNING,
)
UNKNOWN_WORD = Finding(
    "HFI163",
    "«{word}» står ikke under «{field}» i register/kontor.yaml.",
    "{hint}",
    advice="Rett ordet, eller legg det til i kontor.yaml.",
)
REGISTERED_TWICE = Finding(
    "HFI161",
    "{organ} har to møter {day}. Det første står på linje {line}.",
    "Slå oppføringene sammen, eller rett datoen.",
)

UNKNOWN_PLACEHOLDER = Finding(
    "HFI444", "«{found}» er ikke noe som fylles ut i en e-post.", "{hint}", advice="Bruk navnene som står i oppslaget."
)
ADDRESSED_TWICE = Finding(
    "HFI445", "{address} står to ganger blant mottakerne, først på linje {line}.", "Behold den ene.", WARNING
)


def _entries(records: Records, name: str) -> Iterator[tuple[KeyPath, dict[str, object]]]:
    record = records.get(name)
    if record is not None and name != OFFICE_REGISTER:
        for index, entry in enumerate(record.data["oppføringer"]):
            yield ("oppføringer", index), entry  # type: ignore[misc] # its structure is checked


@rule(DUPLICATE_ENTRY)
def _unique_entries(records: Records, registers: Registers) -> Iterator[Problem]:
    for name, record in records.items():
        first: dict[object, KeyPath] = {}
        for key, entry in _entries(records, name):
            field = "sak" if name == "saker" else "id"
            identity: object = entry[field]
            if name == "saker":
                identity = parse_case_number(str(entry["sak"]), registers.default_organ)
            place = (*key, field)
            if first.setdefault(identity, place) != place:
                line = record.position(first[identity]).line
                yield DUPLICATE_ENTRY.at(record.position(place), name=entry[field], line=line)


@rule(NO_OFFICE)
def _office(records: Records, _: Registers) -> Iterator[Problem]:
    if OFFICE_REGISTER not in records and records:
        beside = next(iter(records.values())).path
        yield NO_OFFICE.at(Position(beside.with_name(f"{OFFICE_REGISTER}.yaml"), 1, 1))


@rule(UNKNOWN_WORD)
def _own_words(records: Records, registers: Registers) -> Iterator[Problem]:
    """What the office chooses its words among; any, when it does not say."""
    office = registers.office
    for name, field, known, told in (
        ("tiltak", "prinsipp", office.principles, "prinsipper"),
        ("medlemmer", "side", office.sides, "sider"),
    ):
        for key, entry in _entries(records, name) if known else ():
            word = entry.get(field, known[0])
            if word not in known:
                hint, at = suggest_or_list(f"{word}", known, none=""), records[name].position((*key, field))
                yield UNKNOWN_WORD.at(at, word=word, field=told, hint=hint)
    for side in office.sides_nynorsk if office.sides else ():
        if side not in office.sides:
            where = records[OFFICE_REGISTER].key_position(("sider_nynorsk", side))
            hint = suggest_or_list(side, office.sides, none="")
            yield UNKNOWN_WORD.at(where, word=side, field="sider", hint=hint)


@rule(TWO_DEFAULTS)
def _one_default_organ(records: Records, _: Registers) -> Iterator[Problem]:
    defaults = [key for key, entry in _entries(records, "utvalg") if entry.get("standard") == "ja"]
    for key in defaults[1:]:
        yield TWO_DEFAULTS.at(records["utvalg"].position((*key, "standard")))


@rule(NO_ORGAN_TEMPLATE, OTHER_TEMPLATE)
def _templates(records: Records, registers: Registers) -> Iterator[Problem]:
    """A template that is missing stops the papers that need it: in an archive lie only those that were used."""
    for key, entry in _entries(records, "utvalg"):
        for field, kind in (("mal", PAPER), ("innkalling", NOTICE)):
            if field in entry:
                record, at, name = records["utvalg"], (*key, field), f"{entry[field]}"
                yield from check_template(record, at, name, kind, registers, NO_ORGAN_TEMPLATE)


@rule(NAME_TAKEN)
def _own_fields(records: Records, registers: Registers) -> Iterator[Problem]:
    for organ in registers.organs.values():
        names = [field.name for field in organ.own_fields]
        for index, field in enumerate(organ.own_fields):
            if field.name in names[:index]:
                yield NAME_TAKEN.at(records["utvalg"].position((*field.key, "navn")), name=field.name)


@rule(UNKNOWN_PLACEHOLDER, ADDRESSED_TWICE)
def _mailings(records: Records, registers: Registers) -> Iterator[Problem]:
    for organ in registers.organs.values():
        for mailing in filter(None, (organ.mailing, *organ.group_mailing.values())):
            yield from _receivers(records["utvalg"], mailing)
            yield from _placeholders(records["utvalg"], mailing)


def _receivers(record: Record, mailing: Mailing) -> Iterator[Problem]:
    """Those who are listed more than once; their names do not tell them apart."""
    first: dict[str, KeyPath] = {}
    for key, written in mailing.receivers():
        address = written.rpartition("<")[2].rstrip(">").casefold()
        if first.setdefault(address, key) != key:
            line = record.position(first[address]).line
            yield ADDRESSED_TWICE.at(record.position(key), address=address, line=line)


def _placeholders(record: Record, mailing: Mailing) -> Iterator[Problem]:
    from hfi_docs.output.mail.letter import PLACEHOLDERS, placeholders  # noqa: PLC0415 - few organs have a text

    for field, text in mailing.texts().items():
        for found in placeholders(text):
            if found not in PLACEHOLDERS:
                hint = suggest_or_list(found, PLACEHOLDERS, none="")
                yield UNKNOWN_PLACEHOLDER.at(record.locate((*mailing.key, field), found), found=found, hint=hint)


@rule(UNKNOWN_ORGAN, BACKWARDS, NO_LENGTH, ONE_TIME)
def _meetings(records: Records, registers: Registers) -> Iterator[Problem]:
    # The register's own meetings come first; those with a record of their own are checked there.
    for (key, _), meeting in zip(_entries(records, "møter"), registers.meetings, strict=False):
        record = records["møter"]
        if meeting.organ not in registers.organs:
            yield unknown_organ(record, (*key, "utvalg"), meeting.organ, registers)
        if meeting.last_day is not None and meeting.last_day < meeting.day:
            first, last = format_date(meeting.day), format_date(meeting.last_day)
            yield BACKWARDS.at(record.position((*key, "til")), first=first, last=last)
        elif meeting.time and meeting.time.minutes <= 0 and meeting.last_day in (None, meeting.day):
            yield NO_LENGTH.at(record.position((*key, "tid")), span=format_time_span(meeting.time))
        elif meeting.time and meeting.last_day not in (None, meeting.day):
            where = " under «dager» i en egen fil for møtet"
            yield from one_time(record.position((*key, "tid")), meeting.time, where)


@rule(REGISTERED_TWICE)
def _meetings_apart(records: Records, registers: Registers) -> Iterator[Problem]:
    """An organ meets once a day: a day that stands twice is a copy that one forgot to change."""
    first: dict[tuple[str, date], KeyPath] = {}
    for (key, _), meeting in zip(_entries(records, "møter"), registers.meetings, strict=False):
        record, place = records["møter"], (*key, "dato")
        earlier = first.setdefault((meeting.organ, meeting.day), place)
        if earlier != place:
            line, day = record.position(earlier).line, format_date(meeting.day)
            yield REGISTERED_TWICE.at(record.position(place), organ=meeting.organ, day=day, line=line)


@rule(UNKNOWN_ORGAN)
def _cases(records: Records, registers: Registers) -> Iterator[Problem]:
    for key, entry in _entries(records, "saker"):
        number = parse_case_number(str(entry["sak"]), registers.default_organ)
        if number.organ not in registers.organs:
            yield unknown_organ(records["saker"], (*key, "sak"), number.organ, registers)


@rule(UNKNOWN_ENTRY)
def _members(records: Records, registers: Registers) -> Iterator[Problem]:
    for (key, _), member in zip(_entries(records, "medlemmer"), registers.members, strict=True):
        record = records["medlemmer"]
        if member.organ not in registers.organs:
            yield unknown_entry(record, (*key, "utvalg"), member.organ, "utvalg", registers.organs)
        if member.organisation not in registers.organisations:
            at = (*key, "organisasjon")
            yield unknown_entry(record, at, member.organisation, "organisasjoner", registers.organisations)


ENTRY_RULES = (
    _office,
    _own_words,
    _unique_entries,
    _one_default_organ,
    _templates,
    _own_fields,
    _mailings,
    _meetings,
    _meetings_apart,
    _cases,
    _members,
)
