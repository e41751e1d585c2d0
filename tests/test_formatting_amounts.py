"""Amounts: how people write them beside what is meant, and beside what is printed."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.values.amounts import HARD_SPACE, format_kroner, format_millions, format_number, parse_amount
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import format_count, join_words, nearest, suggest, suggest_or_list

AMOUNTS = st.integers(-(10**15) + 1, 10**15 - 1)


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("16 033 554", 16_033_554), ("16033554", 16_033_554), ("kr 200 000", 200_000), ("kr. 200 000", 200_000),
        ("200 000 kr", 200_000), ("200 000 kroner", 200_000), ("Kr 200 000", 200_000), ("5,15 mill", 5_150_000),
        ("5,15 mill.", 5_150_000), ("5,15 millioner kroner", 5_150_000), ("kr 5 mill.", 5_000_000), ("1050", 1050),
        ("0", 0), ("-200 000", -200_000), ("−200 000", -200_000), ("16\u00a0033\u00a0554", 16_033_554),
        ("16\u202f033\u202f554", 16_033_554), ("  200 000 ", 200_000), ("999 999 999 999 999", 999_999_999_999_999),
        ("0,5 mill", 500_000), ("1 million kroner", 1_000_000), ("1,234567 mill", 1_234_567),
    ],
)  # fmt: skip
def test_read(text: str, kroner: int) -> None:
    assert parse_amount(text) == kroner


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("5.150.000,- mill", "5 150 000"), ("1.050", "1 050"), ("200 000,-", "200 000"), ("200 000,–", "200 000"),
        ("1,050", "1 050"), ("16.033.554", "16 033 554"), ("200 000,00", "200 000"), ("1 2345", "12 345"),
        ("12 34", "1 234"), ("", "200 000"), ("kr", "200 000"), ("mill", "200 000"), ("1,2345678 mill", "hele kroner"),
        ("200 000 NOK", "200 000"), ("1e6", "200 000"), ("2*3", "200 000"), ("1000000000000000", "antall siffer"),
        ("--5", "200 000"), ("ni hundre tusen", "200 000"),
    ],
)  # fmt: skip
def test_refused_with_advice(text: str, hint: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        parse_amount(text)
    assert refused.value.message.endswith(".")
    assert hint in refused.value.hint


def test_a_number_without_end_is_refused_as_such() -> None:
    for text in ("9" * 5000, f"{'9' * 5000} mill", f"0,{'1' * 5000} mill"):
        with pytest.raises(UnreadableError):
            parse_amount(text)


@pytest.mark.parametrize(
    ("kroner", "number", "text", "millions"),
    [
        (16_033_554, "16 033 554", "16 033 554 kroner", "om lag 16 millioner kroner"),
        (5_125_000, "5 125 000", "5 125 000 kroner", "om lag 5,13 millioner kroner"),
        (5_135_000, "5 135 000", "5 135 000 kroner", "om lag 5,14 millioner kroner"),
        (-5_125_000, "−5 125 000", "−5 125 000 kroner", "om lag −5,13 millioner kroner"),
        (5_150_000, "5 150 000", "5 150 000 kroner", "5,15 millioner kroner"),
        (1_000_000, "1 000 000", "1 000 000 kroner", "1 million kroner"),
        (10_000_000, "10 000 000", "10 000 000 kroner", "10 millioner kroner"),
        (200_000, "200 000", "200 000 kroner", "0,2 millioner kroner"),
        (1_264_000, "1 264 000", "1 264 000 kroner", "om lag 1,26 millioner kroner"),
        (-5_150_000, "−5 150 000", "−5 150 000 kroner", "−5,15 millioner kroner"),
        (50_000, "50 000", "50 000 kroner", "0,05 millioner kroner"),
        (0, "0", "0 kroner", "0 kroner"),
    ],
)
def test_printed(kroner: int, number: str, text: str, millions: str) -> None:
    printed = (format_number(kroner), format_kroner(kroner), format_millions(kroner))
    assert " " not in "".join(printed)
    assert tuple(form.replace(HARD_SPACE, " ") for form in printed) == (number, text, millions)


def test_small_amounts() -> None:
    assert [format_number(kroner) for kroner in (1, 999, 1000)] == ["1", "999", f"1{HARD_SPACE}000"]
    assert format_kroner(1) == f"1{HARD_SPACE}krone"


@given(st.integers(1, 10**9))
def test_an_amount_is_never_rounded_to_nothing(kroner: int) -> None:
    assert f"{HARD_SPACE}0{HARD_SPACE}" not in f"{HARD_SPACE}{format_millions(kroner)}"


@given(AMOUNTS)
def test_what_is_printed_reads_back(kroner: int) -> None:
    assert parse_amount(format_number(kroner)) == kroner
    assert parse_amount(format_kroner(kroner)) == kroner


@given(st.integers(-(10**9), 10**9))
def test_hundredths_of_millions_read_back(hundredths: int) -> None:
    kroner = hundredths * 10_000
    assert parse_amount(format_millions(kroner)) == kroner


@given(st.integers(50_000, 10**12))
def test_rounded_millions_say_so_and_are_near(kroner: int) -> None:
    text = format_millions(kroner)
    rounded = text.startswith(f"om{HARD_SPACE}lag{HARD_SPACE}")
    assert rounded == bool(kroner % 10_000)
    near = parse_amount(text.removeprefix(f"om{HARD_SPACE}lag{HARD_SPACE}"))
    assert abs(near - kroner) <= 50_000


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert abs(parse_amount(text)) < 10**15


@pytest.mark.parametrize(
    ("count", "nb", "nn"),
    [(0, "ingen", "ingen"), (1, "ett", "eitt"), (12, "tolv", "tolv"), (13, "13", "13"), (-1, "−1", "−1")],
)
def test_small_numbers_in_letters(count: int, nb: str, nn: str) -> None:
    assert (format_count(count), format_count(count, "nn")) == (nb, nn)


def test_enumerations() -> None:
    assert [join_words(list("abc"[:count])) for count in range(4)] == ["", "a", "a og b", "a, b og c"]


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("SSU 09/26", ["SSU 29/25", "SSU 08/26", "SSU 15/26"], "SSU 08/26"),
        ("SSU 31/26", ["SSU 13/26", "SSU 15/26"], "SSU 13/26"),
        ("SSU 99/26", ["SSU 29/25", "SSU 15/26"], ""),
        ("PA 14/26", ["SSU 13/26", "SSU 14/26"], "SSU 14/26"),
        ("SSU 2027-11-18", ["SSU 2026-11-19"], ""),
        ("SSU 2026-11-18", ["SSU 2027-11-18", "SSU 2026-11-19"], "SSU 2026-11-19"),
        ("rame-2026", ["ramme-2025", "ramme-2026"], "ramme-2026"),
        ("strategiplan-2022", ["strategiplan-2022-2027", "strategiplan"], "strategiplan-2022-2027"),
        ("ramme-2026", ["ramme"], "ramme"),
    ],
)
def test_what_was_meant_is_of_the_same_year(word: str, known: list[str], meant: str) -> None:
    assert nearest(word, known) == meant


def test_what_there_is_to_choose_from_is_of_the_same_year() -> None:
    assert suggest_or_list("SSU 99/26", ["SSU 29/25", "SSU 15/26"], none="Tomt.") == "Disse finnes: SSU 15/26."
    assert suggest_or_list("SSU 99/26", ["SSU 29/25"], none="Tomt.") == ""


def test_suggestions() -> None:
    known = ["vurdering", "anbefaling", "SSU"]
    assert suggest("vurdring", known) == "Mente du «vurdering»?"
    assert suggest("ssu", known) == "Mente du «SSU»?"
    assert suggest("xyz", known) == ""
    assert suggest_or_list("xyz", known, none="") == "Disse finnes: SSU, anbefaling og vurdering."
    assert suggest_or_list("xyz", [], none="Registeret er tomt.") == "Registeret er tomt."
    long = suggest_or_list("ø", map(str, range(20)), none="")
    assert long.endswith(" og 8 til.")


def test_ten_millions_and_more_have_one_decimal() -> None:
    assert format_millions(9_994_999).replace("\u00a0", " ") == "om lag 9,99 millioner kroner"
    assert format_millions(10_050_001).replace("\u00a0", " ") == "om lag 10,1 millioner kroner"
