"""Texts that `check --fix` may mend: what the rules say should stand there, and where it must not be touched."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from hfi_docs.check.texts import Texts, read_texts
from hfi_docs.check.wording import TEXT_RULES
from hfi_docs.check.wording.mending import edits_of
from hfi_docs.check.wording.rule import Remark
from hfi_docs.errors import Edit, Finding
from hfi_docs.records.load import read_record
from hfi_docs.records.schema.fields import prose
from tests.edited import applied

NAMES = ("tekst", "vedtak", "forslag_til_vedtak", "overskrift", "status")
FINDINGS = [finding for rule in TEXT_RULES for finding in rule.findings]


def texts_of(content: str) -> Texts:
    """The texts of a record, all of them printed."""
    record = read_record(content.encode(), Path("prøve.yaml")).record
    return read_texts(record, {name: prose(name) for name in NAMES}, "sak")


def remarks(texts: Texts) -> Iterator[Remark]:
    """What the rules say of them."""
    return (remark for rule in TEXT_RULES for remark in rule.remarks(texts))


def mending(texts: Texts) -> Iterator[Edit]:
    """What may be mended of it."""
    for remark in remarks(texts):
        if remark.new is not None:
            yield from edits_of(texts.record, remark, remark.new)


def fixed(content: str) -> str:
    """A record with all that may be mended."""
    return applied(content, mending(texts_of(content)))


def written(text: str) -> Iterable[str]:
    """A text in a record, and as a heading."""
    plain = json.dumps(text, ensure_ascii=False)
    return f"tekst: {plain}\n", f"overskrift: {plain}\n"


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.code)
def test_what_a_rule_mends_it_is_content_with(finding: Finding) -> None:
    for content in written(finding.example):
        told = [remark for remark in remarks(texts_of(content)) if remark.finding == finding]
        if any(remark.new is not None for remark in told):
            mended = fixed(content)
            assert mended != content
            assert finding not in {remark.finding for remark in remarks(texts_of(mended))}
            assert fixed(mended) == mended


@pytest.mark.parametrize(
    "content",
    [
        "tekst: De skriver «lurt og øke» selv.",
        "tekst: De skriver «alt er «fint» og lurt og øke» selv.",
        "tekst: De skriver «lurt og øke, og mer til.",
        'tekst: De skriver "lurt og øke" selv.',
        "tekst: De skriver “lurt og øke” selv.",
        "tekst: |\n  Avtalen sier:\n\n  > Det er lurt og øke.\n",
        "vedtak: Det er lurt og øke.",
        "forslag_til_vedtak: Det er lurt og øke.\nstatus: behandlet",
        "tekst: Det er lurt og øke.\nstatus: godkjent",
    ],
)
def test_what_others_said_stands_as_they_said_it(content: str) -> None:
    texts = texts_of(content)
    assert any(remark.new for remark in remarks(texts))
    assert list(mending(texts)) == []


def test_a_reference_stays_in_what_is_mended() -> None:
    assert fixed("tekst: Dette er ihht [[dato:2026-05-21]] og 2026-05-21.") == (
        "tekst: Dette er iht. [[dato:2026-05-21]] og 21. mai 2026."
    )


def test_beside_a_quotation_a_text_is_mended() -> None:
    assert fixed("tekst: Det er lurt og øke «alt».") == "tekst: Det er lurt å øke «alt»."
    assert fixed("tekst: |\n  > Sitat.\n\n  Ca 3.\n") == "tekst: |\n  > Sitat.\n\n  Ca 3.\n"
    assert fixed('tekst: |\n  Det er 5" og.\n\n  Om ca 3.\n') == 'tekst: |\n  Det er 5" og.\n\n  Om ca. 3.\n'
    assert fixed("forslag_til_vedtak: Det er lurt og øke.\nstatus: endelig") == (
        "forslag_til_vedtak: Det er lurt å øke.\nstatus: endelig"
    )
