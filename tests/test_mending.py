"""Texts that `check --fix` may mend: what the rules say should stand there, and where it must not be touched."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from hfi_docs.check.texts import Texts, read_texts
from hfi_docs.check.wording import TEXT_RULES
from hfi_docs.check.wording.mending import edits_of
from hfi_docs.check.wording.rule import Remark, apart
from hfi_docs.check.wording.spelling import spelling_rule
from hfi_docs.errors import Edit, Finding
from hfi_docs.records.load import read_record
from hfi_docs.records.model import Spelling
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
    return iter(apart([remark for rule in TEXT_RULES for remark in rule.remarks(texts)]))


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


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Helsefelleskapet og helsefelleskap.", "Helsefellesskapet og helsefellesskap."),
        ("Fire gng. Så fem gng. i året.", "Fire ganger. Så fem ganger i året."),
        ("Alle FSU`er.", "Alle FSU-er."),
        ("Følger av Sak. 12. Sak. 13 òg.", "Følger av sak 12. Sak 13 òg."),
        ("Står i Meld.St.7 og Prop.102.", "Står i Meld. St. 7 og Prop. 102."),
        ("Vi møttes den 21.05.26 og 14.11.24.", "Vi møttes den 21. mai 2026 og 14.11.24."),
        ("Filen 2026-05-21.pdf, SSU/2026-05-21, 2026-05-21.", "Filen 2026-05-21.pdf, SSU/2026-05-21, 21. mai 2026."),
        ("Den 8. jan. 2025 og 9 jan. er.", "Den 8. januar 2025 og 9 jan. er."),
        ("Perioden 2025 - 26, sak 2025-26, i 2025 – 26 tiltak.", "Perioden 2025–26, sak 2025-26, i 2025 – 26 tiltak."),
        ("Rammen er kr 1.000.000,- og kr. 200 000.", "Rammen er 1 000 000 kroner og 200 000 kroner."),
        (
            "Av 16033554 kroner gikk 34,- bort, til 3.300 elever.",
            "Av 16 033 554 kroner gikk 34 kroner bort, til 3.300 elever.",
        ),
        ("Det er 200.000 til drift og 2700000 i år.", "Det er 200.000 til drift og 2700000 i år."),
        ("Samlingen var 12. - 13. mars.", "Samlingen var 12.–13. mars."),
        ("Klar,. Vi er ferdige.. Og så .. mer;:", "Klar. Vi er ferdige. Og så .. mer;:"),
        ("Helse\u00adfellesskapet ﬁnner \u2011 det.", "Helsefellesskapet finner - det."),
        ("Vi er er her og og der på på Hamar.", "Vi er er her og der på på Hamar."),
    ],
)
def test_what_can_be_read_in_two_ways_stays(text: str, mended: str) -> None:
    assert fixed(f"tekst: |-\n  {text}\n") == f"tekst: |-\n  {mended}\n"


def test_a_list_that_leaves_the_choice_mends_nothing() -> None:
    texts = texts_of("tekst: En visa versa og en vara.\n")
    rule = spelling_rule((Spelling("visa versa", "vice versa"), Spelling("vara", "vara/varamedlem")))
    assert [remark.new for remark in rule.remarks(texts)] == ["vice versa", None]


@pytest.mark.parametrize("quoted", ['"lurt og øke"', "“lurt og øke”"])
def test_of_a_quotation_only_the_marks_are_mended(quoted: str) -> None:
    assert fixed(f"tekst: De skriver {quoted} selv.") == "tekst: De skriver «lurt og øke» selv."


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
