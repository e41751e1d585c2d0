"""Wording that the secretariat wants to avoid: warnings, but for what cannot be right; each with what to write instead.

A rule is cheap where nothing is wrong: signs are looked for in the whole record first, and a pattern
once in all its texts.
"""

from collections.abc import Iterator

from hfi_docs.check.texts import Texts
from hfi_docs.check.wording.amounts import AMOUNT_RULES
from hfi_docs.check.wording.dates import DATE_RULES
from hfi_docs.check.wording.forms import FORM_RULES
from hfi_docs.check.wording.grammar import GRAMMAR_RULES
from hfi_docs.check.wording.rule import Remark, TextRule, apart
from hfi_docs.check.wording.signs import SIGN_RULES
from hfi_docs.check.wording.spelling import NEARLY_A_NAME, WRONG, names_rule, spelling_rule
from hfi_docs.check.wording.sums import ROW_RULES, SUM_RULES
from hfi_docs.check.wording.words import SLIP, Words, slips
from hfi_docs.errors import Edit, Problem
from hfi_docs.records.model import Registers

#: The rules for single texts; the list of spellings that an office keeps and its names are asked besides.
TEXT_RULES: tuple[TextRule, ...] = (
    *AMOUNT_RULES,
    *SUM_RULES,
    *FORM_RULES,
    *GRAMMAR_RULES,
    *DATE_RULES,
    *SIGN_RULES,
    *ROW_RULES,
)
#: All that `check_language` gives.
LANGUAGE_FINDINGS = (WRONG, NEARLY_A_NAME, SLIP, *(finding for item in TEXT_RULES for finding in item.findings))


def check_language(texts: Texts, registers: Registers, words: Words | None = None) -> Iterator[Problem]:
    """Wording in the printed texts of a record that readers stumble over: one remark for each fault.

    `words` asks dictionaries, and knows the texts that are sound.
    """
    told = words.sound.found("ordene", texts, _remarks) if words else _remarks(texts)
    listed = (item.remarks(texts) for item in (spelling_rule(registers.spellings), names_rule(registers)))
    for remarks in (*listed, slips(texts, registers, words) if words else ()):
        # A word that is wrong already is not told twice.
        told += [found for found in remarks if not any(map(found.overlaps, told))]
    for found in told:
        at = texts.place(found.leaf, found.start, found.found)
        problem = found.finding.at(at, found=" ".join(found.found.split()), **found.names)
        yield problem if found.new is None else problem._replace(edits=_edits(texts, found, found.new))


def _remarks(texts: Texts) -> list[Remark]:
    return apart([found for item in TEXT_RULES for found in item.remarks(texts)])


def _edits(texts: Texts, found: Remark, new: str) -> tuple[Edit, ...]:
    from hfi_docs.check.wording.mending import edits_of  # noqa: PLC0415 - most records have nothing to mend

    return edits_of(texts.record, found, new)
