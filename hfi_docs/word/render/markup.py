"""WordprocessingML for runs and paragraphs, as strings. Pure; the order of elements is ECMA-376 part 1's."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hfi_docs.document import Inline, LineBreak, Link, Note, PageNumber, Text
from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.writing import xml_attribute, xml_text
from hfi_docs.word.render.metrics import SOFT_HYPHEN, Marker
from hfi_docs.word.render.shell import TOKEN_CLOSE, TOKEN_OPEN

_SPECIAL = regex(f"([\t{SOFT_HYPHEN}])")
#: Stands where the page number of a bookmark goes. No record can hold it: fields have been filled in before.
PAGE_ASKED = f"{TOKEN_OPEN}side:"
_PAGE_TOKEN = rf"{PAGE_ASKED}(.+?){TOKEN_CLOSE}"
_TABLE, TABLE_END = "<w:tbl>", "</w:tbl>"
#: LibreOffice loses the colour of a link's style. A contrast of 8 to 1 on white.
LINK_COLOUR = '<w:color w:val="1D4F91"/>'
_ALIGNMENTS = {"left": "", "right": '<w:jc w:val="right"/>', "center": '<w:jc w:val="center"/>'}


class RunContext(NamedTuple):
    """What runs need to know: three styles, how to link to a web address, how to set a footnote, how to mark seams.

    `anchor_style` is that of links inside the document: it changes nothing that one sees, but to LibreOffice a run
    without a character style is no link, and its PDF has none.
    `quiet_style` is that of text that is less than what it stands by, "" where the template has none.
    `relationship` gives the id for an address, `footnote` the id of the footnote it has set.
    """

    hyperlink_style: str
    anchor_style: str
    note_style: str
    relationship: Callable[[str], str]
    footnote: Callable[[tuple[Inline, ...]], int]
    seams: Marker | None = None
    quiet_style: str = ""


_KEPT = "<w:keepNext/>"


class ParagraphFormat(NamedTuple):
    """Direct formatting of a paragraph; the rest is the style's.

    `indent`, `hanging` (how far the first line stands out), `right` and `right_tab` in twips, as is `spacing`: above
    and below a single-spaced paragraph, and `space_above`. `leader`: dots lead to the tab. `let_go` undoes the
    style's wish to stay on the page of the next paragraph. `outline` is the level of a heading that its style lacks.
    """

    style: str
    align: str = "left"
    numbering: tuple[int, int] | None = None
    no_number: bool = False
    indent: int | None = None
    hanging: int = 0
    right: int | None = None
    right_tab: int | None = None
    leader: bool = True
    spacing: tuple[int, int] | None = None
    keep_next: bool = False
    let_go: bool = False
    page_break_before: bool = False
    no_space_above: bool = False
    space_above: int = 0
    italic: bool = False
    outline: int | None = None


def paragraph(form: ParagraphFormat, content: str) -> str:
    """A `w:p` around finished runs."""
    return f"<w:p>{_paragraph_properties(form)}{content}</w:p>"


def kept(markup: str) -> str:
    """A paragraph with a style, kept on the page of the next one."""
    return markup if _KEPT in markup else markup.replace("/>", f"/>{_KEPT}", 1)


def runs(inlines: Iterable[Inline], context: RunContext, *, italic: bool = False) -> str:
    """The runs and links of a paragraph."""
    return "".join(_inline(inline, context, italic) for inline in inlines)


def bookmark(content: str, number: int, name: str) -> str:
    """The content between the two ends of a bookmark; `number` is unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name={xml_attribute(name)}/>{content}<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, result: str, look: str = "") -> str:
    """A complex field with its result already in place, so that nobody has to update it; `look` is its run's."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    steps = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {xml_text(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{xml_text(result)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{properties}{step}</w:r>" for step in steps)


def page_number(anchor: str, look: str = "") -> str:
    """The page of a bookmark as a field: its number is put in when all pages have been counted."""
    return field(f"PAGEREF {anchor} \\h", f"{PAGE_ASKED}{anchor}{TOKEN_CLOSE}", look)


def with_page_numbers(content: str, found: Mapping[str, int]) -> str:
    """A part with the page of each bookmark where a page number was asked for."""
    if PAGE_ASKED not in content:
        return content
    return re.sub(_PAGE_TOKEN, lambda match: str(found.get(match[1], 1)), content)


@lru_cache(maxsize=1024)
def _paragraph_properties(form: ParagraphFormat) -> str:
    number = "" if form.numbering is None else _number(*form.numbering)
    if form.no_number:
        number = _number(0, 0)
    keep = "<w:keepNext/>" if form.keep_next else '<w:keepNext w:val="0"/>' if form.let_go else ""
    properties = (
        (f'<w:pStyle w:val="{form.style}"/>' if form.style else "")
        + keep
        + ("<w:pageBreakBefore/>" if form.page_break_before else "")
        + number
        + _right_tab(form)
        + _spacing(form)
        + _indent(form)
        + _ALIGNMENTS[form.align]
        + ("" if form.outline is None else f'<w:outlineLvl w:val="{form.outline - 1}"/>')
    )
    return f"<w:pPr>{properties}</w:pPr>" if properties else ""


def _right_tab(form: ParagraphFormat) -> str:
    if form.right_tab is None:
        return ""
    leader = ' w:leader="dot"' if form.leader else ""
    return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{form.right_tab}"/></w:tabs>'


def _spacing(form: ParagraphFormat) -> str:
    if form.spacing is None:
        above = form.space_above or (0 if form.no_space_above else None)
        return "" if above is None else f'<w:spacing w:before="{above}"/>'
    before, after = form.spacing
    above = 0 if form.no_space_above else before
    return f'<w:spacing w:before="{above}" w:after="{after}" w:line="240" w:lineRule="auto"/>'


def _indent(form: ParagraphFormat) -> str:
    right = "" if form.right is None else f' w:right="{form.right}"'
    if form.indent is None:
        return f"<w:ind{right}/>" if right else ""
    first = f'w:hanging="{form.hanging}"' if form.hanging else 'w:firstLine="0"'
    return f'<w:ind w:left="{form.indent}"{right} {first}/>'


def _number(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _inline(inline: Inline, context: RunContext, italic: bool) -> str:
    match inline:
        case Text():
            return _run(inline, context, italic, "")
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case Note(inlines=inlines):
            number = context.footnote(inlines)
            style = f'<w:rPr><w:rStyle w:val="{context.note_style}"/></w:rPr>'
            return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'
        case PageNumber(anchor=anchor, bold=bold):
            return page_number(anchor, "<w:b/>" if bold else "")
        case Link(anchor=anchor, shown=shown) if anchor:
            content = _linked(inline, context, italic, context.anchor_style, LINK_COLOUR if shown else "")
            return f'<w:hyperlink w:anchor={xml_attribute(anchor)} w:history="1">{content}</w:hyperlink>'
        case Link(url=url):
            content = _linked(inline, context, italic, context.hyperlink_style)
            return f'<w:hyperlink r:id="{context.relationship(url)}" w:history="1">{content}</w:hyperlink>'
    raise TypeError(inline)


def _linked(link: Link, context: RunContext, italic: bool, style: str, colour: str = "") -> str:
    def child_markup(child: Inline) -> str:
        match child:
            case Text():
                return _run(child, context, italic, style, colour)
            case PageNumber(anchor=anchor, bold=bold):
                return page_number(anchor, f'<w:rStyle w:val="{style}"/>{"<w:b/>" if bold else ""}{colour}')
        return _inline(child, context, italic)

    return "".join(map(child_markup, link.inlines))


def _run(text: Text, context: RunContext, italic: bool, style: str, colour: str = "") -> str:
    shown = context.seams(text.text) if context.seams else text.text
    style = style or (context.quiet_style if text.quiet else "")
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/>" if text.bold else '<w:b w:val="0"/>' if text.quiet else "")
        + ("<w:i/>" if text.italic or italic else "")
        + colour
        + ('<w:vertAlign w:val="superscript"/>' if text.raised else "")
    )
    prefix = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    if "\t" in shown or SOFT_HYPHEN in shown:
        return f"{prefix}{''.join(_text_piece(piece) for piece in _SPECIAL.split(shown))}</w:r>"
    return f"{prefix}{_text_piece(shown)}</w:r>"


def _text_piece(piece: str) -> str:
    # Inside w:t a tab is mere white space and an optional hyphen is not one.
    if piece == "\t":
        return "<w:tab/>"
    if piece == SOFT_HYPHEN:
        return "<w:softHyphen/>"
    return f'<w:t xml:space="preserve">{xml_text(piece)}</w:t>' if piece else ""


def parted(texts: Sequence[str], separator: str) -> Iterator[str]:
    """The stretches of a body, with a paragraph between any two where Word demands one."""
    for above, below in pairwise(texts):
        yield above
        if _meet_as_tables(above, below):
            yield separator
    yield texts[-1]


def with_tables_parted(markup: str, separator: str) -> str:
    """Blocks with a paragraph between any two tables, as Word demands."""
    return markup.replace(f"{TABLE_END}{_TABLE}", f"{TABLE_END}{separator}{_TABLE}")


def _meet_as_tables(above: str, below: str) -> bool:
    """Whether a paragraph must stand between two stretches of a body: two tables, or a table and the end."""
    return above.rstrip().endswith(TABLE_END) and below.startswith((_TABLE, "<w:sectPr"))
