"""What a web page holds, read back from its text: to be held against the tree that it was made of."""

from collections.abc import Sequence
from html import unescape
from typing import Final

from hfi_docs.document.walk import SlotTexts
from hfi_docs.values.expressions import regex

_HEAD, _NOTES = "</head>", '<section class="notes"'
#: Ends a line of text.
_END: Final = regex(r"</(?:p|h[1-6]|li|td|th|caption|figcaption)>|<br>")
_TAG: Final = regex(r"<[^>]*>")
_SPOKEN: Final = regex(r'<img[^>]* alt="([^"]*)"')


def held_texts(page: str) -> SlotTexts:
    """What a page prints in its text and in its footnotes, and what it says aloud."""
    body, _, notes = page.partition(_HEAD)[2].partition(_NOTES)
    return SlotTexts((_plain(body),), (_plain(notes),), tuple(map(unescape, _SPOKEN.findall(body))))


def printed_lines(page: str) -> Sequence[str]:
    """What a page prints, line by line, and what it says aloud."""
    parted = _END.sub("\n", page.partition(_HEAD)[2].replace("\n", " "))
    return [*_plain(parted).split("\n"), *held_texts(page).spoken]


def _plain(markup: str) -> str:
    return unescape(_TAG.sub("", markup))
