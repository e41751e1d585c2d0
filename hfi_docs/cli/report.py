"""Problems and results as people read them, and as one JSON object for other programs."""

import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hfi_docs import __version__
from hfi_docs.cli.terminal import Loud, say, say_json, shown
from hfi_docs.errors import ERROR, Problem
from hfi_docs.records.files import read_file
from hfi_docs.values.words import join_words

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_COLOURS = {ERROR: "red"}


def show_problems(problems: Sequence[Problem]) -> None:
    """Writes every problem to stderr: place, message, the line with a caret under the place, advice."""
    lines: dict[Path, list[str]] = {}
    for problem in problems:
        at = problem.position
        if at.path not in lines:
            lines[at.path] = _source(at.path)
        level = Loud(f"{problem.level} {problem.code}", _COLOURS.get(problem.level, "yellow"))
        say(f"{show_path(at.path)}:{at.line}:{at.column}: ", level, f": {problem.message}", err=True)
        if at.line <= len(lines[at.path]):
            source = lines[at.path][at.line - 1].rstrip()
            say(f"{at.line:>6} | {source.replace(chr(9), ' ')}", err=True)
            say(f"{'':>6} | {' ' * _width(shown(source[: at.column - 1].replace(chr(9), ' ')))}^", err=True)
        if problem.hint:
            say(f"{'':>6}   Råd: {problem.hint}", err=True)


def show_count(problems: Sequence[Problem]) -> None:
    """Writes how many errors and warnings there are to stderr."""
    errors = sum(1 for problem in problems if problem.level == ERROR)
    warnings = len(problems) - errors
    told = [f"{errors} feil"] if errors else []
    told += [f"{warnings} {'advarsel' if warnings == 1 else 'advarsler'}"] if warnings else []
    if told:
        say(f"{' og '.join(told)}.{_mendable(problems)}", err=True)


def _mendable(problems: Sequence[Problem]) -> str:
    """How many of them can be mended, as a sentence to add."""
    count = sum(bool(problem.edits) for problem in problems)
    which = "Den" if len(problems) == 1 else f"{count} av dem" if count < len(problems) else "Alle"
    return f" {which} kan rettes med «hfi-docs check --fix»." if count else ""


def show_findings(problems: Sequence[Problem], counts: Sequence[int], *, as_json: bool = False) -> None:
    """Writes what was found; and how many cases, drafts, notices and minutes can be built, when nothing hinders it."""
    show_problems(problems)
    show_count(problems)
    if not any(problem.level == ERROR for problem in problems):
        words = (("sak", "saker"), ("utkast", "utkast"), ("innkalling", "innkallinger"), ("protokoll", "protokoller"))
        counted = [each for each in zip(counts, words, strict=True) if each[0]] or [(0, words[0])]
        told = [f"{count} {one if count == 1 else many}" for count, (one, many) in counted]
        say(f"{join_words(told)} kan bygges.", err=as_json)


def show_damages(damages: Iterable[tuple[str, str]]) -> None:
    """Writes each thing that is not as it was sealed to stderr: where, and what."""
    for path, message in damages:
        say(f"{path}: ", Loud("skade", "red"), f": {message}", err=True)


def show_json(*, ok: bool, problems: Iterable[Problem] = (), **more: Any) -> None:
    """Writes one JSON object to stdout."""
    import json  # noqa: PLC0415 - only for other programs

    findings = [plain(problem) for problem in problems]
    answer = {"version": __version__, "ok": ok, "findings": findings, **more}
    say_json(json.dumps(answer, ensure_ascii=False, indent=2))


def plain(problem: Problem) -> dict[str, object]:
    """A finding as other programs read it."""
    return {
        "file": str(problem.position.path),
        "line": problem.position.line,
        "column": problem.position.column,
        "code": problem.code,
        "level": problem.level,
        "message": problem.message,
        "hint": problem.hint,
        "edits": [edit._asdict() for edit in problem.edits],
    }


def show_path(path: Path) -> str:
    """The path as seen from where the user stands, when it lies below."""
    # As text: an office has thousands of paths, and a Path takes ten times as long.
    try:
        return str(path).removeprefix(f"{os.getcwd()}{os.sep}")  # noqa: PTH109
    except OSError:
        return str(path)


def _source(path: Path) -> list[str]:
    from hfi_docs.records.load import leads_out  # noqa: PLC0415 - only where something is wrong

    if leads_out(path):
        # What is refused is not shown either.
        return []
    try:
        content = read_file(path)
    except OSError:
        return []
    if content[:2] not in _MARKS and b"\0" in content:
        # No text: its lines tell a reader nothing.
        return []
    encoding = "utf-16" if content[:2] in _MARKS else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def _width(text: str) -> int:
    """Columns that the text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
