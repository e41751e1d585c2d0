"""Number formats of Excel (ECMA-376 part 1, 18.8.30 and 18.8.31): what a cell shows, with Norwegian separators.

What is shown is what a Norwegian Excel shows, but for three things that change no figure: thousands stand apart by a
hard space, a sign that Excel gives by colour alone is printed, and an all-numeric date in another order than day, month
and year is printed in that order.
"""

from hfi_docs.word.intake.workbook.formats.codes import STANDARD, code_of
from hfi_docs.word.intake.workbook.formats.shown import ShownValue, show_number, show_text

__all__ = ["STANDARD", "ShownValue", "code_of", "show_number", "show_text"]
