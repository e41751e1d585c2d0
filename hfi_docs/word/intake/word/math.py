"""Equations (ECMA-376 part 1, 22.1) on one line: «x = (−b ± √(b² − 4ac))/(2a)»."""

from collections.abc import Callable, Mapping
from typing import Final

from hfi_docs.word.intake.symbols import raised
from hfi_docs.word.intake.word.names import MATH
from hfi_docs.word.opc.xml import Element

_PROPERTIES: Final = "Pr"
_VAL: Final = f"{MATH}val"
_ACCENTS: Final = {"\u0302": "^", "\u0303": "~", "\u0305": "\u0305", "\u20d7": "⃗"}


def linear(element: Element) -> str:
    """The equation as a line of text, with brackets where the line would say something else without them."""
    return " ".join("".join(map(_written, element)).split())


def _written(element: Element) -> str:
    name = str(element.tag).removeprefix(MATH) if isinstance(element.tag, str) else ""
    if name == "t":
        return element.text or ""
    if name.endswith(_PROPERTIES):
        return ""
    write = _FORMS.get(name)
    # Runs of Word and tracked changes stand between the parts: what they hold is read.
    return write(element) if write else "".join(map(_written, element)) or _plain(element)


def _plain(element: Element) -> str:
    return (element.text or "") if str(element.tag).endswith("}t") else ""


def _part(element: Element, name: str) -> str:
    found = element.find(f"{MATH}{name}")
    return "" if found is None else linear(found)


def _property(element: Element, path: str, default: str) -> str:
    found = element.find("/".join(f"{MATH}{step}" for step in path.split("/")))
    return default if found is None else found.get(_VAL, "")


def _bracketed(text: str) -> str:
    """The text as one thing: in brackets unless it is a single word or number."""
    return text if len(text) <= 1 or (text.isascii() and text.isalnum()) else f"({text})"


def _script(text: str, *, up: bool) -> str:
    if not text:
        return ""
    return raised(text, up=up) or f"{'^' if up else '_'}{_bracketed(text)}"


def _fraction(element: Element) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    return f"{_bracketed(above)}/{_bracketed(below)}"


def _radical(element: Element) -> str:
    degree = _part(element, "deg")
    return f"{_script(degree, up=True)}√{_bracketed(_part(element, 'e'))}"


def _scripts(element: Element) -> str:
    base = _part(element, "e")
    both = _script(_part(element, "sub"), up=False) + _script(_part(element, "sup"), up=True)
    return both + base if element.tag == f"{MATH}sPre" else base + both


def _sum(element: Element) -> str:
    sign = _property(element, "naryPr/chr", "∫")
    limits = _script(_part(element, "sub"), up=False) + _script(_part(element, "sup"), up=True)
    return f"{sign}{limits} {_part(element, 'e')} "


def _delimited(element: Element) -> str:
    begin, end = _property(element, "dPr/begChr", "("), _property(element, "dPr/endChr", ")")
    between = _property(element, "dPr/sepChr", "|")
    return f"{begin}{f' {between} '.join(linear(part) for part in element.iterchildren(f'{MATH}e'))}{end}"


def _rows(element: Element) -> str:
    rows = element.findall(f"{MATH}mr") or [element]
    return f"[{'; '.join(', '.join(linear(cell) for cell in row.iterchildren(f'{MATH}e')) for row in rows)}]"


def _equations(element: Element) -> str:
    return "; ".join(linear(part) for part in element.iterchildren(f"{MATH}e"))


def _function(element: Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limited(element: Element) -> str:
    return f"{_part(element, 'e')}_{_bracketed(_part(element, 'lim'))}"


def _limited_above(element: Element) -> str:
    return f"{_part(element, 'e')}^{_bracketed(_part(element, 'lim'))}"


def _accented(element: Element) -> str:
    sign = _property(element, "accPr/chr", "\u0302")
    return f"{_part(element, 'e')}{_ACCENTS.get(sign, sign)}"


_FORMS: Final[Mapping[str, Callable[[Element], str]]] = {
    "f": _fraction,
    "rad": _radical,
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre"), _scripts),
    "nary": _sum,
    "d": _delimited,
    "m": _rows,
    "eqArr": _equations,
    "func": _function,
    "limLow": _limited,
    "limUpp": _limited_above,
    "acc": _accented,
}
