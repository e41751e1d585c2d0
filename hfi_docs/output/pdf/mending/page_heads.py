"""The links in the heads of pages: LibreOffice makes them, and leaves them out of the structure."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf


def tag_head_links(pdf: Pdf) -> None:
    """Gives each link in the head of a page its place in the structure, before what begins there.

    A link without one may not be (ISO 14289-1, 7.18.5); its text is that of a head, which is read as decoration, so
    that its description says where it leads.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/Nums" not in root.get("/ParentTree", Dictionary()):
        return
    document = root.K[0] if isinstance(root.K, Array) else root.K
    numbers = root.ParentTree.Nums
    number = max((int(each) for each in list(numbers)[::2]), default=-1) + 1
    pages = [page.obj.objgen for page in pdf.pages]
    waiting = {page.obj.objgen: list(_head_links(page)) for page in pdf.pages}
    kids: list[pikepdf.Object] = []
    for kid in [*document.K, None]:
        page = _page_of(kid)
        # At the end, what waits for pages on which nothing begins.
        reached = len(pages) if kid is None else pages.index(page) + 1 if page in pages else 0
        for objgen in pages[:reached]:
            for link in waiting.pop(objgen, ()):
                element = pdf.make_indirect(_element(link, document, pdf.get_object(objgen)))
                link["/StructParent"] = number
                numbers.append(number)
                numbers.append(element)
                kids.append(element)
                number += 1
        kids += [] if kid is None else [kid]
    document["/K"] = Array(kids)


def _head_links(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The links of a page that no tag holds, in its upper half; the mark of a footnote is a number."""
    middle = (float(page.mediabox[1]) + float(page.mediabox[3])) / 2
    for link in page.obj.get("/Annots", ()):
        is_untagged = link.get("/Subtype") == Name.Link and "/StructParent" not in link
        if is_untagged and float(link.Rect[1]) > middle and not str(link.get("/Contents", "0")).strip().isdigit():
            yield link


def _element(link: pikepdf.Object, parent: pikepdf.Object, page: pikepdf.Object) -> Dictionary:
    content = Dictionary(Type=Name.OBJR, Obj=link, Pg=page)
    return Dictionary(Type=Name.StructElem, S=Name.Link, P=parent, Pg=page, K=Array([content]))


def _page_of(element: pikepdf.Object | None) -> tuple[int, int]:
    """The page on which an element of the structure begins, by its number; none that there is where it is on none."""
    while isinstance(element, Dictionary):
        if "/Pg" in element:
            return element.Pg.objgen
        kids = element.get("/K")
        element = kids[0] if isinstance(kids, Array) and len(kids) else kids
    return 0, 0
