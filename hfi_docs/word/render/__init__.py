"""From the document tree to Word: the only place that knows docxtpl, python-docx and WordprocessingML."""

from hfi_docs.word.render.conservation import lost_texts
from hfi_docs.word.render.lint import lint_document
from hfi_docs.word.render.paper import render_document
from hfi_docs.word.render.shell import Shell, prepare_shell, read_shell

__all__ = [
    "Shell",
    "lint_document",
    "lost_texts",
    "prepare_shell",
    "read_shell",
    "render_document",
]
