"""Pictures in the line of text, with the text that is read aloud in their place."""

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

from hfi_docs.document import Figure, Image
from hfi_docs.word.render.escape import xml_attribute
from hfi_docs.word.render.markup import ParagraphFormat, paragraph
from hfi_docs.word.render.measure import TWIPS_PER_POINT, TextArea
from hfi_docs.word.render.relations import Relations

_EMU_PER_POINT = 12_700
#: How much of a page's height a picture may take: its caption and the heading above it must have room.
_TALLEST = 0.75
#: Space above and below a picture, in twips.
SPACING = (120, 60)
#: docxtpl numbers pictures of the template from 1001.
_FIRST_ID = 2001
_DRAWING_ID = re.compile(rb'<wp:docPr\b[^>]*\bid="(\d+)"')
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
        self._added: dict[str, bytes] = {}
        used = (int(number) for content in template_parts for number in _DRAWING_ID.findall(content))
        self._next = max(_FIRST_ID, 1 + max(used, default=0))

    def add(self, image: Image) -> tuple[str, int]:
        """The relationship id of a picture, and a drawing number that no other drawing has."""
        # The name follows the content: equal input gives equal bytes.
        name = f"{_FOLDER}/hfi-{hashlib.sha256(image.content).hexdigest()[:16]}.{image.kind}"
        self._added[f"word/{name}"] = image.content
        self._next += 1
        return self._relations.image(name), self._next - 1

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
