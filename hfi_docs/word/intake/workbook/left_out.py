"""What is said of a workbook beside its table."""

from collections.abc import Collection, Mapping
from typing import Final

from hfi_docs.values.expressions import regex
from hfi_docs.values.words import format_ranges, join_words
from hfi_docs.word.intake.numbers import Value
from hfi_docs.word.intake.telling import Kind, Telling
from hfi_docs.word.intake.workbook.areas import area_name, cell_name, column_name
from hfi_docs.word.intake.workbook.book import Book, holds_something
from hfi_docs.word.intake.workbook.drawings import things_on
from hfi_docs.word.intake.workbook.merges import Where
from hfi_docs.word.intake.workbook.places import CellPlace
from hfi_docs.word.intake.workbook.sheet import Sheet
from hfi_docs.word.intake.workbook.styles import Looks
from hfi_docs.word.opc.package import Package

KINDS: Final = {
    "garbled": Kind("en celle er lagret med feil tegnkoding", "{n} celler er lagret med feil tegnkoding"),
    "symbol": Kind(
        "tegn fra en symbolskrift i en celle er utelatt", "tegn fra symbolskrifter i {n} celler er utelatt"
    ),
    "control": Kind("en celle har styretegn som er utelatt", "{n} celler har styretegn som er utelatt"),
    "failed": Kind(
        "en celle viser bare ##### i Excel; tallet står som det er",
        "{n} celler viser bare ##### i Excel; tallene står som de er",
    ),
    "foreign": Kind(
        "en dato har navn på et annet språk i Excel; her står den på norsk",
        "{n} datoer har navn på et annet språk i Excel; her står de på norsk",
    ),
    "narrow": Kind(
        "en kolonne er for smal for tallet i en celle; Excel viser #####",
        "kolonner er for smale for tallene i {n} celler; Excel viser #####",
    ),
    "hidden value": Kind(
        "innholdet i en celle er skjult av tallformatet og er utelatt",
        "innholdet i {n} celler er skjult av tallformatet og er utelatt",
    ),
    "struck": Kind(
        "en celle med gjennomstreket tekst står som vanlig tekst", "{n} celler med gjennomstreket tekst står som vanlig"
    ),
    "raised": Kind(
        "hevet eller senket tekst i en celle står på linjen", "hevet eller senket tekst i {n} celler står på linjen"
    ),
    "underlined": Kind("understrekingen i en celle er utelatt", "understrekingen i {n} celler er utelatt"),
    "text colour": Kind("fargen på teksten i en celle er utelatt", "fargen på teksten i {n} celler er utelatt"),
    "colour": Kind("fargen på en celle er utelatt", "fargen på {n} celler er utelatt"),
    "crossed": Kind("streken over en celle er utelatt", "strekene over {n} celler er utelatt"),
    "formulas": Kind("Excel viser formlene på arket; her står resultatene", ""),
    "indent": Kind("innrykket i en celle er utelatt", "innrykket i {n} celler er utelatt"),
    "pale": Kind("hvit tekst i en celle er synlig her", "hvit tekst i {n} celler er synlig her"),
    "tiny": Kind(
        "tekst i svært liten skrift i en celle er synlig her", "tekst i svært liten skrift i {n} celler er synlig her"
    ),
    "external": Kind("et tall er hentet fra en annen arbeidsbok", "{n} tall er hentet fra en annen arbeidsbok"),
    "volatile": Kind("en formel får nytt svar hver dag", "{n} formler får nytt svar hver dag"),
    "stale": Kind("resultatet av en formel kan være gammelt", "resultatene av {n} formler kan være gamle"),
    "link": Kind("adressen i en lenke er utelatt", "adressene i {n} lenker er utelatt"),
    "hidden rows": Kind("skjult rad er utelatt", "skjulte rader er utelatt"),
    "filtered rows": Kind("arket er filtrert; skjult rad er utelatt", "arket er filtrert; skjulte rader er utelatt"),
    "hidden columns": Kind("skjult kolonne er utelatt", "skjulte kolonner er utelatt"),
    "outside": Kind("en celle utenfor området er utelatt", "{n} celler utenfor området er utelatt; den første er"),
    "cut": Kind(
        "en sammenslått celle rekker ut over området og er skåret til",
        "{n} sammenslåtte celler rekker ut over området og er skåret til",
    ),
    "comment": Kind("1 kommentar er utelatt", "{n} kommentarer er utelatt"),
    "text box": Kind("1 tekstboks er utelatt", "{n} tekstbokser er utelatt"),
    "picture": Kind("1 bilde er utelatt", "{n} bilder er utelatt"),
    "chart": Kind("1 diagram er utelatt", "{n} diagrammer er utelatt"),
    "smart art": Kind("1 SmartArt-figur er utelatt", "{n} SmartArt-figurer er utelatt"),
    "shape": Kind("1 tegning er utelatt", "{n} tegninger er utelatt"),
    "embedded": Kind("1 innebygd fil er utelatt", "{n} innebygde filer er utelatt"),
    "control field": Kind("1 skjemafelt er utelatt", "{n} skjemafelt er utelatt"),
    "slicer": Kind("1 slicer er utelatt", "{n} slicere er utelatt"),
    "background": Kind("bakgrunnsbildet er utelatt", "{n} bakgrunnsbilder er utelatt"),
    "sparkline": Kind("1 sparkline-grafikk er utelatt", "{n} sparkline-grafikker er utelatt"),
    "rule": Kind(
        "betinget formatering som tegner i cellene, er utelatt", "{n} betingede formateringer i cellene er utelatt"
    ),
    "paint": Kind(
        "betinget formatering som farger cellene, er utelatt",
        "{n} betingede formateringer som farger cellene, er utelatt",
    ),
    "look": Kind(
        "betinget formatering kan skjule eller endre det som vises, og er ikke fulgt",
        "{n} betingede formateringer kan skjule eller endre det som vises, og er ikke fulgt",
    ),
    "pivot": Kind("en pivottabell står slik den sist ble lagret", "{n} pivottabeller står slik de sist ble lagret"),
    "margin": Kind("topptekst eller bunntekst er utelatt", "topptekst eller bunntekst er utelatt"),
    "sheet": Kind("1 ark er utelatt", "{n} ark er utelatt"),
    "hidden sheet": Kind("1 skjult ark er utelatt", "{n} skjulte ark er utelatt"),
}  # fmt: skip
#: Indents that differ by no more spaces look the same.
_SAME: Final = 1
_NAMES: Final = {"control": "control field"}
#: Fonts, sizes, colours and places of a header; and what Excel fills in there.
_MARGIN_CODE: Final = regex(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|K\d\d[+-]\d{3}|[^PNDTFAZG])')
_MARGIN_FIELDS: Final = {
    "&P": "[side]", "&N": "[sider]", "&D": "[dato]", "&T": "[klokkeslett]", "&F": "[fil]", "&A": "[ark]",
    "&Z": "[mappe]", "&G": "[bilde]",
}  # fmt: skip


