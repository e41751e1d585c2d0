"""Everything that is typed once and shown in many papers."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.document import Origin
from hfi_docs.records.model.case import CaseHeader
from hfi_docs.records.model.measures import Assigned, FollowedUp, Measure, Member, Plan, PlanArea, PlanEntry
from hfi_docs.records.model.meeting import Meeting, Meetings, Organ, number_form
from hfi_docs.records.model.tables import View
from hfi_docs.records.record import Data, KeyPath
from hfi_docs.values.case_numbers import CaseNumber, format_case, format_case_identity
from hfi_docs.values.labels import Language, label


class Spelling(NamedTuple):
    """A spelling to avoid, if any, and the one to use; `*` at the end of both stands for any ending."""

    wrong: str
    right: str


class Secretariat(NamedTuple):
    """Who makes the papers. `archive` is who keeps them, `principles` and `sides` are words that its registers use.

    Without principles or sides of its own, the office may use any. `wordmark`: the lines at the top of a first page.
    `labels` are what sections are called in the cases of all organs that do not call them something else.
    """

    name: str = ""
    number: str = ""
    email: str = ""
    address: str = ""
    language: Language = "nb"
    archive: str = ""
    principles: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    wordmark: tuple[str, ...] = ()
    labels: Mapping[str, str] = MappingProxyType({})
    labels_nynorsk: Mapping[str, str] = MappingProxyType({})
    sides_nynorsk: Mapping[str, str] = MappingProxyType({})

    def side_name(self, side: str, language: Language) -> str:
        """What a side is called in a sentence."""
        return side if language == "nb" else self.sides_nynorsk.get(side, side)

    @property
    def letterhead(self) -> tuple[str, str]:
        """The two lines at the top of a first page; the first is empty where there is one."""
        *above, last = self.wordmark or (self.name,)
        return " ".join(above), last


class Registers(NamedTuple):
    """Everything that is typed once and shown in many papers; `unreadable` are cases whose files cannot be read.

    `seams`: before these parts a long word may be broken. `templates` are the Word templates that there are, None where
    nobody has looked. `short_texts`: what cells say of a text in a note. `tasks` are those of all minutes, where
    something shows them.
    """

    office: Secretariat = Secretariat()
    organs: Mapping[str, Organ] = MappingProxyType({})
    default_organ: str = ""
    meetings: Meetings = Meetings()
    cases: Mapping[CaseNumber, CaseHeader] = MappingProxyType({})
    unreadable: frozenset[CaseNumber] = frozenset()
    plans: Mapping[str, Plan] = MappingProxyType({})
    measures: tuple[Measure, ...] = ()
    views: Mapping[str, View] = MappingProxyType({})
    texts: Mapping[str, str] = MappingProxyType({})
    short_texts: Mapping[str, str] = MappingProxyType({})
    regions: Mapping[str, str] = MappingProxyType({})
    organisations: Mapping[str, str] = MappingProxyType({})
    members: tuple[Member, ...] = ()
    year_plan: tuple[PlanEntry, ...] = ()
    shared: Mapping[str, Mapping[str, Data]] = MappingProxyType({})
    shared_keys: Mapping[str, KeyPath] = MappingProxyType({})
    files: Mapping[str, Path] = MappingProxyType({})
    spellings: tuple[Spelling, ...] = ()
    seams: tuple[str, ...] = ()
    templates: frozenset[str] | None = None
    followed: tuple[FollowedUp, ...] = ()
    tasks: tuple[Assigned, ...] = ()

    def beside(self, unreadable: frozenset[CaseNumber], templates: frozenset[str]) -> "Registers":
        """The registers, knowing what lies beside them."""
        return self._replace(unreadable=unreadable, templates=templates)

    def written(self, number: CaseNumber) -> str:
        """A case number as its organ writes it: «13/26»."""
        return number_form(self.organs, number).write(number)

    def identity(self, number: CaseNumber) -> str:
        """«SSU 13/26», for messages, as the case's organ writes it."""
        return format_case_identity(number, number_form(self.organs, number))

    def called(self, number: CaseNumber, home_organ: str) -> str:
        """«sak 13/26» within an organ's own papers, «PA-sak 06/25» elsewhere, as the case's organ writes it."""
        return format_case(number, self.written(number), home_organ=home_organ)

    def section_label(self, name: str, organ: str, language: Language) -> str:
        """What a section is called in the cases of an organ: as the organ says, else the office, else as usual."""
        for holder in (self.organs.get(organ), self.office):
            own = (holder.labels if language == "nb" else holder.labels_nynorsk) if holder else {}
            if name in own:
                return own[name]
        return label(name, language)

    def origin(self, register: str, key: KeyPath) -> Origin | None:
        """Where something in a register is written."""
        return Origin(self.files[register], key) if register in self.files else None

    @property
    def areas(self) -> dict[str, PlanArea]:
        """The areas of all plans, in plan order."""
        return {area.id: area for plan in self.plans.values() for area in plan.areas}

    def raised(self, number: CaseNumber) -> CaseHeader | None:
        """A case that came up in a meeting, and has no file and no entry of its own."""
        header = self.cases.get(number)
        return header if header and header.key[:1] == ("saker",) else None

    def meeting_on(self, organ: str, day: date) -> Meeting | None:
        """The meeting that an organ begins on a day."""
        return self.meetings.on(organ, day)
