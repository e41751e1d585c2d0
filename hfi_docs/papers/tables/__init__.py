"""Tables and the figures in them, computed from registers and lines: pure, shared by checking and composing."""

from hfi_docs.papers.tables.figures import Figures
from hfi_docs.papers.tables.sources import SOURCES
from hfi_docs.papers.tables.values import ComputedTable, FigureError, TableRow

__all__ = ["SOURCES", "ComputedTable", "FigureError", "Figures", "TableRow"]
