"""The tags of a template: found over split runs, put right where Word has changed them, and numbered with their place.

Word writes a tag in as many runs as it likes, makes its quotes and spaces typographic, and puts marks of its own
inside. All that is put right here in silence, in tags only: text stays as it is typed.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias

from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.opc.archive import CONTENT_TYPES
from hfi_docs.word.opc.xml import Element, parse_xml
from hfi_docs.word.render.vocabulary import (
    BR,
    FLD_CHAR,
    FLD_SIMPLE,
    HYPERLINK,
    INSTR_TEXT,
    MAIN,
    R_RUN,
    SDT,
    TXBX_CONTENT,
    P,
    T,
    serialise,
    w,
)
from hfi_docs.word.template.layout_tables import mark_layout
from hfi_docs.word.template.places import places, story_titles

#: {{ prints · {% does · {# only says.
Sign: TypeAlias = Literal["{{", "{%", "{#"]
#: What a tag may stand in where it cannot be filled in.
Wrapper: TypeAlias = Literal["link", "field", "control", "box"]

_HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES = "\u00a0\u1680\u202f\u205f\u3000\t\n\r" + "".join(map(chr, range(0x2000, 0x200B)))
_PLAIN = str.maketrans({
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′‹›", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_HIDDEN, None),
})  # fmt: skip
_H = f"[{_HIDDEN}]*"
#: Up to the next beginning of a tag: one that is not closed takes nothing of those below it.
_TAG = regex("|".join(
    rf"\{{{_H}{sign}(?:(?!\{{{_H}[{{%#]).)*?{end}{_H}\}}" for sign, end in ((r"\{", r"\}"), ("%", "%"), ("#", "#"))
), re.DOTALL)  # fmt: skip
_LETTER = regex(r"(tr|tc|p|r)(?= )")
#: A brace and its sign without the other end; a name in single braces.
_LOOSE = regex(rf"\{{{_H}[{{%#]|[}}%#]{_H}\}}|\{{\s*[\w.]+\s*\}}")
#: How much of the text is told; how many are; how large a template is read.
_AROUND, _MOST_LOOSE, _MOST_ELEMENTS = 100, 100, 15_000
_TAB, _CR, _NO_BREAK_HYPHEN, _SOFT_HYPHEN = (w(name) for name in ("tab", "cr", "noBreakHyphen", "softHyphen"))
_SIGNS = {_TAB: "\t", BR: "\n", _CR: "\n", _NO_BREAK_HYPHEN: "-", _SOFT_HYPHEN: "\u00ad"}
_FIELD_TYPE = w("fldCharType")
_WRAPPERS: Mapping[str, Wrapper] = {HYPERLINK: "link", FLD_SIMPLE: "field", SDT: "control", TXBX_CONTENT: "box"}
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
#: Marks of Word's own that stand between the runs of a tag; the cursor's last place is one of them.
_MARKS = frozenset({w("proofErr"), w("lastRenderedPageBreak")})
_LAST_PLACE = "_GoBack"
_TEMPLATE_TYPE, _DOCUMENT_TYPE = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"


class Tag(NamedTuple):
    """A tag: its number in its part from 1, the whole of it as it is read, and what stands between its signs.

    `letter` is docxtpl's: what goes with the tag – a paragraph (p), a row (tr), a cell (tc), a run (r) or nothing.
    """

    number: int
    part: str
    place: str
    text: str
    sign: Sign
    letter: str
    content: str
    paragraph: Element
    wrappers: frozenset[Wrapper]


class Loose(NamedTuple):
    """A brace with its sign that is part of no tag (`{{`, `%}`), or `{` for a name in single braces.

    `around` is the text from there to the end, to there for one that closes.
    """

    sign: str
    around: str
    place: str
    paragraph: Element


class Story(NamedTuple):
    """A part with text, its tags put right: the body, a header, a footer.

    `places` is of each paragraph, table and cell.
    """

    name: str
    title: str
    root: Element
    places: Mapping[Element, str]
    tags: tuple[Tag, ...]
    loose: tuple[Loose, ...]


class _Piece(NamedTuple):
    """Some text of a paragraph, or a sign that Word writes as an element, and where it begins."""

    element: Element
    text: str
    start: int
    in_field: bool


def normalise(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a template with each tag whole, in one run, in plain signs; a .dotx as the document it makes.

    Raises:
        UnreadableError: a part with text is no usable XML. KeyError: there is no body.
    """
    stories = read_stories(parts)
    mark_layout(stories[0].root)
    written = {story.name: serialise(story.root) for story in stories if story.tags}
    types = parts.get(CONTENT_TYPES, b"").replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
    return {**parts, **written, CONTENT_TYPES: types}


def read_stories(parts: Mapping[str, bytes]) -> tuple[Story, ...]:
    """The parts with text and their tags, the body first.

    Raises:
        UnreadableError: one of them is no usable XML, or they are far too large. KeyError: there is no body.
    """
    main = parse_xml(parts[MAIN], MAIN)
    titles = story_titles(parts, main)
    names = sorted(titles, key=lambda name: (name != MAIN, name))
    roots = {name: main if name == MAIN else parse_xml(parts[name], name) for name in names}
    if sum(1 for root in roots.values() for _ in root.iter()) > _MOST_ELEMENTS:
        message = "Malen er for stor: den har mye mer tekst enn et brevhode."
        raise UnreadableError(message, "Begynn i et tomt dokument.")
    return tuple(_story(name, titles[name], root) for name, root in roots.items())


