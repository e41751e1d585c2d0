"""Views, and the tables and pictures that cases show."""

from collections.abc import Mapping
from typing import NamedTuple

from hfi_docs.records.record import KeyPath
from hfi_docs.values.amounts import Parts


class ViewColumn(NamedTuple):
    """A column of a view. `year` is absolute, `year_offset` counts from the table's year.

    `merged` joins equal cells below each other; `merged_within` does so only within one entry of the register. `name`
    tells the column from another that shows the same field. In the compact layout it stands where `compact` says, ""
    for where the rule puts it, under its `short_heading`.
    """

    field: str
    heading: str
    kind: str
    year: int | None
    year_offset: int
    summed: bool
    shows_parts: bool
    merged: bool
    merged_within: bool
    heading_span: int
    weight: float
    empty_text: str
    hidden_when_empty: bool
    name: str = ""
    compact: str = ""
    short_heading: str = ""


class View(NamedTuple):
    """A table layout over a source: columns, filter, sum row. Without a `layout` of its own it has the organ's."""

    id: str
    description: str
    source: str
    orientation: str
    filters: Mapping[str, tuple[str, ...]]
    columns: tuple[ViewColumn, ...]
    sum_label: str
    title_row: bool
    empty_areas: str
    key: KeyPath
    layout: str = ""


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


class FileSpec(NamedTuple):
    """A file that a case shows or sends along; `width` in centimetres, 0 for the picture's own.

    `headings` are the record's own heads for the columns of its table, none for those of the file.
    """

    path: str
    sheet: str = ""
    area: str = ""
    headings: tuple[str, ...] = ()
    alt: str = ""
    caption: str = ""
    width: float = 0.0


class TableSpec(NamedTuple):
    """A table that a case wants to show: a view, or the cells of a file. `unit` is how many kroner a figure counts."""

    id: str
    view: str
    file: FileSpec | None
    title: str
    description: str
    plan: str
    year: int | None
    unit: int
    filters: Mapping[str, tuple[str, ...]]
    merged: tuple[str, ...]
    lines: tuple[Line, ...]
    must_match: tuple[str, ...]
    control: Parts | None
    key: KeyPath


class FigureSpec(NamedTuple):
    """A picture that stands in the text."""

    id: str
    file: FileSpec
    key: KeyPath
