"""A paper as it is shown while it is written: its page, where each piece of it stands, and what is wrong."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.document import Origin
from hfi_docs.errors import ERROR, OutsideError, Problem, RecordError
from hfi_docs.papers.compose import DOCUMENT_KINDS, PACKET
from hfi_docs.pipeline.documents import Job, jobs_of
from hfi_docs.pipeline.html_files import web_page
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.verbs import check_files, with_compared, with_surroundings
from hfi_docs.pipeline.word_files import ready_shells
from hfi_docs.records.record import Record
from hfi_docs.web import html
from hfi_docs.web.page import look

#: So many papers are remembered as they last were without errors.
_MOST: Final = 24
_ENDINGS: Final = (".yaml", ".yml")
_NOTHING: Final = "Denne filen gir ikke noe eget papir nå."
_MEND: Final = "Rett feilene, så kommer papiret."
_OLD: Final = "Papiret vises slik det var før feilen."
_GONE: Final = "Filen finnes ikke lenger. Papiret vises slik det sist var."


class UnknownFileError(Exception):
    """There is no record of this name, and there never was one while the office was looked at."""


class PaperSheet(NamedTuple):
    """What is shown of a record: one of its documents as a page, and all that is found in what it is made of.

    `page` is empty when there is nothing to show; `is_old` when it shows how the document last was without errors.
    `told` is a Norwegian sentence about either.
    """

    source: str
    document: str
    documents: tuple[tuple[str, str], ...] = ()
    title: str = ""
    page: str = ""
    is_old: bool = False
    told: str = ""
    problems: tuple[Problem, ...] = ()


class Desk:
    """The papers of an office that is worked in; each is made when it is asked for, and again after a change."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._now: dict[tuple[str, str], PaperSheet] = {}
        self._good: OrderedDict[tuple[str, str], PaperSheet] = OrderedDict()

    def changed(self) -> None:
        """Something in the folder is another than before."""
        self._now.clear()

    def sheet(self, source: str, document: str = "") -> PaperSheet:
        """A record's document, or the first that it has; `source` is its file below the workspace.

        Raises:
            UnknownFileError: there is no such record.
        """
        asked = (source, document)
        if asked not in self._now:
            self._now[asked] = self._made(source, document)
        return self._now[asked]

    def job(self, source: str, document: str) -> Job | None:
        """What a record's document would be built of now; None while something is wrong with it.

        Raises:
            RecordError: a register is broken. UnknownFileError: there is no such record.
        """
        jobs, _ = self._jobs(source, document)
        return _chosen(jobs, document)

    def _made(self, source: str, document: str) -> PaperSheet:
        try:
            jobs, problems = self._jobs(source, document)
            job = _chosen(jobs, document)
            if job is None:
                told = _MEND if _failed(problems) else _NOTHING
                return self._last(source, document, problems, told)
            return self._shown(source, document, jobs, job, problems)
        except RecordError as error:
            return self._last(source, document, error.problems, _MEND)
        except OutsideError as error:
            return self._last(source, document, (), str(error))
        except UnknownFileError:
            if (source, document) not in self._good:
                raise
            return self._last(source, document, (), _GONE)

    def _shown(
        self, source: str, document: str, jobs: Sequence[Job], job: Job, problems: tuple[Problem, ...]
    ) -> PaperSheet:
        shells = ready_shells(self._office.workspace, [job.template])
        page = html(web_page(job.kind, job.material, job.template, shells), place=self._place())
        # The frame that it is put into has the looks of every paper already.
        page = page.replace(f"<style>{look()}</style>", "", 1)
        documents = tuple((_name(each), _label(each)) for each in jobs)
        found = PaperSheet(source, _name(job), documents, job.kind.title(job.material), page, problems=problems)
        for asked in {(source, document), (source, found.document)}:
            self._good[asked] = found
            self._good.move_to_end(asked)
        while len(self._good) > _MOST:
            self._good.popitem(last=False)
        return found

    def _last(self, source: str, document: str, problems: tuple[Problem, ...], told: str) -> PaperSheet:
        good = self._good.get((source, document))
        if good is None:
            return PaperSheet(source, document, title=Path(source).stem, told=told, problems=problems)
        return good._replace(is_old=True, told=_OLD if told == _MEND else told, problems=problems)

    def _jobs(self, source: str, document: str) -> tuple[list[Job], tuple[Problem, ...]]:
        """The documents of a record, and what is wrong; none when that is an error, for they rest on sound records."""
        office = self._office.look()
        path = next((path for path in office.filing.paths if self._below(path) == source), None)
        if path is None:
            raise UnknownFileError(source)
        packed = document.startswith(PACKET.name)
        checked = with_surroundings(office, check_files(office, [path], whole=False, with_minutes=packed))
        if _failed(checked.problems):
            return [], checked.problems
        kinds = [kind.name for kind in DOCUMENT_KINDS.values() if kind.on_demand]
        try:
            checked = with_compared(office.workspace, checked, kinds)
        except OutsideError:
            # The notice and the papers rest on nothing that is sealed.
            if any(document.startswith(kind.name) for kind in DOCUMENT_KINDS.values() if kind.tells_changes):
                raise
        return list(jobs_of(office.workspace, checked.materials, kinds)), checked.problems

    def _place(self) -> Callable[[Origin], str]:
        """Tells of an origin where it stands: «cases/2026/13-26.yaml:45»."""
        records: dict[Path, Record | None] = {}

        def place(origin: Origin) -> str:
            if origin.path not in records:
                is_record = origin.path.suffix in _ENDINGS
                records[origin.path] = self._office.record(origin.path) if is_record else None
            record = records[origin.path]
            line = f":{record.position(origin.key).line}" if record else ""
            return f"{self._below(origin.path)}{line}"

        return place

    def _below(self, path: Path) -> str:
        return path.relative_to(self._office.workspace.root).as_posix()


def _failed(problems: Sequence[Problem]) -> bool:
    return any(problem.level == ERROR for problem in problems)


def _chosen(jobs: Sequence[Job], document: str) -> Job | None:
    return next((job for job in jobs if _name(job) == document), next(iter(jobs), None))


def _name(job: Job) -> str:
    return f"{job.key.kind} {job.key.variant}".strip()


def _label(job: Job) -> str:
    return f"{job.key.kind.capitalize()} {job.key.variant}".strip()
