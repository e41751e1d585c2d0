"""The text of a run as Word shows it: in its font, in capitals, raised."""

from typing import Final, NamedTuple

from hfi_docs.document import Text
from hfi_docs.values.expressions import regex
from hfi_docs.word.intake.characters import clean_text
from hfi_docs.word.intake.symbols import PRIVATE, is_symbol_font, raised, symbol
from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.word.names import SYMEX, P, T, W, is_initial, plain_text
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.opc.xml import Element, integer

_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
#: What Windows' dashes and quotation marks become when their coding is mistaken for another (U+0085 is a line break).
_CONTROL: Final = regex("[\x7f-\x84\x86-\x9f]")
_CODE: Final = regex("[0-9A-Fa-f]{1,6}")
_LAST_CODE: Final = 0x10FFFF
#: Signs below belong to the font for plain letters, those of one byte to a symbol font's own numbers.
_ASCII, _BYTE = 0x80, 0x100
_RAISED: Final = {"superscript": True, "subscript": False}


class RunReader(NamedTuple):
    """Reads runs; `style` is that of the paragraph, `plain` tells of a heading, whose looks are its style's."""

    styles: Styles
    telling: Telling

    def look(self, run: Element, style: str, *, plain: bool) -> Text:
        """An empty text that looks like the run."""
        bold = not plain and self.styles.is_set(run, style, "b")
        return Text("", bold, self.styles.is_set(run, "" if plain else style, "i"))

    def text(self, child: Element, run: Element, style: str) -> str | None:
        """What a child of a run shows, or None when it is not text."""
        if child.tag == T:
            text = (child.text or "").replace("\n", " ").replace("\r", " ")
            plain = text if child.get(_SPACE) == "preserve" else text.strip(" \t")
            if _CONTROL.search(plain):
                self.telling.add("control", text=plain)
            return self._as_seen(run, style, clean_text(self._in_font(run, style, plain)))
        if child.tag in (f"{W}sym", f"{SYMEX}symEx"):
            space = W if child.tag == f"{W}sym" else SYMEX
            return self._symbol(run, child.get(f"{space}font", ""), child.get(f"{space}char", ""))
        return _SIGNS.get(str(child.tag))

    def _in_font(self, run: Element, style: str, text: str) -> str:
        narrow, wide = (self.styles.font(run, style, kind) for kind in ("ascii", "hAnsi"))
        if not (is_symbol_font(narrow) or is_symbol_font(wide) or any(ord(sign) in PRIVATE for sign in text)):
            return text
        return "".join(self._shown(run, narrow if ord(sign) < _ASCII else wide, ord(sign)) for sign in text)

    def _symbol(self, run: Element, font: str, code: str) -> str:
        number = int(code, 16) if _CODE.fullmatch(code) else PRIVATE.start
        return clean_text(self._shown(run, font, min(number, _LAST_CODE)))

    def _shown(self, run: Element, font: str, number: int) -> str:
        sign = symbol(font if number < _BYTE or number in PRIVATE else "", number)
        if not sign:
            around = next(run.iterancestors(P), run)
            self.telling.add("symbol", text=plain_text(around))
        return sign

    def _as_seen(self, run: Element, style: str, text: str) -> str:
        """The text in capitals, raised or lowered when Word shows it so."""
        if self.styles.is_set(run, style, "caps"):
            text = text.upper()
        up = _RAISED.get(self.styles.run_value(run, style, "vertAlign"))
        if not text.strip():
            return text
        if up is None:
            if integer(self.styles.run_value(run, "", "position"), 0) and not is_initial(
                next(run.iterancestors(P), run)
            ):
                self.telling.add("raised", text=text)
            return text
        made = raised(text, up=up)
        if made is None:
            self.telling.add("raised", text=text)
        return made or text
