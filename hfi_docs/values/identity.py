"""Who a case is, and what an amount is."""

from typing import NamedTuple, TypeAlias

#: An amount as its parts, in kroner; the amount is their sum.
Parts: TypeAlias = tuple[int, ...]


class CaseNumber(NamedTuple):
    """Identity of a case: each organ numbers its cases from 1 every year."""

    organ: str
    year: int
    number: int
