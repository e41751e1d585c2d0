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
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.content import REFERENCES
from hfi_docs.records.schema.fields import code, prose
from hfi_docs.records.schema.fields import text as text_field
from hfi_docs.records.schema.leaves import is_code
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


@pytest.mark.parametrize(
    "text",
    [
        "Rammen er kr 2.000,50 i år.",
        "Rammen er kr. 2.000-3.000 i år.",
        "Rammen er 2.000–3.000 kroner i år.",
        "Rammen er kr 10.000,-- i år.",
        "Rammen er kr 1.050 i år.",
        "Det koster EUR 500,- i år.",
        "Det koster USD 1.000,- i år.",
        "Det koster 500,- euro i år.",
        "Det koster 500,- svenske kroner i år.",
        "Det koster €500,- i år.",
        "Det koster NOK 500,- og 500,- NOK i år.",
        "Rammen er kr **1.000.000,-** og *kr* 400,- i år.",
        "Saldoen er kr -1.000,- i år.",
        "Se journalpost 2019-2024 og NS-EN 1990-2002.",
        "Ring tlf. 2019-2024, ref.: 2019-2024.",
        "Fra 1023-2024 er alt likt.",
        "Det er vanskelig og få søker stillingen.",
        "Det er lett og se på kartet viser det.",
        "Det er viktig og få kommer.",
        "De skal gjøre det som er viktig og bruke tid på det.",
        "Lagret i C:\\Mine dokumenter\\plan_2022-2027\\kl 10\\ca30%.docx i mai.",
        "Lagret i \\\\server\\ca\\2026-05-21 i mai.",
        "Lagret i C:\\Mine dokumenter\\den nye planen 2026 - 2027 (ca 30%).docx i mai.",
        "Lagret i K:\\felles\\planer\\2026 - 2027 i mai.",
        "Lagret i /felles/den nye planen 2026 - 2027.pdf i mai.",
        "Lagret i /home/plan/2026-05-21 i mai.",
        "De skriver 'lurt og øke' selv.",
        "De skriver 'Hans' hus er lurt og øke' selv.",
        "De skriver ‘lurt og øke’ selv.",
        "De skriver „lurt og øke“ selv.",
        "Møtet er 8-9 juni 2022.",
        "Møtet er 8 og 9 juni 2022.",
        "Møtet er 30 mai-2 juni 2022.",
        "En 15%ig løsning og 0,5%0 promille.",
    ],
)
def test_where_a_mending_might_change_what_is_said_it_is_left(text: str) -> None:
    record = f"tekst: |-\n  {text}\n"
    assert fixed(record) == record


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Vi begynner kl 10:00 og kl 9.", "Vi begynner kl. 10.00 og kl. 9."),
        ("Det kan være viktig og bruke tid.", "Det kan være viktig å bruke tid."),
        ("Hans' hus er ca 30 m.", "Hans' hus er ca. 30 m."),
        ("Sak 1/26 og/eller ca 30/40.", "Sak 1/26 og/eller ca. 30/40."),
        ("De skriver „lurt og øke“ om ca 30.", "De skriver „lurt og øke“ om ca. 30."),
        ("- 8 juni 2022", "- 8. juni 2022"),
        ("Det koster **500,-** i EUR-land.", "Det koster **500 kroner** i EUR-land."),
    ],
)
def test_what_is_beyond_doubt_is_mended(text: str, mended: str) -> None:
    assert fixed(f"tekst: |-\n  {text}\n") == f"tekst: |-\n  {mended}\n"


@pytest.mark.parametrize("text", ["En 15%ig løsning.", "Alkoholen var 0,5%0 i år.", "Lagret i C:\\a\\kl 10\\x i mai."])
def test_what_is_no_fault_is_not_told(text: str) -> None:
    assert list(remarks(texts_of(f"tekst: |-\n  {text}\n"))) == []


def test_what_only_identifies_is_no_wording() -> None:
    record = read_record(b"ref: 2019-2024\ntekst: 2019-2024\n", Path("p.yaml")).record
    texts = read_texts(record, {"ref": code(text_field("Ref.")), "tekst": prose("Tekst")}, "sak")
    assert [remark.leaf.key_path for remark in remarks(texts)] == [("tekst",)]


def test_numbers_of_the_archive_only_identify() -> None:
    fields = (REFERENCES["vår_ref"], REFERENCES["deres_ref"], CASE["arkivsak"])
    assert all(map(is_code, fields))


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
