"""`hfi-docs explain`: every code has its reason, an example, and what to do (that examples are true: the findings)."""

import json
from pathlib import Path

import pytest

from hfi_docs.check.texts import read_texts
from hfi_docs.check.wording import TEXT_RULES
from hfi_docs.check.wording.rule import TextRule
from hfi_docs.cli.main import run
from hfi_docs.errors import Finding
from hfi_docs.pipeline.explaining import every_code, explain
from hfi_docs.pipeline.findings import every_finding
from hfi_docs.records.load import read_record
from hfi_docs.records.schema.fields import prose, text


def test_nearly_every_code_has_an_example() -> None:
    """But for what cannot be read at all, or shows no line."""
    without = [each.code for each in every_code() if each.example is None]
    assert len(without) < len(every_code()) * 0.15, without


def test_every_code_has_a_reason_in_norwegian() -> None:
    for told in every_code():
        assert told.subject.why.endswith("."), told.code
        assert told.subject.title[0].isupper(), told.code


def test_subjects_are_told_apart() -> None:
    titles = {told.subject for told in every_code()}
    assert len({subject.title for subject in titles}) == len(titles) > 40


MENDED = [(rule, finding) for rule in TEXT_RULES for finding in rule.findings if finding.example]


@pytest.mark.parametrize(("rule", "finding"), MENDED, ids=lambda item: getattr(item, "code", ""))
def test_a_text_rule_is_silent_about_its_example_when_it_is_mended(rule: TextRule, finding: Finding) -> None:
    assert finding.right, "the example as it should be"
    assert finding.right != finding.example
    fields = {"tekst": prose("Tekst"), "linje": text("Linje"), "navn": text("Navn")}
    for field in fields:
        record = read_record(
            f"{field}: {json.dumps(finding.right, ensure_ascii=False)}\n".encode(), Path("prøve.yaml")
        ).record
        for source in ("sak", "medlemmer"):
            assert finding not in {found.finding for found in rule.remarks(read_texts(record, fields, source))}


@pytest.mark.parametrize("asked", ["HFI042", "hfi042", "HFI42", "42", "hfi-042", " HFI 042 "])
def test_a_code_is_known_however_it_is_written(asked: str) -> None:
    assert explain(asked).code == "HFI042"


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "HFI222"]) == 0
    assert (
        capsys.readouterr().out
        == """\
advarsel HFI222: Datoen «…» har bare to sifre i årstallet.
Hvorfor:   En dato som kan leses på flere måter, blir et møte som noen ikke kommer til.
Kilde:     Språkrådet, «Datoar»; regjeringen.no, standarddesign
Gjør slik: Skriv «…», eller [[dato:…]].
Unntak:    Advarselen stopper ikke byggingen. Er det riktig slik det står, kan det stå. \
Da skrives «unntak: {HFI222: …}» i saken, \
eller hos utvalget i register/utvalg.yaml, med grunnen.

Eksempel:
    Vi møttes 21.05.26.
Rettet:
    Vi møttes 21. mai 2026.
"""
    )


def test_an_error_is_explained_with_the_answer_that_it_gets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "42"]) == 0
    told = capsys.readouterr().out
    assert "Unntak:    Ingen. Feilen må rettes før papiret kan bygges.\n\nEksempel (cases/" in told
    assert "Svaret:  SSU har ikke noe møte" in told


def test_an_unknown_code_gets_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "HFI998"]) == 2
    assert capsys.readouterr().err.startswith("Feil: Det finnes ingen kode «HFI998». Mente du «HFI")
    assert run(["explain", "tittel"]) == 2
    assert "«hfi-docs explain» viser alle." in capsys.readouterr().err


def test_all_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:6] for line in lines] == [finding.code for _, finding in every_finding()]
    assert lines[0] == "HFI001  feil      Filen finnes ikke."


def test_other_programs_get_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "HFI200", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["codes"]
    assert told["code"] == "HFI200"
    assert told["source"] == "Språkrådet, «Kronebeløp» og «Tall»"
    assert told["example"]["line"] == "Rammen er 200.000 kroner."
