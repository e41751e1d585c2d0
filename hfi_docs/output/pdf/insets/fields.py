"""What was filled into a form, made to be seen: fields whose look the file leaves to the program that shows it."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from hfi_docs.output.pdf.insets.fonts import foreign_fonts

#: How wide the letters of Helvetica are, in thousandths of its size (Adobe's metrics of the standard fonts).
_WIDTHS: Final = {
    **dict.fromkeys("ijl", 222), **dict.fromkeys(" !,./:;I[\\]ft·", 278), **dict.fromkeys("()-`r", 333),
    **dict.fromkeys("Jckszvxy", 500), **dict.fromkeys("+<=>~", 584), **dict.fromkeys("FTZøß", 611),
    **dict.fromkeys("ABEKPSVXY&", 667), **dict.fromkeys("CDHNRUw", 722), **dict.fromkeys("GOQØ", 778),
    **dict.fromkeys("Mm", 833), **dict.fromkeys("%æ", 889), "W": 944, "@": 1015, "Æ": 1000, "'": 191, '"': 355,
    "*": 389, "^": 469, "{": 334, "}": 334, "|": 260, "…": 1000, "—": 1000,
}  # fmt: skip
_USUAL_WIDTH: Final = 556
_LARGEST, _SMALLEST, _LEADING, _INSET = 12.0, 4.0, 1.15, 2.0
_MULTILINE, _COMB, _PASSWORD = 1 << 12, 1 << 24, 1 << 13
_ENCODING: Final = "cp1252"
#: The operators that choose a colour of so many numbers.
_FILLS: Final = {1: "g", 3: "rg", 4: "k"}
_STROKES: Final = {1: "G", 3: "RG", 4: "K"}


class UnshownError(Exception):
    """A field holds characters that the standard fonts do not have."""


def show_fields(pdf: Pdf) -> None:
    """Gives fields that show nothing of what they hold a look of their own.

    Raises:
        UnshownError: some of it cannot be shown.
    """
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    for page in pdf.pages:
        for widget in page.obj.get("/Annots", Array()):
            if isinstance(widget, Dictionary) and widget.get("/Subtype") == Name.Widget:
                _show(pdf, widget, form)
    # With this set, the look of no field counts.
    form["/NeedAppearances"] = False


def _show(pdf: Pdf, widget: Any, form: Any) -> None:
    kind, value = _of_field(widget, "/FT"), _of_field(widget, "/V")
    if kind == Name.Btn:
        _choose(widget, value)
    elif kind in (Name.Tx, Name.Ch):
        text = _text_of(value)
        if text and not int(_of_field(widget, "/Ff") or 0) & _PASSWORD and not _is_shown(widget, text, form):
            widget["/AP"] = Dictionary(N=_drawn(pdf, widget, text, form))


def _of_field(widget: Any, key: str) -> Any:
    """A value of a field, which it may have from the one that it is part of."""
    seen = set[tuple[int, int]]()
    node = widget
    while isinstance(node, Dictionary):
        if key in node:
            return node[key]
        if node.is_indirect:
            if node.objgen in seen:
                return None
            seen.add(node.objgen)
        node = node.get("/Parent")
    return None


def _text_of(value: Any) -> str:
    if isinstance(value, Stream):
        return value.read_bytes().decode("utf-8", "replace")
    if isinstance(value, Array):
        return ", ".join(str(each) for each in value)
    return str(value) if isinstance(value, pikepdf.String) else ""


def _choose(widget: Any, value: Any) -> None:
    """Lets a box be ticked or not as its field says, where it does not say so itself."""
    looks = widget.get("/AP", Dictionary()).get("/N")
    if isinstance(looks, Dictionary) and not isinstance(looks, Stream) and "/AS" not in widget:
        chosen = str(value) if value is not None else ""
        widget["/AS"] = Name(chosen) if chosen.startswith("/") and chosen in looks else Name.Off


def _is_shown(widget: Any, text: str, form: Any) -> bool:
    """Whether a field has a look that shows what it holds now, in fonts that are there."""
    look = widget.get("/AP", Dictionary()).get("/N")
    if not isinstance(look, Stream) or any(foreign_fonts(look)):
        return False
    if not form.get("/NeedAppearances", False):
        return True
    shown = b"".join(_strings(look)).decode(_ENCODING, "replace")
    return _letters(text) in _letters(shown)


def _strings(look: Any) -> Iterator[bytes]:
    for each in pikepdf.parse_content_stream(look):
        name: str = str(each.operator)
        if name in ("Tj", "'", '"'):
            yield bytes(each.operands[-1])
        elif name == "TJ":
            yield from (bytes(piece) for piece in each.operands[0] if isinstance(piece, pikepdf.String))


def _letters(text: str) -> str:
    return "".join(text.split())


def _drawn(pdf: Pdf, widget: Any, text: str, form: Any) -> Any:
    """The text in the field's rectangle: black, in as large letters as fit, as it is placed there."""
    left, low, right, high = (float(side) for side in widget.Rect)
    width, height = abs(right - left), abs(high - low)
    flags, align = int(_of_field(widget, "/Ff") or 0), int(_of_field(widget, "/Q") or form.get("/Q", 0))
    is_long = bool(flags & _MULTILINE)
    size, lines = _fitted(text, width - 2 * _INSET, height - 2 * _INSET, _wished(widget, form), is_long=is_long)
    top = height - _INSET - size if is_long else (height - size * 0.72) / 2
    pieces = [*_ground(widget, width, height), "/Tx BMC q BT 0 g", f"/Helv {size:g} Tf"]
    for number, line in enumerate(lines):
        free = width - 2 * _INSET - _measure(line) * size
        x = _INSET + max(free, 0) * (align if align in (1, 2) else 0) / 2
        pieces.append(f"1 0 0 1 {x:.2f} {top - number * size * _LEADING:.2f} Tm <{_encoded(line).hex()}> Tj")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    return pdf.make_stream(
        " ".join([*pieces, "ET Q EMC"]).encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, width, height]),
        Resources=Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font))),
    )


