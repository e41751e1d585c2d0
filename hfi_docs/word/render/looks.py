"""What the cells of a table have that the styles of the template do not give them: lines, shading, margins."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hfi_docs.document import Cell, Row
from hfi_docs.word.render.cells import PART_GAP, ROW_GAPS, row_gaps
from hfi_docs.word.render.metrics import TWIPS_PER_POINT

_NAVY, _TINT = "1F3864", "E6ECF4"
#: Lines of cells in eighths of a point: over a sum and below the head, below a sum, and the thin ones.
_STRONG, _CLOSING, _THIN, _NONE = 8, 12, 4, 0


class CellLook(NamedTuple):
    """The lines above and below a cell in eighths of a point, None where the style has its way, and its shading."""

    top: int | None = None
    bottom: int | None = None
    fill: str = ""

    @property
    def markup(self) -> str:
        """`w:tcBorders` and `w:shd`."""
        sides = (("top", self.top), ("bottom", self.bottom))
        lines = "".join(_line(side, width) for side, width in sides if width is not None)
        borders = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
        return borders + (f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else "")


def cell_look(rows: Sequence[Row], index: int, cell: Cell, headers: int) -> CellLook:
    """The look of a cell, by the role of its row and of the one below; `headers` are the head rows."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    if row.role in ROW_GAPS:
        goes_on = following is not None and following.role in ROW_GAPS
        return CellLook(_THIN if row.role == "item" else _NONE, _NONE if goes_on else None)
    bottom = {"part": _NONE, "notes": _CLOSING}.get(following.role) if following else None
    match row.role:
        case "header" if headers > 1:
            top = _NONE if cell.merge == "continue" else None
            last = index == headers - 1
            return CellLook(top, _STRONG if last else _NONE if cell.merge == "start" else _THIN)
        case "notes":
            return CellLook(_CLOSING, _NONE)
        case "part":
            return CellLook(_NONE, bottom)
        case "subtotal":
            return CellLook(_STRONG, bottom)
        case "group":
            return CellLook(_THIN, _THIN, _TINT)
        # The last row's look is that of the table style.
        case "total" if following:
            return CellLook(_STRONG, _CLOSING, _TINT)
    return CellLook(bottom=bottom)


def cell_margins(rows: Sequence[Row], index: int, left: int | None) -> str:
    """The cell's own margins: less around the parts of an amount, and this one before its text, in twips."""
    own: Mapping[str, int] = {} if left is None else {"left": left}
    if rows[index].role in ROW_GAPS:
        following = rows[index + 1].role if index + 1 < len(rows) else None
        top, bottom = (round(gap * TWIPS_PER_POINT) for gap in row_gaps(rows[index].role, following))
        own = {"top": top, **own, "bottom": bottom}
    if rows[index].role == "part":
        goes_on = index + 1 < len(rows) and rows[index + 1].role == "part"
        below = {"bottom": round(PART_GAP * TWIPS_PER_POINT)} if goes_on else {}
        own = {"top": 0, **own, **below}
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in own.items())
    return f"<w:tcMar>{sides}</w:tcMar>" if sides else ""


def stands_below(row: Row) -> str:
    """Where the text of a row's cells stands: heads, and the sums of a group, at the bottom."""
    low = row.role == "header" or (row.role == "group" and len(row.cells) > 1)
    return '<w:vAlign w:val="bottom"/>' if low else ""


def _line(side: str, eighths: int) -> str:
    """A line of a cell; none where it is no eighths wide."""
    if not eighths:
        return f'<w:{side} w:val="nil"/>'
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{_NAVY}"/>'
