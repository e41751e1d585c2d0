"""Every error that was published, typed again: it cannot be written, is told, or is not found.

`docs/feilklasser.md` is made of the answers: `HFI_ACCEPT=1 HFI_ORDBOK=/usr/share/hunspell pytest
tests/test_feilklasser.py`, on a machine with the dictionaries. Those that only dictionaries find are asked about there.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from hfi_docs.check.wording.words import VARIABLE
from hfi_docs.errors import Problem
from tests.conftest import build
from tests.errors_again import Typed, made_office, told
from tests.made import REGISTERS, make_workspace, minimal_case, views
from tests.word import read_word
from tests.workspaces import REPOSITORY

PAGE = REPOSITORY / "docs" / "feilklasser.md"
DICTIONARIES = os.environ.get("HFI_ORDBOK", "")
ACCEPT = "HFI_ACCEPT" in os.environ and bool(DICTIONARIES)
IMPOSSIBLE, NOT_FOUND, WITH_WORDS = "kan ikke skrives", "ikke funnet", "med ordbok"
HEAD = """# Feilklasser

Papirene som programmet er laget etter, hadde 142 feil. Her er hver av dem skrevet på nytt slik en sekretær ville gjort
det, i et kontor uten egen liste over skrivemåter: enten *kan den ikke skrives*, fordi programmet selv regner ut eller
henter det som var feil, eller så *blir den meldt* med kodene som står her, eller så blir den *ikke funnet*. Det som
`hfi-docs check --fix` retter, er merket «rettes». «Med ordbok» betyr at ordbøkene må være på maskinen, se `hfi-docs
doctor`. Siden er laget av `tests/test_feilklasser.py`.

"""
AGAIN = """
## De samme klassene med andre ord

Seksti omskrivninger fra andre saksområder, skrevet før reglene av en som bare hadde sett listen over feilene
(`tests/rewordings.yaml`). Da reglene var skrevet og ble prøvd første gang, ble 31 av dem funnet.

"""


def _entries(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "tests" / name).read_text("utf-8"))
    return entries


PUBLISHED, REWORDED = _entries("published.yaml"), _entries("rewordings.yaml")


def _typed(entry: dict[str, Any]) -> Typed:
    return Typed(entry["nr"], entry["sted"], entry["skrevet"], entry["feil"], entry.get("målform", "bokmål"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_office(tmp_path_factory.mktemp("kontor"))


def _outcome(problems: list[Problem]) -> str:
    codes = ", ".join(sorted({each.code for each in problems}))
    mended = " (rettes)" if any(each.edits for each in problems) else ""
    return f"{codes}{mended}" if codes else NOT_FOUND


def _rows(entries: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """What is kept of each: its number, how it was written, and what came of it."""
    for entry in entries:
        written = " ".join(str(entry.get("publisert", entry.get("feil"))).split()).replace("|", "\\|")
        yield str(entry["nr"]), written, entry.get("umulig", "")


@cache
def _kept() -> list[list[str]]:
    """What the page says of each, of those that were published and of the others."""
    rows = re.compile(r"^\| \d+ \|.* \| ([^|]+) \|$", re.MULTILINE)
    return [rows.findall(part) for part in PAGE.read_text("utf-8").split("\n## De samme")]


def _found(outcomes: list[str]) -> int:
    return sum(outcome != NOT_FOUND for outcome in outcomes)


def test_the_page_is_made_of_the_answers(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not ACCEPT:
        pytest.skip("made where the dictionaries are")
    parts = []
    for entries in (PUBLISHED, REWORDED):
        outcomes = []
        for entry in entries:
            if "umulig" in entry:
                outcomes.append(f"{IMPOSSIBLE}: {entry['umulig']} (`{entry['prøve']}`)")
                continue
            monkeypatch.setenv(VARIABLE, "")
            outcome = _outcome(told(office, _typed(entry)))
            if outcome == NOT_FOUND:
                monkeypatch.setenv(VARIABLE, DICTIONARIES)
                outcome = _outcome(told(office, _typed(entry)))
                outcome += f", {WITH_WORDS}" if outcome != NOT_FOUND else ""
            outcomes.append(outcome)
        table = "".join(
            f"| {number} | {written} | {outcome} |\n"
            for (number, written, _), outcome in zip(_rows(entries), outcomes, strict=True)
        )
        found, words = _found(outcomes), sum(WITH_WORDS in outcome for outcome in outcomes)
        share = f"{100 * found / len(outcomes):.0f} %"
        summary = f"**{found} av {len(outcomes)}** ({share}), {words} av dem bare med ordbok.\n\n"
        parts.append(f"{summary}| Nr. | Skrevet | Hva som skjer |\n|---|---|---|\n{table}")
    PAGE.write_text(HEAD + parts[0] + AGAIN + parts[1], "utf-8", newline="\n")
    _kept.cache_clear()


@pytest.mark.parametrize(
    ("entries", "part", "least"), [(PUBLISHED, 0, 85), (REWORDED, 1, 60)], ids=["published", "reworded"]
)
def test_the_page_says_what_is_found(
    entries: list[dict[str, Any]], part: int, least: int, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "")
    kept = _kept()[part]
    assert len(kept) == len(entries)
    for entry, says in zip(entries, kept, strict=True):
        if "umulig" in entry:
            assert says.startswith(IMPOSSIBLE)
        else:
            outcome = _outcome(told(office, _typed(entry)))
            assert outcome == (NOT_FOUND if WITH_WORDS in says else says), entry
    assert 100 * _found(kept) >= least * len(kept)


def test_every_error_is_there_once_and_in_order() -> None:
    assert [entry["nr"] for entry in PUBLISHED] == list(range(1, 143))
    assert len(REWORDED) == 60


@pytest.mark.parametrize(
    "entry", [entry for entry in PUBLISHED if "umulig" in entry], ids=lambda entry: str(entry["nr"])
)
def test_what_proves_it_exists(entry: dict[str, Any]) -> None:
    path, _, name = entry["prøve"].partition("::")
    assert (REPOSITORY / path).is_file()
    assert not name or re.search(rf"^def {name}\(", (REPOSITORY / path).read_text("utf-8"), re.MULTILINE)


def test_an_area_without_measures_says_so(tmp_path: Path) -> None:
    """77: an empty row leaves the reader guessing."""
    (plan,) = REGISTERS["strategiplan"]
    empty = {"id": "tomt", "navn": "Området uten tiltak", "beskrivelse": "Beskrivelsen"}
    shown = [{**view, "tomme_områder": "Ingen tiltak"} if view["id"] == "plan" else view for view in views()]
    case = minimal_case(
        bakgrunn="[[tabell:tiltak]]", tabeller={"tiltak": {"visning": "plan", "tittel": "Tiltak", "år": "2026"}}
    )
    registers = {"visninger": shown, "strategiplan": [{**plan, "områder": [*plan["områder"], empty]}]}
    workspace = make_workspace(tmp_path / "office", case, **registers)
    text = read_word(build(workspace).built.outputs[0].read_bytes()).everything
    assert text.index("Området uten tiltak") < text.index("Ingen tiltak")
