"""Rules for the package: XML, content types, core properties and relationships."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.archive import CONTENT_TYPES, part_key
from hfi_docs.word.opc.package import source_name
from hfi_docs.word.render.lint.element import Fault
from hfi_docs.word.render.lint.package import WordPackage
from hfi_docs.word.render.vocabulary import BLIP, BODY, CP, DC, DCTERMS, XSI, Element, R, short

CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DATES = frozenset({f"{DCTERMS}created", f"{DCTERMS}modified"})
_CORE_CHILDREN = frozenset(
    {f"{DC}{name}" for name in ("title", "subject", "creator", "description", "identifier", "language")}
    | _DATES
    | {
        f"{CP}{name}"
        for name in (
            "keywords",
            "lastModifiedBy",
            "revision",
            "lastPrinted",
            "category",
            "contentStatus",
            "contentType",
            "version",
        )
    }
)
_W3CDTF = regex(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?", re.ASCII)
_LANGUAGE = regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def well_formed(package: WordPackage) -> Iterator[Fault]:
    """Every XML part parses, without characters that XML forbids and without a DOCTYPE."""
    yield from package.broken.items()


def types_cover_parts(package: WordPackage) -> Iterator[Fault]:
    """Every part has a content type."""
    if CONTENT_TYPES not in package.contents:
        yield CONTENT_TYPES, "Pakken mangler listen over innholdstyper."
        return
    for name in package.contents:
        if name != CONTENT_TYPES and CONTENT_TYPES in package.parts and not package.types.of(name):
            yield name, "Delen mangler i [Content_Types].xml."


def types_name_real_parts(package: WordPackage) -> Iterator[Fault]:
    """The content types name no missing part, and nothing twice."""
    names = {name.lower() for name in package.contents}
    for name in package.types.overrides:
        if name not in names:
            yield CONTENT_TYPES, f"Listen over innholdstyper nevner «{name}», som ikke finnes."
    for key in package.types.repeated:
        yield CONTENT_TYPES, f"Listen over innholdstyper nevner «{key}» to ganger."


def one_core_part(package: WordPackage) -> Iterator[Fault]:
    """The package has its core properties exactly once, where every reader looks for them."""
    linked = [item.target for item in package.relations("") if item.kind == "core-properties"]
    typed = [name for name in package.contents if package.types.of(name) == _CORE_TYPE]
    if linked != [CORE] or (typed != [CORE] and CONTENT_TYPES in package.parts):
        yield CORE, "Filen skal ha nøyaktig ett sett dokumentegenskaper, i docProps/core.xml."


def _core_children(package: WordPackage) -> list[Element]:
    return list(package.parts[CORE].root) if CORE in package.parts else []


def core_children(package: WordPackage) -> Iterator[Fault]:
    """Every core property stands once, in its own namespace."""
    counts = Counter(item.tag for item in _core_children(package))
    if CORE in package.parts and package.parts[CORE].root.tag != f"{CP}coreProperties":
        yield CORE, "Delen er ikke et sett dokumentegenskaper."
    for tag, count in counts.items():
        if tag not in _CORE_CHILDREN:
            yield CORE, f"Egenskapen «{short(tag)}» står i feil navnerom eller er ukjent."
        elif count > 1:
            yield CORE, f"Egenskapen «{short(tag)}» står {count} ganger."


def core_dates(package: WordPackage) -> Iterator[Fault]:
    """The dates follow the W3C profile of ISO 8601, and exist in the calendar."""
    for item in _core_children(package):
        typed = item.get(f"{XSI}type") == "dcterms:W3CDTF"
        if item.tag in _DATES and not (typed and _is_date(item.text or "")):
            yield CORE, f"Datoen «{item.text or ''}» i «{short(item.tag)}» er ikke på formen W3CDTF."


def _is_date(text: str) -> bool:
    if not _W3CDTF.fullmatch(text):
        return False
    try:
        # fromisoformat wants a whole date: a year or a month alone begins on its first day.
        datetime.fromisoformat(text if "T" in text else f"{text}-01-01"[: len("2026-01-01")])
    except ValueError:
        return False
    return True


def title_and_language(package: WordPackage) -> Iterator[Fault]:
    """Screen readers and the archive find a title and a language."""
    texts = {item.tag: (item.text or "").strip() for item in _core_children(package)}
    if CORE in package.parts and not texts.get(f"{DC}title"):
        yield CORE, "Dokumentet mangler tittel i dokumentegenskapene."
    if CORE in package.parts and not _LANGUAGE.fullmatch(texts.get(f"{DC}language", "")):
        yield CORE, "Dokumentet mangler språk i dokumentegenskapene."


def main_part(package: WordPackage) -> Iterator[Fault]:
    """There is one document with a body, typed as a document and not as a template."""
    names = package.related("", "officeDocument")
    if len(names) != 1 or names[0] not in package.contents:
        yield "", "Pakken skal peke på nøyaktig ett hoveddokument."
        return
    bodies = [] if package.main is None else list(package.main.root.iterchildren(BODY))
    if len(bodies) != 1 and names[0] not in package.broken:
        yield names[0], "Hoveddelen er ikke et Word-dokument med en brødtekst."
    kind = package.types.of(names[0])
    if kind and kind != _MAIN_TYPE:
        yield names[0], f"Hoveddelen har innholdstypen «{kind}»; Word åpner den ikke som .docx."


def references_resolve(package: WordPackage) -> Iterator[Fault]:
    """Every relationship id that a part uses stands in the part's own `.rels`."""
    for part in (part for part in package.parts.values() if part.relationship_ids):
        known = {item.id for item in package.relations(part.name)}
        for used in sorted(part.relationship_ids - known):
            yield part.name, f"Delen viser til forbindelsen «{used}», som ikke finnes."


def targets_exist(package: WordPackage) -> Iterator[Fault]:
    """Every internal relationship leads to a part of the package."""
    known = {part_key(name) for name in package.contents}
    for name in _rels_parts(package):
        for item in package.relations(source_name(name)):
            if not item.external and part_key(item.target) not in known:
                yield name, f"Forbindelsen «{item.id}» fører til «{item.target}», som ikke finnes."


def relationship_ids_unique(package: WordPackage) -> Iterator[Fault]:
    """No relationship id stands twice in a part."""
    for name in _rels_parts(package):
        counts = Counter(item.id for item in package.relations(source_name(name)))
        for used, count in counts.items():
            if count > 1:
                yield name, f"Forbindelsen «{used}» står {count} ganger."


def images_are_images(package: WordPackage) -> Iterator[Fault]:
    """What a part shows as an image has the content type of an image."""
    for name in _rels_parts(package):
        for target in package.related(source_name(name), "image"):
            kind = package.types.of(target) if target in package.contents else None
            if kind and not kind.startswith("image/"):
                yield target, f"Bildet har innholdstypen «{kind}», som ikke er et bildeformat."


def pictures_are_images(package: WordPackage) -> Iterator[Fault]:
    """A picture shows an image and not some other part; Word prints a red cross otherwise."""
    for part in package.stories:
        others = {item.id for item in package.relations(part.name) if item.kind != "image"}
        for used in sorted({item.get(f"{R}embed", "") for item in part.all(BLIP)} & others):
            yield part.name, f"En figur viser forbindelsen «{used}», som ikke er et bilde."


def _rels_parts(package: WordPackage) -> list[str]:
    return [name for name in package.parts if name.endswith(".rels")]
