"""Tables and the figures in them, computed from registers and lines: pure, shared by checking and composing."""

from hfi_docs.tables.figures import Figures
from hfi_docs.tables.values import ComputedTable, FigureError, TableRow
from hfi_docs.tables.views import FIELDS, PROSE_FIELDS

__all__ = ["FIELDS", "PROSE_FIELDS", "ComputedTable", "FigureError", "Figures", "TableRow"]
