"""WordprocessingML for the blocks of a document part, as one string."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from hfi_docs.context import Drawn
from hfi_docs.document import (
    Block,
    Caption,
    Contents,
    ContentsEntry,
    Figure,
    Heading,
    Link,
    List,
    Note,
    Paragraph,
    Part,
    Table,
    Text,
    inline_text,
)
from hfi_docs.document.walk import leaf_notes, resolution_run, walk_blocks
from hfi_docs.word.render.additions import Pictures, picture_markup
from hfi_docs.word.render.cells import CellWriter
from hfi_docs.word.render.items import (
    ListWriter,
    line_markup,
    place_resolution,
    resolution_dress,
    resolution_line,
)
from hfi_docs.word.render.markup import (
    ParagraphFormat,
    RunContext,
    bookmark,
    field,
    kept,
    page_number,
    paragraph,
    runs,
)
from hfi_docs.word.render.metrics import TWIPS_PER_POINT, Marker, TextArea
from hfi_docs.word.render.numbering import Lists
from hfi_docs.word.render.pages import (
    ROLE_STYLES,
    ROOM_ABOVE,
    Dress,
    Pages,
    Ruler,
    Strip,
    chapter_indent,
    heading_style,
    outline_level,
)
from hfi_docs.word.render.shell import paragraph_style, paragraph_text
from hfi_docs.word.render.styles import BODY_STYLE, StyleSheet
from hfi_docs.word.render.tables import lay_out_table, table_markup
from hfi_docs.word.render.vocabulary import KnownElement

#: Space above and below the caption of a figure, in twips.
_FIGURE_CAPTION = (60, 200)
_DEEPEST_ENTRY = 3
#: Where facts stand after their labels, in twips.
_FACTS_INDENT = 737
#: As much of the room that a wider page has beside prose stays free.
_KEPT_FREE = 0.7


class Opening(NamedTuple):
    """How a block begins: with a page break of its own, without the space that its style has above it."""

    page_break: bool = False
    no_space_above: bool = False

    def on(self, form: ParagraphFormat) -> ParagraphFormat:
        """The format for the first paragraph of the block."""
        return form._replace(page_break_before=self.page_break, no_space_above=self.no_space_above)


MIDDLE = Opening()
_BELOW_CASE_LINE = Opening(no_space_above=True)


class Drawing(Protocol):
    """Writes the tables that a template draws itself."""

    def pattern(self, drawn: Drawn, table: Table, writer: "BlockWriter") -> str:
        """A table of a view that the template has a pattern for, without its caption."""

    def own(self, element: KnownElement, writer: "BlockWriter") -> str:
        """A table that stands in the template."""


class BlockWriter(NamedTuple):
    """Writes blocks with the styles of one template, and keeps account of the pages they come to stand on."""

    styles: StyleSheet
    context: RunContext
    bookmarks: Iterator[int]
    lists: Lists
    pictures: Pictures
    pages: Pages
    area: TextArea
    seams: Marker
    #: Writes the tables that the template draws itself; `upright` is how wide its own text is, in points.
    drawing: Drawing | None = None
    upright: float = 0.0

    def part(self, part: Part, opening: Opening) -> str:
        """All blocks of a part."""
        pieces: list[str] = []
        written = 0
        for index, block in enumerate(part.blocks):
            if index < written:
                continue
            first = opening if index == 0 else _opening_after(part.blocks[index - 1])
            if first.page_break and not _can_begin_page(block):
                pieces.append(self.separator(first))
                first = MIDDLE
            if index and isinstance(block, Table) and isinstance(part.blocks[index - 1], Table):
                pieces.append(self.separator())
            run = resolution_run(part.blocks[index:])
            dress = resolution_dress(run, self.styles)
            if dress:
                pieces.append(self._resolution(run, first, dress))
                written = index + len(run)
            else:
                pieces.append(self._block(block, first, keep_next=_leads_on(block, part.blocks[index + 1 : index + 2])))
        return "".join(pieces)

    def separator(self, opening: Opening = MIDDLE) -> str:
        """A paragraph of no height: keeps two tables apart, carries a section break or the page break of a table."""
        return paragraph(ParagraphFormat(self.styles.id("HFI Skille"), page_break_before=opening.page_break), "")

    @property
    def ruler(self) -> Ruler:
        """What measures blocks on these pages."""
        return Ruler(self.styles, self.area, max(0.0, self.area.width - self.upright) * _KEPT_FREE)

    def _block(self, block: Block, opening: Opening, *, keep_next: bool) -> str:
        match block:
            case Heading():
                return self._heading(block, opening)
            case Paragraph():
                return self._paragraph(block, opening, keep_next=keep_next)
            case List():
                self._place(self.ruler.list_items(block))
                return "".join(self._lists().items(block))
            case Table():
                return self._table(block, opening)
            case Figure():
                return self._figure(block, opening)
            case Caption():
                return self._caption(block, opening.on(ParagraphFormat("", keep_next=True)))
            case Contents():
                self._place(_contents_strips(block, self.ruler))
                return _contents_markup(block, self.ruler, self.context)
        raise TypeError(block)

    def _heading(self, block: Heading, opening: Opening) -> str:
        name = heading_style(block)
        form = opening.on(
            ParagraphFormat(self.styles.id(name), outline=outline_level(block), right=self.ruler.right(name))
        )
        if block.series:
            indent = chapter_indent(self.styles.typography(name))
            form = form._replace(numbering=(self.lists.chapters(block.series), 0), indent=indent, hanging=indent)
        content = self._marked(runs(block.inlines, self.context), block.bookmark)
        strip = self.ruler.heading(block)
        if opening.no_space_above:
            strip = strip._replace(before=0.0)
        self.pages.place(strip, [block.bookmark] if block.bookmark else ())
        return paragraph(form, content)

    def _paragraph(self, block: Paragraph, opening: Opening, *, keep_next: bool) -> str:
        style = ROLE_STYLES[block.role] or self.styles.prose
        # The line above a title must not stand alone, nor what is said of a case above its proposal.
        keep_next = keep_next or block.role in ("case_line", "case_facts", "remark")
        own = "" if style == BODY_STYLE else self.styles.id(style)
        above = ROOM_ABOVE.get(block.role, 0)
        form = ParagraphFormat(own, keep_next=keep_next, right=self.ruler.right(style))
        form = form._replace(space_above=above * TWIPS_PER_POINT)
        if block.role == "facts" and any(isinstance(inline, Text) and "\t" in inline.text for inline in block.inlines):
            form = form._replace(indent=_FACTS_INDENT, hanging=_FACTS_INDENT)
        strip = self.ruler.paragraph(block.inlines, style)
        self.pages.place(strip._replace(keep_next=strip.keep_next or keep_next, before=above or strip.before))
        return paragraph(opening.on(form), self._marked(runs(block.inlines, self.context), block.bookmark))

    def _marked(self, content: str, name: str) -> str:
        return bookmark(content, next(self.bookmarks), name) if name else content

    def _place(self, strips: Iterable[Strip]) -> None:
        for strip in strips:
            self.pages.place(strip)

    def _resolution(self, run: Sequence[Block], opening: Opening, dress: Dress) -> str:
        """Blocks in one frame."""
        whole = place_resolution(run, self.ruler, dress, self.pages)
        pieces: list[str] = []
        for index, block in enumerate(run):
            if isinstance(block, List):
                pieces += self._lists(dress).items(block)
                continue
            line = resolution_line(run, index, self.styles)
            content = self._marked(runs(line.inlines, self.context), line.bookmark)
            form = ParagraphFormat(self.styles.id(line.style), right=self.ruler.right(line.style))
            pieces.append(paragraph(*line_markup(line, opening.on(form) if not index else form, dress, content)))
        return "".join([*(map(kept, pieces[:-1]) if whole else pieces[:-1]), pieces[-1]])

    def _lists(self, dress: Dress | None = None) -> ListWriter:
        return ListWriter(self.ruler, self.context, self.lists, self._exhibit, dress)

    def _exhibit(self, block: Table | Figure) -> str:
        return self._table(block, MIDDLE) if isinstance(block, Table) else self._figure(block, MIDDLE)

    def _table(self, table: Table, opening: Opening) -> str:
        caption = self._caption(table.caption, opening.on(ParagraphFormat("", keep_next=True))) if table.caption else ""
        if table.drawn and self.drawing:
            return caption + self.drawing.pattern(table.drawn, table, self)
        laid = lay_out_table(table, self.area, self.styles, self.seams)
        used = self.pages.settle(laid.least)
        laid, starts = laid.on_pages(self.area.height, used)
        notes = sum(self.ruler.note(note) for leaf in walk_blocks((table,)) for note in leaf_notes(leaf))
        self.pages.table(starts, laid.heights, laid.headers, notes)
        cells = CellWriter(self.styles, self.context._replace(seams=self.seams), self.lists.begin)
        return caption + table_markup(laid, starts, cells)

    def _figure(self, figure: Figure, opening: Opening) -> str:
        self.pages.place(self.ruler.figure(figure))
        form = opening.on(ParagraphFormat("", keep_next=figure.caption is not None))
        picture = picture_markup(figure, self.area, self.pictures, form)
        form = ParagraphFormat("", spacing=_FIGURE_CAPTION, let_go=True)
        return picture + (self._caption(figure.caption, form) if figure.caption else "")

    def _caption(self, caption: Caption, form: ParagraphFormat) -> str:
        label, text = Text(f"{caption.label}\u00a0"), Text(f": {caption.text}")
        # The series of each paper begins anew, and leaves out what its readers may not see.
        begins = "" if self.lists.goes_on(caption.label, caption.number) else f" \\r {caption.number}"
        series = f"SEQ {caption.label} \\* ARABIC{begins}"
        number = runs((label,), self.context) + field(series, str(caption.number))
        marked = self._marked(number, caption.bookmark)
        content = marked + runs((text,), self.context)
        strip = self.ruler.paragraph((label, Text(str(caption.number)), text), "caption")
        if form.spacing:
            before, after = (space / TWIPS_PER_POINT for space in form.spacing)
            strip = strip._replace(before=before, after=after)
        self.pages.place(strip._replace(keep_next=form.keep_next), [caption.bookmark])
        return paragraph(form._replace(style=self.styles.id("caption")), content)


def template_strip(element: KnownElement, ruler: Ruler) -> Strip:
    """A paragraph of the template, its fields filled in."""
    return ruler.paragraph((Text(paragraph_text(element)),), ruler.styles.name_of(paragraph_style(element)))


def _opening_after(block: Block) -> Opening:
    """How the block after this one begins: a title stands close to its case line."""
    return _BELOW_CASE_LINE if isinstance(block, Paragraph) and block.role == "case_line" else MIDDLE


def _leads_on(block: Block, following: tuple[Block, ...]) -> bool:
    """Whether a sentence that ends in a colon would stand alone without what comes after it."""
    return bool(following) and isinstance(block, Paragraph) and inline_text(block.inlines).rstrip().endswith(":")


def _can_begin_page(block: Block) -> bool:
    """Whether the block begins with a paragraph of its own that can carry a page break."""
    return isinstance(block, (Heading, Paragraph, Figure, Caption)) or (
        isinstance(block, Table) and block.caption is not None
    )


def _entry_style(entry: ContentsEntry) -> str:
    return f"toc {min(entry.level, _DEEPEST_ENTRY)}"


def _contents_markup(contents: Contents, ruler: Ruler, context: RunContext) -> str:
    """A paragraph for each line: a link, and a token where the page number goes.

    The lines are finished when the file is opened. A field that Word makes itself («TOC»), `w:dirty` and
    `w:updateFields` all let Word ask the reader whether it may «update fields that may refer to other files» (unioffice
    issues 171 and 323, docx issue 1212), and a reader who says no, or opens the file in protected view, sees no list.
    So each line has a page number of our own reckoning in a PAGEREF field: LibreOffice counts anew when it opens the
    file, Word when it is printed or the fields are updated.
    """
    return "".join(_contents_line(entry, ruler, context) for entry in contents.entries)


def _contents_strips(contents: Contents, ruler: Ruler) -> list[Strip]:
    return [ruler.paragraph(entry.inlines, _entry_style(entry))._replace(notes=0.0) for entry in contents.entries]


def _contents_line(entry: ContentsEntry, ruler: Ruler, context: RunContext) -> str:
    # A footnote of a heading stands at the heading itself.
    shown = tuple(inline for inline in entry.inlines if not isinstance(inline, Note))
    text = runs((Link(shown, anchor=entry.anchor),), context)
    form = ParagraphFormat(ruler.styles.id(_entry_style(entry)), right_tab=int(ruler.area.width * TWIPS_PER_POINT))
    number = page_number(entry.anchor)
    return paragraph(form, f"{text}{runs((Text(chr(9)),), context)}{number}")
