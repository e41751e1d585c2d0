"""`hfi-docs check --watch`: what is wrong, told anew after each save."""

from collections.abc import Collection
from pathlib import Path
from threading import Event

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE
from hfi_docs.cli.terminal import say
from hfi_docs.errors import OutsideError, RecordError, UsageError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.records.load import Workspace
from hfi_docs.serve.kept import KeptFindings
from hfi_docs.serve.watching import changes
from hfi_docs.values.words import join_words

#: More files than this are told by their number.
_NAMED = 3


def watch(workspace: Workspace, selection: Selection) -> int:
    """Shows what is found, and again after each change, until it is interrupted: that is how it ends.

    Raises:
        UsageError: there is no such case. OutsideError: the office cannot be read.
    """
    watched = changes(workspace, Event())
    kept = KeptFindings(Office(workspace, goes_on=True), selection)
    try:
        _show(kept, ())
        say("Venter på endringer. Ctrl-C avslutter.")
        for changed in watched:
            # What is built and sealed stands beside the records, and says nothing about them.
            if concerned := sorted(path for path in changed if not path.is_relative_to(workspace.output)):
                say()
                say(f"Endret: {_told(concerned)}")
                try:
                    _show(kept, concerned)
                except (UsageError, OutsideError) as error:
                    say(f"Feil: {error}", err=True)
    except KeyboardInterrupt:
        say()
    return DONE


def _show(kept: KeptFindings, changed: Collection[Path]) -> None:
    try:
        findings = kept.after(changed)
    except RecordError as error:
        report.show_problems(error.problems)
        report.show_count(error.problems)
        say(error.consequence, err=True)
        return
    report.show_findings(findings.problems, findings.counts)


def _told(paths: list[Path]) -> str:
    return join_words(list(map(report.show_path, paths))) if len(paths) <= _NAMED else f"{len(paths)} filer"
