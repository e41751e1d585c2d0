"""What lies in the folder of a meeting, or among the drafts, and is no document as it was built last."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hfi_docs.output.archive import is_noise
from hfi_docs.output.ledger import KnownContents, State, left_overs
from hfi_docs.output.mail.letter import draft_issue
from hfi_docs.pipeline.formats import WORD
from hfi_docs.values.expressions import regex
from hfi_docs.values.file_names import nfc

STALE, LEFT_OVER, COPY, UNKNOWN = "foreldet", "til overs", "kopi", "ukjent"
#: What is drafted of what is sealed, by the ending of its file.
DRAFTED = {".eml": "e-post", ".ics": "kalender"}

_MOVED = "saken har fått et annet navn eller møte"
_GONE = "den er ikke av det som sist ble bygget"
_OLDER = "den er laget av et annet papir enn det som ligger her nå; bygg med --pdf"
_NOWHERE = "den hører ingen steder hjemme"
_LINK = "den er en snarvei, og her skal det bare ligge vanlige filer"
_FOLDER = "mappen hører ingen steder hjemme"
#: What we put beside a file for somebody's sake, and why.
_BESIDE = regex(r"(?P<name>.+) \((?P<word>endret|ny)(?: \d+)?\)(?P<ending>\.\w+)")
_WHY_BESIDE = {
    "endret": "noen hadde rettet i filen da den ble bygget igjen",
    "ny": "filen var åpen i et annet program da den ble bygget",
}


def superseded(draft: bytes, issues: Sequence[Path]) -> tuple[str, ...]:
    """Why an e-mail or a meeting for calendars is not of the newest of the sealed issues; nothing when it is."""
    of, newest = draft_issue(draft).rpartition("/")[2], issues[-1].name if issues else ""
    return (f"den er av {of}, og {newest} er forseglet",) if of and newest and of != newest else ()


class Stranger(NamedTuple):
    """Something that no document is: how it stands, and why, as a Norwegian clause."""

    path: Path
    state: str
    why: str


class OwnFiles(NamedTuple):
    """What the program knows of its files: those of the documents as they were built last, and all that it ever wrote.

    Names are paths below the workspace.
    """

    root: Path
    current: Container[str]
    written: Container[str]
    moved: Container[Path]

    def strangers(self, folder: Path) -> Iterator[Stranger]:
        """What lies in a folder and belongs to no document; what other programs leave there by themselves is let be."""
        for path in _children(folder):
            told = None if is_noise(path.name) else self._told(path)
            if told:
                yield Stranger(path, *told)

    def drafted(self, folder: Path) -> Iterator[Path]:
        """The e-mails and the meetings for calendars in a folder that we have drafted."""
        return (path for path in _children(folder) if self._is_drafted(path))

    def _is_drafted(self, path: Path) -> bool:
        return path.suffix in DRAFTED and self._name(path) in self.written and path.is_file() and not path.is_symlink()

    def _told(self, path: Path) -> tuple[str, str] | None:
        if path.is_symlink():
            return UNKNOWN, _LINK
        if path.is_dir():
            return UNKNOWN, _FOLDER
        # A PDF lies beside the paper that it was made of.
        paper = path.with_suffix(WORD.ending)
        names = [self._name(path), *([self._name(paper)] if path.suffix == ".pdf" else [])]
        if names[-1] in self.current and names[0] not in self.current and _shows_another(path, paper):
            return STALE, _OLDER
        if any(name in self.current for name in names) or self._is_drafted(path):
            return None
        if path in self.moved:
            return LEFT_OVER, _MOVED
        if any(name in self.written for name in names):
            return LEFT_OVER, _GONE
        beside = _BESIDE.fullmatch(path.name)
        if beside:
            name = self._name(path.with_name(f"{beside['name']}{beside['ending']}"))
            if name in self.current or name in self.written:
                return COPY, _WHY_BESIDE[beside["word"]]
        return UNKNOWN, _NOWHERE

    def _name(self, path: Path) -> str:
        return nfc(path.relative_to(self.root).as_posix())


def own_files(root: Path, ledger: State, known: KnownContents) -> OwnFiles:
    """What a workspace knows of its files."""
    current = {name for each in ledger.documents.values() for name in (each.path, *each.copies)}
    moved = left_overs(root, ledger, known, [document.path for document in ledger.documents.values()])
    return OwnFiles(root, current, known.paths, frozenset(moved))


def _shows_another(pdf: Path, paper: Path) -> bool:
    from hfi_docs.pipeline.pdfs import shows_another  # noqa: PLC0415 - few papers have a PDF beside them

    return shows_another(pdf, paper)


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
