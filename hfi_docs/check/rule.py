"""What a check rule is: a function that looks for something, beside all that it can say; and what it is asked about."""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Generic, NamedTuple, ParamSpec

from hfi_docs.check.texts import Texts
from hfi_docs.errors import Finding, Problem
from hfi_docs.papers.references import Surroundings
from hfi_docs.records.model import Case, CaseNumber, Notice, Registers
from hfi_docs.records.record import Record

if TYPE_CHECKING:
    from hfi_docs.check.wording.words import Words

Asked = ParamSpec("Asked")


class RecordRule(NamedTuple, Generic[Asked]):
    """A rule, registered as one entry of a tuple; `findings` are all the kinds of problem that `find` gives."""

    find: Callable[Asked, Iterable[Problem]]
    findings: tuple[Finding, ...]


def rule(*findings: Finding) -> Callable[[Callable[Asked, Iterable[Problem]]], RecordRule[Asked]]:
    """Makes a rule of a function: `@rule(FINDING)` above it."""
    return lambda find: RecordRule(find, findings)


class CheckedCase(NamedTuple):
    """A case whose structure is in order, its texts, and what its references can see; `words` asks dictionaries."""

    texts: Texts
    case: Case
    here: Surroundings
    words: "Words | None" = None

    @property
    def record(self) -> Record:
        """The case as written."""
        return self.texts.record

    @property
    def registers(self) -> Registers:
        """What is known besides."""
        return self.here.registers


class Cases(NamedTuple):
    """The cases that are sound, and the numbers of all that have a file.

    `postponed` are those that minutes postponed, each with the organ and the day of the meeting that is to take them;
    `minutes` are the meetings that have some.
    """

    sound: Mapping[CaseNumber, Case]
    files: Container[CaseNumber]
    postponed: Container[tuple[CaseNumber, str, date]] = ()
    minutes: Container[tuple[str, date]] = ()


class CheckedMeeting(NamedTuple):
    """A meeting whose structure is in order, its texts, and what is known besides."""

    texts: Texts
    notice: Notice
    registers: Registers
    cases: Cases
    words: "Words | None" = None

    @property
    def record(self) -> Record:
        """The meeting as written."""
        return self.texts.record


#: The registers as written, by name; a rule for them also gets what they were read as.
Records = Mapping[str, Record]
