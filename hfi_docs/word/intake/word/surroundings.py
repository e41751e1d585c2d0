"""What stands outside the text of a Word file: headers and footers, comments, sections, deleted rows."""

from collections.abc import Mapping
from typing import Final

from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.word.names import P_PR, RELATION_ID, W, below, plain_text
from hfi_docs.word.opc.package import Package, Relation
from hfi_docs.word.opc.xml import Element

_PICTURES: Final = (f"{W}drawing", f"{W}pict", f"{W}object")


def tell_surroundings(root: Element, package: Package, relations: Mapping[str, Relation], telling: Telling) -> None:
    """Names all of it; `relations` are those of the document, whose root is given."""
    for properties in root.iter(f"{W}trPr", f"{W}tcPr"):
        if below(properties, "del") is not None or below(properties, "cellDel") is not None:
            telling.add("deletion")
        if below(properties, "ins") is not None or below(properties, "cellIns") is not None:
            telling.add("insertion")
    for properties in root.iter(P_PR):
        if properties.find(f"{W}sectPr") is not None:
            telling.add("section")
    if next(root.iter(f"{W}lnNumType"), None) is not None:
        telling.add("line numbers")
    _tell_comments(root, package, relations, telling)
    for kind in ("header", "footer"):
        names = {reference.get(RELATION_ID, "") for reference in root.iter(f"{W}{kind}Reference")}
        for target in sorted({relations[name].target for name in names if name in relations}):
            part = package.xml(target)
            text = "" if part is None else plain_text(part)
            if part is not None and (text or next(part.iter(*_PICTURES), None) is not None):
                telling.add(kind, text=text)


def _tell_comments(root: Element, package: Package, relations: Mapping[str, Relation], telling: Telling) -> None:
    """Names all that the file holds: answers are not referred to from the text."""
    targets = {found.target for found in relations.values() if found.kind == "comments"}
    parts = [part for part in map(package.xml, sorted(targets)) if part is not None]
    found = [comment for part in parts for comment in part.iter(f"{W}comment")]
    for comment in found or root.iter(f"{W}commentReference"):
        telling.add("comment", text=plain_text(comment))
