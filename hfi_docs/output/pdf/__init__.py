"""Word files → PDF/A-2a and PDF/UA-1: found converter → checked files → one call → mended → validated.

LibreOffice makes the PDF where it is found, Word where only Word is. `pikepdf` mends it and `page` validates it when
the extra `hfi-docs[pdf]` is installed; without it the PDF is the converter's own, tagged but not validated.
"""

from hfi_docs.output.pdf.converter import Converted, Converter, Missing, UnlaidError
from hfi_docs.output.pdf.converting import Enclosed, convert, insets_in, is_pdf_of, is_pdf_of_another, why_beside
from hfi_docs.output.pdf.finding import find_converter
from hfi_docs.output.pdf.fonts import MissingFont, missing_fonts
from hfi_docs.output.pdf.judging import PIKEPDF, missing_extra
from hfi_docs.output.pdf.libre_office import is_too_old

__all__ = [
    "PIKEPDF",
    "Converted",
    "Converter",
    "Enclosed",
    "Missing",
    "MissingFont",
    "UnlaidError",
    "convert",
    "find_converter",
    "insets_in",
    "is_pdf_of",
    "is_pdf_of_another",
    "is_too_old",
    "missing_extra",
    "missing_fonts",
    "why_beside",
]
