"""A Word file beside the PDF that was made of it: where its parts stand, how full its pages are, which links live."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Final

import pikepdf
from lxml import etree

from bench.sheets import Element, Sheet, read_elements, read_sheets
from hfi_docs.output.pdf import Converted

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART: Final = re.compile(r"(?:sak_\w+_\d+(?:_vedlegg_\d+)?|vedlegg_\d+)")
_TWIPS: Final = 20


class Paper:
    """A Word file and its PDF, read back."""

    def __init__(self, name: str, document: bytes, made: Converted, folder: Path) -> None:
        self.name, self.document, self.made = name, document, made
        path = folder / f"{name}.pdf"
        path.write_bytes(made.content)
        self.sheets: tuple[Sheet, ...] = read_sheets(path)
        with zipfile.ZipFile(BytesIO(document)) as package:
            self.body = etree.fromstring(package.read("word/document.xml"))
        with pikepdf.open(path) as pdf:
            self.elements: tuple[Element, ...] = tuple(read_elements(pdf))
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            places = pdf.Root.get("/Dests", pikepdf.Dictionary())
            self._pages = {name[1:]: numbers[place[0].objgen] for name, place in places.items()}
            links = [link for page in pdf.pages for link in page.get("/Annots", [])]
            alive = Counter(_place(link.Dest) for link in links if "/Dest" in link)
            self.alive = {name[1:]: alive[_place(place)] for name, place in places.items()}

    def page_of(self, bookmark: str) -> int | None:
        """The page that a bookmark stands on, counted from 0."""
        return self._pages.get(bookmark)

    @property
    def tables(self) -> Iterator[list[Element]]:
        """What is in each table, in reading order."""
        return (_below(self.elements, at) for at, element in enumerate(self.elements) if element.kind == "Table")

    @cached_property
    def last_pages(self) -> frozenset[int]:
        """The last page of each paper and attachment."""
        names = (mark.get(f"{W}name", "") for mark in self.body.iter(f"{W}bookmarkStart"))
        starts = {self.page_of(name) for name in names if _PART.fullmatch(name)}
        return frozenset({start - 1 for start in starts if start} | {len(self.sheets) - 1})

    def fill(self, number: int) -> float:
        """How far down a page its text reaches, as a share of the height between the margins."""
        sheet = self.sheets[number]
        top, bottom = self._margins[sheet.is_landscape]
        ends = [word.bottom for word in sheet.words if top - 1 < word.top and word.bottom < sheet.height - bottom + 3]
        return min(1.0, (max(ends, default=top) - top) / (sheet.height - bottom - top))

    @cached_property
    def _margins(self) -> dict[bool, tuple[float, float]]:
        """Above and below, in points, on pages that stand and pages that lie."""
        found = {}
        for section in self.body.iter(f"{W}sectPr"):
            given = {str(key).removeprefix(W): value for part in section for key, value in part.attrib.items()}
            found[given.get("orient") == "landscape"] = (int(given["top"]) / _TWIPS, int(given["bottom"]) / _TWIPS)
        return found


def _below(elements: tuple[Element, ...], at: int) -> list[Element]:
    depth = len(elements[at].path)
    return list(takewhile(lambda each: len(each.path) > depth, elements[at + 1 :]))


def _place(place: pikepdf.Object) -> str:
    return str([str(part.objgen if index == 0 else part) for index, part in enumerate(place)])
