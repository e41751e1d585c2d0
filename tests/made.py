"""Records made for one test: a case, and registers, in a workspace of their own."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hfi_docs.load import Workspace
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
    for name, entries in {**REGISTERS, "visninger": views(), **registers}.items():
        write(folder / f"cases/register/{name}.yaml", {"register": name, "oppføringer": entries})
    return Workspace(folder)


def write(path: Path, data: Fields) -> None:
    """A record with these fields."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
