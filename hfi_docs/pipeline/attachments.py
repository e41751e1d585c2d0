"""The files that a case names, read and turned into what its paper shows."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from hfi_docs.document import inline_text
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.output.ledger import digest_of
from hfi_docs.papers.compose import Taken
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.text import read_line
from hfi_docs.pipeline.copied import check_copied
from hfi_docs.records.load import Workspace, read_attached
from hfi_docs.records.model import Case, FileSpec
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.file_names import safe_file_name
from hfi_docs.values.unreadable import UnreadableError

SUBJECT = Subject(
    "Vedlagte filer",
    "Et vedlegg skal være i papiret som i filen, og alle skal kunne få det lest opp.",
    "forskrift om universell utforming av IKT (WCAG 2.1)",
)

UNUSABLE_FILE = Finding(
    "HFI100",
    "{message}",
    "{hint}",
    meaning="En fil kan ikke legges ved eller settes inn.",
    advice="Svaret sier hva som er i veien, og hva du kan gjøre.",
)
LEFT_OUT = Finding(
    "HFI101",
    "Fra «{file}»: {what}.",
    "Se over vedlegget, og rett filen hvis det trengs.",
    WARNING,
    meaning="Noe i en vedlagt fil kommer ikke med.",
    advice="Se over vedlegget, og rett filen hvis det trengs.",
)
NO_ALT = Finding("HFI102", "Bildet «{file}» mangler «alt».", "Skriv hva bildet viser, for dem som får saken lest opp.")
BESIDE = Finding(
    "HFI450",
    "«{file}» kommer ikke inn i PDF-en av møtepakken: {why}.",
    "{remedy}.",
    WARNING,
    meaning="En vedlagt PDF følger møtepakken bare som egen fil.",
    advice="Svaret sier hva som er i veien, og hva du kan gjøre.",
)

#: The topmost headings of a Word file; they stand that many levels below the attachment's own.
_WORD_LEVEL = 1
_TABLES = (".csv", ".xlsx")
_BOOKS = (".xlsx",)
_PICTURES = (".png", ".jpg", ".jpeg", ".svg")


class Want(NamedTuple):
    """A file that a case names, under the short name of what shows it; `title` names a table read aloud.

    `endings` are those that can stand there; none named: any file.
    """

    name: str
    number: int
    title: str
    spec: FileSpec
    key: KeyPath
    endings: tuple[str, ...] = ()


def take_in(
    workspace: Workspace, record: Record, case: Case, here: Surroundings
) -> tuple[dict[str, Taken], list[Problem]]:
    """What each file of the case gives its paper, by short name, and what is wrong with the files."""
    taken: dict[str, Taken] = {}
    problems: list[Problem] = []
    for want in _wanted(case):
        at = record.position((*want.key, "fil"))
        try:
            name = shown_file(want.spec.path)
            content = read_attached(workspace, record.path, name)
            found, left_out = _take(want, content, case, here)
            path = workspace.attached_file(record.path, name)
            taken[want.name] = found._replace(path=path, digest=digest_of(content))
        except UnreadableError as error:
            problems.append(UNUSABLE_FILE.at(at, message=error.message, hint=error.hint))
            continue
        problems += [LEFT_OUT.at(at, file=want.spec.path, what=what) for what in left_out]
        problems += [BESIDE.at(at, file=want.spec.path, **told) for told in _stays_beside(taken[want.name])]
        if taken[want.name].image and not want.spec.alt:
            problems.append(NO_ALT.at(at, file=want.spec.path))
    return taken, problems


def _stays_beside(taken: Taken) -> Iterator[dict[str, str]]:
    """Why a PDF cannot stand in that of a packet, where the extra can tell."""
    if taken.copied_as.endswith(".pdf"):
        from hfi_docs.output.pdf import why_beside  # noqa: PLC0415 - few cases have any

        found = why_beside(taken.content)
        if found:
            yield {"why": found.why, "remedy": found.remedy}


def copies(taken: Mapping[str, Taken]) -> Iterator[Taken]:
    """The files that go along beside the paper."""
    return (item for item in taken.values() if item.copied_as)


def _wanted(case: Case) -> Iterator[Want]:
    for item in case.attachments:
        if item.file:
            yield Want(item.id, item.number, item.title, item.file, item.key)
    for spec in case.tables:
        if spec.file:
            yield Want(spec.id, 0, spec.title or spec.id, spec.file, spec.key, _TABLES)
    for figure in case.figures:
        yield Want(figure.id, 0, "", figure.file, figure.key, _PICTURES)


def shown_file(path: str) -> str:
    """Word shows an SVG by a PNG that stands beside it; so do we."""
    return f"{path[:-4]}.png" if path.lower().endswith(".svg") else path


def _take(want: Want, content: bytes, case: Case, here: Surroundings) -> tuple[Taken, tuple[str, ...]]:
    ending = PurePosixPath(want.spec.path).suffix.lower()
    title = inline_text(read_line(want.title, here))
    if want.endings and ending not in want.endings:
        message = f"Filen «{want.spec.path}» kan ikke stå i teksten."
        raise UnreadableError(
            message, "Før den opp som vedlegg. Tabeller hentes fra .csv og .xlsx, bilder fra .png og .jpg."
        )
    _check_fields(want.spec, ending)
    read = _READERS.get(ending)
    if read is None:
        told = check_copied(want.spec.path, content)
        return Taken(copied_as=_copy_name(want, title, case, here), content=content), told
    return read(content, want.spec, title)


def _check_fields(spec: FileSpec, ending: str) -> None:
    """Nothing when the file is of a kind that what is said of it fits."""
    for field, value, endings in (
        ("ark", spec.sheet, _BOOKS),
        ("område", spec.area, _BOOKS),
        ("overskrifter", spec.headings, (*_TABLES, ".docx")),
    ):
        if value and ending not in endings:
            message = f"«{field}» gjelder bare filer som slutter på {' eller '.join(endings)}."
            raise UnreadableError(message, f"Fjern «{field}», eller vis til en slik fil.")


def _picture(content: bytes, _spec: FileSpec, _title: str) -> tuple[Taken, tuple[str, ...]]:
    from hfi_docs.word.intake.picture import read_picture  # noqa: PLC0415 - few cases have pictures

    found = read_picture(content)
    return Taken(image=found.image), found.changes


def _csv(content: bytes, spec: FileSpec, title: str) -> tuple[Taken, tuple[str, ...]]:
    from hfi_docs.word.intake.delimited import read_csv  # noqa: PLC0415 - few cases have such files

    found = read_csv(content, title, spec.headings)
    return Taken((found.table,)), found.left_out


def _workbook(content: bytes, spec: FileSpec, title: str) -> tuple[Taken, tuple[str, ...]]:
    from hfi_docs.word.intake.workbook import read_workbook  # noqa: PLC0415 - few cases have such files

    found = read_workbook(content, spec.sheet, spec.area, title, spec.headings)
    return Taken((found.table,)), found.left_out


def _word(content: bytes, spec: FileSpec, _title: str) -> tuple[Taken, tuple[str, ...]]:
    from hfi_docs.word.intake.word import read_word  # noqa: PLC0415 - heavy

    found = read_word(content, _WORD_LEVEL, spec.headings)
    return Taken(found.blocks), found.left_out


#: How a file becomes content, by the ending of its name; every other file is copied beside the paper.
_READERS: Mapping[str, Callable[[bytes, FileSpec, str], tuple[Taken, tuple[str, ...]]]] = {
    **dict.fromkeys(_PICTURES, _picture),
    ".csv": _csv,
    ".xlsx": _workbook,
    ".docx": _word,
}


def _copy_name(want: Want, title: str, case: Case, here: Surroundings) -> str:
    number = case.number.draft or here.case_title(case.number).replace("\u00a0", " ")
    stem = safe_file_name(f"{number} vedlegg {want.number} {title}")
    return f"{stem}{PurePosixPath(want.spec.path).suffix.lower()}"
