"""`hfi-docs init`: a working office in an empty folder."""

import sys
from datetime import date
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, standing_in
from hfi_docs.cli.terminal import say
from hfi_docs.pipeline.new_office import NEUTRAL, NewOffice, OfficeNames, new_office


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("folder", metavar="[MAPPE]", required=False, type=click.Path(path_type=Path))
@click.option("--name", metavar="NAVN", default="", help="Hva kontoret heter, slik det skal stå i brevhodet.")
@click.option("--organ", metavar="KORTFORM", default="", help="Utvalgets kortform, bare bokstaver: SSU.")
@click.option("--organ-name", metavar="NAVN", default="", help="Hva utvalget heter.")
@click.option("--language", type=click.Choice(("bokmål", "nynorsk")), default="bokmål", help="Målformen i sakene.")
@click.option("--example", is_flag=True, help="Med et eksempel på alle slags tabeller og vedlegg.")
@as_json_option
@click.pass_obj
def init(
    start: Path | None,
    folder: Path | None,
    name: str,
    organ: str,
    organ_name: str,
    language: str,
    example: bool,
    as_json: bool,
) -> int:
    """Makes the office, and says what to do next."""

    def act() -> int:
        place = standing_in(folder or start)
        asked = _asked((name, organ, organ_name), is_silent=as_json)
        made = new_office(place, OfficeNames(*asked, language), date.today(), example=example)
        _show(place, made, as_json=as_json)
        return DONE

    return answer(act, as_json)


def _asked(given: tuple[str, str, str], *, is_silent: bool) -> tuple[str, str, str]:
    """The names, asked for in a terminal; else what is neutral."""
    if is_silent or not sys.stdin.isatty():
        office, organ, organ_name = (said or neutral for said, neutral in zip(given, NEUTRAL, strict=True))
        return office, organ, organ_name if given[2] or not given[1] else organ
    questions = ("Hva heter kontoret?", "Hvilken kortform har utvalget?", "Hva heter utvalget?")
    office, organ, organ_name = (
        said or str(click.prompt(question, default=neutral, err=True))
        for said, question, neutral in zip(given, questions, NEUTRAL, strict=True)
    )
    return office, organ, organ_name


def _show(root: Path, made: NewOffice, *, as_json: bool) -> None:
    say(f"Et nytt kontor er lagt i {report.show_path(root)}.", err=as_json)
    steps = [
        *([] if root == Path.cwd() else [f'cd "{report.show_path(root)}"']),
        f"Åpne {made.case_path.relative_to(root)} og skriv saken.",
        f"hfi-docs check {made.case}",
        f"hfi-docs build --meeting {made.meeting}",
    ]
    say("Neste steg:", err=as_json)
    for number, step in enumerate(steps, 1):
        say(f"  {number}. {step}", err=as_json)
    if as_json:
        report.show_json(ok=True, files=[report.show_path(path) for path in made.files])
