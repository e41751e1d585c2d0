"""What a cell holds, and the kinds of column: how each reads, adds up, aligns and prints its values.

A new kind is one `ColumnKind` in `COLUMN_KINDS`; a view names it as the `type` of a column.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from hfi_docs.document import Align, Block, List, ListItem, Paragraph, Text
from hfi_docs.papers.text import Resolver, read_line, read_markdown
from hfi_docs.records.model import Parts, PlanPoint
from hfi_docs.values.amounts import HARD_SPACE, format_in_unit
from hfi_docs.values.labels import Language, label

#: What a cell holds: a line of text, or one of the classes below, or what a kind of column makes of it; None: nothing.
Value: TypeAlias = object | None


class Prose(NamedTuple):
    """Running text."""

    text: str


class Money(NamedTuple):
    """An amount in kroner, as its parts; `names` are theirs, where each has one."""

    parts: Parts
    names: tuple[str, ...] = ()

    @property
    def kroner(self) -> int:
        """The whole amount."""
        return sum(self.parts)


class Points(NamedTuple):
    """Things to be taken up: a list when there are several, a sentence when there is one."""

    points: tuple[PlanPoint, ...]


def prose(text: str) -> Prose | None:
    """Running text, or nothing."""
    return Prose(text) if text else None


def money(parts: Parts | None, names: tuple[str, ...] = ()) -> Money | None:
    """An amount, or nothing; `names` are those of its parts, if it has as many."""
    return Money(parts, names if len(names) == len(parts) else ()) if parts else None


class CellForm(NamedTuple):
    """How the cells of a column are printed: `unit` is how many kroner a figure counts."""

    resolver: Resolver
    language: Language
    unit: int = 1
    shows_parts: bool = False


class ColumnKind(NamedTuple):
    """A kind of column.

    `read` makes of a field's value what the column holds, and raises `UnreadableError` when it cannot; `total` adds
    such values up, where they can be; `in_unit`: the heading names the unit that kroner are shown in.
    """

    read: Callable[[Value], Value]
    blocks: Callable[[Value, CellForm], Iterator[Block]]
    align: Align = "left"
    total: Callable[[Sequence[Value]], Value] | None = None
    in_unit: bool = False


def _same(value: Value) -> Value:
    return value


def _amount(value: Value) -> Value:
    return value if isinstance(value, Money) else None


def _kroner(values: Sequence[Value]) -> Money:
    return Money((sum(value.kroner for value in values if isinstance(value, Money)),))


def cell_blocks(value: Value, form: CellForm) -> Iterator[Block]:
    """A value as what it is, whatever the column."""
    match value:
        case Money():
            yield from _money_blocks(value, form)
        case Points(points=points):
            yield from _point_blocks(points, form)
        case Prose(text=text):
            yield from read_markdown(text, form.resolver)
        case str() if value:
            yield Paragraph(read_line(value, form.resolver))


def _money_blocks(value: Money, form: CellForm) -> Iterator[Block]:
    yield Paragraph((Text(format_in_unit(value.kroner, form.unit)),))
    if form.shows_parts and len(value.parts) > 1:
        terms = f" +{HARD_SPACE}".join(format_in_unit(part, form.unit) for part in value.parts)
        yield Paragraph((Text(f"({terms})"),))


def _point_blocks(points: Sequence[PlanPoint], form: CellForm) -> Iterator[Block]:
    """One point as a sentence, several as a list; what belongs to a point stands under it."""
    if len(points) > 1:
        yield List(tuple(ListItem(tuple(_point_blocks((point,), form))) for point in points))
        return
    for point in points:
        kind = (Text(f"{HARD_SPACE}({label(point.kind, form.language)[:1]})"),) if point.kind else ()
        yield Paragraph((*read_line(point.text, form.resolver), *kind))
        if point.points:
            yield List(tuple(ListItem(tuple(_point_blocks((inner,), form))) for inner in point.points))


#: What a row has besides its columns, where a Word template draws it.
ROW_NAMES = ("celler", "rolle")
MONEY, TEXT = "kroner", "tekst"
#: Every kind by the word that a view uses for it.
COLUMN_KINDS: dict[str, ColumnKind] = {
    TEXT: ColumnKind(_same, cell_blocks),
    MONEY: ColumnKind(_amount, cell_blocks, "right", _kroner, in_unit=True),
    "antall": ColumnKind(_same, cell_blocks, "right"),
}
