"""A template opened as what it is: a file from outside, which may be anything."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.opc.archive import COMPOUND, CONTENT_TYPES, MAX_RATIO, Flaw, unzip
from hfi_docs.word.opc.package import Relation, read_content_types, read_relations, source_name
from hfi_docs.word.opc.xml import Element, parse_xml
from hfi_docs.word.render.vocabulary import MAIN, OBJECT, P, R, w
from hfi_docs.word.template.faults import TemplateFault, shortened
from hfi_docs.word.template.tags import Story

DAMAGED: Final = "Filen er ikke et Word-dokument (.docx), eller den er skadet. Åpne den i Word og lagre den på nytt."
SIZE_LIMIT: Final = 2 * 1024 * 1024
TOO_LARGE: Final = (
    "Filen er over 2 MB. Er det limt inn bilder i full størrelse? Velg Bildeformat > Komprimer bilder i Word."
)
#: What a letterhead may unpack to; reading takes a second for more.
UNPACKED_LIMIT: Final = 16 * 1024 * 1024
XML_LIMIT: Final = 4 * 1024 * 1024
TOO_MUCH_XML: Final = f"Filen har mer enn {XML_LIMIT // 1024**2} MB tekst og stiler. Begynn på nytt i et tomt dokument."
_STRICT = b"http://purl.oclc.org/ooxml/"
_MACROS = "Malen inneholder makroer. Lagre den som vanlig Word-dokument (.docx)."
_OBJECT = "Malen har et innebygd objekt. Slett det, eller sett det inn som bilde eller tekst."
_TWICE = "Filen inneholder samme del to ganger. Åpne den i Word og lagre den på nytt."
#: Relations to what is no text or picture.
_EMBEDDED = frozenset({"oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "frame"})
_EMBEDDED_TAGS = (OBJECT, *(w(name) for name in ("altChunk", "subDoc", "control")))


def open_template(content: bytes) -> tuple[Mapping[str, bytes], list[TemplateFault]]:
    """The parts of a template, and why it cannot be read; never raises, whatever the bytes are."""
    if len(content) > SIZE_LIMIT:
        return {}, [TemplateFault(TOO_LARGE)]
    unzipped = unzip(content, max_ratio=MAX_RATIO, max_bytes=UNPACKED_LIMIT)
    for flaw in unzipped.flaws:
        if flaw.kind in ("file", "part", "size", "name"):
            return {}, [TemplateFault(_told(flaw, content))]
    flaws = {flaw.kind for flaw in unzipped.flaws}
    parts = unzipped.parts
    found = [TemplateFault(_MACROS)] if "macros" in flaws or _has_macros(parts) else []
    if "twice" in flaws or sum(name.endswith("core.xml") for name in parts) > 1:
        found.append(TemplateFault(_TWICE))
    if has_too_much_xml(parts):
        return {}, [*found, TemplateFault(TOO_MUCH_XML)]
    if _STRICT in parts.get(MAIN, b""):
        found.append(
            TemplateFault("Malen er lagret som «Strict Open XML». Lagre den som vanlig Word-dokument (.docx).")
        )
    return parts, found


def has_too_much_xml(parts: Mapping[str, bytes]) -> bool:
    """Whether reading the parts with text and styles would take more than a second."""
    return sum(len(part) for name, part in parts.items() if name.lower().endswith((".xml", ".rels"))) > XML_LIMIT


def foreign_faults(parts: Mapping[str, bytes], stories: Sequence[Story]) -> Iterator[TemplateFault]:
    """What the template fetches from outside, or has inside that is neither text nor picture.

    Raises:
        UnreadableError: a list of relations is no usable XML.
    """
    by_name = {story.name: story for story in stories}
    objects = [(story, element) for story in stories for element in story.root.iter(*_EMBEDDED_TAGS)]
    for name in sorted(parts):
        if name.endswith(".rels"):
            source = source_name(name)
            for relation in read_relations(parse_xml(parts[name], name), source):
                message = _foreign(relation)
                # What stands in the text is told of where it stands.
                if message and not (objects and message == _OBJECT):
                    yield TemplateFault(message, _place(by_name.get(source), relation.id))
    for story, element in objects:
        yield TemplateFault(_OBJECT, _place_of(story, element))


def _foreign(relation: Relation) -> str:
    where = f"«{shortened(relation.target)}»"
    if relation.kind == "attachedTemplate":
        return f"Malen henter stiler fra en annen mal, {where}. Fjern den under Utvikler > Dokumentmal."
    if relation.external and relation.kind == "image":
        return f"Et bilde hentes fra {where}. Sett inn bildet selv: Sett inn > Bilder."
    if relation.external and relation.kind != "hyperlink":
        return f"Malen henter noe fra {where}. Fjern det, eller lim det inn som tekst."
    return _OBJECT if relation.kind in _EMBEDDED else ""


def _place(story: Story | None, relation: str) -> str:
    """Where a part uses one of its relations."""
    if story is None:
        return ""
    users = (element for element in story.root.iter() if relation in element.attrib.values())
    return next((_place_of(story, user) for user in users if any(key.startswith(R) for key in user.attrib)), "")


def _place_of(story: Story, element: Element) -> str:
    paragraph = element if element.tag == P else next(element.iterancestors(P), None)
    return story.title if paragraph is None else story.places.get(paragraph, story.title)


def _told(flaw: Flaw, content: bytes) -> str:
    if flaw.kind == "size" or content.startswith(COMPOUND):
        return f"{flaw.message} {flaw.hint}"
    return DAMAGED


def _has_macros(parts: Mapping[str, bytes]) -> bool:
    try:
        types = read_content_types(parse_xml(parts.get(CONTENT_TYPES, b""), CONTENT_TYPES))
    except UnreadableError:
        return False
    return "macroenabled" in (types.of(MAIN) or "").lower()
