"""Numbered lists and chapters that begin anew: Word goes on counting unless a list has an instance of its own.

Neither docxtpl nor python-docx has an interface for it (python-docx issues 25 and 582).
"""

import re
from functools import cached_property

from hfi_docs.document import Label, List
from hfi_docs.values.marks import label_text
from hfi_docs.word.opc.writing import xml_attribute
from hfi_docs.word.render.styles import ListLevel, StyleSheet

NUMBERS = "List Number"
#: In a list that is numbered elsewhere.
_BULLETS = ("•", "–")
#: The room of a sign of a label, and between the label and its text, in twips.
_SIGN, _GAP = 115, 120

_END = b"</w:numbering>"
_INSTANCE, _ABSTRACT_ID = rb"<w:num[ >]", rb'w:abstractNumId="(\d+)"'
#: How far the text of a numbered chapter heading is indented, in twips, unless its paragraph says otherwise.
_CHAPTER_INDENT = 567
#: Word takes definitions with the same `nsid` for one (ECMA-376 17.9.14).
_FIRST_NSID = 0x1B5A2C0F


class Lists:
    """The instances of numbered lists and rows of chapters that a paper adds to its template's numbering part."""

    def __init__(self, numbering: bytes, styles: StyleSheet) -> None:
        self._numbering = numbering
        self._styles = styles
        self._next = styles.highest_list + 1
        self._added: list[str] = []
        self._series: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    @cached_property
    def _chapters(self) -> int:
        """The first id of a definition that is free."""
        return 1 + max((int(number) for number in re.findall(_ABSTRACT_ID, self._numbering)), default=-1)

    def begin(self, block: List, level: int, style: str = NUMBERS) -> int:
        """The id of a new list as a style counts, whose own level is `level`: it counts from the start of the list."""
        own = own_level(block, level, self._styles, style)
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{step}"><w:startOverride w:val="{block.start if step == level else 1}"/>'
            f"{own if step == level else ''}</w:lvlOverride>"
            for step in range(level + 2)
        )
        return self._add(self._styles.abstract_list(style), overrides)

    def chapters(self, series: str) -> int:
        """The id of the row of chapters with this name: «1.», «2.» …; a new name begins at 1."""
        if series not in self._series:
            # Instances of one definition share a count: chapters would go on where tasks between them left off.
            self._series[series] = self._add(str(self._chapters + len(self._series)), "")
        return self._series[series]

    def goes_on(self, label: str, number: int) -> bool:
        """Whether a caption has the number after that of the one before it: so Word counts them."""
        before, self._counts[label] = self._counts.get(label, 0), number
        return number == before + 1 > 1

    def content(self) -> bytes:
        """The numbering part with the new lists; instances come last but for one rare element (ECMA-376 17.9.17)."""
        head, end, tail = self._numbering.rpartition(_END)
        at = head.find(b"<w:numIdMacAtCleanup")
        head, clean_up = (head, b"") if at < 0 else (head[:at], head[at:])
        if self._series:
            # Word wants every definition before the first instance.
            first = re.search(_INSTANCE, head)
            place = first.start() if first else len(head)
            definitions = "".join(_chapter_definition(self._chapters, index) for index in range(len(self._series)))
            head = head[:place] + definitions.encode() + head[place:]
        return head + "".join(self._added).encode() + clean_up + end + tail

    def _add(self, abstract: str, overrides: str) -> int:
        self._added.append(f'<w:num w:numId="{self._next}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>')
        self._next += 1
        return self._next - 1


def has_own_label(block: List, level: int, styles: StyleSheet, style: str = NUMBERS) -> bool:
    """Whether a list is numbered otherwise than the template numbers that level."""
    label, place = block.label, styles.list_level(style, level)
    if not block.ordered:
        return style != NUMBERS
    return label is not None and (label.kind != place.number or label.frame not in ("", place.frame))


def list_level(block: List, name: str, level: int, styles: StyleSheet) -> ListLevel:
    """The level of the list as it is printed: the template's, with room for the longest label."""
    place = styles.list_level(name, level)
    if not (block.ordered and block.label and block.label.frame and has_own_label(block, level, styles)):
        return place
    longest = max(len(label_text(block.label, block.start + step)) for step in (0, len(block.items) - 1))
    more = max(0, longest * _SIGN + _GAP - place.hanging)
    return place._replace(left=place.left + more, hanging=place.hanging + more)


def own_level(block: List, level: int, styles: StyleSheet, style: str = NUMBERS) -> str:
    """The definition of a level that counts in its own way (ECMA-376 17.9.8); "" where the template's will do."""
    if not has_own_label(block, level, styles, style):
        return ""
    label, place = block.label or Label(), list_level(block, style, level, styles)
    # The label of a lower level may stand further in by space of its own.
    inset = place.frame[: len(place.frame) - len(place.frame.lstrip())]
    sign = label.whole_frame.replace("{}", f"%{level + 1}") if block.ordered else _BULLETS[min(level, 1)]
    frame, kind = f"{inset}{sign}", label.kind if block.ordered else "bullet"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{block.start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val={xml_attribute(frame)}/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{place.left}" w:hanging="{place.hanging}"/></w:pPr></w:lvl>'
    )


def _chapter_definition(first: int, index: int) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{first + index}"><w:nsid w:val="{_FIRST_NSID + index:08X}"/>'
        '<w:multiLevelType w:val="singleLevel"/>'
        '<w:tmpl w:val="6E0A4CF0"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_CHAPTER_INDENT}" w:hanging="{_CHAPTER_INDENT}"/></w:pPr></w:lvl></w:abstractNum>'
    )
