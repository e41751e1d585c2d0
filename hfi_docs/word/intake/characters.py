"""Text from other programs in the one form that records and papers use."""

import re
import unicodedata
from html import unescape
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex

_BREAK = regex("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: What no reader sees and XML 1.0 or the record reader refuses: control characters, a byte order mark inside text, and
#: signs that mean nothing outside one font.
_INVISIBLE = regex("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]")
#: The two or three signs that æ, ø, å, a dash or a quotation mark becomes when UTF-8 is taken for Windows' own coding.
_DOUBLE: Final = regex("[ÂÃâ][^\x00-\x7f]{1,2}")
_LOST: Final = "\ufffd"
#: Signs in the codes of web pages and of JSON, which no reader should see: «&oslash;», «&#248;», «\u00f8».
_CODED: Final = regex(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,4});|\\u(?P<json>00[0-9A-Fa-f]{2})")


class Garbled(NamedTuple):
    """A word that was saved with a wrong coding, and what it should have been, "" when that is lost."""

    word: str
    meant: str


def clean_text(text: str) -> str:
    """The text in NFC, with line feeds for every kind of line break and without invisible control characters."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _BREAK.sub("\n", text)))


def invisible_signs(text: str) -> str:
    """The codes of the signs that `clean_text` leaves out: «U+0007»."""
    if text.isascii() and text.isprintable():
        return ""
    return ", ".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in _INVISIBLE.findall(_BREAK.sub("", text))))


def garbled(text: str) -> Garbled | None:
    """The first word that is plainly saved with a wrong coding («BelÃ¸p»), or None."""
    if text.isascii() and not _CODED.search(text):
        return None
    # Not at every kind of space: a hard one is the second half of a sign here.
    for word in re.split("[ \t\r\n]+", text):
        mended = _CODED.sub(_decoded, _DOUBLE.sub(_mended, word))
        if mended != word:
            return Garbled(word, mended)
        if _LOST in word:
            return Garbled(word, "")
    return None


def _decoded(match: re.Match[str]) -> str:
    """The sign that a code of web pages or of JSON stands for."""
    if match["json"]:
        return chr(int(match["json"], 16))
    return unescape(match[0])


def _mended(match: re.Match[str]) -> str:
    """The sign that was meant, or the match as it is."""
    for length in (3, 2):
        piece = match[0][:length]
        try:
            sign = b"".join(_byte(each) for each in piece).decode("utf-8")
        except UnicodeError:
            continue
        if len(sign) == 1:
            return sign + match[0][length:]
    return match[0]


def _byte(sign: str) -> bytes:
    return bytes([ord(sign)]) if "\x80" <= sign <= "\x9f" else sign.encode("cp1252")
