"""Which cells are meant: a sheet by name, and an area, a defined name or a table on it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list
from hfi_docs.word.intake.workbook.areas import LAST_COLUMN, LAST_ROW, Area, read_area
from hfi_docs.word.intake.workbook.book import Book, S, SheetPart, tables_of
from hfi_docs.word.opc.package import Package
from hfi_docs.word.opc.xml import integer

_WITH_SHEET: Final = regex(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!(?P<area>[^!]+)")
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
_WHOLE: Final = Area(1, 1, LAST_ROW, LAST_COLUMN)


class CellPlace(NamedTuple):
    """A sheet and an area on it; whether the record named the sheet, and the area."""

    sheet: SheetPart
    area: Area
    named_sheet: bool = True
    named_area: bool = True


class _Name(NamedTuple):
    """A defined name: what it refers to, and the sheet that it is known on, -1 for all."""

    name: str
    target: str
    scope: int


def find_place(package: Package, book: Book, sheet: str, area: str) -> CellPlace:
    """The cells that `sheet` and `area` name; "" means the first visible sheet, and all of it.

    Raises:
        UnreadableError: no workbook, or no such sheet, name or area; with what there is to choose from.
    """
    sheets = [one for one in book.sheets if not one.is_chart]
    if book.sheets and not sheets:
        message = "Arbeidsboken har bare diagramark, og de har ingen celler."
        raise UnreadableError(message, "Legg den ved som PDF, eller lagre diagrammet som bilde og legg det ved.")
    if not sheets:
        root = package.xml(package.main_part())
        is_word = root is not None and root.tag == _WORD
        message = f"Filen er {'et Word-dokument, ' if is_word else ''}ikke en Excel-arbeidsbok."
        raise UnreadableError(message, "Kontroller at det er riktig fil; den skal være lagret fra Excel som .xlsx.")
    chosen = _sheet(sheets, sheet) if sheet else None
    first = next((one for one in sheets if one.visible), sheets[0])
    if not area.strip():
        return CellPlace(chosen or first, _WHOLE, named_sheet=chosen is not None, named_area=False)
    plain = read_area(area.strip())
    if plain is not None:
        return CellPlace(chosen or first, plain, named_sheet=chosen is not None)
    if match := _WITH_SHEET.fullmatch(area.strip()):
        return _on_sheet(sheets, match, chosen)
    return _named(package, sheets, area.strip(), chosen)


def _sheet(sheets: Sequence[SheetPart], name: str) -> SheetPart:
    found = next((one for one in sheets if one.name.strip().casefold() == name.strip().casefold()), None)
    if found is None:
        message = f"Arbeidsboken har ikke noe ark som heter «{name}»."
        raise UnreadableError(message, suggest_or_list(name, [one.name for one in sheets], none=""))
    return found


def _on_sheet(sheets: Sequence[SheetPart], match: re.Match[str], chosen: SheetPart | None) -> CellPlace:
    own = _sheet(sheets, (match["quoted"] or match["plain"]).replace("''", "'"))
    area = read_area(match["area"])
    if area is None:
        message = f"«{match['area']}» er ikke et område."
        raise UnreadableError(message, "Skriv området slik: A1:D9.")
    if chosen is not None and chosen != own:
        message = f"Området ligger på arket «{own.name}», men det er oppgitt at det er på «{chosen.name}»."
        raise UnreadableError(message, "Ta bort arket, eller velg et område på det.")
    return CellPlace(own, area)


def _named(package: Package, sheets: Sequence[SheetPart], name: str, chosen: SheetPart | None) -> CellPlace:
    names = [known for known in _names(package) if known.name.casefold() == name.casefold()]
    index = sheets.index(chosen) if chosen else -1
    # The name that the sheet itself has hides one that all sheets share.
    best = max(names, key=lambda known: (known.scope == index, known.scope < 0), default=None)
    if best is not None:
        match = _WITH_SHEET.fullmatch(best.target)
        if match is None or read_area(match["area"]) is None:
            message = f"Navnet «{name}» i arbeidsboken viser ikke til ett sammenhengende område."
            raise UnreadableError(message, "Rett navnet under Formler > Navnebehandling i Excel, eller oppgi A1:D9.")
        return _on_sheet(sheets, match, chosen)
    known = [one.name for one in _names(package)]
    for sheet in (chosen,) if chosen else sheets:
        for table, reference in tables_of(package, sheet).items():
            area = read_area(reference)
            if table.casefold() == name.casefold() and area is not None:
                return CellPlace(sheet, area)
            known.append(table)
    message = f"Arbeidsboken har verken et område, et navn eller en tabell som heter «{name}»."
    raise UnreadableError(message, suggest_or_list(name, known, none="Skriv området slik: A1:D9."))


def _names(package: Package) -> list[_Name]:
    """The defined names that people have made; Excel's own begin with «_xlnm.»."""
    root = package.xml(package.main_part())
    if root is None:
        return []
    found = [(item.get("name", ""), item) for item in root.iter(f"{S}definedName")]
    return [
        _Name(name, (item.text or "").strip(), integer(item.get("localSheetId"), -1))
        for name, item in found
        if not name.startswith("_xlnm.")
    ]
