"""LibreOffice's PDF made whole: pages, structure and metadata."""

from hfi_docs.output.pdf.mending.mend import DocumentFacts, Mended, mend_pdf, saved

__all__ = ["DocumentFacts", "Mended", "mend_pdf", "saved"]
