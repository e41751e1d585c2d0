"""A paper for a template that prints its sections, attachments and tables where the office wants them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from hfi_docs.context import Drawn
from hfi_docs.document import Block, Part, inline_text
from hfi_docs.papers.compose.content import joined
from hfi_docs.papers.compose.drawing import draw_table
from hfi_docs.papers.compose.exhibits import in_table, table_caption, table_title
from hfi_docs.papers.compose.kind import asked_for
from hfi_docs.papers.compose.material import Paper
from hfi_docs.papers.references import (
    ATTACHMENTS,
    CAPTION,
    HEADING,
    SECTIONS,
    TABLES,
    Surroundings,
    attachment_slot,
    is_printed,
    rest_slot,
)
from hfi_docs.papers.text import read_line

#: What stands below the heading of a section or attachment, and the table of an attachment.
BELOW, TABLE = "innhold", "tabell"

Slots = dict[str, tuple[Part, ...]]


def arranged(
    given: Mapping[str, tuple[Part, ...]], pieces: Iterable[tuple[str, tuple[Part, ...]]], order: Sequence[str]
) -> Slots:
    """The slots of a template that prints those of `order`: what it does not print by itself is with the rest.

    A slot that the case has nothing for is empty.
    """
    slots = {**given, SECTIONS: (), ATTACHMENTS: ()}
    for name, parts in pieces:
        if name in order:
            slots[name] = parts
        elif is_printed(name, order):
            slots[f"{name}.{HEADING}"], slots[f"{name}.{BELOW}"] = _parted(parts)
        else:
            slots[rest_slot(name)] += parts
    slots[SECTIONS] = joined(slots[SECTIONS])
    return asked_for(slots, order)


def drawn_in_place(paper: Paper, here: Surroundings, order: Sequence[str]) -> tuple[Slots, tuple[Drawn, ...]]:
    """The captions and the prose of the tables that the template draws in place, and those tables."""
    slots: Slots = {}
    for name, spec in ((f"{TABLES}.{spec.id}", spec) for spec in paper.case.tables):
        caption = table_caption(spec, here)
        if caption and is_printed(name, order):
            slots[f"{name}.{CAPTION}"] = (Part((caption,)),)
    drawn = tuple(draw() for name, draw in case_tables(paper, here).items() if is_printed(name, order))
    prose: dict[str, tuple[Block, ...]] = {name: blocks for each in drawn for name, blocks in each.slots.items()}  # type: ignore[misc]
    slots |= {name: (Part(blocks),) for name, blocks in prose.items()}
    return {name: parts for name, parts in slots.items() if name in order}, drawn


def case_tables(paper: Paper, here: Surroundings) -> dict[str, Callable[[], Drawn]]:
    """What draws each computed table of a case, by the slot that it takes the place of."""
    found: dict[str, Callable[[], Drawn]] = {}
    for spec in paper.case.tables:
        if not spec.file and ("tabell", spec.id) not in here.withheld:
            at = f"{TABLES}.{spec.id}"
            caption = f"{at}.{CAPTION}" if spec.id in here.table_numbers else ""
            found[at] = partial(_draw, spec.id, here, title=table_title(spec, here), at=at, caption=caption)
    for item in paper.case.attachments:
        if item.table:
            title = inline_text(read_line(item.title, here))
            at = f"{attachment_slot(item)}.{TABLE}"
            found[at] = partial(_draw, item.table.id, here, title=title, at=at)
    return found


def _draw(name: str, here: Surroundings, *, title: str, at: str, caption: str = "") -> Drawn:
    return draw_table(here.figures.table(name), in_table(here), title=title, at=at, caption=caption)


def _parted(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The heading, and what stands below it on the same pages."""
    first, *others = parts
    heading, below = first._replace(blocks=first.blocks[:1]), first._replace(blocks=first.blocks[1:], new_page=False)
    return (heading,), (below, *others)
