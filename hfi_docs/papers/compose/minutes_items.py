"""The items of minutes as blocks: what was proposed, said, voted and decided."""

from collections.abc import Iterable, Iterator

from hfi_docs.document import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Row,
    RowRole,
    Table,
    Text,
)
from hfi_docs.papers.compose.agenda import point_list
from hfi_docs.papers.compose.content import marked, section_name
from hfi_docs.papers.compose.material import Minuted
from hfi_docs.papers.compose.minutes_attendance import item_name
from hfi_docs.papers.compose.minutes_surroundings import surroundings_of
from hfi_docs.papers.compose.minutes_votes import habilitet_sentences, proposal_name, vote_sentences
from hfi_docs.papers.compose.minutes_words import word
from hfi_docs.papers.minutes import Roster, Treated
from hfi_docs.papers.minutes.tally import ALTERNATIVE, MAIN, RECOMMENDED
from hfi_docs.papers.minutes.treated import APPROVED, POSTPONED
from hfi_docs.papers.references import Surroundings, group_name, meeting_called
from hfi_docs.papers.text import read_line, read_markdown
from hfi_docs.records.model import Registers
from hfi_docs.records.model.minutes import Closing, Proposal, Statement
from hfi_docs.values.dates import format_date, readable_date
from hfi_docs.values.labels import Language, label
from hfi_docs.values.words import join_words

_TASK_WIDTHS = (5.0, 3.0, 2.5)
_LIST_WIDTHS = (1.5, 6.0, 2.5)
_TITLE = 1
#: Outcomes whose word is taken by something else.
_OUTCOMES = {"godkjent": "utfall_godkjent", "trukket": "utfall_trukket"}


def agenda_table(minuted: Minuted, items: tuple[Treated, ...], here: Surroundings, level: int) -> Iterator[Block]:
    """The items with what became of each."""
    language = here.language
    heads = (label("sak", language), label("tittel", language), word("utfall", language))
    rows = [_row(heads, "header")]
    for item in items:
        outcome = "" if item.is_restricted and not minuted.closed else outcome_word(item.status, language)
        shown = read_line(_shown_title(item, minuted, here), here)
        number, became = _row((item_number(item, here.registers), outcome), "term").cells
        cells = (number, Cell((Paragraph(shown),) if shown else ()), became)
        rows.append(Row(cells, "term", here.at(*item.item.key)))
    title, origin = label("saksliste", language), here.at("saker")
    kept = [index for index in range(len(heads)) if index == _TITLE or any(row.cells[index].blocks for row in rows[1:])]
    yield Heading(level, (Text(title),), origin=origin)
    yield Table(
        tuple(row._replace(cells=tuple(row.cells[index] for index in kept)) for row in rows),
        tuple(_LIST_WIDTHS[index] for index in kept),
        title=title,
        description=f"{', '.join(heads[index] for index in kept)}.",
        origin=origin,
    )


def item_blocks(item: Treated, minuted: Minuted, roster: Roster, here: Surroundings, level: int) -> Iterator[Block]:
    """One item; what is kept from the public only where the minutes are those that hold it."""
    own = surroundings_of(item, minuted, here)
    language, key = here.language, item.item.key
    number = item_number(item, here.registers)
    title = _shown_title(item, minuted, here)
    if item.item.case:
        name = number if item.item.series else here.registers.called(item.item.case, here.organ)
        title = f"{name[:1].upper()}{name[1:]}: {title}" if title else name[:1].upper() + name[1:]
    yield Heading(level, read_line(title, here), origin=here.at(*key))
    if item.is_restricted:
        yield from _restricted(item, minuted, here)
        if not minuted.closed:
            return
    yield from _about(item, roster, here)
    if item.points and minuted.packet:
        yield point_list(item.points, minuted.packet.here._replace(source=minuted.packet.origin))
    yield from marked(_proposed(item, minuted, roster, here, level + 1), "proposed")
    yield from _section("behandling", item.item.treatment, own, (*key, "behandling"), level + 1)
    yield from _habilitet(item, minuted, roster, here, level + 1)
    votes = tuple(vote_sentences(item, roster, language))
    if votes:
        yield Heading(level + 1, (Text(word("votering", language)),), origin=here.at(*key, "voteringer"))
        yield from (Paragraph((Text(text),), origin=here.at(*key, "voteringer")) for text in votes)
    yield from _decided(item, here, surroundings_of(item, minuted, here, "vedtak_"), level + 1)
    yield from statement_blocks(item.item.statements, roster, own, level + 1)
    yield from _tasks(item, roster, own, level + 1)


def item_number(item: Treated, registers: Registers) -> str:
    """The number of an item: «13/26», with its sign where the organ has several series."""
    number = item.item.case
    return f"{item.item.series} {registers.written(number)}".strip() if number else ""


