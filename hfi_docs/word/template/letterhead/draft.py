"""A letterhead taken apart: its parts under the names that templates have, with their relations; and packed again.

Only what the file itself leads to is kept. The main part is `word/document.xml` whatever its program called it, and
Word's namespaces have their usual prefixes: papers are put together from such parts as text.
"""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, NoReturn
from urllib.parse import quote

from lxml import etree

from hfi_docs.errors import TemplateError
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.opc.archive import CONTENT_TYPES, MAX_RATIO, pack, part_key, unzip
from hfi_docs.word.opc.package import Package, read_content_types, read_relations, relations_name
from hfi_docs.word.opc.writing import xml_attribute
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.vocabulary import MAIN, NUMBERING, PREFIXES, SETTINGS, STYLE_SHEET, W, serialise
from hfi_docs.word.template.opening import SIZE_LIMIT, TOO_LARGE, TOO_MUCH_XML, UNPACKED_LIMIT, has_too_much_xml

CORE: Final = "docProps/core.xml"
APP: Final = "docProps/app.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES: Mapping[str, str] = {
    "document": f"{_WORD}document.main+xml",
    **{
        name: f"{_WORD}{name}+xml"
        for name in ("styles", "numbering", "settings", "header", "footer", "footnotes", "endnotes")
    },
}
#: The names of the parts that there is one of; headers and footers are numbered.
_NAMES: Mapping[str, str] = {
    "officeDocument": MAIN,
    "styles": STYLE_SHEET,
    "numbering": NUMBERING,
    "settings": SETTINGS,
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
}
#: Relations to what papers do without: building blocks, other files, properties (they are written anew).
_LEFT_OUT = frozenset({
    "glossaryDocument", "attachedTemplate", "attachedToolbars", "keyMapCustomizations", "stylesWithEffects",
    "thumbnail", "core-properties", "extended-properties", "mailMergeSource", "mailMergeHeaderSource", "recipientData",
})  # fmt: skip
_EXTERNAL = ' TargetMode="External"'
_NO_WORD = "Filen er ikke et Word-dokument. Åpne brevpapiret i Word, og lagre det som .docx eller .dotx."
_MACROS = "Brevpapiret har makroer. Åpne det i Word, og lagre det som vanlig dokument (.docx) uten makroer."


class PartRelation(NamedTuple):
    """A line of a `.rels` part: `target` is a part by its name in the draft, or an address."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type."""
        return self.type.rpartition("/")[2]


class Draft:
    """A letterhead on its way to a template. `left_out` are the kinds of relations that are not taken along."""

    def __init__(self) -> None:
        self.xml: dict[str, Element] = {}
        self.others: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.relations: dict[str, list[PartRelation]] = {}
        self.left_out: set[str] = set()
        self.main_type = ""
        self.company = ""

    @property
    def main(self) -> Element:
        """The root of the main part."""
        return self.xml[MAIN]

    @property
    def stories(self) -> dict[str, Element]:
        """The parts with text of their own: the body, headers and footers."""
        kinds = (_TYPES["document"], _TYPES["header"], _TYPES["footer"])
        return {name: root for name, root in self.xml.items() if self.types[name] in kinds}

    def add(self, kind: str, root: Element) -> str:
        """Adds a part that the main part refers to; the relation's id."""
        name = _free_name(kind, _NAMES.get(kind, ""), self.types)
        used = {relation.id for relation in self.relations[MAIN]}
        number = 1
        while f"rIdMal{number}" in used:
            number += 1
        self.xml[name], self.types[name] = root, _TYPES[kind]
        self.relations[MAIN].append(PartRelation(f"rIdMal{number}", f"{_OFFICE}{kind}", name, external=False))
        return f"rIdMal{number}"

    def parts(self) -> dict[str, bytes]:
        """The parts by name, the lists of relations and types among them."""
        found = {**self.others, **{name: serialise(root) for name, root in self.xml.items()}}
        found |= {
            relations_name(source): _relations(source, listed) for source, listed in self.relations.items() if listed
        }
        found[CONTENT_TYPES] = _content_types(self.types)
        return found

    def packed(self) -> bytes:
        """The draft as a file."""
        return pack(self.parts())


def read_draft(content: bytes) -> Draft:
    """A Word document or template, whatever program made it, taken apart.

    Raises:
        TemplateError: it is none, is too large, or has macros. UnreadableError: it is damaged.
    """
    draft = Draft()
    _gather(_package(content), draft)
    if draft.xml.get(MAIN) is None or draft.main.tag != f"{W}document" or draft.main.find(f"{W}body") is None:
        refuse(_NO_WORD)
    return draft


def refuse(message: str) -> NoReturn:
    """Says why a letterhead cannot be used.

    Raises:
        TemplateError: always.
    """
    raise TemplateError(message)


