"""Contents lists: links with page numbers.

The lines are finished when the file is opened. A field that Word makes itself («TOC»), `w:dirty` and `w:updateFields`
all let Word ask the reader whether it may «update fields that may refer to other files» (unioffice issues 171 and 323,
docx issue 1212), and a reader who says no, or opens the file in protected view, sees no list. So each line has a page
number of our own reckoning in a PAGEREF field: LibreOffice counts anew when it opens the file, Word when it is printed
or the fields are updated.
"""

import re

from hfi_docs.document import Contents, ContentsEntry, Link, Note, Text
from hfi_docs.word.render.flow import Ruler, Strip
from hfi_docs.word.render.markup import ParagraphFormat, RunContext, field, paragraph, runs
from hfi_docs.word.render.measure import TWIPS_PER_POINT
from hfi_docs.word.render.pagination import Pages

_DEEPEST = 3
#: Stands where the page number of a bookmark goes. The records cannot hold it, and `fill_part` has been before.
_ASKED = "[[hfi:side:"
_TOKEN = re.compile(r"\[\[hfi:side:([^\]]+)\]\]")


def entry_style(entry: ContentsEntry) -> str:
    """The style of a line."""
    return f"toc {min(entry.level, _DEEPEST)}"


def contents_markup(contents: Contents, ruler: Ruler, context: RunContext) -> str:
    """A paragraph for each line; a token stands where the page number goes."""
    return "".join(_line(entry, ruler, context) for entry in contents.entries)


def contents_strips(contents: Contents, ruler: Ruler) -> list[Strip]:
    """The lines as the page sees them."""
    return [ruler.paragraph(entry.inlines, entry_style(entry))._replace(notes=0.0) for entry in contents.entries]


def with_page_numbers(content: str, pages: Pages) -> str:
    """The main part with the page of each bookmark where `contents_markup` left a token."""
    if _ASKED not in content:
        return content
    return _TOKEN.sub(lambda match: str(pages.found.get(match[1], 1)), content)


def _line(entry: ContentsEntry, ruler: Ruler, context: RunContext) -> str:
    # A footnote of a heading stands at the heading itself.
    shown = tuple(inline for inline in entry.inlines if not isinstance(inline, Note))
    text = runs((Link(shown, anchor=entry.anchor),), context)
    form = ParagraphFormat(ruler.styles.id(entry_style(entry)), right_tab=int(ruler.area.width * TWIPS_PER_POINT))
    number = field(f"PAGEREF {entry.anchor} \\h", f"[[hfi:side:{entry.anchor}]]")
    return paragraph(form, f"{text}{runs((Text(chr(9)),), context)}{number}")
