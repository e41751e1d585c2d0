"""Minutes of made meetings, each after a kind of meeting that is held: nothing is remarked on, and this is printed.

`minutes/base/cases` is the office that they are put into, a folder with the name of one what it needs besides.
`HFI_ACCEPT=1 pytest tests/test_minutes.py` writes what is printed anew; read it before keeping it.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.errors import RecordError
from hfi_docs.papers.compose.minutes import look_at
from hfi_docs.pipeline.decisions import read_minutes
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.standing import list_standing
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace
from tests.word import Paragraph, Table, Word, read_word
from tests.workspaces import REPOSITORY, office_workspace, replace_in

MINUTES = Path(__file__).parent / "minutes"
KINDS = sorted(path.stem for path in MINUTES.glob("*.yaml"))
ACCEPT = "HFI_ACCEPT" in os.environ


def made_office(folder: Path, kind: str) -> tuple[Workspace, str]:
    """The office with the minutes of a kind, and their meeting."""
    shutil.copytree(MINUTES / "base", folder, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    if (MINUTES / kind).is_dir():
        shutil.copytree(MINUTES / kind, folder / "cases", dirs_exist_ok=True)
    text = (MINUTES / f"{kind}.yaml").read_text("utf-8")
    found = re.search(r"utvalg: (\w+)\nmøte: (\S+)", text)
    assert found
    (folder / "cases/protokoller").mkdir()
    (folder / f"cases/protokoller/{found[1]}-{found[2]}.yaml").write_text(text, "utf-8")
    return Workspace(folder), f"{found[1]}/{found[2]}"


def minutes_path(folder: Path) -> Path:
    return next((folder / "cases/protokoller").iterdir())


def built_minutes(workspace: Workspace, meeting: str) -> dict[str, Word]:
    """The minutes as built, by file name."""
    outputs = build_papers(Office(workspace), Selection(meeting=meeting), now=0).outputs
    return {path.name: read_word(path.read_bytes()) for path in outputs if path.name.startswith("Protokoll")}


def printed(word: Word) -> str:
    """All that is printed, a line for each paragraph and row."""
    lines = []
    for block in word.blocks:
        match block:
            case Paragraph():
                lines.append(f"{'#' * block.level + ' ' if block.level else ''}{block.marker}{block.text}")
            case Table():
                lines += [f"| {' | '.join(row.texts)}" for row in block.rows]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_minutes_of_a_kind(kind: str, tmp_path: Path) -> None:
    workspace, meeting = made_office(tmp_path, kind)
    assert [problem.message for problem in check_cases(Office(workspace), Selection(meeting=meeting)).problems] == []
    told = "".join(f"{name}\n\n{printed(word)}\n" for name, word in built_minutes(workspace, meeting).items())
    expected = MINUTES / f"{kind}.txt"
    if ACCEPT:
        expected.write_text(told, "utf-8", newline="\n")
    assert told == expected.read_text("utf-8")


def test_there_are_minutes_of_many_kinds() -> None:
    assert len(KINDS) >= 12


def test_what_is_closed_is_not_in_the_open_minutes(tmp_path: Path) -> None:
    built = built_minutes(*made_office(tmp_path, "lukket"))
    whole, open_ = (printed(built[f"Protokoll FSK 2026-03-10{end}.docx"]) for end in (" (lukket)", ""))
    for words in (
        "Strandgata",
        "Megleren",
        "4 000 000",
        "forhandler",
        "driftslederen",
        "familien",
        "Representant V ble",
    ):
        assert words in whole
        assert words not in open_
    assert "koml. § 11-5 tredje ledd" in open_


def test_what_is_closed_is_not_named_by_who_came_and_went(tmp_path: Path) -> None:
    workspace, meeting = made_office(tmp_path, "oppmøte-endres")
    closed = "ny: ja, lukket: {hjemmel: koml. § 11-5, grunn: personvern}, offentlig_tittel: Personalsak, "
    replace_in(minutes_path(tmp_path), "saker: [1/26, Eventuelt]", "saker: [1/26, Oppsigelse]")
    replace_in(minutes_path(tmp_path), "{punkt: Eventuelt, ", f"{{punkt: Oppsigelse, {closed}")
    word = printed(built_minutes(workspace, meeting)["Protokoll FSK 2026-03-10.docx"])
    assert "Til stede i sak 01/26 og personalsak" in word
    assert "ppsigelse" not in word


@pytest.mark.parametrize(("came", "left", "there"), [("2/26", "2/26", [2]), ("3/26", "1/26", [1, 3, 4])])
def test_one_row_may_say_both_that_a_member_came_and_left(
    tmp_path: Path, came: str, left: str, there: list[int]
) -> None:
    workspace, _ = made_office(tmp_path, "enstemmig")
    row = f"{{medlem: fsk-h-1, kom: {came}, gikk: {left}}}"
    replace_in(minutes_path(tmp_path), "\nsaker:\n", f"\noppmøte:\n  kom_og_gikk: [{row}]\nsaker:\n")
    replace_in(minutes_path(tmp_path), "  - {sak: 3/26", "  - {sak: 2/26}\n  - {sak: 3/26")
    office = Office(workspace)
    office.look()
    (minuted,) = read_minutes(office, [minutes_path(tmp_path)])
    roster, items = look_at(minuted)
    numbers = [item.item.case.number for item in items if item.item.case]
    present = [any(seat.person == "fsk-h-1" for seat in roster.present(index)) for index in range(len(numbers))]
    assert sorted(number for number, is_there in zip(numbers, present, strict=True) if is_there) == there


def test_a_case_that_is_named_by_hand_in_minutes_is_looked_for(tmp_path: Path) -> None:
    workspace = Workspace(office_workspace(tmp_path))
    path = tmp_path / "cases/protokoller/SSU-2026-05-21.yaml"
    replace_in(path, "Medlemmene ga innspill til planleggingen", "Medlemmene viste til sak 31/25 og planleggingen")
    problems = check_cases(Office(workspace), Selection(meeting="SSU/2026-05-21")).problems
    assert [each.code for each in problems if each.position.path == path] == ["HFI240"]


def test_a_meeting_as_planned_needs_fifteen_lines() -> None:
    text = (REPOSITORY / "cases/protokoller/SSU-2026-05-21.yaml").read_text("utf-8")
    assert len([line for line in text.splitlines() if not line.startswith("#")]) <= 15


@pytest.mark.parametrize("meeting", ["SSU/2026-05-21", "PA/2026-06-19"])
def test_the_worked_examples_are_in_order(meeting: str, tmp_path: Path) -> None:
    workspace = Workspace(office_workspace(tmp_path))
    problems = check_cases(Office(workspace), Selection(meeting=meeting)).problems
    assert [each for each in problems if each.position.path.parent.name == "protokoller"] == []
    name = f"Protokoll {meeting.replace('/', ' ')}.docx"
    assert "Utkast: Protokollen er under arbeid" in printed(built_minutes(workspace, meeting)[name])


def test_minutes_are_built_anew_when_what_they_are_made_of_changes(tmp_path: Path) -> None:
    workspace, meeting = made_office(tmp_path, "enstemmig")
    built_minutes(workspace, meeting)
    replace_in(workspace.root / "cases/2026/FSK-01-26.yaml", "12 000 000", "13 000 000")
    (standing,) = list_standing(Office(workspace), Selection(meeting=meeting)).meetings
    (found,) = [each for each in standing.documents if each.kind == "protokoll"]
    assert (found.state, found.reasons) == ("foreldet", ("saken FSK-01-26 er endret",))
    assert "13 000 000" in printed(built_minutes(workspace, meeting)["Protokoll FSK 2026-03-10.docx"])


NEXT = """utvalg: FSK
møte: 2026-04-14
tid: 10.00–12.00
status: utkast
saksliste:
  - {sak: 2/26}
