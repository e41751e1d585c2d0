"""What is to be added is one object, registered in one place: each test adds a kind, and builds with it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hfi_docs.check import rules
from hfi_docs.check import wording as language
from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.check.wording.rule import wording
from hfi_docs.document import Inline, Text
from hfi_docs.errors import WARNING, Finding, Problem
from hfi_docs.papers.references import KINDS, ReferenceKind, Surroundings, find_case
from tests.conftest import build
from tests.made import make_workspace, minimal_case
from tests.word import read_word


def test_a_kind_of_reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def days_since(target: str, here: Surroundings) -> tuple[Inline, ...]:
        passed = date(2026, 5, 21) - find_case(target, here.organ, here.registers).day
        return (Text(f"{passed.days} dager"),)

    kind = ReferenceKind(days_since, frozenset({"case"}), "22/25", "245 dager", in_registers=True)
    monkeypatch.setitem(KINDS, "dager_siden", kind)
    workspace = make_workspace(tmp_path, minimal_case(bakgrunn="Det er [[dager_siden:22/25]] siden."))
    assert "Det er 245 dager siden." in read_word(build(workspace).built.outputs[0].read_bytes()).prose


def test_a_check_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shouting = Finding("HFI999", "Tittelen «{title}» roper.", "Bruk små bokstaver.", WARNING)

    @rule(shouting)
    def calm_title(checked: CheckedCase) -> Iterator[Problem]:
        if checked.case.title.isupper():
            yield shouting.at(checked.record.position(("tittel",)), title=checked.case.title)

    monkeypatch.setattr(rules, "CASE_RULES", (*rules.CASE_RULES, calm_title))
    workspace = make_workspace(tmp_path, minimal_case(tittel="HANDLINGSPLAN"))
    assert [each.message for each in build(workspace).built.warnings] == ["Tittelen «HANDLINGSPLAN» roper."]


def test_a_rule_for_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hollow = wording("HFI999", "synergi", r"\bsynergi\w*", "«{found}» er et hult ord.", "Si hva det er.", example="")
    monkeypatch.setattr(language, "TEXT_RULES", (*language.TEXT_RULES, hollow))
    workspace = make_workspace(tmp_path, minimal_case(bakgrunn="Det gir synergier."))
    assert [each.message for each in build(workspace).built.warnings] == ["«synergier» er et hult ord."]
