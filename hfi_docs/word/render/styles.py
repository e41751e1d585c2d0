"""The styles of a template, found by the name that Word shows, never by id.

Word localises style ids (Overskrift1, Punktliste) but keeps the English names; LibreOffice changes the case of the
names. Hence: by `w:name`, case-insensitively (python-docx issue 494).
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.word.render.metrics import CALIBRI, SINGLE_LINE, TWIPS_PER_POINT, Font, Typography, line_height
from hfi_docs.word.render.vocabulary import STAND_INS, KnownElement, parse, short, w

BODY_STYLE = "Normal"
#: What prose is set in where a template has it: a measure of its own, which tables and headings do not share.
PROSE_STYLE = "Body Text"
#: The character style of links inside a document, which shows nothing; a template that lacks it is given it.
ANCHOR_STYLE = "HFI Lenke"
#: The character style of what is less than the text that it stands by; a template may lack it.
QUIET_STYLE = "HFI Dempet"
#: What the program uses of a template, as Word names it.
STYLES = (
    *(f"heading {level}" for level in range(1, 7)),
    *(f"{name}{level}" for name in ("List Bullet", "List Number") for level in ("", " 2", " 3")),
    "Quote",
    "caption",
    *(f"toc {level}" for level in range(1, 4)),
    "footnote text",
    "footnote reference",
    "Hyperlink",
    "HFI Sakslinje",
    "HFI Saksopplysninger",
    "HFI Merknad",
    "HFI Tabell",
    "HFI Tabelltekst",
    "HFI Tabellhode",
    "HFI Tabellsum",
    "HFI Tabellpunkt",
    "HFI Skille",
)
#: What Word shows text in where nothing names a font (ECMA-376 17.3.2.26 leaves it to the program).
_WITHOUT_FONT = "Times New Roman"
#: As much of «minorHAnsi» as tells which of the theme's two fonts it is.
_ROLE = 5
_FONTS = f"{w('rPr')}/{w('rFonts')}"
_SIDE_MARGIN = 108
#: The line between rows, in points.
_ROW_LINE = 0.5
#: Borders are measured in eighths of a point.
_EIGHTHS = 8


class ListLevel(NamedTuple):
    """A level of a list definition: what it counts with, its indents in twips, and the signs around its own number."""

    number: str = ""
    left: int = 0
    hanging: int = 0
    frame: str = ""


class StyleSheet:
    """Style ids, sizes and fonts by name; `theme` may name the fonts, `measured` holds those that are not common."""

    def __init__(
        self,
        styles: KnownElement,
        numbering: KnownElement | None,
        theme: bytes = b"",
        measured: Mapping[str, Font] = MappingProxyType({}),
    ) -> None:
        self._by_name: dict[str, KnownElement] = {}
        self._by_id: dict[str, KnownElement] = {}
        for style in styles.iterchildren(w("style")):
            name = style.find(w("name"))
            # Word keeps the first of two styles with one name; LibreOffice writes such doubles.
            if name is not None:
                self._by_name.setdefault(name.get(w("val")).casefold(), style)
            self._by_id[style.get(w("styleId"))] = style
        self._defaults = styles.find(w("docDefaults"))
        self._numbering = numbering
        self._theme = theme
        self._measured = measured
        self._ids: dict[str, str] = {}
        self._chains: dict[str, tuple[KnownElement, ...]] = {}
        self._typography: dict[tuple[str, str], Typography] = {}
        self._names: dict[str | None, str] = {}
        self._lists: dict[str, tuple[str, int]] = {}
        self._levels: dict[tuple[str, int], ListLevel] = {}

    @property
    def names(self) -> Mapping[str, KnownElement]:
        """Every style by its name in lower case."""
        return self._by_name

    @property
    def highest_list(self) -> int:
        """The highest list id that the template uses."""
        ids = [] if self._numbering is None else [int(num.get(w("numId"))) for num in self._numbering.iter(w("num"))]
        return max(ids, default=0)

    def missing(self) -> list[str]:
        """The required styles that the template lacks."""
        return [name for name in STYLES if name.casefold() not in self._by_name]

    @property
    def prose(self) -> str:
        """The style of ordinary paragraphs."""
        return PROSE_STYLE if PROSE_STYLE.casefold() in self._by_name else BODY_STYLE

    def name_of(self, style_id: str | None) -> str:
        """The name of the style with this id; the body style's when there is none."""
        if style_id not in self._names:
            name = None if style_id not in self._by_id else self._by_id[style_id].find(w("name"))
            self._names[style_id] = BODY_STYLE if name is None else str(name.get(w("val")))
        return self._names[style_id]

    def id(self, name: str) -> str:
        """The id of a style that is known to exist, or of what stands in for it."""
        if name not in self._ids:
            self._ids[name] = str(self._by_name[self._known(name)].get(w("styleId")))
        return self._ids[name]

    def has(self, name: str) -> bool:
        """Whether the template has the style itself."""
        return name.casefold() in self._by_name

    def _known(self, name: str) -> str:
        """The name in lower case, or that of the style that stands in for one that the template lacks."""
        return name.casefold() if self.has(name) else STAND_INS.get(name.casefold(), name.casefold())

    def abstract_list(self, name: str) -> str:
        """The abstractNumId of the list definition that a list style uses; "" when it has none."""
        return self._list(name)[0]

    def indents(self, name: str) -> tuple[int, int]:
        """The left indent of a paragraph style and how far its first line stands out, in twips."""
        left, hanging = (self._property(name, "pPr", "ind", attribute=side) for side in ("left", "hanging"))
        return int(left or 0), int(hanging or 0)

    def right(self, name: str) -> int:
        """The right indent of a paragraph style, in twips."""
        return int(self._property(name, "pPr", "ind", attribute="right") or 0)

    def outline(self, name: str) -> int:
        """The heading level that a paragraph style gives, from 1; 0 for none."""
        return (int(self._property(name, "pPr", "outlineLvl") or -1) + 1) % 10

    def list_indent(self, name: str, level: int) -> int:
        """The left indent of a list level in twips."""
        return self.list_level(name, level).left

    def list_level(self, name: str, level: int) -> ListLevel:
        """A level of the list definition that a list style uses; an empty one where it has none."""
        if (name, level) not in self._levels:
            self._levels[name, level] = self._read_level(self._list(name)[0], str(level))
        return self._levels[name, level]

    def _read_level(self, abstract: str, level: str) -> ListLevel:
        definitions = () if self._numbering is None else self._numbering.iterchildren(w("abstractNum"))
        for definition in definitions:
            if abstract and definition.get(w("abstractNumId")) == abstract:
                for step in definition.iterchildren(w("lvl")):
                    if step.get(w("ilvl")) == level:
                        number, text = step.find(w("numFmt")), step.find(w("lvlText"))
                        indent = step.find(f"{w('pPr')}/{w('ind')}")
                        sides: KnownElement = {} if indent is None else indent
                        return ListLevel(
                            "" if number is None else str(number.get(w("val"))),
                            int(sides.get(w("left")) or sides.get(w("start")) or 0),
                            int(sides.get(w("hanging")) or 0),
                            "" if text is None else str(text.get(w("val"), "")).replace(f"%{int(level) + 1}", "{}"),
                        )
        return ListLevel()

    def typography(self, name: str, table: str = "") -> Typography:
        """Font, size and spacing of a paragraph style, what it inherits included, also from the style of a table."""
        if (name, table) not in self._typography:
            self._typography[name, table] = self._read_typography(name, table)
        return self._typography[name, table]

    def font_name(self, name: str, table: str = "") -> str:
        """The name of the font that a paragraph style shows, in a table of some style."""
        found = [style.find(f"{_FONTS}") for style in (*self._chain(name), *self._chain(table))]
        found += [] if self._defaults is None else [self._defaults.find(f"{w('rPrDefault')}/{_FONTS}")]
        for fonts in (each for each in found if each is not None):
            role = fonts.get(w("asciiTheme"), "")
            named = (self._theme_fonts.get(role[:_ROLE]) if role else None) or fonts.get(w("ascii"))
            if named:
                return str(named)
        return _WITHOUT_FONT

    @cached_property
    def _theme_fonts(self) -> dict[str, str]:
        """The Latin fonts of the theme by the first letters of what styles call them: major, minor."""
        fonts = parse(self._theme).iter("{*}majorFont", "{*}minorFont") if self._theme else ()
        latin = {short(font.tag)[:_ROLE]: font.find("{*}latin") for font in fonts}
        return {role: face.get("typeface", "") for role, face in latin.items() if face is not None}

    def named_font(self, name: str) -> Font:
        """The font with this name."""
        if name == CALIBRI.name:
            return CALIBRI
        from hfi_docs.word.render.fonts import font_named  # noqa: PLC0415 - papers in Calibri do without

        return font_named(name, self._measured)

    def cell_margins(self, name: str) -> tuple[float, float]:
        """The room beside the text of a cell and above and below it, in points; Word's own 5.4 pt at the sides."""
        style = self._by_name[name.casefold()]
        sides = {
            side: style.find(f"{w('tblPr')}/{w('tblCellMar')}/{w(side)}") for side in ("left", "right", "top", "bottom")
        }
        room = {side: 0 if margin is None else int(margin.get(w("w"))) for side, margin in sides.items()}
        default = 0 if sides["left"] is not None else 2 * _SIDE_MARGIN
        beside = (room["left"] + room["right"] + default) / TWIPS_PER_POINT
        return beside, (room["top"] + room["bottom"]) / TWIPS_PER_POINT + _ROW_LINE

    def _list(self, name: str) -> tuple[str, int]:
        if name not in self._lists:
            self._lists[name] = self._read_list(name)
        return self._lists[name]

    def _read_list(self, name: str) -> tuple[str, int]:
        number = self._property(name, "pPr", "numPr", "numId")
        if self._numbering is None or number is None:
            return "", 0
        for instance in self._numbering.iterchildren(w("num")):
            if instance.get(w("numId")) == number:
                return str(instance.find(w("abstractNumId")).get(w("val"))), int(number)
        return "", 0

    def _read_typography(self, name: str, table: str) -> Typography:
        font = self.named_font(self.font_name(name, table))
        size = int(self._property(name, "rPr", "sz") or 22) / 2
        line = int(self._property(name, "pPr", "spacing", attribute="line") or SINGLE_LINE)
        rule = self._property(name, "pPr", "spacing", attribute="lineRule") or "auto"
        return Typography(
            size,
            line=line_height(size * font.line, line, rule),
            before=self._points(name, "spacing", attribute="before"),
            after=self._points(name, "spacing", attribute="after"),
            beside=self._points(name, "ind", attribute="left") + self._points(name, "ind", attribute="right"),
            border=sum(self._border(name, side) for side in ("top", "bottom")),
            bold=self._switch(name, "rPr", "b"),
            snug=self._switch(name, "pPr", "contextualSpacing"),
            keep_lines=self._switch(name, "pPr", "keepLines"),
            keep_next=self._switch(name, "pPr", "keepNext"),
            font=font,
        )

    def _points(self, name: str, *steps: str, attribute: str) -> float:
        return int(self._property(name, "pPr", *steps, attribute=attribute) or 0) / TWIPS_PER_POINT

    def _border(self, name: str, side: str) -> float:
        width = int(self._property(name, "pPr", "pBdr", side, attribute="sz") or 0) / _EIGHTHS
        return width + int(self._property(name, "pPr", "pBdr", side, attribute="space") or 0) if width else 0.0

    def _switch(self, name: str, group: str, step: str) -> bool:
        """Whether a style, or what it builds on, turns something on; present without a value means on."""
        for style in self._chain(name):
            found = style.find(f"{w(group)}/{w(step)}")
            if found is not None:
                return found.get(w("val"), "1") not in ("0", "false", "off")
        return False

    def _property(self, name: str, group: str, *steps: str, attribute: str = "val") -> str | None:
        path = "/".join(w(step) for step in (group, *steps))
        for style in self._chain(name):
            found = style.find(path)
            if found is not None and found.get(w(attribute)) is not None:
                return str(found.get(w(attribute)))
        default = None if self._defaults is None else self._defaults.find(f"{w(group + 'Default')}/{path}")
        return None if default is None else default.get(w(attribute))

    def _chain(self, name: str) -> tuple[KnownElement, ...]:
        """A style and those that it builds on, nearest first."""
        if name not in self._chains:
            self._chains[name] = tuple(self._read_chain(name))
        return self._chains[name]

    def _read_chain(self, name: str) -> Iterator[KnownElement]:
        style = self._by_name.get(self._known(name))
        seen: set[str] = set()
        while style is not None and style.get(w("styleId")) not in seen:
            yield style
            seen.add(style.get(w("styleId")))
            parent = style.find(w("basedOn"))
            style = self._by_id.get(parent.get(w("val"))) if parent is not None else None