def tell_place(telling: Telling, package: Package, book: Book, place: CellPlace, sheet: Sheet, looks: Looks) -> None:
    """Takes in everything that lies on the sheet and in the workbook beside the cells of the table."""
    _tell_hidden(telling, sheet)
    _tell_area(telling, place, sheet)
    for thing in things_on(package, place.sheet):
        telling.add(_NAMES.get(thing.kind, thing.kind), thing.place, thing.text)
    if sheet.shows_formulas:
        telling.add("formulas")
    if sheet.sparklines:
        telling.add("sparkline", count=sheet.sparklines)
    for rule in sheet.rules:
        if rule.kind:
            telling.add("rule", area_name(rule.area))
        elif effect := looks.effect(rule.look):
            telling.add(effect, area_name(rule.area))
    margin = _MARGIN_CODE.sub(" ", " ".join(sheet.margins))
    for code, meant in _MARGIN_FIELDS.items():
        margin = margin.replace(code, meant)
    if margin.strip():
        telling.add("margin", text=margin)
    if not place.named_sheet:
        _tell_sheets(telling, package, book, place)


def tell_colours(telling: Telling, sheet: Sheet, body: Collection[int], texts: Mapping[Where, Value]) -> None:
    """Takes in the cells of the rows below the head whose colour says something; `texts` are what they show."""
    rows = range(min(body, default=0), max(body, default=-1) + 1)
    for row, column in sheet.coloured:
        swallowed = any(merge.holds(row, column) and merge[:2] != (row, column) for merge in sheet.merges)
        if row in rows and not swallowed:
            text = texts.get((row, column), "")
            telling.add("colour", cell_name(row, column), text if isinstance(text, str) else "")


def tell_indents(telling: Telling, indents: Mapping[Where, int], texts: Mapping[Where, Value]) -> None:
    """Takes in the cells that begin further in than others of their column, as the parts of a sum do."""
    least: dict[int, int] = {}
    for (_, column), indent in indents.items():
        least[column] = min(indent, least.get(column, indent))
    for (row, column), indent in indents.items():
        if indent > least[column] + _SAME:
            telling.add("indent", cell_name(row, column), str(texts.get((row, column), "")))


def _tell_hidden(telling: Telling, sheet: Sheet) -> None:
    rows = [row for first, last in sheet.hidden_rows for row in range(first, last + 1)]
    if rows:
        telling.add("filtered rows" if sheet.is_filtered else "hidden rows", format_ranges(rows), count=len(rows))
    if sheet.hidden_columns:
        names = join_words([column_name(column) for column in sorted(sheet.hidden_columns)])
        telling.add("hidden columns", names, count=len(sheet.hidden_columns))


def _tell_area(telling: Telling, place: CellPlace, sheet: Sheet) -> None:
    if sheet.outside and place.named_area:
        telling.add("outside", cell_name(*sheet.first_outside), count=sheet.outside)
    for merge in sheet.merges:
        if not (sheet.area.holds(*merge[:2]) and sheet.area.holds(*merge[2:])):
            telling.add("cut", area_name(merge))


def _tell_sheets(telling: Telling, package: Package, book: Book, place: CellPlace) -> None:
    for other in book.sheets:
        if other != place.sheet and holds_something(package, other):
            telling.add("sheet" if other.visible else "hidden sheet", text=other.name)
