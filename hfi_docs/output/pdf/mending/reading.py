"""What marked content says, as a screen reader hears it: by the fonts' own tables, or by what is given to be said."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from hfi_docs.output.pdf.mending.tree import is_element, kids
from hfi_docs.values.expressions import regex

_PAIR: Final = regex(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SINGLE: Final = regex(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_SHOWS: Final = frozenset({"Tj", "TJ", "'", '"'})


class Reader:
    """Reads elements; each page and font is read once."""

    def __init__(self, pdf: Pdf) -> None:
        self._pages = {page.obj.objgen: page for page in pdf.pages}
        self._read: dict[tuple[int, int], dict[int, str]] = {}
        self._fonts: dict[tuple[int, int], Mapping[bytes, str]] = {}

    def text(self, element: Any) -> str:
        """What an element says, with all below it."""
        return "".join(self.kid(kid, element.get("/Pg")) for kid in kids(element))

    def kid(self, kid: Any, page: Any) -> str:
        """What one of the things says that an element on a page holds."""
        if is_element(kid):
            return str(kid.ActualText) if "/ActualText" in kid else self.text(kid)
        if isinstance(kid, Dictionary):
            return self._mark(kid.get("/Pg", page), int(kid.MCID)) if "/MCID" in kid else ""
        return self._mark(page, int(kid))

    def _mark(self, page: Any, number: int) -> str:
        if page is None or page.objgen not in self._pages:
            return ""
        if page.objgen not in self._read:
            self._read[page.objgen] = self._page(self._pages[page.objgen])
        return self._read[page.objgen].get(number, "")

    def _page(self, page: pikepdf.Page) -> dict[int, str]:
        """The text of each marked content of a page."""
        texts: dict[int, str] = {}
        # Of each mark that is open: its number, and whether its text is given instead of what is shown.
        marks: list[tuple[int | None, bool]] = [(None, False)]
        font: Mapping[bytes, str] = {}
        for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ ' \""):
            operator, given = str(instruction.operator), list(instruction.operands)
            number, is_given = marks[-1]
            if operator in ("BDC", "BMC"):
                properties: Any = given[1] if operator == "BDC" and isinstance(given[1], Dictionary) else {}
                number = int(properties["/MCID"]) if "/MCID" in properties else number
                said = str(properties.get("/ActualText", ""))
                marks.append((number, is_given or bool(said)))
            elif operator == "EMC" and len(marks) > 1:
                marks.pop()
                continue
            elif operator == "Tf":
                font = self._font(page, str(given[0]))
                continue
            else:
                said = "" if is_given else "".join(_decode(given, font))
            if number is not None:
                texts[number] = texts.get(number, "") + said
        return texts

    def _font(self, page: pikepdf.Page, name: str) -> Mapping[bytes, str]:
        font = page.resources.Font.get(name, Dictionary())
        if "/ToUnicode" not in font:
            return {}
        if font.objgen not in self._fonts:
            pairs = (pair for part in _SINGLE.findall(font.ToUnicode.read_bytes()) for pair in _PAIR.findall(part))
            self._fonts[font.objgen] = {
                bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
                for code, text in pairs
            }
        return self._fonts[font.objgen]


def _decode(operands: list[Any], font: Mapping[bytes, str]) -> Iterator[str]:
    width = len(next(iter(font), b"0"))
    for operand in operands:
        for part in operand if isinstance(operand, Array) else (operand,):
            if isinstance(part, pikepdf.String):
                code = bytes(part)
                yield from (font.get(code[at : at + width], "") for at in range(0, len(code), width))
