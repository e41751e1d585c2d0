"""Case numbers: the ways people write them, the one way they are printed."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.records.model import CaseNumber
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.case_numbers import (
    format_case,
    format_case_identity,
    format_case_number,
    parse_case_file_name,
    parse_case_number,
    read_number_form,
)
from hfi_docs.values.unreadable import UnreadableError

SSU = CaseNumber("SSU", 2026, 13)
PA = CaseNumber("PA", 2026, 3)
ORGANS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ", min_size=2, max_size=12)
#: Two digits of a year always mean this century; what looks like a year is one.
NUMBERS = st.builds(CaseNumber, ORGANS, st.integers(2000, 2099), st.integers(1, 1979), st.just(""))
EXAMPLES = ("13/26", "13/2026", "82/2015", "2014/15", "001/15", "01-21", "7/26")


@pytest.mark.parametrize(
    "text",
    [
        "13/26", "13.26", "13-26", "13/2026", "013/2026", "0013/26", "13 / 26", " 13/26 ", "sak 13/26", "Sak 13/26",
        "Sak. 13/26", "Sak. 13.26", "sak\u00a013/26", "SSU 13/26", "SSU-13/26", "SSU-sak 13/26", "sak SSU 13/26",
    ],
)  # fmt: skip
def test_a_case_of_the_default_organ(text: str) -> None:
    assert parse_case_number(text, "SSU") == SSU


@pytest.mark.parametrize("text", ["PA 03/26", "PA-03/26", "PA 3/26", "PA-sak 03/26", "PA-sak 3/2026", "sak PA 03/26"])
def test_a_case_of_another_organ(text: str) -> None:
    assert parse_case_number(text, "SSU") == PA


@pytest.mark.parametrize(
    "text",
    ["13", "13/", "/26", "0/26", "00/26", "13/026", "13/126", "12345/26", "13/26/1", "A 13/26", "13 26", "sak", ""],
)
def test_no_case_number(text: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        parse_case_number(text, "SSU")
    assert "13/26" in refused.value.hint


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("13-26.yaml", SSU), ("13-26 handlingsplan.yaml", SSU), ("013-2026.yaml", SSU),
        ("13-26-handlingsplan.yaml", SSU),
        ("SSU-13-26.yaml", SSU), ("PA-03-26.yaml", PA), ("PA 03-26 saksliste.yaml", PA), ("13-267.yaml", None),
        ("handlingsplan.yaml", None), ("2026-05-21.yaml", None), ("utkast 13-26.yaml", CaseNumber("utkast", 2026, 13)),
    ],
)  # fmt: skip
def test_file_names(name: str, number: CaseNumber | None) -> None:
    assert parse_case_file_name(name, "SSU") == number


def test_printed() -> None:
    assert format_case_number(CaseNumber("SSU", 2026, 3)) == "03/26"
    assert format_case_number(CaseNumber("SSU", 2006, 123)) == "123/06"
    assert format_case(SSU, "13/26", home_organ="SSU") == f"sak{HARD_SPACE}13/26"
    assert format_case(PA, "03/26", home_organ="SSU") == f"PA-sak{HARD_SPACE}03/26"
    assert format_case_identity(PA) == "PA 03/26"


@given(NUMBERS)
def test_what_is_printed_reads_back(number: CaseNumber) -> None:
    assert parse_case_number(format_case_number(number), number.organ) == number
    assert parse_case_number(format_case_identity(number), "SSU") == number
    assert parse_case_number(format_case(number, format_case_number(number), home_organ="SSU"), "SSU") == number


@pytest.mark.parametrize(
    ("example", "printed"),
    [
        ("13/26", "07/26"), ("13/2026", "7/2026"), ("82/2015", "7/2026"), ("07/2015", "07/2026"), ("2014/15", "2026/7"),
        ("001/15", "007/26"), ("01-21", "07-26"), ("7/26", "7/26"), ("2014-001", "2026-007"),
    ],
)  # fmt: skip
def test_an_organ_writes_numbers_as_its_example(example: str, printed: str) -> None:
    assert read_number_form(example).write(CaseNumber("SSU", 2026, 7)) == printed


@pytest.mark.parametrize("text", ["13", "13/026", "13.26", "", "nummer/år", "13/26/1", "2014/2015/1"])
def test_what_is_no_example_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="er ikke et eksempel på et saksnummer"):
        read_number_form(text)


@given(NUMBERS.filter(lambda number: number.number < 1000), st.sampled_from(EXAMPLES))
def test_every_form_reads_back(number: CaseNumber, example: str) -> None:
    written = read_number_form(example).write(number)
    assert parse_case_number(written, number.organ) == number
    assert parse_case_number(f"{number.organ}-sak {written}", "SSU") == number
    assert parse_case_file_name(f"{number.organ}-{written.replace('/', '-')} tittel.yaml", "SSU") == number


@given(NUMBERS)
def test_the_file_name_that_is_asked_for_reads_back(number: CaseNumber) -> None:
    name = f"{number.organ}-{format_case_number(number).replace('/', '-')} tittel.yaml"
    assert parse_case_file_name(name, "SSU") == number


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert parse_case_number(text, "SSU").number > 0
