"""Lists, numbered and marked as they are in the Word file."""

from collections.abc import Callable, Sequence
from typing import Final

from hfi_docs.document import Block, Label, List, ListItem, NumberKind, Paragraph
from hfi_docs.values.marks import label_text
from hfi_docs.web.inlines import PageLines
from hfi_docs.web.markup import Attributes, Markup, element, text

#: How the levels of a list are numbered that says nothing of it, as the templates have it.
_USUAL: Final[Sequence[NumberKind]] = ("decimal", "lowerLetter", "lowerRoman")
_LETTERS: Final = 26
#: What stands around a number, and the style of list that has it.
_FRAMES: Final = {"{}.": "dot", "{})": "bracket", "({})": "brackets"}


class PageLists:
    """Writes lists; `block` writes what stands in their items, and `marks` gives the attributes of where it is from."""

    def __init__(
        self,
        lines: PageLines,
        block: Callable[[Block], Markup],
        marks: Callable[[List | ListItem | Paragraph], Attributes],
    ) -> None:
        self._lines = lines
        self._block = block
        self._marks = marks
        self._level = 0

    def write(self, block: List) -> Markup:
        """The markup of a list."""
        level = self._level
        self._level += 1
        name = "ol" if block.ordered else "ul"
        shown = block.label or Label(_USUAL[min(level, len(_USUAL) - 1)])
        frame = _FRAMES.get(shown.whole_frame) if _counts_alike(shown, block) else None
        look = f"{shown.kind}-{frame}" if frame and block.ordered else "labelled" if block.ordered else None
        start = block.start if block.ordered and block.start != 1 else None
        items = (
            self._item(item, label_text(shown, number) if block.ordered and not frame else "")
            for number, item in enumerate(block.items, start=block.start)
        )
        made = element(name, *items, attributes={"class": look, "start": start, **self._marks(block)})
        self._level = level
        return made

    def _item(self, item: ListItem, label: str) -> Markup:
        """An item; `label` is what stands before it where no style of list has such numbers."""
        match item.blocks:
            case (Paragraph(role="body") as line, *others) if self._stands_alone(line, others):
                written = [self._lines.line(line.inlines), *map(self._block, others)]
            case blocks:
                written = [*map(self._block, blocks)]
        shown = element("span", label, " ", attributes={"class": "item-label"}) if label else text()
        return element("li", shown, *written, attributes=self._marks(item))

    def _stands_alone(self, line: Paragraph, others: Sequence[Block]) -> bool:
        """Whether an item is one line, and lists below it."""
        return not self._marks(line) and all(isinstance(each, List) for each in others)


def _counts_alike(label: Label, block: List) -> bool:
    """Whether a browser counts as Word does: letters go on with «bb» after «aa» there, and with «ab» here."""
    return "Letter" not in label.kind or block.start + len(block.items) - 1 <= _LETTERS
