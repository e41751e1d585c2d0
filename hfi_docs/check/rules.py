"""Every rule, one entry each, and the asking of them: all that is wrong with a record at once."""

from collections.abc import Iterator

from hfi_docs.check.agenda import AGENDA_RULES
from hfi_docs.check.case_mentions import CASE_MENTION_RULES, POINTED_CASE, check_pointed_cases
from hfi_docs.check.cases import HEAD_RULES
from hfi_docs.check.contents import CONTENT_RULES
from hfi_docs.check.decisions import DECISION_RULES
from hfi_docs.check.measures import MEASURE_RULES
from hfi_docs.check.meetings import MEETING_HEAD_RULES
from hfi_docs.check.mentions import MENTION_RULES, check_earlier_meetings
from hfi_docs.check.prose import PROSE_FINDINGS, check_prose
from hfi_docs.check.references import ATTACHMENT_RULES, REFERENCE_FINDINGS, check_references
from hfi_docs.check.registers import ENTRY_RULES
from hfi_docs.check.repetition import REPEATED_ENTRY, REPETITION_RULES, check_entry_repetition
from hfi_docs.check.rule import Cases, CheckedCase, CheckedMeeting, RecordRule, Records, rule
from hfi_docs.check.texts import CASE_SOURCE, MEETING_SOURCE, Texts, read_texts
from hfi_docs.check.views import VIEW_RULES
from hfi_docs.check.wording import LANGUAGE_FINDINGS, check_language
from hfi_docs.check.wording.words import Words
from hfi_docs.check.year_plan import check_year_plan
from hfi_docs.errors import Problem
from hfi_docs.papers.references import Surroundings, apart_from_cases, kinds_in_registers
from hfi_docs.records.model import Case, Notice, Registers
from hfi_docs.records.record import Record
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.registers import register_schema

_LANGUAGE_FINDINGS = (*LANGUAGE_FINDINGS, POINTED_CASE)


def _language(texts: Texts, organ: str, registers: Registers, words: Words | None) -> Iterator[Problem]:
    yield from check_language(texts, registers, words)
    yield from check_pointed_cases(texts, organ, registers)


@rule(*PROSE_FINDINGS)
def _case_prose(checked: CheckedCase) -> Iterator[Problem]:
    return check_prose(checked.texts)


@rule(*REFERENCE_FINDINGS)
def _case_references(checked: CheckedCase) -> Iterator[Problem]:
    return check_references(checked.texts, checked.here)


@rule(*_LANGUAGE_FINDINGS)
def _case_language(checked: CheckedCase) -> Iterator[Problem]:
    return _language(checked.texts, checked.case.number.organ, checked.registers, checked.words)


@rule(*PROSE_FINDINGS)
def _meeting_prose(checked: CheckedMeeting) -> Iterator[Problem]:
    return check_prose(checked.texts)


@rule(*REFERENCE_FINDINGS)
def _meeting_references(checked: CheckedMeeting) -> Iterator[Problem]:
    here = apart_from_cases(checked.notice.meeting.organ, checked.notice.language, checked.registers)
    return check_references(checked.texts, here, kinds_in_registers(), strict=True)


@rule(*_LANGUAGE_FINDINGS)
def _meeting_language(checked: CheckedMeeting) -> Iterator[Problem]:
    return _language(checked.texts, checked.notice.meeting.organ, checked.registers, checked.words)


@rule(*PROSE_FINDINGS, *REFERENCE_FINDINGS, *_LANGUAGE_FINDINGS, REPEATED_ENTRY)
def _entries(records: Records, registers: Registers, words: Words | None) -> Iterator[Problem]:
    here = apart_from_cases(registers.default_organ, "nb", registers)._replace(in_table=True)
    for name, record in records.items():
        texts = read_texts(record, register_schema(name), name)
        yield from check_prose(texts)
        yield from check_references(texts, here, kinds_in_registers(), strict=True)
        yield from _language(texts.own_words(), registers.default_organ, registers, words)
        yield from check_entry_repetition(texts)


CASE_RULES: tuple[RecordRule[[CheckedCase]], ...] = (
    *HEAD_RULES,
    *CONTENT_RULES,
    *ATTACHMENT_RULES,
    _case_prose,
    _case_references,
    _case_language,
    *REPETITION_RULES,
    *MENTION_RULES,
    *CASE_MENTION_RULES,
    *DECISION_RULES,
)
MEETING_RULES: tuple[RecordRule[[CheckedMeeting]], ...] = (
    *MEETING_HEAD_RULES,
    *AGENDA_RULES,
    _meeting_prose,
    _meeting_references,
    _meeting_language,
)
REGISTER_RULES: tuple[RecordRule[[Records, Registers]], ...] = (
    *ENTRY_RULES,
    *MEASURE_RULES,
    check_earlier_meetings,
    check_year_plan,
    *VIEW_RULES,
)


def check_case(record: Record, case: Case, here: Surroundings, words: Words | None = None) -> list[Problem]:
    """Everything that is wrong with a case whose structure is in order."""
    checked = CheckedCase(read_texts(record, CASE, CASE_SOURCE), case, here, words)
    return sorted({problem for each in CASE_RULES for problem in each.find(checked)})


def check_case_texts(record: Record, registers: Registers, words: Words | None = None) -> list[Problem]:
    """What can be said of the texts of a case whose structure is not in order yet."""
    texts = read_texts(record, CASE, CASE_SOURCE)
    here = apart_from_cases(registers.default_organ, "nb", registers)
    found = [*check_prose(texts), *check_references(texts, here, kinds_in_registers())]
    return sorted([*found, *_language(texts, registers.default_organ, registers, words)])


def check_meeting(
    record: Record, notice: Notice, registers: Registers, cases: Cases, words: Words | None = None
) -> list[Problem]:
    """Everything that is wrong with a meeting whose structure is in order."""
    checked = CheckedMeeting(read_texts(record, MEETING_RECORD, MEETING_SOURCE), notice, registers, cases, words)
    return sorted({problem for each in MEETING_RULES for problem in each.find(checked)})


def check_registers(records: Records, registers: Registers, words: Words | None = None) -> list[Problem]:
    """Everything that is wrong with registers whose structure is in order."""
    found = {problem for each in REGISTER_RULES for problem in each.find(records, registers)}
    return sorted(found.union(_entries.find(records, registers, words)))
