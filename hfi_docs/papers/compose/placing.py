"""What a reference alone on a line places in the text of a case: a table, a figure, another case's resolution."""

from hfi_docs.document import Block, Caption, List, Origin, Paragraph, Table, Text, inline_text
from hfi_docs.papers.compose.attachments import figure, file_table, in_table
from hfi_docs.papers.compose.material import Paper
from hfi_docs.papers.compose.table import compose_table
from hfi_docs.papers.references import Surroundings, find_case
from hfi_docs.papers.text import read_line, read_markdown
from hfi_docs.records.model import FileSpec, TableSpec
from hfi_docs.values.labels import label

_DEEPEST = 6


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
    table = _placed_table(name, paper, here)
    return (table,) if table else None


def _resolution(target: str, here: Surroundings) -> tuple[Block, ...]:
    """What another case decided, as a quotation."""
    header = find_case(target, here.organ, here.registers)
    origin = Origin(header.path, (*header.key, "vedtak"))
    blocks = read_markdown(
        header.resolution, here._replace(depth=here.depth + 1), heading_level=_DEEPEST, origin=origin
    )
    if any(isinstance(block, List) for block in blocks):
        # A list has no look of a quotation: the signs say it.
        return _between_quotation_marks(blocks)
    return tuple(block._replace(role="quote") if isinstance(block, Paragraph) else block for block in blocks)


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


def _placed_table(name: str, paper: Paper, here: Surroundings) -> Table | None:
    number = here.table_numbers.get(name)
    spec: TableSpec | None = next((spec for spec in paper.case.tables if spec.id == name), None)
    if number is None or spec is None:
        return None
    title = inline_text(read_line(spec.title or name, here))
    caption = Caption(label("tabell", here.language), number, title, here.anchor("tabell", number))
    if spec.file:
        table = file_table(name, title, paper, here)
        return table._replace(caption=caption, origin=here.at(*spec.key)) if table else None
    return compose_table(here.figures.table(name), in_table(here), title=title)._replace(caption=caption)
