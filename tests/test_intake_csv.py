"""CSV files: encodings, delimiters, what is a number and what is not, and what is refused."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.delimited import read_csv
from hfi_docs.word.intake.grid import MAX_COLUMNS, MAX_ROWS
from hfi_docs.word.intake.numbers import print_column, read_column
from tests.intake import refusal, texts, tried

TEXT = "Område;Møte\r\nPsykisk helse – «unge»;på Bjørnå\r\n"
READ = [["Område", "Møte"], ["Psykisk helse – «unge»", "på Bjørnå"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_that_excel_writes(encoding: str) -> None:
    assert texts(read_csv(TEXT.encode(encoding), "T").table) == READ


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_delimiter(delimiter: str) -> None:
    assert texts(read_csv(TEXT.replace(";", delimiter).encode(), "T").table) == READ


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Navn;Andel\nA, B og C;1,5\n", [["Navn", "Andel"], ["A, B og C", "1,5"]]),
        ("Etternavn, fornavn;Sted\nA, B;C\n", [["Etternavn, fornavn", "Sted"], ["A, B", "C"]]),
        ("Navn\nHamar, Gjøvik\n", [["Navn"], ["Hamar, Gjøvik"]]),
        ("sep=,\r\na,b\r\n1;2,3\r\n", [["a", "b"], ["1;2", "3"]]),
        ('a;b\n"x;y";"sa ""ja"""\n', [["a", "b"], ["x;y", 'sa "ja"']]),
        ('a;b\n"to\nlinjer";c\n', [["a", "b"], ["to linjer", "c"]]),
        ("a;b;;\n1;2;;\n;;;\n\n3;4;;\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
        ("a;b\n1;\n", [["a", "b"], ["1", ""]]),
    ],
)
def test_rows_and_cells(text: str, expected: list[list[str]]) -> None:
    assert texts(read_csv(text.encode(), "T").table) == expected


def test_a_table_has_head_row_title_and_description() -> None:
    table = read_csv(b"Tiltak;Kroner\nA;1500\nB;25000\n", "Midler").table
    assert (table.title, table.description, table.weights) == ("Midler", "Tiltak, Kroner.", (0.0, 0.0))
    assert [row.role for row in table.rows] == ["header", "term", "term"]
    assert [[cell.align for cell in row.cells] for row in table.rows] == [["left", "right"]] * 3


@pytest.mark.parametrize(
    ("cells", "printed"),
    [
        (["1500", "25000"], ["1_500", "25_000"]),
        (["16033554", "0"], ["16_033_554", "0"]),
        (["1 500", "2\u00a0000", "3\u202f000"], ["1_500", "2_000", "3_000"]),
        (["1500", "900"], ["1500", "900"]),
        (["1234,50", "12345,5"], ["1_234,50", "12_345,5"]),
        (["-500", "\u2212500"], ["−500", "−500"]),
        (["-12000", "12000"], ["−12_000", "12_000"]),
        (["12%", "12,5 %"], ["12_%", "12,5_%"]),
        (["kr 1500", "kr 200"], ["kr_1_500", "kr_200"]),
        (["1500 kr", "200 kroner"], ["1500_kr", "200_kroner"]),
        (["10", "", "-", "–", "20"], ["10", "", "-", "–", "20"]),
        (["0,5", "0"], ["0,5", "0"]),
    ],
)
def test_numbers_are_printed_in_norwegian(cells: list[str], printed: list[str]) -> None:
    column = print_column(read_column(cells))
    assert (column.texts, column.align) == (tuple(text.replace("_", "\u00a0") for text in printed), "right")


