"""Running text as lines with a name for the place of each, and what differs between two such runs."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hfi_docs.document import Block, Caption, Contents, Figure, Heading, Label, List, Paragraph, Table, inline_text
from hfi_docs.document.walk import block_texts, leaf_notes, leaf_text, walk_blocks
from hfi_docs.papers.changes.difference import Difference, pair, plain
from hfi_docs.papers.changes.tables import compare_tables

_NOTE, _PICTURE, _OTHER_PICTURE = "fotnote", "bilde", "et annet bilde"
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


class PrintedLine(NamedTuple):
    """A paragraph, an item or a heading: the heading above it, what it is called there, what is printed."""

    under: str
    name: str
    text: str

    @property
    def place(self) -> tuple[str, ...]:
        """Where it stands."""
        return tuple(filter(None, (self.under, self.name)))


def compare_blocks(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Difference]:
    """What differs between the texts, the pictures and the tables of two runs of blocks."""
    old, new = list(_lines(before)), list(_lines(after))
    for was, now in pair(old, new, lambda line: line.text):
        line = new[now] if now is not None else old[was or 0]
        told = (old[was].text if was is not None else "", new[now].text if now is not None else "")
        yield Difference(line.place, *told)
    yield from _compare_pictures(before, after)
    yield from compare_tables(_of(before, Table), _of(after, Table))


def whole_text(blocks: Iterable[Block]) -> str:
    """All that is printed of some blocks, a line each."""
    return "\n".join(plain(text) for text in block_texts(*blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[PrintedLine]:
    """What is printed of running text; tables and captions are compared as tables, headings name what is below."""
    under = ""
    for block in blocks:
        match block:
            case Heading():
                under = plain(inline_text(block.inlines))
                yield PrintedLine("", "", under)
            case Paragraph():
                yield PrintedLine(under, "", plain(inline_text(block.inlines)))
            case List():
                yield from _items(block, under)
            case Contents() | Caption() | Table() | Figure():
                continue
        for leaf in walk_blocks((block,)):
            yield from (PrintedLine(under, _NOTE, plain(inline_text(note.inlines))) for note in leaf_notes(leaf))


def _items(listed: List, under: str, within: str = "") -> Iterator[PrintedLine]:
    """The items of a list, each paragraph by the number of its item and of those around it: «punkt 1 c»."""
    for count, item in enumerate(listed.items, start=listed.start):
        number = f"{within} {_number(count, listed.label or Label())}".strip() if listed.ordered else within
        for block in item.blocks:
            if isinstance(block, List):
                yield from _items(block, under, number)
            else:
                yield from (
                    PrintedLine(under, f"punkt {number}" if number else "", plain(text)) for text in block_texts(block)
                )


def _number(count: int, label: Label) -> str:
    lettered = label.kind in ("lowerLetter", "upperLetter") and 0 < count <= len(_LETTERS)
    return _LETTERS[count - 1] if lettered else f"{count}"


def _compare_pictures(before: Iterable[Block], after: Iterable[Block]) -> Iterator[Difference]:
    """Pictures by what is read aloud in their place and what stands below them; of equal ones, the picture itself."""
    old, new = ([(_named(figure), _digest(figure)) for figure in _of(blocks, Figure)] for blocks in (before, after))
    for was, now in pair(old, new, lambda figure: f"{figure[0]}"):
        told = (old[was][0] if was is not None else "", new[now][0] if now is not None else "")
        yield Difference((_PICTURE,), *told)
    digests = dict(new)
    for name, digest in old:
        if digests.get(name, digest) != digest:
            yield Difference((_PICTURE, name), _PICTURE, _OTHER_PICTURE)


def _named(figure: Figure) -> str:
    caption = f"{plain(leaf_text(figure.caption))} – " if figure.caption else ""
    return f"{caption}{figure.alt}"


def _digest(figure: Figure) -> str:
    return hashlib.sha256(figure.image.content).hexdigest()


def _of(blocks: Iterable[Block], kind: "type[Table] | type[Figure]") -> list:  # type: ignore[type-arg]
    """The tables, or the pictures, among some blocks, however deep in lists."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, kind):
            found.append(block)
        elif isinstance(block, List):
            for item in block.items:
                found += _of(item.blocks, kind)
    return found
