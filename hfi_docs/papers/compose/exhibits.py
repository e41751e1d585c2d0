"""What a paper shows besides running text: tables, pictures, and what a reference alone on a line places.

A reference places a table or figure of its own case, or the resolution of another.
"""

from hfi_docs.document import Block, Caption, Figure, Heading, List, Origin, Paragraph, Table, Text, inline_text
from hfi_docs.papers.compose.material import Paper
from hfi_docs.papers.compose.table import Shown, compose_table, is_compact, is_wide
from hfi_docs.papers.references import Surroundings, find_resolution
from hfi_docs.papers.tables import ComputedTable
from hfi_docs.papers.text import read_line, read_markdown
from hfi_docs.records.model import FileSpec, TableSpec
from hfi_docs.values.labels import label

_POINTS_PER_CM = 72 / 2.54


def placing(paper: Paper, here: Surroundings) -> Surroundings:
    """The surroundings of a paper, able to place what the paper holds."""
    here = here._replace(source=paper.origin)
    return here._replace(place=lambda kind, name: _placed(kind, name, paper, here))


def _placed(kind: str, name: str, paper: Paper, here: Surroundings) -> tuple[Block, ...] | None:
    if kind == "vedtak":
        return _resolution(name, here)
    if kind == "figur":
        spec: FileSpec | None = next((spec.file for spec in paper.case.figures if spec.id == name), None)
        picture = figure(name, spec, paper, here) if spec and name in here.figure_numbers else None
        return (picture._replace(origin=here.at("figurer", name)),) if picture else None
    if name in here.drawn and name in here.table_numbers:
        # The template draws it elsewhere: it must not be printed twice.
        return (Paragraph(here.mention_alone("tabell", here.table_numbers[name])),)
    return _placed_table(name, paper, here)


def _resolution(target: str, here: Surroundings) -> tuple[Block, ...]:
    """What another case decided, as a quotation."""
    header = find_resolution(target, here.organ, here.registers)
    origin = Origin(header.path, (*header.key, "vedtak"))
    read = read_markdown(header.resolution, here._replace(depth=here.depth + 1), origin=origin)
    blocks = tuple(_bold(block) if isinstance(block, Heading) else block for block in read)
    if any(isinstance(block, List) for block in blocks):
        # A list has no look of a quotation: the signs say it.
        return _between_quotation_marks(blocks)
    return tuple(block._replace(role="quote") if isinstance(block, Paragraph) else block for block in blocks)


def _bold(heading: Heading) -> Paragraph:
    """A heading of what is quoted: none in the paper that quotes it, whatever its level."""
    inlines = tuple(each._replace(bold=True) if isinstance(each, Text) else each for each in heading.inlines)
    return Paragraph(inlines, origin=heading.origin)


def _between_quotation_marks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    first, *rest = blocks
    opened = (_with_mark(first, "«", at_end=False), *rest)
    return (*opened[:-1], _with_mark(opened[-1], "»", at_end=True))


def _with_mark(block: Block, mark: str, *, at_end: bool) -> Block:
    """The block with a quotation mark at its first or last word, however deep in a list."""
    match block:
        case Paragraph(inlines=inlines):
            return block._replace(inlines=(*inlines, Text(mark)) if at_end else (Text(mark), *inlines))
        case List(items=items):
            at = -1 if at_end else 0
            inner = list(items[at].blocks)
            inner[at] = _with_mark(inner[at], mark, at_end=at_end)
            changed = list(items)
            changed[at] = items[at]._replace(blocks=tuple(inner))
            return block._replace(items=tuple(changed))
    return block


def _placed_table(name: str, paper: Paper, here: Surroundings) -> tuple[Block, ...] | None:
    spec: TableSpec | None = next((spec for spec in paper.case.tables if spec.id == name), None)
    caption = table_caption(spec, here) if spec else None
    if spec is None or caption is None:
        return None
    title = caption.text
    if spec.file:
        table = file_table(name, title, paper, here)
        return (table._replace(caption=caption, origin=here.at(*spec.key)),) if table else None
    return shown_table(here.figures.table(name), in_table(here), title=title, caption=caption).blocks


def table_title(spec: TableSpec, here: Surroundings) -> str:
    """What a table of the text is called."""
    return inline_text(read_line(spec.title or spec.id, here))


def table_caption(spec: TableSpec, here: Surroundings) -> Caption | None:
    """The numbered line above a table of the text; None when it is not printed."""
    number = here.table_numbers.get(spec.id)
    if number is None:
        return None
    anchor = here.anchor("tabell", number)
    return Caption(label("tabell", here.language), number, table_title(spec, here), anchor, here.at(*spec.key))


def shown_table(computed: ComputedTable, here: Surroundings, *, title: str, caption: Caption | None = None) -> Shown:
    """A computed table in its layout, or what a pattern of the template for its view prints instead.

    `here` is the surroundings of a cell.
    """
    drawn = None
    if here.patterns:
        from hfi_docs.papers.compose.drawing import drawn_instead  # noqa: PLC0415 - most templates draw no tables

        drawn = drawn_instead(computed, here, title=title)
    if drawn is None and is_compact(computed, here):
        from hfi_docs.papers.compose.compact import compact_blocks  # noqa: PLC0415 - most organs have the usual layout

        return compact_blocks(computed, here, title=title, caption=caption)
    table = compose_table(computed, here, title=title)
    return Shown((table._replace(caption=caption, drawn=drawn),), is_wide(computed))


def file_table(name: str, title: str, paper: Paper, here: Surroundings) -> Table | None:
    """The table of the text that is read from a file."""
    blocks = paper.files[name].blocks if name in paper.files else ()
    table = next((block for block in blocks if isinstance(block, Table)), None)
    return table._replace(title=title, continued=label("forts", here.language)) if table else None


def figure(name: str, spec: FileSpec, paper: Paper, here: Surroundings) -> Figure | None:
    """A picture with its number, as wide as the record wants it."""
    image = paper.files[name].image if name in paper.files else None
    if image is None:
        return None
    if spec.width:
        width = spec.width * _POINTS_PER_CM
        image = image._replace(width=width, height=image.height * width / image.width)
    number = here.figure_numbers.get(name, 0)
    caption = None
    if number:
        text = inline_text(read_line(spec.caption, here))
        caption = Caption(label("figur", here.language), number, text, here.anchor("figur", number))
    return Figure(image, spec.alt, caption)


def in_table(here: Surroundings) -> Surroundings:
    """As seen from a cell: short forms, and no placing of tables in tables."""
    return here._replace(in_table=True, place=lambda _kind, _name: None)
