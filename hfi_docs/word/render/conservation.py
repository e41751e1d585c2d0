"""The conservation check: nothing of the document tree is lost on the way to Word.

docxtpl and lxml can drop text without a word. Every text of the tree must stand in the finished file, in order.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO

from hfi_docs.word.walk import Texts

_MAIN_PART, _NOTES_PART = "word/document.xml", re.compile(r"word/footnotes\d*\.xml")
#: The ampersand comes last: it may be the first letter of what looks like another.
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#10;", "\n"), ("&#9;", "\t"), ("&amp;", "&"))
#: A run's text as the program writes it; parsing the part again would cost as much as building it.
_RUN_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_SPOKEN = re.compile(r'<wp:docPr\b[^>]*\bdescr="([^"]*)"')


def lost_texts(content: bytes, texts: Texts) -> list[str]:
    """The texts of the document tree that the Word file does not hold, or not in the right order."""
    stored = _stored_texts(content)
    return [lost for slot in texts for wanted, found in zip(slot, stored, strict=True) for lost in _lost(wanted, found)]


def _lost(texts: Iterable[str], stored: str) -> Iterator[str]:
    at = 0
    for text in texts:
        wanted = _without_space(text)
        found = stored.find(wanted, at)
        if found < 0:
            yield text
        else:
            at = found + len(wanted)


def _stored_texts(content: bytes) -> tuple[str, str, str]:
    """What the file prints in its text and in its footnotes, and what it says aloud, without white space."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        body = package.read(_MAIN_PART).decode()
        notes = next((package.read(name).decode() for name in package.namelist() if _NOTES_PART.fullmatch(name)), "")
    found = _RUN_TEXT.findall(body), _RUN_TEXT.findall(notes), _SPOKEN.findall(body)
    printed, noted, spoken = (_without_space(_unescape("".join(texts))) for texts in found)
    return printed, noted, spoken


def _unescape(text: str) -> str:
    for escaped, character in _ESCAPED:
        text = text.replace(escaped, character)
    return text


def _without_space(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")