def outcome_word(status: str, language: Language) -> str:
    """What became of an item, in the language."""
    return word(_OUTCOMES.get(status, status), language) if status else ""


def meeting_name(target: str, here: Surroundings) -> str:
    """«SSU-møtet 24. september 2026», whether the meeting is known or not."""
    return meeting_called(target, here.registers)


def statement_blocks(
    statements: Iterable[Statement], roster: Roster, here: Surroundings, level: int
) -> Iterator[Block]:
    """What somebody wanted in the minutes, word for word."""
    for each in statements:
        whom = _people(each.by, roster)
        kind = f" ({each.kind})" if each.kind else ""
        title = word("protokolltilførsel", here.language, hvem=whom) + kind
        yield Heading(level, (Text(title),), origin=here.at(*each.key))
        yield from read_markdown(each.text, here, heading_level=level + 1, origin=here.at(*each.key, "tekst"))


def _shown_title(item: Treated, minuted: Minuted, here: Surroundings) -> str:
    """The title, or the public one where the item is closed."""
    if item.item.closed and not minuted.closed:
        return item.item.public_title
    if item.item.minutes_of and not item.title:
        return word("godkjenning_av", here.language, møte=meeting_name(item.item.minutes_of, here))
    return item.title


def _restricted(item: Treated, minuted: Minuted, here: Surroundings) -> Iterator[Block]:
    language, closed = here.language, item.item.closed
    if item.group:
        organ = here.registers.organs[here.organ]
        text = word("bare_gruppe", language, gruppe=group_name(organ, item.group, language))
        yield Paragraph((Text(text),), "facts", here.at(*item.item.key))
    if closed:
        yield Paragraph((Text(_closing(closed, language, whole=minuted.closed)),), "facts", here.at(*closed.key))


def _until(closed: Closing) -> str:
    day = readable_date(closed.until)
    return format_date(day) if day else closed.until


def _closing(closed: Closing, language: Language, *, whole: bool) -> str:
    told = [word("for_lukkede", language, hjemmel=closed.law)]
    if whole:
        told.append(word("grunn", language, grunn=closed.reason))
        told += [word("varer_til", language, varer_til=_until(closed))] if closed.until else []
    return " ".join(told)


def _about(item: Treated, roster: Roster, here: Surroundings) -> Iterator[Block]:
    """What is out of the ordinary about how the item was taken up."""
    written, language = item.item, here.language
    told = []
    if written.is_new:
        told.append(word("ny", language))
    if written.together_with:
        names = [item_name(name, roster) for name in written.together_with]
        told.append(word("sammen_med", language, saker=join_words(names)))
    if written.chair:
        told.append(word("ledet", language, hvem=roster.called(written.chair)))
    if written.away:
        told.append(word("borte_sak", language, hvem=_people(written.away, roster)))
    yield from (Paragraph((Text(text),), "facts", here.at(*written.key)) for text in told)


def _proposed(item: Treated, minuted: Minuted, roster: Roster, here: Surroundings, level: int) -> Iterator[Block]:
    """What the meeting was sent, where it is not word for word what was decided; then what was proposed there."""
    language, key = here.language, item.item.key
    for name, text in item.sources.items():
        as_decided = name != RECOMMENDED and text.strip() == (item.decision or "").strip()
        if not _is_sent(name) or as_decided:
            continue
        yield Heading(level, (Text(_sent_title(name, item, here)),), origin=here.at(*key))
        own = surroundings_of(item, minuted, here, f"{name}_".replace("-", "_"))
        yield from read_markdown(text, own, heading_level=level + 1, origin=here.at(*key))
    for each in item.item.proposals:
        title = _proposal_title(each, item, roster, language)
        yield Heading(level, (Text(title),), origin=here.at(*each.key))
        if each.text:
            own = surroundings_of(item, minuted, here, f"{each.id}_".replace("-", "_"))
            yield from read_markdown(each.text, own, heading_level=level + 1, origin=here.at(*each.key, "tekst"))
        if each.is_withdrawn:
            yield Paragraph((Text(word("trukket", language)),), origin=here.at(*each.key))


def _is_sent(name: str) -> bool:
    return name in (MAIN, RECOMMENDED) or name.startswith(ALTERNATIVE)


def _sent_title(name: str, item: Treated, here: Surroundings) -> str:
    language, told = here.language, item.item.recommendation
    if name == MAIN:
        return section_name("forslag_til_vedtak", here)
    if name == RECOMMENDED and told:
        whom = told.by or (here.registers.identity(told.case) if told.case else "")
        day = f" {format_date(told.day)}" if told.day else ""
        return word("innstilling_fra", language, hvem=whom) + day
    return f"{section_name('forslag_til_vedtak', here)}: {proposal_name(name, item, language).lower()}"