"""


def test_a_postponed_case_may_stand_on_both_agendas(tmp_path: Path) -> None:
    workspace, _ = made_office(tmp_path, "to-dager")
    (tmp_path / "cases/register/møter.yaml").unlink()
    (tmp_path / "cases/møter/FSK-2026-04-14.yaml").write_text(NEXT, "utf-8")
    assert [problem.message for problem in check_cases(Office(workspace), Selection()).problems] == []
    built = build_papers(Office(workspace), Selection(), now=0)
    assert build_papers(Office(workspace), Selection(), now=0).changed == ()
    assert any(path.name == "Innkalling FSK 2026-04-14.docx" for path in built.outputs)
    replace_in(minutes_path(tmp_path), "FSK 2026-04-14, voteringer", "FSK 2026-05-14, voteringer")
    with pytest.raises(RecordError) as refused:
        build_papers(Office(workspace), Selection(), now=0)
    assert [problem.code for problem in refused.value.problems] == ["HFI129"]


def test_an_extract_of_each_case_that_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_office(tmp_path, "lukket")
    assert run(["-w", str(tmp_path), "build", "--meeting", "FSK/2026-03-10", "--extracts"]) == 0
    folder = tmp_path / "build/FSK/2026-03-10"
    assert sorted(path.name for path in folder.glob("Saks*")) == ["Saksprotokoll 03-26.docx"]
    text = printed(read_word((folder / "Saksprotokoll 03-26.docx").read_bytes()))
    assert text.startswith("Saksprotokoll fra Formannskapets møte 10. mars 2026")
    assert "Formannskapet tar saken til orientering." in text
    assert "Rett utskrift" in text
    assert "Salg av eiendom" not in text
    assert run(["-w", str(tmp_path), "build", "--all"]) == 0
    assert run(["-w", str(tmp_path), "build", "1/26", "--extracts"]) == 2
    minutes_path(tmp_path).unlink()
    assert run(["-w", str(tmp_path), "build", "--meeting", "FSK/2026-03-10", "--extracts"]) == 2
    assert "har ingen protokoll i cases/protokoller. En saksprotokoll bygges av den." in capsys.readouterr().err


def test_minutes_are_approved_on_the_next_agenda(tmp_path: Path) -> None:
    workspace, _ = made_office(tmp_path, "enstemmig")
    register = tmp_path / "cases/register/møter.yaml"
    replace_in(register, "  - {id: fsk-2026-04-14, utvalg: FSK, dato: 2026-04-14}\n", "")
    (tmp_path / "cases/møter").mkdir()
    agenda = NEXT.replace("{sak: 2/26}", "{protokoll: FSK 2026-03-10}")
    (tmp_path / "cases/møter/FSK-2026-04-14.yaml").write_text(agenda, "utf-8")
    minutes = "utvalg: FSK\nmøte: 2026-04-14\nstatus: utkast\ntid: 10.00–10.05\nmøteleder: fsk-ap-1\nsaker:\n"
    minutes += "  - {protokoll: FSK 2026-03-10, vedtak: godkjent, resultat: enstemmig}\n"
    (tmp_path / "cases/protokoller/FSK-2026-04-14.yaml").write_text(minutes, "utf-8")
    assert [problem.code for problem in check_cases(Office(workspace), Selection()).problems] == ["HFI395"]
    approval = "status: godkjent\ngodkjenning: {møte: FSK 2026-04-14}"
    replace_in(tmp_path / "cases/protokoller/FSK-2026-03-10.yaml", "status: utkast", approval)
    assert [problem.message for problem in check_cases(Office(workspace), Selection()).problems] == []
    outputs = build_papers(Office(workspace), Selection(meeting="FSK/2026-04-14"), now=0).outputs
    notice, record = (printed(read_word(path.read_bytes())) for path in outputs)
    assert "Godkjenning av protokoll fra Formannskapets møte 10. mars 2026" in notice
    assert "Godkjenning av protokoll fra Formannskapets møte 10. mars 2026 | Godkjent" in record
    assert "Protokollen fra Formannskapets møte 10. mars 2026 godkjennes." in record


def test_the_list_of_cases_says_what_became_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_office(tmp_path, "to-dager")
    assert run(["-w", str(tmp_path), "list"]) == 0
    told = [line[24:].rpartition("  ")[0].strip() for line in capsys.readouterr().out.splitlines()]
    assert told == ["behandlet", "utsatt til FSK 2026-04-14", "behandlet", "behandlet"]


QUOTING = """sak: 5/26
utvalg: FSK
møte: 2026-04-14
type: orientering
tittel: Om brevet
status: utkast
bakgrunn: |
  I [[sak:20/26]] ble det vedtatt:

  [[vedtak:20/26]]
