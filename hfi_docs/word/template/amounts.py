"""Columns drawn in Word that are too narrow for their amounts: widened from others, or told with the width they need.

Word breaks a figure anywhere when its column is too narrow, and «16 033 55» is another amount.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hfi_docs.errors import TemplateError
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.metrics import PER_MILLE, TWIPS_PER_POINT, Face, TextWidth, Typography, italic_room
from hfi_docs.word.render.shell import paragraph_style, paragraph_text
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import (
    GRID_COL,
    R_RUN,
    TBL_CAPTION,
    TBL_GRID,
    TBL_PR,
    TBL_STYLE,
    TR,
    VAL,
    WIDTH,
    P,
    w,
)
from hfi_docs.word.template.grid import fit_grid, placed_cells
from hfi_docs.word.template.places import own

_R_PR: Final = w("rPr")
_OFF: Final = ("0", "false", "off")
#: What every figure is given, in points; and the narrowest that a column of text is made, in times its type size.
_SLACK: Final = 2.0
_NARROWEST: Final = 4.0
#: What Word holds free at each side of a cell where nothing else is said, in twips.
_SIDE: Final = 108
_TWIPS_PER_CM: Final = 1440 / 2.54


class ColumnNeed(NamedTuple):
    """What a column must have, in twips: for its longest amount, and that amount; else for a little of its text."""

    width: int = 0
    amount: str = ""


def hold_amounts(table: Element, styles: StyleSheet) -> None:
    """Makes the columns of a drawn table wide enough for their amounts, at the expense of the one with most to spare.

    Raises:
        TemplateError: no column has enough to give.
    """
    columns = table.findall(f"{TBL_GRID}/{GRID_COL}")
    widths = [_whole(column.get(WIDTH)) for column in columns]
    rows = list(own(table, TR))
    needs = _needs(table, rows, len(columns), styles)
    narrow = [index for index, need in enumerate(needs) if need.amount and 0 < widths[index] < need.width]
    for index in narrow:
        missing = needs[index].width - widths[index]
        spare = [width - need.width for width, need in zip(widths, needs, strict=True)]
        donor = spare.index(max(spare))
        if spare[donor] < missing:
            raise TemplateError(_too_narrow(table, index, widths[index], needs[index]))
        widths[index] += missing
        widths[donor] -= missing
    if narrow:
        for column, width in zip(columns, widths, strict=True):
            column.set(WIDTH, str(width))
        fit_grid(table, rows)


def _needs(table: Element, rows: Sequence[Element], columns: int, styles: StyleSheet) -> list[ColumnNeed]:
    needs, (style, beside) = [ColumnNeed()] * columns, _set_up(table, styles)
    for cell in (cell for row in rows for cell in placed_cells(row) if cell.columns == 1 and cell.column < columns):
        for paragraph in own(cell.element, P):
            found = _need(paragraph, style, styles)
            total = int((found[0] + beside) * TWIPS_PER_POINT) + 1
            known = needs[cell.column]
            if (bool(found[1]), total) > (bool(known.amount), known.width):
                needs[cell.column] = ColumnNeed(total, found[1])
    return needs


def _set_up(table: Element, styles: StyleSheet) -> tuple[str, float]:
    """The name of a table's style, and what its cells hold free at both sides together, in points."""
    named = table.find(f"{TBL_PR}/{TBL_STYLE}")
    style = "" if named is None else styles.name_of(named.get(VAL))
    margins = table.find(f"{TBL_PR}/{w('tblCellMar')}")
    if margins is not None:
        sides = (margins.find(w(side)) for side in ("left", "right"))
        return style, sum(_SIDE if side is None else _whole(side.get(WIDTH)) for side in sides) / TWIPS_PER_POINT
    known = style.casefold() in styles.names
    return style, styles.cell_margins(style)[0] if known else 2 * _SIDE / TWIPS_PER_POINT


def _need(paragraph: Element, table: str, styles: StyleSheet) -> tuple[float, str]:
    """The room that the longest amount of a paragraph needs in points, and the amount; else room for a little text."""
    form = styles.typography(styles.name_of(paragraph_style(paragraph)), table)
    text = paragraph_text(paragraph)
    if not any(map(str.isdecimal, text)):
        return form.size * _NARROWEST + form.beside, ""
    size, face, slanted = _look(paragraph, form, styles)
    measured = face.measure(text)
    if not measured.amount:
        return size * _NARROWEST + form.beside, ""
    slant = italic_room(text, size, form.line * size / form.size) if slanted else 0.0
    return measured.amount / PER_MILLE * size + form.beside + slant + _SLACK, _longest(text, measured, face)


def _look(paragraph: Element, form: Typography, styles: StyleSheet) -> tuple[float, Face, bool]:
    """The largest size, the face and the slant of a paragraph's runs, which may differ from the style."""
    runs = [run.find(_R_PR) for run in paragraph.iter(R_RUN)]
    looks = [look for look in runs if look is not None]
    sizes = [_whole(found.get(VAL)) / 2 for look in looks if (found := look.find(w("sz"))) is not None]
    fonts = [
        name for look in looks if (found := look.find(w("rFonts"))) is not None and (name := found.get(w("ascii")))
    ]
    font = styles.named_font(fonts[0]) if fonts else form.font
    bold = form.bold or any(_turned_on(looks, "b"))
    return max(sizes, default=form.size), font.bold if bold else font.regular, any(_turned_on(looks, "i"))


def _whole(written: str | None) -> int:
    """A measure; nothing where it is none."""
    return int(written) if written and written.isdecimal() else 0


def _turned_on(looks: Sequence[Element], name: str) -> Iterator[bool]:
    return (found.get(VAL, "1") not in _OFF for look in looks if (found := look.find(w(name))) is not None)


def _longest(text: str, measured: TextWidth, face: Face) -> str:
    return max(text.split(" "), key=lambda word: face.measure(word).amount) if measured.amount else ""


def _too_narrow(table: Element, column: int, width: int, need: ColumnNeed) -> str:
    caption = table.find(f"{TBL_PR}/{TBL_CAPTION}")
    title = "" if caption is None else f" «{caption.get(VAL)}»"
    wanted, given = (format(twips / _TWIPS_PER_CM, ".1f").replace(".", ",") for twips in (need.width, width))
    return (
        f"Tabellen{title} i malen har for smal kolonne {column + 1}: «{need.amount}» trenger {wanted} cm, "
        f"og kolonnen er {given} cm. Gjør den bredere i Word."
    )
