"""What the records mean: frozen values with English names.

Glossary of terms without a true English equal: an *organ* is a committee (utvalg), a *measure* (tiltak) is a line of
the action plan, a *grant* (midler) is money that a case has given it, a *carry-over* (overføring) is what goes on to
the next year, a *need* (behov) is what is asked for. `key` is the way back to the value in its record.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from hfi_docs.formatting.labels import Language
from hfi_docs.record import KeyPath

#: An amount as its parts, in kroner; the amount is their sum.
Parts: TypeAlias = tuple[int, ...]


class CaseNumber(NamedTuple):
    """Identity of a case: each organ numbers its cases from 1 every year."""

    organ: str
    year: int
    number: int


class Organ(NamedTuple):
    """A committee, with its own labels and order of sections."""

    id: str
    name: str
    name_nynorsk: str
    meeting_name: str
    template: str
    section_order: tuple[str, ...] = ()
    labels: Mapping[str, str] = MappingProxyType({})


class Meeting(NamedTuple):
    """A meeting of an organ; `last_day` is set when it lasts several days."""

    id: str
    organ: str
    day: date
    last_day: date | None
    name: str


class CaseHeader(NamedTuple):
    """What other papers need to know of a case."""

    number: CaseNumber
    day: date
    title: str
    status: str


class Area(NamedTuple):
    """A strategic area (satsningsområde) of a plan."""

    id: str
    name: str
    description: str


class Plan(NamedTuple):
    """A strategy plan."""

    id: str
    name: str
    period: tuple[int, int]
    vision: str
    goal: str
    areas: tuple[Area, ...]


class Grant(NamedTuple):
    """Money granted to a measure for a year by a case."""

    year: int
    case: CaseNumber
    parts: Parts


class CarryOver(NamedTuple):
    """What becomes of a year's money: goes on to the next year, or is released. None: nothing was stated."""

    year: int
    carried: Parts | None
    released: Parts | None
    comment: str
    key: KeyPath


class NeedPart(NamedTuple):
    """A named part of a need."""

    id: str
    text: str
    parts: Parts


class Need(NamedTuple):
    """What a measure asks for in a year."""

    year: int
    description: str
    amount: Parts
    named_parts: tuple[NeedPart, ...]
    tag: str


class Measure(NamedTuple):
    """A measure of the action plan."""

    id: str
    area: str
    title: str
    responsible: str
    principle: str
    status: str
    follow_up: str
    grants: tuple[Grant, ...]
    carry_overs: tuple[CarryOver, ...]
    needs: tuple[Need, ...]
    key: KeyPath


class Column(NamedTuple):
    """A column of a view. `year` is absolute, `year_offset` counts from the table's year."""

    field: str
    heading: str
    kind: str
    year: int | None
    year_offset: int
    summed: bool
    shows_parts: bool
    merged: bool
    heading_span: int
    weight: float
    empty_text: str


class View(NamedTuple):
    """A table layout over a source: columns, filter, sum row."""

    id: str
    description: str
    source: str
    orientation: str
    filters: Mapping[str, tuple[str, ...]]
    columns: tuple[Column, ...]
    sum_label: str
    key: KeyPath


class Line(NamedTuple):
    """A line of a budget table: an amount, a sum of other lines, or a figure fetched from another table."""

    id: str
    text: str
    parts: Parts | None
    terms: tuple[str, ...]
    source: str
    role: str
    note: str
    key: KeyPath


class TableSpec(NamedTuple):
    """A table that a case wants to show."""

    id: str
    view: str
    title: str
    description: str
    plan: str
    year: int | None
    filters: Mapping[str, tuple[str, ...]]
    merged: tuple[str, ...]
    lines: tuple[Line, ...]
    must_match: tuple[str, ...]
    control: Parts | None
    key: KeyPath


class Section(NamedTuple):
    """A section of a paper: a heading and Markdown text."""

    name: str
    heading: str
    text: str
    key: KeyPath


class Attachment(NamedTuple):
    """A numbered attachment (vedlegg)."""

    id: str
    number: int
    title: str
    text: str
    table: TableSpec | None
    text_after: str
    orientation: str
    key: KeyPath


class Case(NamedTuple):
    """A case (sak) with everything its paper prints."""

    number: CaseNumber
    day: date
    kind: str
    title: str
    short_title: str
    status: str
    language: Language
    officer: str
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...]
    tables: tuple[TableSpec, ...]

    @property
    def header(self) -> CaseHeader:
        """What other papers need to know of this case."""
        return CaseHeader(self.number, self.day, self.title, self.status)

    @property
    def all_tables(self) -> tuple[TableSpec, ...]:
        """The tables of the text and of the attachments."""
        return self.tables + tuple(item.table for item in self.attachments if item.table)


class Spelling(NamedTuple):
    """A spelling to avoid and the one to use; `*` at the end of both stands for any ending."""

    wrong: str
    right: str


class Registers(NamedTuple):
    """Everything that is typed once and shown in many papers."""

    organs: Mapping[str, Organ] = MappingProxyType({})
    default_organ: str = "SSU"
    meetings: tuple[Meeting, ...] = ()
    cases: Mapping[CaseNumber, CaseHeader] = MappingProxyType({})
    plans: Mapping[str, Plan] = MappingProxyType({})
    measures: tuple[Measure, ...] = ()
    views: Mapping[str, View] = MappingProxyType({})
    texts: Mapping[str, str] = MappingProxyType({})
    spellings: tuple[Spelling, ...] = ()

    @property
    def areas(self) -> dict[str, Area]:
        """The areas of all plans, in plan order."""
        return {area.id: area for plan in self.plans.values() for area in plan.areas}
