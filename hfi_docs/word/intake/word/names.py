"""Names of WordprocessingML (ECMA-376 part 1, 17) and the small questions that every reader of it asks."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from hfi_docs.word.opc.package import OFFICE_RELATIONS
from hfi_docs.word.opc.xml import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
#: «Strict Open XML» uses these namespaces instead; Word offers it under «Lagre som».
STRICT: Final = "{http://purl.oclc.org/ooxml/"

P: Final = f"{W}p"
R: Final = f"{W}r"
T: Final = f"{W}t"
TBL: Final = f"{W}tbl"
P_PR: Final = f"{W}pPr"
R_PR: Final = f"{W}rPr"
VAL: Final = f"{W}val"
NUM_PR: Final = f"{W}numPr"
RELATION_ID: Final = f"{OFFICE_RELATIONS}id"

_OFF: Final = frozenset({"0", "false", "off", "none"})


def value(element: Element | None, path: str, default: str = "") -> str:
    """The `w:val` of what stands at the path («pPr/pStyle») below the element, or the default."""
    found = below(element, path)
    return default if found is None else found.get(VAL, default)


def below(element: Element | None, path: str) -> Element | None:
    """What stands at the path below the element, if anything."""
    return None if element is None else element.find(_qualified(path))


@cache
def _qualified(path: str) -> str:
    return "/".join(f"{W}{step}" for step in path.split("/"))


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `w:b` is there and not turned off."""
    return element is not None and element.get(VAL, "1") not in _OFF


def plain_text(element: Element) -> str:
    """All the text inside an element, its paragraphs with a space between them."""
    pieces = (" " if node.tag == P else node.text or "" for node in element.iter(P, T, f"{MATH}t", f"{A}t"))
    return " ".join("".join(pieces).split())


def unwrapped(element: Element) -> Iterator[Element]:
    """The children, with `mc:AlternateContent` replaced by what is in its first choice."""
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            for branch in child[:1]:
                yield from unwrapped(branch)
        else:
            yield child
