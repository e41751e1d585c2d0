"""File names that Windows, SharePoint and OneDrive accept.

Sources: Microsoft Learn, «Naming Files, Paths, and Namespaces» and «Restrictions and limitations in OneDrive and
SharePoint».
"""

import re
import unicodedata

from hfi_docs.values.expressions import regex

_LONGEST = 120
_LONGEST_FILE = 150
_SHAREPOINT = "_vti_"
_FORBIDDEN = regex(r'[\x00-\x1f\x7f"*:<>?/\\|#%]')
_INVISIBLE = regex("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_RESERVED = regex(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|\.lock|desktop\.ini|forms)", re.IGNORECASE)


def safe_file_name(name: str) -> str:
    """`name` without an extension, made legal: NFC, «13/26» becomes «13-26», at most 120 characters.

    The result of a legal name is the name itself; calling it twice changes nothing.
    """
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", unicodedata.normalize("NFC", name)))
    plain = re.sub(r"(?<=\d)/(?=\d)", "-", plain)
    plain = " ".join(_FORBIDDEN.sub(" ", plain).split())
    while _SHAREPOINT in plain.casefold():
        plain = re.sub(_SHAREPOINT, "vti", plain, flags=re.IGNORECASE)
    plain = _cut(plain).strip(" .~")
    if not plain or _RESERVED.fullmatch(plain.split(".")[0].strip()):
        return _cut(f"Fil {plain}").strip(" .~")
    return plain


def is_portable(name: str) -> bool:
    """Whether a file's name, its ending included, is what it looks like and can lie on any machine."""
    stem, dot, ending = name.rpartition(".")
    if _INVISIBLE.search(name) or any(unicodedata.category(sign) == "Cc" for sign in name) or len(name) > _LONGEST_FILE:
        return False
    if name != name.strip() or (dot and " " in ending) or (dot and stem != stem.strip(" .")):
        return False
    return not _RESERVED.fullmatch(name.split(".", maxsplit=1)[0].strip())


def portable_name(name: str) -> str:
    """A name for the same file that `is_portable`."""
    stem, _, ending = name.rpartition(".")
    return f"{safe_file_name(stem or ending)}{'.' if stem else ''}{safe_file_name(ending) if stem else ''}"


def _cut(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    head, _, _ = name[: _LONGEST + 1].rpartition(" ")
    return head if len(head) > _LONGEST // 2 else name[:_LONGEST]
