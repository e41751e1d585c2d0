"""Rules for the build of a story: nesting, order of properties, fields, sections."""

from collections.abc import Iterator

from lxml import etree

from hfi_docs.word.render.lint.element import Fault, child, excerpt, integer, last_block, xpath
from hfi_docs.word.render.lint.package import WordPackage
from hfi_docs.word.render.lint.part import XmlPart
from hfi_docs.word.render.shell import TOKEN_OPEN
from hfi_docs.word.render.vocabulary import (
    BODY,
    CHILD_RANKS,
    COMMENT,
    ENDNOTE,
    FOOTER_REFERENCE,
    FOOTNOTE,
    FTR,
    HDR,
    HEADER_REFERENCE,
    HEIGHT,
    ORIENT,
    P_PR,
    PG_SZ,
    REPEATABLE,
    SECT_PR,
    TBL,
    TC,
    TXBX_CONTENT,
    TYPE,
    WIDTH,
    Element,
    P,
    short,
)

_ODD_BLOCKS = xpath("//w:p//w:p | //w:p//w:tbl")
_IN_TEXT = xpath("//w:t/* | //w:instrText/* | //w:delText/*")
_TEXT = etree.XPath("string()", smart_strings=False)


def blocks_not_in_paragraphs(package: WordPackage) -> Iterator[Fault]:
    """No paragraph or table stands inside a paragraph; a text box begins a story of its own."""
    for part in package.stories:
        for element in part.find(_ODD_BLOCKS):
            if _in_paragraph(element):
                yield part.name, f"Et avsnitt eller en tabell står inne i et avsnitt: «{excerpt(element)}»."


def _in_paragraph(element: Element) -> bool:
    nearest = next(element.iterancestors(P, TXBX_CONTENT), None)
    return nearest is not None and nearest.tag == P


def text_is_text(package: WordPackage) -> Iterator[Fault]:
    """A text element holds characters, never elements."""
    for part in package.stories:
        for element in part.find(_IN_TEXT):
            yield part.name, f"Et tekstelement inneholder «{short(element.tag)}»: «{excerpt(element)}»."


def properties_in_order(package: WordPackage) -> Iterator[Fault]:
    """Property children follow the order of the schema, each at most once."""
    for part in package.marked_up:
        for parent, *children in part.property_patterns:
            if not _in_order(parent, children):
                names = ", ".join(short(tag) for tag in children)
                yield part.name, f"Barna til «{short(parent)}» følger ikke skjemaet: {names}."


def _in_order(parent: str, children: list[str]) -> bool:
    ranks = CHILD_RANKS[parent]
    namespace = parent.partition("}")[0]
    # Extensions of later Word versions stand in their own namespaces and in their own places.
    own = [tag for tag in children if tag.startswith(namespace)]
    if any(tag not in ranks for tag in own):
        return False
    once = [tag for tag in own if tag not in REPEATABLE]
    places = [ranks[tag] for tag in own]
    return len(once) == len(set(once)) and places == sorted(places)


def measures_are_integers(package: WordPackage) -> Iterator[Fault]:
    """Word reads whole numbers only; 20.5 makes the file invalid."""
    for part in package.marked_up:
        for tag, attribute, value in part.broken_measures:
            yield part.name, f"«{short(tag)}» har «{value}» i «{short(attribute)}»; bare heltall går."


def fields_balanced(package: WordPackage) -> Iterator[Fault]:
    """Complex fields begin, may separate, and end, one inside another."""
    for part in package.stories:
        for message in part.fields.faults:
            yield part.name, message


def paragraph_after_table(package: WordPackage) -> Iterator[Fault]:
    """A paragraph follows every table: two tables run together, and Word refuses a story that ends with one."""
    for part in package.stories:
        for table in part.all(TBL):
            following = table.getnext()
            if following is not None and following.tag == TBL:
                yield part.name, "To tabeller følger på hverandre uten avsnitt mellom."
        for story in _block_stories(part):
            last = last_block(story)
            if last is not None and last.tag == TBL:
                yield part.name, "Teksten slutter med en tabell; Word krever et avsnitt til slutt."


def _block_stories(part: XmlPart) -> Iterator[Element]:
    for tag in (BODY, HDR, FTR, FOOTNOTE, ENDNOTE, COMMENT, TXBX_CONTENT):
        yield from part.all(tag)


def section_properties_last(package: WordPackage) -> Iterator[Fault]:
    """The body ends with its one set of section properties; other sections end in a paragraph of the body."""
    if package.main is None:
        return
    for body in package.main.all(BODY):
        found = [number for number, item in enumerate(body, 1) if item.tag == SECT_PR]
        if found != [len(body)]:
            yield package.main.name, "Seksjonsoppsettet (sectPr) skal stå én gang, sist i teksten."
    for part in package.stories:
        for section in _sections(part):
            place = list(section.iterancestors(TC, HDR, FTR, TXBX_CONTENT))
            if place:
                yield part.name, f"Et seksjonsskifte står i «{short(place[0].tag)}»."


def _sections(part: XmlPart) -> list[Element]:
    """Section properties in force, not those a tracked change remembers."""
    return [item for item in part.all(SECT_PR) if _parent_tag(item) in (BODY, P_PR)]


def _parent_tag(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def landscape_is_wide(package: WordPackage) -> Iterator[Fault]:
    """Word needs both: the orientation says landscape, and the page is wider than high."""
    if package.main is None:
        return
    for section in _sections(package.main):
        size = child(section, PG_SZ)
        width, height = (None, None) if size is None else (integer(size, WIDTH), integer(size, HEIGHT))
        if size is None or width is None or height is None:
            yield package.main.name, "En seksjon mangler sidestørrelse."
        elif (size.get(ORIENT) == "landscape") != (width > height):
            yield package.main.name, f"En seksjon er {width} × {height} med retning «{size.get(ORIENT, '')}»."


def first_section_has_header(package: WordPackage) -> Iterator[Fault]:
    """Header and footer belong to the first section; later ones inherit them."""
    if package.main is None:
        return
    first = _sections(package.main)[:1]
    for tag, word in ((HEADER_REFERENCE, "topptekst"), (FOOTER_REFERENCE, "bunntekst")):
        if first and not any(item.get(TYPE) == "default" for item in first[0].iterchildren(tag)):
            yield package.main.name, f"Den første seksjonen mangler {word}."


def no_token_left(package: WordPackage) -> Iterator[Fault]:
    """Every place for blocks was filled. Braces are no fault: a paper may legally write them."""
    for part in package.parts.values():
        # The text as well as the bytes: Word likes to divide what it shows as one word.
        if TOKEN_OPEN.encode() in part.data or TOKEN_OPEN in str(_TEXT(part.root)):
            yield part.name, "Plassen til en innholdsblokk er ikke fylt ut."
