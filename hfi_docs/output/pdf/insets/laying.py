"""Pages from outside, laid onto blank pages of ours: between head and foot, never larger than they are."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from io import BytesIO
from typing import Any, Final, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from hfi_docs.output.pdf.insets.links import PageLink
from hfi_docs.output.pdf.insets.reading import Inset, bounds
from hfi_docs.output.pdf.mending import saved
from hfi_docs.output.pdf.mending.metadata import drop_claims
from hfi_docs.output.pdf.mending.tree import elements, is_element, kids, lead_back, new_element, put_kids

#: How near the edge of the paper a page may come at its sides, and how near the foot, in points.
_SIDE, _ABOVE_FOOT = 28.0, 8.0
_FRAME: Final = "/Artifact BMC q 0.5 w 0.75 G {:.3f} {:.3f} {:.3f} {:.3f} re S Q EMC"
_GROUPS: Final = frozenset({"/Document", "/Part", "/Sect", "/Div", "/Art"})
#: Where a PDF of ours says which files it holds.
_INSETS: Final = "/HfiInsets"
_DRAWING: Final = "/HfiLeaf"
_PRINT: Final = 4
_TO_PAGE: Final = "Side {}"


class BlankPlace(NamedTuple):
    """A blank page: its bookmark, which page of which file goes there, and its room.

    `number` counts from 1. The room begins `below` the bookmark and ends `foot` above the edge of the paper, in points.
    """

    name: str
    file: str
    number: int
    below: float
    foot: float


class _LaidPage(NamedTuple):
    """A blank page of ours, and how the page that it gets is put there."""

    page: pikepdf.Page
    place: BlankPlace
    matrix: pikepdf.Matrix


class _Standing(NamedTuple):
    """What the structure has on a page: the last element, and the number of the next mark."""

    element: Any
    mark: int


def lay_insets(content: bytes, insets: Mapping[str, Inset], places: Sequence[BlankPlace]) -> bytes:
    """The PDF with the pages of these files on its blank pages; it no longer says that it is PDF/A or PDF/UA.

    Raises:
        pikepdf.PdfError, ValueError: a place is not in the PDF, or it cannot be read.
    """
    with ExitStack() as stack:
        opened = {name: stack.enter_context(pikepdf.open(BytesIO(each.content))) for name, each in insets.items()}
        pdf = stack.enter_context(pikepdf.open(BytesIO(content), attempt_recovery=False))
        pages, standing = {page.obj.objgen: page for page in pdf.pages}, _standing(pdf)
        sheets = [_sheet(pdf, place, pages, opened[place.file]) for place in places]
        numbers = {(sheet.place.file, sheet.place.number): sheet.page for sheet in reversed(sheets)}
        for sheet in sheets:
            at = standing.get(sheet.page.obj.objgen)
            leaf = insets[sheet.place.file].pages[sheet.place.number - 1]
            links = [_link(pdf, sheet, link, numbers) for link in leaf.links]
            _draw(pdf, sheet, at.mark if at else None)
            if at:
                _tag(pdf, sheet, at, links)
        lead_back(pdf)
        _keep_layers(pdf, opened.values())
        _drop_claims(pdf)
        pdf.Root[_INSETS] = Array([pikepdf.String(name) for name in insets])
        versions = [pdf.pdf_version, *(each.pdf_version for each in opened.values())]
        return saved(pdf, min_version=max(versions))


def insets_in(content: bytes) -> frozenset[str]:
    """The names of the files whose pages lie in a PDF of ours; none when it cannot be read."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return frozenset(str(name) for name in pdf.Root.get(_INSETS, Array()))
    except pikepdf.PdfError:
        return frozenset()


def _standing(pdf: Pdf) -> dict[tuple[int, int], _Standing]:
    found: dict[tuple[int, int], _Standing] = {}
    for element in elements(pdf):
        for kid in kids(element):
            if isinstance(kid, int) and "/Pg" in element:
                page = element.Pg.objgen
                found[page] = _Standing(element, max(kid + 1, found[page].mark if page in found else 0))
    return found


