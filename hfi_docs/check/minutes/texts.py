"""Rules for the texts of minutes. What somebody proposed or decided stands as it was said: only our own is judged."""

from collections.abc import Callable, Iterator
from itertools import accumulate

from hfi_docs.check.case_mentions import POINTED_CASE, TYPED_FINDINGS, check_pointed_cases, check_typed_cases
from hfi_docs.check.mentions import NO_SUCH_MEETING, check_mentioned_meetings
from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.prose import PROSE_FINDINGS, check_prose
from hfi_docs.check.references import REFERENCE_FINDINGS, check_references
from hfi_docs.check.rule import rule
from hfi_docs.check.texts import Leaf, Texts, read_texts
from hfi_docs.check.wording import LANGUAGE_FINDINGS, check_language
from hfi_docs.errors import Problem
from hfi_docs.papers.references import kinds_in_registers
from hfi_docs.records.schema.minutes import MINUTES_RECORD

MINUTES_SOURCE = "protokoll"
_ITEMS = "saker"
#: What the secretariat words itself.
_OWN_WORDS = ("behandling", "hva", "merknad")


def _texts(checked: CheckedMinutes) -> Texts:
    return read_texts(checked.record, MINUTES_RECORD, MINUTES_SOURCE)


def _chosen(texts: Texts, wanted: Callable[[Leaf], bool]) -> Texts:
    """Some of the texts."""
    printed = tuple(filter(wanted, texts.printed))
    border = "\n\0\n"
    starts = tuple(accumulate((len(leaf.plain) + len(border) for leaf in printed), initial=0))[:-1]
    joined = border.join(leaf.plain for leaf in printed)
    return texts._replace(leaves=tuple(filter(wanted, texts.leaves)), printed=printed, joined=joined, starts=starts)


@rule(*PROSE_FINDINGS)
def _prose(checked: CheckedMinutes) -> Iterator[Problem]:
    return check_prose(_texts(checked))


@rule(*REFERENCE_FINDINGS)
def _references(checked: CheckedMinutes) -> Iterator[Problem]:
    texts, here = _texts(checked), checked.minuted.here
    outside = _chosen(texts, lambda leaf: leaf.key_path[0] != _ITEMS)
    yield from check_references(outside, here, kinds_in_registers(), strict=True)
    for place, item in enumerate(checked.minutes.items):
        own = _chosen(texts, lambda leaf, at=(_ITEMS, place): leaf.key_path[:2] == at)  # type: ignore[misc]
        paper = checked.minuted.papers.get(item.case) if item.case else None
        if paper:
            yield from check_references(own, paper.here)
        else:
            yield from check_references(own, here, kinds_in_registers(), strict=True)


@rule(*LANGUAGE_FINDINGS, *TYPED_FINDINGS, POINTED_CASE, NO_SUCH_MEETING)
def _language(checked: CheckedMinutes) -> Iterator[Problem]:
    own = _chosen(_texts(checked), lambda leaf: leaf.key_path[-1] in _OWN_WORDS)
    organ, registers = checked.minutes.organ, checked.registers
    yield from check_language(own, registers)
    yield from check_pointed_cases(own, organ, registers)
    yield from check_typed_cases(own, organ, registers)
    yield from check_mentioned_meetings(own, registers)


TEXT_RULES_OF_MINUTES = (_prose, _references, _language)
