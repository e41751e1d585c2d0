"""Bytes to text: encodings, line ends, Unicode form, and characters that a paper cannot hold."""

from pathlib import Path

import pytest

from hfi_docs.errors import WARNING, LoadError
from hfi_docs.records.load.decode import SIZE_LIMIT, decode

PATH = Path("sak.yaml")
TEXT = "tittel: Møte på Bjørnå – «æøå» 😀\n"


def refused(content: bytes) -> list[tuple[str, int, int]]:
    with pytest.raises(LoadError) as caught:
        decode(content, PATH)
    return [(found.code, found.position.line, found.position.column) for found in caught.value.problems]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le-bom", "utf-16-be-bom", "utf-32-be-bom"]
)
def test_every_marked_encoding_gives_the_same_text(encoding: str) -> None:
    if encoding.endswith("-bom"):
        content = ("\ufeff" + TEXT).encode(encoding.removesuffix("-bom"))
    else:
        content = TEXT.encode(encoding)
    assert decode(content, PATH).text == TEXT
    assert decode(content, PATH).warnings == ()


def test_ansi_is_read_with_a_warning_at_the_first_such_character() -> None:
    decoded = decode("sak: 1\ntittel: Møte på «Å» – 5 €\n".encode("cp1252"), PATH)
    assert decoded.text == "sak: 1\ntittel: Møte på «Å» – 5 €\n"
    (warning,) = decoded.warnings
    assert (warning.code, warning.level) == ("HFI007", WARNING)
    assert (warning.position.line, warning.position.column) == (2, 10)
    assert "lagret som ANSI" in warning.message


def test_capital_before_a_closing_quote_in_ansi_is_not_taken_for_utf8() -> None:
    assert decode("a: «GÅ» og «CAFÉ»".encode("cp1252"), PATH).text == "a: «GÅ» og «CAFÉ»"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a: 1\nb: x\x81y", ("HFI005", 2, 5)),
        ("a: på\nb: ".encode() + b"m\xf8te", ("HFI171", 2, 5)),
        (b"\xff\xfea\x00:\x00\x00\xd8a\x00", ("HFI172", 1, 3)),
        (b"\xef\xbb\xbfa: \xff", ("HFI172", 1, 4)),
        ("a: på".encode("utf-16-le"), ("HFI006", 1, 2)),
        (b"PK\x03\x04\x00\x00", ("HFI165", 1, 1)),
        (b"sak\x00", ("HFI006", 1, 4)),
        (b" " * (SIZE_LIMIT + 1), ("HFI003", 1, 1)),
    ],
)
def test_unreadable_bytes_are_refused_with_their_place(content: bytes, expected: tuple[str, int, int]) -> None:
    assert refused(content) == [expected]


def test_a_file_of_the_greatest_size_is_read() -> None:
    assert len(decode(b" " * SIZE_LIMIT, PATH).text) == SIZE_LIMIT


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a: 1\r\nb: 2\rc: 3\n", PATH).text == "a: 1\nb: 2\nc: 3\n"


def test_text_becomes_nfc() -> None:
    assert decode("mo\u0308te: A\u030a".encode(), PATH).text == "möte: Å"


ALLOWED_CONTROLS = {"\t", "\n", "\r"}
LINE_ENDS = "\x0b\x85\u2028\u2029"
CONTROLS = [chr(n) for n in (*range(1, 32), *range(0x7F, 0xA0)) if chr(n) not in ALLOWED_CONTROLS]


@pytest.mark.parametrize("character", [*CONTROLS, "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"])
def test_characters_that_a_paper_cannot_hold_are_refused(character: str) -> None:
    code = "HFI173" if character in LINE_ENDS else "HFI008"
    assert refused(f"a: 😀x\nb: 😀x{character}y".encode()) == [(code, 2, 6)]


@pytest.mark.parametrize(
    "character", ["\t", "\xa0", "\xad", "\u200b", "\u202f", "\u200f", "\ufffd", "😀", "\U0010ffff"]
)
def test_other_characters_are_kept(character: str) -> None:
    assert decode(f"a: x{character}y".encode(), PATH).text == f"a: x{character}y"


def test_every_forbidden_character_is_reported_up_to_a_limit() -> None:
    assert refused(b"a: \x07\nb: \x0b") == [("HFI008", 1, 4), ("HFI173", 2, 4)]
    assert len(refused(b"\x07" * 1000)) == 50
