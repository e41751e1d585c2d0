"""File names that Windows, SharePoint, OneDrive and Teams accept, and which of them they take for the same.

Sources: Microsoft Learn, «Naming Files, Paths, and Namespaces», and Microsoft Support, «Restrictions and limitations in
OneDrive and SharePoint». Both forbid some signs, spaces at the ends, names that Windows keeps for itself, «~$» at the
beginning and «_vti_»; a path may have 400 characters. «#» and «%» may stand in names by now, but they do not look the
same in addresses: our own names do without.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from hfi_docs.values.expressions import regex

_LONGEST = 120
_LONGEST_FILE = 150
_SHAREPOINT = "_vti_"
_FORBIDDEN = regex(r'[\x00-\x1f\x7f-\x9f"*:<>?/\\|#%]')
_INVISIBLE = regex("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
#: What stands before the first dot.
_RESERVED = regex(r"con(?:in\$|out\$)?|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|forms", re.IGNORECASE)
#: The whole of a name.
_NEVER = regex(r"\.lock|desktop\.ini|thumbs\.db|~\$.*", re.IGNORECASE)
#: What other names may hold than ours, for they are not ours to choose.
_ALLOWED_ELSEWHERE = "#%"


def safe_file_name(name: str, tail: str = "") -> str:
    """`name` without an extension, made legal: NFC, «13/26» becomes «13-26», at most 120 characters.

    `tail` is what must stand at its end however long it is: it tells the file from others. The result of a legal name
    is the name itself; calling it twice changes nothing.
    """
    end = _legal(tail)[: _LONGEST // 2].strip(" .~")
    plain = _cut(_legal(name), _LONGEST - len(end) - 1 if end else _LONGEST).strip(" .~")
    plain = f"{plain} {end}".strip()
    if not plain or _RESERVED.fullmatch(plain.split(".")[0].strip()):
        return _cut(f"Fil {plain}", _LONGEST).strip(" .~")
    return plain


def _legal(name: str) -> str:
    """The name without signs that it may not have."""
    plain = nfc(_INVISIBLE.sub("", nfc(name)))
    plain = re.sub(r"(?<=\d)/(?=\d)", "-", plain)
    plain = " ".join(_FORBIDDEN.sub(" ", plain).split())
    while _SHAREPOINT in plain.casefold():
        plain = re.sub(_SHAREPOINT, "vti", plain, flags=re.IGNORECASE)
    return plain


def is_portable(name: str) -> bool:
    """Whether a file's name, its ending included, is what it looks like and can lie on any machine."""
    stem, dot, ending = name.rpartition(".")
    if _INVISIBLE.search(name) or len(name) > _LONGEST_FILE:
        return False
    if name != name.strip() or (dot and (not ending or " " in ending)) or (dot and stem != stem.strip(" .")):
        return False
    if _NEVER.fullmatch(name) or _SHAREPOINT in name.casefold() or {*_FORBIDDEN.findall(name)} - {*_ALLOWED_ELSEWHERE}:
        return False
    return not _RESERVED.fullmatch(name.split(".", maxsplit=1)[0].strip())


def portable_name(name: str) -> str:
    """A name for the same file that `is_portable`."""
    stem, _, ending = name.rpartition(".")
    legal = _legal(ending if stem else "").replace(" ", "").strip(".~")[: _LONGEST_FILE - _LONGEST - 1]
    made = f"{safe_file_name(stem or ending)}{'.' if legal else ''}{legal}"
    return f"Fil {made}" if _NEVER.fullmatch(made) else made


def nfc(name: str) -> str:
    """The name with letters and accents together, as we write all names; a Mac may store them apart."""
    return unicodedata.normalize("NFC", name)


def folded(path: str) -> str:
    """Equal for paths that Windows, macOS or SharePoint take for the same."""
    return nfc(nfc(path).casefold())


def colliding(paths: Iterable[str]) -> list[tuple[str, ...]]:
    """The groups of paths that some systems take for the same."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[folded(path)].append(path)
    return [tuple(sorted(group)) for group in groups.values() if len(group) > 1]


def _cut(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    head, _, _ = name[: longest + 1].rpartition(" ")
    return head if len(head) > longest // 2 else name[:longest]
