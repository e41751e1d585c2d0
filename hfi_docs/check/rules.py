"""Every rule for a case or a meeting, one entry each, and the asking of them: all that is wrong at once."""

from collections.abc import Iterator

from hfi_docs.check.agenda import AGENDA_RULES
from hfi_docs.check.audience import AUDIENCE_ON_AGENDA_RULES, AUDIENCE_RULES
from hfi_docs.check.case_mentions import CASE_MENTION_RULES, POINTED_CASE, check_pointed_cases
from hfi_docs.check.cases import HEAD_RULES
from hfi_docs.check.contents import CONTENT_RULES
from hfi_docs.check.decisions import DECISION_RULES
from hfi_docs.check.meetings import MEETING_HEAD_RULES
from hfi_docs.check.mentions import MENTION_RULES
from hfi_docs.check.prose import PROSE_FINDINGS, check_prose
from hfi_docs.check.references import ATTACHMENT_RULES, REFERENCE_FINDINGS, check_references
from hfi_docs.check.repetition import REPETITION_RULES
from hfi_docs.check.rule import Cases, CheckedCase, CheckedMeeting, RecordRule, rule
from hfi_docs.check.texts import CASE_SOURCE, MEETING_SOURCE, Texts, read_texts
from hfi_docs.check.wording import LANGUAGE_FINDINGS, check_language
from hfi_docs.check.wording.words import Words
from hfi_docs.errors import Problem
from hfi_docs.papers.references import Surroundings, apart_from_cases, kinds_in_registers
from hfi_docs.records.model import Case, Notice, Registers
from hfi_docs.records.record import Record
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.meeting import MEETING_RECORD

#: All that `check_wording` gives.
WORDING_FINDINGS = (*LANGUAGE_FINDINGS, POINTED_CASE)


def check_wording(texts: Texts, organ: str, registers: Registers, words: Words | None) -> Iterator[Problem]:
    """What readers stumble over in texts, and cases that are written by hand there."""
    yield from check_language(texts, registers, words)
    yield from check_pointed_cases(texts, organ, registers)


@rule(*PROSE_FINDINGS)
def _case_prose(checked: CheckedCase) -> Iterator[Problem]:
    return check_prose(checked.texts, checked.words)


@rule(*REFERENCE_FINDINGS)
def _case_references(checked: CheckedCase) -> Iterator[Problem]:
    return check_references(checked.texts, checked.here)


@rule(*WORDING_FINDINGS)
def _case_language(checked: CheckedCase) -> Iterator[Problem]:
    return check_wording(checked.texts, checked.case.number.organ, checked.registers, checked.words)


@rule(*PROSE_FINDINGS)
def _meeting_prose(checked: CheckedMeeting) -> Iterator[Problem]:
    return check_prose(checked.texts, checked.words)


@rule(*REFERENCE_FINDINGS)
def _meeting_references(checked: CheckedMeeting) -> Iterator[Problem]:
    here = apart_from_cases(checked.notice.meeting.organ, checked.notice.language, checked.registers)
    return check_references(checked.texts, here, kinds_in_registers(), strict=True)


@rule(*WORDING_FINDINGS)
def _meeting_language(checked: CheckedMeeting) -> Iterator[Problem]:
    return check_wording(checked.texts, checked.notice.meeting.organ, checked.registers, checked.words)


CASE_RULES: tuple[RecordRule[[CheckedCase]], ...] = (
    *HEAD_RULES,
    *CONTENT_RULES,
    *AUDIENCE_RULES,
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
    *AUDIENCE_ON_AGENDA_RULES,
    _meeting_prose,
    _meeting_references,
    _meeting_language,
)


def check_case(record: Record, case: Case, here: Surroundings, words: Words | None = None) -> list[Problem]:
    """Everything that is wrong with a case whose structure is in order."""
    checked = CheckedCase(read_texts(record, CASE, CASE_SOURCE), case, here, words)
    return sorted({problem for each in CASE_RULES for problem in each.find(checked)})


def check_case_texts(record: Record, registers: Registers, words: Words | None = None) -> list[Problem]:
    """What can be said of the texts of a case whose structure is not in order yet."""
    texts = read_texts(record, CASE, CASE_SOURCE)
    here = apart_from_cases(registers.default_organ, "nb", registers)
    found = [*check_prose(texts, words), *check_references(texts, here, kinds_in_registers())]
    return sorted([*found, *check_wording(texts, registers.default_organ, registers, words)])


def check_meeting(
    record: Record, notice: Notice, registers: Registers, cases: Cases, words: Words | None = None
) -> list[Problem]:
    """Everything that is wrong with a meeting whose structure is in order."""
    checked = CheckedMeeting(read_texts(record, MEETING_RECORD, MEETING_SOURCE), notice, registers, cases, words)
    return sorted({problem for each in MEETING_RULES for problem in each.find(checked)})
