"""What a template prints by itself, as the page sees it: the letterhead, and the paragraphs between its blocks."""

import posixpath
from collections.abc import Mapping

from hfi_docs.document import Text
from hfi_docs.word.render.contract import MAIN_RELATIONSHIPS
from hfi_docs.word.render.flow import Ruler, Strip
from hfi_docs.word.render.measure import TWIPS_PER_POINT
from hfi_docs.word.render.names import (
    HEADER_REFERENCE,
    P_PR,
    P_STYLE,
    PG_MAR,
    SECT_PR,
    TITLE_PG,
    TYPE,
    VAL,
    KnownElement,
    P,
    R,
    w,
)
from hfi_docs.word.render.shell import paragraph_text
from hfi_docs.word.render.xml import parse


def template_strip(paragraph: KnownElement, ruler: Ruler) -> Strip:
    """A paragraph of the template, its fields filled in."""
    style = paragraph.find(f"{P_PR}/{P_STYLE}")
    name = ruler.styles.name_of(None if style is None else style.get(VAL))
    return ruler.paragraph((Text(paragraph_text(paragraph)),), name)


def letterhead_overhang(body: KnownElement, parts: Mapping[str, bytes], ruler: Ruler) -> float:
    """How far the header of the first page reaches down into the room for text, in points."""
    section = body.find(SECT_PR)
    kind = "default" if section.find(TITLE_PG) is None else "first"
    content = _header(section, parts, kind)
    if content is None:
        return 0.0
    margins = section.find(PG_MAR)
    top, header = (int(margins.get(w(name)) or 0) / TWIPS_PER_POINT for name in ("top", "header"))
    strips = [template_strip(paragraph, ruler) for paragraph in parse(content).iter(P)]
    height, after = 0.0, 0.0
    for strip in strips:
        height += max(after, strip.before) + strip.height
        after = strip.after
    return max(header + height + after - abs(top), 0.0)


def _header(section: KnownElement, parts: Mapping[str, bytes], kind: str) -> bytes | None:
    wanted = [item.get(f"{R}id") for item in section.iterchildren(HEADER_REFERENCE) if item.get(TYPE) == kind]
    for relation in parse(parts[MAIN_RELATIONSHIPS]):
        if relation.get("Id") in wanted:
            return parts.get(posixpath.normpath(posixpath.join("word", relation.get("Target"))).lstrip("/"))
    return None
