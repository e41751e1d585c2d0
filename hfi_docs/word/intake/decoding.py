"""The coding of a text file: what every kind of Excel writes, and what other programs do, marked or not."""

import codecs
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

#: Those of 32 bits begin as those of 16 do.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SAMPLE: Final = 4_096
#: In text of 16 bits most letters have a null as one of their halves, and hardly any as the other.
_MOSTLY, _HARDLY = 0.5, 0.05
_NOT_TEXT: Final = "Lagre tabellen fra Excel som «CSV UTF-8 (kommadelt) (*.csv)»."
_GUESSES: Final = {"cp850": "MS-DOS", "mac_roman": "Macintosh"}
#: Bytes beside letters that are æ, ø and å in one coding and no letters in the others.
_ANSI: Final = regex(rb"[A-Za-z][\xe6\xf8\xe5]|[\xc6\xd8\xc5\xe6\xf8\xe5][a-z]")
_DOS: Final = regex(rb"[A-Za-z][\x86\x9b]|[\x86\x9b\x8f\x9d][a-z]")
_MAC: Final = regex(rb"[A-Za-z][\x8c\xbe\xbf]|[\x81\x8c\xbe][a-z]")


class DecodedText(NamedTuple):
    """A text; `guess` names the coding when the bytes only make it likely."""

    text: str
    guess: str = ""


def decode_text(content: bytes) -> DecodedText:
    """The text of a file.

    Raises:
        UnreadableError: it is none.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "") or _unmarked(content)
    for candidate in (encoding,) if encoding else ("utf-8", _of_one_byte(content)):
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return DecodedText(text, _GUESSES.get(candidate, ""))
        if not content.startswith(b"PK"):
            line = text[: text.index("\0")].count("\n") + 1
            message = f"CSV-filen har tegn uten innhold (nulltegn) på linje {line}."
            raise UnreadableError(message, _NOT_TEXT)
    message = "CSV-filen er ikke en tekstfil."
    raise UnreadableError(message, _NOT_TEXT)


def _unmarked(content: bytes) -> str:
    """The coding of text of 16 bits that lacks its mark, "" for other text."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if len(content) % 2 or not half:
        return ""
    if second > half * _MOSTLY and first <= half * _HARDLY:
        return "utf-16-le"
    return "utf-16-be" if first > half * _MOSTLY and second <= half * _HARDLY else ""


def _of_one_byte(content: bytes) -> str:
    """The coding of Windows, or that of MS-DOS or an old Mac when only theirs makes letters of the bytes."""
    ansi, dos, mac = (pattern.search(content) is not None for pattern in (_ANSI, _DOS, _MAC))
    if dos and not (ansi or mac):
        return "cp850"
    return "mac_roman" if mac and not (ansi or dos) else "cp1252"
