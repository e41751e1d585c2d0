"""No text, however large, deep or random, does more to the reader than make it explain itself."""

import contextlib
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hfi_docs.errors import LoadError
from hfi_docs.records.load import load_record, read_record
from hfi_docs.records.load.decode import SIZE_LIMIT
from hfi_docs.records.record import text_leaves
from tests.reading import PATH, both_parsers, places, read, refused


def nested_anchors() -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(rows)


BOMBS = {
    "brackets": ("a: " + "[" * 100_000, "HFI016"),
    "braces": ("a: " + "{" * 100_000, None),
    "root brackets": ("[" * 100_000, "HFI009"),
    "dashes": ("a:\n  " + "- " * 100_000, "HFI016"),
    "root dashes": ("- " * 100_000, "HFI009"),
    "staircase": ("".join(f"{' ' * n}a:\n" for n in range(1000)), "HFI016"),
    "anchors": (nested_anchors(), "HFI011"),
    "keys": ("".join(f"k{n}: 1\n" for n in range(100_000)), "HFI176"),
    "same key": ("a: 1\n" * 40_000, "HFI010"),
    "question marks": ("? " * 100_000, None),
    "tags": ("a: " + "!a " * 50_000, None),
    "quotes": ('a: "' + "\\" * 100_000, None),
    "long key": ("a" * 100_000 + ": 1", None),
    "hard spaces": ("\xa0\n" * 100_000, None),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_answered(name: str) -> None:
    text, code = BOMBS[name]
    problems = refused(text)
    assert 0 < len(problems) <= 50
    assert code is None or problems[0].code == code


def test_the_deepest_and_the_fullest_record_are_read() -> None:
    assert read("a: " + "[" * 63 + "]" * 63).data
    assert places(refused("a: " + "[" * 64 + "]" * 64)) == [("HFI016", 1, 67)]
    assert len(read("".join(f"k{n}: 1\n" for n in range(50_000))).data) == 50_000


ENGLISH = re.compile(r"\b(expected|found|while|character|mapping|scanning|the|not allowed|could)\b")


# A text of pieces that mean something to YAML reaches far more of the parser than random letters do.
PIECES = [":", ": ", "- ", "\n", " ", "  ", "\t", "#", " #", "'", '"', "[", "]", "{", "}", ",", "|", ">", "&a", "*a"]
PIECES += ["!", "%", "@", "`", "?", "? ", "---", "\n---\n", "...", "<<", "~", "a", "b", "æ", "😀", "\xa0", "\\", "\\x"]
PIECES += ["\r", "\x85", "\u2028", "\x00", "a: ", "\n  ", "\n- ", "[[sak:", "]]", "1", ",1", "%YAML 1.1", "!!str"]
YAML_LIKE = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def read_or_explain(content: bytes) -> None:
    try:
        loaded = read_record(content, PATH)
    except LoadError as error:
        lines = len(re.split("\r\n|\r|\n", content.decode("utf-8", "replace")))
        for problem in error.problems:
            assert not ENGLISH.search(problem.message + problem.hint)
            assert 1 <= problem.position.line <= lines
            assert problem.position.column >= 1
    else:
        assert all(isinstance(value, str) for _, value in text_leaves(loaded.record.data) if value)


@both_parsers
@pytest.mark.parametrize("prefix", ["", "a: ", "a: 1\nb:\n  - "])
def test_no_text_of_yaml_pieces_breaks_the_reader(prefix: str) -> None:
    @settings(max_examples=400, deadline=None)
    @given(YAML_LIKE)
    def holds(text: str) -> None:
        read_or_explain((prefix + text).encode())

    holds()


@settings(max_examples=500, deadline=None)
@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    read_or_explain(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None)
@given(st.binary())
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with contextlib.suppress(LoadError):
        read_record(content, PATH)


# Characters in NFC that a record may hold; the dump escapes what YAML needs escaped.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Mn", "Mc", "Cn", "Co"], exclude_characters="\ufeff"
)
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("\n\t :#-[]{}'\"&*!|>%@`,~")), max_size=40)
KEYS = st.text(st.sampled_from("abcæøå_ 0123: #-"), min_size=1, max_size=10).filter(lambda key: key[0] != "-")
RECORDS = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
    ),
    min_size=1,
    max_size=6,
)


def normalised(data: Any) -> Any:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, list):
        return [normalised(item) for item in data]
    return {normalised(key): normalised(value) for key, value in data.items()}


@settings(max_examples=300, deadline=None)
@given(RECORDS, st.booleans(), st.sampled_from([None, "'", '"', "|"]))
def test_what_is_dumped_is_read_back(data: Any, unicode: bool, style: str | None) -> None:
    assume(not any(" " in key for key in data))
    text = yaml.safe_dump(data, allow_unicode=unicode, default_style=style, sort_keys=False, width=10_000)
    text = text.replace("!!str ", "")
    assert read(text).data == normalised(data)


@pytest.mark.parametrize(("more", "code"), [(0, ""), (1, "HFI003"), (1000, "HFI003")])
def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path, more: int, code: str) -> None:
    """What stands behind the limit is never left out in silence."""
    path, start = tmp_path / "13-26.yaml", b"sak: 13/26\n#"
    path.write_bytes(start + b"x" * (SIZE_LIMIT - len(start) + more))
    if not code:
        assert load_record(path).record.data == {"sak": "13/26"}
        return
    with pytest.raises(LoadError) as caught:
        load_record(path)
    assert [problem.code for problem in caught.value.problems] == [code]
