"""Running text as lines with a name for the place of each, and what differs between two such runs."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hfi_docs.document import (
    Block,
    Caption,
    Contents,
    Figure,
    Heading,
    Inline,
    Label,
    Link,
    List,
    Note,
    Paragraph,
    Table,
    inline_text,
)
from hfi_docs.document.walk import block_texts, walk_blocks
from hfi_docs.papers.changed import Difference
from hfi_docs.papers.changes.pairing import Aligned, align, likeness, moved, plain
from hfi_docs.papers.changes.tables import compare_tables, table_name
from hfi_docs.values.labels import label
from hfi_docs.values.marks import number_text

_NOTE, _LINK, _NUMBERING = "fotnote", "lenke", "nummerering"
_PICTURE, _OTHER_PICTURE, _TABLE = "bilde", "et annet bilde", "tabell"


class Place(NamedTuple):
    """Where a line stands: the headings above it, its item, and the labels of that item and of those around it.

    `firsts` are the labels that the lists begin with.
    """

    under: tuple[str, ...] = ()
    item: str = ""
    labels: tuple[str, ...] = ()
    firsts: tuple[str, ...] = ()

    def named(self, *kind: str) -> tuple[str, ...]:
        """What it is called."""
        return (*self.under, *filter(None, kind or (self.item,)))


class PrintedLine(NamedTuple):
    """A paragraph, an item or a heading, and what is printed; `kind` is for what is no running text.

    A table or a picture has a line too, which says where it stands.
    """

    place: Place
    text: str
    kind: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """What its place is called."""
        return self.place.named(*filter(None, (self.kind,)))


class Picture(NamedTuple):
    """What is read aloud and stands below a picture, and its fingerprint."""

    name: str
    digest: str


def compare_blocks(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Difference]:
    """What differs between the texts, the pictures and the tables of two runs of blocks."""
    old, new = list(_lines(before)), list(_lines(after))
    aligned = align(old, new, lambda line: (line.kind, line.text), _like_lines)
    yield from dict.fromkeys(found for was, now in aligned.kept if (found := _recounted(old[was], new[now])))
    others = moved(range(len(old)), _order(aligned))
    for was_at, now_at in aligned.others:
        was, now = old[was_at] if was_at is not None else None, new[now_at] if now_at is not None else None
        line = now or was
        # What is new or gone of tables and pictures is told with what they hold.
        if line and (line.kind not in (_TABLE, _PICTURE) or (was and now)):
            yield Difference(line.told, was.text if was else "", now.text if now else "")
        if was and now and was.text != now.text and was_at in others:
            yield Difference(now.told, now.text, now.text)
    yield from _compare_pictures(before, after)
    yield from compare_tables(_of(before, Table), _of(after, Table))


def _order(aligned: Aligned) -> list[int]:
    """Where those lines stood that both runs have, in the order in which they stand now."""
    known = [(now, was) for was, now in aligned.kept]
    known += [(now, was) for was, now in aligned.others if was is not None and now is not None]
    return [was for _, was in sorted(known)]


def _like_lines(one: tuple[str, str], other: tuple[str, str]) -> float:
    return 0 if one[0] != other[0] or one[0] in (_TABLE, _PICTURE) else likeness(one[1], other[1])


def _recounted(was: PrintedLine, now: PrintedLine) -> Difference | None:
    """That a line whose text is as before has another label; one that only follows from what is new above is none."""
    old, new = was.place, now.place
    if old.labels == new.labels or old.firsts == new.firsts:
        return None
    if old.labels and new.labels and len(old.labels) != len(new.labels):
        return Difference(now.told, now.text, now.text)
    changed = ((a, b) for a, b in zip(old.firsts or ("",), new.firsts or ("",), strict=False) if a != b)
    return Difference(new.named(_NUMBERING), *next(changed))


def whole_text(blocks: Iterable[Block]) -> str:
    """All that is printed of some blocks, a line each."""
    return "\n".join(plain(text) for text in block_texts(*blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[PrintedLine]:
    """What is printed of running text; tables and captions are compared as tables, headings name what is below."""
    place, above = Place(), list[tuple[int, str]]()
    for block in blocks:
        if isinstance(block, Heading):
            text = plain(inline_text(block.inlines))
            above = [each for each in above if each[0] < block.level]
            if not _is_counted(block, text):
                yield PrintedLine(Place(tuple(name for _, name in above)), text)
            above.append((block.level, text))
            place = Place(tuple(name for _, name in above))
        else:
            yield from _own_lines(block, place)
        yield from _behind(block, place)


def _is_counted(heading: Heading, text: str) -> bool:
    """Whether it only counts what is proposed, «Alternativ 2»: that is told with what stands below it."""
    name, _, number = text.rpartition(" ")
    return bool(heading.mark) and number.isdecimal() and name in [label("alternativ", each) for each in ("nb", "nn")]


def _own_lines(block: Block, place: Place) -> Iterator[PrintedLine]:
    match block:
        case List():
            yield from _items(block, place)
        case Table():
            yield PrintedLine(place, table_name(block), _TABLE)
        case Figure():
            yield PrintedLine(place, _picture(block).name, _PICTURE)
        case Heading() | Paragraph():
            yield PrintedLine(place, plain(inline_text(block.inlines)))
        case Contents() | Caption():
            return


def _items(listed: List, around: Place) -> Iterator[PrintedLine]:
    """The items of a list, each paragraph by the number of its item and of those around it: «punkt 1 c»."""
    counting, place = listed.label or Label(), around
    for count, item in enumerate(listed.items, start=listed.start):
        if listed.ordered:
            number = number_text(count, counting.kind)
            name = f"{around.item} {number}" if around.item else f"punkt {number}"
            labels = (*around.labels, counting.whole_frame.replace("{}", number))
            first = counting.whole_frame.replace("{}", number_text(listed.start, counting.kind))
            place = Place(around.under, name, labels, (*around.firsts, first))
        for block in item.blocks:
            yield from _own_lines(block, place)


def _behind(block: Block, place: Place) -> Iterator[PrintedLine]:
    """What belongs to a text and stands elsewhere: its footnotes, and the addresses that its links lead to."""
    for leaf in walk_blocks((block,)):
        for inline in _inlines(leaf.inlines) if isinstance(leaf, (Heading, Paragraph)) else ():
            if isinstance(inline, Note):
                yield PrintedLine(place, plain(inline_text(inline.inlines)), _NOTE)
            elif isinstance(inline, Link) and inline.url and inline.url != inline_text(inline.inlines):
                yield PrintedLine(place, inline.url, _LINK)


def _inlines(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, (Link, Note)):
            yield from _inlines(inline.inlines)


def _compare_pictures(before: Iterable[Block], after: Iterable[Block]) -> Iterator[Difference]:
    """Pictures by what is read aloud in their place and what stands below them; of equal ones, the picture itself."""
    old, new = (list(map(_picture, _of(blocks, Figure))) for blocks in (before, after))
    for was_at, now_at in align(old, new, lambda picture: picture, _like_pictures).others:
        was, now = (old[was_at] if was_at is not None else None), (new[now_at] if now_at is not None else None)
        if not (was and now) or was.name != now.name:
            yield Difference((_PICTURE,), was.name if was else "", now.name if now else "")
        if was and now and was.digest != now.digest:
            yield Difference((_PICTURE, now.name), _PICTURE, _OTHER_PICTURE)


def _like_pictures(one: Picture, other: Picture) -> float:
    return 1 if one.digest == other.digest else likeness(one.name, other.name)


def _picture(figure: Figure) -> Picture:
    caption = f"{plain(figure.caption.text)} – " if figure.caption else ""
    return Picture(f"{caption}{plain(figure.alt)}", hashlib.sha256(figure.image.content).hexdigest())


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
