"""Text to record: everything stays text, every value has its place, silent losses give a warning."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.errors import WARNING, LoadError
from hfi_docs.records.load import load_record, read_record, reader
from hfi_docs.records.record import Data, Span, text_leaves
from tests.reading import PATH, both_parsers, places, read, refused


@both_parsers
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("10:00", "10:00"),
        ("no", "no"),
        ("ja", "ja"),
        ("016", "016"),
        ("1_000", "1_000"),
        ("1.10", "1.10"),
        ("0777", "0777"),
        ("=", "="),
        ("13/26", "13/26"),
        ("2026-02-30", "2026-02-30"),
        ("750 000", "750 000"),
        ("1,5", "1,5"),
        (".inf", ".inf"),
        ("'~'", "~"),
        ('"null"', "null"),
        ("~", ""),
        ("null", ""),
        ("", ""),
        ("''", ""),
        ("😀 æøå", "😀 æøå"),
        ("Sak 1:2", "Sak 1:2"),
        ("C#-kurs", "C#-kurs"),
        ("'Sak: 12 #3'", "Sak: 12 #3"),
        ('"a\\r\\nb\\rc"', "a\nb\nc"),
        ('"e\\u0301"', "é"),
        ("|\n  en\n\n  to\n", "en\n\nto\n"),
        (">-\n  en\n  to\n", "en to"),
        ("|\n  \xa0innrykk\n", "\xa0innrykk\n"),
        ("a\n  b", "a b"),
    ],
)
def test_every_scalar_is_the_text_that_was_written(written: str, value: str) -> None:
    assert read(f"felt: {written}").data == {"felt": value}


@both_parsers
def test_lists_and_groups_keep_their_order_and_shape() -> None:
    text = "---\nb:\n- 1\n- {y: 2, x: [3, 4]}\n-\na: {}\nc: []\n...\n"
    assert read(text).data == {"b": ["1", {"y": "2", "x": ["3", "4"]}, ""], "a": {}, "c": []}
    assert list(read(text).data) == ["b", "a", "c"]


def test_keys_that_look_alike_are_the_same_key() -> None:
    assert places(refused("m\u00f8te\u0301: 1\nm\u00f8t\u00e9: 2")) == [("HFI010", 2, 1)]
    assert places(refused('é: 1\n"e\\u0301": 2')) == [("HFI010", 2, 1)]


SPANS = """\
tittel: 😀 Møte  # merknad
"sitert": 'en
  to'
tom:
blokk: |
  Første [[sak:1/26]]

  andre [[sak:1/26]]

liste:
  - 😀: {a: b}