def _package(content: bytes) -> Package:
    if len(content) > SIZE_LIMIT:
        refuse(TOO_LARGE)
    unzipped = unzip(content, max_ratio=MAX_RATIO, max_bytes=UNPACKED_LIMIT)
    if any(flaw.kind == "macros" for flaw in unzipped.flaws):
        refuse(_MACROS)
    for flaw in unzipped.flaws:
        # Our own copy has each part once: a second list of properties is LibreOffice's.
        if flaw.kind != "twice":
            raise UnreadableError(flaw.message, flaw.hint)
    if part_key(CONTENT_TYPES) not in map(part_key, unzipped.parts):
        refuse(_NO_WORD)
    if has_too_much_xml(unzipped.parts):
        refuse(TOO_MUCH_XML)
    return Package({part_key(name): part for name, part in unzipped.parts.items()})


def _gather(package: Package, draft: Draft) -> None:
    """Follows the relations from the file itself to every part that it leads to."""
    types = read_content_types(package.xml(CONTENT_TYPES))
    draft.company = _company(package)
    names = {"": ""}
    waiting = [""]
    while waiting:
        source = waiting.pop(0)
        for relation in _relations_of(package, source, draft):
            key = part_key(relation.target)
            if not relation.external and key not in names:
                if package.part(key) is None:
                    continue
                names[key] = _free_name(relation.kind, _NAMES.get(relation.kind, relation.target), draft.types)
                waiting.append(key)
                _take(package, draft, relation, names[key], types.of(relation.target) or "")
            target = relation.target if relation.external else names[key]
            draft.relations.setdefault(names[source], []).append(relation._replace(target=target))


def _relations_of(package: Package, source: str, draft: Draft) -> Iterator[PartRelation]:
    root = package.xml(relations_name(source))
    for item, relation in zip(
        () if root is None else root.iter("{*}Relationship"), read_relations(root, source), strict=False
    ):
        if relation.kind in _LEFT_OUT:
            draft.left_out.add(relation.kind)
        elif relation.kind == "vbaProject":
            refuse(_MACROS)
        elif relation.target:
            yield PartRelation(relation.id, item.get("Type", ""), relation.target, relation.external)


def _take(package: Package, draft: Draft, relation: PartRelation, name: str, kind: str) -> None:
    if name == MAIN:
        if "wordprocessingml" not in kind and "ms-word" not in kind:
            refuse(_NO_WORD)
        draft.main_type, kind = kind, _TYPES["document"]
        draft.relations[MAIN] = []
    kind = _TYPES.get(relation.kind) or kind or "application/octet-stream"
    draft.types[name] = kind
    if kind.endswith(("+xml", "/xml")):
        root = package.xml(relation.target)
        if root is not None:
            draft.xml[name] = _canonical(root)
    else:
        draft.others[name] = package.part(relation.target) or b""


def _free_name(kind: str, wanted: str, used: Mapping[str, str]) -> str:
    taken = {part_key(name) for name in used}
    ending = posixpath.splitext(wanted)[1].lower() or ".xml"
    if kind in ("header", "footer") or (kind not in _NAMES and wanted in _NAMES.values()):
        wanted = ""
    if wanted and wanted.isascii() and part_key(wanted) not in taken:
        return wanted
    folder = "word/media" if kind == "image" else "word"
    number = 1
    while part_key(f"{folder}/{kind}{number}{ending}") in taken:
        number += 1
    return f"{folder}/{kind}{number}{ending}"


def _canonical(root: Element) -> Element:
    """The root with the usual prefixes for Word's namespaces and no others for them."""
    known = root.nsmap
    if not str(root.tag).startswith(W) or all(known.get(prefix) == uri for prefix, uri in PREFIXES.items()):
        return root
    kept = {prefix: uri for prefix, uri in known.items() if uri not in PREFIXES.values() and prefix not in PREFIXES}
    made = etree.Element(root.tag, dict(root.attrib), nsmap=kept | PREFIXES)
    made.extend(list(root))
    return made


def _company(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "extended-properties":
            root = package.xml(relation.target)
            found = None if root is None else root.find("{*}Company")
            return "" if found is None else (found.text or "").strip()
    return ""


def _relations(source: str, listed: list[PartRelation]) -> bytes:
    folder = posixpath.dirname(source)
    lines = "".join(
        f"<Relationship Id={xml_attribute(item.id)} Type={xml_attribute(item.type)}"
        f" Target={xml_attribute(_target(item, folder))}{_EXTERNAL if item.external else ''}/>"
        for item in listed
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    ).encode()


def _target(item: PartRelation, folder: str) -> str:
    return item.target if item.external else quote(posixpath.relpath(item.target, folder or "."))


def _content_types(types: Mapping[str, str]) -> bytes:
    lines = "".join(
        f"<Override PartName={xml_attribute('/' + quote(name))} ContentType={xml_attribute(kind)}/>"
        for name, kind in sorted(types.items())
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    ).encode()
