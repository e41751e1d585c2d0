"""Organs and their meetings."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.records.record import KeyPath
from hfi_docs.values.case_numbers import CaseNumber, NumberForm
from hfi_docs.values.dates import readable_date
from hfi_docs.values.labels import Language
from hfi_docs.values.times import TimeSpan


class StandingItem(NamedTuple):
    """What an organ has on every agenda, before its cases or after them."""

    text: str
    text_nynorsk: str
    last: bool
    minutes: int | None
    key: KeyPath = ()


class OrganDeadline(NamedTuple):
    """A deadline that is counted back from the meeting, in days."""

    text: str
    days: int
    key: KeyPath = ()


class OwnField(NamedTuple):
    """A field that an organ's cases have besides the usual ones, with what stands before it where it is printed."""

    name: str
    label: str
    label_nynorsk: str
    key: KeyPath = ()


class LetterReferences(NamedTuple):
    """The references of a letter, as one record or register has them; `copies` are those who get a copy."""

    ours: str = ""
    yours: str = ""
    officer: str = ""
    copies: tuple[str, ...] = ()
    key: KeyPath = ()


class ReferenceLine(NamedTuple):
    """A reference that is printed: its field and its texts; `standing` is the key of one that the organ always has."""

    name: str
    texts: tuple[str, ...]
    key: KeyPath = ()
    standing: KeyPath = ()


class Signature(NamedTuple):
    """Who signs, where and when; `standing` is the key in the register of organs of one that the organ always has."""

    place: str = ""
    day: date | None = None
    name: str = ""
    role: str = ""
    role_nynorsk: str = ""
    key: KeyPath = ()
    standing: KeyPath = ()


class Mailing(NamedTuple):
    """How the e-mail with a meeting's papers is drafted: who gets it, as written, and what it says.

    `link` leads to the folder that its readers share. What is "" is as the program has it.
    """

    to: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    subject_nynorsk: str = ""
    text_nynorsk: str = ""
    link: str = ""
    key: KeyPath = ()

    def receivers(self) -> Iterator[tuple[KeyPath, str]]:
        """Every address, with where it is written."""
        for field, written in (("til", self.to), ("kopi", self.copies), ("blindkopi", self.hidden)):
            yield from (((*self.key, field, place), text) for place, text in enumerate(written))

    def texts(self) -> Mapping[str, str]:
        """What is to be filled in, by the field that it is written in."""
        fields = ("emne", "tekst", "emne_nynorsk", "tekst_nynorsk")
        return dict(zip(fields, (self.subject, self.text, self.subject_nynorsk, self.text_nynorsk), strict=True))

    def template(self, language: Language) -> tuple[str, str]:
        """Subject and text in a language."""
        return (self.subject, self.text) if language == "nb" else (self.subject_nynorsk, self.text_nynorsk)


class Organ(NamedTuple):
    """A committee, with its own labels and order of sections. `groups` names the parts that some cases are only for.

    `group_sides` tells whose members a group is made of, `series` the signs before its own case numbers («PS», «RS»).
    `references` and signatures are those that its notices and cases have when they say nothing else. `mailing` is for
    the e-mail to all, `group_mailing` for those to its parts.
    """

    id: str
    name: str
    name_nynorsk: str
    meeting_name: str
    template: str
    notice_template: str
    section_order: tuple[str, ...] = ()
    labels: Mapping[str, str] = MappingProxyType({})
    shows_proposals: bool = False
    standing_items: tuple[StandingItem, ...] = ()
    deadlines: tuple[OrganDeadline, ...] = ()
    groups: Mapping[str, str] = MappingProxyType({})
    groups_nynorsk: Mapping[str, str] = MappingProxyType({})
    labels_nynorsk: Mapping[str, str] = MappingProxyType({})
    case_line: str = ""
    group_sides: Mapping[str, str] = MappingProxyType({})
    quorum: str = ""
    requirement: str = ""
    series: tuple[str, ...] = ()
    number_form: NumberForm = NumberForm()
    own_fields: tuple[OwnField, ...] = ()
    layout: str = "standard"
    exceptions: Mapping[str, str] = MappingProxyType({})
    references: LetterReferences | None = None
    notice_signature: Signature | None = None
    case_signature: Signature | None = None
    mailing: Mailing | None = None
    group_mailing: Mapping[str, Mailing] = MappingProxyType({})

    def own(self, number: CaseNumber) -> CaseNumber:
        """The case that a number in the organ's papers means: «PS 13/26» is «13/26» where PS is its usual series."""
        return number._replace(organ=self.id) if self.series[:1] == (number.organ,) else number