def plain(text: str) -> str:
    """What is written in a tag, in the signs that are meant."""
    return unicodedata.normalize("NFC", text.translate(_PLAIN))


def _story(name: str, title: str, root: Element) -> Story:
    known = places(root, title)
    tags: list[Tag] = []
    loose: list[Loose] = []
    for paragraph, pieces in _pieces(root).items():
        if paragraph in known:
            text = "".join(piece.text for piece in pieces)
            if "{" in text or "}" in text:
                found = list(_TAG.finditer(text))
                loose += islice(_loose(text, known[paragraph], paragraph), _MOST_LOOSE - len(loose))
                tags += (
                    _tag(len(tags) + index, name, known[paragraph], match, paragraph, pieces)
                    for index, match in enumerate(found, 1)
                )
                _gather(paragraph, pieces, found)
    return Story(name, title, root, known, tuple(tags), tuple(loose))


def _pieces(root: Element) -> dict[Element, list[_Piece]]:
    """What each paragraph says; a text box is no part of the paragraph that it hangs on."""
    found: dict[Element, list[_Piece]] = {}
    lengths: dict[Element, int] = {}
    depth = 0
    for element in root.iter(T, FLD_CHAR, INSTR_TEXT, *_SIGNS):
        if element.tag == FLD_CHAR:
            depth += {"begin": 1, "end": -1}.get(element.get(_FIELD_TYPE, ""), 0)
            continue
        paragraph, parent = next(element.iterancestors(P), None), element.getparent()
        # A tab stop is named as a tab is.
        if paragraph is None or parent is None or (element.tag in _SIGNS and parent.tag != R_RUN):
            continue
        text = _SIGNS.get(str(element.tag)) or element.text or ""
        start = lengths.get(paragraph, 0)
        lengths[paragraph] = start + len(text)
        found.setdefault(paragraph, []).append(_Piece(element, text, start, depth > 0))
    return found


def _tag(number: int, part: str, place: str, match: re.Match[str], paragraph: Element, pieces: Sequence[_Piece]) -> Tag:
    text = plain(match[0])
    letter = _LETTER.match(text, 2)
    content = text[letter.end() if letter else 2 : -2].strip()
    sign: Sign = "{{" if text[1] == "{" else "{%" if text[1] == "%" else "{#"
    wrappers = frozenset(_wrappers(_within(pieces, match)))
    return Tag(number, part, place, text, sign, letter[1] if letter else "", content, paragraph, wrappers)


def _loose(text: str, place: str, paragraph: Element) -> Iterator[Loose]:
    # What is left keeps its place in the text.
    left = _TAG.sub(lambda match: " " * len(match[0]), text)
    for match in _LOOSE.finditer(left):
        sign = plain(match[0])
        single = sign[1] not in "{%#" and sign[0] == "{"
        begin, end = match.span()
        around = sign if single else text[begin : begin + _AROUND] if sign[0] == "{" else text[:end][-_AROUND:]
        yield Loose("{" if single else sign, plain(around).strip(), place, paragraph)


def _within(pieces: Sequence[_Piece], match: re.Match[str]) -> list[_Piece]:
    """The pieces that a tag is written in."""
    return [each for each in pieces if each.start < match.end() and each.start + len(each.text) > match.start()]


def _wrappers(pieces: Sequence[_Piece]) -> Iterator[Wrapper]:
    for piece in pieces:
        if piece.in_field or piece.element.tag == INSTR_TEXT:
            yield "field"
        yield from (_WRAPPERS[str(outer.tag)] for outer in piece.element.iterancestors(*_WRAPPERS))


def _gather(paragraph: Element, pieces: Sequence[_Piece], tags: Sequence[re.Match[str]]) -> None:
    """Puts the whole of each tag where it begins, and takes Word's own marks out of its paragraph."""
    texts = {piece.element: piece.text for piece in pieces}
    for match in reversed(tags):
        first, *others = _within(pieces, match)
        for piece in others:
            texts[piece.element] = texts[piece.element][max(0, match.end() - piece.start) :]
        begin, end = match.start() - first.start, match.end() - first.start
        texts[first.element] = texts[first.element][:begin] + plain(match[0]) + texts[first.element][end:]
    for element, text in texts.items():
        if element.tag not in _SIGNS:
            if element.text != text:
                element.text = text
                element.set(_PRESERVE, "preserve")
            if not text:
                _remove(element)
        elif not text:
            _remove(element)
    if tags:
        _drop_marks(paragraph)


def _drop_marks(paragraph: Element) -> None:
    for mark in list(paragraph.iter(*_MARKS)):
        _remove(mark)
    starts = [each for each in paragraph.iter(w("bookmarkStart")) if each.get(w("name")) == _LAST_PLACE]
    ids = {start.get(w("id")) for start in starts}
    ends = [each for each in paragraph.iter(w("bookmarkEnd")) if each.get(w("id")) in ids]
    for mark in (*starts, *ends):
        _remove(mark)


def _remove(element: Element) -> None:
    """Takes an element out, and the run that holds nothing more."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        if parent.tag == R_RUN and all(child.tag == w("rPr") for child in parent):
            _remove(parent)
