"""Looks of texts that carry meaning and that papers have not, each told of."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from hfi_docs.word.intake.colours import WHITE, is_telling
from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.word.names import TBL, VAL, P, R, T, W, below, plain_text, value
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.intake.word.tables import cell_elements
from hfi_docs.word.opc.xml import Element, integer

#: Switches, and what they are told as; a heading has some of them of its style, where they mean nothing.
_SWITCHES: Final = {
    "strike": "struck", "dstrike": "struck", "smallCaps": "small capitals", "emboss": "effect", "imprint": "effect",
    "outline": "effect", "shadow": "effect",
}  # fmt: skip
#: Properties with a value, and what they are told as when they have one.
_VALUES: Final = {"highlight": "highlight", "bdr": "highlight", "em": "highlight", "effect": "effect"}
_STRUCK: Final = "struck"
_NONE: Final = ("", "none", "nil")
_NO_COLOUR: Final = ("", "auto", "ffffff")
_NO_PATTERN: Final = ("", "clear", "nil")
#: Smaller letters, in half points, are none that anybody reads.
_SMALLEST: Final = 6
#: From so many underlined spaces on, a line to write on is meant.
_LINE_TO_FILL: Final = " " * 3
#: Paragraphs that do not begin at the left.
_ELSEWHERE: Final = ("center", "right", "end")
#: Indents that differ by less, in twips, look the same; about how wide a space and a tab are.
_SAME: Final = 100
_SPACE, _TAB = 55, 720


class LookTeller(NamedTuple):
    """Names the looks of runs and paragraphs that are lost."""

    styles: Styles
    telling: Telling

    def tell_run(self, run: Element, style: str, *, plain: bool, linked: bool) -> None:
        """Names those of a run; `style` is its paragraph's, `plain` tells of a heading, `linked` of a link."""
        text = plain_text(run)
        if text:
            for kind in dict.fromkeys(self._kinds(run, style, plain=plain)):
                self.telling.add(kind, text=text)
        if linked:
            return
        if text and is_telling(colour := self._colour(run)) and colour != self.styles.style_value(style, "color"):
            self.telling.add("text colour", text=text)
        if (text or _is_blank_line(run)) and self._is_underlined(run, style, plain=plain):
            self.telling.add("underline", text=text)

    def tell_paragraph(self, paragraph: Element, style: str) -> None:
        """Names the frame or the background of a paragraph with text."""
        chain = (paragraph, *self.styles.chain(style))
        borders = next((below(item, "pPr/pBdr") for item in chain if below(item, "pPr/pBdr") is not None), None)
        sides = [side for side in ("left", "right") if value(borders, side) not in _NONE]
        if (sides or self._is_shaded_paragraph(paragraph, style)) and (text := plain_text(paragraph)):
            self.telling.add("box", text=text)

    def tell_indents(self, rows: Sequence[Element]) -> None:
        """Names the cells that begin further in than others of their column, as the parts of a sum do."""
        columns: dict[int, list[tuple[int, str]]] = {}
        for row in rows:
            for number, cell in enumerate(cell_elements(row)):
                paragraph, text = next(cell.iter(P), None), plain_text(cell)
                if paragraph is not None and text and self._begins_left(paragraph):
                    columns.setdefault(number, []).append((self._indent(paragraph), text))
        for cells in columns.values():
            least = max(min(indent for indent, _ in cells), 0)
            for indent, text in cells:
                if indent > least + _SAME:
                    self.telling.add("indent", text=text)

    def _begins_left(self, paragraph: Element) -> bool:
        """Whether an indent tells something: not in lists, nor where lines are centred or end at the right."""
        return value(paragraph, "pPr/jc") not in _ELSEWHERE and not self.styles.numbering(paragraph)[0]

    def _indent(self, paragraph: Element) -> int:
        """Where the text of a paragraph begins, in twips, with the spaces and tabs before it."""
        room = 0
        for node in paragraph.iter(T, f"{W}tab"):
            text = node.text or ""
            if node.tag == T:
                room += _SPACE * (len(text) - len(text.lstrip(" \u00a0")))
            elif node.getparent() is not None and node.getparent().tag == R:  # type: ignore[union-attr]
                room += _TAB
            if text.strip():
                break
        return room + self.styles.left_edge(paragraph)

    def _kinds(self, run: Element, style: str, *, plain: bool) -> list[str]:
        switches = {kind for look, kind in _SWITCHES.items() if self.styles.is_set(run, style, look)}
        found = [kind for kind in dict.fromkeys(_SWITCHES.values()) if kind in switches]
        found = [kind for kind in found if kind == _STRUCK or not plain]
        found += (kind for look, kind in _VALUES.items() if self.styles.run_value(run, style, look) not in _NONE)
        if self._is_marked(run, style):
            found.append("highlight")
        if self._is_white(run, style):
            found.append("white")
        if integer(self.styles.run_value(run, style, "sz"), _SMALLEST) < _SMALLEST:
            found.append("tiny")
        return found

    def _colour(self, run: Element) -> str:
        """The colour of the run's own, or of its character style."""
        return self.styles.run_value(run, "", "color")

    def _is_underlined(self, run: Element, style: str, *, plain: bool) -> bool:
        return self.styles.run_value(run, "" if plain else style, "u") not in _NONE

    def _is_white(self, run: Element, style: str) -> bool:
        """Whether a text is white on white."""
        if self.styles.run_value(run, style, "color").upper() != WHITE:
            return False
        paragraph = next(run.iterancestors(P), None)
        dark = self._is_marked(run, style) or (paragraph is not None and self._is_shaded_paragraph(paragraph, style))
        dark = dark or self.styles.run_value(run, style, "highlight") not in _NONE
        return not dark and not self._is_in_dark_cell(run)

    def _is_in_dark_cell(self, run: Element) -> bool:
        """Whether a text stands in a cell that has a background, or may have one of its table's style."""
        for cell in run.iterancestors(f"{W}tc"):
            shading = below(cell, "tcPr/shd")
            if shading is not None and _is_shaded(shading.get(f"{W}fill", ""), shading.get(VAL, "")):
                return True
        styles = (value(table, "tblPr/tblStyle") for table in run.iterancestors(TBL))
        looks = (item for style in styles for item in self.styles.chain(style))
        return any(next(item.iter(f"{W}shd"), None) is not None for item in looks)

    def _is_marked(self, run: Element, style: str) -> bool:
        return _is_shaded(self.styles.run_fill(run, style), self.styles.run_value(run, style, "shd"))

    def _is_shaded_paragraph(self, paragraph: Element, style: str) -> bool:
        found = (below(item, "pPr/shd") for item in (paragraph, *self.styles.chain(style)))
        shading = next((item for item in found if item is not None), None)
        return shading is not None and _is_shaded(shading.get(f"{W}fill", ""), shading.get(VAL, ""))


def _is_shaded(fill: str, pattern: str) -> bool:
    """Whether a colour stands behind a text, or a pattern takes its place."""
    return fill.lower() not in _NO_COLOUR or pattern not in _NO_PATTERN


def _is_blank_line(run: Element) -> bool:
    """Whether a run is nothing but room to write on."""
    spaces = "".join(child.text or "" for child in run.iterchildren(f"{W}t"))
    return next(run.iterchildren(f"{W}tab"), None) is not None or _LINE_TO_FILL in spaces.replace("\u00a0", " ")
