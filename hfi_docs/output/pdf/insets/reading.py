"""A PDF from outside: whether its pages can stand in ours, and then each of them as one drawing.

Only what is drawn comes along: pages with their notes and filled-in fields. Scripts, actions, attached files, bookmarks
and forms stay behind with the rest of the file.
"""

from io import BytesIO
from typing import Any, Final, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from hfi_docs.output.pdf.insets.cleaning import clean, visible_layers
from hfi_docs.output.pdf.insets.fields import UnshownError, show_fields
from hfi_docs.output.pdf.insets.fonts import foreign_fonts
from hfi_docs.output.pdf.insets.links import PageLink, read_links

#: The largest file that is taken in.
MAX_PAGES: Final = 500
MAX_BYTES: Final = 50 * 1024 * 1024
#: Pages are read in points; the smallest and the largest that a viewer shows (ISO 32000-1, annex C), with room.
_SIDES: Final = (1.0, 30_000.0)
_BOX_CORNERS: Final = 4
#: Notes that are drawn on the page itself; and the flags of those that no viewer shows: invisible, hidden, no view.
_DRAWN_NOTES: Final = frozenset(
    f"/{name}"
    for name in (
        "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly",
        "StrikeOut", "Caret", "Ink", "Stamp",
    )
)  # fmt: skip
_UNSEEN: Final = 0x01 | 0x02 | 0x20
_ASK: Final = "Be om en kopi uten passord, eller send den som egen fil"
_LESS: Final = "Del den opp, eller send den som egen fil"
_SAVE: Final = "Åpne den, og skriv den ut til PDF på nytt"


class DrawnPage(NamedTuple):
    """A page of a file as viewers show it: its size in points, and where its links lie and lead."""

    width: float
    height: float
    links: tuple[PageLink, ...] = ()

    @property
    def lies(self) -> bool:
        """Whether it is wider than it is high."""
        return self.width > self.height


class Inset(NamedTuple):
    """A file that can stand in ours: a PDF that holds each page as a drawing, in `/Leaves`, and what they are.

    `mended` is set where the file was damaged, so that something may be missing.
    """

    content: bytes
    pages: tuple[DrawnPage, ...]
    mended: bool = False


class Beside(NamedTuple):
    """A file that cannot: why it stays beside, «den er låst med passord», and what may be done, in Norwegian."""

    why: str
    remedy: str


_DAMAGED: Final = Beside("den er skadet", f"{_SAVE}, eller be om en ny kopi")


def read_inset(content: bytes) -> Inset | Beside:
    """The pages of a file, or why they stay beside; never raises, whatever the bytes are."""
    if len(content) > MAX_BYTES:
        told = f"den er på {len(content) // 1024**2} MB, og høyst {MAX_BYTES // 1024**2} MB settes inn"
        return Beside(told, _LESS)
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _refusal(pdf) or _read(pdf)
    except pikepdf.PasswordError:
        return Beside("den er låst med passord", _ASK)
    except UnshownError:
        return Beside("et felt er fylt ut med tegn som ikke kan vises", _SAVE)
    except Exception:
        # Files from outside break whatever rule there is, and pikepdf tells of it with whatever error there is.
        return _DAMAGED


def _refusal(pdf: Pdf) -> Beside | None:
    """What is to be said against a file as a whole."""
    pages = len(pdf.pages)
    form = pdf.Root.get("/AcroForm", Dictionary())
    if pdf.is_encrypted and not pdf.allow.extract:
        return Beside("den er låst mot kopiering", _ASK)
    if "/Collection" in pdf.Root:
        return Beside("den er en portefølje av flere filer", "Legg ved hver fil for seg")
    if pdf.Root.get("/NeedsRendering", False) or ("/XFA" in form and not len(form.get("/Fields", Array()))):
        return Beside("den er et skjema som bare Adobe Acrobat kan vise", _SAVE)
    if not pages:
        return Beside("den har ingen sider", "Kontroller at det er riktig fil")
    if pages > MAX_PAGES:
        return Beside(f"den har {pages} sider, og høyst {MAX_PAGES} settes inn", _LESS)
    return None


