"""A PDF read back as what stands on its pages: words with their places, and the lines of each tagged element.

Needs pdftotext.
"""

import subprocess
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from operator import matmul
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from lxml import etree
from pikepdf import Matrix

#: Words closer than this, in points, belong to the same amount; cells stand further apart.
_CLOSE = 8.0
#: Lines closer than this, in points, are one: raised marks stand on the line of their word.
_SAME_LINE = 4.5
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})


class Word(NamedTuple):
    """A word and its box, in points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """A page: its size in points, and its words in the order of the text."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def is_landscape(self) -> bool:
        """Whether it lies."""
        return self.width > self.height

    def line(self, baseline: float) -> str:
        """The words around a baseline, which is measured from the bottom of the page."""
        height = self.height - baseline
        return " ".join(word.text for word in self.words if word.top < height - 1 < word.bottom)

    def joined(self) -> str:
        """The text where words that stand close together are held together by hard spaces."""
        text = self.words[0].text if self.words else ""
        for before, word in pairwise(self.words):
            is_close = abs(word.top - before.top) < 1 and 0 <= word.left - before.right < _CLOSE
            text += ("\u00a0" if is_close else "\n") + word.text
        return text


class Element(NamedTuple):
    """A structure element: its own type and the standard one it stands for, its attributes, and where it stands.

    `path` holds the standard types from the document down to it; `lines` the page and baseline of each line.
    """

    style: str
    kind: str
    path: tuple[str, ...]
    attributes: dict[str, Any]
    lines: tuple[tuple[int, float], ...]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The pages of a PDF."""
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True).stdout
    return tuple(map(_sheet, etree.fromstring(told, etree.XMLParser(recover=True, huge_tree=True)).iter("{*}page")))


def _sheet(page: Any) -> Sheet:
    sides = ("xMin", "yMin", "xMax", "yMax")
    words = tuple(Word(word.text or "", *(float(word.get(side)) for side in sides)) for word in page.iter("{*}word"))
    return Sheet(float(page.get("width")), float(page.get("height")), words)


def read_elements(pdf: pikepdf.Pdf) -> Iterator[Element]:
    """Every structure element in reading order; an element's lines are also those of what it holds."""
    roles = {name: str(role)[1:] for name, role in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    lines = [_baselines(page) for page in pdf.pages]
    waiting: list[tuple[Any, tuple[str, ...]]] = [(pdf.Root.StructTreeRoot.K, ())]
    while waiting:
        item, path = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += [(each, path) for each in reversed(list(item))]
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            kind = roles.get(str(item.S), str(item.S)[1:])
            found = {(pages[page], y) for page, mark in _marks(item) for y in lines[pages[page]].get(mark, ())}
            yield Element(str(item.S)[1:], kind, (*path, kind), _attributes(item), _merged(found))
            waiting.append((item.get("/K"), (*path, kind)))


def _marks(element: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """The page and number of each marked content below an element."""
    page = element.get("/Pg")
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, int):
            yield page.objgen, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield kid.get("/Pg", page).objgen, int(kid.MCID)
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _marks(kid)


def _attributes(element: Any) -> dict[str, Any]:
    given = element.get("/A", ())
    listed = given if isinstance(given, pikepdf.Array) else (given,)
    return {key: value for entry in listed if isinstance(entry, pikepdf.Dictionary) for key, value in entry.items()}


def _merged(found: set[tuple[int, float]]) -> tuple[tuple[int, float], ...]:
    """Lines from the top of the first page on, those that are one taken together."""
    lines: list[tuple[int, float]] = []
    for page, y in sorted(found, key=lambda line: (line[0], -line[1])):
        if not lines or lines[-1][0] != page or lines[-1][1] - y > _SAME_LINE:
            lines.append((page, y))
    return tuple(lines)


def _baselines(page: pikepdf.Page) -> dict[int, set[float]]:
    """The heights, from the bottom of the page, at which each marked content shows text."""
    found: dict[int, set[float]] = {}
    marks: list[int | None] = []
    matrix, kept, line = Matrix(), [], Matrix()
    for instruction in pikepdf.parse_content_stream(page):
        operator, given = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            properties: Any = given[1] if operator == "BDC" else {}
            marks.append(int(properties["/MCID"]) if "/MCID" in properties else None)
        elif operator == "EMC":
            marks.pop()
        elif operator == "q":
            kept.append(matrix)
        elif operator == "Q":
            matrix = kept.pop()
        elif operator == "cm":
            matrix = reduce(matmul, (Matrix(*map(float, given)), matrix))
        elif operator == "BT":
            line = Matrix()
        elif operator in ("Td", "TD"):
            line = Matrix(1, 0, 0, 1, *map(float, given)) @ line
        elif operator == "Tm":
            line = Matrix(*map(float, given))
        elif operator in _SHOWS:
            mark = next((each for each in reversed(marks) if each is not None), None)
            if mark is not None:
                found.setdefault(mark, set()).add(round((line @ matrix).f, 1))
    return found
