"""The attendance of a meeting as a table, a group of rows for each side."""

from collections.abc import Iterator
from typing import NamedTuple

from hfi_docs.document import Block, Cell, Heading, Paragraph, Row, RowRole, Table, Text
from hfi_docs.papers.compose.minutes_words import word
from hfi_docs.papers.minutes import Roster
from hfi_docs.papers.minutes.roster import VOTING_ROLES, has_vote
from hfi_docs.papers.references import Surroundings
from hfi_docs.records.model import Member
from hfi_docs.records.model.minutes import Attendee, Movement
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import format_date
from hfi_docs.values.labels import Language, label
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import join_words

_WIDTHS = (4.0, 3.0, 1.0, 3.0)
_ROLES = ("leder", "nestleder")
_OBSERVER = "observatør"


class _Line(NamedTuple):
    """Somebody in the table: the group of rows, and what stands in the columns."""

    group: str
    who: str
    organisation: str
    party: str
    note: str


def attendance(roster: Roster, here: Surroundings, level: int) -> Iterator[Block]:
    """Who was there, and who was not."""
    told, language = roster.minutes.attendance, here.language
    lines = [*(_listed(roster, language) if told.present else _of_register(roster, language))]
    lines += _guests(roster, language)
    if not lines and told.voters is None:
        return
    origin = here.at("oppmøte")
    yield Heading(level, (Text(word("oppmøte", language)),), origin=origin)
    if told.voters is not None:
        yield Paragraph((Text(word("stemmeberettigede", language, antall=str(told.voters))),), origin=origin)
    if lines:
        yield _table(lines, here)


def _table(lines: list[_Line], here: Surroundings) -> Table:
    names = ("hvem", "representerer", "parti", "merknad")
    kept = [0, *(index for index in (1, 2, 3) if any(line[index + 1] for line in lines))]
    heads = [word(names[index], here.language) for index in kept]
    rows = [_row(heads, "header")]
    for group in dict.fromkeys(line.group for line in lines):
        if group:
            rows.append(Row((Cell((Paragraph((Text(group),)),), columns=len(kept)),), "group"))
        rows += [_row([line[index + 1] for index in kept], "term") for line in lines if line.group == group]
    title = word("oppmøte", here.language)
    widths = tuple(_WIDTHS[index] for index in kept)
    return Table(tuple(rows), widths, title=title, description=f"{', '.join(heads)}.", origin=here.at("oppmøte"))


def _row(texts: list[str], role: RowRole) -> Row:
    return Row(tuple(Cell((Paragraph((Text(text),)),) if text else ()) for text in texts), role)


def _of_register(roster: Roster, language: Language) -> Iterator[_Line]:
    told = roster.minutes.attendance
    observers = [name for name, member in roster.members.items() if member.role == _OBSERVER]
    if told.observers != ("alle",):
        observers = [name for name in observers if name in told.observers]
    for name, member in roster.members.items():
        if member.role in VOTING_ROLES:
            note = "; ".join(_notes(name, roster, language))
            yield _member_line(member, _side(member, roster, language), note, roster, language)
    for name in observers:
        yield _member_line(roster.members[name], word("observatører", language), "", roster, language)
    for name in told.observers:
        if name != "alle" and name not in roster.members:
            yield _Line(word("observatører", language), roster.called(name), "", "", "")


def _member_line(member: Member, group: str, note: str, roster: Roster, language: Language) -> _Line:
    organisation = roster.organisation(member)
    who = member.name or member.title or organisation
    role = f", {label(member.role, language)}" if member.role in _ROLES else ""
    return _Line(group, f"{who}{role}", "" if who == organisation else organisation, member.party, note)


def _side(member: Member, roster: Roster, language: Language) -> str:
    return _heading(member.side, roster, language) if member.side else word("medlemmer", language)


def _heading(side: str, roster: Roster, language: Language) -> str:
    name = roster.registers.office.side_name(side, language)
    return name[:1].upper() + name[1:]


