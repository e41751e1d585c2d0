"""`archive` and `verify`: a meeting's papers sealed, and the archive looked over."""

import os
from datetime import datetime
from pathlib import Path

import click

from hfi_docs import __version__
from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, UNVERIFIED, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.errors import UsageError
from hfi_docs.pipeline.archive import Sealing, pdf_maker, seal_meeting
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.verifying import Verified, verify_archive

_MOST_NOISE = 20


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("meeting", metavar="UTVALG/DATO", nargs=-1, required=True)
@click.option(
    "--reason", metavar="TEKST", default="", help="Hvorfor det kommer en ny utgave. Alle som får papirene, leser det."
)
@click.option("--minutes", is_flag=True, help="Forsegl protokollen i stedet for papirene. Den må være godkjent.")
@as_json_option
@click.pass_obj
def archive(start: Path | None, meeting: tuple[str, ...], reason: str, minutes: bool, as_json: bool) -> int:
    """Seals the papers of a meeting, or its minutes."""

    def act() -> int:
        sealing = seal_meeting(
            Office(open_workspace(start)),
            " ".join(meeting),
            at=datetime.now().astimezone(),
            make_pdfs=pdf_maker(os.environ),
            reason=reason,
            minutes=minutes,
        )
        _show_sealing(sealing, as_json=as_json)
        return DONE

    return answer(act, as_json)


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("meeting", metavar="[UTVALG/DATO]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Kontroller hele arkivet.")
@click.option("--quick", is_flag=True, help="Bare navn, størrelser og lister; filene leses ikke.")
@click.option("--rebuild", is_flag=True, help="Bygg også papirene på nytt av de forseglede kildene, og sammenlign.")
@click.option("--fingerprint", metavar="TEGN", default="", help="Et fingeravtrykk fra en e-post eller en protokoll.")
@as_json_option
@click.pass_obj
def verify(
    start: Path | None,
    meeting: tuple[str, ...],
    everything: bool,
    quick: bool,
    rebuild: bool,
    fingerprint: str,
    as_json: bool,
) -> int:
    """Looks the archive over."""

    def act() -> int:
        if bool(meeting) == everything:
            message = "Skriv hvilket møte som skal kontrolleres, for eksempel «SSU/2026-05-21», eller bruk --all."
            raise UsageError(message)
        office = Office(open_workspace(start))
        verified = verify_archive(office, " ".join(meeting), quick=quick, rebuild=rebuild, noted=fingerprint)
        _show_verified(verified, as_json=as_json)
        return UNVERIFIED if verified.damages else DONE

    return answer(act, as_json)


def _show_sealing(sealing: Sealing, *, as_json: bool) -> None:
    report.show_problems(sealing.warnings)
    report.show_count(sealing.warnings)
    if sealing.placed is None:
        say(f"Uendret: Papirene er forseglet i {report.show_path(sealing.newest)}.", err=as_json)
    else:
        say(f"Forseglet: {report.show_path(sealing.newest)}", err=as_json)
        if sealing.placed.issue.replaces:
            say(f"Erstatter: {sealing.placed.issue.replaces}", err=as_json)
        for verb, paths in zip(("Endret", "Ny", "Fjernet"), sealing.changes, strict=True):
            for path in paths:
                say(f"  {verb}: {path}", err=as_json)
    for note in sealing.notes:
        say(f"Merk: {note}", err=True)
    say(f"Fingeravtrykk: {sealing.fingerprint} (skriv det i e-posten og protokollen)", err=as_json)
    if as_json:
        report.show_json(
            ok=True,
            problems=sealing.warnings,
            sealed=sealing.placed is not None,
            path=str(sealing.newest),
            changes=sealing.changes._asdict(),
            fingerprint=sealing.fingerprint,
        )


def _show_verified(verified: Verified, *, as_json: bool) -> None:
    inspected = verified.inspected
    if verified.finished:
        say("Merk: En forsegling som var avbrutt, er gjort ferdig.", err=True)
    report.show_damages(verified.damages)
    for name, program in verified.incomparable:
        told = f"{name} er forseglet med {program or 'et ukjent program'}. Dette er hfi-docs {__version__}."
        say(f"Ikke sammenlignbar (ikke en skade): {told}", err=True)
    for name in inspected.noise[:_MOST_NOISE]:
        say(f"Støy (ikke en skade): {name}", err=True)
    if len(inspected.noise) > _MOST_NOISE:
        say(f"… og {len(inspected.noise) - _MOST_NOISE} slike filer til.", err=True)
    counted = [
        (len(inspected.meetings), "møte", "møter"),
        (len(inspected.issues), "utgave", "utgaver"),
        (inspected.files, "fil", "filer"),
    ]
    told = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counted)
    rebuilt = f", {verified.rebuilt} filer bygget på nytt" if verified.rebuilt else ""
    state = f"{len(verified.damages)} funn" if verified.damages else "alt er som da det ble forseglet"
    say(f"{told}{rebuilt}: {state}.", err=as_json)
    if inspected.noted_in:
        say(f"Fingeravtrykket er funnet: {inspected.noted_in} ble forseglet med det.", err=as_json)
    if inspected.fingerprint:
        say(f"Fingeravtrykk: {inspected.fingerprint}", err=as_json)
    if as_json:
        report.show_json(
            ok=not verified.damages,
            damages=[each._asdict() for each in verified.damages],
            noise=inspected.noise,
            meetings=inspected.meetings,
            issues=inspected.issues,
            files=inspected.files,
            rebuilt=verified.rebuilt,
            incomparable=[{"issue": name, "program": program} for name, program in verified.incomparable],
            finished=verified.finished,
            fingerprint=inspected.fingerprint,
            noted_in=inspected.noted_in,
        )
