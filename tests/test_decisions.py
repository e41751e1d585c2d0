"""`decisions`: what was decided, as it is printed, and what differs from the proposals. What is closed is left out."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.papers.text.points import PointChanges, changed, compare, overlap, read_points, renamed
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace
from tests.test_minutes import made_office, minutes_path
from tests.word import read_word
from tests.workspaces import office_workspace, replace_in


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def test_a_meeting_point_by_point(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_office(tmp_path, "punktvis")
    shown = told(capsys, "-w", str(tmp_path), "decisions", "FSK/2026-03-10")
    assert shown.splitlines()[0] == "FSK PS 01/26 2026-03-10  vedtatt               Økonomiplan 2027–2030"
    assert "    1. Formannskapet vedtar økonomiplanen med en ramme på 12 000 000 kroner." in shown
    assert [line for line in shown.splitlines() if line.startswith("  punkt")] == [
        "  punkt 2: endret",
        "  punkt 3: endret",
        "  punkt 4: nytt",
        "  punkt 4: strøket",
    ]


def test_the_index_of_a_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office_workspace(tmp_path)
    shown = told(capsys, "-w", str(tmp_path), "decisions", "--organ", "ssu", "--year", "2026")
    assert [line.split()[1:4] for line in shown.splitlines()] == [
        ["13/26", "2026-05-21", "vedtatt"],
        ["14/26", "2026-05-21", "drøftet"],
        ["15/26", "2026-05-21", "vedtatt"],
    ]


def test_what_is_closed_is_in_no_form_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_office(tmp_path, "lukket")
    for form in ((), ("--json",), ("--csv",)):
        shown = told(capsys, "-w", str(tmp_path), "decisions", *form)
        assert "Salg av eiendom" in shown or "Salg av eiendom" in capsys.readouterr().err
        assert "Strandgata" not in shown
        assert "4 000 000" not in shown
        assert "vedtatt" not in shown.partition("03/26")[0]


def test_while_the_notice_cannot_be_read_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which items are for a part of the organ alone."""
    made_office(tmp_path, "enstemmig")
    notice = tmp_path / "cases/møter/FSK-2026-03-10.yaml"
    notice.parent.mkdir()
    notice.write_text("utvalg: FSK\nmøte: 2026-03-10\nstadd: feil\nsaksliste:\n  - {sak: 1/26}\n", "utf-8")
    for form in ((), ("--json",), ("--csv",)):
        assert run(["-w", str(tmp_path), "decisions", *form]) == 1
        assert "Formannskapet" not in capsys.readouterr().out


def test_for_other_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_office(tmp_path, "spørsmål")
    answer = json.loads(told(capsys, "-w", str(tmp_path), "decisions", "--json"))
    (item,) = answer["decisions"]
    assert (item["outcome"], item["minutes"]) == ("besvart", "godkjent")
    assert item["tasks"] == ["Sende strøplanen til representantene (Kommunedirektøren, frist 20. mars 2026)"]
    rows = list(csv.reader(StringIO(told(capsys, "-w", str(tmp_path), "decisions", "--csv")), delimiter=";"))
    assert rows[1][:5] == ["FSK", "2026-03-10", "RS 02/26", "Spørsmål om strøing av gangveier", "besvart"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("SSU/2024-01-01",), "Fant ingen protokoll fra møtet SSU/2024-01-01 i cases/protokoller."),
        (("SSU/2026-05-21", "--year", "2026"), "Skriv enten et møte (SSU/2026-05-21) eller --organ og --year."),
        (("--organ", "SSA"), "Utvalget «SSA» er ukjent. Mente du «SSU»?"),
    ],
)
def test_what_cannot_be_shown(
    arguments: tuple[str, ...], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office_workspace(tmp_path)
    assert run(["-w", str(tmp_path), "decisions", *arguments]) == 2
    assert message in capsys.readouterr().err


MAIN = "1. Utvalget vedtar\n   a) planen\n   b) budsjettet\n2. Utvalget ber om en rapport.\n3. Saken er lukket.\n"


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        (PointChanges({"punkt 1 b": "regnskapet"}), "1. Utvalget vedtar\n   a) planen\n   b) regnskapet\n2."),
        (PointChanges({"punkt 1 b": "b) regnskapet"}), "1. Utvalget vedtar\n   a) planen\n   b) regnskapet\n2."),
        (PointChanges({}, ("punkt 1",)), "1. Utvalget ber om en rapport.\n2. Saken er lukket."),
        (PointChanges({}, ("punkt 1 a",)), "1. Utvalget vedtar\n   a) budsjettet\n2."),
        (PointChanges({}, ("punkt 1–3",)), ""),
        (PointChanges({"punkt 1–2": "Utvalget utsetter."}), "1. Utvalget utsetter.\n2. Saken er lukket."),
        (PointChanges({"punkt 3": "3. Saken er åpen."}), "3. Saken er åpen."),
        (PointChanges({"punkt 2": "1. oktober 2026 er fristen."}), "2. 1. oktober 2026 er fristen."),
        (PointChanges({"punkt 2": "Utvalget ber om det."}, ("punkt 2",)), "2. Utvalget ber om det.\n3."),
        (PointChanges({}, (), (("", "1. En.\n2. To."),)), "3. Saken er lukket.\n4. En.\n5. To."),
        (PointChanges({}, (), (("", "4. En.\n5. To."),)), "3. Saken er lukket.\n4. En.\n5. To."),
        (PointChanges({}, (), (("", "Utvalget ber om\n1. en\n2. to"),)), "4. Utvalget ber om\n   1. en\n   2. to"),
        (
            PointChanges({}, (), (("punkt 2", "Nytt."),)),
            "2. Utvalget ber om en rapport.\n3. Nytt.\n4. Saken er lukket.",
        ),
        (PointChanges({}, ("punkt 2",), (("punkt 2", "Nytt."),)), "2. Nytt.\n3. Saken er lukket."),
        (PointChanges({}, (), (("punkt 1 a", "b) kartet"),)), "   a) planen\n   b) kartet\n   c) budsjettet\n2."),
        (PointChanges({"": "Alt er nytt."}), "Alt er nytt."),
    ],
)
def test_points_are_changed_and_renumbered(changes: PointChanges, written: str) -> None:
    assert written in changed(read_points(MAIN), changes).written()