def _notes(name: str, roster: Roster, language: Language) -> Iterator[str]:
    told = roster.minutes.attendance
    for each in told.absent:
        if each.member == name:
            day = f" {format_date(each.day)}" if each.day else ""
            yield word("forfall", language) + day
            if each.deputy:
                yield word("møtte", language, vara=roster.called(each.deputy))
    if name in told.not_met:
        yield word("ikke_møtt", language)
    for moved in told.movements:
        if moved.member == name:
            yield from _moved(moved.came, moved.left, moved.clock, roster, language)
            if moved.deputy:
                yield word(_while_away(moved, roster), language, vara=roster.called(moved.deputy))


def _while_away(moved: Movement, roster: Roster) -> str:
    """When a deputy was there: until the member came, after he left for good, or in between."""
    came, left = roster.place(moved.came), roster.place(moved.left)
    if came is not None and left is not None:
        return "møtte_ellers" if came <= left else "møtte_imens"
    others = [each for each in roster.minutes.attendance.movements if each.member == moved.member]
    if left is None:
        places = [roster.place(each.left) for each in others]
        return "møtte_imens" if any(place < (came or 0) for place in places if place is not None) else "møtte_til_da"
    places = [roster.place(each.came) for each in others]
    return "møtte_imens" if any(place > left for place in places if place is not None) else "møtte_etter"


def _moved(came: str, left: str, clock: str, roster: Roster, language: Language) -> Iterator[str]:
    at = f" (kl. {clock.replace(':', '.')})" if clock else ""
    told = [word("kom", language, sak=item_name(came, roster)) + ("" if left else at)] if came else []
    told += [word("gikk", language, sak=item_name(left, roster)) + at] if left else []
    is_back = came and left and (roster.place(left) or 0) < (roster.place(came) or 0)
    yield from reversed(told) if is_back else told


def item_name(name: str, roster: Roster) -> str:
    """What an item is called in a sentence: «sak 13/26», «eventuelt»; what is closed by its public title."""
    try:
        return roster.registers.called(parse_case_number(name, roster.minutes.organ), roster.minutes.organ)
    except UnreadableError:
        closed = (item for item in roster.minutes.items if item.closed and roster.is_called(item, name))
        shown = next((item.public_title or "lukket sak" for item in closed), name)
        return shown[:1].lower() + shown[1:] if shown[1:2].islower() else shown


def _listed(roster: Roster, language: Language) -> Iterator[_Line]:
    attendees = roster.minutes.attendance.present
    for each in (*filter(has_vote, attendees), *(each for each in attendees if not has_vote(each))):
        seat = roster.listed_seat(each)
        group = _heading(seat.side, roster, language) if seat.side else word("til_stede", language)
        if not has_vote(each):
            group = word("andre", language)
        is_told = each.function.lower() == "medlem" or each.function in seat.title
        role = "" if is_told else f", {each.function}"
        note = "; ".join(_attendee_notes(each, roster, language))
        yield _Line(group, f"{seat.title}{role}", seat.organisation, seat.party, note)


def _attendee_notes(each: Attendee, roster: Roster, language: Language) -> Iterator[str]:
    if each.deputy_for:
        yield word("vara_for", language, navn=roster.called(each.deputy_for))
    if each.votes is not None and each.votes > 1:
        yield word("stemmer_antall", language, antall=str(each.votes))
    yield from _moved(each.came, each.left, each.clock, roster, language)


def _guests(roster: Roster, language: Language) -> Iterator[_Line]:
    for each in roster.minutes.attendance.guests:
        organisation = roster.registers.organisations.get(each.organisation, each.organisation)
        note = ""
        if each.items:
            note = word("bare_saker", language, saker=join_words([item_name(name, roster) for name in each.items]))
        yield _Line(word("andre", language), each.who, organisation, "", note)
