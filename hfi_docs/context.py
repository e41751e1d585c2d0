"""What a template with statements sees of a document: read-only values and lists, and nothing that can be called.

Names are those of the guide, in Norwegian. What is printed as blocks is named here only (`Slot`); its blocks lie in
`Document.slots`, or beside the row of a drawn table.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")


class LazyMapping(Mapping[str, T]):
    """A mapping that is made when it is first asked: most templates ask for nothing of it."""

    def __init__(self, make: Callable[[], Mapping[str, T]]) -> None:
        self._make = make
        self._made: Mapping[str, T] | None = None

    def __getitem__(self, name: str) -> T:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    @property
    def _values(self) -> Mapping[str, T]:
        if self._made is None:
            self._made = self._make()
        return self._made


class Slot(NamedTuple):
    """Blocks that a template prints where this stands alone in its paragraph; "" prints nothing."""

    name: str


class Entry(NamedTuple):
    """One thing with named values: a row, a section, an attachment.

    `slot` is what a template takes the place of when it goes through one of its lists; `refused` tells of names that
    mean more than one thing here, in a Norwegian sentence each. Each name that a template asks for is noted below
    `noted`: «felt.prosjektleder».
    """

    values: "Mapping[str, ContextValue]"
    slot: str = ""
    refused: Mapping[str, str] = MappingProxyType({})
    noted: str = ""


class Many(NamedTuple):
    """A list to loop over. Printed bare it is its slot; by name (`tabeller['ramme-2026']`) it gives one entry.

    An unknown name gives an entry that is empty in `for` and `if` where `is_open`, and is an error otherwise.
    """

    entries: tuple[Entry, ...]
    slot: str = ""
    by_name: Mapping[str, Entry] = MappingProxyType({})
    is_open: bool = False


#: A text is as printed; amounts (whole kroner), numbers and dates are for filters and comparisons; None is empty.
ContextValue: TypeAlias = str | int | Decimal | date | Slot | Entry | Many | None


class Shape(NamedTuple):
    """What is declared of a value of the context, so that a template can be checked without a case.

    `kind`: text, kroner, tall or dato for single values, slot, entry, many. `fields` are those of an entry, or of
    each entry of a list. `is_open`: more names may come with the office's own records, such as the fields of a view.
    `label` says what it is, for the guide and for advice; `refused` tells of names that mean more than one thing.
    `among`: the only texts that it can be; of a list, the only names of its entries. `is_due`: what a pattern must
    print, or say that it leaves out.
    """

    kind: Literal["text", "kroner", "tall", "dato", "slot", "entry", "many"]
    label: str = ""
    fields: "Mapping[str, Shape]" = MappingProxyType({})
    is_open: bool = False
    has_slot: bool = False
    refused: Mapping[str, str] = MappingProxyType({})
    among: Collection[str] = ()
    is_due: bool = False


class Wanted(NamedTuple):
    """The text of a cell that a drawn table must print, in one of its `forms`; `name` is what the template calls it.

    `is_counted`: as often as the table has it, for amounts are data; other texts once, for equal cells are joined.
    `row` is the number of its row.
    """

    name: str
    forms: tuple[str, ...]
    is_counted: bool = False
    row: int = 0


class Drawn(NamedTuple):
    """A table that a template draws: by the pattern of a view, or in place. Its entry, and the blocks of its slots.

    `wanted` is what must be seen of it, row by row.
    """

    view: str
    table: Entry
    slots: Mapping[str, tuple[object, ...]] = MappingProxyType({})
    wanted: tuple[Wanted, ...] = ()
