"""The inside of a paragraph: runs, links, fields, notes; the figures that stand in it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from hfi_docs.document import Figure, Inline, LineBreak, Link, Note, Text
from hfi_docs.word.intake.characters import clean_text
from hfi_docs.word.intake.word.names import (
    MATH,
    P_PR,
    R_PR,
    RELATION_ID,
    R,
    T,
    W,
    below,
    is_on,
    plain_text,
    unwrapped,
    value,
)
from hfi_docs.word.intake.word.omissions import Omissions
from hfi_docs.word.intake.word.pictures import PictureReader
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.opc.package import Relation
from hfi_docs.word.opc.xml import Element

_WEB: Final = ("http://", "https://", "mailto:")
_FIELD_LINK: Final = re.compile(r'\s*HYPERLINK\s+"([^"]+)"(?:\s+\\o\s+"[^"]*")?\s*')
_DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_PROPERTIES: Final = frozenset({P_PR, R_PR, f"{W}sdtPr", f"{W}sdtEndPr"})
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
#: What Word's autocorrection and people put in from the two symbol fonts that every machine has, by font and number.
_SYMBOLS: Final = {
    "wingdings": {
        0xE0: "→", 0xDF: "←", 0xF3: "↔", 0xE8: "➔", 0xFC: "✓", 0xFB: "✗", 0xA7: "▪", 0x6C: "●", 0x4A: "☺",
        0xA8: "☐", 0xFE: "☑", 0xFD: "☒", 0xD8: "➢",
    },
    "symbol": {
        0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0xAC: "←",
        0xB4: "×", 0xA5: "∞", 0x61: "α", 0x62: "β", 0x6D: "μ", 0x2D: "−",
    },
}  # fmt: skip
_PRIVATE: Final = range(0xE000, 0xF900)
_RAISED: Final = frozenset({"superscript", "subscript"})


class Content(NamedTuple):
    """What a paragraph holds: its inlines as they come, for `joined`, and the figures in it."""

    inlines: tuple[Inline, ...]
    figures: tuple[Figure, ...] = ()


@dataclass
class _Field:
    """An open complex field: its code so far, whether its result has begun, and where in which row of pieces."""

    code: str = ""
    in_result: bool = False
    pieces: list[Inline] | None = None
    start: int = 0


@dataclass
class InlineReader:
    """Reads paragraphs of one part. `note` gives the content of a foot- or endnote, or None when there is none."""

    styles: Styles
    relations: dict[str, Relation]
    pictures: PictureReader
    omissions: Omissions
    note: Callable[[Element], tuple[Inline, ...] | None]
    #: Unbalanced fields would swallow the rest of the text: then nothing is taken for a field's code.
    fields_balanced: bool = True
    place: str = ""
    plain: bool = False
    _fields: list[_Field] = field(default_factory=list)
    _figures: list[Figure] = field(default_factory=list)
    _style: str = ""

    def read(self, paragraph: Element, *, plain: bool = False) -> Content:
        """The content of a paragraph; `plain` leaves out bold type, which headings have of their style."""
        self._figures, self._style, self.plain = [], self.styles.paragraph_style(paragraph), plain
        pieces: list[Inline] = []
        self._walk(paragraph, pieces)
        return Content(tuple(pieces), tuple(self._figures))

    def _walk(self, parent: Element, out: list[Inline]) -> None:
        for child in unwrapped(parent):
            self._element(child, out)

    def _element(self, child: Element, out: list[Inline]) -> None:
        tag = child.tag
        if tag == R:
            self._run(child, out)
        elif tag == f"{W}hyperlink":
            self._link(child, out)
        elif tag in _DELETED:
            self.omissions.add("deletion")
        elif tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
            self.omissions.add("equation", plain_text(child))
        elif tag in (f"{W}subDoc", f"{W}contentPart"):
            self.omissions.add("embedded")
        elif tag == f"{W}sdt" and below(child, "sdtPr/showingPlcHdr") is not None:
            self.omissions.add("placeholder", plain_text(child))
        elif tag not in _PROPERTIES:
            self._walk(child, out)

    def _link(self, link: Element, out: list[Inline]) -> None:
        pieces: list[Inline] = []
        self._walk(link, pieces)
        found = self.relations.get(link.get(RELATION_ID, ""))
        url = found.target.strip() if found is not None and found.external else ""
        anchor = link.get(f"{W}anchor")
        out += _linked(pieces, f"{url}#{anchor}" if url and anchor and "#" not in url else url)

    def _run(self, run: Element, out: list[Inline]) -> None:
        if self._is_hidden(run):
            return
        bold = not self.plain and self.styles.is_set(run, self._style, "b")
        italic = self.styles.is_set(run, "" if self.plain else self._style, "i")
        self._note_look(run)
        for child in unwrapped(run):
            text = self._text(child)
            if text is not None:
                out += self._shown(text, bold=bold, italic=italic)
            else:
                self._special(child, out)

    def _text(self, child: Element) -> str | None:
        if child.tag == T:
            text = (child.text or "").replace("\n", " ").replace("\r", " ")
            kept = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            return clean_text(text if kept else text.strip(" \t"))
        if child.tag == f"{W}sym":
            return self._symbol(child.get(f"{W}font", "").lower(), child.get(f"{W}char", ""))
        return _SIGNS.get(str(child.tag))

    def _shown(self, text: str, *, bold: bool, italic: bool) -> Iterable[Inline]:
        if self.fields_balanced and not all(part.in_result for part in self._fields):
            if text.strip():
                self.omissions.add("field", text)
            return
        for index, line in enumerate(text.split("\n")):
            if index:
                yield LineBreak()
            if line:
                yield Text(line, bold, italic)

    def _special(self, child: Element, out: list[Inline]) -> None:
        tag = child.tag
        if tag in (f"{W}br", f"{W}cr"):
            self._break(child, out)
        elif tag == f"{W}fldChar":
            self._field_mark(child.get(f"{W}fldCharType", ""), out)
        elif tag == f"{W}instrText":
            if self._fields:
                self._fields[-1].code += child.text or ""
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._note(child, out)
        elif tag == f"{W}commentReference":
            self.omissions.add("comment")
        elif tag == f"{W}drawing":
            self._figures += self.pictures.drawing(child, self.place)
        elif tag in (f"{W}pict", f"{W}object"):
            self._figures += self.pictures.old_drawing(child, self.place)
        else:
            self._element(child, out)

    def _break(self, child: Element, out: list[Inline]) -> None:
        if child.get(f"{W}type") in ("page", "column"):
            self.omissions.add("page break")
        out.append(LineBreak())

    def _note(self, reference: Element, out: list[Inline]) -> None:
        content = self.note(reference)
        if content:
            out.append(Note(content))
        else:
            self.omissions.add("note")

    def _field_mark(self, mark: str, out: list[Inline]) -> None:
        if mark == "begin":
            self._fields.append(_Field())
        elif mark == "separate" and self._fields:
            current = self._fields[-1]
            current.in_result, current.pieces, current.start = True, out, len(out)
        elif mark == "end" and self._fields:
            ended = self._fields.pop()
            match = _FIELD_LINK.fullmatch(ended.code)
            if match and ended.pieces is out:
                out[ended.start :] = _linked(out[ended.start :], match[1])

    def _symbol(self, font: str, code: str) -> str:
        number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", code) else _PRIVATE.start
        known = _SYMBOLS.get(font, {}).get(number & 0xFF)
        if known is None and (number in _PRIVATE or font in _SYMBOLS):
            self.omissions.add("symbol")
            return ""
        return known or clean_text(chr(number))

    def _is_hidden(self, run: Element) -> bool:
        hidden = self.styles.is_set(run, self._style, "vanish")
        if hidden and (text := plain_text(run)):
            self.omissions.add("hidden", text)
        # A field that is hidden still begins and ends.
        return hidden and next(run.iter(f"{W}fldChar", f"{W}instrText"), None) is None

    def _note_look(self, run: Element) -> None:
        properties = run.find(R_PR)
        text = "" if properties is None else plain_text(run)
        if text and (is_on(below(properties, "strike")) or is_on(below(properties, "dstrike"))):
            self.omissions.add("struck", text)
        if text and value(properties, "vertAlign") in _RAISED:
            self.omissions.add("raised", text)


def are_fields_balanced(root: Element) -> bool:
    """Whether every complex field that begins in a part also ends."""
    marks = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    return marks.count("begin") == marks.count("end")


def joined(pieces: Sequence[Inline]) -> tuple[Inline, ...]:
    """The pieces without white space at the ends, neighbours of one look made one."""
    found = _merged(pieces)
    _trim(found, 0, str.lstrip)
    _trim(found, -1, str.rstrip)
    return tuple(found)


def _merged(pieces: Sequence[Inline]) -> list[Inline]:
    found: list[Inline] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, Text) and isinstance(last, Text) and piece[1:] == last[1:]:
            found[-1] = last._replace(text=last.text + piece.text)
        else:
            found.append(piece)
    return found


def _trim(pieces: list[Inline], end: int, strip: Callable[[str], str]) -> None:
    while pieces:
        outermost = pieces[end]
        if isinstance(outermost, Text):
            pieces[end] = outermost = outermost._replace(text=strip(outermost.text))
            if outermost.text:
                return
        elif not isinstance(outermost, LineBreak):
            return
        del pieces[end]


def _linked(pieces: Sequence[Inline], url: str) -> tuple[Inline, ...]:
    """The pieces as a link when the address is one of the web's; a file on somebody's disk is no use to others."""
    content = tuple(_merged(pieces))
    is_text = any(isinstance(piece, Text) and piece.text.strip() for piece in content)
    if not is_text or not url.lower().startswith(_WEB) or any(isinstance(piece, (Link, Note)) for piece in content):
        return tuple(pieces)
    return (Link(content, url="".join(clean_text(url).split())),)
