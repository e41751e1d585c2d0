"""Tables that stand in the template itself and that tags fill with rows: they must be read aloud, and measured."""

from collections.abc import Iterator, Sequence

from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.vocabulary import GRID_COL, TBL, TBL_GRID, TC, TR, P, T
from hfi_docs.word.template.blocks import BLOCKS, Block, blocks, statement
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.layout_tables import title_of
from hfi_docs.word.template.places import own
from hfi_docs.word.template.tags import Story, Tag

#: How a table gets a title.
TITLE_HOW = "Høyreklikk på tabellen, velg Tabellegenskaper > Alternativ tekst, og skriv en tittel."
_HEADER_HOW = "La den øverste raden ha kolonnenes navn, og merk den: Oppsett > Gjenta overskriftsrader."
_GRID_HOW = "Merk tabellen og velg Oppsett > Beste tilpassing > Fast kolonnebredde."


def drawn_faults(story: Story) -> Iterator[TemplateFault]:
    """Tables that tags fill with rows and that cannot be read aloud, or measured."""
    patterns = [block for block in blocks(story) if block.word == "macro"]
    for table, tags in tables_of(story):
        if is_drawn(tags):
            place = story.places[table]
            if next(iter(table.iterfind(f"{TBL_GRID}/{GRID_COL}")), None) is None:
                yield TemplateFault(f"Kolonnebredder mangler. {_GRID_HOW}", place)
            if not _has_header(table, tags):
                yield TemplateFault(f"Overskriftsrad mangler. {_HEADER_HOW}", place)
            if not title_of(table) and not _takes_title(tags, patterns):
                yield TemplateFault(f"Tittel mangler. {TITLE_HOW}", place)


def cell_faults(story: Story) -> Iterator[TemplateFault]:
    """Cells that may be left without a paragraph, which Word does not open."""
    control = {tag.paragraph: tag for tag in story.tags if tag.letter == "p"}
    cells = dict.fromkeys(paragraph.getparent() for paragraph in control)
    for cell in (cell for cell in cells if cell is not None and cell.tag == TC):
        depth, left, tags = 0, 0, list[Tag]()
        for paragraph in cell.iterchildren(P):
            if paragraph in control:
                tags.append(control[paragraph])
                word = statement(tags[-1])
                depth += (word in BLOCKS) - (word in BLOCKS.values())
            elif not depth:
                left += 1
        if not left:
            message = "Cellen kan bli helt tom, og Word krever et avsnitt. Sett inn et tomt nederst i cellen."
            yield TemplateFault(message, tags[0].place, tags[0].text)


def tables_of(story: Story) -> list[tuple[Element, list[Tag]]]:
    """The tables of a part, each with the tags that stand in it."""
    found: dict[Element, list[Tag]] = {table: [] for table in story.root.iter(TBL)}
    for tag in story.tags:
        for table in tag.paragraph.iterancestors(TBL):
            found[table].append(tag)
    return list(found.items())


def is_drawn(tags: Sequence[Tag]) -> bool:
    """Whether tags fill a table with rows or columns."""
    return any(statement(tag) == "for" or tag.letter in ("tr", "tc") for tag in tags)


def _has_header(table: Element, tags: Sequence[Tag]) -> bool:
    """Whether the first row that is printed is no row of a loop, and says what the columns are."""
    depth = 0
    for row in own(table, TR):
        inside = [tag for tag in tags if next(tag.paragraph.iterancestors(TR), None) is row]
        control = [tag for tag in inside if tag.letter == "tr"]
        if control:
            depth += sum(statement(tag) == "for" for tag in control)
            depth -= sum(statement(tag) == BLOCKS["for"] for tag in control)
        else:
            texts = ["".join(text.text or "" for text in cell.iter(T)).strip() for cell in own(row, TC)]
            return depth == 0 and all(texts)
    return False


def _takes_title(tags: Sequence[Tag], patterns: Sequence[Block]) -> bool:
    """Whether the table that is drawn says what it is called: in a pattern, or where its tags name it."""
    inside = any(block.opening.number < tags[0].number < block.closing.number for block in patterns)
    return inside or any("tabell" in tag.content for tag in tags)
