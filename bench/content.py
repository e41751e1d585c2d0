"""What the peer prints: the content of a paper as the program composes it, in one YAML file of the peer's own form.

    python -m bench.content make <workspace> <case> <base template or -> <folder>
    python -m bench.content compare <paper> <paper>

Made from the document tree, so that both sides go on printing the same when the example changes. A process of its
own: what it imports must not count as memory of the processes that the bench starts.
"""

import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml

from bench.make_plain import make_template
from bench.plain import BULLET, COMPUTED, HARD_SPACE, PARAGRAPHS, amount, cell_lines, kroner
from hfi_docs.document import Block, Cell, Document, Heading, List, Paragraph, Part, Row, Table, inline_text
from hfi_docs.document.walk import GridArea, table_grid
from hfi_docs.papers.compose import PAPER
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.values.labels import label

CONTENT, TEMPLATE = "content.yaml", "plain.docx"
_AMOUNT = re.compile(f"\u2212?\\d{{1,3}}(?:{HARD_SPACE}\\d{{3}})*")
_DEEPEST_HEADING, _DEEPEST_LIST = 4, 3
_LARGEST_DIFFERENCE = 0.02
#: Cells, rows and sections may differ: the program has rows of heads over each other and rows over several columns,
#: begins a merged cell anew on each page, and shares sections.
_EQUAL = ("characters", "tables")
#: Ends a text that the program repeats where a merged cell goes on on the next page; the peer leaves it empty there.
_CONTINUED = f"({label('forts', 'nb')})"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paper_content(workspace: Workspace, number: str) -> dict[str, Any]:
    """Everything that the paper of a case prints."""
    checked = check_cases(Office(workspace), Selection((number,)))
    document = PAPER.compose(checked.cases[0])
    fields = {key: text for key, text in document.fields.items() if text}
    parts = [
        {"orientation": orientation, "blocks": [entry for block in blocks for entry in _entries(block, 0)]}
        for orientation, blocks in _pages(document)
    ]
    return {"fields": fields, "parts": parts}


def _pages(document: Document) -> list[tuple[str, list[Block]]]:
    pages: list[tuple[str, list[Block]]] = []
    parts: Iterator[Part] = (part for slot in document.slots.values() for part in slot)
    for part in parts:
        if part.new_page or not pages:
            pages.append((part.orientation, []))
        pages[-1][1].extend(part.blocks)
    return pages


def _entries(block: Block, level: int) -> Iterator[dict[str, Any]]:
    match block:
        case Heading():
            yield {f"h{min(block.level, _DEEPEST_HEADING)}": inline_text(block.inlines)}
        case Paragraph():
            yield {block.role if block.role in PARAGRAPHS else "p": inline_text(block.inlines)}
        case List():
            yield from _list_entries(block, level)
        case Table():
            if block.caption:
                yield {"caption": f"{block.caption.label}{HARD_SPACE}{block.caption.number}: {block.caption.text}"}
            yield {"table": _table(block)}
            yield from ({"p": inline_text(note.inlines)} for note in block.notes)


def _list_entries(block: List, level: int) -> Iterator[dict[str, Any]]:
    name = f"{'ol' if block.ordered else 'ul'}{level + 1 if level else ''}"
    for item in block.items:
        for child in item.blocks:
            if isinstance(child, Paragraph):
                yield {name: inline_text(child.inlines)}
            else:
                yield from _entries(child, min(level + 1, _DEEPEST_LIST - 1))


def _table(table: Table) -> dict[str, Any]:
    heads = [(row, areas) for row, areas in zip(table.rows, table_grid(table), strict=True) if row.role == "header"]
    columns = [_column(cell) for cell in heads[0][0].cells] if len(heads) == 1 else _joined_columns(heads)
    body = [row for row in table.rows if row.role != "header"]
    rows = [[_value(cell) for cell in row.cells] for row in body]
    # A row over several columns is a cell and empty ones, for a script that knows no such rows.
    rows = [[*row, *[""] * (len(columns) - len(row))] for row in rows]
    total = _sum(body[-1], rows) if body[-1].role == "total" else None
    return {"columns": columns, "rows": rows[:-1], "sum": total} if total else {"columns": columns, "rows": rows}


