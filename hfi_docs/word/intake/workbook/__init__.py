"""Areas of Excel workbooks as tables, read from the XML of the file."""

from hfi_docs.word.intake.workbook.reader import read_workbook

__all__ = ["read_workbook"]