def _proposal_title(each: Proposal, item: Treated, roster: Roster, language: Language) -> str:
    name = proposal_name(each.id, item, language)
    title = word("forslag_fra", language, navn=name, hvem=_people(each.by, roster))
    kind = word("type_alternativ" if each.kind == "alternativ" else each.kind, language)
    place = f" {'etter' if each.kind == 'tillegg' else 'av'} {each.points}" if each.points else ""
    return f"{title} ({kind}{place})"


def _people(names: Iterable[str], roster: Roster) -> str:
    return join_words([roster.called(name) for name in names])


def _section(name: str, text: str, own: Surroundings, key: tuple[str | int, ...], level: int) -> Iterator[Block]:
    if text:
        yield Heading(level, (Text(word(name, own.language)),), origin=own.at(*key))
        yield from read_markdown(text, own, heading_level=level + 1, origin=own.at(*key))


def _habilitet(item: Treated, minuted: Minuted, roster: Roster, here: Surroundings, level: int) -> Iterator[Block]:
    found = item.item.disqualifications
    if not found:
        return
    yield Heading(level, (Text(word("habilitet", here.language)),), origin=here.at(*item.item.key, "habilitet"))
    for each in found:
        text = habilitet_sentences(each, roster, here.language)
        if each.closed:
            told = word("habilitet_lukket", here.language, hjemmel=each.closed.law)
            text = f"{told} {text}" if minuted.closed else told
        yield Paragraph((Text(text),), origin=here.at(*each.key))
        if each.closed and minuted.closed:
            reason = word("grunn", here.language, grunn=each.closed.reason)
            until = word("varer_til", here.language, varer_til=_until(each.closed)) if each.closed.until else ""
            yield Paragraph((Text(f"{reason} {until}".strip()),), origin=here.at(*each.closed.key))


def _decided(item: Treated, here: Surroundings, own: Surroundings, level: int) -> Iterator[Block]:
    language, written = here.language, item.item
    key = (*written.key, "vedtak")
    if written.postponed_to:
        text = word("utsatt_til", language, møte=meeting_name(written.postponed_to, here))
        yield Paragraph((Text(text, bold=True),), origin=here.at(*written.key, "utsatt_til"))
    elif item.status and not item.decision:
        text = f"{word('utfall', language)}: {outcome_word(item.status, language).lower()}."
        yield Paragraph((Text(text, bold=True),), origin=here.at(*written.key, "utfall"))
    if item.decision:
        yield Heading(level, (Text(section_name("vedtak", here)),), origin=here.at(*key), mark="adopted")
        if item.decision == APPROVED:
            text = word("protokollen_godkjent", language, møte=meeting_name(written.minutes_of, here))
            yield Paragraph((Text(text),), origin=here.at(*key), mark="adopted")
        else:
            decided = read_markdown(item.decision, own, heading_level=level + 1, origin=here.at(*key))
            yield from marked(decided, "adopted")
        if item.status not in ("vedtatt", APPROVED, POSTPONED) and written.outcome:
            text = f"{word('utfall', language)}: {outcome_word(item.status, language).lower()}."
            yield Paragraph((Text(text),), origin=here.at(*written.key, "utfall"))


def _tasks(item: Treated, roster: Roster, own: Surroundings, level: int) -> Iterator[Block]:
    if not item.item.tasks:
        return
    language = own.language
    heads = (word("oppgave", language), label("ansvar", language), label("frist", language))
    origin = own.at(*item.item.key, "oppfølging")
    yield Heading(level, (Text(word("oppfølging", language)),), origin=origin)
    rows = [_row(heads, "header")]
    for task in item.item.tasks:
        what = Cell((Paragraph(read_line(task.what, own)),))
        texts = (_people(task.who, roster), task_deadline(task.deadline, own))
        others = tuple(Cell((Paragraph((Text(text),)),) if text else ()) for text in texts)
        rows.append(Row((what, *others), origin=own.at(*task.key)))
    title = word("oppfølging", language)
    yield Table(tuple(rows), _TASK_WIDTHS, title=title, description=f"{', '.join(heads)}.", origin=origin)


def task_deadline(text: str, here: Surroundings) -> str:
    """The deadline of a task as it is printed."""
    day = readable_date(text)
    if day:
        return format_date(day)
    organ, _, when = text.replace("/", " ", 1).partition(" ")
    day = readable_date(when)
    known = here.registers.organs.get(organ)
    return f"{known.meeting_name} {format_date(day)}" if known and day else text


def _row(texts: tuple[str, ...], role: RowRole) -> Row:
    return Row(tuple(Cell((Paragraph((Text(text),)),) if text else ()) for text in texts), role)
