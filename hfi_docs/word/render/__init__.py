"""From the document tree to Word: the only place that knows docxtpl, python-docx and WordprocessingML."""

from hfi_docs.word.render.lint import lint_document, lint_parts
from hfi_docs.word.render.paper import lost_texts, render_parts
from hfi_docs.word.render.shell import Shell, read_shell
from hfi_docs.word.render.template import check_template, prepare_shell

__all__ = [
    "Shell",
    "check_template",
    "lint_document",
    "lint_parts",
    "lost_texts",
    "prepare_shell",
    "read_shell",
    "render_parts",
]
