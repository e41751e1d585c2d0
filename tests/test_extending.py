"""What is to be added is one object, registered in one place: each test adds a kind, and builds with it."""

from datetime import date
from pathlib import Path

import pytest

from hfi_docs.document import Inline, Text
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
