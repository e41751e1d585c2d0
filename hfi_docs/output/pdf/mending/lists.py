"""Lists for those who listen: what counts an item is its label, and not the beginning of its text."""

from typing import Any, Final

from pikepdf import Name, Pdf

from hfi_docs.output.pdf.mending.reading import Reader
from hfi_docs.output.pdf.mending.tree import elements, is_element, kids, new_element, put_kids
from hfi_docs.values.expressions import regex

#: «•», «–», «1.», «1.2», «a)», «iv)», «§ 4».
_LABEL: Final = regex(r"\s*(?:[^\w\s]|(?:\w+ )?[^\w\s]? ?(?:\d+(?:\.\d+)*|[^\W\d]|[ivxlcdm]+)[^\w\s]*)\s*")


def label_items(pdf: Pdf, reader: Reader) -> None:
    """Parts the label of each item from its text; LibreOffice shows it as the first piece of the first paragraph."""
    for item in elements(pdf):
        held = kids(item)
        if item.S == Name.LI and held and is_element(held[0]) and Name.LBody == held[0].S:
            for paragraph in list(filter(is_element, kids(held[0])))[:1]:
                pieces, page = kids(paragraph), paragraph.get("/Pg")
                if len(pieces) > 1 and not is_element(pieces[0]) and _LABEL.fullmatch(reader.kid(pieces[0], page)):
                    _part(pdf, item, paragraph, pieces)


def _part(pdf: Pdf, item: Any, paragraph: Any, pieces: list[Any]) -> None:
    label = new_element(pdf, Name.Lbl, item, pieces[:1])
    if "/Pg" in paragraph:
        label["/Pg"] = paragraph.Pg
    put_kids(paragraph, pieces[1:])
    put_kids(item, [label, *kids(item)])
