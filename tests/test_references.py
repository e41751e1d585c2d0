"""Every kind of reference prints what its table says that its example prints."""

from pathlib import Path

import pytest

from hfi_docs.papers.references import KINDS
from hfi_docs.values.references import (
    Reference,
    find_references,
    stray_brackets,
    unclosed_references,
    write_reference,
)
from tests.conftest import build
from tests.made import REGISTERS, Fields, make_workspace, minimal_case, put_case, views
from tests.pictures import png
from tests.word import Word, read_word

ORGANS: list[Fields] = [*REGISTERS["utvalg"], {"id": "PA", "navn": "Partnerskapsmøtet"}]
CASES: list[Fields] = [
    *REGISTERS["saker"],
    {"sak": "PA 06/25", "møte": "2025-10-16", "tittel": "Tidligere", "vedtak": "vedtaket i saken"},
]
MEASURES: list[Fields] = [
    {"id": f"t{number}", "område": "omrade", "tittel": f"Tiltak {number}", "prinsipp": "iverksette"}
    for number in range(7)
]


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Word:
    """A case in which every example has its target, and says each in a sentence of its own."""
    said = "\n\n".join(f"{kind}: {write_reference(kind, each.example)}." for kind, each in KINDS.items())
    line: Fields = {"id": "frie", "tekst": "Frie midler", "beløp": "7 232 000"}
    case = minimal_case(
        bakgrunn=f"{said}\n\n[[tabell:ramme]]\n\n[[tabell:behov]]\n\n[[figur:tidslinje]]",
        vedlegg=[{"id": "strategiplan", "register": "plan"}],
        tabeller={
            "ramme": {"visning": "budsjett", "år": "2026", "linjer": [line]},
            "behov": {"visning": "plan", "år": "2026"},
        },
        figurer={"tidslinje": {"fil": "felles/bilde.png", "alt": "En tidslinje", "bildetekst": "Tidslinjen"}},
    )
    texts: list[Fields] = [{"id": "prosjekteier", "tekst": "teksten"}]
    folder: Path = tmp_path_factory.mktemp("kontor") / "office"
    workspace = make_workspace(
        folder, case, utvalg=ORGANS, saker=CASES, tiltak=MEASURES, tekster=texts, visninger=views()
    )
    put_case(workspace, minimal_case(sak="14/26", tittel="Den fjortende"), "14-26")
    (folder / "cases/felles").mkdir()
    (folder / "cases/felles/bilde.png").write_bytes(png())
    return read_word(build(workspace, "1/26").built.outputs[0].read_bytes())


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_prints_what_is_said_of_it(word: Word, kind: str) -> None:
    assert f"{kind}: {KINDS[kind].prints}." in word.prose.replace("\u00a0", " ")


def test_what_is_written_is_read() -> None:
    text = r"Se [[ Sak : 14/26 ]], \[[sak:1/26]], [[tabell]] og [[kr:a.b + c.d]]."
    assert list(find_references(text)) == [
        Reference("sak", "14/26", "[[ Sak : 14/26 ]]", 3, is_capital=True),
        Reference("tabell", "", "[[tabell]]", 37, has_target=False),
        Reference("kr", "a.b + c.d", "[[kr:a.b + c.d]]", 51),
    ]


@pytest.mark.parametrize(
    ("text", "broken", "stray"),
    [
        ("[[sak:14/26] og", ["[[sak:14/26]"], [0]),
        ("[sak:14/26]] og", ["[sak:14/26]]"], []),
        ("[[sakk:14/26]", [], [0]),
        (r"\[[ og [[]] og [x]", [], [7]),
        ("[[sak:14/26]]", [], []),
    ],
)
def test_what_is_no_reference(text: str, broken: list[str], stray: list[int]) -> None:
    assert [found.written for found in unclosed_references(text, KINDS)] == broken
    assert list(stray_brackets(text)) == stray
