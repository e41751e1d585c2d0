"""Which cases a command is about, and what they need to know of each other."""

from pathlib import Path

import pytest

from hfi_docs.errors import OutputError, RecordError, UsageError
from hfi_docs.pipeline.listing import list_cases
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.recall import recall_build
from hfi_docs.pipeline.selection import Selection, choose_cases
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace, glance
from hfi_docs.records.model import CaseNumber
from tests.made import meeting, minimal_case, put_case, write
from tests.standing import change, small_office
from tests.workspaces import replace_in, small_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """13/26, PA 03/26 in a subfolder, and 08/26 of an earlier meeting."""
    root = small_workspace(tmp_path)
    for name, old, new in (
        ("08-26 midler.yml", "sak: 13/26", "sak: 08/26"),
        ("PA-03-26.yaml", "sak: 13/26\nutvalg: SSU\nmøte: 2026-05-21", "sak: 03/26\nutvalg: PA\nmøte: 2026-06-19"),
    ):
        path = root / "cases" / "2026" / name
        path.write_text((root / "cases" / "2026" / "13-26.yaml").read_text("utf-8"), "utf-8")
        replace_in(path, old, new)
    return Workspace(root)


def chosen(workspace: Workspace, *numbers: str, meeting: str = "") -> list[str]:
    return [path.name for path in choose_cases(Office(workspace).look(), Selection(numbers, meeting))]


def test_all_in_a_fixed_order(workspace: Workspace) -> None:
    assert chosen(workspace) == ["08-26 midler.yml", "13-26.yaml", "PA-03-26.yaml"]


def test_those_that_are_named_in_the_order_they_are_named(workspace: Workspace) -> None:
    assert chosen(workspace, "PA 03/26", "8.26") == ["PA-03-26.yaml", "08-26 midler.yml"]


