"""PDF of what was built, and `doctor`."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, SURROUNDINGS, answer, as_json_option
from hfi_docs.cli.norwegian import Command

if TYPE_CHECKING:
    from hfi_docs.pipeline.pdfs import Pdfs


pdf_option = click.option("--pdf", is_flag=True, help="Lag også PDF av hvert Word-papir, ved siden av det.")


def build_pdfs(papers: Sequence[Path], *, as_json: bool) -> "Pdfs":
    """Makes PDF beside papers and says which, and what hinders or is found; a missing converter is no failure."""
    from hfi_docs.pipeline.pdfs import make_pdfs  # noqa: PLC0415 - only when asked for

    pdfs = make_pdfs(papers, os.environ)
    for path in pdfs.outputs:
        click.echo(f"{'Laget' if path in pdfs.changed else 'Uendret'}: {report.show_path(path)}", err=as_json)
    for note in pdfs.notes:
        click.echo(f"Merk: {note}", err=True)
    if pdfs.missing:
        click.echo(f"Merk: Word-papirene er bygd, men ikke PDF. {pdfs.missing}", err=True)
    if pdfs.failed:
        click.echo(f"Feil: Word-papirene er bygd, men ikke alle PDF-ene. {pdfs.failed}", err=True)
    return pdfs


def show_outdated(changed: Sequence[Path], pdfs: "Pdfs | None") -> None:
    """Says which PDFs lie beside newer papers."""
    fresh = pdfs.outputs if pdfs else ()
    beside = {path: path.with_suffix(".pdf") for path in changed if path.suffix == ".docx"}
    found = {paper: path for paper, path in beside.items() if path not in fresh and path.is_file()}
    if not found:
        return
    from hfi_docs.pipeline.pdfs import is_outdated  # noqa: PLC0415 - few papers have a PDF beside them

    for paper, path in found.items():
        if is_outdated(path, paper):
            told = f"Merk: {report.show_path(path)} er eldre enn Word-papiret. Bygg med --pdf, eller slett den."
            click.echo(told, err=True)


def pdf_answer(pdfs: "Pdfs | None") -> dict[str, Any]:
    """What the JSON object of `build` says about PDF; nothing when none was asked for."""
    if pdfs is None:
        return {}
    outputs = [{"path": str(path), "changed": path in pdfs.changed} for path in pdfs.outputs]
    return {"pdf": {"outputs": outputs, "notes": pdfs.notes, "missing": pdfs.missing, "error": pdfs.failed}}


@click.command(cls=Command, options_metavar="[VALG]")
@as_json_option
@click.pass_obj
def doctor(start: Path | None, as_json: bool) -> int:
    """Vis hva programmet finner på maskinen: maler, skrivetilgang, PDF-program og skrift."""
    from hfi_docs.pipeline.doctor import BROKEN, OK, examine  # noqa: PLC0415 - `--help` does without

    def act() -> int:
        examined = examine((start or Path.cwd()).resolve(), os.environ)
        for each in examined:
            state = click.style(f"{each.state:<8}", fg="green" if each.state == OK else "yellow")
            click.echo(f"{each.name:<16} {state} {each.found}", err=as_json)
            if each.advice:
                click.echo(f"{'':<25} Råd: {each.advice}", err=as_json)
        ok = all(each.state != BROKEN for each in examined)
        if as_json:
            report.show_json(ok=ok, examined=[each._asdict() for each in examined])
        return DONE if ok else SURROUNDINGS

    return answer(act, as_json)
