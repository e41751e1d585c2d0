"""`hfi-docs changes`: what differs in a meeting's papers since they were sealed."""

from collections.abc import Iterator
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.papers.changes import Difference, tell
from hfi_docs.pipeline.changes import Compared, changes_of
from hfi_docs.pipeline.office import Office


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("meeting", metavar="UTVALG/DATO")
@click.option(
    "--from",
    "since",
    metavar="UTGAVE",
    default="",
    help="Sammenlign med denne utgaven: utgave-01. Utelatt: den nyeste.",
)
@click.option(
    "--to", metavar="UTGAVE", default="", help="Sammenlign med denne utgaven i stedet for det som ligger i cases/."
)
@as_json_option
@click.pass_obj
def changes(start: Path | None, meeting: str, since: str, to: str, as_json: bool) -> int:
    """Shows what differs."""

    def act() -> int:
        found = changes_of(Office(open_workspace(start)), meeting, since=since, to=to)
        report.show_problems(found.problems)
        for line in told(found):
            say(line, err=as_json)
        if as_json:
            report.show_json(ok=True, problems=found.problems, **_plain(found))
        return DONE

    return answer(act, as_json)


def told(found: Compared) -> Iterator[str]:
    """What differs as people read it, a line each."""
    until = f" til {found.to}" if found.to else ""
    if not found.changes:
        yield f"{found.meeting}: Ingenting er endret fra {found.since}{until or ' til nå'}."
        return
    yield f"{found.meeting}: Endret fra {found.since}{until or ' til nå'}"
    yield from (f"{'  ' * each.level}{each.text}" for each in tell(found.changes))


def _plain(found: Compared) -> dict[str, object]:
    return {
        "meeting": found.meeting,
        "from": found.since,
        "to": found.to,
        "notice": [_difference(each) for each in found.changes.notice],
        "cases": [
            {
                "case": case.name,
                "title": case.title,
                "kind": case.kind,
                "moved": case.moved,
                "differences": [_difference(each) for each in case.differences],
            }
            for case in found.changes.cases
        ],
    }


def _difference(each: Difference) -> dict[str, object]:
    return {"place": each.place, "kind": each.kind, "before": each.before, "after": each.after}
