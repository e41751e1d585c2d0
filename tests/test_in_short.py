"""What the first page says in short: the points of the record, and where the proposal stands."""

from pathlib import Path

import pytest

from tests.conftest import build
from tests.made import make_workspace, minimal_case, write
from tests.word import Word, plain, read_word

PROPOSAL = "Utvalget godkjenner planen."
LONG = "Saken gjelder det som er gjort. " * 100


def paper(folder: Path, **told: object) -> Word:
    workspace = make_workspace(folder / "kontor", minimal_case(forslag_til_vedtak=PROPOSAL, **told))
    write(workspace.root / "cases/register/kontor.yaml", {"register": "kontor", "navn": "Kontoret"})
    return read_word(build(workspace).built.outputs[0].read_bytes())


def above(word: Word) -> list[tuple[str, str]]:
    """The styles and texts between the facts of the case and its first section."""
    found = [(item.style, plain(item.text)) for item in word.paragraphs]
    styles = [style for style, _ in found]
    return found[styles.index("HFI Saksopplysninger") + 1 : styles.index("heading 2")]


def test_points_stand_on_the_first_page_with_the_way_to_the_proposal(tmp_path: Path) -> None:
    word = paper(tmp_path, kort=["Utvalget tar stilling til planen.", "Den gjelder [[utvalg:SSU]]."])
    assert [each for each in above(word) if each[0] != "HFI Merknad"] == [
        ("HFI Korthode", "Kort om saken"),
        ("List Bullet", "Utvalget tar stilling til planen."),
        ("List Bullet", f"Den gjelder {next(text for style, text in above(word) if 'Den gjelder' in text)[12:]}"),
        ("HFI Kortslutt", "Forslag til vedtak står på side 1"),
    ]
    (head,) = (item for item in word.headings if item.text == "Kort om saken")
    assert head.outline == 2


@pytest.mark.parametrize(("text", "said"), [("Kort bakgrunn.", False), (LONG, True)])
def test_a_long_case_says_where_its_proposal_stands(tmp_path: Path, text: str, *, said: bool) -> None:
    word = paper(tmp_path, bakgrunn=text)
    found = [item for item in word.paragraphs if item.style == "HFI Kortslutt"]
    assert bool(found) == said
    for item in found:
        assert plain(item.text) == "Forslag til vedtak står på side 2"
        assert [word.target(link).text for link in item.links] == ["Forslag til vedtak"]


def test_nynorsk(tmp_path: Path) -> None:
    word = paper(tmp_path, kort=["Utvalet tek stilling."], målform="nynorsk")
    assert [text for _, text in above(word)][-3:] == [
        "Kort om saka",
        "Utvalet tek stilling.",
        "Framlegg til vedtak står på side 1",
    ]
