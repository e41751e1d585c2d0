"""`hfi-docs template new`: a template made of the office's letterhead, and what was done to it."""

import sys
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.pipeline.new_template import DECORATION, WrittenTemplate, new_template, undescribed_pictures

_NEXT = {
    "sak": "Ta den i bruk: skriv «mal: {}» på utvalget i cases/register/utvalg.yaml.",
    "innkalling": "Ta den i bruk: skriv «innkalling: {}» på utvalget i cases/register/utvalg.yaml.",
    "protokoll": "Protokoller bygges med den malen som heter protokoll.docx.",
}


@click.command(cls=Command, options_metavar="[VALG]")
@click.option(
    "--from", "source", metavar="FIL", required=True, type=click.Path(path_type=Path), help="Brevpapiret: .docx, .dotx."
)
@click.option("--name", metavar="NAVN", default="", help="Hva malen skal hete. Ellers heter den som brevpapiret.")
@click.option("--kind", type=click.Choice(tuple(_NEXT)), default="sak", show_default=True, help="Hva malen er for.")
@click.option(
    "--alt", "alt_texts", metavar="TEKST", multiple=True, help="Alternativ tekst for et bilde, ett valg for hvert."
)
@click.option("--force", is_flag=True, help="Bytt ut en mal med samme navn.")
@as_json_option
@click.pass_obj
def new(
    start: Path | None,
    source: Path,
    name: str,
    kind: str,
    alt_texts: tuple[str, ...],
    force: bool,
    as_json: bool,
) -> int:
    """Makes the template, and shows what was done."""

    def act() -> int:
        workspace = open_workspace(start)
        texts = alt_texts if as_json else (*alt_texts, *_asked(source, len(alt_texts)))
        written = new_template(workspace, source, name=name, kind=kind, alt_texts=texts, force=force)
        _show(written, kind, as_json=as_json)
        return DONE

    return answer(act, as_json)


def _asked(source: Path, known: int) -> list[str]:
    """The alternative texts that are missing, as somebody at the keyboard says them."""
    if not sys.stdin.isatty():
        return []
    texts = []
    for where in undescribed_pictures(source)[known:]:
        say(f"Hva viser {where}? («{DECORATION}»: bare pynt)", err=True)
        texts.append(str(click.prompt("Alternativ tekst", err=True)))
    return texts


def _show(written: WrittenTemplate, kind: str, *, as_json: bool) -> None:
    path, made = written
    say(f"Ny mal: {report.show_path(path)}", err=as_json)
    for heading, lines in (("Lagt til", made.added), ("Rettet", made.mended), ("Beholdt", made.kept)):
        if lines:
            say(f"{heading}:", err=as_json)
        for line in lines:
            say(f"  - {line}", err=as_json)
    say(_NEXT[kind].format(path.name), err=as_json)
    if as_json:
        report.show_json(ok=True, path=str(path), added=made.added, mended=made.mended, kept=made.kept)
