"""`hfi-docs changes`: what differs in a meeting's papers since they were sealed."""

from collections.abc import Iterator
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.papers.changes import CaseChanges, Difference
from hfi_docs.papers.compose.excerpts import excerpts
from hfi_docs.pipeline.changes import Compared, changes_of
from hfi_docs.pipeline.office import Office
from hfi_docs.values.labels import place_name


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
    if found.changes.notice:
        yield "Innkallingen"
        yield from _differences(found.changes.notice)
    for case in found.changes.cases:
        yield _head(case)
        yield from _differences(case.differences)


def _head(case: CaseChanges) -> str:
    moved = ", flyttet i sakslisten" if case.moved and case.kind == "endret" else ""
    what = {"ny": "Ny sak", "utgår": "Utgår", "flyttet": "Flyttet i sakslisten"}.get(case.kind)
    return f"{what}: {case.name} {case.title}" if what else f"{case.name} {case.title}{moved}"


def _differences(differences: tuple[Difference, ...]) -> Iterator[str]:
    for each in differences:
        place, before, after = _place(each), each.before, each.after
        if each.kind == "endret" and "\n" not in before + after and len(before + after) < _SHORT:
            yield f"  {place}{before} → {after}"
            continue
        if each.kind == "endret":
            before, after = excerpts(before, after)
        yield f"  {place}{each.kind}"
        marks = (("-", before), ("+", after)) if each.kind != "flyttet" else ((" ", after),)
        yield from (f"    {mark} {line}" for mark, text in marks if text for line in text.split("\n"))


def _place(each: Difference) -> str:
    names = [place_name(name, "nb") for name in each.place if name]
    return f"{', '.join(names)}: " if names else ""


#: What fits in a line of a terminal.
_SHORT = 80


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
