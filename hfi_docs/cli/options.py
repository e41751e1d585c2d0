"""The arguments and options that commands share, and the workspace that a command works in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hfi_docs.errors import HfiError, UsageError
from hfi_docs.records.workspace import Workspace, find_workspace
from hfi_docs.values.case_numbers import DRAFTS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

as_json_option = click.option("--json", "as_json", is_flag=True, help="Skriv svaret som ett JSON-objekt.")
meeting_option = click.option(
    "--meeting", metavar="UTVALG/DATO", default="", help="Sakene til et møte: SSU/2026-05-21."
)


def standing_in(start: Path | None) -> Path:
    """The folder that was named, or the current one.

    Raises:
        UsageError: it is gone.
    """
    try:
        return (start or Path.cwd()).resolve()
    except OSError:
        message = "Mappen du står i, finnes ikke lenger. Gå til kontorets mappe, eller oppgi den med --workspace."
        raise UsageError(message) from None


def open_workspace(start: Path | None) -> Workspace:
    """The workspace that was named, or the one around the current folder.

    Raises:
        UsageError: there is none.
    """
    return find_workspace(standing_in(start))


def refuse_mixed(numbers: tuple[str, ...], meeting: str, *, everything: bool = False) -> None:
    """One way of choosing cases at a time: what would be ignored is refused.

    Raises:
        UsageError: cases are chosen in two ways.
    """
    ways = [
        *(["saksnummer"] if numbers else []),
        *(["--meeting"] if meeting else []),
        *(["--all"] if everything else []),
    ]
    if len(ways) > 1:
        message = f"{' og '.join(ways)} kan ikke brukes sammen. Skriv hvilke saker det gjelder på én måte."
        raise UsageError(message)


def _complete_number(ctx: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Case numbers with their titles, for the shell."""
    # Only when something is completed; the fast answer to an unchanged build does without both.
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    from hfi_docs.pipeline.agendas import named  # noqa: PLC0415
    from hfi_docs.pipeline.office import Office  # noqa: PLC0415

    try:
        office = Office(open_workspace(ctx.find_root().params.get("workspace"))).look()
        headers = [header for _, header in office.headers(office.filing.case_paths)]
        drafts = [(f"{DRAFTS}/{name}", "") for name in office.filing.drafts.values()]
    except HfiError:
        return []
    offered = ((named(office, header.number), header.title) for header in headers)
    return [
        CompletionItem(text, help=title) for text, title in sorted([*offered, *drafts]) if text.startswith(incomplete)
    ]


numbers_argument = click.argument("numbers", metavar="[SAK]...", nargs=-1, shell_complete=_complete_number)