def _read(pdf: Pdf) -> Inset | Beside:
    told = pdf.get_warnings()
    mended = any("file is damaged" in each for each in told)
    if mended and any("(object " in each for each in told):
        # The table of what is in the file can be made anew, but not what is missing from it.
        return _DAMAGED
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    for page in pdf.pages:
        _show_whole(page)
    links = [tuple(read_links(pdf, page, numbers)) for page in pdf.pages]
    if any(map(_is_unshown, (note for page in pdf.pages for note in page.obj.get("/Annots", Array())))):
        return Beside("den har merknader som ikke sier hvordan de ser ut", _SAVE)
    show_fields(pdf)
    pdf.flatten_annotations("screen")
    with pikepdf.new() as made:
        drawn = [made.copy_foreign(_drawing(page)) for page in pdf.pages]
        made.Root["/Leaves"] = Array(drawn)
        layers = visible_layers(pdf, made)
        if layers is not None:
            made.Root["/OCProperties"] = layers
        clean(made)
        fonts = sorted({name for form in drawn for name in foreign_fonts(form)})
        if fonts:
            return Beside(f"skriften «{fonts[0]}» er ikke lagt inn i den", f"{_SAVE}, med skriftene lagt inn")
        pages = tuple(DrawnPage(*_size(form), found) for form, found in zip(drawn, links, strict=True))
        target = BytesIO()
        made.save(target, deterministic_id=True, min_version=pdf.pdf_version)
    return Inset(target.getvalue(), pages, mended)


def _is_unshown(note: Any) -> bool:
    """Whether a note leaves its look to the program that shows it."""
    is_drawn = isinstance(note, Dictionary) and str(note.get("/Subtype", "")) in _DRAWN_NOTES
    return is_drawn and not int(note.get("/F", 0)) & _UNSEEN and "/N" not in note.get("/AP", Dictionary())


def _drawing(page: pikepdf.Page) -> Any:
    """The page as one drawing, upright as viewers show it and in points."""
    form = page.as_form_xobject()
    if "/Resources" not in form:
        form["/Resources"] = Dictionary()
    return form


def _show_whole(page: pikepdf.Page) -> None:
    """Makes the drawing of a page end where viewers end it: at the part of the sheet that its crop box shows."""
    sheet, shown = _corners(page.mediabox), _corners(page.cropbox)
    box = (*map(max, sheet[:2], shown[:2]), *map(min, sheet[2:], shown[2:]))
    left, low, right, high = box if box[0] < box[2] and box[1] < box[3] else sheet
    for name in ("/MediaBox", "/CropBox", "/TrimBox"):
        page.obj[name] = Array([left, low, right, high])
    rotation = page.obj.get("/Rotate", _inherited(page, "/Rotate", 0))
    page.obj["/Rotate"] = round(float(rotation) / 90) * 90 % 360
    for each in ("/ArtBox", "/BleedBox"):
        if each in page.obj:
            del page.obj[each]


def _inherited(page: pikepdf.Page, name: str, default: Any) -> Any:
    node, seen = page.obj.get("/Parent"), set[tuple[int, int]]()
    while isinstance(node, Dictionary) and node.objgen not in seen:
        if name in node:
            return node[name]
        seen.add(node.objgen)
        node = node.get("/Parent")
    return default


def _corners(box: Any) -> tuple[float, float, float, float]:
    """The lower left and the upper right corner of a box, which may be written from any two."""
    values = [float(each) for each in box]
    if len(values) != _BOX_CORNERS:
        message = "a box without four sides"
        raise ValueError(message)
    (left, right), (low, high) = sorted(values[::2]), sorted(values[1::2])
    return left, low, right, high


def _size(form: Any) -> tuple[float, float]:
    left, low, right, high = bounds(form)
    sides = right - left, high - low
    if not all(_SIDES[0] <= side <= _SIDES[1] for side in sides):
        message = "a page that no viewer shows"
        raise ValueError(message)
    return sides


def bounds(form: Any) -> tuple[float, float, float, float]:
    """The box of a drawing as its own matrix turns it."""
    matrix = pikepdf.Matrix(form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    return tuple(float(each) for each in matrix.transform(pikepdf.Rectangle(form.BBox)).as_array())  # type: ignore[return-value]
