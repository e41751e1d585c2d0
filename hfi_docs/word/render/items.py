"""The paragraphs of lists, and of resolutions: blocks in one frame, which are lists for the most part.

Word draws one frame around neighbours whose borders and indents are alike, and else one around each (ECMA-376
17.3.1.24). So all paragraphs of a resolution share their indents: those that its deepest list asks for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from hfi_docs.document import Block, Figure, Heading, Inline, List, Mark, Paragraph, Table, Text, inline_text
from hfi_docs.document.walk import mark_of
from hfi_docs.word.render.markup import ParagraphFormat, RunContext, paragraph, runs
from hfi_docs.word.render.numbering import NUMBERS, Lists, has_own_label, list_level
from hfi_docs.word.render.pages import DEEPEST_LIST, HEADINGS, Dress, Pages, Ruler, Strip, list_style
from hfi_docs.word.render.styles import StyleSheet

#: Between a table and the next item of the list that it stands in, in twips.
_BELOW_TABLE = 160
#: A heading deeper than this is set as those below the head of a resolution.
_LARGE_HEADS = 3
#: A resolution that takes at most this share of a page stands on one.
_WHOLE = 0.4


class ResolutionStyles(NamedTuple):
    """The styles of one kind of resolution: its head, the headings below, its text, its points level by level."""

    head: str
    alternative: str
    text: str
    points: tuple[str, ...]


RESOLUTIONS: Final[Mapping[Mark, ResolutionStyles]] = {
    "proposed": ResolutionStyles(
        "HFI Vedtakshode",
        "HFI Vedtaksalternativ",
        "HFI Vedtakstekst",
        ("HFI Vedtakspunkt", "HFI Vedtakspunkt 2"),
    ),
    "adopted": ResolutionStyles(
        "HFI Vedtatt hode",
        "HFI Vedtatt alternativ",
        "HFI Vedtatt tekst",
        ("HFI Vedtatt punkt", "HFI Vedtatt punkt 2"),
    ),
}


class ListWriter(NamedTuple):
    """Writes lists; `exhibit` writes a table or figure that stands in one."""

    ruler: Ruler
    context: RunContext
    lists: Lists
    exhibit: Callable[[Table | Figure], str]
    dress: Dress | None = None

    def items(self, block: List, level: int = 0, numbered: int | None = None) -> Iterator[str]:
        """The paragraphs of a list; `numbered` is the list that it may go on in."""
        style = list_style(block, level, self.dress)
        counts = self.dress.points[0] if self.dress else NUMBERS
        list_id = None
        if block.ordered or self.dress:
            # A nested list restarts by itself after the item above it, unless it asks for another first number.
            goes_along = block.start == 1 and not has_own_label(block, level, self.ruler.styles, counts)
            list_id = numbered if numbered is not None and goes_along else self.lists.begin(block, level, counts)
        indent = list_level(block, style, level, self.ruler.styles).left
        above: Block | None = None
        for number, item in enumerate(block.items, start=block.start + 1):
            for index, (child, below) in enumerate(zip(item.blocks, (*item.blocks[1:], None), strict=True)):
                if isinstance(child, List):
                    first = not any(isinstance(before, List) for before in item.blocks[:index])
                    inner = min(level + 1, DEEPEST_LIST - 1)
                    yield from self.items(child, inner, list_id if first and inner > level else None)
                    if inner == level and list_id is not None:
                        # Lists of one level share a count: this one goes on where it was.
                        list_id = self.lists.begin(block._replace(start=number), level, counts)
                elif isinstance(child, (Table, Figure)):
                    yield self.exhibit(child)
                else:
                    form = ParagraphFormat(
                        self.ruler.styles.id(style),
                        right=self.ruler.right(style),
                        keep_next=isinstance(below, (Table, Figure, List)),
                        space_above=_BELOW_TABLE if isinstance(above, Table) else 0,
                    )
                    numbering = None if list_id is None else (list_id, level)
                    yield self._item_paragraph(child, form, numbering, indent, first=index == 0)
                above = child

    def _item_paragraph(
        self, child: Block, form: ParagraphFormat, numbering: tuple[int, int] | None, indent: int, *, first: bool
    ) -> str:
        if not isinstance(child, (Paragraph, Heading)):
            raise TypeError(child)
        content = runs(child.inlines, self.context)
        if self.dress:
            form = form._replace(indent=self.dress.left, hanging=self.dress.hanging)
            if not first:
                content = _STEP_IN + content
        elif not first:
            form = form._replace(indent=indent)
        form = form._replace(numbering=numbering) if first else form._replace(no_number=True)
        return paragraph(form, content)


#: Where the first line would stand out: to where the text of the points begins.
_STEP_IN: Final = runs((Text("\t"),), RunContext("", "", "", lambda _: "", lambda _: 0))


class ResolutionLine(NamedTuple):
    """A paragraph of a resolution that belongs to no list."""

    style: str
    inlines: tuple[Inline, ...]
    outline: int | None = None
    bookmark: str = ""
    keep_next: bool = False
    is_heading: bool = False


def resolution_dress(run: Sequence[Block], styles: StyleSheet) -> Dress | None:
    """How a resolution is dressed; None where the template has no such blocks, or these are none."""
    wanted = RESOLUTIONS.get(mark_of(run[0])) if run else None
    names = (wanted.head, wanted.alternative, wanted.text, *wanted.points) if wanted else ("",)
    if wanted is None or any(name.casefold() not in styles.names for name in names):
        return None
    depth = max(map(_depth, run))
    left, hanging = styles.indents((wanted.text, *wanted.points)[min(depth, len(wanted.points))])
    return Dress(wanted.points, left, hanging)


def resolution_line(run: Sequence[Block], index: int, styles: StyleSheet) -> ResolutionLine:
    """A heading or paragraph of a resolution."""
    block, names = run[index], RESOLUTIONS[mark_of(run[0])]
    if isinstance(block, Heading):
        is_head = not index and block.level <= _LARGE_HEADS
        style = names.head if is_head else names.alternative
        level = min(block.level, len(HEADINGS))
        outline = None if styles.outline(style) == level else level
        return ResolutionLine(style, block.inlines, outline, block.bookmark, keep_next=True, is_heading=True)
    if not isinstance(block, Paragraph):
        raise TypeError(block)
    leads = inline_text(block.inlines).rstrip().endswith(":") and index + 1 < len(run)
    return ResolutionLine(names.text, block.inlines, keep_next=leads)


def line_markup(line: ResolutionLine, form: ParagraphFormat, dress: Dress, content: str) -> tuple[ParagraphFormat, str]:
    """The format of a line and what it holds: text stands where that of the points does, headings at the frame."""
    form = form._replace(indent=dress.left, hanging=dress.hanging, keep_next=line.keep_next, outline=line.outline)
    return form, _STEP_IN + content if dress.hanging and not line.is_heading else content


def place_resolution(run: Sequence[Block], ruler: Ruler, dress: Dress, pages: Pages) -> bool:
    """Puts the paragraphs on the pages; whether they are kept on one."""
    strips = _strips(run, ruler, dress)
    whole = sum(strip.height for strip in strips) <= ruler.area.height * _WHOLE
    bookmarks = [run[0].bookmark] if isinstance(run[0], Heading) and run[0].bookmark else []
    for place, strip in enumerate(strips, start=1):
        stays = strip.keep_next or (whole and place < len(strips))
        pages.place(strip._replace(keep_next=stays), bookmarks if place == 1 else ())
    return whole


def _strips(run: Sequence[Block], ruler: Ruler, dress: Dress) -> list[Strip]:
    """What the paragraphs measure; the one frame is counted with the first."""
    found: list[Strip] = []
    for index, block in enumerate(run):
        strips = (
            ruler.list_items(block, dress=dress)
            if isinstance(block, List)
            else (_line_strip(resolution_line(run, index, ruler.styles), ruler, dress),)
        )
        found += (strip._replace(frame=0.0) if found else strip for strip in strips)
    return found


def _line_strip(line: ResolutionLine, ruler: Ruler, dress: Dress) -> Strip:
    strip = ruler.paragraph(line.inlines, line.style, indent=dress.more(line.style, ruler.styles))
    return strip._replace(keep_next=strip.keep_next or line.keep_next)


def _depth(block: Block) -> int:
    if not isinstance(block, List):
        return 0
    return 1 + max((_depth(child) for item in block.items for child in item.blocks), default=0)
