"""PDF of what was built."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hfi_docs.cli import report
from hfi_docs.cli.terminal import say
from hfi_docs.pipeline.formats import WORD

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


def show_outdated(changed: Sequence[Path], pdfs: "Pdfs | None") -> None:
    """Says which PDFs lie beside newer papers."""
    fresh = pdfs.outputs if pdfs else ()
    beside = {path: path.with_suffix(".pdf") for path in changed if path.suffix == WORD.ending}
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