slutt: x
"""


@both_parsers
def test_places_count_code_points_from_one() -> None:
    record = read(SPANS)
    assert record.keys[("tittel",)] == Span(1, 1, 1, 7)
    assert record.values[("tittel",)] == Span(1, 9, 1, 15)
    assert record.keys[("sitert",)] == Span(2, 1, 2, 9)
    assert record.values[("sitert",)] == Span(2, 11, 3, 6)
    assert record.values[("tom",)] == Span(4, 5, 4, 5)
    assert record.values[("blokk",)] == Span(5, 8, 8, 21)
    assert record.keys[("liste", 0, "😀")] == Span(11, 5, 11, 6)
    assert record.values[("liste", 0, "😀", "a")] == Span(11, 12, 11, 13)
    assert record.values[("liste", 0)].line == 11


def test_text_inside_a_block_is_located() -> None:
    record = read(SPANS)
    first, second = (record.locate(("blokk",), "[[sak:1/26]]", number) for number in (0, 1))
    assert (first.line, first.column) == (6, 10)
    assert (second.line, second.column) == (8, 9)
    missing = record.locate(("blokk",), "slutt")
    assert (missing.line, missing.column) == (5, 8)


def test_an_empty_block_ends_on_its_own_line() -> None:
    assert read("a: |\n\n\nb: 1").values[("a",)] == Span(1, 4, 1, 5)


def test_every_key_and_value_has_a_place() -> None:
    record = read(SPANS)
    for key_path, _ in text_leaves(record.data):
        assert key_path in record.values
    assert set(record.keys) <= set(record.values)


WARNINGS = [
    ("tittel: Sak #13", "HFI019", 1, 13, "Sak"),
    ("tittel: Sak   #13 # mer", "HFI019", 1, 15, "Sak"),
    ("tittel: #13", "HFI019", 1, 9, ""),
    ("tittel: Se punkt # 3", "HFI019", 1, 18, "Se punkt"),
    ("tittel: Prioritet # 1", "HFI019", 1, 19, "Prioritet"),
    ("tittel: Årsplan for Hamar # 2 møter", "HFI019", 1, 27, "Årsplan for Hamar"),
    ("tittel: Tiltaket (jf. # 4) utsettes", "HFI019", 1, 23, "Tiltaket (jf."),
    ("tittel: Tiltaket (fase # a) utsettes", "HFI019", 1, 24, "Tiltaket (fase"),
    ("tittel: Møtet er i # Hamar", "HFI019", 1, 20, "Møtet er i"),
    ("tittel: Vi bruker C # og Java", "HFI019", 1, 21, "Vi bruker C"),
    ("tittel: Vi bruker C #", "HFI019", 1, 21, "Vi bruker C"),
    ("tittel: |\n    tekst\n  # 3 gjelder\n", "HFI186", 3, 3, "tekst\n"),
    ("tittel: >\n    tekst\n\n # 3 gjelder\n", "HFI186", 4, 2, "tekst\n"),
    ("tittel: 😀 #13", "HFI019", 1, 11, "😀"),
    ("tittel: [5,15 mill]", "HFI021", 1, 10, ["5", "15 mill"]),
    ("tittel: Vi ser på\n  - en\n  - to", "HFI017", 1, 9, "Vi ser på - en - to"),
    ("tittel:\n  1. en\n  2. to", "HFI017", 2, 3, "1. en 2. to"),
]


@both_parsers
@pytest.mark.parametrize(("text", "code", "line", "column", "value"), WARNINGS)
def test_text_that_yaml_would_change_silently_gives_a_warning(
    text: str, code: str, line: int, column: int, value: Data
) -> None:
    loaded = read_record(text.encode(), PATH)
    assert places(loaded.warnings) == [(code, line, column)]
    assert loaded.warnings[0].level == WARNING
    assert loaded.record.data == {"tittel": value}


@both_parsers
@pytest.mark.parametrize(
    "text",
    [
        "a: x # merknad",
        "status: utkast # rettes etter møtet",
        "status: utkast # 2. utkast",
        "beløp: 3500 # 3 % av rammen",
        "a: Møtet er lagt til Hamar # avtalt med fylket",
        "a: |\n    tekst\n# Merk: noe\nb: x",
        "a:\n  - b: |\n      tekst\n    # Merk: noe\n    c: x",
        "a: x#y",
        "#a\na: 1",
        "a:\n  #b\n  c: 1",
        "a: 'x' #y",
        "a: |  #y\n  tekst #13\n",
        "a: # seksjoner\n  - b",
        "a: 1,5 mill",
        "a: [1, 2]",
        "a: [a,b]",
        "a: en\n  to",
        "a:\n  - \xa0b",
        "a: |\n  b\n  \xa0c\n",
        "a: 'b\n  \xa0c'",
        "a: b\xa0c",
    ],
)
def test_harmless_ways_of_writing_give_no_warning(text: str) -> None:
    assert read_record(text.encode(), PATH).warnings == ()


def test_a_cut_value_is_told_although_the_file_breaks() -> None:
    problems = refused("a: Sak #13\n  mer tekst\n")
    assert places(problems) == [("HFI019", 1, 8), ("HFI028", 2, 3)]


def test_ansi_warning_survives_reading() -> None:
    loaded = read_record("tittel: Møte".encode("cp1252"), PATH)
    assert loaded.record.data == {"tittel": "Møte"}
    assert places(loaded.warnings) == [("HFI007", 1, 10)]


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(path: Path) -> str:
        with pytest.raises(LoadError) as caught:
            load_record(path)
        assert caught.value.problems[0].position.path == path
        return caught.value.problems[0].code

    assert code(tmp_path / "mangler.yaml") == "HFI001"
    assert code(tmp_path) == "HFI170"
    assert code(Path("a\0b")) == "HFI002"

    locked = tmp_path / "låst.yaml"
    locked.write_text("a: 1", encoding="utf-8")

    def refuse(*_arguments: Any, **_options: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reader, "read_file", refuse)
    assert code(locked) == "HFI002"


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes, and links that anybody may make")
def test_what_is_no_file_is_told_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "død.yaml").symlink_to("mangler.yaml")
    (tmp_path / "ring.yaml").symlink_to("ring.yaml")
    os.mkfifo(tmp_path / "rør.yaml")
    for name, code in {"død.yaml": "HFI187", "ring.yaml": "HFI187", "rør.yaml": "HFI188"}.items():
        with pytest.raises(LoadError) as caught:
            load_record(tmp_path / name)
        assert [problem.code for problem in caught.value.problems] == [code]


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sak.yaml"
    path.write_bytes("tittel: Møte\r\n".encode("utf-8-sig"))
    loaded = load_record(path)
    assert loaded.record.data == {"tittel": "Møte"}
    assert loaded.record.path == path
    assert loaded.record.text == "tittel: Møte\n"
