"""The room that columns have for numbers: too little, and Excel shows «####»."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from hfi_docs.word.intake.numbers import Number, Value
from hfi_docs.word.intake.workbook.areas import Area
from hfi_docs.word.intake.workbook.merges import Where

#: Widths are given in digits of the usual font; a cell has a little of it on each side for itself.
_MARGIN: Final = 0.71
_USUAL: Final = 8.43
#: What other signs take of a digit's room, at the least: better to say nothing than to say what nobody sees.
_NARROW: Final = dict.fromkeys(" \u00a0,.:-/()", 0.4)
_LETTER: Final = 0.8
#: Nobody merges more columns for a number.
_MOST: Final = 100


class ColumnWidths(NamedTuple):
    """Widths of columns: of each first and last one; `usual` is that of all others, 0 when the sheet does not say."""

    given: Sequence[tuple[int, int, float]] = ()
    usual: float = 0.0
    merges: Mapping[Where, Area] = {}

    def room(self, where: Where) -> float:
        """How many digits there is room for in a cell, over all the columns that it has been merged with."""
        area = self.merges.get(where)
        columns = range(area.first_column, area.last_column + 1) if area else (where[1],)
        return sum(self._of(column) for column in columns[:_MOST])

    def _of(self, column: int) -> float:
        given = next((width for first, last, width in self.given if first <= column <= last), self.usual)
        return given - _MARGIN if given else _USUAL


def room_for(value: Value) -> float:
    """How many digits' room a number takes at the least, as it is shown."""
    if not isinstance(value, Number):
        return _measured(value)
    gaps = (len(value.digits) - 1) // 3 if value.grouped else 0
    sign = "−" if value.negative else ""
    decimals = f",{value.decimals}" if value.decimals else ""
    return _measured(f"{value.before}{sign}{value.digits}{decimals}{value.after}{' ' * gaps}")


def _measured(text: str) -> float:
    return sum(1.0 if sign.isdigit() else _NARROW.get(sign, _LETTER) for sign in text)
