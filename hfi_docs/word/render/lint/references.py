"""Rules for names and numbers that point at something: bookmarks, links, styles, lists, drawings, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator

from hfi_docs.values.expressions import regex
from hfi_docs.word.render.lint.element import Fault, child_value, excerpt
from hfi_docs.word.render.lint.package import WordPackage
from hfi_docs.word.render.lint.part import XmlPart
from hfi_docs.word.render.vocabulary import (
    ABSTRACT_NUM,
    ABSTRACT_NUM_ID,
    ANCHOR,
    BOOKMARK_END,
    BOOKMARK_START,
    DOC_PR,
    DRAWING,
    FOOTNOTE,
    FOOTNOTE_REFERENCE,
    HYPERLINK,
    ID,
    NAME,
    NUM,
    NUM_ID,
    PICT,
    R_STYLE,
    STYLE,
    STYLE_ID,
    TBL_STYLE,
    TYPE,
    VAL,
    Element,
    R,
    T,
)

_MAX_NAME = 40
# The underscore begins names that Word hides in its dialogs, such as _Toc and _Ref.
_BOOKMARK = regex(r"[^\W\d]\w*")
_FIELD_TARGET = regex(r"""\s*(?:(?:PAGE|NOTE)?REF\s+|HYPERLINK\s+\\l\s+)"?([^\s"\\]+)""", re.IGNORECASE)
# Word knows the top of the document without a bookmark.
_BUILT_IN = frozenset({"_top"})
_STYLE_KINDS = ((R_STYLE, "character"), (TBL_STYLE, "table"))
_STYLE_WORDS = {"paragraph": "avsnittsstilen", "character": "tegnstilen", "table": "tabellstilen"}


def bookmarks_paired(package: WordPackage) -> Iterator[Fault]:
    """Every bookmark begins and then ends in the same story."""
    for part in package.stories:
        open_ids: Counter[str] = Counter()
        for element in _bookmark_marks(part):
            used = element.get(ID, "")
            open_ids[used] += 1 if element.tag == BOOKMARK_START else -1
            if open_ids[used] < 0:
                open_ids[used] = 0
                yield part.name, f"Bokmerke nummer «{used}» slutter uten å ha begynt."
        for used in +open_ids:
            yield part.name, f"Bokmerke nummer «{used}» slutter ikke."


def _bookmark_marks(part: XmlPart) -> Iterator[Element]:
    if part.all(BOOKMARK_START) or part.all(BOOKMARK_END):
        yield from part.root.iter(BOOKMARK_START, BOOKMARK_END)


def bookmarks_unique(package: WordPackage) -> Iterator[Fault]:
    """Numbers are unique in a story, names in the document; Word does not heed case."""
    for part in package.stories:
        for used, count in Counter(item.get(ID, "") for item in part.all(BOOKMARK_START)).items():
            if count > 1:
                yield part.name, f"Bokmerke nummer «{used}» finnes {count} ganger."
    for name, count in Counter(name.casefold() for _, name in _bookmarks(package)).items():
        if count > 1:
            part_name = next(part for part, found in _bookmarks(package) if found.casefold() == name)
            yield part_name, f"Bokmerket «{name}» finnes {count} ganger."


def _bookmarks(package: WordPackage) -> list[tuple[str, str]]:
    return [(part.name, item.get(NAME, "")) for part in package.stories for item in part.all(BOOKMARK_START)]


def bookmark_names(package: WordPackage) -> Iterator[Fault]:
    """A name begins with a letter, has no space and is at most 40 characters."""
    for part, name in _bookmarks(package):
        if len(name) > _MAX_NAME or not _BOOKMARK.fullmatch(name):
            yield part, f"Bokmerket «{name}» har et navn som Word ikke godtar."


def anchors_exist(package: WordPackage) -> Iterator[Fault]:
    """Every link inside the document leads to a bookmark."""
    known = _targets(package)
    for part in package.stories:
        for link in part.all(HYPERLINK):
            # With an address the anchor is a place in another file.
            anchor = "" if link.get(f"{R}id") else link.get(ANCHOR, "")
            if anchor and anchor.casefold() not in known:
                yield part.name, f"Lenken «{excerpt(link)}» fører til bokmerket «{anchor}», som ikke finnes."


def field_targets_exist(package: WordPackage) -> Iterator[Fault]:
    """Every cross reference (REF, PAGEREF) leads to a bookmark."""
    known = _targets(package)
    for part in package.stories:
        for instruction in part.fields.instructions:
            found = _FIELD_TARGET.match(instruction)
            if found and found[1].casefold() not in known:
                yield part.name, f"Kryssvisningen «{instruction.strip()}» fører til et bokmerke som ikke finnes."


def _targets(package: WordPackage) -> frozenset[str]:
    return _BUILT_IN.union(name.casefold() for _, name in _bookmarks(package))


def links_hold_and_lead(package: WordPackage) -> Iterator[Fault]:
    """A link has something to click on, and somewhere to go."""
    for part in package.stories:
        for link in part.all(HYPERLINK):
            if not any(item.text or item.tag != T for item in link.iter(T, DRAWING, PICT)):
                yield part.name, "En lenke er tom."
            elif not link.get(f"{R}id") and not link.get(ANCHOR):
                yield part.name, f"Lenken «{excerpt(link)}» fører ingen steder."


def styles_exist(package: WordPackage) -> Iterator[Fault]:
    """Every style in use is defined, and as the right kind; Word silently falls back to Normal otherwise."""
    defined = {
        (style.get(TYPE, "paragraph"), style.get(STYLE_ID, ""))
        for style in (package.styles.all(STYLE) if package.styles else ())
    }
    for part in package.stories:
        uses = {("paragraph", style) for style, _ in part.paragraph_styles}
        uses.update((kind, item.get(VAL, "")) for tag, kind in _STYLE_KINDS for item in part.all(tag))
        for kind, used in sorted(uses - defined):
            yield part.name, f"Dokumentet bruker {_STYLE_WORDS[kind]} «{used}», som ikke finnes."


def lists_exist(package: WordPackage) -> Iterator[Fault]:
    """Every list in use is defined, and so is what the definition builds on."""
    numbering = package.numbering
    defined = {item.get(NUM_ID, "") for item in (numbering.all(NUM) if numbering else ())}
    for part in package.marked_up:
        for used in sorted({item.get(VAL, "") for item in part.all(NUM_ID)}):
            # Zero takes a paragraph out of its style's list.
            if used not in defined and used != "0":
                yield part.name, f"Dokumentet bruker listen «{used}», som ikke finnes."
    bases = {item.get(ABSTRACT_NUM_ID, "") for item in (numbering.all(ABSTRACT_NUM) if numbering else ())}
    for item in numbering.all(NUM) if numbering else ():
        base = child_value(item, ABSTRACT_NUM_ID)
        if numbering and base not in bases:
            yield numbering.name, f"Listen «{item.get(NUM_ID, '')}» bygger på «{base}», som ikke finnes."


def list_bases_first(package: WordPackage) -> Iterator[Fault]:
    """Word wants all abstract definitions before the lists that use them."""
    if package.numbering is None:
        return
    tags = [item.tag for item in package.numbering.root if item.tag in (ABSTRACT_NUM, NUM)]
    if tags != sorted(tags, key=(ABSTRACT_NUM, NUM).index):
        yield package.numbering.name, "Listedefinisjonene (abstractNum) skal stå før listene (num)."


def drawing_ids_unique(package: WordPackage) -> Iterator[Fault]:
    """Drawings in text, headers and footers share one series of numbers."""
    seen: set[str] = set()
    for part in package.stories:
        for drawing in part.all(DOC_PR):
            used = drawing.get("id", "")
            if used in seen:
                yield part.name, f"To figurer har nummer «{used}»."
            seen.add(used)


_ORDINARY = ("", "normal")


def notes_exist(package: WordPackage) -> Iterator[Fault]:
    """Every reference leads to a footnote; Word refuses the file otherwise."""
    known = {note.get(ID, "") for note in _notes(package)}
    for part in package.stories:
        for used in sorted({item.get(ID, "") for item in part.all(FOOTNOTE_REFERENCE)} - known):
            yield part.name, f"Teksten viser til fotnote nummer «{used}», som ikke finnes."


def notes_used_once(package: WordPackage) -> Iterator[Fault]:
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


def notes_only_in_text(package: WordPackage) -> Iterator[Fault]:
    """Word has footnotes in the text alone, not in headers, footers or other notes."""
    for part in package.stories:
        if part is not package.main and part.all(FOOTNOTE_REFERENCE):
            yield part.name, "En fotnote er vist til utenfor selve teksten."


def _notes(package: WordPackage) -> list[Element]:
    """The footnotes that people read, not the lines that part them from the text."""
    part = package.main_related("footnotes")
    return [note for note in (part.all(FOOTNOTE) if part else ()) if note.get(TYPE, "") in _ORDINARY]
