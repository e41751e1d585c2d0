"""The office's folder: where cases, registers, templates and finished papers lie."""

import os
import unicodedata
from collections.abc import Container
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import OutsideError, TemplateError, UsageError
from hfi_docs.records.files import is_link, lies_in, read_file, reason
from hfi_docs.values.case_numbers import DRAFTS
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

_CASES = "cases"
_REGISTER, _MEETINGS, _MINUTES, _SHARED = "register", "møter", "protokoller", "felles"
_TEMPLATES = Path("templates", "docx")
_ENDINGS = (".yaml", ".yml")
#: The ending of what was measured of the fonts of the template beside it.
_MEASURES = ".skrift.json"
_ISSUE = regex(r"utgave-(\d+)")


class Workspace(NamedTuple):
    """A folder that holds `cases/` and `templates/docx/`."""

    root: Path

    @property
    def output(self) -> Path:
        """Where papers are built."""
        return self.root / "build"

    @property
    def archive(self) -> Path:
        """Where meetings are sealed."""
        return self.root / "arkiv"

    def issues(self, *folder: str) -> list[Path]:
        """The folders of what is sealed in a folder of the archive, the oldest first."""
        found = (
            (int(match[1]), path)
            for path in self.archive.joinpath(*folder).glob("utgave-*")
            if (match := _ISSUE.fullmatch(path.name)) and path.is_dir()
        )
        return [path for _, path in sorted(found)]

    def case_files(self) -> list[Path]:
        """Every record of a case that has a number, in a fixed order."""
        return _yaml_files(self.root / _CASES, (_REGISTER, _MEETINGS, _MINUTES, _SHARED, DRAFTS))

    def draft_files(self) -> list[Path]:
        """Every record of a case that has none yet, in a fixed order."""
        return _yaml_files(self.root / _CASES / DRAFTS)

    def meeting_files(self) -> list[Path]:
        """Every meeting record, in a fixed order."""
        return _yaml_files(self.root / _CASES / _MEETINGS)

    def minutes_files(self) -> list[Path]:
        """Every record of minutes, in a fixed order."""
        return _yaml_files(self.root / _CASES / _MINUTES)

    def attached_file(self, record: Path, name: str) -> Path:
        """Where a file lies that a record names: beside the record in the case's own folder, or in the shared one.

        Raises:
            UnreadableError: it names another folder, or leads out of it.
        """
        first = name.split("/", maxsplit=1)[0]
        folder = self.root / _CASES if first == _SHARED else record.parent
        if first not in {_SHARED, record.stem} and not record.stem.startswith(f"{first} "):
            message = f"Filen «{name}» ligger ikke i saksmappen."
            hint = f"Legg filen i «{record.stem}/» ved siden av saken, eller i «{_CASES}/{_SHARED}/»."
            raise UnreadableError(message, hint)
        path = folder
        for step in name.split("/"):
            path = _as_stored(path, step)
        if is_link(folder / first) or not lies_in(path, folder / first):
            message = f"Filen «{name}» er en snarvei ut av mappen."
            raise UnreadableError(message, "Legg selve filen i mappen.")
        return path

    def text_files(self) -> list[Path]:
        """Records that were saved with one ending too many."""
        return sorted((self.root / _CASES).rglob("*.y*ml.txt"))

    def register_files(self) -> dict[str, list[Path]]:
        """The files of every register by its name, which is theirs: one, unless somebody made a copy."""
        found: dict[str, list[Path]] = {}
        for path in _yaml_files(self.root / _CASES / _REGISTER):
            found.setdefault(unicodedata.normalize("NFC", path.stem), []).append(path)
        return found

    def register_path(self, name: str) -> Path:
        """Where a register lies that has no file yet."""
        return self.root / _CASES / _REGISTER / f"{name}.yaml"

    def case_path(self, year: int, name: str) -> Path:
        """Where a new case lies: those of a year together."""
        return self.root / _CASES / str(year) / f"{name}.yaml"

    def draft_path(self, name: str) -> Path:
        """Where a draft of this name lies that has no file yet."""
        return self.root / _CASES / DRAFTS / f"{name}.yaml"

    def meeting_path(self, organ: str, day: date) -> Path:
        """Where the record of a meeting lies that has none yet."""
        return self.root / _CASES / _MEETINGS / f"{organ}-{day}.yaml"

    def source(self, path: Path) -> tuple[str, bytes]:
        """A file that papers are made of, by its path in the workspace (NFC, with slashes).

        Raises:
            OutsideError: it cannot be read.
        """
        try:
            return unicodedata.normalize("NFC", path.relative_to(self.root).as_posix()), read_file(path)
        except OSError as error:
            message = f"Filen {path} kan ikke leses ({reason(error)})."
            raise OutsideError(message) from None

    def template_path(self, name: str) -> Path:
        """Where a template lies."""
        return self.root / _TEMPLATES / name

    def measures_path(self, template: str) -> Path:
        """Where that lies which was measured of a template's fonts, if anything was."""
        return self.template_path(template).with_suffix(_MEASURES)

    def template_files(self) -> list[Path]:
        """Every Word template; Word's own lock files left out."""
        return sorted(path for path in (self.root / _TEMPLATES).glob("*.do[ct]x") if not path.name.startswith("~$"))

    def template_names(self) -> frozenset[str]:
        """The name of every Word template (NFC)."""
        return frozenset(unicodedata.normalize("NFC", path.name) for path in self.template_files())

    def read_template(self, name: str) -> bytes:
        """The bytes of a template.

        Raises:
            TemplateError: it does not exist or cannot be opened.
        """
        path = self.root / _TEMPLATES / name
        if leads_out(path):
            message = f"Malen {name} er en snarvei ut av kontorets mappe. Legg selve filen der."
            raise TemplateError(message)
        try:
            return read_file(path)
        except FileNotFoundError:
            message = f"Malen {name} finnes ikke i {_TEMPLATES.as_posix()}."
            raise TemplateError(message) from None
        except OSError as error:
            message = f"Malen {name} kan ikke åpnes ({reason(error)}). Er den åpen i Word?"
            raise TemplateError(message) from None

    def read_measures(self, template: str) -> bytes:
        """What was measured of a template's fonts; empty when nothing was.

        Raises:
            TemplateError: it cannot be opened.
        """
        path = self.measures_path(template)
        try:
            return read_file(path)
        except FileNotFoundError:
            return b""
        except OSError as error:
            message = f"Filen {path.name} kan ikke åpnes ({reason(error)})."
            raise TemplateError(message) from None

    def read_kept(self, path: Path) -> bytes | None:
        """The bytes of something that an earlier run kept, None when it is not there or cannot be read."""
        try:
            return read_file(path)
        except OSError:
            return None


