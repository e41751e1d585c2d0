"""Documents made for one test of the rendering, rendered with the templates of the repository, and their parts."""

import base64
import re
import struct
import zipfile
import zlib
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import TypeAlias

from lxml import etree

from hfi_docs.document import (
    Block,
    Caption,
    Cell,
    Document,
    Figure,
    Heading,
    Image,
    Paragraph,
    Part,
    Properties,
    Row,
    RowRole,
    Table,
    Text,
)
from hfi_docs.papers.compose import contract_of
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render import Shell, render_parts
from hfi_docs.word.render.template import prepare_shell
from tests.workspaces import REPOSITORY

Element: TypeAlias = etree._Element

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
#: The smallest photograph: one white point.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////"
    "////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
)
MAIN, NOTES, NUMBERING = "word/document.xml", "word/footnotes.xml", "word/numbering.xml"
PROPERTIES = Properties("Prøve", "Prøve", "Sekretariatet", "", "", "endelig", "nb-NO", date(2026, 5, 21))
CASE_FIELDS = {"sakslinje": "Sak 01/26", "tittel": "Prøvesak", "utkastmerknad": "", "kortittel": "Prøvesak"}


@lru_cache
def shell(name: str) -> Shell:
    """The shell of a template of the repository."""
    return prepare_shell((REPOSITORY / "templates" / "docx" / name).read_bytes(), name, contract_of(name))


def render_document(document: Document, made: Shell, template: str) -> bytes:
    """The Word file of a document."""
    return pack(render_parts(document, made, template))


def render(*parts: Part, template: str = "sak.docx", **slots: tuple[Part, ...]) -> bytes:
    """The Word file of some parts in the slot `innhold`, and of other slots."""
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": parts, **slots})
    return render_document(document, shell(template), template)


def render_in(made: Shell, *parts: Part) -> bytes:
    """The Word file of some parts in a shell that a test has changed."""
    return render_document(Document(PROPERTIES, CASE_FIELDS, {"innhold": parts}), made, "sak.docx")


def render_blocks(*blocks: Block) -> bytes:
    """The Word file of some blocks."""
    return render(Part(blocks))


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tree(content: bytes, part: str = MAIN) -> Element:
    """The root of a part."""
    return etree.fromstring(parts_of(content)[part])


def find(root: Element, path: str) -> list[Element]:
    """The elements that a path leads to."""
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, Element)]


def values(root: Element, path: str) -> list[str]:
    """The attributes or texts that a path leads to."""
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(item) for item in found]


def text_of(element: Element) -> str:
    """The text of an element."""
    return "".join(values(element, ".//w:t/text()"))


def paragraph_with(root: Element, text: str) -> Element:
    """The only paragraph with this text."""
    (found,) = (item for item in find(root, ".//w:p") if text_of(item) == text)
    return found


def style_id(content: bytes, name: str) -> str:
    """The id of a style."""
    (found,) = values(tree(content, "word/styles.xml"), f"//w:style[w:name/@w:val='{name}']/@w:styleId")
    return found


def words(text: str) -> tuple[Text, ...]:
    """Plain inline content."""
    return (Text(text),)


def sentence(text: str) -> Paragraph:
    """A paragraph of running text."""
    return Paragraph(words(text))


def chapter(text: str, series: str, level: int = 3, bookmark: str = "") -> Heading:
    """A numbered heading."""
    return Heading(level, words(text), bookmark, series)


def row(*texts: str, role: RowRole = "term", columns: int = 1) -> Row:
    """A table row of plain cells, each as many columns wide."""
    return Row(tuple(Cell((sentence(text),), columns=columns) for text in texts), role)


def table(*rows: Row, columns: int = 2, caption: Caption | None = None) -> Table:
    """A table."""
    return Table(rows, (0.0,) * columns, "Tiltak", "Tiltak og midler", caption)


def png(width: int = 4, height: int = 3, shade: int = 90) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes([shade]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def figure(width: float = 200, height: float = 100, *, caption: Caption | None = None, shade: int = 90) -> Figure:
    """A figure of this size in points."""
    return Figure(Image(png(shade=shade), "png", width, height), "Grå flate", caption)


def caption(label: str, number: int) -> Caption:
    """A caption with a bookmark of its own."""
    return Caption(label, number, f"Teksten til {label.lower()} {number}", f"{label.lower()}_{number}")


def squeezed(text: str) -> str:
    """The text without white space and optional hyphens, as PDF readers lose and add them."""
    return re.sub(r"[\s\u00ad]", "", text)
