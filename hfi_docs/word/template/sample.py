"""Made-up papers to try a template with: long, many, empty, none, nynorsk. Made of the shape of what templates see."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from hfi_docs.context import ContextValue, Drawn, Entry, Many, Shape, Slot
from hfi_docs.contract import Contract
from hfi_docs.document import (
    Block,
    Caption,
    Cell,
    Document,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Properties,
    Row,
    Table,
    Text,
)

_DAY: Final = date(2026, 5, 21)
_AMOUNT: Final = 1_234_567
#: What values may hold, and no template may read as its own.
_LONG: Final = "Rehabilitering av svømmehallen & «kulturhuset» {{ tittel }} {% if %} <w:p> " * 6
#: Lists inside lists are short, or a paper grows with every level.
_INNER: Final = 3
_FEWEST, _MOST_PRINTED = 2, 2000


class Variant(NamedTuple):
    """A way for papers to differ: how many entries lists have, what texts say, and in which Norwegian."""

    name: str
    entries: int
    text: str
    language: Literal["nb-NO", "nn-NO"] = "nb-NO"


VARIANTS: Final = (
    Variant("lange tekster", 2, _LONG),
    Variant("mange rader", 40, "Kort"),
    Variant("tomme felt", 1, ""),
    Variant("uten lister", 0, "Kort"),
    Variant("nynorsk", 2, "Øyremerkte midlar", "nn-NO"),
)


class Sample(NamedTuple):
    """A made-up paper: what it is called, and its document, with what a template with statements sees of it."""

    name: str
    document: Document


def samples(
    contract: Contract, patterns: Mapping[str, Shape], variants: Iterable[Variant] = VARIANTS, *, tags: int, loops: int
) -> Iterator[Sample]:
    """A paper of each variant; `patterns` are the tables that the template draws, by name.

    The more `tags` a template has, and the more `loops` inside each other, the shorter are the lists: it is to be tried
    in a moment, whatever it goes through.
    """
    most = max(_FEWEST, int((_MOST_PRINTED / max(tags, 1)) ** (1 / max(loops, 1))))
    for variant in variants:
        yield _sample(variant._replace(entries=min(variant.entries, most)), contract, patterns)


class _Made:
    """Values of a variant, and the blocks of their slots by name."""

    def __init__(self, variant: Variant) -> None:
        self.variant = variant
        self.slots: dict[str, tuple[Block, ...]] = {}

    def value(self, shape: Shape, path: str, entries: int) -> ContextValue:
        """A value of this shape; `path` is its place, as the names of its slots have it."""
        match shape.kind:
            case "slot":
                return self.slot(path)
            case "many":
                made = tuple(self.entry(shape, f"{path}.{number}", _INNER) for number in range(entries))
                if shape.has_slot:
                    self.slot(path)
                by_name = _Anything(made) if shape.is_open else {}
                return Many(made, path if shape.has_slot else "", by_name, shape.is_open)
            case "entry":
                return self.entry(shape, path, entries)
        return self._single(shape)

    def entry(self, shape: Shape, path: str, entries: int) -> Entry:
        """One thing with named values."""
        inner = min(entries, self.variant.entries)
        values = ((name, self.value(each, f"{path}.{name}".lstrip("."), inner)) for name, each in shape.fields.items())
        return Entry(_OpenValues(values, self.variant.text) if shape.is_open else dict(values))

    def slot(self, path: str) -> Slot:
        """A slot with blocks; one that prints nothing where texts are empty."""
        self.slots[path] = tuple(_blocks(path, self.variant.text)) if self.variant.text else ()
        return Slot(path if self.variant.text else "")

    def _single(self, shape: Shape) -> ContextValue:
        if not self.variant.text:
            return "" if shape.kind == "text" else None
        made: Mapping[str, ContextValue] = {"kroner": _AMOUNT, "tall": 3, "dato": _DAY}
        return made.get(shape.kind, self.variant.text)


class _OpenValues(dict[str, ContextValue]):
    """Values that go by the names of a shape, and by whatever else the office has declared."""

    def __init__(self, values: Iterable[tuple[str, ContextValue]], text: str) -> None:
        super().__init__(values)
        self._text = text

    def __contains__(self, _: object) -> bool:
        return True

    def __missing__(self, _: str) -> ContextValue:
        return self._text


class _Anything(dict[str, Entry]):
    """A list whose entries go by whatever name is asked for."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__({str(number): entry for number, entry in enumerate(entries)})
        self._entries = entries

    def get(self, _: object, default: object = None) -> Any:
        """The first entry, whatever the name."""
        return self._entries[0] if self._entries else default


def _sample(variant: Variant, contract: Contract, patterns: Mapping[str, Shape]) -> Sample:
    made = _Made(variant)
    context = {name: made.value(shape, name, variant.entries) for name, shape in contract.shape.items()}
    context |= dict.fromkeys(contract.required_fields, variant.text or "Prøve")
    fields = {name: str(context.get(name, variant.text)) for name in contract.fields}
    for name in contract.slots:
        made.slot(name)
    slots: dict[str, tuple[Part, ...]] = {name: (Part(blocks),) for name, blocks in made.slots.items()}
    rest = contract.required_slots[0]
    drawn = tuple(_drawn(variant, name, shape) for name, shape in patterns.items())
    slots |= {rest: (*slots.get(rest, ()), Part(drawn))} if drawn else {}
    properties = Properties("Prøve", "Prøve", "", "", "", "utkast", variant.language, _DAY)
    return Sample(variant.name, Document(properties, fields, slots, patterns=frozenset(patterns), context=context))


def _drawn(variant: Variant, name: str, shape: Shape) -> Table:
    """A table of a view that the template draws; what it would print itself is of no use."""
    made = _Made(variant)
    entry = made.entry(shape, "", max(variant.entries, _INNER))
    # The caption of a table that a pattern draws is the program's own.
    drawn = Drawn(name, Entry({**entry.values, "bildetekst": Slot("")}), made.slots)
    return Table((Row((Cell(),), "header"), Row((Cell(),))), (0.0,), title="Prøvetabell", drawn=drawn)


def _blocks(path: str, text: str) -> Iterator[Block]:
    name = path.rpartition(".")[2]
    if name == "bildetekst":
        yield Caption("Tabell", 1, text, "")
    elif name == "overskrift":
        yield Heading(2, (Text(text),))
    else:
        if "." not in path:
            yield Heading(2, (Text("Overskrift"),))
        yield Paragraph((Text(text), Link((Text("lenke"),), url="https://eksempel.no")))
        yield List((ListItem((Paragraph((Text("Punkt"),)),)),))
