"""What lies on a sheet beside its cells: pictures, charts, boxes, comments and the like, with their places."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex
from hfi_docs.word.intake.workbook.areas import cell_name
from hfi_docs.word.intake.workbook.book import S, SheetPart
from hfi_docs.word.intake.workbook.texts import read_text
from hfi_docs.word.opc.package import OFFICE_RELATIONS, Package
from hfi_docs.word.opc.xml import Element, integer, is_true

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_THREADED: Final = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_ANCHORS: Final = tuple(f"{_XDR}{name}" for name in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"))
#: Parts of which each is one thing on the sheet.
_PARTS: Final = {
    "pivotTable": "pivot", "oleObject": "embedded", "package": "embedded", "ctrlProp": "control", "image": "background",
    "control": "control", "slicer": "slicer", "timeline": "slicer",
}  # fmt: skip
_CONTROLS: Final = ("ctrlProp", "control")
#: What stands in the drawings that Excel wrote before 2010, which need not be well-formed.
_OLD_KIND: Final = regex(rb'<x:ClientData\s+ObjectType="(\w+)"')


class Thing(NamedTuple):
    """Something on a sheet: its kind, its cell, and what it says."""

    kind: str
    place: str = ""
    text: str = ""


def things_on(package: Package, sheet: SheetPart) -> Iterator[Thing]:
    """Everything that lies on the sheet beside its cells."""
    for drawing in package.targets(sheet.part, "drawing"):
        yield from _drawn(package, drawing)
    yield from _comments(package, sheet)
    if not package.targets(sheet.part, *_CONTROLS):
        yield from _old_controls(package, sheet)
    for relation in package.relations(sheet.part).values():
        if relation.kind in _PARTS:
            root = None if relation.kind != "pivotTable" else package.xml(relation.target)
            place = root.find(f"{S}location") if root is not None else None
            yield Thing(_PARTS[relation.kind], place.get("ref", "") if place is not None else "")


def _drawn(package: Package, drawing: str) -> Iterator[Thing]:
    root = package.xml(drawing)
    for anchor in () if root is None else root.iter(*_ANCHORS):
        corner = anchor.find(f"{_XDR}from")
        place = ""
        if corner is not None:
            row, column = (integer(corner.findtext(f"{_XDR}{name}"), 0) + 1 for name in ("row", "col"))
            place = cell_name(row, column) if row > 0 and column > 0 else ""
        for shape in _shapes(anchor):
            kind, text = _kind_of(package, drawing, shape)
            yield Thing(kind, place, text)


def _shapes(element: Element) -> Iterator[Element]:
    """The shapes that are seen, also those inside groups; of alternatives the first."""
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        if name in ("sp", "pic", "graphicFrame", "cxnSp", "contentPart"):
            own = next(child.iter(f"{_XDR}cNvPr"), None)
            if own is None or not is_true(own.get("hidden")):
                yield child
        elif child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _shapes(child)


def _kind_of(package: Package, drawing: str, shape: Element) -> tuple[str, str]:
    name = str(shape.tag).rpartition("}")[2]
    own = next(shape.iter(f"{_XDR}cNvPr"), None)
    alternative = "" if own is None else own.get("descr", "")
    if name == "pic":
        return "picture", alternative
    if name == "graphicFrame":
        data = next(shape.iter(f"{_A}graphicData"), None)
        uri = "" if data is None else data.get("uri", "")
        if "diagram" in uri:
            return "smart art", alternative
        return "chart", _chart_title(package, drawing, shape) or alternative
    text = " ".join("".join(part.text or "" for part in line.iter(f"{_A}t")) for line in shape.iter(f"{_A}p"))
    return ("text box", text) if text.strip() else ("shape", alternative)


def _chart_title(package: Package, drawing: str, shape: Element) -> str:
    found = next(shape.iter(f"{_C}chart"), None)
    relation = None if found is None else package.relations(drawing).get(found.get(f"{OFFICE_RELATIONS}id", ""))
    root = package.xml(relation.target) if relation else None
    title = next(root.iter(f"{_C}title"), None) if root is not None else None
    return "" if title is None else "".join(part.text or "" for part in title.iter(f"{_A}t", f"{_C}v"))


def _old_controls(package: Package, sheet: SheetPart) -> Iterator[Thing]:
    """Boxes, buttons and lists of old forms; comments are drawn in the same way, and told by their texts."""
    for part in package.targets(sheet.part, "vmlDrawing"):
        for kind in _OLD_KIND.findall(package.part(part) or b""):
            if kind not in (b"Note", b"Pict"):
                yield Thing("control")


def _comments(package: Package, sheet: SheetPart) -> Iterator[Thing]:
    """Comments and notes; a thread is also kept as a note for old versions of Excel, which says nothing more."""
    threaded: set[str] = set()
    for part in package.targets(sheet.part, "threadedComment"):
        root = package.xml(part)
        for item in () if root is None else root.iter(f"{_THREADED}threadedComment"):
            threaded.add(item.get("ref", ""))
            yield Thing("comment", item.get("ref", ""), item.findtext(f"{_THREADED}text") or "")
    for part in package.targets(sheet.part, "comments"):
        root = package.xml(part)
        for item in () if root is None else root.iter(f"{S}comment"):
            text = item.find(f"{S}text")
            if item.get("ref", "") not in threaded:
                yield Thing("comment", item.get("ref", ""), "" if text is None else read_text(text).text)
