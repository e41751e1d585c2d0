"""Files that the secretariat attaches, read into blocks of the document: pure, bytes in and nodes out.

Whatever the bytes are, the only exception that leaves this room is `UnreadableError`.
"""

from hfi_docs.intake.archive import check_archive
from hfi_docs.intake.delimited import read_csv
from hfi_docs.intake.picture import read_picture

__all__ = ["check_archive", "read_csv", "read_picture"]
