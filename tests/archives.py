"""Sealed archives for tests: the worked examples made final in a scratch folder, and what can be done to a bag."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from hfi_docs.output.archive import Archive, Inspected, inspect_archive
from hfi_docs.output.pdf import Missing
from hfi_docs.pipeline.archive import MakePdfs, Sealing, seal_meeting
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from tests.pictures import png
from tests.workspaces import office_workspace, replace_in

MEETING = "SSU/2026-05-21"
OTHER = "PA/2026-09-18"
FIRST, SECOND = f"{MEETING}/utgave-01", f"{MEETING}/utgave-02"
NO_PDF = Missing("LibreOffice er ikke funnet.")
REASON = "Rettet tittel i sak 14/26"
AT = datetime(2026, 5, 14, 12, 30, tzinfo=UTC)
TITLE = "tittel: Dialogmøtet 2026 – strategiske dilemmaer"

_NOTICE = """\
utvalg: PA
møte: 2026-09-18
tid: 10.00–11.00
sted: Teams
status: endelig
saksliste:
  - {sak: PA 20/26, minutter: 20}
"""
_CASE = """\
sak: PA 20/26
utvalg: PA
møte: 2026-09-18
type: orientering
tittel: Rapport fra arbeidsgruppen
status: endelig
bakgrunn: |
  Rapporten ligger ved ([[vedlegg:rapport]]).
forslag_til_vedtak: |
  Partnerskapsmøtet tar saken til orientering.
vedlegg:
  - {id: rapport, tittel: Rapport, fil: PA-20-26/rapport.pdf}
  - {id: kart, tittel: Kart, fil: PA-20-26/kart.png, alt: Et kart over fem regioner.}
"""


def sealable_office(folder: Path) -> Workspace:
    """The worked examples with the meeting of May 2026 final, and a meeting with files attached."""
    office_workspace(folder)
    cases = folder / "cases"
    for name in ("2026/14-26.yaml", "2026/15-26.yaml", "møter/SSU-2026-05-21.yaml"):
        replace_in(cases / name, "\nstatus: utkast\n", "\nstatus: endelig\n")
    (cases / "møter" / "PA-2026-09-18.yaml").write_text(_NOTICE, "utf-8")
    (cases / "2026" / "PA-20-26.yaml").write_text(_CASE, "utf-8")
    files = cases / "2026" / "PA-20-26"
    files.mkdir()
    (files / "rapport.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    (files / "kart.png").write_bytes(png())
    return Workspace(folder)


def seal(
    workspace: Workspace, meeting: str = MEETING, reason: str = "", *, make_pdfs: MakePdfs | Missing = NO_PDF
) -> Sealing:
    """Seals a meeting at a fixed time."""
    return seal_meeting(Office(workspace), meeting, at=AT, make_pdfs=make_pdfs, reason=reason)


def change(workspace: Workspace) -> None:
    """A correction in one case of the meeting."""
    replace_in(workspace.root / "cases" / "2026" / "14-26.yaml", TITLE, f"{TITLE} på nytt")


def sealed_office(folder: Path) -> Workspace:
    """Three lines in the register: the meeting, another meeting, and a second issue of the first."""
    workspace = sealable_office(folder)
    seal(workspace)
    seal(workspace, OTHER)
    change(workspace)
    seal(workspace, reason=REASON)
    return workspace


def copy_of(root: Path, folder: Path) -> Archive:
    """An archive to be damaged; its files are links, so that a file is replaced and never written into."""
    shutil.copytree(root, folder, symlinks=True, copy_function=os.link)
    return Archive(folder)


def told(inspected: Inspected) -> list[str]:
    """The damages as they are shown."""
    return [f"{damage.path}: {damage.message}" for damage in inspected.damages]


def found(archive: Archive, *, quick: bool = False, noted: str = "") -> list[str]:
    """The damages of a whole archive."""
    return told(inspect_archive(archive, quick=quick, noted=noted))


def snapshot(root: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its content, and every folder."""
    if not root.exists():
        return {}
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }
