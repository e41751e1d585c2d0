"""Workspaces to measure in: the office's own, and one with many copies of a case."""

import re
import shutil
from pathlib import Path

_FIRST_COPY = 101


def copy_workspace(source: Path, target: Path) -> Path:
    """The cases and templates of a workspace in a new place; its papers stay behind."""
    for folder in ("cases", "templates"):
        shutil.copytree(source / folder, target / folder)
    return target


def add_copies(workspace: Path, number: str, count: int) -> list[str]:
    """Adds cases that are like one another in size and unlike in their texts; returns their numbers.

    Nearly every paragraph of a copy differs, so that nothing remembered of one paper helps with the next.
    """
    original, year = number.split("/")
    case = next(workspace.glob(f"cases/**/{original}-{year}.yaml"))
    text = case.read_text(encoding="utf-8")
    numbers = []
    for copy in range(_FIRST_COPY, _FIRST_COPY + count):
        changed = re.sub(r"\bog\b", f"og {copy}", text.replace(f"sak: {number}", f"sak: {copy}/{year}", 1))
        case.with_name(f"{copy}-{year}.yaml").write_text(changed, encoding="utf-8")
        numbers.append(f"{copy}/{year}")
    return numbers
