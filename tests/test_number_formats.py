"""What a cell shows of a number, a date or a text by its format code (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.values.rounding import round_half_up
from hfi_docs.word.intake.numbers import Number, print_column
from hfi_docs.word.intake.workbook.formats import ShownValue, code_of, show_number, show_text

PHONE = r"[<=99999999]##_ ##_ ##_ ##;\(\+##\)_ ##_ ##_ ##_ ##"
ACCOUNTING = '_ "kr"\\ * #,##0_ ;_ "kr"\\ * \\-#,##0_ ;_ "kr"\\ * "-"??_ ;_ @_ '
LARGE = '[>=1000000]0.0,," mill.";[>=1000]0," tusen";0'
#: 21 May 2026, a Thursday.
DAY = 46163


def text(shown: ShownValue) -> str:
    return print_column([shown.value]).texts[0].replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        # Leading zeros and signs among the digits
        ("150", "0000", "0150"),
        ("12345", "0000", "12345"),
        ("12345678", "00 00 00 00", "12_34_56_78"),
        ("12345678", r"00\ 00\ 00\ 00", "12_34_56_78"),
        ("12345678", PHONE, "12_34_56_78"),
        ("4712345678", PHONE, "(+47)_12_34_56_78"),
        ("12345678901", r"0000\.00\.00000", "1234.56.78901"),
        ("1019012345", r"000000\ 00000", "010190_12345"),
        ("123456", "00000 0", "12345_6"),
        ("12345", "###0-00", "123-45"),
        ("150", "0,000", "0_150"),
        ("7", '"A-"000', "A-007"),
        ("-7", '"A-"000', "−A-007"),
        # Thousands and decimals
        ("1234567", r"#\ ##0", "1_234_567"),
        ("1234567", "#,##0.00", "1_234_567,00"),
        ("16033554", '#,##0, "tusen"', "16_034_tusen"),
        ("5125000", "0.00,,", "5,13"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "−3"),
        ("1.5", "0.0##", "1,5"),
        ("5", "#.##", "5"),
        ("-0.4", "0", "0"),
        ("-0.4", "0;-0", "0"),
        ("1", "0." + "0" * 30, "1," + "0" * 30),
        # Signs, brackets, colours, currencies
        ("-500", "0_);(0)", "(500)"),
        ("-500", "0;[Red]0", "−500"),
        ("-500", "0;0", "500"),
        ("-500", "[Blue]0;[Red]-0", "−500"),
        ("-1500", '"kr" #,##0', "−kr_1_500"),
        ("-1500", ACCOUNTING, "kr_−1_500"),
        ("1500", "[$kr-414] #,##0", "kr_1_500"),
        ("1500", "#,##0 [$EUR]", "1_500_EUR"),
        ("0.125", "0.0%", "12,5_%"),
        ("-0.125", "0.0%", "−12,5_%"),
        # Sections
        ("0", '0;-0;"–"', "–"),
        ("0", ACCOUNTING, "kr -"),
        ("5", '"ja";;"nei"', "ja"),
        ("5", ";;;", ""),
        ("-5", "0;", ""),
        ("1500", LARGE, "2_tusen"),
        ("2500000", LARGE, "2,5_mill."),
        ("999", LARGE, "999"),
        ("-999", LARGE, "−999"),
        ("-3", '[<0]"minus "0;0', "minus_3"),
        ("-3", '[>=0]0;"minus "0', "minus_3"),
        ("-3", '[>5]0;"lite "0', "−lite_3"),
        ("-5", "General;-General", "−5"),
        ("-5", "General;[Red]General", "−5"),
        ("5", "0;;", "5"),
        ("0", "0;;", ""),
        ("-5", "▲ 0;▼ 0", "▼_5"),
        ("1", '[=1]"én";[=2]"to";0', "én"),
        ("3", '[=1]"én";[=2]"to";0', "3"),
        # Fractions and powers of ten
        ("2.5", "# ?/?", "2_1/2"),
        ("0.5", "# ?/?", "1/2"),
        ("2.5", "?/?", "5/2"),
        ("0.375", "# ?/8", "3/8"),
        ("0.333333", "# ??/??", "1/3"),
        ("-1.25", "# ?/?", "−1_1/4"),
        ("5", "# ?/?", "5"),
        ("150000", "0.00E+00", "1,50E+05"),
        ("0.00015", "0.00E-00", "1,50E-04"),
        ("123456", "##0.0E+0", "123,5E+3"),
        ("999999", "0.0E+00", "1,0E+06"),
        ("0", "0.0E+00", "0,0E+00"),
        # Standard
        ("0.33333333333333331", "General", "0,333333333"),
        ("1234.56789012345", "General", "1234,56789"),
        ("12345678901", "General", "12345678901"),
        ("1E+22", "General", "1E+22"),
        ("1234567890123456", "General", "1_234_567_890_123_456"),
        ("-123456789012345678", "General", "−1,23457E+17"),
        ("0.0000123456789", "General", "1,23457E-05"),
        ("0.00001", "General", "0,00001"),
        ("-5", 'General" kr"', "−5_kr"),
        ("5", "@", "5"),
        ("5", "", "5"),
        # Clock and length of time
        ("0.4375", "hh:mm", "10:30"),
        ("0.4375", "h:mm AM/PM", "10:30_AM"),
        ("0.5", "h:mm AM/PM", "12:00_PM"),
        ("0", "h:mm A/P", "12:00_A"),
        ("0.00385", "mm:ss", "05:33"),
        ("0.5000115", "hh:mm:ss.00", "12:00:00,99"),
        ("0.99999", "hh:mm", "23:59"),
        ("1.104166666667", "[h]:mm", "26:30"),
        ("1.104166666667", "[mm]", "1590"),
        ("0.001", "[s]", "86"),
        # Dates
        (DAY, "dd.mm.yyyy", "21.05.2026"),
        (DAY, "yyyy-mm-dd", "21.05.2026"),
        (DAY, 'ggge"年"m"月"d"日"', "21.05.2026"),
        (DAY, '[$-411]ggge"年"m"月"d"日";@', "21.05.2026"),
        (DAY, 'yyyy"년" m"월" d"일"', "21.05.2026"),
        (f"{DAY}.4375", 'yyyy"年"m"月"d"日" h:mm', "21.05.2026_10:30"),
        (DAY, "m/d/yyyy", "21.05.2026"),
        (DAY, "mmddyy", "052126"),
        (DAY, "dd/mm/yy", "21.05.26"),
        (DAY, "d. mmmm yyyy", "21._mai_2026"),
        (DAY, "dddd d. mmm", "torsdag_21._mai"),
        (DAY, "ddd", "tor"),
        (DAY, "mmmmm", "m"),
        (DAY, "[$-409]d mmmm yyyy", "21_May_2026"),
        (DAY, "[$-814]dddd", "torsdag"),
        (DAY, "[$-en-US]mmmm d, yyyy", "May_21,_2026"),
        (DAY, "[$-1010409]d mmmm", "21_May"),
        (DAY - 4, "[$-nn-NO]dddd", "sundag"),
        (DAY, "[$-nb-NO]d. mmmm", "21._mai"),
        (DAY, r"[$-x-sysdate]dddd, mmmm dd, yyyy", "21._mai_2026"),
        (f"{DAY}.75", r"[$-x-systime]h:mm:ss AM/PM", "18:00:00"),
        (f"{DAY}.75", 'yyyy-mm-dd"T"hh:mm', "21.05.2026_18:00"),
        (DAY - 4, "[$-814]dddd", "sundag"),
        (DAY, r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "21._mai_2026"),
        (DAY, '"uke" d', "uke_21"),
        (f"{DAY}.4375", "yyyy-mm-dd hh:mm", "21.05.2026_10:30"),
        (0, "dd.mm.yyyy", "00.01.1900"),
        (0, "d. mmmm yy", "0._januar_00"),
        (1, "dd.mm.yyyy", "01.01.1900"),
        (59, "dd.mm.yyyy", "28.02.1900"),
        (61, "dd.mm.yyyy", "01.03.1900"),
        (2958465, "dd.mm.yyyy", "31.12.9999"),
    ],
)  # fmt: skip
def test_a_number_by_its_format(value: str | int, code: str, expected: str) -> None:
    shown = show_number(Decimal(value), code)
    assert (text(shown), shown.failed) == (expected, False)


@pytest.mark.parametrize("value", ["-1", "2958466", "1E+9", "60.5"])
def test_a_date_that_excel_cannot_show_is_given_as_a_number(value: str) -> None:
    shown = show_number(Decimal(value), "dd.mm.yyyy")
    assert shown.failed
    assert text(shown).replace("_", "").replace("−", "-").replace(",", ".") == f"{Decimal(value):f}"


def test_a_number_that_no_condition_is_for_is_given_as_it_is() -> None:
    assert show_number(Decimal(2), '[=1]"Ja";[=0]"Nei"') == ShownValue(Number("2"), failed=True)
    assert text(show_number(Decimal(0), '[=1]"Ja";[=0]"Nei"')) == "Nei"


@pytest.mark.parametrize(
    ("code", "foreign"),
    [
        ("[$-407]d. mmmm yyyy", True),
        ("[$-sv-SE]ddd", True),
        ('[$-411]ggge"年"m"月"d"日";@', True),
        ("[$-407]dd.mm.yyyy", False),
        ("[$-414]mmmm", False),
    ],
)
def test_names_in_other_languages_are_marked(code: str, foreign: bool) -> None:
    assert show_number(Decimal(DAY), code).foreign == foreign


@pytest.mark.parametrize(
    ("number", "above", "below", "zero"),
    [
        (0, "1234,567", "−1234,567", "0"),
        (1, "1235", "−1235", "0"),
        (2, "1234,57", "−1234,57", "0,00"),
        (3, "1_235", "−1_235", "0"),
        (4, "1_234,57", "−1_234,57", "0,00"),
        (5, "kr_1_235", "−kr_1_235", "kr_0"),
        (6, "kr_1_235", "−kr_1_235", "kr_0"),
        (7, "kr_1_234,57", "−kr_1_234,57", "kr_0,00"),
        (8, "kr_1_234,57", "−kr_1_234,57", "kr_0,00"),
        (9, "123_457_%", "−123_457_%", "0_%"),
        (10, "123_456,70_%", "−123_456,70_%", "0,00_%"),
        (11, "1,23E+03", "−1,23E+03", "0,00E+00"),
        (12, "1234_4/7", "−1234_4/7", "0"),
        (13, "1234_55/97", "−1234_55/97", "0"),
        *((number, "1234,567", "−1234,567", "0") for number in range(23, 27)),
        (37, "1_235", "−1_235", "0"),
        (38, "1_235", "−1_235", "0"),
        (39, "1_234,57", "−1_234,57", "0,00"),
        (40, "1_234,57", "−1_234,57", "0,00"),
        (41, "1_235", "−1_235", "-"),
        (42, "kr_1_235", "−kr_1_235", "kr -"),
        (43, "1_234,57", "−1_234,57", "-"),
        (44, "kr_1_234,57", "−kr_1_234,57", "kr -"),
        (48, "1,2E+3", "−1,2E+3", "0,0E+0"),
        (49, "1234,567", "−1234,567", "0"),
    ],
)  # fmt: skip
def test_built_in_formats_of_figures(number: int, above: str, below: str, zero: str) -> None:
    shown = [text(show_number(Decimal(value), code_of(number))) for value in ("1234.567", "-1234.567", "0")]
    assert shown == [above, below, zero]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (14, "21.05.2026"),
        (15, "21.mai.26"),
        (16, "21.mai"),
        (17, "mai.26"),
        (18, "10:30_AM"),
        (19, "10:30:00_AM"),
        (20, "10:30"),
        (21, "10:30:00"),
        (22, "21.05.2026_10:30"),
        *((number, "21.05.2026") for number in (*range(27, 37), *range(50, 59))),
        (45, "30:00"),
        (46, "1107922:30:00"),
        (47, "30:00,0"),
    ],
)
def test_built_in_formats_of_moments(number: int, expected: str) -> None:
    assert text(show_number(Decimal(DAY) + Decimal("0.4375"), code_of(number))) == expected


def test_a_workbook_may_count_from_1904() -> None:
    assert text(show_number(Decimal(0), "dd.mm.yyyy", from_1904=True)) == "01.01.1904"
    assert text(show_number(Decimal(DAY - 1462), "d. mmmm yyyy", from_1904=True)) == "21._mai_2026"


@pytest.mark.parametrize(
    ("written", "code", "expected"),
    [
        ("x", "@", "x"),
        ("x", '"Sum: "@', "Sum: x"),
        ("x", "0;0;0;@\" kr\"", "x kr"),
        ("x", "#,##0", "x"),
        ("x", "0;-0;0", "x"),
        ("x", ";;;", ""),
        ("x", '0;0;0;"skjult"', "skjult"),
    ],
)  # fmt: skip
def test_a_text_by_its_format(written: str, code: str, expected: str) -> None:
    assert show_text(written, code) == expected


@pytest.mark.parametrize(
    ("number", "code"),
    [(0, "General"), (14, "dd.mm.yyyy"), (20, "hh:mm"), (45, "mm:ss"), (49, "@"), (30, "dd.mm.yyyy"), (999, "General")],
)
def test_formats_that_have_only_a_number(number: int, code: str) -> None:
    assert code_of(number) == code


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18), st.text(max_size=12))
def test_any_code_shows_something_or_nothing(value: Decimal, code: str) -> None:
    show_number(value, code)


@given(st.text('0#?,.%/E+-;[]hmsdy@ \\"*_>=<1kr', max_size=14), st.integers(-(10**9), 10**9))
def test_any_code_of_the_language_shows_something_or_nothing(code: str, value: int) -> None:
    show_number(Decimal(value) / 1000, code)
    show_text("x", code)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_a_half_is_rounded_away_from_zero(thousandths: int, decimals: int) -> None:
    rounded = round_half_up(Decimal(thousandths).scaleb(-3), decimals)
    assert abs(rounded - Decimal(thousandths).scaleb(-3)) * 2 <= Decimal(1).scaleb(-decimals)
    if decimals == 2 and thousandths % 10 == 5:
        assert abs(rounded) > abs(Decimal(thousandths).scaleb(-3))
