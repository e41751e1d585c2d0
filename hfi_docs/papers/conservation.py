"""Nothing that is written is lost on the way to the paper: every text of the records stands in the document tree."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hfi_docs.papers.text import blot_marks
from hfi_docs.values.expressions import regex
from hfi_docs.values.references import ADDRESS, replace_references

#: Where a text is cut before it is looked for: at links, cells and the marks of headings.
_CUT = regex(rf"\0|\]\({ADDRESS}\)|\[|\||^[ \t]*#{1, 6}[ \t]", re.MULTILINE)
_SIGNS = rb"*_#>|\-+:[]()"


def lost_leaves(leaves: Sequence[str], printed: Iterable[str], *, counted: bool = False) -> list[int]:
    """Which texts of the records, by their place in `leaves`, are not among the printed ones.

    `counted`: a text that the records hold more than once must be printed as often; capitals are no matter.
    """
    if counted:
        # The office may print in capitals what is not written so.
        leaves, printed = [text.casefold() for text in leaves], map(str.casefold, printed)
    squeezed = [_squeeze(text) for text in printed]
    whole, together, at = frozenset(squeezed), b"".join(squeezed), 0
    lost: dict[int, None] = {}
    # Most texts are printed whole. The others are looked for where the one before was found: a paper keeps the order
    # of its records, and to search it all for each of many texts would take for ever.
    parted = ((index, text) for index, text in enumerate(leaves) if _squeeze(text) not in whole)
    for index, piece in ((index, _squeeze(piece)) for index, text in parted for piece in _pieces(text)):
        found = together.find(piece, at)
        if found < 0 and (found := together.find(piece)) < 0:
            lost[index] = None
        at = max(found, 0)
    return sorted({*lost, *(_too_seldom(leaves, together) if counted else ())})


def _too_seldom(leaves: Sequence[str], together: bytes) -> Iterator[int]:
    """The texts that stand more often in the records than in what is printed."""
    texts = [_squeeze(text) for text in leaves]
    often = {text: times for text, times in Counter(texts).items() if times > 1 and text}
    seldom = {text for text, times in often.items() if 0 < together.count(text) < times}
    return (index for index, text in enumerate(texts) if text in seldom)


def _pieces(text: str) -> Iterator[str]:
    """What is left of a text without references, addresses and the marks of items."""
    plain = replace_references(blot_marks(text), lambda _: "\0")
    return (piece for piece in _CUT.split(plain) if piece)


def _squeeze(text: str) -> bytes:
    """The text without space and signs; as bytes, from which many characters are taken out at once."""
    plain = "".join(text.split()).replace("\u00ad", "")
    return plain.encode(errors="surrogatepass").translate(None, _SIGNS)
