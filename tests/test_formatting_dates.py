"""Dates, years and periods: how people write them beside what is meant, and beside what is printed."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import (
    format_date,
    format_days,
    format_period,
    format_table_date,
    format_table_days,
    parse_date,
    parse_period,
    parse_year,
)
from hfi_docs.values.unreadable import UnreadableError

DAY = date(2026, 5, 21)
DAYS = st.dates(date(1000, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-21", "2026-5-21", "21.05.2026", "21.5.2026", "21. 5. 2026", "21. mai 2026", "21 mai 2026",
        "21. Mai 2026", "21.\u00a0mai\u00a02026", " 21.  mai 2026 ",
    ],
)  # fmt: skip
def test_read(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-02-30", "Datoen «2026-02-30» finnes ikke i kalenderen."),
        ("31. april 2026", "Datoen «31. april 2026» finnes ikke i kalenderen."),
        ("2026-13-01", "Datoen «2026-13-01» finnes ikke i kalenderen."),
        ("0000-01-01", "Datoen «0000-01-01» finnes ikke i kalenderen."),
        ("29.02.2025", "Datoen «29.02.2025» finnes ikke i kalenderen."),
        ("21.05.26", "Datoen «21.05.26» har bare to sifre i årstallet."),
        ("21/05/2026", "«21/05/2026» er ikke en dato."),
        ("21-05-2026", "«21-05-2026» er ikke en dato."),
        ("05/21/2026", "«05/21/2026» er ikke en dato."),
        ("21. may 2026", "«21. may 2026» er ikke en dato."),
        ("21. mai", "Datoen «21. mai» mangler årstall."),
        ("torsdag 21. mai 2026", "«torsdag 21. mai 2026» er ikke en dato."),
        ("2026-05-21T10:00", "«2026-05-21T10:00» er ikke en dato."),
        ("", "«» er ikke en dato."),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        parse_date(text)
    assert refused.value.message == message
    assert refused.value.hint.endswith(".")


def test_printed() -> None:
    assert format_date(DAY) == "21.\u00a0mai\u00a02026"
    assert format_date(date(2026, 1, 2)) == "2.\u00a0januar\u00a02026"
    assert format_table_date(date(2026, 1, 2)) == "02.01.2026"


@pytest.mark.parametrize(
    ("first", "last", "text", "table"),
    [
        (date(2026, 3, 10), None, "10. mars 2026", "10.03.2026"),
        (date(2026, 3, 10), date(2026, 3, 10), "10. mars 2026", "10.03.2026"),
        (date(2026, 3, 10), date(2026, 3, 11), "10.–11. mars 2026", "10.–11.03.2026"),
        (date(2026, 3, 9), date(2026, 3, 10), "9.–10. mars 2026", "09.–10.03.2026"),
        (date(2026, 3, 31), date(2026, 4, 1), "31. mars–1. april 2026", "31.03.2026–01.04.2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "31. desember 2025–1. januar 2026", "31.12.2025–01.01.2026"),
    ],
)
def test_ranges(first: date, last: date | None, text: str, table: str) -> None:
    assert format_days(first, last).replace(HARD_SPACE, " ") == text
    assert format_table_days(first, last) == table


@given(DAYS)
def test_what_is_printed_reads_back(day: date) -> None:
    for text in (format_date(day), format_table_date(day), day.isoformat()):
        assert parse_date(text) == day


@given(DAYS, DAYS)
def test_a_range_has_a_dash_without_spaces(first: date, last: date) -> None:
    for text in (format_days(first, last), format_table_days(first, last)):
        assert " " not in text
        assert text.count("–") == (first != last)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (parse_date, parse_year, parse_period):
        with contextlib.suppress(UnreadableError):
            assert parse(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022–2027", (2022, 2027)), ("2022-2027", (2022, 2027)), ("2022 – 2027", (2022, 2027)),
        ("2022-27", (2022, 2027)),
        ("2025–26", (2025, 2026)), ("2026–2026", (2026, 2026)),
    ],
)  # fmt: skip
def test_periods(text: str, period: tuple[int, int]) -> None:
    assert parse_period(text) == period
    assert parse_period(format_period(period)) == period


@pytest.mark.parametrize(
    "text", ["2022", "2027–2022", "2022—2027", "22–27", "2022–2", "2022–2027–2030", "2022 til 2027", ""]
)
def test_no_periods(text: str) -> None:
    with pytest.raises(UnreadableError):
        parse_period(text)


def test_a_period_is_printed_with_a_dash_without_spaces() -> None:
    assert format_period((2022, 2027)) == "2022–2027"


def test_years() -> None:
    assert parse_year("2026") == 2026
    for text in ("26", "1826", "2226", "20266", "2026-2027", "år 2026", ""):
        with pytest.raises(UnreadableError):
            parse_year(text)
