"""Texts as a secretary pastes them, from Word, e-mail, the web, PDF and Teams: printed as they look, or told.

`pasted.txt` holds each with what becomes of it: the lines of the paper, or «! line kind» of what is told. There a
tabulator is written «→», a hard space «°». `HFI_ACCEPT=1 pytest tests/test_pasted.py` writes the answers anew; read
them as a secretary will before keeping them.
"""

import os
from pathlib import Path

import pytest

from tests.test_text import outline
from tests.test_text_faults import told

FILE = Path(__file__).parent / "pasted.txt"
NEXT, ANSWER = "\n=====\n", "\n-----\n"
READ = str.maketrans("→°", "\t\u00a0")
SHOWN = str.maketrans("\t\u00a0", "→°")


def pasted() -> list[tuple[str, str]]:
    """Each text and its answer, as they stand in the file."""
    return [tuple(each.split(ANSWER)) for each in FILE.read_text("utf-8").strip("\n").split(NEXT)]  # type: ignore[misc]


def answer(written: str) -> str:
    """What becomes of a text: what is told stops a build, or stands beside what is printed."""
    text = written.translate(READ)
    lines = [f"! {each}" for each in told(text)]
    if all(line.endswith(("LINE_BREAK", "SPLIT_WORD")) for line in lines):
        lines += outline(text)
    return "\n".join(lines).translate(SHOWN)


@pytest.mark.parametrize(("text", "expected"), pasted(), ids=lambda text: ascii(text)[:24])
def test_a_pasted_text_is_printed_as_it_looks_or_told(text: str, expected: str) -> None:
    assert answer(text) == expected


def test_there_are_many() -> None:
    texts = [text for text, _ in pasted()]
    assert len(set(texts)) == len(texts) >= 60
    if "HFI_ACCEPT" in os.environ:
        FILE.write_text(NEXT.join(f"{text}{ANSWER}{answer(text)}" for text in texts) + "\n", "utf-8", newline="\n")
