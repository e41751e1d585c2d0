"""Reading and writing XML parts."""

from lxml import etree

from hfi_docs.word.render.markup import NAMESPACES, PREFIXES
from hfi_docs.word.render.names import KnownElement

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parse(content: bytes) -> KnownElement:
    """The root of a part; nothing outside it is fetched."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def elements(markup: str) -> list[KnownElement]:
    """The elements that some WordprocessingML writes."""
    return list(parse(f"<w:body {NAMESPACES}>{markup}</w:body>".encode()))


def serialise(root: KnownElement) -> bytes:
    """A part as bytes."""
    return _DECLARATION + etree.tostring(root, encoding="UTF-8")


def with_prefixes(root: KnownElement) -> KnownElement:
    """The root with the prefixes of our markup, which a template not saved by Word may lack or use for other things."""
    known = root.nsmap
    if all(known.get(prefix) == uri for prefix, uri in PREFIXES.items()):
        return root
    made = etree.Element(root.tag, root.attrib, nsmap=known | PREFIXES)
    made.extend(root)
    return made
