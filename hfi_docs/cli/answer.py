"""How every command answers: its exit code, and what it says when something is wrong.

Exit codes: 0 done, 1 findings, 2 wrong use, 3 surroundings, 4 an archive does not verify, 130 interrupted.
"""

from collections.abc import Callable
from typing import Any

from hfi_docs.cli.terminal import say
from hfi_docs.errors import DamagedArchiveError, OutsideError, RecordError, UsageError

DONE, FINDINGS, WRONG_USE, SURROUNDINGS, UNVERIFIED, INTERRUPTED = 0, 1, 2, 3, 4, 130


def answer(act: Callable[[], int], as_json: bool) -> int:
    """The exit code of a command; our own errors become messages, all others are bugs and show a traceback."""
    try:
        return act()
    except (RecordError, UsageError, OutsideError) as error:
        return _failed(error, as_json=as_json)


def _failed(error: RecordError | UsageError | OutsideError, *, as_json: bool) -> int:
    from hfi_docs.cli import report  # noqa: PLC0415 - only when something is wrong

    if isinstance(error, RecordError):
        report.show_problems(error.problems)
        report.show_count(error.problems)
        say(error.consequence, err=True)
        if as_json:
            report.show_json(ok=False, problems=error.problems)
        return FINDINGS
    damages = error.damages if isinstance(error, DamagedArchiveError) else ()
    report.show_damages(damages)
    say(f"Feil: {error}", err=True)
    if as_json:
        told: dict[str, Any] = {"damages": [{"path": path, "message": message} for path, message in damages]}
        report.show_json(ok=False, error=str(error), **(told if damages else {}))
    if damages:
        return UNVERIFIED
    return WRONG_USE if isinstance(error, UsageError) else SURROUNDINGS
