"""What a build answers: which files there are, which are new and why, and what should be looked at."""

from typing import TYPE_CHECKING

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, SURROUNDINGS
from hfi_docs.cli.pdf import build_pdfs, pdf_answer, show_outdated
from hfi_docs.values.case_numbers import format_case_identity

if TYPE_CHECKING:
    from hfi_docs.pipeline.recall import Recalled
    from hfi_docs.pipeline.verbs import Built

#: A new program or a new template is reason enough; a list of forty files tells nobody more.
_MOST_REASONS = 3


def show_built(built: "Built | Recalled", *, named: bool, pdf: bool, as_json: bool) -> int:
    """Writes the answer, makes PDF when it is wanted, and returns the exit code; `named` when cases were named."""
    report.show_problems(built.warnings)
    report.show_count(built.warnings)
    for path in built.outputs:
        verb = "Bygget" if path in built.changed else "Uendret"
        click.echo(f"{verb}: {report.show_path(path)}{_because(built.reasons.get(path, ()))}", err=as_json)
    for number, paper in built.without_paper if named else ():
        why = "papiret ettersendes" if paper == "ettersendes" else "saken har ikke eget framlegg"
        told = f"Sak {format_case_identity(number)}: {why}. Den står i innkallingen til møtet."
        click.echo(told, err=as_json)
    for path, copy in built.kept.items():
        click.echo(f"Merk: «{path.name}» var endret for hånd. Den ligger her: {report.show_path(copy)}", err=True)
    for path in built.older:
        click.echo(f"Merk: Det ligger en eldre fil av samme sak her: {report.show_path(path)}", err=True)
    pdfs = build_pdfs(built.outputs, as_json=as_json) if pdf else None
    show_outdated(built.changed, pdfs)
    failed = pdfs is not None and bool(pdfs.failed)
    if as_json:
        outputs = [
            {"path": str(path), "changed": path in built.changed, "reasons": built.reasons.get(path, ())}
            for path in built.outputs
        ]
        kept = [{"path": str(path), "kept": str(copy)} for path, copy in built.kept.items()]
        report.show_json(ok=not failed, problems=built.warnings, outputs=outputs, kept=kept, **pdf_answer(pdfs))
    return SURROUNDINGS if failed else DONE


def _because(reasons: tuple[str, ...]) -> str:
    """« (registeret tiltak er endret)», or nothing."""
    if not reasons:
        return ""
    rest = len(reasons) - _MOST_REASONS
    told = [*reasons[:_MOST_REASONS], *([f"og {rest} til"] if rest > 0 else [])]
    return f" ({', '.join(told)})"
