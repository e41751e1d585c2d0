"""One XML part, with what the rules ask of it found once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from hfi_docs.word.render.lint.element import is_integer
from hfi_docs.word.render.lint.fields import Fields, read_fields
from hfi_docs.word.render.lint.grid import Grid, read_grids
from hfi_docs.word.render.lint.schema_order import CHILD_RANKS, INTEGER_ATTRIBUTES
from hfi_docs.word.render.names import (
    ABSTRACT_NUM,
    ANCHORED,
    BLIP,
    BODY,
    COMMENT,
    DOC_DEFAULTS,
    ENDNOTE,
    FLD_CHAR,
    FOOTNOTE,
    FOOTNOTE_REFERENCE,
    FTR,
    HDR,
    HYPERLINK,
    INSTR_TEXT,
    NUM,
    NUM_ID,
    P_STYLE,
    R_STYLE,
    R_URI,
    SECT_PR,
    STYLE,
    TBL,
    TBL_STYLE,
    TC_W,
    TXBX_CONTENT,
    Element,
)

#: Tags that papers have few of, or that several rules ask for; one pass finds them all.
_FEW = (
    *{tag for tag, _ in INTEGER_ATTRIBUTES if tag != TC_W},
    *(BODY, HDR, FTR, FOOTNOTE, ENDNOTE, COMMENT, TXBX_CONTENT, TBL, SECT_PR, HYPERLINK, FLD_CHAR, INSTR_TEXT),
    *(R_STYLE, TBL_STYLE, STYLE, NUM, ABSTRACT_NUM, NUM_ID, DOC_DEFAULTS, ANCHORED, FOOTNOTE_REFERENCE, BLIP),
)
_RELATIONSHIP_IDS = etree.XPath("//@r:*", namespaces={"r": R_URI}, smart_strings=False)


@dataclass(frozen=True, eq=False)
class Part:
    """An XML part. To lxml an element in Python's hands is costly: rules ask by tag, and never walk the tree."""

    name: str
    data: bytes
    root: Element

    @cached_property
    def index(self) -> Mapping[str, list[Element]]:
        """The elements with a tag that papers have few of, by tag in document order; made in one pass."""
        index: dict[str, list[Element]] = {tag: [] for tag in _FEW}
        for element in self.root.iter(*_FEW):
            index[str(element.tag)].append(element)
        return index

    def all(self, tag: str) -> list[Element]:
        """Every element with this tag, in document order."""
        found = self.index.get(tag)
        return list(self.root.iter(tag)) if found is None else found

    def find(self, path: etree.XPath) -> list[Element]:
        """The elements that a compiled path finds; for faults that are rare among elements that are many."""
        found = path(self.root)
        return [item for item in found if isinstance(item, Element)] if isinstance(found, list) else []

    @cached_property
    def broken_measures(self) -> tuple[tuple[str, str, str], ...]:
        """Tag, attribute and value of each measure that is no whole number."""
        return tuple(
            (tag, attribute, value)
            for tag, attribute in INTEGER_ATTRIBUTES
            if (elements := self.all(tag))
            for value in sorted({element.get(attribute, "0") for element in elements})
            if not is_integer(value)
        )

    @cached_property
    def property_patterns(self) -> tuple[tuple[str, ...], ...]:
        """The tag of each set of properties with those of its children: a few patterns that come many times.

        One child alone is always in order, and left out.
        """
        properties = self.root.iter(*CHILD_RANKS)
        found = {(item.tag, *[child.tag for child in item]) for item in properties if len(item) > 1}
        return tuple(sorted(tuple(map(str, pattern)) for pattern in found))

    @cached_property
    def relationship_ids(self) -> frozenset[str]:
        """The relationships that the part uses."""
        found = _RELATIONSHIP_IDS(self.root)
        return frozenset(map(str, found)) if isinstance(found, list) else frozenset()

    @cached_property
    def paragraph_styles(self) -> tuple[Element, ...]:
        """Every use of a paragraph style."""
        return tuple(self.root.iter(P_STYLE))

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables, numbered in document order."""
        return read_grids(self.root) if self.all(TBL) else ()

    @cached_property
    def fields(self) -> Fields:
        """The fields, such as page numbers and cross references."""
        return read_fields(self.root)
