"""Every rule for registers, one entry each, and the asking of them."""

from collections.abc import Iterator

from hfi_docs.check.measures import MEASURE_RULES
from hfi_docs.check.mentions import check_earlier_meetings
from hfi_docs.check.prose import PROSE_FINDINGS, check_prose
from hfi_docs.check.references import REFERENCE_FINDINGS, check_references
from hfi_docs.check.registers import ENTRY_RULES
from hfi_docs.check.repetition import REPEATED_ENTRY, check_entry_repetition
from hfi_docs.check.rule import RecordRule, Records, rule
from hfi_docs.check.rules import WORDING_FINDINGS, check_wording
from hfi_docs.check.texts import read_texts
from hfi_docs.check.views import VIEW_RULES
from hfi_docs.check.wording.words import Words
from hfi_docs.check.year_plan import check_year_plan
from hfi_docs.errors import Problem
from hfi_docs.papers.references import apart_from_cases, kinds_in_registers
from hfi_docs.records.model import Registers
from hfi_docs.records.schema.registers import register_schema


@rule(*PROSE_FINDINGS, *REFERENCE_FINDINGS, *WORDING_FINDINGS, REPEATED_ENTRY)
def _entries(records: Records, registers: Registers, words: Words | None) -> Iterator[Problem]:
    here = apart_from_cases(registers.default_organ, "nb", registers)._replace(in_table=True)
    for name, record in records.items():
        texts = read_texts(record, register_schema(name), name)
        yield from check_prose(texts, words)
        yield from check_references(texts, here, kinds_in_registers(), strict=True)
        yield from check_wording(texts.own_words(), registers.default_organ, registers, words)
        yield from check_entry_repetition(texts)


REGISTER_RULES: tuple[RecordRule[[Records, Registers]], ...] = (
    *ENTRY_RULES,
    *MEASURE_RULES,
    check_earlier_meetings,
    check_year_plan,
    *VIEW_RULES,
)


def check_registers(records: Records, registers: Registers, words: Words | None = None) -> list[Problem]:
    """Everything that is wrong with registers whose structure is in order."""
    found = {problem for each in REGISTER_RULES for problem in each.find(records, registers)}
    return sorted(found.union(_entries.find(records, registers, words)))
