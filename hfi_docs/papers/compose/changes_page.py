"""The page of a packet that tells what differs since an issue of it that is sealed: it is the first one."""

from collections.abc import Iterable, Iterator

from hfi_docs.document import (
    Block,
    Cell,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
    inline_text,
)
from hfi_docs.papers.changed import CaseChanges, Difference, Since, by_shared_place
from hfi_docs.papers.compose.content import RESOLUTIONS
from hfi_docs.papers.compose.excerpts import CUT, excerpts, marked_words
from hfi_docs.papers.compose.material import Packet
from hfi_docs.papers.references import Surroundings, case_anchor
from hfi_docs.papers.text import read_line
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.labels import label, place_name, told_text

_HEADS = ("hvor", "før", "nå")
#: By content: a place may be a long name of a row and of a column, with an amount beside it.
_WIDTHS = (0.0, 0.0, 0.0)
_NOTHING = "–"
_BELOW = "–\u00a0"


def changes_part(packet: Packet, here: Surroundings, level: int) -> Iterator[Part]:
    """The page, for those that the packet is for; nothing where nothing differs.

    The agenda of a packet begins a page of its own; the few cases of a supplement are listed below what differs.
    """
    if packet.since:
        yield Part(tuple(_page(packet, packet.since, here, level)), ends_page=packet.only is None)


def _page(packet: Packet, since: Since, here: Surroundings, level: int) -> Iterator[Block]:
    title = since.title(here.language)
    yield Heading(level, (Text(title),), origin=here.at("saksliste"))
    of_kind = {
        kind: [each for each in since.changes.cases if each.kind == kind]
        for kind in ("ny", "endret", "flyttet", "utgår")
    }
    yield from _listed("nye_saker", of_kind["ny"], packet, here, level + 1)
    table = tuple(_changed(since, of_kind["endret"], packet, here, title))
    if table and of_kind["ny"]:
        yield Heading(level + 1, (Text(label("endret", here.language)),), origin=here.at("saksliste"))
    yield from table
    yield from _listed("flyttet", of_kind["flyttet"], packet, here, level + 1)
    yield from _listed("utgår", of_kind["utgår"], packet, here, level + 1)


def _listed(head: str, cases: Iterable[CaseChanges], packet: Packet, here: Surroundings, level: int) -> Iterator[Block]:
    items = tuple(ListItem((Paragraph(_named(each, packet, here)),)) for each in cases)
    if items:
        origin = here.at("saksliste")
        yield Heading(level, (Text(label(head, here.language)),), origin=origin)
        yield List(items, origin=origin)


def _named(case: CaseChanges, packet: Packet, here: Surroundings) -> tuple[Inline, ...]:
    """«Sak 13/26: Budsjett», as a link where its paper stands in the packet; for whom it is, where not for all."""
    paper = packet.paper(case.number)
    later = f" ({label('ettersendes', here.language)})" if paper and paper.case.paper == "ettersendes" else ""
    inlines: tuple[Inline, ...] = (Text(f"{case.name}: {case.title}{later}"),)
    if case.number in here.enclosed:
        inlines = (Link(inlines, anchor=case_anchor(case.number), shown=True),)
    return (*inlines, Text(case.reserved)) if case.whom else inlines


def _changed(
    since: Since, cases: Iterable[CaseChanges], packet: Packet, here: Surroundings, title: str
) -> Iterator[Table]:
    """What differs in the notice and in each case: where, what stood there, and what stands there now."""
    rows = [_group((Text(label("innkallingen", here.language)),))] if since.changes.notice else []
    rows += _rows(since.changes.notice, frozenset(), here)
    for case in cases:
        moved = f"; {label('flyttet', here.language).lower()}" if case.moved else ""
        rows.append(_group((*_named(case, packet, here), *([Text(moved)] if moved else []))))
        rows += _rows(case.differences, resolution_heads(case, packet), here)
    if rows:
        heads = [label(name, here.language) for name in _HEADS]
        is_cut = any(CUT in text for row in rows for cell in row.cells for text in _texts(cell))
        note = Paragraph((Text(label("forkortet", here.language)),), "table_note")
        yield Table(
            (Row(tuple(Cell(_lines((Text(head),))) for head in heads), "header"), *rows),
            _WIDTHS,
            title=title,
            description=f"{', '.join(heads)}.",
            origin=here.at("saksliste"),
            notes=(note,) if is_cut else (),
        )


def _group(inlines: tuple[Inline, ...]) -> Row:
    return Row((Cell((Paragraph(inlines),), columns=len(_HEADS)),), "group")


def _rows(differences: Iterable[Difference], whole: frozenset[str], here: Surroundings) -> Iterator[Row]:
    """The differences; what those beside each other have deep in a paper in common, such as a table, stands once."""
    for shared, run in by_shared_place(differences):
        if shared:
            yield Row((Cell(_lines((Text(_place(shared, here), quiet=True),)), columns=len(_HEADS)),), "term")
        for each in run:
            # What stands below a place that is said once is marked: the next row may be of another.
            place = _place(each.place[len(shared) :], here)
            yield _row(each, f"{_BELOW}{place}" if shared else place, whole, here)


def _place(names: Iterable[str], here: Surroundings) -> str:
    place = ", ".join(place_name(name, here.language) for name in names if name)
    return f"{place[:1].upper()}{place[1:]}"


def _row(each: Difference, place: str, whole: frozenset[str], here: Surroundings) -> Row:
    """A difference; the points of a resolution, in the sections named `whole`, are never cut."""
    before, after = (told_text(text, here.language) for text in (each.before, each.after))
    if not whole.intersection(each.place[:1]):
        before, after = excerpts(before, after)
    told = {
        "ny": (_lines((Text(_NOTHING),)), _split(after)),
        "utgår": (_split(before), _quiet(label("utgår", here.language))),
        "flyttet": (_split(before), _quiet(label("står_nå_her", here.language))),
        "endret": (_split(before), tuple(Paragraph(line) for line in marked_words(before, after))),
    }
    return Row(tuple(map(Cell, (_lines((Text(place),)), *told[each.kind]))), "term")


def resolution_heads(case: CaseChanges, packet: Packet) -> frozenset[str]:
    """The headings of the resolutions of a case, and what they are called in either language."""
    paper = packet.paper(case.number)
    sections = paper.case.sections if paper else ()
    own = (inline_text(read_line(each.heading, paper.here)) for each in sections if each.name in RESOLUTIONS if paper)
    usual = (label(name, language) for name in RESOLUTIONS for language in ("nb", "nn"))
    return frozenset(text.replace(HARD_SPACE, " ") for text in (*own, *usual))


def _lines(inlines: tuple[Inline, ...]) -> tuple[Block, ...]:
    return (Paragraph(inlines),)


def _split(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Text(line),)) for line in text.split("\n"))


def _quiet(text: str) -> tuple[Block, ...]:
    return _lines((Text(text, quiet=True),))


def _texts(cell: Cell) -> Iterator[str]:
    return (inline_text(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))
