"""Links for those who listen: one link is one, though a hard space or the end of a line parts it on the page."""

from typing import Any, Final

from pikepdf import Dictionary, Name, Pdf

from hfi_docs.output.pdf.mending.reading import Reader
from hfi_docs.output.pdf.mending.tree import elements, is_element, kids, put_kids

#: Blanks, hard spaces, and the hyphens of words that a line parts.
_BLANK: Final = " \u00a0\u00ad"


def join_links(pdf: Pdf, reader: Reader) -> None:
    """Joins the pieces of each link, which LibreOffice parts at every hard space and hyphen."""
    for element in elements(pdf):
        held = kids(element)
        joined: list[Any] = []
        for kid in held:
            joined.append(kid)
            _join_last(joined, element.get("/Pg"), reader)
        if len(joined) < len(held):
            put_kids(element, joined)


def _join_last(joined: list[Any], page: Any, reader: Reader) -> None:
    """Lets a link at the end take up the one before it that leads to the same place, and the blanks between them."""
    if not _is_link(joined[-1]):
        return
    first = len(joined) - 1
    while first and not _is_link(joined[first - 1]) and not reader.kid(joined[first - 1], page).strip(_BLANK):
        first -= 1
    if not first or not _is_link(joined[first - 1]):
        return
    before, *blanks, last = joined[first - 1 :]
    if not _same(before, last, page, blanks):
        return
    pieces = [*kids(before), *blanks, *kids(last)]
    places = {piece.Obj.objgen: piece for piece in pieces if _is_place(piece)}
    put_kids(before, [*(piece for piece in pieces if not _is_place(piece)), *places.values()])
    del joined[first:]


def _same(one: Any, other: Any, page: Any, blanks: list[Any]) -> bool:
    """Whether two links lead to the same place, and they and the blanks between them stand on the same page.

    A piece that is only a number stands on the page of what holds it; others name theirs.
    """
    target, here = _target(one), one.get("/Pg", page)
    pages = [other.get("/Pg", page), *(page for blank in blanks if isinstance(blank, int))]
    return target is not None and all(each == here for each in pages) and bool(target == _target(other))


def _target(link: Any) -> Any:
    annotation = next((kid.Obj for kid in kids(link) if _is_place(kid)), Dictionary())
    return annotation.get("/Dest", annotation.get("/A"))


def _is_link(item: Any) -> bool:
    return is_element(item) and Name.Link == item.S


def _is_place(item: Any) -> bool:
    return isinstance(item, Dictionary) and "/Obj" in item
