"""Areas of Excel workbooks as tables. Owns openpyxl."""

from hfi_docs.word.intake.workbook.reader import read_workbook

__all__ = ["read_workbook"]
