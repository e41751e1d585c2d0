"""Names of WordprocessingML (ECMA-376 part 1, 17) and the small questions that every reader of it asks."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from hfi_docs.word.opc.package import OFFICE_RELATIONS
from hfi_docs.word.opc.xml import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SYMEX: Final = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
#: Extensions of Word that are read here, or named when they are left out. Of ink and of models in three dimensions the
#: fallback is a picture, which is more than we could tell.
_UNDERSTOOD: Final = frozenset(
    {
        *(f"http://schemas.microsoft.com/office/word/2010/{name}" for name in ("wordml", "wordprocessingDrawing")),
        *(
            f"http://schemas.microsoft.com/office/word/2010/wordprocessing{kind}"
            for kind in ("Shape", "Group", "Canvas")
        ),
        "http://schemas.microsoft.com/office/word/2012/wordml",
        "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
        "http://schemas.microsoft.com/office/drawing/2015/10/21/chartex",
        "urn:schemas-microsoft-com:vml",
        "urn:schemas-microsoft-com:office:office",
    }
)

P: Final = f"{W}p"
R: Final = f"{W}r"
T: Final = f"{W}t"
TBL: Final = f"{W}tbl"
P_PR: Final = f"{W}pPr"
R_PR: Final = f"{W}rPr"
VAL: Final = f"{W}val"
RELATION_ID: Final = f"{OFFICE_RELATIONS}id"
ALTERNATIVES: Final = f"{MC}AlternateContent"

_PARAGRAPHS: Final = (P, f"{A}p")
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


def is_initial(paragraph: Element) -> bool:
    """Whether a paragraph holds nothing but the large first letter of the next."""
    frame = below(paragraph, "pPr/framePr")
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def plain_text(element: Element) -> str:
    """All the text inside an element, a space between its paragraphs; of alternatives the one that is read."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if next(element.iter(ALTERNATIVES), None) is None:
        for node in element.iter(*_PARAGRAPHS, T, f"{W}delText", f"{MATH}t", f"{A}t", f"{VML}textpath"):
            yield " " if node.tag in _PARAGRAPHS else node.get("string") or node.text or ""
    else:
        for child in element if element.tag == ALTERNATIVES else unwrapped(element):
            if child.tag in _PARAGRAPHS:
                yield " "
            yield from _texts(child)


def unwrapped(element: Element) -> Iterator[Element]:
    """The children, with alternatives replaced by what is in the one that is read.

    Alternatives none of which can be read are given as they are, for the reader to name.
    """
    for child in element:
        branch = chosen(child) if child.tag == ALTERNATIVES else None
        if branch is None:
            yield child
        else:
            yield from unwrapped(branch)


def chosen(alternatives: Element) -> Element | None:
    """The first choice whose extensions are all understood, else the fallback, if there is one."""
    for choice in alternatives.iterchildren(f"{MC}Choice"):
        if all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in choice.get("Requires", "").split()):
            return choice
    return alternatives.find(f"{MC}Fallback")
