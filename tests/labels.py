"""The labels of the lists in a Word file, counted as Word counts them (ECMA-376 17.9)."""

import re
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from hfi_docs.values.marks import number_text
from tests.rendered import NAMES

_W = f"{{{NAMES['w']}}}"


def labelled(content: bytes) -> list[str]:
    """Each numbered item with its label in front, in reading order; bulleted ones are left out."""
    return [f"{label} {text}" for label, text in labels(content) if label]


def labels(content: bytes) -> list[tuple[str, str]]:
    """Each paragraph with its label, "" when it has none or a bullet."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        numbering = _Numbering(etree.fromstring(package.read("word/numbering.xml")))
        styles = etree.fromstring(package.read("word/styles.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
    by_style = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
    found = []
    for paragraph in body.iter(f"{_W}p"):
        text = "".join(run.text or "" for run in paragraph.iter(f"{_W}t"))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        of_style = None if style is None else by_style[style.get(f"{_W}val")].find(f"{_W}pPr/{_W}numPr")
        place = own if own is not None else of_style
        found.append(("" if place is None else numbering.next(place), text))
    return found


class _Numbering:
    def __init__(self, root: Any) -> None:
        self._abstract = {
            each.get(f"{_W}abstractNumId"): {level.get(f"{_W}ilvl"): level for level in each.iter(f"{_W}lvl")}
            for each in root.iter(f"{_W}abstractNum")
        }
        self._instances = {each.get(f"{_W}numId"): each for each in root.iter(f"{_W}num")}
        self._counts: dict[tuple[str, int], int] = {}

    def next(self, place: Any) -> str:
        """The label of the next item at a place; as LibreOffice and Word, each instance counts for itself."""
        number = place.find(f"{_W}numId").get(f"{_W}val")
        step = place.find(f"{_W}ilvl")
        level = 0 if step is None else int(step.get(f"{_W}val"))
        if number == "0" or (definition := self._level(number, level)) is None:
            return ""
        kind = definition.find(f"{_W}numFmt").get(f"{_W}val")
        if kind == "bullet":
            return ""
        key = (number, level)
        self._counts[key] = self._counts.get(key, self._start(number, level) - 1) + 1
        for deeper in [other for other in self._counts if other[0] == number and other[1] > level]:
            del self._counts[deeper]
        return re.sub(r"%(\d)", lambda match: self._shown(number, int(match[1]) - 1), self._text(definition))

    def _shown(self, number: str, level: int) -> str:
        definition = self._level(number, level)
        assert definition is not None
        return number_text(self._counts[number, level], definition.find(f"{_W}numFmt").get(f"{_W}val"))

    def _text(self, definition: Any) -> str:
        return str(definition.find(f"{_W}lvlText").get(f"{_W}val"))

    def _override(self, number: str, level: int) -> Any:
        overrides = self._instances[number].iter(f"{_W}lvlOverride")
        return next((each for each in overrides if each.get(f"{_W}ilvl") == str(level)), None)

    def _level(self, number: str, level: int) -> Any:
        override = self._override(number, level)
        own = None if override is None else override.find(f"{_W}lvl")
        if own is not None:
            return own
        abstract = self._instances[number].find(f"{_W}abstractNumId").get(f"{_W}val")
        return self._abstract[abstract].get(str(level))

    def _start(self, number: str, level: int) -> int:
        override = self._override(number, level)
        forced = None if override is None else override.find(f"{_W}startOverride")
        if forced is not None:
            return int(forced.get(f"{_W}val"))
        return int(self._level(number, level).find(f"{_W}start").get(f"{_W}val"))
