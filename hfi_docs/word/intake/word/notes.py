"""Foot- and endnotes, by the references to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hfi_docs.document import Inline, LineBreak
from hfi_docs.word.intake.pieces import joined
from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.word.fields import OpenFields
from hfi_docs.word.intake.word.inlines import InlineReader, are_fields_balanced
from hfi_docs.word.intake.word.names import P, W
from hfi_docs.word.intake.word.numbering import ListNumbering, label_inlines
from hfi_docs.word.intake.word.pictures import PictureReader
from hfi_docs.word.intake.word.runs import RunReader
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.opc.package import Package
from hfi_docs.word.opc.xml import Element

_KINDS = ("footnote", "endnote")


@dataclass
class NoteTexts:
    """The notes of a file: for «footnote» and «endnote» the elements by id, and what reads them."""

    telling: Telling
    numbering: ListNumbering
    _elements: dict[tuple[str, str], Element] = field(default_factory=dict)
    _readers: dict[str, InlineReader] = field(default_factory=dict)

    def add(self, kind: str, root: Element, reader: InlineReader) -> None:
        """Takes in the notes of one part."""
        self._readers[kind] = reader
        for element in root.iter(f"{W}{kind}"):
            self._elements[kind, element.get(f"{W}id", "")] = element

    def of(self, reference: Element) -> tuple[Inline, ...] | None:
        """The content of the note that a reference points at; its paragraphs have a line break between them."""
        kind = str(reference.tag).removeprefix(W).removesuffix("Reference")
        element = self._elements.get((kind, reference.get(f"{W}id", "")))
        if element is None:
            return None
        pieces: list[Inline] = []
        for paragraph in element.iter(P):
            content = self._readers[kind].read(paragraph)
            for _ in content.figures:
                self.telling.add("note figure")
            inlines = joined((*label_inlines(self.numbering.place(paragraph)), *content.inlines))
            pieces += [LineBreak(), *inlines] if pieces and inlines else inlines
        return tuple(pieces)


def read_notes(
    package: Package, parts: Mapping[str, str], styles: Styles, numbering: ListNumbering, telling: Telling
) -> NoteTexts:
    """The notes of a file; `parts` gives the part names by kind of relation."""
    notes = NoteTexts(telling, numbering)
    for kind in _KINDS:
        name = parts.get(f"{kind}s", "")
        root = package.xml(name)
        if root is not None:
            relations = dict(package.relations(name))
            pictures = PictureReader(package, relations, telling)
            fields = OpenFields(are_fields_balanced(root))
            reader = InlineReader(
                styles, RunReader(styles, telling), relations, pictures, telling, lambda _: None, fields
            )
            notes.add(kind, root, reader)
    return notes
