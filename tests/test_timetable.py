"""The agenda with clock times: what is reckoned from the minutes, and what cannot be told."""

from pathlib import Path
from typing import Any

import pytest

from hfi_docs.papers.compose.agenda import Timed, timetable
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.values.times import format_time, parse_time_span
from hfi_docs.values.unreadable import UnreadableError
from tests.made import REGISTERS, Fields, make_workspace, meeting, minimal_case, put_case, put_meeting

CASE = {"sak": "1/26", "minutter": "20"}
TWO_DAYS: Fields = {
    "til": "2026-05-22",
    "tid": "10.00–12.00",
    "dager": [{"dato": "2026-05-22", "tid": "09.00–11.00"}],
}


def times(folder: Path, *items: Fields, standing: list[Fields] | None = None, **fields: Any) -> list[tuple[str, str]]:
    """The day of the month and the clock time of each item on the agenda, with its text or case number."""
    organ = {**REGISTERS["utvalg"][0], **({"faste_punkter": standing} if standing else {})}
    workspace = make_workspace(folder / "kontor", minimal_case(), utvalg=[organ])
    put_case(workspace, minimal_case(sak="2/26", tittel="Den andre saken"), "02-26")
    put_meeting(workspace, meeting(*items, **fields))
    (packet,) = check_cases(Office(workspace), Selection(meeting="SSU/2026-05-21")).meetings
    return [(named(timed), begun(timed)) for timed in timetable(packet.notice)]


def named(timed: Timed) -> str:
    return f"{timed.item.case.number}/{timed.item.case.year}" if timed.item.case else timed.item.text


def begun(timed: Timed) -> str:
    return f"{timed.day.day}. {'' if timed.start is None else format_time(timed.start)}".strip()


def test_each_item_begins_when_the_one_before_it_ends(tmp_path: Path) -> None:
    found = times(tmp_path, CASE, {"punkt": "Pause", "minutter": "15"}, {"sak": "2/26", "minutter": "45"})
    assert found == [("1/2026", "21. 10.00"), ("Pause", "21. 10.20"), ("2/2026", "21. 10.35")]


def test_an_item_without_minutes_takes_no_time_from_the_others(tmp_path: Path) -> None:
    found = times(tmp_path, CASE, {"punkt": "Pause"}, {"sak": "2/26", "minutter": "45"})
    assert found == [("1/2026", "21. 10.00"), ("Pause", "21."), ("2/2026", "21. 10.20")]


def test_a_meeting_without_hours_has_none(tmp_path: Path) -> None:
    workspace_fields = meeting(CASE)
    del workspace_fields["tid"]
    workspace = make_workspace(tmp_path / "kontor", minimal_case())
    put_meeting(workspace, workspace_fields)
    checked = check_cases(Office(workspace), Selection(meeting="SSU/2026-05-21"))
    assert [timed.start for timed in timetable(checked.meetings[0].notice)] == [None]
    assert [problem.code for problem in checked.problems] == ["HFI124"]


def test_a_new_day_begins_with_its_own_hours(tmp_path: Path) -> None:
    items: list[Fields] = [
        CASE,
        {"punkt": "Middag"},
        {"sak": "2/26", "minutter": "30", "dag": "2026-05-22"},
        {"punkt": "Oppsummering", "minutter": "30"},
    ]
    assert times(tmp_path, *items, **TWO_DAYS) == [
        ("1/2026", "21. 10.00"),
        ("Middag", "21."),
        ("2/2026", "22. 09.00"),
        ("Oppsummering", "22. 09.30"),
    ]


def test_a_day_without_hours_of_its_own_has_those_of_the_meeting(tmp_path: Path) -> None:
    items: list[Fields] = [CASE, {"punkt": "Oppsummering", "minutter": "30", "dag": "2026-05-22"}]
    fields = {**TWO_DAYS, "dager": [{"dato": "2026-05-21", "tid": "13.00–15.00"}]}
    assert times(tmp_path, *items, **fields) == [("1/2026", "21. 13.00"), ("Oppsummering", "22. 10.00")]


STANDING: list[Fields] = [
    {"punkt": "Eventuelt", "minutter": "10"},
    {"punkt": "Åpning", "plass": "først", "minutter": "5"},
    {"punkt": "Neste møte", "plass": "sist"},
]


def test_the_standing_items_of_the_organ_stand_first_and_last(tmp_path: Path) -> None:
    assert times(tmp_path, CASE, standing=STANDING) == [
        ("Åpning", "21. 10.00"),
        ("1/2026", "21. 10.05"),
        ("Eventuelt", "21. 10.25"),
        ("Neste møte", "21."),
    ]


def test_a_meeting_may_do_without_them(tmp_path: Path) -> None:
    assert times(tmp_path, CASE, standing=STANDING, faste_punkter="nei") == [("1/2026", "21. 10.00")]


def test_the_standing_items_count_towards_the_length_of_the_meeting(tmp_path: Path) -> None:
    organ = {**REGISTERS["utvalg"][0], "faste_punkter": STANDING}
    workspace = make_workspace(tmp_path / "kontor", minimal_case(), utvalg=[organ])
    put_meeting(workspace, meeting({"sak": "1/26", "minutter": "110"}))
    (problem,) = check_cases(Office(workspace), Selection(meeting="SSU/2026-05-21")).problems
    assert problem.message == "Punktene tar 125 minutter, men møtet varer 120 (10.00–12.00)."


@pytest.mark.parametrize("text", ["10.60–11.00", "10.00–11.60", "24.01–25.00", "10.00–24.30"])
def test_times_that_no_clock_shows(text: str) -> None:
    with pytest.raises(UnreadableError):
        parse_time_span(text)


@pytest.mark.parametrize(("text", "minutes"), [("10.00–10.59", 59), ("00.00–24.00", 1440), ("09.00–10.30", 90)])
def test_times_that_a_clock_shows(text: str, minutes: int) -> None:
    assert parse_time_span(text).minutes == minutes
