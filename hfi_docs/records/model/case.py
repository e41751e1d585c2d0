"""A case and what its paper prints."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.records.model.meeting import Signature
from hfi_docs.records.model.tables import FigureSpec, FileSpec, TableSpec
from hfi_docs.records.record import KeyPath
from hfi_docs.values.case_numbers import CaseNumber
from hfi_docs.values.labels import Language


class CaseHeader(NamedTuple):
    """What other papers need to know of a case; `resolution` is what was decided, once it is.

    `path` and `key` tell where the case is written: in a file of its own, or in the register of cases. A resolution
    that stands in minutes is written there, and `minutes` is their status.
    """

    number: CaseNumber
    day: date
    title: str
    status: str
    resolution: str = ""
    path: Path = Path()
    key: KeyPath = ()
    minutes: str = ""


class Definition(NamedTuple):
    """A term and what it means; `organ` when the term is a committee."""

    term: str
    organ: str
    text: str


class Task(NamedTuple):
    """A numbered task; `deadline` as it is printed."""

    title: str
    deadline: str
    responsible: str
    description: str
    delivery: str
    key: KeyPath


class Ranked(NamedTuple):
    """A point of a ranked list, and how many mentioned it."""

    text: str
    mentions: int


class Ranking(NamedTuple):
    """A ranked list; `unit` is what was counted."""

    unit: str
    points: tuple[Ranked, ...]


class CaseContent(NamedTuple):
    """What a section or an attachment holds, in the order in which it is printed."""

    text: str = ""
    definitions: tuple[Definition, ...] = ()
    tasks: tuple[Task, ...] = ()
    ranking: Ranking | None = None
    text_after: str = ""
    key: KeyPath = ()
    text_key: KeyPath = ()

    @property
    def texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Its running texts in reading order, with their key paths."""
        tasks = ((task.key, text) for task in self.tasks for text in (task.description, task.delivery))
        return (self.text_key, self.text), *tasks, ((*self.key, "etter"), self.text_after)


class CaseSection(NamedTuple):
    """A section of a paper. `alternatives` stand instead of content; `updated_after` names a case that comes first."""

    name: str
    heading: str
    content: CaseContent
    alternatives: tuple[str, ...] = ()
    numbered: bool = False
    updated_after: CaseNumber | None = None
    key: KeyPath = ()

    @property
    def texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Its running texts in reading order, with their key paths."""
        alternatives = (((*self.key, index, "alternativ"), text) for index, text in enumerate(self.alternatives))
        return (*alternatives, *self.content.texts)


class Attachment(NamedTuple):
    """A numbered attachment (vedlegg): content of its own, a file, another case's paper or a meeting's papers.

    `shared` names what it takes from the register of attachments.
    """

    id: str
    number: int
    title: str
    content: CaseContent
    table: TableSpec | None
    file: FileSpec | None
    case: CaseNumber | None
    meeting: str
    orientation: str
    updated_after: CaseNumber | None
    group: str
    key: KeyPath
    shared: str = ""
    short_title: str = ""


class Step(NamedTuple):
    """A committee that handles the case: when, and under which number."""

    organ: str
    day: date | None
    case: CaseNumber | None


class Revision(NamedTuple):
    """When a paper was corrected after it was sent, and why."""

    day: date
    reason: str


class Case(NamedTuple):
    """A case (sak) with everything its paper prints. `paper` is ja, nei or ettersendes; a draft may have no `day`.

    `template` is set when the case has another than its organ's; `own_fields` are those that its organ has declared.
    `in_short` is what the first page says that the case is about. `signature` is no part of what is proposed.
    """

    number: CaseNumber
    day: date | None
    kind: str
    title: str
    short_title: str
    status: str
    paper: str
    language: Language
    officer: str
    archive_case: str
    steps: tuple[Step, ...]
    sections: tuple[CaseSection, ...]
    attachments: tuple[Attachment, ...]
    tables: tuple[TableSpec, ...]
    figures: tuple[FigureSpec, ...]
    template: str = ""
    own_fields: Mapping[str, str] = MappingProxyType({})
    in_short: tuple[str, ...] = ()
    signature: Signature | None = None
    revised: Revision | None = None

    @property
    def meeting(self) -> tuple[str, date] | None:
        """The organ, and the first day of its meeting."""
        return (self.number.organ, self.day) if self.day else None

    def is_after(self, day: date) -> bool:
        """Whether its meeting comes after a day."""
        return self.day is not None and self.day > day

    @property
    def all_tables(self) -> tuple[TableSpec, ...]:
        """The tables of the text and of the attachments."""
        return self.tables + tuple(item.table for item in self.attachments if item.table)

    @property
    def texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """The running texts of sections and attachments in reading order, with their key paths."""
        holders: tuple[CaseSection | CaseContent, ...] = (*self.sections, *(item.content for item in self.attachments))
        return tuple(text for holder in holders for text in holder.texts)

    @property
    def proposal(self) -> CaseSection | None:
        """The proposed resolution."""
        return next((section for section in self.sections if section.name == "forslag_til_vedtak"), None)
