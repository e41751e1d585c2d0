"""`hfi-docs build`: which files there are, which are new and why, and what should be looked at."""

import sys
import time
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, SURROUNDINGS, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, meeting_option, numbers_argument, open_workspace, refuse_mixed
from hfi_docs.cli.pdf import build_pdfs, pdf_answer, pdf_option, show_outdated
from hfi_docs.cli.terminal import say
from hfi_docs.errors import UsageError
from hfi_docs.pipeline.recall import Built, recall_build
from hfi_docs.values.case_numbers import DRAFTS

_PACKET, _SUPPLEMENT, _EXTRACTS, _HTML = "møtepakke", "tilleggsinnkalling", "saksprotokoll", "html"
_OF_MEETING = {
    "packet": "pakken gjelder",
    "supplement": "tilleggsinnkallingen gjelder",
    "extracts": "protokollen er fra",
}
_MANY = 5
#: A new program or a new template is reason enough; a list of forty files tells nobody more.
_MOST_REASONS = 3


@click.command(cls=Command, options_metavar="[VALG]")
@numbers_argument
@click.option("--all", "everything", is_flag=True, help="Bygg alle sakene og innkallingene.")
@meeting_option
@click.option("--packet", is_flag=True, help="Bygg også møtepakken: innkallingen og alle papirene i ett dokument.")
@click.option(
    "--supplement",
    is_flag=True,
    help="Bygg også en tilleggsinnkalling av det som er nytt eller endret siden forseglingen, og møtepakken på nytt.",
)
@click.option("--extracts", is_flag=True, help="Bygg også en saksprotokoll for hver sak i møtets protokoll.")
@click.option("--html", is_flag=True, help="Lag også en nettside av hvert papir, ved siden av det.")
@pdf_option
@click.option("--force", is_flag=True, help="Erstatt også filer som er endret for hånd; de endrede blir tatt vare på.")
@as_json_option
@click.pass_obj
def build(
    start: Path | None,
    numbers: tuple[str, ...],
    everything: bool,
    meeting: str,
    packet: bool,
    supplement: bool,
    extracts: bool,
    html: bool,
    pdf: bool,
    force: bool,
    as_json: bool,
) -> int:
    """Builds, and shows what was built."""

    def act() -> int:
        refuse_mixed(numbers, meeting, everything=everything)
        if not (numbers or everything or meeting):
            message = "Skriv hvilken sak som skal bygges, for eksempel «hfi-docs build 13/26», eller bruk --all."
            raise UsageError(message)
        _refuse_without(meeting, packet=packet, supplement=supplement, extracts=extracts)
        wanted = {_PACKET: packet or supplement, _SUPPLEMENT: supplement, _EXTRACTS: extracts, _HTML: html}
        also = tuple(name for name, is_wanted in wanted.items() if is_wanted)
        built = _built(start, numbers, meeting, also, force=force)
        return show_built(built, named=bool(numbers), whole=everything, pdf=pdf, as_json=as_json)

    return answer(act, as_json)


def _refuse_without(meeting: str, **wanted: bool) -> None:
    """Nothing, when it is said which meeting the documents of a meeting are of, that are asked for by name.

    Raises:
        UsageError: it is not.
    """
    for name in (name for name, is_wanted in wanted.items() if is_wanted and not meeting):
        message = f"Skriv hvilket møte {_OF_MEETING[name]}, for eksempel «--meeting SSU/2026-05-21 --{name}»."
        raise UsageError(message)


def _built(start: Path | None, numbers: tuple[str, ...], meeting: str, also: tuple[str, ...], *, force: bool) -> Built:
    """The answer from the ledger, or of a build."""
    workspace, now = open_workspace(start), time.time()
    recalled = recall_build(workspace, numbers, meeting, also=also, now=now)
    if recalled:
        return recalled
    # The pipeline is loaded only when there is something to do.
    from hfi_docs.pipeline.office import Office  # noqa: PLC0415
    from hfi_docs.pipeline.selection import Selection  # noqa: PLC0415
    from hfi_docs.pipeline.verbs import build_papers  # noqa: PLC0415

    selection = Selection(numbers, meeting)
    office = Office(workspace)
    return build_papers(office, selection, now=now, also=also, force=force, progress=_show_progress)


def _show_progress(done: int, total: int) -> None:
    if total > _MANY and sys.stderr.isatty():
        say(f"{done} av {total} papirer", err=True, over=True, end=done == total)


def show_built(built: Built, *, named: bool, whole: bool, pdf: bool, as_json: bool) -> int:
    """Writes the answer, makes PDF when it is wanted, and returns the exit code.

    `named` when cases were named, `whole` when everything was asked for.
    """
    report.show_problems(built.warnings)
    report.show_count(built.warnings)
    changed = frozenset(built.changed)
    for path in built.outputs:
        verb = "Bygget" if path in changed else "Uendret"
        say(f"{verb}: {report.show_path(path)}{_because(built.reasons.get(path, ()))}", err=as_json)
    for name, paper in built.without_paper if named else ():
        why = "papiret ettersendes" if paper == "ettersendes" else "saken har ikke eget framlegg"
        where = (
            "Utkastet får ikke noe papir." if name.startswith(f"{DRAFTS}/") else "Den står i innkallingen til møtet."
        )
        told = f"Sak {name}: {why}. {where}"
        say(told, err=as_json)
    for told in () if whole else built.as_sent:
        say(told, err=as_json)
    for path, copy in built.kept.items():
        say(f"Merk: «{path.name}» var endret for hånd. Den ligger her: {report.show_path(copy)}", err=True)
    for path in built.older:
        told = f"Merk: Det ligger en eldre fil av samme sak her: {report.show_path(path)}"
        say(f"{told}. Slett den når du ikke trenger den.", err=True)
    pdfs = build_pdfs(built.outputs, as_json=as_json) if pdf else None
    show_outdated(built, pdfs)
    failed = pdfs is not None and bool(pdfs.failed)
    if as_json:
        outputs = [
            {"path": str(path), "changed": path in changed, "reasons": built.reasons.get(path, ())}
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
