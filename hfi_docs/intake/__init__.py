"""Files that the secretariat attaches, read into blocks of the document: pure, bytes in and nodes out.

Whatever the bytes are, the only exception that leaves this room is `UnreadableError`.
"""

from hfi_docs.intake.archive import check_archive
from hfi_docs.intake.delimited import read_csv
from hfi_docs.intake.picture import read_picture
from hfi_docs.intake.word import TakenIn, read_word
from hfi_docs.intake.workbook import read_workbook

__all__ = ["TakenIn", "check_archive", "read_csv", "read_picture", "read_word", "read_workbook"]
