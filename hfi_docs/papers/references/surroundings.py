"""What a reference can see from where it stands, and what it means there."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.document import Block, Inline, Link, Origin, Text
from hfi_docs.papers.references.targets import UnresolvedError
from hfi_docs.papers.tables import FigureError, Figures
from hfi_docs.records.model import Attachment, CaseNumber, Registers
from hfi_docs.records.record import KeyPath
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.case_numbers import format_case
from hfi_docs.values.labels import Language, label
from hfi_docs.values.references import Reference, write_reference
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest


def _nowhere(_key: KeyPath) -> Origin | None:
    return None


def _place_nothing(_kind: str, _name: str) -> tuple[Block, ...] | None:
    return None


class ReferenceKind(NamedTuple):
    """A kind of reference: what it prints, and an example with what that prints.

    `names` tells what its target may be the name of, such as «case» or «amount». `is_placed`: alone on a line it
    places something there. `in_registers`: it needs nothing of a case, so registers and notices may hold it.
    """

    printed: "Callable[[str, Surroundings], tuple[Inline, ...]]"
    names: frozenset[str]
    example: str
    prints: str
    is_placed: bool = False
    in_registers: bool = False


class Surroundings(NamedTuple):
    """What a reference can see: the paper it stands in and the registers.

    `table_numbers` and `figure_numbers` hold what stands in the text, with its number; `in_table` prints amounts and
    dates in their short form. When several papers share a document, `prefix` keeps the bookmarks of this one apart and
    `enclosed` are the cases of them all; `apart_from` is set where a text is shown apart from the paper of its case.
    `source` tells where a value of the paper's record is written. The template draws the views in `patterns` and the
    tables in `drawn` itself; what is numbered in `unprinted` has no heading or caption there, and what is in `beside`
    stands with the text, though that is apart from its paper. `withheld` are the attachments whose titles alone the
    readers see, and the tables and figures that stand in these only, by kind and name. With
    `insets` the PDF of the document holds the files that go along.
    """

    organ: str
    language: Language
    registers: Registers
    figures: Figures
    kinds: Mapping[str, ReferenceKind]
    attachments: Mapping[str, Attachment] = MappingProxyType({})
    table_numbers: Mapping[str, int] = MappingProxyType({})
    figure_numbers: Mapping[str, int] = MappingProxyType({})
    in_table: bool = False
    prefix: str = ""
    apart_from: CaseNumber | None = None
    enclosed: frozenset[CaseNumber] = frozenset()
    place: Callable[[str, str], tuple[Block, ...] | None] = _place_nothing
    source: Callable[[KeyPath], Origin | None] = _nowhere
    depth: int = 0
    patterns: frozenset[str] = frozenset()
    drawn: frozenset[str] = frozenset()
    unprinted: frozenset[tuple[str, int]] = frozenset()
    beside: frozenset[tuple[str, int]] = frozenset()
    withheld: frozenset[tuple[str, str]] = frozenset()
    insets: bool = False

    @property
    def placed_kinds(self) -> Collection[str]:
        """The kinds that can place something (`text.Resolver`)."""
        return tuple(name for name, kind in self.kinds.items() if kind.is_placed)

    def inline(self, reference: Reference) -> tuple[Inline, ...]:
        """The content that a reference prints (`text.Resolver`).

        Raises:
            UnresolvedError: its target does not exist.
        """
        return resolve(reference, self)

    def block(self, reference: Reference) -> tuple[Block, ...] | None:
        """The table, figure or resolution that a reference alone in a paragraph places there (`text.Resolver`)."""
        return self.place(reference.kind, reference.target)

    def at(self, *key: str | int) -> Origin | None:
        """Where a value of the paper's record is written."""
        return self.source(key)

    def written(self, number: CaseNumber) -> str:
        """«13/26», as its organ writes it; «uten nummer» of a draft that has none."""
        return self.registers.written(number) if number.number else label("uten_nummer", self.language)

    def case_name(self, number: CaseNumber) -> str:
        """«sak 13/26» for a case of the office's own organ in its papers, else with the organ: «PA-sak 03/26»."""
        home = self.registers.default_organ
        return format_case(number, self.written(number), home_organ=home if self.organ == home else "")

    def case_title(self, number: CaseNumber) -> str:
        """The same as the first of a line: «Sak 13/26»."""
        name = self.case_name(number)
        return f"{name[:1].upper()}{name[1:]}"

    def anchor(self, kind: str, number: int) -> str:
        """The bookmark of a numbered thing of this paper: its attachments, tables and figures."""
        return f"{self.prefix}{kind}_{number}"

    def mention(self, kind: str, number: int) -> tuple[Inline, ...]:
        """«vedlegg 3» with a link; «vedlegg 3 til sak 13/26» when that stands elsewhere."""
        name = f"{label(f'{kind}_ref', self.language)}{HARD_SPACE}{number}"
        if self.apart_from and (kind, number) not in self.beside:
            return (Text(f"{name} til {self.case_name(self.apart_from)}"),)
        return self.link((Text(name),), kind, number)

    def link(self, inlines: tuple[Inline, ...], kind: str, number: int) -> tuple[Inline, ...]:
        """The content as a link to a numbered thing of this paper; as it is when the template does not print that."""
        if (kind, number) in self.unprinted:
            return inlines
        return (Link(inlines, anchor=self.anchor(kind, number)),)

    def mention_alone(self, kind: str, number: int) -> tuple[Inline, ...]:
        """«Vedlegg 3», as what stands in a paragraph by itself."""
        return _capitalised(self.mention(kind, number))


def resolve(reference: Reference, here: Surroundings) -> tuple[Inline, ...]:
    """The content that a reference prints.

    Raises:
        UnresolvedError: unknown kind, or a target that does not exist.
    """
    kind = here.kinds.get(reference.kind)
    if kind is None or not reference.has_target:
        message = f"«{reference.written}» er ikke en henvisning som programmet kjenner."
        raise UnresolvedError(message, _kind_meant(reference, here.kinds))
    if not reference.target:
        message = f"«{reference.written}» mangler det den skal vise til."
        raise UnresolvedError(message, f"Skriv for eksempel {write_reference(reference.kind, kind.example)}.")
    try:
        printed = kind.printed(reference.target, here)
    except FigureError as error:
        raise UnresolvedError(error.message, error.hint, elsewhere=bool(error.key)) from None
    except UnreadableError as error:
        raise UnresolvedError(error.message, error.hint) from None
    return _capitalised(printed) if reference.is_capital else printed


def _kind_meant(reference: Reference, kinds: Collection[str]) -> str:
    first, _, rest = reference.kind.partition(" ")
    if not reference.has_target and first in kinds:
        return f"Det mangler kolon. Skriv {write_reference(first, rest.strip() or '…')}."
    return suggest(reference.kind, kinds) or f"Begynn med en av disse: {', '.join(f'{name}:' for name in kinds)}."


def _capitalised(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same content as the first of a sentence: «[[Vedlegg:…]]» prints «Vedlegg 3»."""
    match inlines:
        case (Text(text=text) as first, *rest):
            return (first._replace(text=text[:1].upper() + text[1:]), *rest)
        case (Link(inlines=children) as first, *rest):
            return (first._replace(inlines=_capitalised(children)), *rest)
    return inlines