forslag_til_vedtak: Formannskapet tar saken til orientering.
"""


def test_a_case_that_came_up_in_a_meeting_can_be_referred_to_and_quoted(tmp_path: Path) -> None:
    workspace, _ = made_office(tmp_path, "tabeller")
    (tmp_path / "cases/2026/FSK-05-26.yaml").write_text(QUOTING, "utf-8")
    number = Selection(numbers=("FSK 5/26",))
    problems = check_cases(Office(workspace), number).problems
    assert [each.code for each in problems] == ["HFI353"]
    (built,) = build_papers(Office(workspace), number, now=0).outputs
    text = printed(read_word(built.read_bytes()))
    assert "I sak 20/26 ble det vedtatt" in text
    assert "Formannskapet fordeler 300 000 kroner slik:" in text
    replace_in(minutes_path(tmp_path), "fordeler [[kr:tilskudd.lag]] slik", "deler ut [[kr:tilskudd.lag]] slik")
    assert build_papers(Office(workspace), number, now=0).changed == (built,)
    closed = "lukket: {hjemmel: koml. § 11-5, grunn: personvern}\n    offentlig_tittel: Personalsak\n    ny: ja"
    replace_in(minutes_path(tmp_path), "ny: ja", closed)
    assert [each.code for each in check_cases(Office(workspace), number).problems] == ["HFI045"]
    replace_in(tmp_path / "cases/2026/FSK-05-26.yaml", "[[vedtak:20/26]]", "Brevet er sendt.")
    office = Office(workspace).look()
    registers = office.model([each for each in map(office.record, office.filing.case_paths) if each])
    assert [header.title for number, header in registers.cases.items() if number.number == 20] == ["Personalsak"]


def test_an_item_that_came_up_may_be_named_in_its_own_minutes(tmp_path: Path) -> None:
    workspace, meeting = made_office(tmp_path, "tabeller")
    replace_in(
        minutes_path(tmp_path), "    vedtak: |\n", "    behandling: Se [[sak:20/26]], som var ny.\n    vedtak: |\n"
    )
    assert check_cases(Office(workspace), Selection(meeting=meeting)).problems == ()
    replace_in(minutes_path(tmp_path), "[[sak:20/26]]", "sak 20/26")
    problems = check_cases(Office(workspace), Selection(meeting=meeting)).problems
    assert [each.code for each in problems] == ["HFI240"]
