"""What a text becomes when findings are mended in it."""

from collections.abc import Iterable

from hfi_docs.errors import Edit


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with the edits made."""
    lines = text.split("\n")
    for edit in sorted(edits, reverse=True):
        after = lines[edit.end_line - 1][edit.end_column - 1 :]
        before = lines[edit.line - 1][: edit.column - 1]
        lines[edit.line - 1 : edit.end_line] = [before + edit.text + after]
    return "\n".join(lines)