def _ground(widget: Any, width: float, height: float) -> Iterator[str]:
    """The colour behind a field and the line around it, where it names them."""
    colours = widget.get("/MK", Dictionary())
    for key, operators, painted in (("/BG", _FILLS, "f"), ("/BC", _STROKES, "S")):
        values = [float(each) for each in colours.get(key, Array())]
        if len(values) in operators:
            colour = " ".join(f"{value:g}" for value in values)
            yield f"q {colour} {operators[len(values)]} 0.5 0.5 {width - 1:.2f} {height - 1:.2f} re {painted} Q"


def _wished(widget: Any, form: Any) -> float:
    """The size of letters that the field asks for; 0 where it leaves that to us."""
    words = str(_of_field(widget, "/DA") or form.get("/DA", "")).split()
    at = words.index("Tf") if "Tf" in words else 0
    try:
        return abs(float(words[at - 1])) if at else 0.0
    except ValueError:
        return 0.0


def _fitted(text: str, width: float, height: float, wished: float, *, is_long: bool) -> tuple[float, Sequence[str]]:
    """The size of letters in which the text has room, and its lines in it."""
    size = wished or _LARGEST
    while True:
        lines = list(_broken(text, width / size)) if is_long else [" ".join(text.split())]
        high = len(lines) * size * _LEADING if is_long else size
        fits = high <= height and all(_measure(line) * size <= width for line in lines)
        if fits or size <= _SMALLEST:
            return size, lines
        size = max(size - 0.5, _SMALLEST)


def _broken(text: str, width: float) -> Iterator[str]:
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and _measure(longer) > width:
                yield line
                line = word
            else:
                line = longer
        yield line


def _measure(line: str) -> float:
    return sum(_width(each) for each in line) / 1000


def _width(character: str) -> int:
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(character, _WIDTHS.get(base, _USUAL_WIDTH))


def _encoded(line: str) -> bytes:
    try:
        return "".join(each for each in line if each.isprintable()).encode(_ENCODING)
    except UnicodeEncodeError:
        raise UnshownError from None
