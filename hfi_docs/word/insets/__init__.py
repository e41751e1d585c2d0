"""Room in a finished packet for the pages of files that go along: blank pages behind the sentence about each.

What is made here is turned into a PDF at once and never kept. So the converter numbers the pages, lists them and writes
their heads; the pages of the files are laid onto the blank ones afterwards.
"""

from hfi_docs.word.insets.blanks import Blank, Expanded, inset_files, with_blank_pages

__all__ = ["Blank", "Expanded", "inset_files", "with_blank_pages"]
