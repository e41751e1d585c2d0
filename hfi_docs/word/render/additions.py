"""What the blocks of a paper add to other parts of its package: pictures and footnotes."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from hfi_docs.document import Figure, Image, Inline
from hfi_docs.word.opc.archive import CONTENT_TYPES
from hfi_docs.word.opc.writing import Relations, with_override, xml_attribute
from hfi_docs.word.render.markup import ParagraphFormat, RunContext, paragraph, runs
from hfi_docs.word.render.metrics import TWIPS_PER_POINT, TextArea
from hfi_docs.word.render.numbering import Lists
from hfi_docs.word.render.vocabulary import MAIN_RELATIONSHIPS, NAMESPACES, SETTINGS

_EMU_PER_POINT = 12_700
#: How much of a page's height a picture may take: its caption and the heading above it must have room.
_TALLEST = 0.75
#: Space above and below a picture, in twips.
SPACING = (120, 60)
#: docxtpl numbers pictures of the template from 1001.
_FIRST_ID = 2001
_DRAWING_ID = rb'<wp:docPr\b[^>]*\bid="(\d+)"'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_FOLDER = "media"


class Size(NamedTuple):
    """Width and height in points."""

    width: float
    height: float


class Pictures:
    """The pictures that a paper adds to its package: each picture once, however often it is shown."""

    def __init__(self, relations: Relations, template_parts: Iterable[bytes]) -> None:
        self._relations = relations
        self._template_parts = template_parts
        self._added: dict[str, bytes] = {}
        self._drawings = 0

    @cached_property
    def _first(self) -> int:
        """The first drawing number that is free."""
        used = (int(number) for content in self._template_parts for number in re.findall(_DRAWING_ID, content))
        return max(_FIRST_ID, 1 + max(used, default=0))

    def add(self, image: Image) -> tuple[str, int]:
        """The relationship id of a picture, and a drawing number that no other drawing has."""
        # The name follows the content: equal input gives equal bytes.
        name = f"{_FOLDER}/hfi-{hashlib.sha256(image.content).hexdigest()[:16]}.{image.kind}"
        self._added[f"word/{name}"] = image.content
        return self._relations.image(name), self.next_number()

    def next_number(self) -> int:
        """A drawing number that no other drawing has."""
        self._drawings += 1
        return self._first + self._drawings - 1

    @property
    def parts(self) -> dict[str, bytes]:
        """The pictures by part name."""
        return self._added


def shown_size(image: Image, area: TextArea) -> Size:
    """The size of a picture on the page: as it is, or scaled down until the text area has room for it."""
    scale = min(1.0, area.width / image.width, area.height * _TALLEST / image.height)
    return Size(image.width * scale, image.height * scale)


def figure_height(figure: Figure, area: TextArea) -> float:
    """The room that the picture takes on the page, in points, the space around it included."""
    return shown_size(figure.image, area).height + sum(SPACING) / TWIPS_PER_POINT


def picture_markup(figure: Figure, area: TextArea, pictures: Pictures, form: ParagraphFormat) -> str:
    """A paragraph with the picture alone; `form` says what else there is to say about the paragraph."""
    relation, number = pictures.add(figure.image)
    return paragraph(form._replace(spacing=SPACING), _drawing(figure, shown_size(figure.image, area), relation, number))


def _drawing(figure: Figure, size: Size, relation: str, number: int) -> str:
    width, height = (round(side * _EMU_PER_POINT) for side in size)
    alt, name = xml_attribute(figure.alt), f"Figur {number}"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name}" descr={alt}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr={alt}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PART = "word/footnotes.xml"
_KIND = b'/footnotes"'
_TARGET = rb'<Relationship\b(?=[^>]*/footnotes")[^>]*\bTarget="([^"]+)"'
_ID = rb'<w:footnote\b[^>]*\bw:id="(-?\d+)"'
_END = b"</w:footnotes>"
_LINE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{0}/></w:r></w:p>'
)
#: The two that Word itself writes: the line above the notes, and the one above a note that goes on from a page before.
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {NAMESPACES}>'
    f'<w:footnote w:type="separator" w:id="-1">{_LINE.format("separator")}</w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    f"{_LINE.format('continuationSeparator')}</w:footnote></w:footnotes>"
).encode()
_IN_SETTINGS = b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
#: What may follow the footnotes in the settings (CT_Settings, ECMA-376 17.15.1.78).
_AFTER = (
    rb"<(?:w:(?:endnotePr|compat|docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats"
    rb"|doNotAutoCompressPictures|forceUpgrade|captions|readModeInkLockDown|smartTagType|shapeDefaults"
    rb"|doNotEmbedSmartTags|decimalSymbol|listSeparator)|(?!w:)\w+:\w+)[ />]|</w:settings>"
)


class NoteStyles(NamedTuple):
    """The ids of the styles of footnotes."""

    text: str
    reference: str
    hyperlink: str
    anchor: str


class Footnotes:
    """The footnotes that a paper adds to its template, in the order in which they are referred to."""

    def __init__(self, parts: Mapping[str, bytes], styles: NoteStyles) -> None:
        listed = parts[MAIN_RELATIONSHIPS]
        target = re.search(_TARGET, listed) if _KIND in listed else None
        self._exists = target is not None
        self._name = posixpath.normpath(posixpath.join("word", target[1].decode())).lstrip("/") if target else _PART
        self._content = parts.get(self._name, _EMPTY)
        folder, _, base = self._name.rpartition("/")
        self._relations_name = f"{folder}/_rels/{base}.rels"
        self._relations = Relations(parts.get(self._relations_name, b""))
        self._styles = styles
        self._added: list[str] = []

    @cached_property
    def _first(self) -> int:
        """The first id that is free."""
        return 1 + max((int(number) for number in re.findall(_ID, self._content)), default=0)

    def add(self, inlines: tuple[Inline, ...]) -> int:
        """The id of a new footnote."""
        number = self._first + len(self._added)
        context = RunContext(
            self._styles.hyperlink, self._styles.anchor, self._styles.reference, self._relations.link, _no_note
        )
        mark = f'<w:r><w:rPr><w:rStyle w:val="{self._styles.reference}"/></w:rPr><w:footnoteRef/></w:r>'
        text = f'{mark}<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs(inlines, context)}'
        content = paragraph(ParagraphFormat(self._styles.text), text)
        self._added.append(f'<w:footnote w:id="{number}">{content}</w:footnote>')
        return number

    def finish(self, parts: dict[str, bytes], relations: Relations) -> None:
        """Puts the notes into the package; without notes nothing is changed."""
        if not self._added:
            return
        head, end, tail = self._content.rpartition(_END)
        parts[self._name] = head + "".join(self._added).encode() + end + tail
        if self._relations.changed:
            parts[self._relations_name] = self._relations.content()
        if not self._exists:
            relations.footnotes(posixpath.basename(self._name))
            parts[CONTENT_TYPES] = with_override(parts[CONTENT_TYPES], self._name, _TYPE)
            if SETTINGS in parts:
                parts[SETTINGS] = _with_separators(parts[SETTINGS])


def _with_separators(settings: bytes) -> bytes:
    if b"<w:footnotePr" in settings:
        return settings
    return re.sub(_AFTER, lambda match: _IN_SETTINGS + match[0], settings, count=1)


def _no_note(inlines: tuple[Inline, ...]) -> int:
    message = f"A footnote in a footnote: {inlines}"
    raise ValueError(message)


class Additions(NamedTuple):
    """What a paper adds to other parts of the package than the main one; `stories` are its headers and footers."""

    lists: Lists
    relations: Relations
    pictures: Pictures
    notes: Footnotes
    stories: dict[str, bytes]
