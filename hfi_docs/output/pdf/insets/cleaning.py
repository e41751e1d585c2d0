"""What must not come along with drawings from outside: what acts, what is attached, what leads back to other trees."""

from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, Stream

#: Beside the drawing itself: its place in another structure, files and pages elsewhere, what programs keep there.
_STRAY: Final = (
    "/StructParent", "/StructParents", "/AF", "/Ref", "/OPI", "/PieceInfo", "/Metadata", "/LastModified", "/Measure",
    "/PtData",
)  # fmt: skip
_ACTIONS: Final = frozenset(
    f"/{name}"
    for name in (
        "JavaScript", "Launch", "SubmitForm", "ImportData", "ResetForm", "Rendition", "Movie", "Sound", "GoToE",
        "GoToR", "URI", "RichMediaExecute",
    )
)  # fmt: skip


def clean(pdf: Pdf) -> None:
    """Takes out of every drawing what is not drawn."""
    for item in pdf.objects:
        waiting: list[Any] = [item]
        while waiting:
            each = waiting.pop()
            if isinstance(each, Array):
                waiting += [inner for inner in each if _is_inside(inner)]
            elif isinstance(each, (Dictionary, Stream)):
                _strip(each)
                waiting += [inner for _, inner in each.items() if _is_inside(inner)]


def _is_inside(item: Any) -> bool:
    return isinstance(item, (Array, Dictionary)) and not item.is_indirect


def _strip(item: Any) -> None:
    stray: tuple[str, ...] = _STRAY if isinstance(item, Stream) else ()
    if str(item.get("/S", "")) in _ACTIONS:
        stray = tuple(item.keys())
    elif item.get("/Type") in (Name.Filespec, Name.F) or "/EF" in item:
        stray = ("/EF", "/RF")
    for name in stray:
        if name in item:
            del item[name]


def visible_layers(pdf: Pdf, made: Pdf) -> Any:
    """The layers of a file, those hidden that are when it is opened; None when it has none.

    They are listed nowhere: a reader of the packet shall see what a reader of the file sees.
    """
    given = pdf.Root.get("/OCProperties")
    if given is None:
        return None
    usual = given.get("/D", Dictionary())
    groups = [each for each in given.get("/OCGs", Array()) if isinstance(each, Dictionary)]
    on, off = ({each.objgen for each in usual.get(name, Array())} for name in ("/ON", "/OFF"))
    is_off = usual.get("/BaseState") == Name.OFF
    hidden = [each for each in groups if each.objgen in off or (is_off and each.objgen not in on)]
    copies = {each.objgen: made.copy_foreign(each) for each in groups if each.is_indirect}
    every = Array([copies[each.objgen] for each in groups if each.objgen in copies])
    return Dictionary(OCGs=every, D=Dictionary(OFF=Array([copies[each.objgen] for each in hidden])))
