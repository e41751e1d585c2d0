"""The conservation check: nothing that was written is lost on the way to Word.

docxtpl and lxml can drop text without a word. Every text of the record must stand in the document
tree, and every text of the tree in the finished file, in order.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TypeAlias

from hfi_docs.document import Document, block_texts
from hfi_docs.record import KeyPath

#: The texts of a document, slot by slot.
Texts: TypeAlias = tuple[tuple[str, ...], ...]

_MAIN_PART = "word/document.xml"
#: Where a text is cut before it is looked for: at references, links and cells, and at marks that the Markdown reader
#: may take away at the start of a line (list items, headings, quotes, the rule of a table).
_CUT = re.compile(
    r"\[\[[^\[\]\n]+\]\]|\]\([^)]*\)|\[|\||^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)]|[a-zivx]{1,5}\))[ \t]+)+|^[ \t]*#{1,6}[ \t]",
    re.MULTILINE,
)
_MARKS = re.compile(r"[\s*_#>|\\\-+:\[\]()\u00ad]+")
#: A run's text as the program writes it; parsing the part again would cost as much as building it.
_RUN_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def document_texts(document: Document) -> Texts:
    """Every text of the document tree in reading order, slot by slot."""
    return tuple(
        tuple(text for part in parts for block in part.blocks for text in block_texts(block))
        for parts in document.slots.values()
    )


def lost_leaves(leaves: Iterable[tuple[KeyPath, str]], document: Document, texts: Texts) -> list[KeyPath]:
    """The texts of the record, by key path, that the document tree does not hold."""
    kept = _squeeze(" ".join([*document.fields.values(), *(text for slot in texts for text in slot)]))
    return [key_path for key_path, text in leaves if any(_squeeze(piece) not in kept for piece in _plain_pieces(text))]


def lost_texts(content: bytes, texts: Texts) -> list[str]:
    """The texts of the document tree that the Word file does not hold, or not in the right order."""
    stored = _stored_text(content)
    lost: list[str] = []
    for slot in texts:
        at = 0
        for text in slot:
            wanted = _without_space(text)
            found = stored.find(wanted, at)
            if found < 0:
                lost.append(text)
            else:
                at = found + len(wanted)
    return lost


def _stored_text(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        body = package.read(_MAIN_PART).decode()
    return _without_space(_unescape("".join(_RUN_TEXT.findall(body))))


def _plain_pieces(text: str) -> Iterator[str]:
    return (piece for piece in _CUT.split(text) if piece)


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _squeeze(text: str) -> str:
    return _MARKS.sub("", text)


def _without_space(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")
