"""What differs between two issues of a meeting's papers, as data: found by `changes`, printed by `compose`."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from hfi_docs.records.model import CaseNumber
from hfi_docs.values.dates import format_date
from hfi_docs.values.labels import Language, label


class Difference(NamedTuple):
    """What stood at a place and what stands there now; "" where there was or is nothing.

    `place` leads there from the case or the notice: («Forslag til vedtak», «punkt 2»). Where both texts are the same,
    it stands at another place among its neighbours.
    """

    place: tuple[str, ...]
    before: str
    after: str

    @property
    def kind(self) -> str:
        """«ny», «utgår», «flyttet» or «endret»."""
        if not self.before:
            return "ny"
        if not self.after:
            return "utgår"
        return "flyttet" if self.before == self.after else "endret"

    def below(self, *place: str) -> "Difference":
        """The same, seen from further up; what two places are both called is said once."""
        above = [name for name in place if name]
        return self._replace(place=(*above, *self.place[self.place[:1] == tuple(above[-1:]) :]))


#: A place that lies deeper than this is told in two steps: the attachment and its table, and where in it.
_SHARED = 2


def by_shared_place(
    differences: Iterable[Difference],
) -> Iterator[tuple[tuple[str, ...], tuple[Difference, ...]]]:
    """The differences in runs of those beside each other, with what the places in a run, which lie deep, begin with."""
    for shared, run in groupby(differences, key=lambda each: each.place[:_SHARED] if len(each.place) > _SHARED else ()):
        yield shared, tuple(run)


class CaseChanges(NamedTuple):
    """A case of a meeting and what differs in it; `kind` is «ny», «utgår», «flyttet», «endret» or "" for nothing.

    `name` is how the case is called, «Sak 13/26». A case that is new or gone has no differences.
    `moved` says that it stands elsewhere on the agenda, whatever else is changed; `whom` is «bare for kommunene», or ""
    for all.
    """

    number: CaseNumber
    name: str
    title: str
    kind: str
    differences: tuple[Difference, ...] = ()
    moved: bool = False
    whom: str = ""

    @property
    def reserved(self) -> str:
        """What is said behind its name, « (bare for kommunene)»; "" where it is for all."""
        return f" ({self.whom})" if self.whom else ""


class MeetingChanges(NamedTuple):
    """What differs in the notice, and case by case in the order of the newer agenda; those that are gone come last."""

    notice: tuple[Difference, ...]
    cases: tuple[CaseChanges, ...]

    def __bool__(self) -> bool:
        return bool(self.notice or self.cases)


class Since(NamedTuple):
    """What differs since a sealed issue, «utgave-01», for some readers; `sealed` is the day on which it was sealed."""

    issue: str
    sealed: date
    changes: MeetingChanges

    def title(self, language: Language) -> str:
        """«Endret siden papirene av 4. mai 2026 (utgave 1)»: one day may have seen two issues."""
        number = int(self.issue.rpartition("-")[2])
        return label("endret_siden", language).format(format_date(self.sealed), number)
