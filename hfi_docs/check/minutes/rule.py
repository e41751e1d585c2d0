"""What the rules for minutes are asked about."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hfi_docs.check.wording.words import Words
from hfi_docs.errors import ERROR, Finding, Problem
from hfi_docs.papers.compose import Minuted
from hfi_docs.papers.minutes import Roster, Treated, treat_items
from hfi_docs.records.model import Registers
from hfi_docs.records.model.minutes import Minutes
from hfi_docs.records.record import KeyPath, Record


class CheckedMinutes(NamedTuple):
    """Minutes whose structure is in order, who was there, what each item comes to; `words` asks dictionaries."""

    minuted: Minuted
    roster: Roster
    items: tuple[Treated, ...]
    words: Words | None = None

    @property
    def record(self) -> Record:
        """The minutes as written."""
        return self.minuted.record

    @property
    def minutes(self) -> Minutes:
        """The minutes."""
        return self.minuted.minutes

    @property
    def registers(self) -> Registers:
        """What is known besides."""
        return self.minuted.here.registers

    def missing(self, finding: Finding, key: KeyPath, **names: object) -> Iterator[Problem]:
        """That something is missing: a warning as long as the minutes are a draft."""
        level = finding.level if self.minutes.is_draft else ERROR
        yield finding._replace(level=level).at(self.record.position(key), **names)

    def called(self, item: Treated) -> str:
        """What an item is called in a message: its number, or its title."""
        if item.item.case:
            return f"Sak {self.registers.identity(item.item.case)}"
        return f"«{item.title or 'Godkjenning av protokoll'}»"

    def in_sentence(self, item: Treated) -> str:
        """The same within a sentence: «sak SSU 13/26»."""
        name = self.called(item)
        return name[:1].lower() + name[1:]


def looked_at(minuted: Minuted, words: Words | None = None) -> CheckedMinutes:
    """Minutes, ready to be asked about."""
    registers = minuted.here.registers
    agenda = minuted.packet.notice.items if minuted.packet else ()
    roster = Roster(minuted.minutes, registers, agenda)
    return CheckedMinutes(minuted, roster, treat_items(minuted.minutes, roster, minuted.cases, registers), words)


def meeting_days(checked: CheckedMinutes) -> tuple[date, date]:
    """The first and the last day of the meeting: as the notice has them, else as the minutes have."""
    minutes = checked.minutes
    known = checked.registers.meeting_on(minutes.organ, minutes.day)
    if known:
        return known.day, known.last_day or known.day
    return minutes.day, max((minutes.day, *minutes.times))
