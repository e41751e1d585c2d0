"""Rules for footnotes: each is there, is referred to once, and from the text."""

from collections import Counter
from collections.abc import Iterator

from hfi_docs.word.render.lint.element import excerpt
from hfi_docs.word.render.lint.finding import Fault
from hfi_docs.word.render.lint.package import Package
from hfi_docs.word.render.names import FOOTNOTE, FOOTNOTE_REFERENCE, ID, TYPE, Element

_ORDINARY = ("", "normal")


def notes_exist(package: Package) -> Iterator[Fault]:
    """Every reference leads to a footnote; Word refuses the file otherwise."""
    known = {note.get(ID, "") for note in _notes(package)}
    for part in package.stories:
        for used in sorted({item.get(ID, "") for item in part.all(FOOTNOTE_REFERENCE)} - known):
            yield part.name, f"Teksten viser til fotnote nummer «{used}», som ikke finnes."


def notes_used_once(package: Package) -> Iterator[Fault]:
    """No footnote is left without a reference, none is referred to twice, no number stands twice."""
    part = package.main_related("footnotes")
    if part is None:
        return
    used = Counter(item.get(ID, "") for story in package.stories for item in story.all(FOOTNOTE_REFERENCE))
    for note in _notes(package):
        count = used[note.get(ID, "")]
        if count != 1:
            yield part.name, f"Fotnoten «{excerpt(note)}» er vist til {count} ganger; det skal være én."
    for number, count in Counter(item.get(ID, "") for item in part.all(FOOTNOTE)).items():
        if count > 1:
            yield part.name, f"Fotnote nummer «{number}» finnes {count} ganger."


def notes_only_in_text(package: Package) -> Iterator[Fault]:
    """Word has footnotes in the text alone, not in headers, footers or other notes."""
    for part in package.stories:
        if part is not package.main and part.all(FOOTNOTE_REFERENCE):
            yield part.name, "En fotnote er vist til utenfor selve teksten."


def _notes(package: Package) -> list[Element]:
    """The footnotes that people read, not the lines that part them from the text."""
    part = package.main_related("footnotes")
    return [note for note in (part.all(FOOTNOTE) if part else ()) if note.get(TYPE, "") in _ORDINARY]
