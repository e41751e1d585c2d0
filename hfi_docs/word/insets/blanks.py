"""Blank pages behind a sentence, in sections of their own; what follows the sentence goes on after them."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count, groupby
from typing import Final, NamedTuple

from lxml import etree

from hfi_docs.document import Orientation
from hfi_docs.values.expressions import regex
from hfi_docs.values.labels import INSET_MARK, Language, label
from hfi_docs.word.insets.heads import InsetHeads
from hfi_docs.word.opc.archive import pack, unzip
from hfi_docs.word.render.metrics import TWIPS_PER_POINT
from hfi_docs.word.render.shell import paragraph_text
from hfi_docs.word.render.vocabulary import (
    BODY,
    BOOKMARK_START,
    FOOTER_REFERENCE,
    HEADER_REFERENCE,
    HEIGHT,
    ID,
    MAIN,
    NAME,
    ORIENT,
    P_PR,
    PG_SZ,
    SECT_PR,
    TITLE_PG,
    TYPE,
    WIDTH,
    KnownElement,
    P,
    T,
    elements,
    parse,
    serialise,
    w,
)

_ATTACHMENT: Final = regex(r"(?:.*_)?vedlegg_\d+")
_MARKED: Final = regex(f"{_ATTACHMENT.pattern}{INSET_MARK}")
_BREAK, _FIRST_NUMBER, _KIND = w("pageBreakBefore"), w("pgNumType"), w("type")
#: The line above each page and the gap below it, in points.
_LINE, _GAP = 12, 4
_ABOVE: Final = (
    f'<w:p><w:pPr>{{broken}}<w:spacing w:before="0" w:after="0" w:line="{_LINE * TWIPS_PER_POINT}"'
    ' w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
    '<w:bookmarkStart w:id="{id}" w:name="{name}"/><w:r><w:rPr><w:color w:val="595959"/><w:sz w:val="16"/>'
    '<w:szCs w:val="16"/></w:rPr><w:t>{text}</w:t></w:r><w:bookmarkEnd w:id="{id}"/></w:p>'
)


class Blank(NamedTuple):
    """A blank page for one page of a file, by its bookmark; `number` is the page of the file, from 1.

    Its room begins `below` the bookmark and ends `foot` above the edge of the paper, in points.
    """

    name: str
    file: str
    number: int
    below: float
    foot: float


class Expanded(NamedTuple):
    """A packet with room for the pages of files, and the blank pages in it."""

    content: bytes
    blanks: tuple[Blank, ...]


def inset_files(document: bytes) -> tuple[str, ...]:
    """The names of the files whose pages the PDF of a Word file may hold, in their order."""
    content = unzip(document).parts.get(MAIN, b"")
    if f'{INSET_MARK}"'.encode() not in content:
        return ()
    return tuple(dict.fromkeys(_file_of(each) for _, each in _sentences(parse(content).find(BODY))))


def with_blank_pages(document: bytes, files: Mapping[str, Sequence[Orientation]]) -> Expanded:
    """The Word file with a blank page for each page of these files, which lies as it does."""
    parts = dict(unzip(document).parts)
    root = parse(parts[MAIN])
    body = root.find(BODY)
    _spell_out(body)
    heads = InsetHeads(parts, body)
    numbers = count(1 + max((int(mark.get(ID)) for mark in root.iter(BOOKMARK_START)), default=0))
    blanks: list[Blank] = []
    for anchor, sentence in _sentences(body):
        name = _file_of(sentence)
        if files.get(name):
            blanks += _make_room(sentence, anchor, files[name], heads, numbers)
    heads.put_in(parts)
    parts[MAIN] = serialise(root)
    return Expanded(pack(parts), tuple(blanks))


def _sentences(body: KnownElement) -> list[tuple[str, KnownElement]]:
    """The paragraphs about files that go along, with the bookmark of the attachment of each."""
    found = ((mark.get(NAME), mark.getparent()) for mark in body.iterfind(f"{P}/{BOOKMARK_START}"))
    return [(name.removesuffix(INSET_MARK), each) for name, each in found if _MARKED.fullmatch(name)]


def _file_of(sentence: KnownElement) -> str:
    return paragraph_text(sentence).partition("«")[2].rpartition("»")[0]


def _spell_out(body: KnownElement) -> None:
    """Lets each section name the headers and footers that it has from the one before: others come between."""
    known: dict[tuple[str, str], KnownElement] = {}
    for section in body.iter(SECT_PR):
        own = {(each.tag, each.get(TYPE)): each for each in section.iterchildren(HEADER_REFERENCE, FOOTER_REFERENCE)}
        for key in [key for key in known if key not in own]:
            section.insert(0, deepcopy(known[key]))
        known |= own


def _make_room(
    sentence: KnownElement, anchor: str, pages: Sequence[Orientation], heads: InsetHeads, numbers: Iterator[int]
) -> Iterator[Blank]:
    """Puts the blank pages behind the sentence, and says in it that they follow."""
    name, language, around = _file_of(sentence), _language(sentence), _section_of(sentence)
    _say(sentence, label("på_neste_side" if len(pages) == 1 else "på_neste_sider", language).format(len(pages)))
    pattern = deepcopy(around)
    if _own_section(sentence) is None:
        _properties(sentence).append(deepcopy(around))
        _go_on(around)
    at, number = sentence, 0
    for lie, group in groupby(pages):
        section = _inset_section(pattern, lie)
        heads.dress(section, lie, anchor)
        for first, _ in enumerate(group):
            number += 1
            blank = Blank(f"{anchor}_side_{number}", name, number, _LINE + _GAP, heads.foot(section))
            text = label("side_av", language).format(number, len(pages))
            broken = "<w:pageBreakBefore/>" if first else ""
            (made,) = elements(_ABOVE.format(broken=broken, id=next(numbers), name=blank.name, text=text))
            at.addnext(made)
            at = made
            yield blank
        _properties(at).append(section)
    _end(at, around, heads)


def _section_of(paragraph: KnownElement) -> KnownElement:
    """The properties of the section that an element of the body stands in; they stand where it ends."""
    own = _own_section(paragraph)
    if own is not None:
        return own
    for each in paragraph.itersiblings():
        if each.tag == SECT_PR:
            return each
        ending = _own_section(each)
        if ending is not None:
            return ending
    message = "a body without a section"
    raise ValueError(message)


def _own_section(element: KnownElement) -> KnownElement | None:
    return element.find(f"{P_PR}/{SECT_PR}") if element.tag == P else None


def _properties(paragraph: KnownElement) -> KnownElement:
    found = paragraph.find(P_PR)
    if found is None:
        found = etree.Element(P_PR)
        paragraph.insert(0, found)
    return found


def _go_on(section: KnownElement) -> None:
    """Lets the second half of a section that has been parted be no first page, and begin a new one."""
    for element in list(section):
        is_first = element.tag in (HEADER_REFERENCE, FOOTER_REFERENCE) and element.get(TYPE) == "first"
        if is_first or element.tag in (TITLE_PG, _KIND):
            section.remove(element)
        elif element.tag == _FIRST_NUMBER:
            element.attrib.pop(w("start"), None)


def _inset_section(pattern: KnownElement, lie: Orientation) -> KnownElement:
    """A section like the one around, whose pages lie so."""
    section = deepcopy(pattern)
    _go_on(section)
    size = section.find(PG_SZ)
    short, long = sorted((size.get(WIDTH), size.get(HEIGHT)), key=int)
    size.set(WIDTH, long if lie == "landscape" else short)
    size.set(HEIGHT, short if lie == "landscape" else long)
    size.attrib.pop(ORIENT, None)
    if lie == "landscape":
        size.set(ORIENT, "landscape")
    return section


def _end(last: KnownElement, around: KnownElement, heads: InsetHeads) -> None:
    """Lets what follows begin below the blank pages; where nothing does, the paper ends with them."""
    following = last.getnext()
    marks = (mark.get(NAME) for mark in following.iterfind(BOOKMARK_START))
    another = next((name for name in marks if _ATTACHMENT.fullmatch(name)), None)
    if following is around:
        around.getparent().replace(around, last.find(f"{P_PR}/{SECT_PR}"))
    elif following.tag == P and following.find(f"{P_PR}/{_BREAK}") is not None:
        # A section begins a page by itself.
        following.find(P_PR).remove(following.find(f"{P_PR}/{_BREAK}"))
    if another and _section_of(following) is around:
        heads.dress(around, "landscape" if around.find(PG_SZ).get(ORIENT) else "portrait", another)


def _say(sentence: KnownElement, told: str) -> None:
    """Puts other words before the name of the file."""
    pieces = list(sentence.iter(T))
    whole = f"{told}: «{_file_of(sentence)}»."
    for piece in pieces:
        piece.text = ""
    pieces[0].text = whole


def _language(sentence: KnownElement) -> Language:
    return "nn" if paragraph_text(sentence).startswith(label("fil_følger", "nn")) else "nb"
