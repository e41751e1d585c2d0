"""What a template can reach of the context: read-only things with names, and nothing that can be called.

Names are looked up here and nowhere else, so that `rad.items` is the field of a row and never a method.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from hfi_docs.context import ContextValue, Entry, Many, Slot
from hfi_docs.errors import TemplateError

#: How often the loops of one template may go round, all together.
_MOST_ROUNDS: Final = 200_000
_ENDLESS: Final = "Løkkene går for mange ganger. Er det løkker inni hverandre som kan fjernes?"


class Printing:
    """One rendering: which slots it has printed, in order, and how often its loops have gone round.

    `filled` says of some slots whether they have anything to print; the others do when they have a name. `has_asked`:
    it depends on that what is printed.
    """

    def __init__(self, filled: Mapping[str, bool], language: str) -> None:
        self.filled = filled
        self.language = language
        self.printed: list[str] = []
        self.has_asked = False
        self._rounds = 0

    def go_round(self) -> None:
        """Counts a round of a loop.

        Raises:
            TemplateError: there were too many.
        """
        self._rounds += 1
        if self._rounds > _MOST_ROUNDS:
            raise TemplateError(_ENDLESS)

    def take(self, slot: str) -> None:
        """Notes that something takes the place of a slot: it is printed, or drawn here."""
        if slot:
            self.printed.append(slot)


class Nothing:
    """What is not there: empty in `for` and `if`, and so is all that is asked of it; no comparison holds."""

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator["Shown"]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def _never(self, _: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never


NOTHING: Final = Nothing()


class Blocks:
    """Blocks that are printed where this stands alone in its paragraph."""

    __slots__ = ("_printing", "is_filled", "slot")

    def __init__(self, slot: str, printing: Printing) -> None:
        self._printing = printing
        self.slot = slot
        self.is_filled = printing.filled.get(slot, bool(slot))

    def __bool__(self) -> bool:
        self._printing.has_asked = True
        return self.is_filled


class Listing:
    """A list to loop over; printed bare it is its slot."""

    __slots__ = ("_many", "_owner", "_printing")

    def __init__(self, many: Many, printing: Printing, owner: str = "") -> None:
        self._many = many
        self._printing = printing
        self._owner = owner

    def __bool__(self) -> bool:
        return bool(self._many.entries)

    def __len__(self) -> int:
        return len(self._many.entries)

    def __iter__(self) -> Iterator["Shown"]:
        # Who goes through the rows of a table draws it.
        self._printing.take(self._owner)
        for entry in self._many.entries:
            self._printing.go_round()
            yield shown(entry, self._printing)

    def __getitem__(self, places: slice) -> "Listing":
        return Listing(Many(self._many.entries[places]), self._printing, self._owner)

    @property
    def blocks(self) -> Blocks | None:
        """What it is when it is printed bare; None when it cannot be."""
        return Blocks(self._many.slot, self._printing) if self._many.slot else None

    def part(self, key: object) -> "Shown | None":
        """One of its entries, by number or name; None when there is none and that is a mistake."""
        if isinstance(key, str):
            found = self._many.by_name.get(key)
            return shown(found, self._printing) if found else NOTHING if self._many.is_open else None
        if isinstance(key, int) and -len(self) <= key < len(self):
            return shown(self._many.entries[key], self._printing)
        return NOTHING if isinstance(key, int) else None


class Fields:
    """One thing with named values."""

    __slots__ = ("_entry", "_printing")

    def __init__(self, entry: Entry, printing: Printing) -> None:
        self._entry = entry
        self._printing = printing

    def part(self, key: object) -> "Shown | None":
        """The value of this name; None when there is none.

        Raises:
            TemplateError: the name means more than one thing here.
        """
        values = self._entry.values
        if key in values:
            self._printing.take(f"{self._entry.noted}.{key}" if self._entry.noted else "")
            return shown(values[str(key)], self._printing, self._entry.slot)
        refused = self._entry.refused.get(str(key))
        if refused:
            raise TemplateError(refused)
        return None


Shown: TypeAlias = str | int | Decimal | date | Fields | Listing | Blocks | Nothing


def shown(value: ContextValue, printing: Printing, owner: str = "") -> Shown:
    """A value of the context as a template sees it; `owner` is the slot that a loop over it takes the place of."""
    match value:
        case None:
            return NOTHING
        case Entry():
            return Fields(value, printing)
        case Many():
            return Listing(value, printing, owner)
        case Slot(name=name):
            return Blocks(name, printing)
    return value
