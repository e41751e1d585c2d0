"""Text from other programs in the one form that records and papers use."""

import re
import unicodedata

_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: What no reader sees and XML 1.0 or the record reader refuses: control characters, a byte order mark inside text.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text in NFC, with line feeds for every kind of line break and without invisible control characters."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _BREAK.sub("\n", text)))
