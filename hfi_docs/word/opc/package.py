"""The parts of an Office file and what they refer to."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import unquote

from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.opc.archive import CONTENT_TYPES, MAX_RATIO, part_key, unzip
from hfi_docs.word.opc.xml import Element, parse_xml, stream_xml

#: The namespace in which parts name their relations.
OFFICE_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Relation(NamedTuple):
    """Where a part refers to: `kind` is the last word of the type; `target` a part name, or an address if external."""

    id: str
    kind: str
    target: str
    external: bool


class ContentTypes(NamedTuple):
    """What `[Content_Types].xml` says, with lower-case keys, and the keys it says twice."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    repeated: tuple[str, ...]

    def of(self, name: str) -> str | None:
        """The content type of a part, None when nothing covers it."""
        # Not splitext: to it `.rels` is a hidden file without an extension.
        extension = name.rpartition("/")[2].rpartition(".")[2].lower()
        return self.overrides.get(name.lower()) or self.defaults.get(extension)


class Package(NamedTuple):
    """The parts of a file by `part_key`."""

    parts: Mapping[str, bytes]

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, or None when there is no such part."""
        return self.parts.get(part_key(name))

    def xml(self, name: str) -> Element | None:
        """The root of a part, or None when there is no such part.

        Raises:
            UnreadableError: as `parse_xml`.
        """
        content = self.part(name) if name else None
        return None if content is None else parse_xml(content, name)

    def stream(self, name: str, tags: Sequence[str]) -> Iterator[Element]:
        """Each element of these tags in a part, as `stream_xml` gives them."""
        content = self.part(name)
        return iter(()) if content is None else stream_xml(content, name, tags)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part refers to, by relation id; "" gives the relations of the file itself."""
        return {relation.id: relation for relation in read_relations(self.xml(relations_name(part)), part)}

    def main_part(self) -> str:
        """The name of the part that the file is about, or "" when it does not say."""
        found = (item.target for item in self.relations("").values() if item.kind == "officeDocument")
        return next(found, "")

    def targets(self, part: str, *kinds: str) -> list[str]:
        """The parts that a part refers to in these ways."""
        return [found.target for found in self.relations(part).values() if found.kind in kinds and not found.external]


def open_package(content: bytes) -> Package:
    """The parts of an Office file from outside.

    Raises:
        UnreadableError: no zip file, damaged, encrypted, too large, unsafe names, macros.
    """
    unzipped = unzip(content, max_ratio=MAX_RATIO)
    for flaw in unzipped.flaws:
        raise UnreadableError(flaw.message, flaw.hint)
    package = Package({part_key(name): part for name, part in unzipped.parts.items()})
    _refuse_other_kinds(package)
    return package


def _refuse_other_kinds(package: Package) -> None:
    """For zip files of other office programs, and the one kind of workbook that is no XML."""
    if (package.part("mimetype") or b"").startswith(_OPEN_DOCUMENT):
        message = "Filen er lagret som OpenDocument (.odt eller .ods)."
    elif any(name.endswith(".iwa") for name in package.parts):
        message = "Filen er laget i Pages eller Numbers."
    elif CONTENT_TYPES.casefold() in package.parts and package.main_part().endswith(".bin"):
        message = "Filen er lagret som binær arbeidsbok (.xlsb)."
    else:
        return
    raise UnreadableError(message, "Åpne den der den er laget, og lagre den som .docx eller .xlsx.")


def relations_name(source: str) -> str:
    """The name of the part that holds the relations of `source`; the empty name stands for the package itself."""
    folder, _, name = source.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_name(relations: str) -> str:
    """The part whose relations a `.rels` part holds; the inverse of `relations_name`."""
    folder, _, name = relations.rpartition("/")
    return posixpath.join(folder.removesuffix("_rels"), name.removesuffix(".rels"))


def read_relations(root: Element | None, source: str) -> tuple[Relation, ...]:
    """The lines of a `.rels` part that belongs to `source`."""
    items: Iterable[Element] = () if root is None else root.iter(_RELATION)
    return tuple(_relation(item, source) for item in items)


def read_content_types(root: Element | None) -> ContentTypes:
    """What `[Content_Types].xml` says; nothing when there is none."""
    items = [] if root is None else [_type_entry(item) for item in root]
    keys = [key for key, _ in items]
    return ContentTypes(
        defaults={key: kind for key, kind in items if not key.startswith("/")},
        overrides={key[1:]: kind for key, kind in items if key.startswith("/")},
        repeated=tuple(sorted({key for key in keys if keys.count(key) > 1})),
    )


def _relation(item: Element, source: str) -> Relation:
    external = item.get("TargetMode") == "External"
    target = item.get("Target", "")
    kind = item.get("Type", "").rpartition("/")[2]
    return Relation(item.get("Id", ""), kind, target if external else _resolve(target, source), external)


def _resolve(target: str, source: str) -> str:
    """The part that a target names, seen from the part that names it; never outside the package."""
    path = unquote(target.partition("#")[0])
    if not path:
        return source
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")


def _type_entry(item: Element) -> tuple[str, str]:
    key = item.get("PartName", "/") if item.tag == f"{_TYPES}Override" else item.get("Extension", "")
    return key.lower(), item.get("ContentType", "")
