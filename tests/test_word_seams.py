"""Long compounds are broken at the seams that the office's register names, and nowhere else."""

from pathlib import Path

import pytest

from hfi_docs.word.render.metrics import seam_marker
from tests.conftest import build
from tests.made import make_workspace, minimal_case
from tests.rendered import find, tree, values

PARTS = ("midler", "møte", "samhandling", "strategi")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("samhandlingsmidler", "samhandlings-midler"),
        ("Kommunikasjonsstrategien, og samhandlingsmidlene", "Kommunikasjons-strategien, og samhandlingsmidlene"),
        # Twelve letters are short, and what stands first in a word is no seam.
        ("xmøtestrategiene", "xmøte-strategiene"),
        ("møtestrategi", "møtestrategi"),
        ("samhandlingsavtale", "samhandlingsavtale"),
        ("strategimøtestrategi", "strategi-møte-strategi"),
        ("sam-handlingsmidler", "sam-handlings-midler"),
        ("", ""),
    ],
)
def test_a_long_word_is_marked_before_each_part(text: str, marked: str) -> None:
    # An optional hyphen is hard to see; words here have no other.
    assert seam_marker(PARTS)(text) == marked.replace("-", "\u00ad").replace("sam\u00ad", "sam-")


def test_without_parts_nothing_is_marked() -> None:
    assert seam_marker(())("samhandlingsmidler") == "samhandlingsmidler"


@pytest.mark.parametrize(("register", "hyphens"), [({"orddeling": [{"id": "midler"}]}, 1), ({}, 0)])
def test_a_table_breaks_words_as_the_register_says(
    tmp_path: Path, register: dict[str, list[dict[str, object]]], hyphens: int
) -> None:
    lines = [{"id": "l", "tekst": "Samhandlingsmidler", "beløp": "1"}]
    table = {"visning": "budsjett", "år": "2026", "tittel": "Samhandlingsmidler", "linjer": lines}
    case = minimal_case(bakgrunn="Samhandlingsmidler.\n\n[[tabell:t]]", tabeller={"t": table})
    content = build(make_workspace(tmp_path / "office", case, **register)).built.outputs[0].read_bytes()
    root = tree(content)
    assert len(find(root, "//w:softHyphen")) == hyphens
    assert values(root, "//w:tc//w:t[starts-with(., 'Samhandlings')]/text()")[0] == (
        "Samhandlings" if hyphens else "Samhandlingsmidler"
    )
