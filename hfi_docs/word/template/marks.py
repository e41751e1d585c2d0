"""What a source leaves for the time after rendering: signs that no record can hold, attributes unknown to Word."""

from typing import Final

#: Beside the text of a cell: equal neighbours in its column are one cell. In a paragraph: it holds statements.
MERGED, CHOSEN = "\ufdd2", "\ufdd3"
#: The attributes of tables that tags fill and of the rows that a loop prints, and of tables that have such rows.
DRAWN: Final = "hfi"
LOOPED: Final = "hfi-rows"
