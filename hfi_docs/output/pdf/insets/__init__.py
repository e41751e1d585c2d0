"""Pages of PDFs from outside inside ours: read and made harmless one by one, then laid onto blank pages.

All that may go wrong with a file goes wrong while it is read, before our own PDF is made; such a file stays beside.
"""

from hfi_docs.output.pdf.insets.laying import BlankPlace, insets_in, lay_insets
from hfi_docs.output.pdf.insets.reading import Beside, DrawnPage, Inset, read_inset

__all__ = ["Beside", "BlankPlace", "DrawnPage", "Inset", "insets_in", "lay_insets", "read_inset"]
