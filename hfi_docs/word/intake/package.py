"""An Office file as parts that refer to each other (ECMA-376 part 2), parsed so that no part can reach out of it."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple, TypeAlias

from lxml import etree

from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.archive import unpack

Element: TypeAlias = etree._Element

OFFICE_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: More XML than this in one part is no paper; parsing takes some twenty times as much memory.
_MAX_PART = 60 * 1024 * 1024


class Relation(NamedTuple):
    """Where a part refers to: `kind` is the last word of the type; `target` a part name, or an address if external."""

    kind: str
    target: str
    external: bool


class Package(NamedTuple):
    """The parts of a file by name, in lower case, since part names do not tell case apart."""

    parts: Mapping[str, bytes]

    def xml(self, name: str) -> Element | None:
        """The root of a part, or None when there is no such part.

        Raises:
            UnreadableError: the part is no well-formed XML, or far too large.
        """
        content = self.parts.get(name.lower())
        return None if content is None else parse_xml(content)

    def stream(self, name: str, tags: Sequence[str]) -> Iterator[Element]:
        """Each element of these tags as it ends, emptied once it has been looked at: for parts of any size.

        Raises:
            UnreadableError: the part is no well-formed XML.
        """
        source = BytesIO(self.parts.get(name.lower(), b""))
        try:
            for _, element in etree.iterparse(
                source, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
            ):
                yield element
                element.clear(keep_tail=True)
                while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
                    parent.remove(before)
        except etree.XMLSyntaxError:
            raise _damaged() from None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part refers to, by relation id; "" gives the relations of the file itself."""
        folder, _, name = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        items = () if root is None else root.iter(_RELATION)
        return {item.get("Id", ""): _relation(item, folder) for item in items}

    def main_part(self) -> str:
        """The name of the part that the file is about, or "" when it does not say."""
        found = (item.target for item in self.relations("").values() if item.kind == "officeDocument")
        return next(found, "")


def open_package(content: bytes) -> Package:
    """The parts of an Office file.

    Raises:
        UnreadableError: as `archive.unpack`.
    """
    return Package({name.lower(): part for name, part in unpack(content).items()})


def parse_xml(content: bytes) -> Element:
    """The root of an XML part; entities stay unresolved and nothing is fetched.

    Raises:
        UnreadableError: the part is no well-formed XML, or far too large.
    """
    if len(content) > _MAX_PART:
        message = f"Filen har mer enn {_MAX_PART // 1024**2} MB innhold."
        raise UnreadableError(message, "Kopier det som skal med, til en ny fil.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _damaged() from None


def integer(text: str | None, default: int) -> int:
    """The number an attribute holds, or the default when it holds none that makes sense."""
    try:
        return int(text) if text is not None and len(text) < 10 else default  # noqa: PLR2004 - as in an xsd:int
    except ValueError:
        return default


def _relation(item: Element, folder: str) -> Relation:
    target = item.get("Target", "")
    external = item.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(item.get("Type", "").rpartition("/")[2], target, external)


def _damaged() -> UnreadableError:
    message = "Filen er skadet: en del av den er ikke gyldig XML."
    return UnreadableError(message, "Åpne filen i Word eller Excel, lagre den på nytt, og legg den inn igjen.")