@pytest.mark.parametrize(
    "cells",
    [
        ["2025", "2026"],
        ["2025", "", "2026"],
        ["13/26", "14/26"],
        ["13.26", "14.26"],
        ["61123456", "91234567"],
        ["61 12 34 56", "912 34 567"],
        ["987654321"],
        ["12345678901"],
        ["007", "8"],
        ["0412", "0403"],
        ["1.500", "2.500"],
        ["1234.5"],
        ["1 50", "2"],
        ["1 500 50"],
        ["12345678901234567"],
        ["100", "ukjent"],
        ["25000", "ca. 30000"],
        ["21.05.2026"],
        ["2026-05-21"],
        ["10.00–11.30"],
        ["1500,-"],
        ["(500)"],
        ["1e5"],
        ["+4761123456"],
        ["½"],
        ["٣"],
        ["=1+1"],
        ["", "-"],
    ],
)
def test_what_is_not_plainly_a_number_is_left_alone(cells: list[str]) -> None:
    column = print_column(read_column(cells))
    assert (column.texts, column.align) == (tuple(cells), "left")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "CSV-filen er tom."),
        (b"\xef\xbb\xbf\r\n;;\r\n", "CSV-filen er tom."),
        (b"a;b\n", "CSV-filen har ingen rader under tittelraden."),
        (b"a;b;c\n1;2;3\n1;2\n", "Linje 3 i CSV-filen har 2 celler, men tittelraden har 3."),
        (b"a;b\n1;2\n\n1;2;3\n", "Linje 4 i CSV-filen har 3 celler, men tittelraden har 2."),
        (b"sep=;\na;b\n1\n", "Linje 3 i CSV-filen har 1 celler, men tittelraden har 2."),
        (b"a;;c\n1;2;3\n", "Cellen nummer 2 på linje 1 i tittelraden er tom."),
        (b'a;b\n"1;2\n', "CSV-filen kan ikke deles i celler ved linje 2."),
        (b"PK\x03\x04\x00\x00", "CSV-filen er ikke en tekstfil."),
        (b"a;b\n\x81;\x8d\n", "CSV-filen er ikke en tekstfil."),
        (b"\xff\xfea", "CSV-filen er ikke en tekstfil."),
        (b"a;b\n1;\x002\n", "CSV-filen har tegn uten innhold (nulltegn) på linje 2."),
        (b"a;b\n" + b"1;2\n" * MAX_ROWS, f"Tabellen har mer enn {MAX_ROWS} rader"),
        (b";".join([b"a"] * 21) + b"\n" + b";".join([b"1"] * 21), f"Tabellen har mer enn {MAX_COLUMNS} kolonner"),
        (b"a;b\n" + b"x" * 200_000 + b";1\n", "CSV-filen kan ikke deles i celler ved linje 2."),
    ],
)
def test_what_cannot_be_a_table_is_refused_with_its_place(content: bytes, message: str) -> None:
    assert refusal(lambda: read_csv(content, "T")).startswith(message)


ONE_COLUMN = (
    "tabellen har én kolonne, men alle linjer har like mange av et tegn; er det skilletegnet, "
    "må filen lagres med semikolon"
)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a;b\nBel&oslash;p;1\n", "Linjen har koder fra en nettside, som «&oslash;»."),
        ('"Folketall"\n\na;b\n1;2\n', "Slett linjene over tittelraden;"),
        ("a;b\n1;2\nKilde: SSB\n", "Slett linjer som ikke hører til tabellen;"),
        ("a;b;c\n1;2\n", "Alle rader skal ha like mange celler;"),
    ],
)
def test_rows_of_unequal_length_are_explained(text: str, hint: str) -> None:
    answer = tried(lambda: read_csv(text.encode(), "T"))
    assert isinstance(answer, UnreadableError)
    assert answer.hint.startswith(hint)


EMPTY_ROWS = b";\n" * 200_000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a;b\n1;2\n", []),
        ("Sted;BelÃ¸p\nA;1\n", ["en linje er lagret med feil tegnkoding: linje 1 «BelÃ¸p», trolig «Beløp»"]),
        ("a;b\nâ€“;1\n", ["en linje er lagret med feil tegnkoding: linje 2 «â€“», trolig «–»"]),
        ("a;b\n1Â 000;1\n", ["en linje er lagret med feil tegnkoding: linje 2 «1Â 000», trolig «1 000»"]),
        ("a;b\nGj�vik;1\n", ["en linje er lagret med feil tegnkoding: linje 2 «Gj�vik»"]),
        ("a;b\nÅpen på «NÅ»;Ærlig\n", []),
        ("a;b\nx﻿;1\n", ["en linje har styretegn som er utelatt: linje 2 (U+FEFF)"]),
        ("a;b\nx\uf0fc;1\n", ["en linje har styretegn som er utelatt: linje 2 (U+F0FC)"]),
        ("a;b\nx\x07;1\n", ["en linje har styretegn som er utelatt: linje 2 (U+0007)"]),
        ("sep=;\na;b\nx\x07;1\n", ["en linje har styretegn som er utelatt: linje 3 (U+0007)"]),
        ('a;b\n"x;1\ny";z\n', ["en celle går over flere linjer; mangler et anførselstegn: til og med linje 3 «x;1 y»"]),
        ('a;b\n"to\nlinjer";z\n', []),
        ("a~b\n1~2\n", [f"{ONE_COLUMN}: «~»"]),
        ("a^b^c\n1^2^3\n", [f"{ONE_COLUMN}: «^»"]),
        ("Navn    Sum\nDrift   100\n", [f"{ONE_COLUMN}: mellomrom"]),
        ("Navn\nHamar: nord\n", []),
        ("Navn\nHamar\n", []),
        ("a;b\nBel&oslash p;1\n", []),
        ("a,b\nBel&oslash;p,1\n", ["en linje er lagret med feil tegnkoding: linje 2 «Bel&oslash;p», trolig «Beløp»"]),
        ("a;b\nBel\\u00f8p;1\n", ["en linje er lagret med feil tegnkoding: linje 2 «Bel\\u00f8p», trolig «Beløp»"]),
        ("a;b\nC:\\users;R&D\n", []),
        ("a;b\n1,23457E+11;1\n", ["et tall er forkortet av regnearket: linje 2 «1,23457E+11»"]),
    ],
)  # fmt: skip
def test_what_is_odd_is_told_with_its_line(text: str, told: list[str]) -> None:
    read = read_csv(text.encode(), "T")
    assert [clause.replace("\u00a0", " ") for clause in read.left_out] == told


