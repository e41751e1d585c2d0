"""A small office with every kind of input and output, and what tests of `status` and of repeated builds ask of it."""

from pathlib import Path

from hfi_docs.cli.main import run
from hfi_docs.records.load import Workspace
from tests.foreign_pdfs import report
from tests.made import make_workspace, meeting, minimal_case, put_case, put_meeting

MEETING = ("--meeting", "SSU/2026-05-21", "--packet")
#: One of each kind of output: paper, notice, packet, copied file.
OUTPUTS = (
    "Sak 01-26 Prøvesak.docx",
    "Innkalling SSU 2026-05-21.docx",
    "Møtepakke SSU 2026-05-21.docx",
    "Sak 01-26 vedlegg 1 Rapporten.pdf",
)


def small_office(folder: Path) -> Workspace:
    """Case 1/26 copies a PDF, takes in a table and case 2/26, and mentions 3/26; 4/26 stands by itself."""
    attachments = [
        {"id": "rapport", "tittel": "Rapporten", "fil": "01-26/rapport.pdf"},
        {"id": "tall", "tittel": "Tallene", "fil": "01-26/tall.csv"},
        {"id": "annen", "sak": "2/26"},
    ]
    told = "Se [[vedlegg:rapport]], [[vedlegg:tall]], [[vedlegg:annen]] og [[sak:3/26]]."
    workspace = make_workspace(folder, minimal_case(bakgrunn=told, vedlegg=attachments))
    for number in (2, 3, 4):
        put_case(workspace, minimal_case(sak=f"{number}/26", tittel=f"Sak nummer {number}"), f"0{number}-26")
    put_meeting(workspace, meeting(*({"sak": f"{number}/26"} for number in (1, 2, 3, 4))))
    files = folder / "cases" / "01-26"
    files.mkdir()
    (files / "rapport.pdf").write_bytes(report("Rapporten"))
    (files / "tall.csv").write_bytes("Post;Beløp\nDrift;100 000\n".encode())
    return workspace


def change(workspace: Workspace, name: str, old: str, new: str) -> None:
    """Changes one place in a file below `cases/`."""
    path = workspace.root / "cases" / name
    content = path.read_bytes()
    assert content.count(old.encode()) == 1, f"{old!r} stands {content.count(old.encode())} times in {path}"
    path.write_bytes(content.replace(old.encode(), new.encode()))


def command(workspace: Workspace, *arguments: str) -> int:
    """The exit code of a command in a workspace."""
    return run(["-w", str(workspace.root), *arguments])


def output(workspace: Workspace, name: str) -> Path:
    """A file of the meeting's folder."""
    return workspace.output / "SSU" / "2026-05-21" / name


def contents(workspace: Workspace) -> dict[str, bytes]:
    """Everything that was put in place for people, by name."""
    return {path.name: path.read_bytes() for path in sorted(workspace.output.glob("[!.]*/**/*")) if path.is_file()}


def states(workspace: Workspace) -> dict[str, tuple[int, int, int]]:
    """Every file that a build may write, with what tells whether it was written again."""
    found = (path for path in sorted(workspace.output.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns, path.stat().st_size) for path in found}


def told_lines(text: str, verb: str) -> list[str]:
    """The names, and reasons, in the lines that begin with a verb."""
    return [line.rsplit("/", 1)[1] for line in text.splitlines() if line.startswith(f"{verb}: ")]
