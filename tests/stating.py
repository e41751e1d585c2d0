"""What the papers look like, stated once: `tests/stated/` has a file for each, rewritten by `pytest --accept`.

Pages, landscape and column widths change with every change of the look. Read the difference before it is committed.
"""

from io import BytesIO
from itertools import groupby
from pathlib import Path

import pikepdf

from tests.word import Table, Word

_FOLDER = Path(__file__).parent / "stated"


def state(name: str, part: str, found: str, *, accept: bool) -> None:
    """Compares one part of what is stated of a paper; writes it instead when `accept`."""
    path = _FOLDER / f"{name}.txt"
    stated = _parts(path.read_text(encoding="utf-8")) if path.exists() else {}
    if accept:
        stated[part] = found
        text = "\n".join(f"[{part}]\n{stated[part]}\n" for part in sorted(stated))
        path.write_text(text, encoding="utf-8", newline="\n")
    assert stated.get(part) == found, f"tests/stated/{path.name} [{part}]; pytest --accept rewrites it"


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            current = parts.setdefault(line.strip("[]"), [])
        elif line:
            current.append(line)
    return {part: "\n".join(lines) for part, lines in parts.items()}


def tables(word: Word) -> str:
    """The runs of pages that lie or stand, and each table's columns in twips."""
    lines = ["sections: " + ", ".join(_turned(section.landscape) for section in word.sections)]
    for block in word.blocks:
        if isinstance(block, Table):
            widths = " ".join(map(str, block.grid))
            lines.append(f"{_turned(word.landscape(block))}, {len(block.rows)} rows, {widths}: {block.title}")
    return "\n".join(lines).replace("\u00a0", " ")


def pages(content: bytes) -> str:
    """How many pages a PDF has, and which of them lie or stand."""
    with pikepdf.open(BytesIO(content)) as pdf:
        sizes = [[float(side) for side in page.mediabox] for page in pdf.pages]
    lines, first = [f"{len(sizes)} in all"], 1
    for landscape, run in groupby(right - left > top - bottom for left, bottom, right, top in sizes):
        last = first + len(list(run)) - 1
        lines.append(f"{first}–{last} {_turned(landscape)}")
        first = last + 1
    return "\n".join(lines)


def _turned(landscape: bool) -> str:
    return "landscape" if landscape else "portrait"
