"""PDF of what was built."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hfi_docs.cli import report
from hfi_docs.cli.terminal import say
from hfi_docs.pipeline.formats import HTML, WORD
from hfi_docs.pipeline.recall import Built

if TYPE_CHECKING:
    from hfi_docs.pipeline.pdfs import Pdfs


pdf_option = click.option("--pdf", is_flag=True, help="Lag også PDF av hvert Word-papir, ved siden av det.")


def build_pdfs(papers: Sequence[Path], *, as_json: bool) -> "Pdfs":
    """Makes PDF beside papers and says which, and what hinders or is found; a missing converter is no failure."""
    from hfi_docs.pipeline.pdfs import make_pdfs  # noqa: PLC0415 - only when asked for

    pdfs = make_pdfs(papers, os.environ)
    for path in pdfs.outputs:
        say(f"{'Laget' if path in pdfs.changed else 'Uendret'}: {report.show_path(path)}", err=as_json)
    for note in pdfs.notes:
        say(f"Merk: {note}", err=True)
    if pdfs.missing:
        say(f"Merk: Word-papirene er bygd, men ikke PDF. {pdfs.missing}", err=True)
    if pdfs.failed:
        say(f"Feil: Word-papirene er bygd, men ikke alle PDF-ene. {pdfs.failed}", err=True)
    return pdfs


def show_outdated(built: Built, pdfs: "Pdfs | None") -> None:
    """Says which PDFs and web pages lie beside newer papers."""
    fresh, papers = pdfs.outputs if pdfs else (), [path for path in built.changed if path.suffix == WORD.ending]
    for page in (path.with_suffix(HTML.ending) for path in papers):
        if page not in built.outputs and page.is_file():
            told = f"Merk: {report.show_path(page)} er eldre enn Word-papiret. Bygg med --html, eller slett den."
            say(told, err=True)
    beside = {path: path.with_suffix(".pdf") for path in papers}
    found = {paper: path for paper, path in beside.items() if path not in fresh and path.is_file()}
    if not found:
        return
    from hfi_docs.pipeline.pdfs import is_outdated  # noqa: PLC0415 - few papers have a PDF beside them

    for paper, path in found.items():
        if is_outdated(path, paper):
            told = f"Merk: {report.show_path(path)} er eldre enn Word-papiret. Bygg med --pdf, eller slett den."
            say(told, err=True)


def pdf_answer(pdfs: "Pdfs | None") -> dict[str, Any]:
    """What the JSON object of `build` says about PDF; nothing when none was asked for."""
    if pdfs is None:
        return {}
    outputs = [{"path": str(path), "changed": path in pdfs.changed} for path in pdfs.outputs]
    return {"pdf": {"outputs": outputs, "notes": pdfs.notes, "missing": pdfs.missing, "error": pdfs.failed}}
