"""`hfi-docs new case`, `new meeting`, `move` and `number`: records that are made and moved, ready to be written in."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.errors import UsageError
from hfi_docs.pipeline.moving import move_case
from hfi_docs.pipeline.new_records import NewCase, WrittenRecord, new_case, new_meeting
from hfi_docs.pipeline.numbering import number_draft
from hfi_docs.pipeline.office import Office
from hfi_docs.records.schema.content import CASE_TYPES

_meeting = click.option("--meeting", metavar="UTVALG/DATO", default="", help="Møtet saken skal til. Ellers det neste.")


@click.command(cls=Command, options_metavar="[VALG]")
@click.option("--from", "source", metavar="SAK", default="", help="Saken den nye skal være en kopi av: 31/25.")
@_meeting
@click.option("--organ", metavar="KORTFORM", default="", help="Utvalget, når møtet ikke er oppgitt.")
@click.option("--type", "kind", type=click.Choice(CASE_TYPES), default=None, help="Sakstypen. Ellers beslutning.")
@click.option("--title", metavar="TITTEL", default="", help="Tittelen.")
@click.option(
    "--draft", metavar="NAVN", default=None, help="Lag et utkast uten nummer og møte: cases/utkast/NAVN.yaml."
)
@as_json_option
@click.pass_obj
def case(
    start: Path | None,
    source: str,
    meeting: str,
    organ: str,
    kind: str | None,
    title: str,
    draft: str | None,
    as_json: bool,
) -> int:
    """Writes the record, and says what to do next."""

    def act() -> int:
        if draft is not None and meeting:
            message = "--draft og --meeting kan ikke brukes sammen: utkastet får møtet med «hfi-docs number»."
            raise UsageError(message)
        office = Office(open_workspace(start))
        wanted = NewCase(meeting, organ, kind or "", title, source, draft)
        _show("Ny sak" if draft is None else "Nytt utkast", new_case(office, wanted, date.today()), as_json=as_json)
        return DONE

    return answer(act, as_json)


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("name", metavar="UTVALG/DATO")
@as_json_option
@click.pass_obj
def meeting(start: Path | None, name: str, as_json: bool) -> int:
    """Writes the record, and says where it is."""

    def act() -> int:
        _show("Nytt møte", new_meeting(Office(open_workspace(start)), name), as_json=as_json)
        return DONE

    return answer(act, as_json)


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("number", metavar="SAK")
@click.argument("meeting", metavar="UTVALG/DATO")
@as_json_option
@click.pass_obj
def move(start: Path | None, number: str, meeting: str, as_json: bool) -> int:
    """Moves the case, and says what was changed."""

    def act() -> int:
        moved = move_case(Office(open_workspace(start)), number, meeting)
        _show_changes(moved.changed, moved.remarks, as_json=as_json)
        if as_json:
            report.show_json(ok=True, changed=[report.show_path(path) for path in moved.changed], remarks=moved.remarks)
        return DONE

    return answer(act, as_json)


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("draft", metavar="UTKAST")
@click.argument("meeting", metavar="UTVALG/DATO")
@click.option("--number", "wanted", metavar="SAK", default="", help="Saksnummeret. Ellers det neste ledige.")
@as_json_option
@click.pass_obj
def number(start: Path | None, draft: str, meeting: str, wanted: str, as_json: bool) -> int:
    """Makes a case of the draft, and says what was changed."""

    def act() -> int:
        done = number_draft(Office(open_workspace(start)), draft, meeting, wanted)
        say(f"Sak {done.name}: {report.show_path(done.path)}", err=as_json)
        _show_changes([path for path in done.changed if path != done.path], done.remarks, as_json=as_json)
        if as_json:
            changed = [report.show_path(path) for path in done.changed]
            path = report.show_path(done.path)
            report.show_json(ok=True, name=done.name, path=path, changed=changed, remarks=done.remarks)
        return DONE

    return answer(act, as_json)


def _show_changes(changed: Iterable[Path], remarks: Iterable[str], *, as_json: bool) -> None:
    for path in changed:
        say(f"Endret: {report.show_path(path)}", err=as_json)
    for remark in remarks:
        say(remark, err=as_json)


def _show(what: str, written: WrittenRecord, *, as_json: bool) -> None:
    say(f"{what} {written.name}: {report.show_path(written.path)}", err=as_json)
    for path in written.copied:
        say(f"Kopiert: {report.show_path(path)}", err=as_json)
    for remark in written.remarks:
        say(remark, err=as_json)
    if as_json:
        copied = [report.show_path(path) for path in written.copied]
        report.show_json(ok=True, name=written.name, path=report.show_path(written.path), copied=copied)
