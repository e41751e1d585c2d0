"""XML parts parsed so that none can reach out of its file, blow up, or hide what it is."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final, TypeAlias

from lxml import etree

from hfi_docs.values.unreadable import UnreadableError

Element: TypeAlias = etree._Element

#: More XML than this in one part is no paper; parsing takes some twenty times as much memory.
_MAX_PART: Final = 60 * 1024 * 1024
#: Office never writes a document type; it is how entities that blow up or read other files get in (XXE, laughs).
_DOCTYPES: Final = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le")[:-1])
_SAVE_AGAIN: Final = "Åpne filen i Word eller Excel, lagre den på nytt, og legg den inn igjen."
_SHOWN: Final = 80
#: «Strict Open XML», which Word and Excel offer under «Lagre som»: the same vocabulary under other names (ISO 29500-1).
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_STRICT_FAMILY: Final = rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/"


def parse_xml(content: bytes, name: str) -> Element:
    """The root of the part `name`, without comments and processing instructions; strict files read as usual ones.

    Raises:
        UnreadableError: no well-formed XML, far too large, or with a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    usual = _usual(content, name)
    try:
        root = etree.fromstring(usual, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(name, error) from None
    _refuse_doctype(root, name)
    return root


def stream_xml(content: bytes, name: str, tags: Sequence[str]) -> Iterator[Element]:
    """Each element of these tags as it ends, emptied once it has been looked at: for parts of any size.

    Raises:
        UnreadableError: as `parse_xml`.
    """
    source = BytesIO(_usual(content, name, most=None))
    elements = etree.iterparse(
        source, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    first = True
    try:
        for _, element in elements:
            if first:
                _refuse_doctype(element, name)
                first = False
            yield element
            element.clear(keep_tail=True)
            while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
                parent.remove(before)
    except etree.XMLSyntaxError as error:
        raise _damaged(name, error) from None


def integer(text: str | None, default: int) -> int:
    """The number an attribute holds, or the default when it holds none that makes sense."""
    try:
        return int(text) if text is not None and len(text) < 10 else default  # noqa: PLR2004 - as in an xsd:int
    except ValueError:
        return default


def is_true(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return text in ("1", "true", "on")


def _usual(content: bytes, name: str, most: int | None = _MAX_PART) -> bytes:
    """The part with the namespaces that everything here knows.

    Raises:
        UnreadableError: it is too large, or has a document type.
    """
    if most and len(content) > most:
        message = f"Filen har mer enn {most // 1024**2} MB innhold."
        raise UnreadableError(message, "Kopier det som skal med, til en ny fil.")
    if any(doctype in content for doctype in _DOCTYPES):
        raise _doctype(name)
    if _STRICT in content:
        return re.sub(_STRICT_FAMILY, rb"http://schemas.openxmlformats.org/\1/2006/", content)
    return content


def _refuse_doctype(element: Element, name: str) -> None:
    """For encodings that the search through the bytes cannot see through."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise _doctype(name)


def _doctype(name: str) -> UnreadableError:
    message = f"Delen «{name[:_SHOWN]}» har en dokumenttype (DOCTYPE), som Word og Excel aldri skriver."
    return UnreadableError(message, _SAVE_AGAIN)


def _damaged(name: str, error: Exception) -> UnreadableError:
    place = f" (linje {error.lineno}, tegn {error.offset})" if isinstance(error, etree.XMLSyntaxError) else ""
    message = f"Filen er skadet: delen «{name[:_SHOWN]}» er ikke gyldig XML{place}."
    return UnreadableError(message, _SAVE_AGAIN)