def _joined_columns(heads: Sequence[tuple[Row, Sequence[GridArea]]]) -> list[dict[str, Any]]:
    """One head for each column, of all that stands above it: the peer's template has one row of heads."""
    texts: dict[int, list[str]] = {}
    aligned: dict[int, str] = {}
    for row, areas in heads:
        for cell, area in zip(row.cells, areas, strict=True):
            for at in range(area.column, area.column + area.columns):
                texts.setdefault(at, []).append(_text(cell.blocks))
                aligned[at] = cell.align
    return [{"heading": " ".join(filter(None, texts[at])), "align": aligned[at]} for at in sorted(texts)]


def _column(cell: Cell) -> dict[str, Any]:
    column: dict[str, Any] = {"heading": _text(cell.blocks)}
    if cell.align != "left":
        column["align"] = cell.align
    return column | ({"span": cell.columns} if cell.columns > 1 else {})


def _value(cell: Cell) -> str | int | list[int] | None:
    """A cell as a person would type it: text, an amount, the parts of an amount, or nothing in a merged one."""
    if cell.merge == "continue":
        return None
    text = _text(cell.blocks)
    amounts = [int(_plain_digits(found)) for found in _AMOUNT.findall(text)]
    typed: list[int | list[int]] = [*amounts[:1], amounts[1:]]
    return next((value for value in typed if value != [] and _shown(value) == text), text)


def _plain_digits(text: str) -> str:
    return text.replace(HARD_SPACE, "").replace("\u2212", "-")


def _shown(value: int | list[int]) -> str:
    return "\n".join(line["text"] for line in cell_lines(value))


def _sum(row: Row, rows: Sequence[Sequence[str | int | list[int] | None]]) -> dict[str, Any] | None:
    """The sum row for the peer to compute; None when it is more than the sum of the rows above."""
    label, *others = row.cells
    cells = []
    for column, cell in enumerate(others, start=label.columns):
        text = _text(cell.blocks)
        if _AMOUNT.fullmatch(text) and kroner(sum(amount(above[column]) for above in rows[:-1])) != text:
            return None
        cells.append(COMPUTED if _AMOUNT.fullmatch(text) else text)
    return {"label": _text(label.blocks), "span": label.columns, "cells": cells}


def _text(blocks: Sequence[Block], mark: str = "") -> str:
    lines = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                lines.append(mark + inline_text(block.inlines))
            case List():
                lines += [_text(item.blocks, BULLET) for item in block.items]
    return "\n".join(lines)


def make(workspace: Path, number: str, base: str, folder: Path) -> None:
    """Writes the peer's content file and its template into a folder."""
    content = paper_content(Workspace(workspace), number)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    (folder / CONTENT).write_text(text, encoding="utf-8")
    make_template(folder / TEMPLATE, None if base == "-" else Path(base))


def compare(ours: Path, plain: Path) -> None:
    """Prints what both papers hold.

    Raises:
        SystemExit: they differ by more than two hundredths.
    """
    counts = [_count(path) for path in (ours, plain)]
    for name in counts[0]:
        mine, other = (count[name] for count in counts)
        print(f"  {name:<12} {mine:>8} {other:>8}")
        if name in _EQUAL and abs(mine - other) > _LARGEST_DIFFERENCE * mine:
            sys.exit(f"The papers do not hold the same: {name}.")


def _count(path: Path) -> Counter[str]:
    with zipfile.ZipFile(path) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    tags = {"tables": "tbl", "rows": "tr", "cells": "tc", "merged cells": "vMerge", "sections": "sectPr"}
    counts = Counter({name: sum(1 for _ in root.iter(f"{_W}{tag}")) for name, tag in tags.items()})
    repeated = sum(_characters(cell) for cell in root.iter(f"{_W}tc") if _text_of(cell).endswith(_CONTINUED))
    counts["characters"] = _characters(root) - repeated
    return counts


def _characters(element: ET.Element) -> int:
    return len("".join(_text_of(element).split()))


def _text_of(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), sys.argv[3], sys.argv[4], Path(sys.argv[5]))
    else:
        compare(Path(sys.argv[2]), Path(sys.argv[3]))
