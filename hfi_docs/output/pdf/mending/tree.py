"""The structure of a PDF as a tree that may be rebuilt: its elements, and the lists that lead back to them."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_NO_ROOT: Final = Dictionary()


def kids(element: Any) -> list[Any]:
    """What an element holds: elements, numbers of marked content, references to annotations."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def put_kids(element: Any, held: Sequence[Any]) -> None:
    """Gives an element what it shall hold, and each element there its parent."""
    element["/K"] = Array(held)
    for each in held:
        if is_element(each):
            each["/P"] = element


def is_element(item: Any) -> bool:
    """Whether something is a structure element."""
    return isinstance(item, Dictionary) and "/S" in item


def elements(pdf: Pdf) -> list[Any]:
    """Every element, in reading order."""
    return list(_below(pdf.Root.get("/StructTreeRoot", _NO_ROOT)))


def _below(element: Any) -> Iterator[Any]:
    waiting = [each for each in reversed(kids(element)) if is_element(each)]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [each for each in reversed(kids(element)) if is_element(each)]


def new_element(pdf: Pdf, kind: Name, parent: Any, held: Sequence[Any]) -> Any:
    """An element of a standard type; its parent is to be given it."""
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent))
    put_kids(made, held)
    return made


def style_of(element: Any) -> str:
    """The type that the converter gave an element: the name of its paragraph style."""
    return str(element.S)[1:]


def attribute(element: Any, key: str, default: Any = None) -> Any:
    """One of an element's attributes, such as the columns that a cell spans."""
    return next((owner[key] for owner in _attributes(element) if key in owner), default)


def put_attributes(element: Any, **given: pikepdf.Object) -> None:
    """Sets attributes of tables on an element, beside those it has."""
    owners = _attributes(element)
    own = next((owner for owner in owners if owner.get("/O") == Name.Table), None)
    if own is None:
        own = Dictionary(O=Name.Table)
        owners.append(own)
    for key, value in given.items():
        own[f"/{key}"] = value
    element["/A"] = Array(owners)


def _attributes(element: Any) -> list[Any]:
    given = element.get("/A")
    if given is None:
        return []
    return list(given) if isinstance(given, Array) else [given]


def lead_back(pdf: Pdf) -> None:
    """Makes the lists anew that lead from a page or an annotation to its element, and from a name to its element."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    held = [(element, element.get("/Pg"), kid) for element in elements(pdf) for kid in kids(element)]
    marks: dict[tuple[int, int], dict[int, Any]] = {}
    annotations: list[tuple[Any, Any]] = []
    for element, page, kid in held:
        if isinstance(kid, int):
            marks.setdefault(page.objgen, {})[kid] = element
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            marks.setdefault(kid.get("/Pg", page).objgen, {})[int(kid.MCID)] = element
        elif isinstance(kid, Dictionary) and "/Obj" in kid:
            annotations.append((kid.Obj, element))
    numbers: list[Any] = []
    for key, page in enumerate(page for page in pdf.pages if page.obj.objgen in marks):
        found = marks[page.obj.objgen]
        page.obj["/StructParents"] = key
        numbers += [key, pdf.make_indirect(Array([found.get(mark) for mark in range(max(found) + 1)]))]
    for key, (annotation, element) in enumerate(annotations, start=len(numbers) // 2):
        annotation["/StructParent"] = key
        numbers += [key, element]
    root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root["/ParentTreeNextKey"] = len(numbers) // 2
    _name_elements(pdf, root)


def _name_elements(pdf: Pdf, root: Any) -> None:
    named = sorted(
        ((bytes(element.ID), element) for element in elements(pdf) if "/ID" in element), key=lambda each: each[0]
    )
    if named:
        pairs = [part for name, element in named for part in (pikepdf.String(name), element)]
        leaf = Dictionary(Limits=Array([pairs[0], pairs[-2]]), Names=Array(pairs))
        root["/IDTree"] = pdf.make_indirect(Dictionary(Kids=Array([pdf.make_indirect(leaf)])))
