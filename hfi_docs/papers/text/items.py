"""Lists from the items that the Markdown reader found: each is numbered as it is written in the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hfi_docs.document import Label, List, ListItem
from hfi_docs.papers.text.lines import Marked
from hfi_docs.values.marks import ListLabel


@dataclass
class _Open:
    """A list that may still grow."""

    last: Marked | None
    is_numbered: bool
    start: int
    label: Label | None
    items: list[ListItem] = field(default_factory=list)

    def goes_on_with(self, marked: Marked | None) -> bool:
        """Whether the item is the next of this list."""
        if self.last is None or marked is None:
            return self.last is marked
        if self.last.label is None or marked.label is None:
            return marked.mark.level == self.last.mark.level
        expected = self.last.label._replace(number=self.last.label.number + 1)
        return marked.label._replace(after=expected.after) == expected

    def has_below(self, marked: Marked | None) -> bool:
        """Whether the item belongs under the last of this list, though it is not indented: «3.1» under «3.»."""
        if self.last is None or marked is None:
            return False
        if marked.label is None:
            return marked.mark.level > self.last.mark.level
        return bool(marked.label.before) and marked.label.before.rstrip(".") == self.last.mark.written.rstrip(".)")

    def closed(self) -> List:
        """The list as it is printed."""
        return List(tuple(self.items), self.is_numbered, self.start, self.label)


def gather_lists(items: Sequence[tuple[Marked | None, ListItem]], *, is_numbered: bool) -> Iterator[List]:
    """The lists that the items make: one, unless their labels or bullets say otherwise."""
    opened: list[_Open] = []
    for marked, item in items:
        while opened and not (opened[-1].goes_on_with(marked) or opened[-1].has_below(marked)):
            done = opened.pop().closed()
            if opened:
                _add_below(opened[-1], done)
            else:
                yield done
        if not opened or not opened[-1].goes_on_with(marked):
            label = marked.label if marked else None
            start = label.number if label else 1
            opened.append(_Open(marked, is_numbered, start, _printed(label) if label else None))
        opened[-1].items.append(item)
        opened[-1].last = marked
    while len(opened) > 1:
        done = opened.pop().closed()
        _add_below(opened[-1], done)
    yield from (each.closed() for each in opened)


def _add_below(above: _Open, done: List) -> None:
    above.items[-1] = ListItem((*above.items[-1].blocks, done))


def _printed(label: ListLabel) -> Label:
    """The label as it is printed: the signs around a plain number are the template's."""
    before = label.before.lstrip("(")
    return Label(label.kind, f"{before}{{}}{label.after.replace(')', '')}" if before else "")
