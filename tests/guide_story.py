"""The user guide as a story: what its reader writes and runs, in order, in one empty folder.

A `yaml` block whose first line names a file below `cases/` is written there: a whole record, or fields that take the
place of those in the record, or are added. An `sh` block is run. The `text` block after it is what is answered, with
«…» for whatever may stand there.
"""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import ExitStack, chdir
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from hfi_docs.cli import followup, init, new
from hfi_docs.cli.main import run
from tests.foreign_pdfs import A4, LYING, report
from tests.pictures import png
from tests.workspaces import REPOSITORY

GUIDE = REPOSITORY / "docs" / "brukerveiledning.md"
_BLOCK = re.compile(r"^ *```(yaml|sh|text)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_WHOLE = re.compile(r"^(?:sak|utvalg|register): ", re.MULTILINE)
#: Files that a reader has and the guide only names.
_FILES = {
    ".pdf": report("Rapporten", [A4, LYING]),
    ".csv": "Post;2025;2026\nLønn;9 100 000;9 400 000\nDrift;1 200 000;1 250 000\n".encode(),
    ".png": png(),
}


#: What does not end by itself has tests of its own.
_ENDLESS = {"serve", "--watch"}
#: The day on which the guide's reader begins.
BEGUN = date(2026, 11, 26)


class Begun(date):
    """A calendar that stands still."""

    @classmethod
    def today(cls) -> "Begun":
        """The same every day."""
        return cls(BEGUN.year, BEGUN.month, BEGUN.day)


class Write(NamedTuple):
    """A record, or fields of one, that the reader writes."""

    name: str
    text: str


class Run(NamedTuple):
    """Commands, and what is shown as the answer ("" when nothing is)."""

    commands: tuple[tuple[str, ...], ...]
    shown: str


class Chapter(NamedTuple):
    """A chapter of the guide, by its heading."""

    title: str
    steps: tuple[Write | Run, ...]


def chapters() -> tuple[Chapter, ...]:
    """The chapters that hold something to do."""
    parts = re.split(r"^## (.+)\n", GUIDE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    told = (Chapter(title, tuple(_steps(text))) for title, text in zip(parts[::2], parts[1::2], strict=True))
    return tuple(chapter for chapter in told if chapter.steps)


class Done(NamedTuple):
    """A step that has been carried out, in the folder where its reader now stands, and the exit code."""

    chapter: Chapter
    step: Write | Run
    folder: Path
    code: int


def carried_out(folder: Path) -> Iterator[Done]:
    """The steps of all chapters, each when it has been carried out."""
    with ExitStack() as stack:
        for module in (init, new, followup):
            stack.enter_context(patch.object(module, "date", Begun))
        # What LibreOffice makes is not the guide's matter, and takes long.
        stack.enter_context(patch.dict(os.environ, {"HFI_SOFFICE": "finnes ikke"}))
        stack.enter_context(chdir(folder))
        for chapter in chapters():
            for step in chapter.steps:
                code = max(map(_carry_out, step.commands)) if isinstance(step, Run) else write(step, Path.cwd())
                yield Done(chapter, step, Path.cwd(), code)


def _carry_out(command: tuple[str, ...]) -> int:
    program, *arguments = command
    if program == "cd":
        os.chdir(arguments[0])
        return 0
    assert program == "hfi-docs"
    return 0 if _ENDLESS & {*arguments} else run(arguments)


def _steps(text: str) -> Iterator[Write | Run]:
    blocks = [(kind, _even(body)) for kind, body in _BLOCK.findall(text)]
    for (kind, body), (kind_after, body_after) in pairwise([*blocks, ("", "")]):
        first, _, rest = body.partition("\n")
        if kind == "yaml" and first.startswith("# cases/"):
            yield Write(first.removeprefix("# "), rest)
        elif kind == "sh":
            commands = tuple(tuple(shlex.split(line)) for line in body.splitlines())
            yield Run(commands, body_after if kind_after == "text" else "")


def write(step: Write, folder: Path) -> int:
    """Does what a `yaml` block asks for: nothing can go wrong (0)."""
    path = folder / step.name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = step.text if _WHOLE.search(step.text) else _replaced(path.read_text("utf-8-sig"), step.text)
    path.write_text(text, "utf-8")
    for name in re.findall(r"fil: ([^,}\n]+)", step.text):
        file = path.parent / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(_FILES[file.suffix])
    return 0


def answers_as_shown(answer: str, shown: str) -> bool:
    """Whether an answer is what a `text` block shows."""
    pattern = re.escape(shown.strip()).replace("…", ".*")
    lines = [line for line in answer.replace("\u00a0", " ").splitlines() if "HFI_SOFFICE" not in line]
    return re.fullmatch(pattern, "\n".join(lines).strip(), re.DOTALL) is not None


def _even(text: str) -> str:
    """A block of a list item, without the margin of the item."""
    margin = min(len(line) - len(line.lstrip()) for line in text.splitlines() if line.strip())
    return "".join(line[margin:] or "\n" for line in text.splitlines(keepends=True))


def _replaced(record: str, fields: str) -> str:
    """A record where some of its fields are as they stand here."""
    for field in re.findall(r"^\S+:.*\n(?:(?: .*)?\n)*", fields, re.MULTILINE):
        name = field.partition(":")[0]
        before, *after = re.split(rf"^{name}:.*\n(?:(?: +.*)\n|\n(?= ))*", record, maxsplit=1, flags=re.MULTILINE)
        record = f"{before}{field}{after[0]}" if after else f"{before.rstrip()}\n{field}"
    return record