def number_form(organs: Mapping[str, Organ], number: CaseNumber) -> NumberForm:
    """How the organ of a case writes its numbers."""
    organ = organs.get(number.organ)
    return organ.number_form if organ else NumberForm()


class Meeting(NamedTuple):
    """A meeting of an organ; `last_day` is set when it lasts several days."""

    id: str
    organ: str
    day: date
    last_day: date | None
    name: str
    time: TimeSpan | None = None
    place: str = ""


class Meetings(tuple[Meeting, ...]):
    """The meetings that are known, found by name without looking through them all."""

    @cached_property
    def _places(self) -> Mapping[object, list[int]]:
        places: dict[object, list[int]] = {}
        for place, meeting in enumerate(self):
            organ, day = meeting.organ, meeting.day
            for name in (meeting.id, (organ, day), (organ, str(day.year))):
                places.setdefault(name, []).append(place)
        return places

    def on(self, organ: str, day: date) -> Meeting | None:
        """The meeting that an organ begins on a day."""
        places = self._places.get((organ, day))
        return self[places[0]] if places else None

    def matching(self, target: str) -> list[Meeting]:
        """The meetings with this id, or «SSU 2026-05-21», or «SSU 2026» for all that the organ has that year."""
        organ, _, when = (piece.strip() for piece in target.replace("/", " ", 1).partition(" "))
        names: tuple[object, ...] = (target, (organ, readable_date(when)), (organ, when))
        return [self[place] for place in sorted({place for name in names for place in self._places.get(name, ())})]


class AgendaPoint(NamedTuple):
    """A point below an item of the agenda, with who presents it and its own part of the time, in minutes."""

    text: str
    minutes: int | None
    presenter: str = ""
    key: KeyPath = ()


class AgendaItem(NamedTuple):
    """A case, or a standing item without a number, with the time it is given in minutes and who presents it.

    `group` is set when it is only for a part of the organ, `day` when a new day of the meeting begins with it;
    `standing` is the key of a standing item in the register of organs. `minutes_of` is the meeting whose minutes it
    approves, as written.
    """

    case: CaseNumber | None
    text: str
    kind: str
    minutes: int | None
    note: str
    group: str
    day: date | None
    key: KeyPath
    standing: KeyPath = ()
    minutes_of: str = ""
    presenter: str = ""
    points: tuple[AgendaPoint, ...] = ()


class Deadline(NamedTuple):
    """What must be done before a meeting, and when; `standing` is the key of the organ's own in the register."""

    text: str
    day: date
    key: KeyPath = ()
    standing: KeyPath = ()


class Notice(NamedTuple):
    """The notice of a meeting (innkalling). `times` holds the hours of each day that has its own."""

    meeting: Meeting
    status: str
    language: Language
    intro: str
    shows_proposals: bool
    times: Mapping[date, TimeSpan]
    items: tuple[AgendaItem, ...]
    deadlines: tuple[Deadline, ...]
    references: tuple[ReferenceLine, ...] = ()
    signature: Signature | None = None

    @property
    def cases(self) -> tuple[CaseNumber, ...]:
        """The cases of the agenda, in its order."""
        return tuple(item.case for item in self.items if item.case)
