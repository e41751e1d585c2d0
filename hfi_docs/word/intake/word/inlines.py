"""The inside of a paragraph: runs, links, fields, notes; the figures that stand in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from hfi_docs.document import Figure, Inline, LineBreak, Note, Text
from hfi_docs.word.intake.characters import clean_text
from hfi_docs.word.intake.pieces import linked
from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.word.fields import (
    CHECKED,
    UNCHECKED,
    OpenFields,
    field_name,
    is_broken,
    is_live,
    is_page_number,
    link_of,
    without_result,
)
from hfi_docs.word.intake.word.looks import LookTeller
from hfi_docs.word.intake.word.math import linear
from hfi_docs.word.intake.word.names import (
    ALTERNATIVES,
    MATH,
    P_PR,
    R_PR,
    RELATION_ID,
    W14,
    R,
    W,
    below,
    plain_text,
    unwrapped,
)
from hfi_docs.word.intake.word.pictures import PictureReader
from hfi_docs.word.intake.word.runs import RunReader
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.opc.package import Relation
from hfi_docs.word.opc.xml import Element, is_true

_DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_PLAIN: Final = Text("")
_PROPERTIES: Final = frozenset({P_PR, R_PR, f"{W}sdtPr", f"{W}sdtEndPr"})
#: Signs that Word reckons out on the page: today's date in pieces, and the page's number.
_RECKONED: Final = frozenset(
    f"{W}{name}" for name in ("pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")
)


class ParagraphContent(NamedTuple):
    """What a paragraph holds: its inlines as they come, for `joined`, and the figures in it."""

    inlines: tuple[Inline, ...]
    figures: tuple[Figure, ...] = ()


@dataclass
class InlineReader:
    """Reads paragraphs of one part. `note` gives the content of a foot- or endnote, or None when there is none."""

    styles: Styles
    runs: RunReader
    relations: dict[str, Relation]
    pictures: PictureReader
    telling: Telling
    note: Callable[[Element], tuple[Inline, ...] | None]
    fields: OpenFields
    place: str = ""
    plain: bool = False
    contents: bool = False
    _figures: list[Figure] = field(default_factory=list)
    _style: str = ""
    _in_link: bool = False

    def read(self, paragraph: Element, *, plain: bool = False, contents: bool = False) -> ParagraphContent:
        """The content of a paragraph.

        `plain` leaves out bold type, which headings have of their style; a line of `contents` is read for its fields
        alone.
        """
        self._figures, self._style = [], self.styles.paragraph_style(paragraph)
        self.plain, self.contents = plain, contents
        pieces: list[Inline] = []
        self._walk(paragraph, pieces)
        return ParagraphContent(tuple(pieces), tuple(self._figures))

    def _walk(self, parent: Element, out: list[Inline]) -> None:
        for child in unwrapped(parent):
            self._element(child, out)

    def _element(self, child: Element, out: list[Inline]) -> None:
        tag = child.tag
        if tag == R:
            self._run(child, out)
        elif tag == f"{W}hyperlink":
            self._link(child, out)
        elif tag == f"{W}fldSimple":
            self._simple_field(child, out)
        elif tag in _DELETED:
            self.telling.add("deletion", text=plain_text(child))
        elif tag == f"{W}ins":
            self.telling.add("insertion", text=plain_text(child))
            self._walk(child, out)
        elif tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
            self._equation(child, out)
        elif tag in (f"{W}subDoc", f"{W}contentPart"):
            self.telling.add("embedded")
        elif tag == f"{W}sdt":
            self._control(child, out)
        elif tag == f"{W}ruby":
            self._ruby(child, out)
        elif tag == ALTERNATIVES:
            self.telling.add("newer", text=plain_text(child))
        elif tag not in _PROPERTIES:
            if tag == f"{W}bdo" and child.get(f"{W}val") == "rtl":
                self.telling.add("direction", text=plain_text(child))
            self._walk(child, out)

    def _link(self, link: Element, out: list[Inline]) -> None:
        pieces: list[Inline] = []
        figures = len(self._figures)
        self._in_link = True
        self._walk(link, pieces)
        self._in_link = False
        found = self.relations.get(link.get(RELATION_ID, ""))
        url = found.target.strip() if found is not None and found.external else ""
        anchor = link.get(f"{W}anchor")
        if anchor and not url and pieces and not self.contents:
            self.telling.add("inner link", text=plain_text(link))
        if pieces or len(self._figures) > figures:
            out += self._linked(pieces, f"{url}#{anchor}" if url and anchor and "#" not in url else url)

    def _linked(self, pieces: list[Inline], url: str) -> Iterable[Inline]:
        made = linked(pieces, url) if url else None
        if made is None and url and not self.contents:
            self.telling.add("link", text=clean_text(url))
        return pieces if made is None else made

    def _equation(self, equation: Element, out: list[Inline]) -> None:
        text = clean_text(linear(equation))
        if text:
            self.telling.add("equation", text=text)
            self._put(text, out)

    def _control(self, control: Element, out: list[Inline]) -> None:
        if below(control, "sdtPr/showingPlcHdr") is not None:
            self.telling.add("placeholder", text=plain_text(control))
            return
        before = len(out)
        self._walk(control, out)
        box = control.find(f"{W}sdtPr/{W14}checkbox")
        if box is not None and len(out) == before:
            checked = box.find(f"{W14}checked")
            self._put(CHECKED if checked is not None and checked.get(f"{W14}val") in ("1", "true") else UNCHECKED, out)

    def _ruby(self, ruby: Element, out: list[Inline]) -> None:
        """Text with its reading in brackets behind it; Word shows it above."""
        base, reading = (ruby.find(f"{W}{name}") for name in ("rubyBase", "rt"))
        if base is not None:
            self._walk(base, out)
        text = "" if reading is None else plain_text(reading)
        if text:
            self._put(f" ({clean_text(text)})", out)

    def _run(self, run: Element, out: list[Inline]) -> None:
        if self._is_hidden(run):
            return
        if not self.contents:
            linked = self._in_link or self.fields.in_link
            LookTeller(self.styles, self.telling).tell_run(run, self._style, plain=self.plain, linked=linked)
        look = self.runs.look(run, self._style, plain=self.plain)
        for child in unwrapped(run):
            text = self.runs.text(child, run, self._style)
            if text is not None:
                self._put(text, out, look)
            else:
                self._special(child, out)

    def _put(self, text: str, out: list[Inline], look: Text = _PLAIN) -> None:
        if self.fields.in_code:
            if text.strip() and not self.fields.in_nested:
                self.telling.add("field", text=text)
            return
        if text.strip():
            self.fields.note_result()
        for index, line in enumerate(text.split("\n")):
            if index:
                out.append(LineBreak())
            if line:
                out.append(look._replace(text=line))

    def _special(self, child: Element, out: list[Inline]) -> None:
        tag = child.tag
        if tag in (f"{W}br", f"{W}cr"):
            self._break(child, out)
        elif tag == f"{W}fldChar":
            self._field_mark(child, out)
        elif tag == f"{W}instrText":
            if self.fields.open:
                self.fields.open[-1].code += child.text or ""
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._note(child, out)
        elif tag == f"{W}drawing":
            self._take_figures(self.pictures.drawing(child, self.place))
        elif tag in (f"{W}pict", f"{W}object"):
            self._take_figures(self.pictures.old_drawing(child, self.place))
        elif tag in _RECKONED:
            self.telling.add("empty field")
        else:
            self._element(child, out)

    def _take_figures(self, figures: Iterable[Figure]) -> None:
        self.fields.note_result()
        self._figures += figures

    def _break(self, child: Element, out: list[Inline]) -> None:
        if child.get(f"{W}type") in ("page", "column"):
            self.telling.add("page break")
        out.append(LineBreak())

    def _note(self, reference: Element, out: list[Inline]) -> None:
        self.fields.note_result()
        content = self.note(reference)
        if content:
            out.append(Note(content))
            if is_true(reference.get(f"{W}customMarkFollows")):
                self.telling.add("note mark")
        else:
            self.telling.add("note")

    def _simple_field(self, simple: Element, out: list[Inline]) -> None:
        before = len(out)
        self._walk(simple, out)
        self._result(simple.get(f"{W}instr", ""), below(simple, "ffData"), out, before, separated=False)

    def _field_mark(self, mark: Element, out: list[Inline]) -> None:
        kind = mark.get(f"{W}fldCharType", "")
        if kind == "begin":
            self.fields.begin(mark)
        elif kind == "separate":
            self.fields.separate(out)
        elif kind == "end" and (ended := self.fields.end()) is not None:
            start = ended.start if ended.pieces is out else len(out)
            self._result(ended.code, ended.form, out, start, separated=ended.in_result, shown=ended.has_result)

    def _result(
        self, code: str, form: Element | None, out: list[Inline], start: int, *, separated: bool, shown: bool = False
    ) -> None:
        """Looks at a field's result, which begins at `start`: what stands for none, a link, a page's number."""
        if self.fields.in_code:
            return
        if form is not None:
            self.telling.add("form")
        text = "".join(piece.text for piece in out[start:] if isinstance(piece, Text)).strip()
        if not (shown or text or any(not isinstance(piece, Text) for piece in out[start:])):
            found = without_result(code, form, separated=separated)
            if found.omission:
                self.telling.add(found.omission, text=code.strip() if found.omission == "empty field" else "")
            self._put(clean_text(found.text), out)
        elif text and not self.contents:
            for kind, noticed in (("page number", is_page_number(code)), ("live", is_live(code)),
                                  ("broken", is_broken(text))):  # fmt: skip
                if noticed:
                    self.telling.add(kind, text=text)
        url = link_of(code)
        if text and not (url or self.contents) and field_name(code) == "HYPERLINK":
            self.telling.add("inner link", text=text)
        if url:
            out[start:] = self._linked(out[start:], url)

    def _is_hidden(self, run: Element) -> bool:
        hidden = self.styles.is_set(run, self._style, "vanish")
        if hidden and (text := plain_text(run)) and not self.contents:
            self.telling.add("hidden", text=text)
        # A field that is hidden still begins and ends.
        return hidden and next(run.iter(f"{W}fldChar", f"{W}instrText"), None) is None


def are_fields_balanced(root: Element) -> bool:
    """Whether every complex field that begins in a part also ends, apart from deleted ones."""
    marks = [
        mark.get(f"{W}fldCharType")
        for mark in root.iter(f"{W}fldChar")
        if next(mark.iterancestors(*_DELETED), None) is None
    ]
    return marks.count("begin") == marks.count("end")