def test_points_are_known_by_their_names_before() -> None:
    changes = PointChanges({"punkt 3": "Saken er åpen."}, ("punkt 1 a",), (("punkt 1", "Nytt."),))
    assert renamed(read_points(MAIN), changes) == {
        "punkt 1": "punkt 1",
        "punkt 1 a": "",
        "punkt 1 b": "punkt 1 a",
        "punkt 2": "punkt 3",
        "punkt 3": "punkt 4",
    }


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("punkt 2", "punkt 1–4", True),
        ("punkt 2 b", "punkt 2", True),
        ("punkt 2 b", "punkt 2 a", False),
        ("punkt 5", "punkt 1–4", False),
        ("", "punkt 1", True),
    ],
)
def test_names_of_points_that_meet(one: str, other: str, is_same: bool) -> None:
    assert overlap(one, other) == overlap(other, one) == is_same


def test_a_text_without_points_gets_numbers_with_an_addition() -> None:
    main = read_points("Planen vedtas.\n")
    assert (
        changed(main, PointChanges({}, (), (("", "Den rulleres."),))).written() == "1. Planen vedtas.\n2. Den rulleres."
    )
    assert main.written() == "Planen vedtas."


def test_what_is_taken_apart_is_put_together_as_it_was() -> None:
    lead = "Utvalget vedtar:\n\n"
    text = f"{lead}1. Første linje\n   og den neste\n   a) en\n      - to\n2. Siste."
    assert read_points(text).written() == text
    assert [read_points(text).find(name) for name in ("punkt 2", "punkt 1 a", "punkt 1 b", "punkt 9", "punkt 1–3")] == [
        "Siste.",
        "en\n- to",
        None,
        None,
        None,
    ]


def test_points_are_compared_by_what_they_say() -> None:
    assert list(compare(read_points(MAIN), read_points(MAIN))) == []
    assert list(compare(read_points("1. A b c d\n2. Nei."), read_points("1. A b c e\n2. Noe helt annet"))) == [
        ("punkt 1", "A b c d", "A b c e"),
        ("punkt 2", "", "Noe helt annet"),
        ("punkt 2", "Nei.", ""),
    ]


QUOTING = """sak: 9/26
utvalg: FSK
møte: 2026-04-14
type: drøfting
tittel: Oppfølging
status: utkast
bakgrunn: |
  Vi skal [[vedtak:1/26 punkt 2 b]].

  [[vedtak:1/26]]
"""


def quoted(workspace: Workspace) -> str:
    (path,) = build_papers(Office(workspace), Selection(("9/26",)), now=0).outputs
    return "\n".join(paragraph.text for paragraph in read_word(path.read_bytes()).paragraphs).replace("\u00a0", " ")


def test_a_case_quotes_what_the_minutes_say(tmp_path: Path) -> None:
    """With the figures of the case that was decided; what the quotation rests on is followed."""
    workspace, _ = made_office(tmp_path, "punktvis")
    (tmp_path / "cases/2026/FSK-09-26.yaml").write_text(QUOTING, "utf-8")
    text = quoted(workspace)
    assert "Vi skal melde fra om avvik hver måned." in text
    assert "«Formannskapet vedtar økonomiplanen med en ramme på 12 000 000 kroner." in text
    assert "Planen rulleres" not in text
    replace_in(minutes_path(tmp_path), "hver måned", "hver uke")
    assert "avvik hver uke" in quoted(workspace)
    replace_in(tmp_path / "cases/2026/FSK-01-26.yaml", "12 000 000", "13 000 000")
    assert "13 000 000" in quoted(workspace)


def test_what_is_closed_is_not_quoted(tmp_path: Path) -> None:
    workspace, _ = made_office(tmp_path, "enstemmig")
    (tmp_path / "cases/2026/FSK-09-26.yaml").write_text(QUOTING, "utf-8")
    closed = "{sak: 1/26, lukket: {hjemmel: koml. § 11-5, grunn: personvern}, vedtak"
    replace_in(minutes_path(tmp_path), "{sak: 1/26, vedtak", closed)
    told = [each.message for each in check_cases(Office(workspace), Selection(("9/26",))).problems]
    assert told == ["Sak FSK 01/26 har ikke noe vedtak."] * 2
