"""Pictures and drawings in a Word file: pictures with alt text become figures, all else is counted."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from hfi_docs.document import Figure, Image
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.characters import clean_text
from hfi_docs.word.intake.picture import TakenPicture, read_picture
from hfi_docs.word.intake.telling import Telling, excerpt
from hfi_docs.word.intake.word.names import DECORATIVE, PIC, VML, WP, A, P, W, plain_text
from hfi_docs.word.opc.package import OFFICE_RELATIONS, Package, Relation
from hfi_docs.word.opc.xml import Element, integer, is_true

_EMU_PER_POINT: Final = 12_700
#: Word's largest page is 22 inches.
_LARGEST: Final = 22 * 72 * _EMU_PER_POINT
_GRAPHICS: Final = {"chart": "chart", "chartex": "chart", "diagram": "smart art"}
#: Effects of pictures that are newer than the standard.
_ARTISTIC: Final = "{http://schemas.microsoft.com/office/drawing/2010/main}imgEffect"
_FULL_TURN: Final = 21_600_000


class PictureReader(NamedTuple):
    """Reads the drawings of one part, whose relations lead to the picture files."""

    package: Package
    relations: dict[str, Relation]
    telling: Telling

    def drawing(self, drawing: Element, place: str) -> Iterator[Figure]:
        """The picture in a `w:drawing`; `place` says where in the text it stands.

        Raises:
            UnreadableError: a picture without alt text, cropped or turned in Word, or one that cannot be read.
        """
        kind = _graphic_kind(drawing)
        if kind != "picture":
            self._leave_out(drawing, _GRAPHICS.get(kind, "drawing"))
            return
        self._tell_links(drawing)
        properties = next(drawing.iter(f"{WP}docPr"), None)
        if properties is not None and any(is_true(mark.get("val")) for mark in properties.iter(DECORATIVE)):
            self.telling.add("decoration")
            return
        shown = {} if properties is None else dict(properties.attrib)
        alt = clean_text(shown.get("descr") or shown.get("title") or "").strip()
        name = f"{excerpt(alt) or shown.get('name', '')}".strip() or "uten navn"
        yield self._figure(drawing, alt, f"Bildet «{name}»{place} i Word-filen")

    def old_drawing(self, drawing: Element, place: str) -> Iterator[Figure]:
        """The picture in a `w:pict` or `w:object` of the kind that Word wrote before 2010."""
        data = next(drawing.iter(f"{VML}imagedata"), None)
        if drawing.tag == f"{W}pict" and data is not None:
            self._tell_boxes(drawing)
        if data is None or drawing.tag == f"{W}object":
            self._leave_out(drawing, "embedded" if drawing.tag == f"{W}object" else "drawing")
            return
        shape = data.getparent()
        alt = "" if shape is None else clean_text(shape.get("alt", "")).strip()
        label = f"Bildet «{excerpt(alt) or 'uten navn'}»{place} i Word-filen"
        _require_alt(alt, label)
        yield Figure(self._image(_relation(data, "id", "href"), label), " ".join(alt.split()))

    def _figure(self, drawing: Element, alt: str, label: str) -> Figure:
        _require_alt(alt, label)
        _check_shape(drawing, label)
        blip = next(drawing.iter(f"{A}blip"), None)
        image = self._image(_relation(blip, "embed", "link"), label)
        if _is_changed(drawing, blip):
            self.telling.add("picture effect", text=alt)
        size = next(drawing.iter(f"{WP}extent"), None)
        width, height = (0, 0) if size is None else (integer(size.get("cx"), 0), integer(size.get("cy"), 0))
        if 0 < width <= _LARGEST and 0 < height <= _LARGEST:
            image = image._replace(width=width / _EMU_PER_POINT, height=height / _EMU_PER_POINT)
        return Figure(image, " ".join(alt.split()))

    def _image(self, relation: str | None, label: str) -> Image:
        taken = _named(self._content(relation, label), label)
        for change in taken.changes:
            self.telling.say(change)
        return taken.image

    def _content(self, relation: str | None, label: str) -> bytes:
        found = self.relations.get(relation or "")
        content = None if found is None or found.external else self.package.part(found.target)
        if found is not None and found.external:
            message = f"{label} er bare en lenke til en bildefil et annet sted («{excerpt(found.target)}»)."
            raise UnreadableError(message, "Sett bildet inn i Word på nytt, uten å velge «Koble til fil».")
        if content is None:
            message = f"{label} ligger ikke i filen."
            raise UnreadableError(message, "Slett bildet i Word og sett det inn på nytt fra en fil.")
        return content

    def _leave_out(self, drawing: Element, kind: str) -> None:
        said = self._tell_boxes(drawing)
        if kind != "drawing" or not said or next(drawing.iter(f"{PIC}pic"), None) is not None:
            self.telling.add(kind, text="" if said else self._text(drawing))

    def _tell_boxes(self, drawing: Element) -> bool:
        """Names the text boxes that hold something; whether there are any."""
        boxes = [box for box in drawing.iter(f"{W}txbxContent") if next(box.iter(P), None) is not None]
        said = [text for text in map(plain_text, boxes) if text]
        for text in said:
            self.telling.add("text box", text=text)
        return bool(said)

    def _tell_links(self, drawing: Element) -> None:
        ids = {link.get(f"{OFFICE_RELATIONS}id", "") for link in drawing.iter(f"{A}hlinkClick")}
        for target in sorted({self.relations[name].target for name in ids if name in self.relations}):
            self.telling.add("link", text=clean_text(target))

    def _text(self, drawing: Element) -> str:
        """The text of a drawing; that of charts and SmartArt stands in a part of its own."""
        own = plain_text(drawing)
        if own:
            return own
        ids = (node.get(f"{OFFICE_RELATIONS}{name}") for node in drawing.iter() for name in ("dm", "id"))
        parts = (self.relations[name].target for name in ids if name in self.relations)
        roots = (self.package.xml(part) for part in parts if part.endswith(".xml"))
        return " ".join(plain_text(root) for root in roots if root is not None)


def _is_changed(drawing: Element, blip: Element | None) -> bool:
    """Whether Word shows a picture in other colours than its file has, or in another shape than a rectangle."""
    effects = () if blip is None else (child for child in blip if child.tag != f"{A}extLst")
    shape = next(drawing.iter(f"{A}prstGeom"), None)
    cut = shape is not None and shape.get("prst", "rect") != "rect"
    return cut or any(True for _ in effects) or next(drawing.iter(_ARTISTIC), None) is not None


def _relation(element: Element | None, *names: str) -> str | None:
    """The first relation that an element names in one of these ways: a file of its own goes before a link to one."""
    found = () if element is None else (element.get(f"{OFFICE_RELATIONS}{name}") for name in names)
    return next(filter(None, found), None)


def _named(content: bytes, label: str) -> TakenPicture:
    """The picture; what is wrong with it is told with its name.

    Raises:
        UnreadableError: as `read_picture`.
    """
    try:
        return read_picture(content)
    except UnreadableError as error:
        message = f"{label} kan ikke brukes: {error.message}"
        raise UnreadableError(message, f"{error.hint} Sett det så inn i Word igjen.") from None


def _require_alt(alt: str, label: str) -> None:
    if not alt:
        message = f"{label} mangler alternativ tekst."
        hint = "Høyreklikk på bildet i Word, velg «Vis alternativ tekst», skriv hva bildet viser, og lagre filen."
        raise UnreadableError(message, hint)


def _check_shape(drawing: Element, label: str) -> None:
    """A picture cropped in Word still holds what was cut away, and nobody would expect to see it again."""
    crop = next(drawing.iter(f"{A}srcRect"), None)
    if crop is not None and any(integer(crop.get(side), 0) for side in "ltrb"):
        message = f"{label} er beskåret i Word, men filen har fortsatt hele bildet."
        raise UnreadableError(message, "Velg «Komprimer bilder» og «Slett beskårne områder» i Word, og lagre filen.")
    transform = next(drawing.iter(f"{A}xfrm"), None)
    if transform is not None and integer(transform.get("rot"), 0) % _FULL_TURN:
        message = f"{label} er rotert i Word."
        raise UnreadableError(message, "Roter bildet i Bilder, lagre det, og sett det inn i Word på nytt.")
    if transform is not None and (is_true(transform.get("flipH")) or is_true(transform.get("flipV"))):
        message = f"{label} er speilvendt i Word."
        raise UnreadableError(message, "Speilvend bildet i Bilder, lagre det, og sett det inn i Word på nytt.")


def _graphic_kind(drawing: Element) -> str:
    data = next(drawing.iter(f"{A}graphicData"), None)
    if data is None:
        return ""
    if any(child.tag == f"{PIC}pic" for child in data):
        return "picture"
    return data.get("uri", "").rpartition("/")[2]
