"""Wording that the secretariat wants to avoid: warnings only, each with what to write instead.

A rule is cheap where nothing is wrong: signs are looked for in the whole record first, then in the text, and only
then comes its pattern.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from hfi_docs.check.wording import abbreviations, amounts, citations, dates, signs
from hfi_docs.check.wording.rule import Leaf, LeafRule, Remark, Wording, printed, remark
from hfi_docs.check.wording.spelling import make_speller
from hfi_docs.errors import Problem
from hfi_docs.records.model import Registers
from hfi_docs.records.record import Record
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.registers import register_schema

_EVERYWHERE: tuple[Wording, ...] = (
    *amounts.WORDINGS,
    *abbreviations.WORDINGS,
    *dates.WORDINGS,
    *citations.WORDINGS,
    *signs.WORDINGS,
)
_IN_CASES = (*_EVERYWHERE, *citations.CASE_WORDINGS)
_TWICE = remark("Ordet er skrevet to ganger: «{found}».", "Fjern det ene.")


def check_case_language(record: Record, registers: Registers) -> Iterator[Problem]:
    """Wording in the printed text of a case that readers stumble over."""
    yield from _check(record, printed(record, CASE), registers, _IN_CASES, _case_rules)


def check_meeting_language(record: Record, registers: Registers) -> Iterator[Problem]:
    """Wording in the printed text of a meeting that readers stumble over."""
    yield from _check(record, printed(record, MEETING_RECORD), registers, _EVERYWHERE, _case_rules)


def check_register_language(record: Record, name: str, registers: Registers) -> Iterator[Problem]:
    """Wording in the printed text of a register that readers stumble over."""
    rules = {"tekster": _RULES, "utvalg": _RULES, "medlemmer": (*_SETTLED_RULES, signs.several_names)}
    chosen = rules.get(name, _SETTLED_RULES)
    yield from _check(record, printed(record, register_schema(name)), registers, _EVERYWHERE, lambda _: chosen)


def _check(
    record: Record,
    leaves: Iterable[Leaf],
    registers: Registers,
    wordings: Iterable[Wording],
    rules: Callable[[Leaf], Iterable[LeafRule]],
) -> Iterator[Problem]:
    # Most records have nothing to remark on: one look at the whole file spares a look at every text.
    suspected = [item for item in wordings if item.suspects(record.text)]
    speller = make_speller(registers.spellings)
    spelled = speller.suspects(record.text)
    for leaf in leaves:
        remarks = [found for item in suspected if item.suspects(leaf.plain) for found in item.remarks(leaf)]
        remarks += [found for rule in rules(leaf) for found in rule(leaf)]
        if spelled:
            remarks += speller.remarks(leaf, spelled)
        for item in remarks:
            yield _problem(record, leaf, item)


def _case_rules(leaf: Leaf) -> tuple[LeafRule, ...]:
    """Running text may ask, what stands in a table may not."""
    return _SETTLED_RULES if leaf.in_table else _RULES


def _problem(record: Record, leaf: Leaf, item: Remark) -> Problem:
    needle = item.found.partition("\n")[0]
    # Counted in the text as written: references are blotted out in `plain`, but stand in the file.
    at = record.locate(leaf.key_path, needle, leaf.text.count(needle, 0, item.start))
    return item.finding.at(at, found=" ".join(item.found.split()), **item.names)


def _doubled_words(leaf: Leaf) -> Iterator[Remark]:
    end = 0
    for word, following in pairwise(leaf.plain.split()):
        if word == following and word.isalpha() and len(word) > 1:
            found = f"{word} {following}"
            start = max(leaf.plain.find(found, end), 0)
            yield Remark(start, found, _TWICE)
            end = start + 1


_RULES: tuple[LeafRule, ...] = (*signs.LEAF_RULES, _doubled_words)
#: For what has to be settled when it is printed.
_SETTLED_RULES: tuple[LeafRule, ...] = (*_RULES, signs.open_questions)
