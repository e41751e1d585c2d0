"""HTML: a paper as one web page, from the same tree as its Word file."""

from hfi_docs.web.page import WebPage, html
from hfi_docs.web.pageless import without_pages
from hfi_docs.web.proof import held_texts, printed_lines

__all__ = ["WebPage", "held_texts", "html", "printed_lines", "without_pages"]
