"""Records made for one test: a case, and registers, in a workspace of their own."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hfi_docs.records.load import Workspace
from tests.workspaces import REPOSITORY

Fields = dict[str, Any]

#: Every register with the least it must hold, so that a case can refer to everything.
REGISTERS: Mapping[str, list[Fields]] = {
    "utvalg": [
        {
            "id": "SSU",
            "navn": "Strategisk samarbeidsutvalg",
            "navn_nynorsk": "Strategisk samarbeidsutval",
            "møtenavn": "SSU-møtet",
            "standard": "ja",
            "mal": "sak.docx",
        }
    ],
    "møter": [{"id": "ssu-mai", "utvalg": "SSU", "dato": "2026-05-21"}],
    "saker": [{"sak": "SSU 22/25", "møte": "2025-09-18", "tittel": "Tildeling"}],
    "strategiplan": [
        {
            "id": "plan",
            "navn": "Planen",
            "periode": "2022–2027",
            "visjon": "Visjonen",
            "mål": "Målet",
            "områder": [{"id": "omrade", "navn": "Området", "beskrivelse": "Beskrivelsen"}],
        }
    ],
    "tiltak": [{"id": "tiltak", "område": "omrade", "tittel": "Tiltaket", "prinsipp": "iverksette"}],
    "tekster": [{"id": "felles", "tekst": "Fellesteksten"}],
}


def minimal_case(**fields: Any) -> Fields:
    """A case with as little as the schema allows, and what a test adds."""
    return {
        "sak": "1/26",
        "utvalg": "SSU",
        "møte": "2026-05-21",
        "type": "orientering",
        "tittel": "Prøvesak",
        "status": "endelig",
        "bakgrunn": "Bakgrunnen.",
        **fields,
    }


def views() -> list[Fields]:
    """Two layouts: of measures, six columns wide, and of lines."""
    columns: list[Fields] = [
        {"felt": "område", "overskrift": "Område", "slå_sammen": "ja"},
        {"felt": "tittel", "overskrift": "Tiltak"},
        {"felt": "ansvar", "overskrift": "Ansvar"},
        {"felt": "tildelt", "overskrift": "Tildelt {år}", "type": "kroner", "sum": "ja", "deler": "ja"},
        {"felt": "status", "overskrift": "Status"},
        {"felt": "oppfølging", "overskrift": "Oppfølging"},
    ]
    lines: list[Fields] = [
        {"felt": "tekst", "overskrift": "Post"},
        {"felt": "beløp", "overskrift": "{år}", "type": "kroner"},
        {"felt": "merknad", "overskrift": "Merknad"},
    ]
    return [
        {"id": "plan", "navn": "Plan", "kilde": "tiltak", "kolonner": columns, "sumrad": "SUM"},
        {"id": "budsjett", "navn": "Budsjett", "kilde": "linjer", "kolonner": lines},
        {
            "id": "strategiplan",
            "navn": "Strategiplan",
            "kilde": "strategiplan",
            "kolonner": [{"felt": field, "overskrift": field} for field in ("visjon", "mål", "område", "beskrivelse")],
        },
    ]


def make_workspace(folder: Path, case: Fields, **registers: list[Fields]) -> Workspace:
    """A workspace with one case, and with the given registers in place of the least ones.

    Records are written as JSON, which YAML reads, so that no text needs quoting by hand.
    """
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    (folder / "cases/register").mkdir(parents=True)
    write(folder / "cases/01-26.yaml", case)
    write(folder / "cases/register/kontor.yaml", {"register": "kontor", "navn": "Kontoret"})
    for name, entries in {**REGISTERS, "visninger": views(), **registers}.items():
        write(folder / f"cases/register/{name}.yaml", {"register": name, "oppføringer": entries})
    return Workspace(folder)


def write(path: Path, data: Fields) -> None:
    """A record with these fields."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")


def meeting(*items: Fields, **fields: Any) -> Fields:
    """The meeting of SSU on 21 May 2026 with an agenda, and what a test adds or changes."""
    return {
        "utvalg": "SSU",
        "møte": "2026-05-21",
        "tid": "10.00–12.00",
        "sted": "Hamar",
        "status": "endelig",
        "saksliste": list(items),
        **fields,
    }


def put_case(workspace: Workspace, case: Fields, name: str) -> None:
    """One more case, in a file of its own."""
    write(workspace.root / f"cases/{name}.yaml", case)


def put_meeting(workspace: Workspace, record: Fields) -> None:
    """The record of a meeting, in place of what the register says of it."""
    folder = workspace.root / "cases/møter"
    folder.mkdir(exist_ok=True)
    write(folder / f"{record['utvalg']}-{record['møte']}.yaml", record)
    register = workspace.root / "cases/register/møter.yaml"
    known = json.loads(register.read_text("utf-8"))["oppføringer"]
    others = [entry for entry in known if (entry["utvalg"], entry["dato"]) != (record["utvalg"], record["møte"])]
    register.unlink()
    if others:
        write(register, {"register": "møter", "oppføringer": others})
