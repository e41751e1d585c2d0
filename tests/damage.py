"""Ways to spoil the sample document, and the damages to its package, each with the code it must be found by."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from zipfile import ZipFile

from tests.lint_sample import CORE, pack

Spoil: TypeAlias = Callable[[bytes], bytes]
MAIN, STYLES, CORE_PART = "word/document.xml", "word/styles.xml", "docProps/core.xml"
NUMBERING, TYPES, RELS = "word/numbering.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
HEADER, NOTES = "word/header1.xml", "word/footnotes.xml"


@dataclass(frozen=True)
class Damage:
    """One way to spoil the document. More codes than one stand only where one fault is two by nature."""

    name: str
    codes: str
    spoil: Spoil


def unpack(content: bytes) -> list[tuple[str, bytes]]:
    """The parts of a zip file, in order."""
    with ZipFile(io.BytesIO(content)) as package:
        return [(entry.filename, package.read(entry)) for entry in package.infolist()]


def change(part: str, old: str, new: str) -> Spoil:
    """Replace the first occurrence of a text in a part."""
    return change_bytes(part, old.encode(), new.encode())


def change_bytes(part: str, old: bytes, new: bytes) -> Spoil:
    """Replace the first occurrence of some bytes in a part."""

    def spoil(content: bytes) -> bytes:
        parts = unpack(content)
        assert any(name == part and old in data for name, data in parts), f"{part} lacks {old!r}"
        return pack((name, data.replace(old, new, 1) if name == part else data) for name, data in parts)

    return spoil


def add(part: str, data: bytes) -> Spoil:
    """Put one more part at the end."""
    return lambda content: pack([*unpack(content), (part, data)])


def drop(part: str) -> Spoil:
    """Leave a part out."""
    return lambda content: pack((name, data) for name, data in unpack(content) if name != part)


def both(*steps: Spoil) -> Spoil:
    """Several changes after each other."""

    def spoil(content: bytes) -> bytes:
        for step in steps:
            content = step(content)
        return content

    return spoil


def flip_data_byte(content: bytes) -> bytes:
    """Change a byte inside the compressed data of the first part, so that its checksum is wrong."""
    place = content.index(b"[Content_Types].xml") + 60
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def claim_huge(content: bytes) -> bytes:
    """Let the directory say that the first part is 4 GB when unpacked."""
    place = content.index(b"PK\x01\x02") + 24
    return content[:place] + b"\xf0\xff\xff\xff" + content[place + 4 :]


def main(old: str, new: str) -> Spoil:
    """Change the document part."""
    return change(MAIN, old, new)


def listed(damages: Mapping[str, tuple[tuple[str, Spoil], ...]]) -> tuple[Damage, ...]:
    """A table of damages by code, as a list."""
    return tuple(Damage(name, codes, spoil) for codes, pairs in damages.items() for name, spoil in pairs)


_CORE_TYPE = 'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'

_PACKAGE: Mapping[str, tuple[tuple[str, Spoil], ...]] = {
    "L01": (
        ("no zip file", lambda _: b"Dette er ikke et Word-dokument."),
        ("empty file", lambda _: b""),
        ("wrong checksum", flip_data_byte),
        ("cut in half", lambda content: content[: len(content) // 2]),
    ),
    "L02": (
        ("too many parts", lambda content: pack([*unpack(content), *((f"x{n}.png", b"") for n in range(5_001))])),
        ("bomb", claim_huge),
    ),
    "L03": (("name with ..", add("word/../../ut.xml", b"<a/>")), ("absolute name", add("/ut.xml", b"<a/>"))),
    "L04": (
        ("name twice", add("word/settings.xml", b"<a/>")),
        ("name in other case", add("Word/Settings.xml", b"<a/>")),
    ),
    "L05": (
        ("control character", change("word/settings.xml", "<w:zoom", "\x0b<w:zoom")),
        ("character reference to control character", change("word/settings.xml", "<w:zoom", "&#27;<w:zoom")),
        ("tag not closed", change("word/settings.xml", "</w:settings>", "")),
        ("not UTF-8", change_bytes("word/settings.xml", b"<w:zoom", b"\xff<w:zoom")),
        ("document type", change("word/settings.xml", "<w:settings", '<!DOCTYPE x [<!ENTITY e "e">]><w:settings')),
    ),
    "L06": (
        ("part without content type", add("word/notat.txt", b"x")),
        ("image format without content type", change(TYPES, 'Extension="png"', 'Extension="gif"')),
        ("no list of content types", drop(TYPES)),
    ),
    "L07": (
        (
            "content type of missing part",
            change(TYPES, "</Types>", '<Override PartName="/x.xml" ContentType="a/b"/></Types>'),
        ),
        ("content type twice", change(TYPES, "</Types>", '<Default Extension="PNG" ContentType="image/png"/></Types>')),
    ),
    "L08": (
        (
            "second core part",
            both(
                add("docProps/core2.xml", CORE.encode()),
                change(TYPES, "</Types>", f'<Override PartName="/docProps/core2.xml" {_CORE_TYPE}</Types>'),
            ),
        ),
        ("core part not linked", change("_rels/.rels", "metadata/core-properties", "metadata/other")),
    ),
    "L09": (
        ("keywords twice", change(CORE_PART, "</cp:keywords>", "</cp:keywords><cp:keywords>b</cp:keywords>")),
        (
            "keywords in the wrong namespace",
            change(
                CORE_PART,
                "</cp:keywords>",
                "</cp:keywords><x:keywords xmlns:x="
                '"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">b</x:keywords>',
            ),
        ),
    ),
    "L10": (
        ("Norwegian date", change(CORE_PART, "2026-03-02T08:00:00Z", "02.03.2026")),
        ("day that does not exist", change(CORE_PART, "2026-03-02T08:00:00Z", "2026-02-30")),
        ("date without type", change(CORE_PART, ' xsi:type="dcterms:W3CDTF"', "")),
    ),
    "L11": (
        ("no title", change(CORE_PART, "<dc:title>Økonomiplan &amp; tiltak</dc:title>", "")),
        ("empty language", change(CORE_PART, "nb-NO", "")),
    ),
    "L12": (
        ("typed as a template", change(TYPES, "wordprocessingml.document.main", "wordprocessingml.template.main")),
        ("no main document", change("_rels/.rels", "relationships/officeDocument", "relationships/other")),
    ),
    "L13": (
        ("unknown relationship of a link", main('r:id="rId7"', 'r:id="rId77"')),
        ("unknown relationship of a picture", change(HEADER, 'r:embed="rId1"', 'r:embed="rId2"')),
    ),
    "L14": (("image is missing", change(RELS, "media/figur.png", "media/borte.png")),),
    "L15": (("relationship id twice", change(RELS, 'Id="rId8"', 'Id="rId9"')),),
    "L16": (("image typed as XML", change(TYPES, "image/png", "application/xml")),),
}

PACKAGE_DAMAGES = listed(_PACKAGE)
