"""The peer: the script that a competent person writes with the same libraries and no framework.

    python bench/plain.py content.yaml template.docx paper.docx

One YAML file in, one paper out: PyYAML reads, Cerberus checks, docxtpl fills a template of loops. Nothing here is
slow on purpose. It does less than the program: no registers, no references, no links or bold type, no column widths,
no check of the result; and its messages have no line numbers.
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from cerberus import Validator
from docxtpl import DocxTemplate

HARD_SPACE = "\u00a0"
COMPUTED = "="
BULLET = "- "
PAGES = {"portrait": (11906, 16838), "landscape": (16838, 11906)}
PARAGRAPHS = ("h2", "h3", "h4", "p", "quote", "caption", "ul", "ul2", "ul3", "ol", "ol2", "ol3")

_CELL = {"nullable": True, "type": ["string", "integer", "list"], "schema": {"type": "integer"}}
_COLUMN = {
    "heading": {"type": "string", "required": True, "empty": False},
    "align": {"type": "string", "allowed": ["left", "right", "center"]},
    "span": {"type": "integer", "min": 1},
}
_SUM = {
    "label": {"type": "string", "required": True, "empty": False},
    "span": {"type": "integer", "required": True, "min": 1},
    "cells": {"type": "list", "required": True, "schema": {"type": "string"}},
}
_TABLE = {
    "columns": {"type": "list", "required": True, "minlength": 1, "schema": {"type": "dict", "schema": _COLUMN}},
    "rows": {"type": "list", "required": True, "schema": {"type": "list", "minlength": 1, "schema": _CELL}},
    "sum": {"type": "dict", "schema": _SUM},
}
_BLOCK: dict[str, Any] = {
    **{name: {"type": "string", "empty": False} for name in PARAGRAPHS},
    "table": {"type": "dict", "schema": _TABLE},
}
_PART = {
    "orientation": {"type": "string", "required": True, "allowed": list(PAGES)},
    "blocks": {"type": "list", "required": True, "schema": {"type": "dict", "minlength": 1, "schema": _BLOCK}},
}
SCHEMA = {
    "fields": {"type": "dict", "required": True, "valuesrules": {"type": "string"}},
    "parts": {"type": "list", "required": True, "minlength": 1, "schema": {"type": "dict", "schema": _PART}},
}


def build(content: Path, template: Path, paper: Path) -> None:
    """Reads, checks, renders and saves one paper."""
    data = yaml.safe_load(content.read_text(encoding="utf-8"))
    validator = Validator(SCHEMA)
    if not validator.validate(data):
        sys.exit(f"{content}: {validator.errors}")
    for part in data["parts"]:
        part["width"], part["height"] = PAGES[part["orientation"]]
        for block in part["blocks"]:
            if "table" in block:
                block["table"] = prepare_table(block["table"])
    document = DocxTemplate(template)
    document.render({**data["fields"], "parts": data["parts"]}, autoescape=True)
    document.save(paper)


def prepare_table(table: dict[str, Any]) -> dict[str, Any]:
    """The table as the template wants it: cells with lines, alignment and merge; the sum row computed."""
    rows = table["rows"]
    aligns = [column.get("align", "left") for column in table["columns"] for _ in range(column.get("span", 1))]
    cells = [
        [
            {"lines": cell_lines(cell), "align": aligns[column], "merge": cell_merge(rows, number, column)}
            for column, cell in enumerate(row)
        ]
        for number, row in enumerate(rows)
    ]
    return {"columns": table["columns"], "rows": cells, "sum": sum_cells(table) if "sum" in table else []}


def cell_merge(rows: list[list[Any]], number: int, column: int) -> str:
    """The vertical merge of a cell; one without a value goes on with the cell above it."""
    if rows[number][column] is None:
        return "continue"
    return "restart" if number + 1 < len(rows) and rows[number + 1][column] is None else ""


def sum_cells(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The sum row: its label, then each column's sum or text."""
    total = table["sum"]
    cells = [{"text": total["label"], "align": "left", "span": total["span"]}]
    for column, text in enumerate(total["cells"], start=total["span"]):
        computed = text == COMPUTED
        shown = kroner(sum(amount(row[column]) for row in table["rows"])) if computed else text
        cells.append({"text": shown, "align": "right" if computed else "left", "span": 1})
    return cells


def cell_lines(cell: str | int | list[int] | None) -> list[dict[str, Any]]:
    """The paragraphs of a cell: text line by line, or an amount and its parts."""
    if isinstance(cell, int):
        return [{"text": kroner(cell), "bullet": False}]
    if isinstance(cell, list):
        parts = f" +{HARD_SPACE}".join(map(kroner, cell))
        return [{"text": kroner(sum(cell)), "bullet": False}, {"text": f"({parts})", "bullet": False}]
    return [{"text": line.removeprefix(BULLET), "bullet": line.startswith(BULLET)} for line in (cell or "").split("\n")]


def amount(cell: str | int | list[int] | None) -> int:
    """The amount in a cell; text counts as nothing."""
    if isinstance(cell, list):
        return sum(cell)
    return cell if isinstance(cell, int) else 0


def kroner(number: int) -> str:
    """Digits in groups of three."""
    return f"{number:,}".replace(",", HARD_SPACE).replace("-", "\u2212")


if __name__ == "__main__":
    build(*(Path(argument) for argument in sys.argv[1:]))
