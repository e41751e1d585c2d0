"""Tables and the figures in them, computed from registers and lines: pure, shared by checking and composing."""

from hfi_docs.papers.tables.columns import COLUMN_KINDS, CellForm, ColumnKind, Money, Value
from hfi_docs.papers.tables.computed import ComputedTable, FigureError, TableRow
from hfi_docs.papers.tables.figures import Figures
from hfi_docs.papers.tables.sources import SOURCES

__all__ = [
    "COLUMN_KINDS",
    "SOURCES",
    "CellForm",
    "ColumnKind",
    "ComputedTable",
    "FigureError",
    "Figures",
    "Money",
    "TableRow",
    "Value",
]
