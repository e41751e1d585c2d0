"""PDFs as others send them, made for one test."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

A4, LYING, A3, A0, LETTER, TINY = (595, 842), (842, 595), (1191, 842), (2384, 3370), (612, 792), (100, 80)


def put_page(pdf: Pdf, size: tuple[float, float], text: str, **entries: Any) -> pikepdf.Page:
    """One more page, with a line of text near its upper left corner."""
    page = pdf.add_blank_page(page_size=size)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    written = f"BT /F1 12 Tf 10 {size[1] - 30} Td <{text.encode('cp1252').hex()}> Tj ET"
    page.obj.Contents = pdf.make_stream(written.encode())
    for name, value in entries.items():
        page.obj[f"/{name}"] = value
    return page


def stored(pdf: Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    """The bytes of a PDF; without a password, the same each time."""
    target = BytesIO()
    pdf.save(target, encryption=encryption or False, deterministic_id=encryption is None)
    return target.getvalue()


def report(name: str, sizes: Sequence[tuple[float, float]] = (A4,), **entries: Any) -> bytes:
    """A PDF of pages of these sizes, each of which says which it is: «Rapport side 2»."""
    pdf = Pdf.new()
    for number, size in enumerate(sizes, start=1):
        put_page(pdf, size, f"{name} side {number}", **entries)
    return stored(pdf)


def locked(*, user: str = "", extract: bool = True) -> bytes:
    """A PDF with a password: to open it, or only to change it."""
    pdf = Pdf.new()
    put_page(pdf, A4, "Låst")
    allow = pikepdf.Permissions(extract=extract)
    return stored(pdf, encryption=pikepdf.Encryption(owner="eier", user=user, allow=allow))


def form(*fields: dict[str, Any], **entries: Any) -> bytes:
    """A PDF with a form, its fields filled in, on one page; what is made of the PDF is given it."""
    pdf = Pdf.new()
    page = put_page(pdf, A4, "Skjema side 1")
    widgets = [
        pdf.make_indirect(
            Dictionary({"/Type": Name.Annot, "/Subtype": Name.Widget, "/P": page.obj, "/F": 4, "/T": f"felt{number}"})
        )
        for number in range(len(fields))
    ]
    for widget, given in zip(widgets, fields, strict=True):
        for name, value in given.items():
            widget[f"/{name}"] = value(pdf) if callable(value) else value
    page.obj["/Annots"] = Array(widgets)
    pdf.Root.AcroForm = Dictionary(Fields=Array(widgets), DA=pikepdf.String("/Helv 0 Tf 0 g"))
    for name, value in entries.items():
        pdf.Root.AcroForm[f"/{name}"] = value
    return stored(pdf)


def text_field(value: str, rect: Sequence[float] = (50, 600, 300, 620), **entries: Any) -> dict[str, Any]:
    """A field of text, without a look of its own."""
    return {"FT": Name.Tx, "V": pikepdf.String(value), "Rect": Array(rect), **entries}
