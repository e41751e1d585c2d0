"""Content controls that show a value kept elsewhere in the file (ECMA-376 part 1, 17.5.2.6).

Case systems fill in such values without opening the file in Word: what stands in the text then is what the template
said. Word shows the value.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.word.names import T, W, below, plain_text
from hfi_docs.word.opc.package import Package
from hfi_docs.word.opc.xml import Element

_STORE_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
#: The stores that every file has, by the numbers that Word gives them.
_PROPERTIES: Final = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
#: Controls of plain text; a date is kept in another form than it is shown in, rich text as a file of its own.
_KINDS: Final = ("text", "dropDownList", "comboBox")
#: Steps by name and number alone: what else XPath can do is no file's to ask for.
_PATH: Final = regex(r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[\d{1,6}\])?)+(?:/@(?:[\w.-]+:)?[\w.-]+)?(?:/text\(\))?")
_MAPPING: Final = regex(r"xmlns:([\w.-]+)=['\"]([^'\"]+)['\"]")


def apply_bindings(root: Element, package: Package, main: str, telling: Telling) -> None:
    """Puts the values into the controls of a document whose text says something else, and tells of each."""
    controls = [control for control in root.iter(f"{W}sdt") if below(control, "sdtPr/dataBinding") is not None]
    stores = _stores(package, main) if controls else {}
    for control in controls:
        shown = _value(control, stores)
        old = "" if below(control, "sdtPr/showingPlcHdr") is not None else plain_text(control)
        if shown and " ".join(shown.split()) != old and _write(control, shown):
            telling.add("binding", text=shown)


def _stores(package: Package, main: str) -> Mapping[str, Element]:
    """The values of a file by the number of their store, in capitals."""
    found = {}
    for number, kind in _PROPERTIES.items():
        for target in package.targets("", kind):
            found[number] = _root(package, target)
    for target in package.targets(main, "customXml"):
        for name in package.targets(target, "customXmlProps"):
            properties = _root(package, name)
            number = "" if properties is None else properties.get(_STORE_ID, "").upper()
            found[number] = _root(package, target)
    return {number: root for number, root in found.items() if root is not None}


def _root(package: Package, name: str) -> Element | None:
    """A store that cannot be read has nothing to show."""
    try:
        return package.xml(name)
    except UnreadableError:
        return None


def _value(control: Element, stores: Mapping[str, Element]) -> str:
    """What a control of plain text shows, "" when that cannot be told."""
    binding = below(control, "sdtPr/dataBinding")
    if binding is None or all(below(control, f"sdtPr/{kind}") is None for kind in _KINDS):
        return ""
    store = stores.get(binding.get(f"{W}storeItemID", "").upper())
    path = binding.get(f"{W}xpath", "")
    if store is None or not _PATH.fullmatch(path):
        return ""
    names = dict(_MAPPING.findall(binding.get(f"{W}prefixMappings", "")))
    try:
        found = store.getroottree().xpath(path, namespaces=names or None)
    except etree.XPathError:
        return ""
    kept = next(_texts(found), "").strip()
    choices = {item.get(f"{W}value"): item.get(f"{W}displayText") for item in control.iter(f"{W}listItem")}
    return choices.get(kept) or kept


def _texts(found: object) -> Iterator[str]:
    for item in found if isinstance(found, list) else ():
        yield item if isinstance(item, str) else "".join(item.itertext())


def _write(control: Element, value: str) -> bool:
    """Puts a value in the place of the control's text, if it has a place for one."""
    content = below(control, "sdtContent")
    places = [] if content is None else list(content.iter(T))
    for place in places[1:]:
        place.text = ""
    if places:
        places[0].text = value
        places[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        placeholder = below(control, "sdtPr/showingPlcHdr")
        if placeholder is not None and (parent := placeholder.getparent()) is not None:
            parent.remove(placeholder)
    return bool(places)