def _sheet(pdf: Pdf, place: BlankPlace, pages: Mapping[tuple[int, int], pikepdf.Page], source: Pdf) -> _LaidPage:
    """The blank page with the drawing among what it may draw."""
    target = pdf.Root.get("/Dests", Dictionary()).get(f"/{place.name}")
    if target is None or target[0].objgen not in pages:
        message = f"no page for {place.name}"
        raise ValueError(message)
    page = pages[target[0].objgen]
    form = pdf.copy_foreign(source.Root.Leaves[place.number - 1])
    # The converter lets all pages share what they draw with.
    shared = page.obj.get("/Resources", Dictionary())
    drawings = shared.get("/XObject", Dictionary())
    own = {**_entries(shared), "/XObject": Dictionary({**_entries(drawings), _DRAWING: form})}
    page.obj["/Resources"] = Dictionary(own)
    left, low, right, high = bounds(form)
    top, width = float(target[3]) - place.below, float(page.mediabox[2])
    scale = min(1.0, (width - 2 * _SIDE) / (right - left), (top - place.foot - _ABOVE_FOOT) / (high - low))
    if scale <= 0:
        message = f"no room on the page for {place.name}"
        raise ValueError(message)
    x = (width - (right - left) * scale) / 2
    return _LaidPage(page, place, pikepdf.Matrix(scale, 0, 0, scale, x - left * scale, top - high * scale))


def _entries(item: Any) -> dict[str, Any]:
    return {str(key): value for key, value in item.items()}


def _draw(pdf: Pdf, sheet: _LaidPage, mark: int | None) -> None:
    """Draws the page in a thin frame; decoration where there is no structure to put it in."""
    box = _turned(sheet.matrix, bounds(sheet.page.obj.Resources.XObject[_DRAWING]))
    frame = _FRAME.format(box[0], box[1], box[2] - box[0], box[3] - box[1])
    begun = "/Artifact BMC" if mark is None else f"/P <</MCID {mark}>> BDC"
    placed = " ".join(f"{value:.5f}" for value in sheet.matrix.shorthand)
    sheet.page.contents_add(pdf.make_stream(f"\n{begun} q {placed} cm {_DRAWING} Do Q EMC {frame}\n".encode()))


def _turned(matrix: pikepdf.Matrix, box: Sequence[float]) -> list[float]:
    return [float(each) for each in matrix.transform(pikepdf.Rectangle(*box)).as_array()]


def _link(pdf: Pdf, sheet: _LaidPage, link: PageLink, numbers: Mapping[tuple[str, int], pikepdf.Page]) -> Any:
    """A link where it lies on the paper."""
    made = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(side, 3) for side in _turned(sheet.matrix, link.rect)]),
        Border=Array([0, 0, 0]),
        F=_PRINT,
        Contents=link.url or _TO_PAGE.format(link.page + 1),
    )
    if link.url:
        made["/A"] = Dictionary(S=Name.URI, URI=pikepdf.String(link.url))
    else:
        made["/Dest"] = Array([numbers[sheet.place.file, link.page + 1].obj, Name.Fit])
    added = pdf.make_indirect(made)
    sheet.page.obj["/Annots"] = Array([*sheet.page.obj.get("/Annots", Array()), added])
    sheet.page.obj["/Tabs"] = Name.S
    return added


def _tag(pdf: Pdf, sheet: _LaidPage, at: _Standing, links: Sequence[Any]) -> None:
    """Gives the page its place in the structure, behind the line above it."""
    above = at.element
    while str(above.P.get("/S", "")) not in _GROUPS and "/S" in above.P:
        above = above.P
    holder = above.P
    whole = new_element(pdf, Name.Art, holder, [])
    text = new_element(pdf, Name.P, whole, [at.mark])
    text["/Pg"] = sheet.page.obj
    here = sheet.page.obj
    ends = [new_element(pdf, Name.Link, whole, [Dictionary(Type=Name.OBJR, Obj=each, Pg=here)]) for each in links]
    put_kids(whole, [text, *ends])
    whole["/T"] = pikepdf.String(f"{_TO_PAGE.format(sheet.place.number)} i «{sheet.place.file}»")
    held = kids(holder)
    index = next(number for number, each in enumerate(held) if is_element(each) and each.objgen == above.objgen)
    holder["/K"] = Array([*held[: index + 1], whole, *held[index + 1 :]])


def _keep_layers(pdf: Pdf, sources: Iterable[Pdf]) -> None:
    """Lets layers that the files hide be hidden, and the others be seen."""
    groups, hidden = [], []
    for source in sources:
        given = source.Root.get("/OCProperties")
        if given is not None:
            groups += [pdf.copy_foreign(each) for each in given.OCGs]
            hidden += [pdf.copy_foreign(each) for each in given.D.OFF]
    if groups:
        pdf.Root["/OCProperties"] = Dictionary(OCGs=Array(groups), D=Dictionary(OFF=Array(hidden)))


def _drop_claims(pdf: Pdf) -> None:
    metadata = pdf.Root.get("/Metadata")
    if metadata is not None:
        metadata.write(drop_claims(metadata.read_bytes().decode()).encode())