def test_those_of_a_meeting(workspace: Workspace) -> None:
    for written in ("PA/2026-06-19", "PA 2026-06-19", "PA 19.06.2026", " PA/19. juni 2026 "):
        assert chosen(workspace, meeting=written) == ["PA-03-26.yaml"]


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection(("03/26",)), "Fant ingen fil for sak SSU 03/26 i cases/."),
        (Selection(("tre",)), "«tre» er ikke et saksnummer."),
        (Selection(meeting="PA/2026-06-20"), "Fant ingen saker til møtet PA/2026-06-20. Mente du «PA/2026-06-19»?"),
        (Selection(meeting="2026-06-19"), "«2026-06-19» er ikke et møte. Skriv utvalg og dato slik: SSU/2026-05-21."),
        (Selection(meeting="PA"), "«PA» er ikke et møte."),
    ],
)
def test_what_does_not_exist(workspace: Workspace, selection: Selection, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        choose_cases(Office(workspace).look(), selection)
    assert str(refused.value).startswith(message)


def test_files_that_editors_and_word_leave_are_no_cases(workspace: Workspace) -> None:
    folder = workspace.root / "cases" / "2026"
    for name in ("~13-26.yaml", ".13-26.yaml", "13-26.yaml.bak", "13-26.yaml~", "13-26.txt"):
        (folder / name).write_text("ikke en sak", "utf-8")
    assert chosen(workspace) == ["08-26 midler.yml", "13-26.yaml", "PA-03-26.yaml"]


def test_two_files_for_one_case_are_reported_when_it_is_named(workspace: Workspace) -> None:
    folder = workspace.root / "cases" / "2026"
    (folder / "13-26 kopi.yaml").write_text((folder / "13-26.yaml").read_text("utf-8"), "utf-8")
    office = Office(workspace).look()
    choose_cases(office, Selection(("13/26",)))
    assert [(problem.code, problem.position.path.name) for problem in office.problems] == [("HFI082", "13-26.yaml")]


def test_the_default_organ_is_the_registers(workspace: Workspace) -> None:
    replace_in(workspace.root / "cases" / "register" / "utvalg.yaml", "    standard: ja\n", "")
    replace_in(
        workspace.root / "cases" / "register" / "utvalg.yaml",
        "    møtenavn: Partnerskapsmøtet\n",
        "    møtenavn: Partnerskapsmøtet\n    standard: ja\n",
    )
    assert Office(workspace).look().default_organ == "PA"


def test_only_the_cases_that_are_mentioned_are_read(workspace: Workspace) -> None:
    (workspace.root / "cases" / "2026" / "08-26 midler.yml").write_text("a: [", "utf-8")
    office = Office(workspace).look()
    (path,) = choose_cases(office, Selection(("13/26",)))
    record = office.record(path)
    assert record is not None
    assert CaseNumber("SSU", 2026, 13) in office.model([record]).cases
    assert office.problems == []


def test_a_mentioned_case_is_known_from_its_own_file(workspace: Workspace) -> None:
    replace_in(workspace.root / "cases" / "2026" / "13-26.yaml", "[[sak:22/25]]", "[[sak:PA 3/26]]")
    office = Office(workspace).look()
    record = office.record(workspace.root / "cases" / "2026" / "13-26.yaml")
    assert record is not None
    assert office.model([record]).cases[CaseNumber("PA", 2026, 3)].title == "Status for midlene"


def test_a_broken_register_stops_everything(workspace: Workspace) -> None:
    replace_in(workspace.root / "cases" / "register" / "saker.yaml", "møte: 2025-09-18", "mote: 2025-09-18")
    with pytest.raises(RecordError) as refused:
        Office(workspace).look()
    assert {problem.code for problem in refused.value.problems} == {"HFI031"}


def test_listed_by_organ_year_and_number(workspace: Workspace) -> None:
    listed = list_cases(Office(workspace), Selection())
    assert [header.number for _, header in listed.cases] == [
        CaseNumber("PA", 2026, 3),
        CaseNumber("SSU", 2026, 8),
        CaseNumber("SSU", 2026, 13),
    ]
    assert listed.problems == ()


@pytest.fixture
def two_meetings(tmp_path: Path) -> Workspace:
    """Cases 1/26–4/26 on the agenda of 21 May, 5/26 on that of 10 September."""
    office = small_office(tmp_path / "kontor")
    put_case(office, minimal_case(sak="5/26", møte="2026-09-10", tittel="Sak nummer 5"), "05-26")
    september = meeting({"sak": "5/26"}, møte="2026-09-10")
    write(office.root / "cases/møter/SSU-2026-09-10.yaml", september)
    return office


def read(office: Office) -> set[str]:
    """The names of the records that an office has read since it looked, registers apart."""
    return {path.name for path in office.digests() if path.parent.name != "register"}


def test_an_open_office_reads_only_what_changed(two_meetings: Workspace) -> None:
    office, selection = Office(two_meetings), Selection(meeting="SSU/2026-05-21")
    first = check_cases(office, selection)
    before = build_papers(office, selection, now=0)
    change(two_meetings, "04-26.yaml", "Bakgrunnen.", "Ny bakgrunn.")
    after = build_papers(office, selection, now=0)
    second = check_cases(office, selection)
    assert [path.name for path in after.changed] == ["Sak 04-26 Sak nummer 4.docx"]
    assert after.outputs == before.outputs
    assert second.registers is first.registers
    records = {paper.record.path.stem: paper.record for paper in first.cases}
    again = {paper.record.path.stem: paper.record for paper in second.cases}
    assert [stem for stem in records if again[stem] is not records[stem]] == ["04-26"]


def test_an_open_office_sees_a_changed_register_and_a_new_file(two_meetings: Workspace) -> None:
    office = Office(two_meetings)
    build_papers(office, Selection(), now=0)
    change(two_meetings, "register/tekster.yaml", '"tekst": ', '"text": ')
    with pytest.raises(RecordError):
        check_cases(office, Selection())
    change(two_meetings, "register/tekster.yaml", '"text": ', '"tekst": ')
    put_case(two_meetings, minimal_case(sak="6/26", møte="2026-12-03"), "06-26")
    assert len(check_cases(office, Selection()).cases) == 6


def test_problems_are_those_of_the_last_look(two_meetings: Workspace) -> None:
    office = Office(two_meetings)
    change(two_meetings, "04-26.yaml", "orientering", "orienterer")
    assert [problem.code for problem in check_cases(office, Selection(("4/26",))).problems] == ["HFI034"]
    assert [problem.code for problem in check_cases(office, Selection(("4/26",))).problems] == ["HFI034"]
    change(two_meetings, "04-26.yaml", "orienterer", "orientering")
    assert check_cases(office, Selection(("4/26",))).problems == ()


def test_of_a_meeting_only_its_own_cases_are_read(two_meetings: Workspace) -> None:
    (two_meetings.root / "cases" / "06-26.yaml").write_text("møte: 3. desember 2026\nsak: [\n", "utf-8")
    office = Office(two_meetings)
    assert len(check_cases(office, Selection(meeting="SSU/2026-05-21")).cases) == 4
    assert not any("06-26" in problem.position.path.name for problem in office.problems)


def test_a_case_that_moves_into_a_meeting_is_seen(two_meetings: Workspace) -> None:
    selection = Selection(meeting="SSU/2026-09-10")
    path = two_meetings.root / "cases" / "06-26.yaml"
    path.write_text(
        "sak: 6/26\nutvalg: SSU\nmøte: 2026-05-21\ntype: orientering\ntittel: Ny\nstatus: endelig\n", "utf-8"
    )
    build_papers(Office(two_meetings), selection, now=0)
    replace_in(path, "møte: 2026-05-21", "møte: 2026-09-10")
    assert recall_build(two_meetings, (), "SSU/2026-09-10", also=(), now=0) is None
    (told,) = build_papers(Office(two_meetings), selection, now=0).warnings
    assert "6/26" in told.message


def test_of_everything_only_the_meetings_that_something_changed_of_are_read(two_meetings: Workspace) -> None:
    first = build_papers(Office(two_meetings), Selection(), now=0)
    change(two_meetings, "05-26.yaml", "Bakgrunnen.", "Det koster 100000 kroner.")
    office = Office(two_meetings)
    second = build_papers(office, Selection(), now=0)
    assert read(office) == {"05-26.yaml", "SSU-2026-09-10.yaml"}
    assert second.outputs == first.outputs
    assert [path.name for path in second.changed] == ["Sak 05-26 Sak nummer 5.docx"]
    warned = [problem.position.path.name for problem in second.warnings]
    # What was said of a case is said again as long as the case stands as it was.
    change(two_meetings, "04-26.yaml", "Bakgrunnen.", "Ny.")
    third = build_papers(Office(two_meetings), Selection(), now=0)
    assert [problem.position.path.name for problem in third.warnings] == warned == ["05-26.yaml"]


def test_a_case_that_was_built_alone_still_has_to_stand_on_its_agenda(two_meetings: Workspace) -> None:
    build_papers(Office(two_meetings), Selection(), now=0)
    change(two_meetings, "møter/SSU-2026-05-21.yaml", ',\n  {\n   "sak": "4/26"\n  }', "")
    change(two_meetings, "04-26.yaml", "2026-05-21", "2026-09-10")
    build_papers(Office(two_meetings), Selection(("4/26",)), now=0)
    (told,) = build_papers(Office(two_meetings), Selection(), now=0).warnings
    assert "4/26" in told.message


def test_a_paper_that_somebody_changed_is_no_settled_one(two_meetings: Workspace) -> None:
    built = build_papers(Office(two_meetings), Selection(), now=0)
    built.outputs[-1].write_bytes(b"rettet")
    with pytest.raises(OutputError, match="er endret etter at programmet skrev den"):
        build_papers(Office(two_meetings), Selection(), now=0)


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ("sak: 1/26\nmøte: 2026-05-21\n", "2026-05-21"),
        ("møte:  21. mai 2026 \r\nsak: 1/26\r\n", "21. mai 2026"),
        ('møte: "2026-05-21"\n', ""),
        ("møte: 2026-05-21 # nytt\n", ""),
        (" møte: 2026-05-21\n", ""),
        ("møte: 2026-05-21\nmøte: 2026-05-22\n", ""),
        ('{"møte": "2026-05-21"}', ""),
        ("sak: 1/26\n", ""),
        ("møtet: 2026-05-21\nmøte: 2026-05-21\n", ""),
    ],
)
def test_a_glance_tells_a_field_or_nothing(content: str, day: str) -> None:
    assert glance(content.encode(), "møte") == day
    assert glance(content.encode("utf-16"), "møte") == ""
