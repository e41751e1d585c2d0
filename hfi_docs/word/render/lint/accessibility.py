"""Rules that let everybody read the paper: headings, tables, pictures, language (WCAG 2.1, EN 301 549)."""

from collections.abc import Iterator, Set

from hfi_docs.word.render.lint.element import Fault, child, child_value, children_through, excerpt, has_text
from hfi_docs.word.render.lint.opc import CORE
from hfi_docs.word.render.lint.package import WordPackage
from hfi_docs.word.render.lint.part import WordTable, XmlPart
from hfi_docs.word.render.vocabulary import (
    ANCHORED,
    BODY,
    BR,
    DC,
    DECORATIVE,
    DOC_DEFAULTS,
    DOC_PR,
    DRAWING,
    ENDNOTE_REFERENCE,
    FLD_CHAR,
    FLD_SIMPLE,
    FOOTNOTE_REFERENCE,
    LANG,
    LAYOUT_TITLE,
    MATH,
    OBJECT,
    P_PR,
    P_STYLE,
    PICT,
    SECT_PR,
    STYLE,
    STYLE_ID,
    STYLE_NAME,
    SYM,
    TBL_CAPTION,
    TBL_PR,
    TC,
    TXBX_CONTENT,
    TYPE,
    VAL,
    Element,
    P,
)

SEPARATOR_STYLE = "HFI Skille"
_PAGE_BREAKS = frozenset({"page", "column"})
_VISIBLE = (BR, DRAWING, PICT, OBJECT, SYM, FLD_CHAR, FLD_SIMPLE, FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE, MATH)


def pictures_have_alt_text(package: WordPackage) -> Iterator[Fault]:
    """Every picture says what it shows, or says that it is decoration."""
    for part in package.stories:
        for picture in part.all(DOC_PR):
            if not picture.get("descr", "").strip() and not is_decorative(picture):
                yield part.name, f"Figuren «{picture.get('name', '')}» mangler alternativ tekst."


def is_decorative(picture: Element) -> bool:
    """Whether a drawing says that it is decoration."""
    return any(mark.get("val") in ("1", "true") for mark in picture.iter(DECORATIVE))


def heading_levels_unbroken(package: WordPackage) -> Iterator[Fault]:
    """No heading is more than one level below the one before."""
    previous = 0
    for level, paragraph in package.headings:
        if previous and level > previous + 1:
            yield _main_name(package), f"Overskriften «{excerpt(paragraph)}» hopper fra nivå {previous} til {level}."
        previous = level


def first_heading_is_title(package: WordPackage) -> Iterator[Fault]:
    """The first heading is the title, on level 1."""
    for level, paragraph in package.headings[:1]:
        if level != 1:
            yield _main_name(package), f"Den første overskriften, «{excerpt(paragraph)}», er ikke på nivå 1."


def one_title(package: WordPackage) -> Iterator[Fault]:
    """There is exactly one heading on level 1."""
    count = sum(level == 1 for level, _ in package.headings)
    if package.main and count != 1:
        yield (
            package.main.name,
            f"Dokumentet har {count} overskrifter på nivå 1. Tittelen skal ha stilen «Overskrift 1», og bare den.",
        )


def no_empty_paragraphs(package: WordPackage) -> Iterator[Fault]:
    """Space comes from styles. Only a section break, or the separator Word wants after a table, may be empty."""
    separators = _separators(package)
    for body in package.main.all(BODY) if package.main else ():
        for paragraph in children_through(body, P):
            if not is_visible(paragraph) and not _may_be_empty(paragraph, separators):
                yield _main_name(package), f"Et tomt avsnitt står etter «{_text_before(paragraph)}»."


def is_visible(paragraph: Element) -> bool:
    """Whether a paragraph shows anything: text, a picture, a field, a page break."""
    if has_text(paragraph):
        return True
    return any(item.tag != BR or item.get(TYPE) in _PAGE_BREAKS for item in paragraph.iter(*_VISIBLE))


def _may_be_empty(paragraph: Element, separators: Set[str]) -> bool:
    properties = child(paragraph, P_PR)
    if properties is None:
        return False
    return child(properties, SECT_PR) is not None or child_value(properties, P_STYLE) in separators


def _separators(package: WordPackage) -> frozenset[str]:
    return frozenset(
        style.get(STYLE_ID, "")
        for style in (package.styles.all(STYLE) if package.styles else ())
        if child_value(style, STYLE_NAME).casefold() == SEPARATOR_STYLE.casefold()
    )


def _text_before(paragraph: Element) -> str:
    previous = paragraph.getprevious()
    return "" if previous is None else excerpt(previous)


def tables_have_header(package: WordPackage) -> Iterator[Fault]:
    """Every table marks its header row, so that a screen reader can say which column a cell is in."""
    for grid in _tables(package):
        if grid.rows and not grid.rows[0].header and _title(grid) != LAYOUT_TITLE:
            yield _main_name(package), f"Tabell {grid.number} mangler overskriftsrad."


def header_cells_hold_text(package: WordPackage) -> Iterator[Fault]:
    """No header cell is empty, apart from those that a cell above swallows."""
    for grid in _tables(package):
        for number, row in enumerate(grid.rows, 1):
            cells = row.cells if row.header else []
            if any(cell.merge != "continue" and not has_text(cell.element) for cell in cells):
                yield _main_name(package), f"Tabell {grid.number}, rad {number} har en tom overskriftscelle."


def tables_have_title(package: WordPackage) -> Iterator[Fault]:
    """Every table has the title that screen readers read aloud."""
    for grid in _tables(package):
        if not _title(grid):
            yield _main_name(package), f"Tabell {grid.number} mangler tittel (tblCaption)."


def _title(grid: WordTable) -> str:
    properties = child(grid.element, TBL_PR)
    return "" if properties is None else child_value(properties, TBL_CAPTION).strip()


def _tables(package: WordPackage) -> tuple[WordTable, ...]:
    """The tables of the document itself; a letterhead in a header may be laid out with one."""
    return package.main.tables if package.main else ()


def language_in_styles(package: WordPackage) -> Iterator[Fault]:
    """The styles say the document's language, the same one as its properties."""
    if package.main is None:
        return
    languages = _default_languages(package.styles) if package.styles else []
    wanted = _core_language(package)
    if not any(languages):
        yield package.main.name, "Malen mangler språk i standardstilen (docDefaults)."
    elif wanted and languages[0].lower() != wanted.lower():
        yield package.main.name, f"Standardstilen har språket «{languages[0]}», dokumentet «{wanted}»."


def _default_languages(styles: XmlPart) -> list[str]:
    return [lang.get(VAL, "") for defaults in styles.all(DOC_DEFAULTS) for lang in defaults.iter(LANG)]


def _core_language(package: WordPackage) -> str:
    core = package.parts.get(CORE)
    found = None if core is None else child(core.root, f"{DC}language")
    return "" if found is None else (found.text or "").strip()


def no_nested_tables(package: WordPackage) -> Iterator[Fault]:
    """No table stands in a cell: screen readers lose their place."""
    for grid in _tables(package):
        if next(grid.element.iterancestors(TC), None) is not None:
            yield _main_name(package), f"Tabell {grid.number} står inne i en tabell."


def nothing_floats(package: WordPackage) -> Iterator[Fault]:
    """No text box or floating picture in the text: the order of reading would be lost."""
    for tag in (TXBX_CONTENT, ANCHORED):
        for _ in package.main.all(tag) if package.main else ():
            yield _main_name(package), "Teksten har en tekstboks eller en flytende figur."


def _main_name(package: WordPackage) -> str:
    return package.main.name if package.main else ""
