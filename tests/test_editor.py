"""`hfi-docs schema`, and what VS Code is given."""

import json
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import quote

import fastjsonschema
import pytest

from hfi_docs.cli.main import run
from hfi_docs.pipeline.editor import all_schemas, editor_files, find_suggestions
from hfi_docs.pipeline.new_office import OfficeNames, new_office
from hfi_docs.records.load import Workspace, load_record
from hfi_docs.records.schema.registers import REGISTERS
from tests.test_json_schema import as_plain
from tests.workspaces import REPOSITORY, office_workspace, replace_in

SETTINGS = json.loads(editor_files({})[".vscode/settings.json"])


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return office_workspace(tmp_path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(["schema", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("asked", "title", "field"),
    [
        (["case"], "Sak", "forslag_til_vedtak"),
        (["meeting"], "Møte", "saksliste"),
        (["minutes"], "Protokoll", "voteringer"),
        (["register", "tiltak"], "Registeret tiltak", "midler"),
        (["register", "kontor"], "Registeret kontor", "organisasjonsnummer"),
    ],
)
def test_a_schema_is_shown(
    office: Path, capsys: pytest.CaptureFixture[str], asked: list[str], title: str, field: str
) -> None:
    schema = told(capsys, *asked)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["title"] == title
    assert f'"{field}"' in json.dumps(schema, ensure_ascii=False)


def test_outside_of_an_office_nothing_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "defaultSnippets" not in json.dumps(told(capsys, "meeting"))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ([], "Feil: Skriv ett av case, draft, meeting, minutes og register, eller bruk --all MAPPE eller --editor.\n"),
        (
            ["case", "--editor"],
            "Feil: Skriv ett av case, draft, meeting, minutes og register, eller bruk --all MAPPE eller --editor.\n",
        ),
        (["cases"], "Feil: Det finnes ikke noe skjema for «cases». Mente du «case»?\n"),
        (
            ["register", "titak"],
            "Feil: Skriv hvilket register, for eksempel «hfi-docs schema register tiltak». Mente du «tiltak»?\n",
        ),
    ],
)
def test_what_cannot_be_shown(office: Path, capsys: pytest.CaptureFixture[str], asked: list[str], answer: str) -> None:
    assert run(["schema", *asked]) == 2
    assert capsys.readouterr().err == answer


def test_words_are_those_of_the_office(office: Path) -> None:
    found = find_suggestions(Workspace(office))
    first = {name: (offered[0].word, offered[0].told) for name, offered in found.items()}
    assert first["utvalg"] == ("SSU", "Strategisk samarbeidsutvalg")
    assert first["kontor.sider"] == ("sykehuset", "")
    assert first["strategiplan.områder"][0] == "interessepolitikk"
    assert ("SSU 13/26", "Oppdatert handlingsplan") in [(each.word, each.told[:23]) for each in found["saker"]]
    assert "SSU 2026-05-21" in [each.word for each in found["møter"]]
    assert "sak.docx" in [each.word for each in found["maler"]]
    for offered in found.values():
        assert len({each.word for each in offered}) == len(offered)


def test_a_broken_register_or_case_only_offers_nothing(office: Path) -> None:
    before = find_suggestions(Workspace(office))
    (office / "cases/register/utvalg.yaml").write_text("oppføringer: [", "utf-8")
    (office / "cases/2026/13-26.yaml").write_text("\t", "utf-8")
    after = find_suggestions(Workspace(office))
    assert "utvalg" not in after
    assert after["tiltak"] == before["tiltak"]


@pytest.mark.parametrize(
    "entries",
    [
        "tekst",
        "[tekst, [a], {standard: ja}]",
        "[{id: [a], standard: ja}]",
        "[{id: {a: b}, grupper: [[], {}]}]",
        "{a: b}",
    ],
)
def test_what_is_no_entry_offers_nothing(office: Path, entries: str) -> None:
    (office / "cases/register/utvalg.yaml").write_text(f"register: utvalg\noppføringer: {entries}\n", "utf-8")
    found = find_suggestions(Workspace(office))
    assert "utvalg" not in found
    assert "tiltak" in found


