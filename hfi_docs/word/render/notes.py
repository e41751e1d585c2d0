"""Footnotes: the part that holds their texts, and what Word wants beside it.

A template that Word has saved may have the part already, with the lines that part notes from text; the paper's notes
are put behind them. ECMA-376 17.11.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple

from hfi_docs.document import Inline
from hfi_docs.word.render.content_types import with_override
from hfi_docs.word.render.contract import CONTENT_TYPES, MAIN_RELATIONSHIPS, SETTINGS
from hfi_docs.word.render.markup import NAMESPACES, ParagraphFormat, RunContext, paragraph, runs
from hfi_docs.word.render.relations import Relations

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PART = "word/footnotes.xml"
_TARGET = re.compile(rb'<Relationship\b(?=[^>]*/footnotes")[^>]*\bTarget="([^"]+)"')
_ID = re.compile(rb'<w:footnote\b[^>]*\bw:id="(-?\d+)"')
_END = b"</w:footnotes>"
_LINE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{0}/></w:r></w:p>'
)
#: The two that Word itself writes: the line above the notes, and the one above a note that goes on from a page before.
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {NAMESPACES}>'
    f'<w:footnote w:type="separator" w:id="-1">{_LINE.format("separator")}</w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    f"{_LINE.format('continuationSeparator')}</w:footnote></w:footnotes>"
).encode()
_IN_SETTINGS = b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
#: What may follow the footnotes in the settings (CT_Settings, ECMA-376 17.15.1.78).
_AFTER = re.compile(
    rb"<(?:w:(?:endnotePr|compat|docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats"
    rb"|doNotAutoCompressPictures|forceUpgrade|captions|readModeInkLockDown|smartTagType|shapeDefaults"
    rb"|doNotEmbedSmartTags|decimalSymbol|listSeparator)|(?!w:)\w+:\w+)[ />]|</w:settings>"
)


class NoteStyles(NamedTuple):
    """The ids of the styles of footnotes."""

    text: str
    reference: str
    hyperlink: str


class Notes:
    """The footnotes that a paper adds to its template, in the order in which they are referred to."""

    def __init__(self, parts: Mapping[str, bytes], styles: NoteStyles) -> None:
        target = _TARGET.search(parts[MAIN_RELATIONSHIPS])
        self._exists = target is not None
        self._name = posixpath.normpath(posixpath.join("word", target[1].decode())).lstrip("/") if target else _PART
        self._content = parts.get(self._name, _EMPTY)
        folder, _, base = self._name.rpartition("/")
        self._relations_name = f"{folder}/_rels/{base}.rels"
        self._relations = Relations(parts.get(self._relations_name, b""))
        self._styles = styles
        self._next = 1 + max((int(number) for number in _ID.findall(self._content)), default=0)
        self._added: list[str] = []

    def add(self, inlines: tuple[Inline, ...]) -> int:
        """The id of a new footnote."""
        number = self._next
        self._next += 1
        context = RunContext(self._styles.hyperlink, self._styles.reference, self._relations.link, _no_note)
        mark = f'<w:r><w:rPr><w:rStyle w:val="{self._styles.reference}"/></w:rPr><w:footnoteRef/></w:r>'
        text = f'{mark}<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs(inlines, context)}'
        content = paragraph(ParagraphFormat(self._styles.text), text)
        self._added.append(f'<w:footnote w:id="{number}">{content}</w:footnote>')
        return number

    def finish(self, parts: dict[str, bytes], relations: Relations) -> None:
        """Puts the notes into the package; without notes nothing is changed."""
        if not self._added:
            return
        head, end, tail = self._content.rpartition(_END)
        parts[self._name] = head + "".join(self._added).encode() + end + tail
        if self._relations.changed:
            parts[self._relations_name] = self._relations.content()
        if not self._exists:
            relations.footnotes(posixpath.basename(self._name))
            parts[CONTENT_TYPES] = with_override(parts[CONTENT_TYPES], self._name, _TYPE)
            if SETTINGS in parts:
                parts[SETTINGS] = _with_separators(parts[SETTINGS])


def _with_separators(settings: bytes) -> bytes:
    if b"<w:footnotePr" in settings:
        return settings
    return _AFTER.sub(lambda match: _IN_SETTINGS + match[0], settings, count=1)


def _no_note(inlines: tuple[Inline, ...]) -> int:
    message = f"A footnote in a footnote: {inlines}"
    raise ValueError(message)
