"""`hfi-docs mail`: drafts of the e-mails with a meeting's papers. Nothing is sent."""

from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.pipeline.mailing import Mailed, draft_mails
from hfi_docs.pipeline.office import Office


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("meeting", metavar="UTVALG/DATO")
@click.option("--force", is_flag=True, help="Erstatt også utkast som er endret for hånd; de endrede blir tatt vare på.")
@as_json_option
@click.pass_obj
def mail(start: Path | None, meeting: str, force: bool, as_json: bool) -> int:
    """Drafts the e-mails, and shows which."""

    def act() -> int:
        _show(draft_mails(Office(open_workspace(start)), meeting, force=force), as_json=as_json)
        return DONE

    return answer(act, as_json)


def _show(mailed: Mailed, *, as_json: bool) -> None:
    outputs = (*mailed.drafts, mailed.calendar)
    for path in outputs:
        say(f"{'Laget' if path in mailed.changed else 'Uendret'}: {report.show_path(path)}", err=as_json)
    for path, copy in mailed.kept.items():
        say(f"Merk: «{path.name}» var endret for hånd. Den ligger her: {report.show_path(copy)}", err=True)
    for note in mailed.notes:
        say(f"Merk: {note}", err=True)
    say("Ingenting er sendt. Åpne utkastet i e-postprogrammet, les det, og send det selv.", err=as_json)
    if as_json:
        report.show_json(
            ok=True,
            issue=mailed.issue,
            outputs=[{"path": str(path), "changed": path in mailed.changed} for path in outputs],
            kept=[{"path": str(path), "kept": str(copy)} for path, copy in mailed.kept.items()],
            notes=mailed.notes,
        )