def test_all_schemas_are_written_and_kept_fresh(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--all", "skjema ø"]) == 0
    assert {path.name for path in (office / "skjema ø").iterdir()} == set(all_schemas({}))
    assert len(all_schemas({})) == 4 + len(REGISTERS)
    assert all(name.isascii() for name in all_schemas({}))
    capsys.readouterr()
    replace_in(office / "cases/register/tiltak.yaml", "  - id: barn-autisme\n", "  - id: barn-med-autisme\n")
    replace_in(office / "cases/register/regioner.yaml", "{id: hamar,", "{id: nye-hamar,")
    assert run(["schema", "--all", "skjema ø"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("Skrevet")] == ["Skrevet: skjema ø/register-arsplan.json"]


def test_an_office_is_made_ready_and_its_own_settings_stay(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--editor"]) == 0
    folder = office / ".vscode"
    assert json.loads((folder / "extensions.json").read_text("utf-8")) == {"recommendations": ["redhat.vscode-yaml"]}
    assert json.loads((folder / "tasks.json").read_text("utf-8"))["tasks"][0]["args"] == ["schema", "--editor"]
    assert "Skrevet: .vscode/settings.json" in capsys.readouterr().out
    (folder / "settings.json").write_text("{}", "utf-8")
    (folder / "skjema/sak.json").write_text("{}", "utf-8")
    assert run(["schema", "--editor"]) == 0
    assert (folder / "settings.json").read_text("utf-8") == "{}"
    assert json.loads((folder / "skjema/sak.json").read_text("utf-8"))["title"] == "Sak"


def schema_of(name: str) -> list[str]:
    """The schemas that the settings give a file, as the server decides: its address against patterns, the last wins."""
    address = quote(name)
    found = []
    for schema, patterns in SETTINGS["yaml.schemas"].items():
        fits = False
        for pattern in patterns:
            plain = pattern.removeprefix("!").replace("**/*", "*").replace("/**", "/*")
            if fnmatchcase(address, plain):
                fits = not pattern.startswith("!")
        found += [schema.rpartition("/")[2]] if fits else []
    return found


@pytest.mark.parametrize("path", sorted((REPOSITORY / "cases").rglob("*.yaml")), ids=lambda path: path.name)
def test_every_record_gets_its_schema(path: Path) -> None:
    name = path.relative_to(REPOSITORY).as_posix()
    folder = path.parent.name
    plain = path.stem.translate(str.maketrans("øå", "oa"))
    wanted = {"register": f"register-{plain}", "møter": "mote", "protokoller": "protokoll"}.get(folder, "sak")
    assert schema_of(name) == [f"{wanted}.json"]


@pytest.mark.parametrize("name", ["cases/budsjett/13-26.yaml", "cases/13-26.yml", "cases/2026/PA/PA-03-26.yaml"])
def test_a_case_may_lie_anywhere(name: str) -> None:
    assert schema_of(name) == ["sak.json"]


@pytest.mark.parametrize("name", ["cases/utkast/budsjett.yaml", "cases/utkast/2027/Økonomi og plan.yml"])
def test_a_draft_lies_among_the_drafts(name: str) -> None:
    assert schema_of(name) == ["utkast.json"]


@pytest.mark.parametrize("example", [False, True], ids=["bare", "with an example"])
def test_no_record_of_a_new_office_is_red(tmp_path: Path, example: bool) -> None:
    names = OfficeNames("Ål kommune", "KS", "Kommunestyret", "bokmål")
    made = new_office(tmp_path, names, date(2026, 11, 26), example=example)
    records = [path for path in made.files if path.suffix == ".yaml"]
    assert len(records) > 4
    for path in records:
        (schema,) = schema_of(path.relative_to(tmp_path).as_posix())
        written = json.loads((tmp_path / ".vscode/skjema" / schema).read_text("utf-8"))
        fastjsonschema.compile(written)(as_plain(load_record(path).record.data))


def test_other_files_get_none() -> None:
    assert [schema_of(name) for name in ("cases/felles/liste.yaml", "build/x.yaml", "cases/register/annet.yaml")] == [
        []
    ] * 3
