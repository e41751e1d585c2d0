"""Wording that the secretariat wants to avoid: warnings only, each with what to write instead.

A rule is cheap where nothing is wrong: signs are looked for in the whole record first, then in the text, and only
then comes its pattern.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hfi_docs.check.wording import abbreviations, amounts, citations, dates, signs
from hfi_docs.check.wording.rule import Leaf, LeafRule, Remark, Wording, printed, remark
from hfi_docs.check.wording.spelling import make_speller
from hfi_docs.errors import Problem
from hfi_docs.model import Registers
from hfi_docs.record import Record
from hfi_docs.schema.case import CASE
from hfi_docs.schema.registers import register_schema

_EVERYWHERE: tuple[Wording, ...] = (
    *amounts.WORDINGS,
    *abbreviations.WORDINGS,
    *dates.WORDINGS,
    *citations.WORDINGS,
    *signs.WORDINGS,
)
_IN_CASES = (*_EVERYWHERE, *citations.CASE_WORDINGS)
#: Registers whose texts may ask: fixed texts, and the names of organs.
_MAY_ASK = ("tekster", "utvalg")
_TWICE = remark("Ordet er skrevet to ganger: «{found}».", "Fjern det ene.")


def check_case_language(record: Record, registers: Registers) -> Iterator[Problem]:
    """Wording in the printed text of a case that readers stumble over."""
    yield from _check(record, printed(record, CASE), registers, _IN_CASES)


def check_register_language(record: Record, name: str, registers: Registers) -> Iterator[Problem]:
    """Wording in the printed text of a register that readers stumble over."""
    leaves = printed(record, register_schema(name))
    yield from _check(record, leaves, registers, _EVERYWHERE, asks=name in _MAY_ASK)


def _check(
    record: Record,
    leaves: Iterable[Leaf],
    registers: Registers,
    wordings: Iterable[Wording],
    *,
    asks: bool | None = None,
) -> Iterator[Problem]:
    # Most records have nothing to remark on: one look at the whole file spares a look at every text.
    suspected = [item for item in wordings if item.suspects(record.text)]
    speller = make_speller(registers.spellings)
    spelled = speller.suspects(record.text)
    for leaf in leaves:
        remarks = [found for item in suspected if item.suspects(leaf.plain) for found in item.remarks(leaf)]
        remarks += [found for rule in _leaf_rules(leaf, asks) for found in rule(leaf)]
        if spelled:
            remarks += speller.remarks(leaf, spelled)
        for item in remarks:
            yield _problem(record, leaf, item)


def _leaf_rules(leaf: Leaf, asks: bool | None) -> tuple[LeafRule, ...]:
    """The rules for a text; running text may ask, what stands in a table of a case or a register may not."""
    settled = leaf.in_table if asks is None else not asks
    return (*signs.LEAF_RULES, _doubled_words, signs.open_questions) if settled else (*signs.LEAF_RULES, _doubled_words)


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
