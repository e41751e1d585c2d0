"""The links of a page from outside: to addresses on the web, and to other pages of the same file."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_SCHEMES: Final = ("http://", "https://", "mailto:")
_LONGEST: Final = 2_000
_DEEPEST: Final = 40
_CORNERS: Final = 4
_HIDDEN: Final = 0x02 | 0x20


class PageLink(NamedTuple):
    """A link on a page: its rectangle in the page as it is shown, and the address or the page, from 0, it leads to."""

    rect: tuple[float, float, float, float]
    url: str = ""
    page: int = -1


def read_links(pdf: Pdf, page: pikepdf.Page, numbers: Mapping[tuple[int, int], int]) -> Iterator[PageLink]:
    """The links of a page that may come along; `numbers` are those of the pages, by their objects."""
    turned = pikepdf.Matrix(page.get_matrix_for_transformations())
    for each in page.obj.get("/Annots", Array()):
        if not isinstance(each, Dictionary) or each.get("/Subtype") != Name.Link or int(each.get("/F", 0)) & _HIDDEN:
            continue
        url, target = _leads_to(pdf, each, numbers)
        box = [float(side) for side in each.get("/Rect", Array())]
        if len(box) == _CORNERS and (url or target >= 0):
            (left, right), (low, high) = sorted(box[::2]), sorted(box[1::2])
            shown = turned.transform(pikepdf.Rectangle(left, low, right, high))
            yield PageLink((float(shown.llx), float(shown.lly), float(shown.urx), float(shown.ury)), url, target)


def _leads_to(pdf: Pdf, link: Any, numbers: Mapping[tuple[int, int], int]) -> tuple[str, int]:
    action = link.get("/A", Dictionary())
    kind = action.get("/S") if isinstance(action, Dictionary) else None
    if kind == Name.URI:
        url = str(action.get("/URI", "")).strip()
        return (url, -1) if url.lower().startswith(_SCHEMES) and len(url) <= _LONGEST else ("", -1)
    target = action.get("/D") if kind == Name.GoTo else link.get("/Dest")
    return "", _page(pdf, target, numbers)


def _page(pdf: Pdf, target: Any, numbers: Mapping[tuple[int, int], int]) -> int:
    """The page that a destination is on, -1 when it is on none."""
    if isinstance(target, (pikepdf.String, Name)):
        target = _named(pdf, target)
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if not isinstance(target, Array) or not len(target):
        return -1
    first = target[0]
    if isinstance(first, Dictionary):
        return numbers.get(first.objgen, -1)
    return int(first) if isinstance(first, int) and 0 <= first < len(numbers) else -1


def _named(pdf: Pdf, name: Any) -> Any:
    if isinstance(name, Name):
        return pdf.Root.get("/Dests", Dictionary()).get(str(name))
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    return _found_in(tree, bytes(name), _DEEPEST)


def _found_in(node: Any, name: bytes, depth: int) -> Any:
    """What a tree of names has under this one."""
    if not isinstance(node, Dictionary) or not depth:
        return None
    names = list(node.get("/Names", Array()))
    for key, value in zip(names[::2], names[1::2], strict=False):
        if bytes(key) == name:
            return value
    for kid in node.get("/Kids", Array()):
        limits = kid.get("/Limits") if isinstance(kid, Dictionary) else None
        if limits is None or bytes(limits[0]) <= name <= bytes(limits[1]):
            found = _found_in(kid, name, depth - 1)
            if found is not None:
                return found
    return None
