"""Numbered lists that begin anew: Word goes on counting unless a list has an instance of its own.

Neither docxtpl nor python-docx has an interface for it (python-docx issues 25 and 582).
"""

from hfi_docs.render.styles import StyleSheet

_END = b"</w:numbering>"


class Lists:
    """The instances of numbered lists that a paper adds to its template's numbering part."""

    def __init__(self, numbering: bytes, styles: StyleSheet) -> None:
        self._numbering = numbering
        self._styles = styles
        self._next = styles.highest_list + 1
        self._added: list[str] = []

    def begin(self, style: str, level: int, start: int) -> int:
        """The id of a new list that looks like `style` and numbers the given level from `start`."""
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{step}"><w:startOverride w:val="{start if step == level else 1}"/></w:lvlOverride>'
            for step in range(level + 2)
        )
        abstract = self._styles.abstract_list(style)
        self._added.append(f'<w:num w:numId="{self._next}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>')
        self._next += 1
        return self._next - 1

    def content(self) -> bytes:
        """The numbering part with the new lists; instances come last but for one rare element (ECMA-376 17.9.17)."""
        head, end, tail = self._numbering.rpartition(_END)
        at = head.find(b"<w:numIdMacAtCleanup")
        head, clean_up = (head, b"") if at < 0 else (head[:at], head[at:])
        return head + "".join(self._added).encode() + clean_up + end + tail
