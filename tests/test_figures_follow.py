"""An amount is typed once: change it, and everything that depends on it follows, or the build refuses."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hfi_docs.errors import RecordError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.conftest import build
from tests.made import Fields, make_workspace, minimal_case, views
from tests.word import Word, lists, plain, read_word

Edit = Callable[[str, str, str], Workspace]

#: The carry-over of DHO, which is written once in the register.
CARRIED = "{fra: 2025, overført: 477 700,"
#: The need of FSU Pasientsamarbeid; the lines above it make the place unique.
NEED = """      - år: 2026
        beløp: 150 000
        merke: styrke
        beskrivelse: Kompetanseutvikling, avvikling"""
CONTROL = "tabell: {visning: behov, år: 2026}"
FREE = "sum: [ramme, -behov]"
AFTER_FUND = "sum: [frie, -avsetning]"


def rebuilt(workspace: Workspace) -> Word:
    return read_word(build(workspace, "13/26").path("13-26").read_bytes())


def amounts(text: str) -> set[str]:
    """Every amount of a text, so that «5 150 000» is not found inside «15 150 000»."""
    return set(re.findall(r"(?<!\d)(?<!\d )\d{1,3}(?: \d{3})+(?!\d)(?! \d{3}(?!\d))", plain(text)))


def refusal(workspace: Workspace) -> list[str]:
    """The messages of a refused build, which must not have written anything."""
    with pytest.raises(RecordError) as caught:
        build_papers(Office(workspace), Selection(("13/26",)), now=time.time())
    assert not list(workspace.output.rglob("*.docx"))
    return [problem.message for problem in caught.value.problems if problem.level == "feil"]


def test_a_changed_carry_over_changes_all_that_depends_on_it(edited: Edit, paper: Word) -> None:
    assert {"477 700", "272 300", "16 033 554", "831 446"} <= amounts(paper.everything)
    word = rebuilt(edited("register/tiltak.yaml", CARRIED, CARRIED.replace("477 700", "400 000")))
    shown = amounts(word.everything)
    assert not {"477 700", "272 300", "16 033 554", "831 446"} & shown
    table = word.table_under("Vedlegg\u00a06: ")
    row = next(row for row in table.body if row[1].startswith("DHO"))
    assert (plain(row[5]), plain(row[7])) == ("350 000", "400 000")
    assert [plain(table.body[-1][index]) for index in (4, 6)] == ["909 146", "15 955 854"]
    reconciled = {row[0]: plain(row[1]) for row in word.table_under("Vedlegg\u00a06: ", 1).body}
    assert reconciled["Overføres til 2026"] == "15 955 854"
    assert reconciled["Brukt i 2025"] == "909 146"
    assert reconciled["Sum gjort rede for"] == reconciled["Sum til disposisjon"] == "17 065 000"
    assert plain(word.table_under("Innspill til prioritering").body[1][1]) == "15 955 854"
    for heading in ("Innspill til prioritering", "Anbefaling", "Forslag til vedtak"):
        assert any("15 955 854 kroner" in plain(getattr(block, "text", "")) for block in word.under(heading)), heading


def test_a_changed_grant_changes_both_tables_and_the_reconciliation(edited: Edit) -> None:
    old = "midler:\n      - {år: 2025, sak: 22/25, beløp: 1 500 000}"
    word = rebuilt(edited("register/tiltak.yaml", old, old.replace("1 500 000", "1 700 000")))
    assert plain(word.table_under("Vedlegg\u00a05: ").body[-1][2]) == "11 545 000"
    status = word.table_under("Vedlegg\u00a06: ").body
    row = next(row for row in status if row[1].startswith("Mobil"))
    assert [plain(text) for text in (row[3], row[5], row[7])] == ["1 700 000", "200 000", "1 500 000"]
    assert (plain(status[-1][2]), plain(status[-1][4])) == ("11 545 000", "1 031 446")
    reconciled = [plain(row[1]) for row in word.table_under("Vedlegg\u00a06: ", 1).body]
    assert reconciled[2] == "15 020 000"
    assert reconciled[4] == reconciled[8] == "17 265 000"
    assert not {"11 345 000", "14 820 000", "17 065 000", "831 446"} & amounts(word.everything)


def test_a_changed_need_changes_tables_text_and_decision(edited: Edit) -> None:
    word = rebuilt(edited("register/tiltak.yaml", NEED, NEED.replace("150 000", "160 000")))
    assert not {"5 150 000", "7 232 000", "5 232 000"} & amounts(word.everything)
    assert [plain(row[-1]) for row in word.table_under("Vedlegg\u00a07: ").body[-2:]] == ["160 000", "5 160 000"]
    overview = {row[0]: plain(row[1]) for row in word.table_under("Innspill til prioritering").body}
    assert (overview["Innspill, behov 2026 (trekkes fra)"], overview["Frie midler 2026"]) == ("5 160 000", "7 222 000")
    assert [plain(row[1]) for row in word.table_under("Anbefaling").body] == ["7 222 000", "2 000 000", "5 222 000"]
    listed = [plain(item.text) for item in lists(word.under("Innspill til prioritering"))[0]]
    assert "FSU Pasientsamarbeid og FSU Barn og unge: 260 000 kroner (styrke)" in listed
    recommended = plain("\n".join(item.text for item in lists(word.under("Anbefaling"))[-1]))
    assert "5 160 000 kroner" in recommended
    assert "5 222 000 kroner" in recommended
    decision = plain("\n".join(item.text for item in lists(word.under("Forslag til vedtak"))[0]))
    assert "prioritering av 5 160 000 kroner" in decision


def test_a_need_that_changes_behind_a_control_total_is_refused(edited: Edit) -> None:
    edited("2026/13-26.yaml", CONTROL, CONTROL.replace("}", ", kontrollsum: 5 150 000}"))
    edited("2026/13-26.yaml", FREE, f"{FREE}\n        beløp: 7 232 000")
    messages = refusal(edited("register/tiltak.yaml", NEED, NEED.replace("150 000", "160 000")))
    assert any("5 150 000" in plain(text) and "5 160 000" in plain(text) for text in messages)
    assert any("7 232 000" in plain(text) and "7 222 000" in plain(text) for text in messages)


@pytest.mark.parametrize(
    ("name", "old", "new", "stated", "computed"),
    [
        ("2026/13-26.yaml", CONTROL, CONTROL.replace("}", ", kontrollsum: 5 050 000}"), "5 050 000", "5 150 000"),
        ("2026/13-26.yaml", FREE, f"{FREE}\n        beløp: 7 322 000", "7 322 000", "7 232 000"),
        ("2026/13-26.yaml", AFTER_FUND, f"{AFTER_FUND}\n        beløp: 5 223 000", "5 223 000", "5 232 000"),
        (
            "register/tiltak.yaml",
            "        deler:\n          - {id: laringsnettverk",
            "        beløp: 3 000 000\n        deler:\n          - {id: laringsnettverk",
            "3 000 000",
            "2 600 000",
        ),
        ("register/tiltak.yaml", CARRIED, CARRIED.replace("477 700", "750 001"), "750 001", "750 000"),
    ],
    ids=["control total", "sum beside its terms", "sum of another table", "need beside its parts", "overspent"],
)
def test_a_wrong_total_is_refused_with_both_figures(
    edited: Edit, name: str, old: str, new: str, stated: str, computed: str
) -> None:
    messages = [plain(text) for text in refusal(edited(name, old, new))]
    assert any(stated in text and computed in text for text in messages), messages


def test_two_sums_that_must_be_equal_and_are_not_are_refused(edited: Edit) -> None:
    old = "        fra: overforing-2025.brukt"
    messages = [plain(text) for text in refusal(edited("2026/13-26.yaml", old, "        beløp: 831 000"))]
    assert any("17 065 000" in text and "17 064 554" in text for text in messages), messages


def chained(count: int) -> Fields:
    """A case whose table has so many lines, each the sum of the next alone."""
    lines: list[Fields] = [
        {"id": f"l{number}", "tekst": "Linje", "sum": [f"l{number + 1}"]} for number in range(1, count)
    ]
    lines.append({"id": f"l{count}", "tekst": "Linje", "beløp": "5"})
    table = {"visning": "budsjett", "år": "2026", "linjer": lines}
    return minimal_case(bakgrunn="[[tabell:t]]", tabeller={"t": table})


def test_lines_that_fetch_from_each_other_one_after_another(tmp_path: Path) -> None:
    word = read_word(build(make_workspace(tmp_path / "femti", chained(50))).built.outputs[0].read_bytes())
    assert {row[1] for row in word.tables[0].body} == {"5"}
    for name, count in (("en-til", 51), ("mange", 2000)):
        with pytest.raises(RecordError, match="Mer enn 50 linjer henter tall fra hverandre etter tur"):
            build(make_workspace(tmp_path / name, chained(count)))


def test_rows_that_are_told_alone_are_neither_counted_nor_added(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "tekst": "A", "beløp": "5"},
        {"id": "b", "tekst": "B", "beløp": "7", "rolle": "info"},
        {"id": "c", "tekst": "C", "sum": ["a"], "rolle": "delsum"},
    ]
    columns = [
        {"felt": "tekst", "overskrift": "Post"},
        {"felt": "beløp", "overskrift": "Kr", "type": "kroner", "sum": "ja"},
    ]
    view = {"id": "summert", "navn": "Summert", "kilde": "linjer", "kolonner": columns, "sumrad": "SUM"}
    case = minimal_case(
        bakgrunn="[[tabell:t]]\n\nDet er [[tall:t]] post, [[kr:t.sum]].",
        tabeller={"t": {"visning": "summert", "linjer": lines}},
    )
    word = read_word(build(make_workspace(tmp_path, case, visninger=[*views(), view])).built.outputs[0].read_bytes())
    assert word.tables[0].body[-1] == ["SUM", "5"]
    assert "Det er 1 post, 5 kroner." in plain(word.prose)
