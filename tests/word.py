"""Reads a Word file with zipfile and lxml alone, so that the tests do not see it through the program's own eyes."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import TypeAlias

from lxml import etree

from tests.word_parts import (
    Block,
    Cell,
    Link,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
    Word,
    lists,
    plain,
    styled,
    unmatched,
)

__all__ = [
    "Block",
    "Cell",
    "Link",
    "Paragraph",
    "Picture",
    "Row",
    "Section",
    "Table",
    "Word",
    "lists",
    "plain",
    "read_word",
    "styled",
    "unmatched",
]

Element: TypeAlias = etree._Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU_PER_CM = 360_000
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LETTERS = {"lowerLetter": "abcdefghijklmnopqrstuvwxyz"}
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_PIECES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "\u2011"}


def read_word(content: bytes) -> Word:
    """The structure of a Word file."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    reader = _Reader(parts)
    body = etree.fromstring(parts["word/document.xml"])[0]
    blocks, sections = reader.body(body)
    core = etree.fromstring(parts["docProps/core.xml"])
    return Word(
        blocks=blocks,
        sections=sections,
        headers=tuple(reader.whole(parts[name]) for name in sorted(parts) if name.startswith("word/header")),
        footers=tuple(reader.whole(parts[name]) for name in sorted(parts) if name.startswith("word/footer")),
        properties={str(etree.QName(child).localname): child.text or "" for child in core},
    )


