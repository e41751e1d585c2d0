"""What an e-mail tells of each thing that differs: a resolution as it is now, long texts only as changed."""

import pytest

from hfi_docs.papers.changes import CaseChanges, Difference, MeetingChanges, tell, tell_briefly
from hfi_docs.papers.compose import Packet
from hfi_docs.pipeline.changes import sides_of
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber
from tests.archives import MEETING
from tests.workspaces import REPOSITORY

LONG = "Dette er en tekst som ikke får plass i en linje med det som sto der før, hvor smal den enn er."
POINT, TABLE = ("Forslag til vedtak", "punkt 1"), ("Vedlegg 1 Budsjett", "Tabell 2")
CASE = CaseChanges(CaseNumber("SSU", 2026, 13), "Sak 13/26", "Budsjett", "endret")


@pytest.fixture(scope="module")
def packet() -> Packet:
    found = sides_of(Office(Workspace(REPOSITORY)), MEETING)[0].packet
    assert found
    return found


def brief(packet: Packet, *differences: Difference) -> list[str]:
    changes = MeetingChanges((), (CASE._replace(differences=differences),))
    return [f"{'  ' * (each.level - 1)}{each.text}" for each in tell_briefly(changes, packet)][1:]


@pytest.mark.parametrize(
    ("difference", "told"),
    [
        (Difference(POINT, "Ja.", "Nei."), ["Forslag til vedtak, punkt 1: Ja. → Nei."]),
        (Difference(POINT, "Ja.", f"{LONG}\n{LONG}"), ["Forslag til vedtak, punkt 1: endret", f"  Nå: {LONG} {LONG}"]),
        (Difference(POINT, "", LONG), ["Forslag til vedtak, punkt 1: ny", f"  Nå: {LONG}"]),
        (Difference(POINT, LONG, LONG), ["Forslag til vedtak, punkt 1: flyttet"]),
        (Difference(("Bakgrunn",), "Ja.", LONG), ["Bakgrunn: endret"]),
        (Difference(("Bakgrunn",), "", LONG), ["Bakgrunn: ny"]),
        (Difference(("saksbehandler",), "Kari", ""), ["Saksbehandler: utgår", "  Før: Kari"]),
        (Difference(("utkastmerknad",), "", "Revidert 2. mars 2027: Ny frist."), ["Revidert 2. mars 2027: Ny frist."]),
        (Difference(("utkastmerknad",), "Revidert.", ""), ["Merknad øverst: utgår", "  Før: Revidert."]),
    ],
)
def test_each_difference(packet: Packet, difference: Difference, told: list[str]) -> None:
    assert brief(packet, difference) == told


def test_what_several_lines_share_stands_once(packet: Packet) -> None:
    cells = [Difference((*TABLE, row, "kr"), "1", "2") for row in ("lønn", "reiser")]
    assert brief(packet, *cells) == ["Vedlegg 1 Budsjett, Tabell 2", "  Lønn, kr: 1 → 2", "  Reiser, kr: 1 → 2"]
    assert brief(packet, cells[0]) == ["Vedlegg 1 Budsjett, Tabell 2, lønn, kr: 1 → 2"]


def test_cases_for_some_are_told_as_such_and_in_order(packet: Packet) -> None:
    kinds = ("utgår", "flyttet", "endret", "ny")
    cases = tuple(CASE._replace(kind=kind, whom="bare for folkevalgte" if kind == "ny" else "") for kind in kinds)
    changes = MeetingChanges((Difference(("sted",), "Hamar", "Lom"),), cases)
    new = "Ny sak: Sak 13/26 Budsjett (bare for folkevalgte)"
    rest = ["Sak 13/26 Budsjett", "Flyttet i sakslisten: Sak 13/26 Budsjett", "Utgår: Sak 13/26 Budsjett"]
    assert [each.text for each in tell_briefly(changes, packet)] == [new, *rest, "Innkallingen", "Sted: Hamar → Lom"]
    assert [each.text for each in tell(changes)][2:] == [*rest[::-1], new]