def find_workspace(start: Path) -> Workspace:
    """The workspace that `start` lies in, however deep.

    Raises:
        UsageError: there is none above `start`.
    """
    for folder in (start, *start.parents):
        if _is_office(folder):
            return Workspace(folder)
    message = (
        f"Fant ingen mappe med «{_CASES}» og «{_TEMPLATES.as_posix()}» i {start} eller over. "
        "Gå til kontorets mappe, eller oppgi den med --workspace."
    )
    raise UsageError(message)


def leads_out(path: Path) -> bool:
    """Whether a file is a link out of the office that it lies in.

    What others may read in a paper is not to be taken from elsewhere on the machine. The folders `cases` and
    `templates` may themselves lie elsewhere; what is in them may not.
    """
    if not is_link(path):
        return False
    home = next(filter(_is_office, path.parents), path.parent)
    return not any(lies_in(path, folder) for folder in (home, home / path.relative_to(home).parts[0]))


def _is_office(folder: Path) -> bool:
    return os.path.isdir(folder / _CASES) and os.path.isdir(folder / _TEMPLATES)  # noqa: PTH112 - never raises


def _as_stored(folder: Path, name: str) -> Path:
    """The file in the folder, also when its name is stored with letters and accents apart (as macOS does)."""
    path = folder / name
    if path.exists() or not folder.is_dir():
        return path
    return next((other for other in folder.iterdir() if unicodedata.normalize("NFC", other.name) == name), path)


def _yaml_files(root: Path, apart: Container[str] = ()) -> list[Path]:
    """All below a folder that is called as a record, in a fixed order, but for the folders in it that are kept `apart`.

    What is none, as a pipe or a link that leads nowhere, is told when it is read.
    """
    found: list[Path] = []
    folders = [root]
    while folders:
        folder = folders.pop()
        for entry in _entries(folder):
            if entry.name.lower().endswith(_ENDINGS) and not entry.name.startswith((".", "~")):
                found.append(folder / entry.name)
            if _is_folder(entry) and not (folder == root and entry.name in apart):
                folders.append(folder / entry.name)
    # In the order of paths, at a fifth of what it takes to compare them as such.
    return sorted(found, key=lambda path: os.path.normcase(path).replace(os.sep, "\0"))


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    """What is in a folder; nothing when it is not there.

    Raises:
        OutsideError: it may not be opened, or is a link out of the office.
    """
    if leads_out(folder):
        message = f"Mappen {folder} er en snarvei ut av kontorets mappe. Slett snarveien, og legg selve mappen der."
        raise OutsideError(message)
    try:
        with os.scandir(folder) as entries:
            return [*entries]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        message = f"Mappen {folder} kan ikke leses ({reason(error)})."
        raise OutsideError(message) from None


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a folder, or a link to one out of the office; what one in the office leads to is read there."""
    try:
        return entry.is_dir() and (not is_link(entry) or leads_out(Path(entry.path)))
    except OSError:
        return False