@pytest.mark.parametrize(
    ("coding", "text", "guess"),
    [
        ("cp850", "Område;Møte\nHøst;Ærlig å\n", "MS-DOS"),
        ("cp850", "Åsted;Ø\nÅsnes;x\n", "MS-DOS"),
        ("mac_roman", "Område;Møte\nHøst;Ærlig\n", "Macintosh"),
        ("cp1252", "Område;«Møte»\nHøst;¾ ‘a’\n", ""),
        ("cp1252", "Navn;Sum\nO’Brien – ‘x’;½\n", ""),
        ("cp1252", "Løype;Sti\nblå›rød;x\n", ""),
    ],
)  # fmt: skip
def test_old_codings_of_norwegian_letters(coding: str, text: str, guess: str) -> None:
    read = read_csv(text.encode(coding), "T")
    assert texts(read.table) == [line.split(";") for line in text.splitlines()]
    told = f"æ, ø og å er lest slik et eldre system skriver dem; kontroller dem: {guess}"
    assert read.left_out == ((told,) if guess else ())


def test_headings_of_the_record() -> None:
    assert texts(read_csv(b";Kroner\nA;5\n", "T", ("Post", "Kroner")).table) == [["Post", "Kroner"], ["A", "5"]]
    assert texts(read_csv(b"A;5\n", "T", ("Post", "Kroner")).table) == [["Post", "Kroner"], ["A", "5"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (EMPTY_ROWS, "CSV-filen er tom."),
        (b"a;b\n" + EMPTY_ROWS, "CSV-filen har ingen rader under tittelraden."),
        (b"1;2\n" * 200_000, f"Tabellen har mer enn {MAX_ROWS} rader"),
        (b";" * 400_000, "Linje 1 i CSV-filen har 400000 skilletegn («;»)."),
    ],
)
def test_a_large_file_takes_little_memory(content: bytes, message: str) -> None:
    tracemalloc.start()
    answer = refusal(lambda: read_csv(content, "T"))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert answer.startswith(message)
    # As text, in a buffer, and a little more; every row kept would be fifty times as much.
    assert most < 15 * len(content)


def test_invisible_characters_do_not_reach_the_paper() -> None:
    assert texts(read_csv("a;b\nx\x07y\ufeff;to\u2028linjer\n".encode(), "T").table)[1] == ["xy", "to linjer"]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_an_explanation(content: bytes) -> None:
    table = tried(lambda: read_csv(content, "T").table)
    if isinstance(table, UnreadableError):
        assert table.message
        assert table.hint
    else:
        assert {sum(cell.columns for cell in row.cells) for row in table.rows} == {len(table.weights)}


@given(st.lists(st.lists(st.text(alphabet="aæ1 2,;.\t-%\"'\n0", max_size=6), min_size=3, max_size=3), min_size=1))
def test_no_digit_or_letter_is_lost(body: list[list[str]]) -> None:
    quoted = [";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in body]
    content = "\n".join(["a;b;c", *quoted, "x;y;z"]).encode()
    printed = texts(read_csv(content, "T").table)[1:-1]
    wanted = [row for row in body if any(cell.strip() for cell in row)]

    def bare(text: str) -> str:
        return "".join(text.split()).replace("−", "-")

    assert [[bare(cell) for cell in row] for row in printed] == [[bare(cell) for cell in row] for row in wanted]
