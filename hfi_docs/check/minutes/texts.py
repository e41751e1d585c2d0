"""Rules for the texts of minutes. What somebody proposed or decided stands as it was said: only our own is judged."""

from collections.abc import Callable, Iterator

from hfi_docs.check.case_mentions import POINTED_CASE, TYPED_FINDINGS, check_pointed_cases, check_typed_cases
from hfi_docs.check.contents import PLACED_TWICE, UNUSED_TABLE, table_names
from hfi_docs.check.mentions import MEETING_FINDINGS, check_mentioned_meetings
from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.prose import PROSE_FINDINGS, check_prose
from hfi_docs.check.references import REFERENCE_FINDINGS, check_references
from hfi_docs.check.rule import rule
from hfi_docs.check.tables import TABLE_FINDINGS, check_table
from hfi_docs.check.texts import Leaf, Texts, read_texts
from hfi_docs.check.wording import LANGUAGE_FINDINGS, check_language
from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.papers.minutes.own_tables import with_own_tables
from hfi_docs.papers.references import kinds_in_registers, placed
from hfi_docs.records.model import CaseHeader
from hfi_docs.records.schema.minutes import MINUTES_RECORD

SUBJECT = Subject("Protokollen: tekstene", "Protokollen skal si det samme som saken den viser til.")

IN_CASE_TOO = Finding(
    "HFI401", "Saken har også en tabell som heter «{name}».", "Gi tabellen i protokollen et annet navn."
)
MINUTES_SOURCE = "protokoll"
_ITEMS = "saker"
_SAID = ("behandling", "protokolltilførsler")
#: What the secretariat words itself.
_OWN_WORDS = ("behandling", "hva", "merknad")


def _texts(checked: CheckedMinutes) -> Texts:
    return read_texts(checked.record, MINUTES_RECORD, MINUTES_SOURCE)


def _chosen(texts: Texts, wanted: Callable[[Leaf], bool]) -> Texts:
    """Some of the texts."""
    return texts.only(list(filter(wanted, texts.leaves)))


@rule(*PROSE_FINDINGS)
def _prose(checked: CheckedMinutes) -> Iterator[Problem]:
    return check_prose(_texts(checked), checked.words)


@rule(*REFERENCE_FINDINGS)
def _references(checked: CheckedMinutes) -> Iterator[Problem]:
    texts, here = _texts(checked), checked.minuted.here
    outside = _chosen(texts, lambda leaf: leaf.key_path[0] != _ITEMS)
    yield from check_references(outside, here, kinds_in_registers(), strict=True)
    for place, item in enumerate(checked.minutes.items):
        own = _chosen(texts, lambda leaf, at=(_ITEMS, place): leaf.key_path[:2] == at)  # type: ignore[misc]
        paper = checked.minuted.papers.get(item.case) if item.case else None
        if paper or item.tables:
            yield from check_references(own, with_own_tables(item, paper.here if paper else here))
        else:
            yield from check_references(own, here, kinds_in_registers(), strict=True)


@rule(*TABLE_FINDINGS, UNUSED_TABLE, PLACED_TWICE, IN_CASE_TOO)
def _tables(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in (item for item in checked.minutes.items if item.tables):
        paper = checked.minuted.papers.get(item.case) if item.case else None
        here = with_own_tables(item, paper.here if paper else checked.minuted.here)
        texts = _chosen(_texts(checked), lambda leaf, at=item.key: leaf.key_path[:2] == at)  # type: ignore[misc]
        used = {
            word for leaf in texts.leaves for each in leaf.references for word in table_names(each.kind, each.target)
        }
        used |= {word for spec in item.tables for line in spec.lines for word in table_names("kr", line.source)}
        for spec in item.tables:
            at = checked.record.key_position(spec.key)
            yield from check_table(checked.record, spec, here)
            if spec.id not in used:
                yield UNUSED_TABLE.at(at, name=spec.id)
            if paper and spec.id in paper.here.figures.names:
                yield IN_CASE_TOO.at(at, name=spec.id)
        yield from _placed_twice(checked, texts)


def _placed_twice(checked: CheckedMinutes, texts: Texts) -> Iterator[Problem]:
    """A table that stands more than once in what was said: proposals and decisions are each a paper of their own."""
    told: set[str] = set()
    for leaf in (leaf for leaf in texts.leaves if leaf.key_path[2] in _SAID and leaf.references):
        for reference, occurrence in placed(leaf.text):
            if reference.kind == "tabell" and reference.target in told:
                at = checked.record.locate(leaf.key_path, reference.written, occurrence)
                yield PLACED_TWICE.at(at, what="Tabellen", kind="tabell", name=reference.target)
            told.add(reference.target)


@rule(*LANGUAGE_FINDINGS, *TYPED_FINDINGS, POINTED_CASE, *MEETING_FINDINGS)
def _language(checked: CheckedMinutes) -> Iterator[Problem]:
    own = _chosen(_texts(checked), lambda leaf: leaf.key_path[-1] in _OWN_WORDS)
    organ, registers = checked.minutes.organ, checked.registers
    yield from check_language(own, registers, checked.words)
    new = {item.case: item.title for item in checked.minutes.items if item.case and item.is_new}
    headers = {number: CaseHeader(number, checked.minutes.day, title, "") for number, title in new.items()}
    registers = registers._replace(cases={**headers, **registers.cases})
    said = _chosen(own, lambda leaf: leaf.key_path[0] == _ITEMS)
    yield from check_pointed_cases(said, organ, registers)
    yield from check_typed_cases(said, organ, registers)
    yield from check_mentioned_meetings(said, registers)


TEXT_RULES_OF_MINUTES = (_prose, _references, _tables, _language)
