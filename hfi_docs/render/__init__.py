"""From the document tree to Word: the only place that knows docxtpl, python-docx and WordprocessingML."""

from hfi_docs.render.conservation import lost_leaves, lost_texts
from hfi_docs.render.lint import lint_document
from hfi_docs.render.paper import render_document
from hfi_docs.render.template import check_template

__all__ = ["check_template", "lint_document", "lost_leaves", "lost_texts", "render_document"]
