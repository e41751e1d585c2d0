"""Views over the members of an organ."""

from pathlib import Path
from typing import Any

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.made import Fields, make_workspace, minimal_case, views
from tests.word import Table, read_word

FIELDS = ("organisasjon", "tittel", "navn", "rolle")
ORGANISATIONS: list[Fields] = [
    {"id": "sykehuset", "navn": "Sykehuset Innlandet"},
    {"id": "hamar", "navn": "Hamar kommune"},
    {"id": "brukere", "navn": "Brukerutvalget"},
]


def seat(name: str, side: str, organisation: str, role: str, **more: str) -> Fields:
    told = {"utvalg": "SSU", "periode": "2026–2027", "side": side, "organisasjon": organisation, "rolle": role}
    return {"id": name, **told, **more}


MEMBERS: list[Fields] = [
    seat("leder", "sykehuset", "sykehuset", "leder", tittel="Administrerende direktør", navn="Et navn"),
    seat("nest", "kommunene", "hamar", "nestleder", tittel="Kommunedirektør"),
    seat("vara", "kommunene", "hamar", "varamedlem", periode="2024–2025"),
    seat("bruker", "observatører", "brukere", "observatør", periode="2026-2027"),
]


def shown(folder: Path, case: Fields | None = None, **table: Any) -> Table:
    columns = [{"felt": field, "overskrift": field.capitalize()} for field in FIELDS]
    view = {"id": "medlemmer", "navn": "Medlemmer", "kilde": "medlemmer", "kolonner": columns}
    workspace = make_workspace(
        folder / "kontor",
        minimal_case(
            bakgrunn="[[tabell:plan]]",
            tabeller={"plan": {"visning": "medlemmer", "tittel": "Medlemmene", **table}},
            **(case or {}),
        ),
        visninger=[*views(), view],
        medlemmer=MEMBERS,
        organisasjoner=ORGANISATIONS,
    )
    return read_word(build_papers(Office(workspace), Selection(), now=0).outputs[0].read_bytes()).tables[0]


def test_a_row_for_each_seat_in_the_order_of_the_register(tmp_path: Path) -> None:
    assert shown(tmp_path).body == [
        ["Sykehuset Innlandet", "Administrerende direktør", "Et navn", "leder"],
        ["Hamar kommune", "Kommunedirektør", "oppnevnes", "nestleder"],
        ["Hamar kommune", "", "oppnevnes", "varamedlem"],
        ["Brukerutvalget", "", "oppnevnes", "observatør"],
    ]


def test_nynorsk(tmp_path: Path) -> None:
    table = shown(tmp_path, case={"målform": "nynorsk"})
    assert table.column("Navn")[1] == "blir oppnemnd"
    assert table.column("Rolle") == ["leiar", "nestleiar", "varamedlem", "observatør"]


@pytest.mark.parametrize(
    ("chosen", "roles"),
    [
        ({"periode": "2026–2027"}, ["leder", "nestleder", "observatør"]),
        ({"periode": "2026-2027"}, ["leder", "nestleder", "observatør"]),
        ({"side": "kommunene"}, ["nestleder", "varamedlem"]),
        ({"side": ["sykehuset", "observatører"]}, ["leder", "observatør"]),
        ({"rolle": ["varamedlem", "leder"]}, ["leder", "varamedlem"]),
    ],
)
def test_which_seats_are_shown(tmp_path: Path, chosen: Fields, roles: list[str]) -> None:
    assert shown(tmp_path, utvalg=chosen).column("Rolle") == roles
