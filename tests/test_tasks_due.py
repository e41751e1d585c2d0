"""Open tasks that are due by a meeting are told when its agenda does not have them."""

import json
from pathlib import Path

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace
from tests.made import meeting as made_meeting
from tests.made import minimal_case, put_case, put_meeting, write
from tests.test_follow_up import tasks_office

NEXT = "2026-06-10"
TABLE = {"bakgrunn": "[[tabell:t]]", "tabeller": {"t": {"visning": "oppgaver", "tittel": "Oppgaver"}}}


def next_meeting(workspace: Workspace, *items: object) -> None:
    put_meeting(workspace, made_meeting(*items, møte=NEXT, status="utkast"))  # type: ignore[arg-type]


def told(workspace: Workspace) -> list[str]:
    found = check_cases(Office(workspace), Selection(meeting=f"SSU/{NEXT}")).problems
    return [each.message.replace("\u00a0", " ") for each in found if each.code == "HFI394"]


def test_what_is_due_and_not_on_the_agenda(tmp_path: Path) -> None:
    workspace = tasks_office(tmp_path)
    next_meeting(workspace, {"punkt": "Eventuelt"})
    text = "Oppgaven «{}» fra SSU 21. mai 2026 skulle være gjort innen {}, og står ikke i sakslisten."
    expected = [("møte", "10. juni 2026"), ("sen", "25. mai 2026"), ("snart", "1. juni 2026")]
    assert told(workspace) == [text.format(*each) for each in expected]
    assert build_papers(Office(workspace), Selection(meeting=f"SSU/{NEXT}"), now=0).warnings == ()


@pytest.mark.parametrize(
    "item",
    [{"punkt": "Oppfølging av sak 1/26"}, {"punkt": "Oppfølging", "merknad": "Se [[sak:1/26]]."}],
)
def test_an_item_that_names_the_case_they_come_from(tmp_path: Path, item: dict[str, str]) -> None:
    workspace = tasks_office(tmp_path)
    next_meeting(workspace, item)
    assert told(workspace) == []


def test_a_case_that_shows_the_tasks(tmp_path: Path) -> None:
    workspace = tasks_office(tmp_path)
    put_case(workspace, minimal_case(sak="2/26", møte=NEXT, **TABLE), "02-26")
    next_meeting(workspace, {"sak": "2/26"})
    assert told(workspace) == []


def test_what_is_done_or_was_held_is_not_told(tmp_path: Path) -> None:
    workspace = tasks_office(tmp_path)
    next_meeting(workspace, {"punkt": "Eventuelt"})
    register = tmp_path / "cases/register/oppfølging.yaml"
    data = json.loads(register.read_text("utf-8"))
    done = data["oppføringer"][0]
    names = ("snart", "sen", "møte")
    data["oppføringer"] += [{**done, "id": f"e-{name}", "oppgave": name, "dato": "2026-06-01"} for name in names]
    write(register, data)
    assert told(workspace) == []
    data["oppføringer"] = [done]
    write(register, data)
    minutes = {
        "utvalg": "SSU",
        "møte": NEXT,
        "status": "utkast",
        "tid": "10.00–11.00",
        "saker": [{"punkt": "Eventuelt"}],
    }
    write(tmp_path / f"cases/protokoller/SSU-{NEXT}.yaml", minutes)
    assert told(workspace) == []
