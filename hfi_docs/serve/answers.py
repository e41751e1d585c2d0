"""What the page is told, as JSON."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from hfi_docs.errors import Problem
from hfi_docs.serve.overview import Shelf
from hfi_docs.serve.sheets import PaperSheet


def overview_answer(shelves: Iterable[Shelf], root: Path) -> bytes:
    """The list of records, with the office's folder, which editors are given."""
    told = [{"name": shelf.name, "entries": [each._asdict() for each in shelf.entries]} for shelf in shelves]
    return stored({"told": "", "root": root.as_posix(), "shelves": told})


def sheet_answer(sheet: PaperSheet, root: Path) -> bytes:
    """A paper, and what is found."""
    return stored(sheet._asdict() | {"problems": [problem_answer(each, root) for each in sheet.problems]})


def problem_answer(problem: Problem, root: Path) -> dict[str, Any]:
    """A finding with the file as the paper names it."""
    at = problem.position
    file = at.path.relative_to(root).as_posix() if at.path.is_relative_to(root) else at.path.name
    told = {"code": problem.code, "level": problem.level, "message": problem.message, "hint": problem.hint}
    return told | {"file": file, "line": at.line, "column": at.column}


def stored(value: Any) -> bytes:
    """As JSON; halves of letter pairs, which file names may hold, stand as `?`."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def mark_of(content: bytes) -> str:
    """A short word that tells one answer from another."""
    return sha256(content).hexdigest()[:16]
