"""What a workbook says of itself: its sheets, its tables, how it counts days, whether its results are fresh."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.package import OFFICE_RELATIONS, Package
from hfi_docs.word.opc.xml import Element, is_true

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CONTENT: Final = regex(rb"<(?:\w+:)?(?:v|is|drawing)\b")


class SheetPart(NamedTuple):
    """A sheet: its name, its part, whether it is shown, and whether it is a chart on a sheet of its own."""

    name: str
    part: str
    visible: bool
    is_chart: bool = False


class Book(NamedTuple):
    """A workbook; `stale` tells why results that are stored may be out of date, "" when nothing says so."""

    sheets: tuple[SheetPart, ...]
    from_1904: bool
    stale: str
    strings: str
    styles: str
    theme: str


def read_book(package: Package) -> Book:
    """The workbook; without sheets when the file is none."""
    main = package.main_part()
    root = package.xml(main)
    if root is None:
        return Book((), from_1904=False, stale="", strings="", styles="", theme="")
    settings = root.find(f"{S}workbookPr")
    return Book(
        _sheets(package, main, root),
        settings is not None and is_true(settings.get("date1904")),
        _stale(root.find(f"{S}calcPr")),
        next(iter(package.targets(main, "sharedStrings")), ""),
        next(iter(package.targets(main, "styles")), ""),
        next(iter(package.targets(main, "theme")), ""),
    )


def tables_of(package: Package, sheet: SheetPart) -> Mapping[str, str]:
    """The references of a sheet's tables by their names."""
    roots = (package.xml(target) for target in package.targets(sheet.part, "table"))
    return {root.get("displayName", root.get("name", "")): root.get("ref", "") for root in roots if root is not None}


def holds_something(package: Package, sheet: SheetPart) -> bool:
    """Whether a sheet has a value, a drawing, a comment or a pivot table."""
    if sheet.is_chart or _CONTENT.search(package.part(sheet.part) or b""):
        return True
    return bool(package.targets(sheet.part, "comments", "threadedComment", "pivotTable"))


def _sheets(package: Package, main: str, root: Element) -> tuple[SheetPart, ...]:
    relations = package.relations(main)
    parts = ((sheet, relations.get(sheet.get(f"{OFFICE_RELATIONS}id", ""))) for sheet in root.iter(f"{S}sheet"))
    return tuple(
        SheetPart(
            sheet.get("name", ""),
            relation.target,
            sheet.get("state", "visible") == "visible",
            relation.kind == "chartsheet",
        )
        for sheet, relation in parts
        if relation is not None and relation.kind in ("worksheet", "chartsheet")
    )


def _stale(settings: Element | None) -> str:
    if settings is None:
        return ""
    if settings.get("calcMode") == "manual":
        return "arbeidsboken regnes bare ut når noen ber om det"
    if is_true(settings.get("fullCalcOnLoad")):
        return "Excel regner dem ut på nytt når filen åpnes"
    return ""
