"""Words of a record that dictionaries do not know: what is told, what is let be, and what is kept of it."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hfi_docs.check.dictionaries import find_dictionaries, missing_packages
from hfi_docs.check.wording.words import UNKNOWN, VARIABLE, Words
from hfi_docs.output import cache
from hfi_docs.output.cache import Cache
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from tests.made import make_workspace, minimal_case
from tests.test_budget import BUDGETS, loaded
from tests.workspaces import office_workspace, replace_in

KNOWN = "ansatte arbeidet bakgrunnen behandler forslaget kommunen midler orientering pasient pasientene samarbeid"


@pytest.fixture(autouse=True)
def _needs_the_extra() -> None:
    if missing_packages() and not os.environ.get("CI"):
        pytest.skip("tillegget «sprak» er ikke installert")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small dictionary."""
    folder = tmp_path / "ordbok"
    folder.mkdir()
    for name, words in (("nb_NO", KNOWN.split()), ("nn_NO", ["arbeidet", "kommunen"])):
        (folder / f"{name}.aff").write_text("SET UTF-8\n", "utf-8")
        (folder / f"{name}.dic").write_text("\n".join([str(len(words)), *words, ""]), "utf-8")
    return folder


@pytest.fixture
def told(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What is said of the words of a case, with the small dictionary."""
    monkeypatch.setenv(VARIABLE, str(folder))
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))

    def check(text: str, registers: dict[str, list[dict[str, object]]] | None = None, **fields: object) -> list[str]:
        place = tmp_path / "office"
        shutil.rmtree(place, ignore_errors=True)
        workspace = make_workspace(place, minimal_case(bakgrunn=text, **fields), **registers or {})
        problems = check_cases(Office(workspace), Selection()).problems
        return [problem.message for problem in problems if problem.code == "HFI461"]

    return check


def test_a_slip_is_told(told: Callable[..., list[str]]) -> None:
    assert told("Tilbudet gjelder pasinetene.") == ["«pasinetene» ser ut til å være feilskrevet."]


@pytest.mark.parametrize(
    "text",
    [
        "Tilbudet gjelder pasientene.",
        "Hun kaller dem «pasinetene».",
        "Se https://pasinetene.no og pasinetene.no.",
        "Skriv til pasinetene@sykehuset.no.",
        "Pasinetene bor i Oslo, og Pasinet AS er et firma.",
        "PASINETENE og pasinetENE",
        "Bruk pasinet_ene og pasinet/ene.",
        "Vi kaller dem pasinetene. Da vet pasinetene at det er pasinetene.",
        "Ikkje veit eg kven pasinetene er.",
    ],
)
def test_what_may_be_meant_is_let_be(told: Callable[..., list[str]], text: str) -> None:
    found = told(text)
    assert found == ([] if not text.startswith("Pasinetene") else ["«Pasinetene» ser ut til å være feilskrevet."])


def test_nynorsk_is_not_looked_up(told: Callable[..., list[str]]) -> None:
    assert told("Tilbodet gjeld pasinetene.", målform="nynorsk") == []


def test_a_sentence_in_another_language_is_let_be(told: Callable[..., list[str]]) -> None:
    assert told("Han sa qwert zxcvb pasinetene den gangen.") == []


def test_words_of_the_registers_are_right(told: Callable[..., list[str]]) -> None:
    word = {"id": "pasinet", "riktig": "pasinetene"}
    assert told("Tilbudet gjelder pasinetene.", {"skrivemåter": [word]}) == []
    own = {"id": "fellesplan", "riktig": "sømtveskap"}
    assert told("Vi har et sømtvekap.", {"skrivemåter": [own]}) == ["«sømtvekap» ser ut til å være feilskrevet."]


def test_without_dictionaries_nothing_is_told(told: Callable[..., list[str]], folder: Path) -> None:
    shutil.rmtree(folder)
    assert told("Tilbudet gjelder pasinetene.") == []


def test_verdicts_are_kept_without_the_words(tmp_path: Path, told: Callable[..., list[str]], folder: Path) -> None:
    assert told("Tilbudet gjelder pasinetene.")
    kept = [path.read_text("utf-8", "replace") for path in (tmp_path / "cache").iterdir()]
    assert any("pasientene" in content for content in kept)
    assert not any("pasinetene" in content for content in kept)


def test_that_there_are_none_is_kept_until_there_are(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = folder.rename(tmp_path / "borte")
    asked = words_in(tmp_path, folder)
    assert asked.doubtful(["pasinetene"]) == {}
    asked.save()
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "hfi_docs.check.dictionaries", None)
        assert words_in(tmp_path, folder).doubtful(["pasinetene"]) == {}
    away.rename(folder)
    assert words_in(tmp_path, folder).doubtful(["pasinetene"]) == {"pasinetene": "pasientene"}


def words_in(tmp_path: Path, folder: Path) -> Words:
    return Words(Cache(tmp_path / "cache"), {VARIABLE: str(folder)})


def test_known_words_are_not_asked_about_again(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = words_in(tmp_path, folder)
    found = asked.doubtful(["pasinetene", "pasient", "qqqqq"])
    assert found == {"pasinetene": "pasientene", "qqqqq": UNKNOWN}
    asked.save()
    monkeypatch.setitem(sys.modules, "hfi_docs.check.dictionaries", None)
    assert words_in(tmp_path, folder).doubtful(["pasinetene", "pasient", "qqqqq"]) == found


def test_another_dictionary_is_asked_anew(tmp_path: Path, folder: Path) -> None:
    asked = words_in(tmp_path, folder)
    assert asked.doubtful(["pasinetene"])
    asked.save()
    (folder / "nb_NO.dic").write_text("2\npasientene\npasinetene\n", "utf-8")
    assert words_in(tmp_path, folder).doubtful(["pasinetene"]) == {}


@pytest.mark.parametrize(
    "damage", [b"", b"rot", b"[]", b'{"looked": {}}', b'{"looked": {"/": 1}, "verdicts": {"a": 1}}', b"\xff{"]
)
def test_a_damaged_cache_costs_only_time(tmp_path: Path, folder: Path, damage: bytes) -> None:
    asked = words_in(tmp_path, folder)
    found = asked.doubtful(["pasinetene"])
    asked.save()
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(damage)
        assert words_in(tmp_path, folder).doubtful(["pasinetene"]) == found
        Cache(tmp_path / "cache").put({path.name: damage})
        assert words_in(tmp_path, folder).doubtful(["pasinetene"]) == found


def test_a_home_that_cannot_be_written_in_does_no_harm(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "cache").write_text("en fil der mappen skal være", "utf-8")
    asked = words_in(tmp_path, folder)
    assert asked.doubtful(["pasinetene"]) == {"pasinetene": "pasientene"}
    asked.save()


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b"999999999\n", b"x" * 100_000, "æøå\n/\n//\nSET\n".encode()])
def test_a_broken_dictionary_is_no_dictionary(tmp_path: Path, folder: Path, content: bytes) -> None:
    for ending in (".dic", ".aff"):
        (folder / f"nb_NO{ending}").write_bytes(content)
        assert isinstance(words_in(tmp_path, folder).doubtful(["pasinetene"]), dict)


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("Programfiler/LibreOffice/share/extensions/dict-no", ("nb_NO", "nn_NO")),
        ("Roaming/npm/node_modules", ("dictionary-nb/index", "dictionary-nn/index")),
    ],
)
def test_dictionaries_are_found_where_they_are_installed(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, place: str, names: tuple[str, str]
) -> None:
    monkeypatch.setattr("hfi_docs.check.dictionaries.finding._FOLDERS", ())
    monkeypatch.setattr("hfi_docs.check.dictionaries.finding._NPM", ())
    monkeypatch.setattr("hfi_docs.check.dictionaries.finding.own_folder", lambda: tmp_path / "ingen")
    environ = {"ProgramFiles": str(tmp_path / "Programfiler"), "APPDATA": str(tmp_path / "Roaming")}
    assert find_dictionaries(environ, system="win32").bokmal is None
    for name, source in zip(names, ("nb_NO", "nn_NO"), strict=True):
        for ending in (".aff", ".dic"):
            target = tmp_path / place / f"{name}{ending}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / f"{source}{ending}", target)
    found = find_dictionaries(environ, system="win32")
    assert (found.bokmal, found.nynorsk) == tuple(tmp_path / place / name for name in names)


USUAL = {name: value for name, value in os.environ.items() if name != VARIABLE}


def test_the_examples_have_no_slips_and_load_no_dictionary_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if find_dictionaries(USUAL).bokmal is None and not os.environ.get("CI"):
        pytest.skip("her er ingen ordbøker (hunspell-no)")
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    office = office_workspace(tmp_path / "kontor")
    monkeypatch.chdir(office)
    problems = check_cases(Office(Workspace(office)), Selection()).problems
    assert [problem.message for problem in problems if problem.code == "HFI461"] == []
    monkeypatch.setenv(cache.VARIABLE, str(office / ".cache"))
    loaded(office, "build", "13/26")
    replace_in(office / "cases/2026/13-26.yaml", "\nstatus: endelig\n", "\nstatus: utkast\n")
    own, others = loaded(office, "check", "13/26")
    most_own, most_others = BUDGETS["check", "13/26"]
    assert (own <= most_own, others <= most_others) == (True, True), (own, others)
