"""`hfi-docs check --fix`: what would be written is shown, then asked about, then written."""

import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

import click

from hfi_docs.cli import report
from hfi_docs.cli.terminal import Loud, say
from hfi_docs.errors import Problem
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.mending import MendedFile, plan_mending, write_mending
from hfi_docs.pipeline.selection import Selection
from hfi_docs.records.load import Workspace
from hfi_docs.records.load.decode import decode

_YES = ("j", "ja", "y", "yes")


class AfterMending(NamedTuple):
    """What is found when all is done, what was or could be mended, and whether it was written."""

    checked: Checked
    mended: tuple[Problem, ...]
    is_written: bool


def mend(workspace: Workspace, selection: Selection, *, only_show: bool, is_sure: bool, as_json: bool) -> AfterMending:
    """Shows what can be mended, and writes it unless it is only to be shown or nobody says yes.

    Raises:
        RecordError: a register is broken. UsageError: there is no such case, or it must be mended by hand.
        OutputError: a file was changed meanwhile, is in use, or cannot be written.
    """
    mending = plan_mending(workspace, selection)
    for each in mending.files:
        _show(each, as_json=as_json)
    for remark in mending.remarks:
        say(f"Merk: {remark}", err=True)
    mended = tuple(problem for each in mending.files for problem in each.problems)
    counted = _counted(len(mended), len(mending.files))
    is_wanted = bool(mended) and not only_show and (is_sure or _is_wanted(counted, as_json=as_json))
    if is_wanted:
        write_mending(mending)
        say(f"{counted} er rettet.", err=as_json)
    else:
        nothing = "Ingenting er rettet." if mending.remarks else "Det er ingenting å rette."
        told = f"{counted} kan rettes. Ingenting er skrevet." if mended else nothing
        told += " Legg til --yes for å rette." if mended and not only_show and not _can_ask(as_json=as_json) else ""
        say(told, err=as_json)
    return AfterMending(mending.after if is_wanted else mending.before, mended, is_wanted)


def _show(mended: MendedFile, *, as_json: bool) -> None:
    codes = ", ".join(sorted({problem.code for problem in mended.problems}))
    say(f"{report.show_path(mended.path)} ({codes})", err=as_json)
    for number, old, new in _changed_lines(mended):
        say(f"  linje {number}", err=as_json)
        for line in old:
            say("  ", Loud(f"- {line}", "red", bold=False), err=as_json)
        for line in new:
            say("  ", Loud(f"+ {line}", "green", bold=False), err=as_json)


def _changed_lines(mended: MendedFile) -> Iterator[tuple[int, list[str], list[str]]]:
    """The lines that differ: the number of the first, what stands there, and what would."""
    old, new = (decode(content, mended.path).text.split("\n") for content in (mended.before, mended.after))
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield first + 1, old[first:last], new[start:end]


def _is_wanted(counted: str, *, as_json: bool) -> bool:
    """Whether the person at the terminal says so; nobody else is asked."""
    if not _can_ask(as_json=as_json):
        return False
    return str(click.prompt(f"Skal {counted} rettes? (j/n)", default="n", err=True)).strip().casefold() in _YES


def _can_ask(*, as_json: bool) -> bool:
    return not as_json and sys.stdin.isatty()


def _counted(findings: int, files: int) -> str:
    """«3 funn i 2 filer»."""
    return f"{findings} funn i {files} {'fil' if files == 1 else 'filer'}"
