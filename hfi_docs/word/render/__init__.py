"""From the document tree to Word: the only place that knows docxtpl, python-docx and WordprocessingML.

Templates are checked and made ready in `template`, which a paper of a ready one does without.
"""

from hfi_docs.word.render.lint import lint_document, lint_parts
from hfi_docs.word.render.paper import lost_texts, printed_texts, render_parts
from hfi_docs.word.render.shell import Shell, read_shell
from hfi_docs.word.render.vocabulary import MEASURES

__all__ = [
    "MEASURES",
    "Shell",
    "lint_document",
    "lint_parts",
    "lost_texts",
    "printed_texts",
    "read_shell",
    "render_parts",
]
