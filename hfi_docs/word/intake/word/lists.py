"""List trees from the flat row of paragraphs that Word keeps."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from hfi_docs.document import Block, List, ListItem, Paragraph
from hfi_docs.word.intake.word.numbering import ListPlace

#: Indents that differ by less than this, in twips, look the same.
_SAME = 100


class ReadBlock(NamedTuple):
    """A block in reading order: an item of a list when it has a place; `indent` is what its left edge is at."""

    block: Block
    place: ListPlace | None = None
    indent: int = 0


@dataclass
class _OpenList:
    """A list that may still grow."""

    place: ListPlace
    last: ListPlace
    items: list[list[Block]] = field(default_factory=list)

    def closed(self) -> List:
        items = tuple(ListItem(tuple(blocks)) for blocks in self.items)
        if self.place.label is None:
            return List(items)
        return List(items, ordered=True, start=self.place.number, label=self.place.label)


def gather_lists(entries: list[ReadBlock]) -> tuple[Block, ...]:
    """The blocks, with items that follow each other in lists; an indented paragraph goes on with the item above."""
    return tuple(_Gatherer().gather(entries))


class _Gatherer:
    def __init__(self) -> None:
        self._open: list[_OpenList] = []

    def gather(self, entries: list[ReadBlock]) -> Iterator[Block]:
        for entry in entries:
            if entry.place is not None:
                yield from self._item(entry.block, entry.place)
            elif not self._goes_on(entry):
                yield from self._close(0)
                yield entry.block
            else:
                self._open[-1].items[-1].append(entry.block)
        yield from self._close(0)

    def _item(self, block: Block, place: ListPlace) -> Iterator[Block]:
        while self._open and _compare(place, self._open[-1].last) < 0:
            yield from self._close(len(self._open) - 1)
        if self._open and _compare(place, self._open[-1].last) == 0 and not _follows(place, self._open[-1]):
            yield from self._close(len(self._open) - 1)
        if not self._open or _compare(place, self._open[-1].last) > 0 or not _follows(place, self._open[-1]):
            self._open.append(_OpenList(place, place))
        self._open[-1].items.append([block])
        self._open[-1].last = place

    def _goes_on(self, entry: ReadBlock) -> bool:
        """Whether an unnumbered paragraph belongs to an open item; closes the lists that are deeper than it."""
        if not isinstance(entry.block, Paragraph) or entry.indent <= _SAME:
            return False
        depth = len(self._open)
        while depth and self._open[depth - 1].last.indent > entry.indent + _SAME:
            depth -= 1
        if depth:
            self._fold(depth)
        return depth > 0

    def _close(self, depth: int) -> Iterator[Block]:
        """Closes lists until `depth` are open; the outermost is handed out."""
        self._fold(max(depth, 1))
        if depth == 0 and self._open:
            yield self._open.pop().closed()

    def _fold(self, depth: int) -> None:
        """Closes lists until `depth`, at least one, are open; each goes into the item above."""
        while len(self._open) > depth:
            done = self._open.pop().closed()
            self._open[-1].items[-1].append(done)


def _compare(place: ListPlace, other: ListPlace) -> int:
    """Above 0 when deeper than the other: by level within one list, by indent between lists."""
    if place.list_id == other.list_id or abs(place.indent - other.indent) < _SAME:
        return place.level - other.level if place.list_id == other.list_id else 0
    return place.indent - other.indent


def _follows(place: ListPlace, open_list: _OpenList) -> bool:
    if place.label != open_list.place.label:
        return False
    return place.label is None or place.number == open_list.last.number + 1