class _Reader:
    """Knows the styles, lists and links of one file."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        styles = etree.fromstring(parts["word/styles.xml"])
        self._styles = {_val(s, "@styleId"): s for s in styles.iter(f"{_W}style") if _val(s, "@type") == "paragraph"}
        self._default = next(i for i, s in self._styles.items() if s.get(f"{_W}default") == "1")
        numbering = etree.fromstring(parts["word/numbering.xml"])
        self._formats = {_val(item, "@abstractNumId"): item for item in numbering.iter(f"{_W}abstractNum")}
        self._lists = {_val(item, "@numId"): item for item in numbering.iter(f"{_W}num")}
        relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
        self._targets = {item.get("Id", ""): item.get("Target", "") for item in relations}
        self._counts: dict[str, dict[int, int]] = {}

    def body(self, body: Element) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        blocks: list[Block] = []
        sections: list[Section] = []
        for child in body:
            if child.tag == f"{_W}p":
                blocks.append(self._paragraph(child))
            elif child.tag == f"{_W}tbl":
                blocks.append(self._table(child))
            for properties in child.iter(f"{_W}sectPr"):
                landscape = _find(properties, "pgSz").get(f"{_W}orient") == "landscape"
                sections.append(Section(len(blocks) - 1, landscape))
        return tuple(blocks), tuple(sections)

    def whole(self, part: bytes) -> str:
        return "\n".join(_text(paragraph) for paragraph in etree.fromstring(part).iter(f"{_W}p"))

    def _table(self, table: Element) -> Table:
        grid = tuple(int(_val(item, "@w")) for item in _find(table, "tblGrid"))
        rows = tuple(self._row(row) for row in table.iterchildren(f"{_W}tr"))
        return Table(grid, rows, _val(table, "tblPr/tblCaption"), _val(table, "tblPr/tblDescription"))

    def _row(self, row: Element) -> Row:
        cells = tuple(self._cell(cell) for cell in row.iterchildren(f"{_W}tc"))
        header, whole = (row.find(f"{_W}trPr/{_W}{name}") is not None for name in ("tblHeader", "cantSplit"))
        return Row(cells, header, not whole)

    def _cell(self, cell: Element) -> Cell:
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        state = "" if merge is None else {"restart": "start"}.get(merge.get(f"{_W}val", ""), "continue")
        paragraphs = tuple(self._paragraph(item) for item in cell.iterchildren(f"{_W}p"))
        return Cell(paragraphs, int(_val(cell, "tcPr/gridSpan") or 1), state)

    def _paragraph(self, element: Element) -> Paragraph:
        style_id = _val(element, "pPr/pStyle") or self._default
        marker, level = self._marker(element, style_id)
        runs = [run for run in element.iter(f"{_W}r") if run.find(f"{_W}t") is not None]
        style = _val(self._styles[style_id], "name")
        return Paragraph(
            # A tab in front is where the text of a resolution stands, not what it says.
            text=_text(element).removeprefix("\t"),
            style=style,
            outline=self._outline(element, style_id),
            marker=marker,
            level=level,
            italic=bool(runs) and all(run.find(f"{_W}rPr/{_W}i") is not None for run in runs),
            new_page=element.find(f"{_W}pPr/{_W}pageBreakBefore") is not None,
            links=tuple(self._link(link) for link in element.iter(f"{_W}hyperlink")),
            bookmarks=tuple(_val(mark, "@name") for mark in element.iter(f"{_W}bookmarkStart")),
            pictures=tuple(_picture(drawing) for drawing in element.iter(f"{_WP}inline")),
            in_bold=_set_in(runs, "b"),
            in_italics=_set_in(runs, "i"),
        )

    def _outline(self, element: Element, style_id: str) -> int:
        """The level of a heading, as it says itself or as its style or what that builds on does; 0 for no heading."""
        own = _val(element, "pPr/outlineLvl")
        if own:
            return int(own) + 1
        while style_id:
            name = _val(self._styles[style_id], "name")
            if name.startswith("heading "):
                return int(name[-1])
            style_id = _val(self._styles[style_id], "basedOn")
        return 0

    def _link(self, link: Element) -> Link:
        anchor = link.get(f"{_W}anchor")
        return Link(_text(link), f"#{anchor}" if anchor else self._targets[link.get(f"{_R}id", "")])

    def _marker(self, element: Element, style_id: str) -> tuple[str, int]:
        own = element.find(f"{_W}pPr/{_W}numPr")
        number = own if own is not None else self._styles[style_id].find(f"{_W}pPr/{_W}numPr")
        list_id = _val(number, "numId") if number is not None else ""
        if list_id in ("", "0") or number is None:
            return "", 0
        numbering = self._lists[list_id]
        form = self._formats[_val(numbering, "abstractNumId")]
        by_style = next((lvl for lvl in form.iter(f"{_W}lvl") if _val(lvl, "pStyle") == style_id), None)
        written = _val(number, "ilvl")
        level = int(written or (_val(by_style, "@ilvl") if by_style is not None else 0))
        return self._count(list_id, numbering, form, level).lstrip("\u2002\u2003"), level

    def _count(self, list_id: str, numbering: Element, form: Element, level: int) -> str:
        """The number or bullet. Lists of one form count on from each other; one that says where it starts, does not."""
        # What the list itself says of a level goes before what its form says.
        levels = (*numbering.iter(f"{_W}lvl"), *form.iter(f"{_W}lvl"))
        definition = next(lvl for lvl in levels if _val(lvl, "@ilvl") == str(level))
        override = [_val(item, "startOverride") for item in numbering if _val(item, "@ilvl") == str(level)]
        series = f"list {list_id}" if override else f"form {_val(form, '@abstractNumId')}"
        counts = self._counts.setdefault(series, {})
        first = int((override or [_val(definition, "start")])[0] or 1)
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _val(definition, "lvlText").replace(f"%{level + 1}", _shown(counts[level], _val(definition, "numFmt")))


def _shown(number: int, form: str) -> str:
    if form == "lowerRoman":
        return "x" * (number // 10) + _ONES[number % 10]
    return _LETTERS[form][number - 1] if form in _LETTERS else str(number)


def _text(element: Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for item in element.iter(f"{_W}t", *_PIECES):
        if item.tag == f"{_W}t":
            yield item.text or ""
        elif item.getparent().tag == f"{_W}r":  # type: ignore[union-attr] # a tab stop has another parent
            yield _PIECES[str(item.tag)]


def _picture(drawing: Element) -> Picture:
    properties, extent = drawing.find(f"{_WP}docPr"), drawing.find(f"{_WP}extent")
    assert properties is not None
    assert extent is not None
    width, height = (int(extent.get(side, "0")) / _EMU_PER_CM for side in ("cx", "cy"))
    return Picture(properties.get("descr", ""), width, height)


def _set_in(runs: list[Element], way: str) -> tuple[str, ...]:
    """The texts of the runs in bold (`b`) or italics (`i`), those that follow each other as one."""
    together = groupby(runs, lambda run: run.find(f"{_W}rPr/{_W}{way}") is not None)
    return tuple("".join(_text(run) for run in group) for is_so, group in together if is_so)


def _find(element: Element, path: str) -> Element:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    assert found is not None, path
    return found


def _val(element: Element, path: str) -> str:
    """The value of a property (`pPr/pStyle`) or of an attribute (`@w`); empty when there is none."""
    if path.startswith("@"):
        return element.get(f"{_W}{path[1:]}", "")
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{_W}val", "")
