"""The minutes of a meeting (protokoll)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from hfi_docs.document import (
    Block,
    Document,
    Heading,
    LineBreak,
    List,
    ListItem,
    Origin,
    Paragraph,
    Part,
    Properties,
    Text,
)
from hfi_docs.papers.compose.kind import RecordText, asked_for, office_fields
from hfi_docs.papers.compose.material import Minuted
from hfi_docs.papers.compose.minutes_attendance import attendance
from hfi_docs.papers.compose.minutes_items import agenda_table, item_blocks, meeting_name, statement_blocks
from hfi_docs.papers.compose.minutes_surroundings import surroundings_of
from hfi_docs.papers.compose.minutes_words import word
from hfi_docs.papers.minutes import Roster, Treated, treat_items
from hfi_docs.papers.references import Surroundings, organ_name
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import CaseNumber
from hfi_docs.records.model.minutes import Minutes
from hfi_docs.records.record import KeyPath
from hfi_docs.records.schema.leaves import printed_leaves
from hfi_docs.records.schema.minutes import MINUTES_RECORD
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import format_date, format_days, format_weekdays, readable_date
from hfi_docs.values.labels import label
from hfi_docs.values.times import format_time_span
from hfi_docs.values.words import join_words

_LEVEL = 2
_LINE: Final = "_" * 32
_APPROVED = "godkjent"
#: What names words instead of being them begins with a small letter.
_NAMING = ("vedtak", "innkalling", "saksliste")


def compose_minutes(minuted: Minuted, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    """The document tree of checked minutes, for a template that prints these slots and draws these views."""
    here = minuted.here._replace(source=minuted.origin, patterns=patterns)
    roster, items = look_at(minuted)
    shown = minutes_sections(minuted, roster, items, here)
    return Document(
        properties=_properties(minuted, here),
        fields=minutes_fields(minuted, roster, here),
        slots=asked_for({name: (Part(tuple(blocks)),) for name, blocks in shown.items()}, order),
        seams=here.registers.seams,
        order=tuple(order),
        patterns=patterns,
    )


def minutes_sections(
    minuted: Minuted, roster: Roster, items: tuple[Treated, ...], here: Surroundings
) -> dict[str, Iterable[Block]]:
    """What minutes hold, by the names of the slots."""
    return {
        "innledning": _intro(minuted.minutes, here),
        "oppmøte": () if minuted.minutes.cancelled else attendance(roster, here, _LEVEL),
        "saksliste": agenda_table(minuted, items, here, _LEVEL) if items else (),
        "saker": (block for item in items for block in item_blocks(item, minuted, roster, here, _LEVEL)),
        "avslutning": _ending(minuted.minutes, roster, here),
    }


def compose_extract(minuted: Minuted, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    """The document tree of one case cut out of checked minutes (saksutskrift), with a line for whoever certifies it."""
    here = minuted.here._replace(source=minuted.origin, patterns=patterns)
    roster, items = look_at(minuted)
    shown = [item for item in items if item.item.case == minuted.only]
    blocks = tuple(block for item in shown for block in item_blocks(item, minuted, roster, here, _LEVEL))
    certified = (
        Heading(_LEVEL, (Text(word("rett_utskrift", here.language)),), origin=here.at("saker")),
        Paragraph((Text(_LINE), LineBreak(), Text(word("dato_og_navn", here.language))), origin=here.at("saker")),
    )
    title = _extract_title(minuted, here)
    return Document(
        properties=_properties(minuted, here)._replace(title=title.replace(HARD_SPACE, " ")),
        fields={**minutes_fields(minuted, roster, here), "overskrift": title, "kortittel": title},
        slots=asked_for({"saker": (Part(blocks),), "avslutning": (Part(certified),)}, order),
        seams=here.registers.seams,
        order=tuple(order),
        patterns=patterns,
    )


def extract_leaves(minuted: Minuted) -> Iterator[RecordText]:
    """The texts that an extract must hold."""
    keys = {item.key for item in minuted.minutes.items if item.case == minuted.only}
    return (leaf for leaf in minutes_leaves(minuted) if leaf[1][:2] in keys)


def extracted_cases(minuted: Minuted) -> list[CaseNumber]:
    """The cases that there is an extract of: those that are open to all."""
    _, items = look_at(minuted)
    return [item.item.case for item in items if item.item.case and not item.is_restricted]


def _extract_title(minuted: Minuted, here: Surroundings) -> str:
    """«Saksprotokoll fra SSU-møtet 21. mai 2026»."""
    minutes = minuted.minutes
    meeting = meeting_name(f"{minutes.organ} {minutes.day}", here)
    return f"{word('saksprotokoll_fra', minutes.language)} {meeting}"


def look_at(minuted: Minuted) -> tuple[Roster, tuple[Treated, ...]]:
    """Who was there, and what each item comes to."""
    registers = minuted.here.registers
    agenda = minuted.packet.notice.items if minuted.packet else ()
    roster = Roster(minuted.minutes, registers, agenda)
    items = treat_items(minuted.minutes, roster, minuted.cases, registers)
    held = minuted.held
    return roster, tuple(item._replace(decision=held.get(item.item.key, item.decision)) for item in items)


def has_restricted(minuted: Minuted) -> bool:
    """Whether anything in the minutes is kept from the public, or from a part of the organ."""
    _, items = look_at(minuted)
    return any(item.is_restricted or any(each.closed for each in item.item.disqualifications) for item in items)


def minutes_leaves(minuted: Minuted) -> Iterator[RecordText]:
    """The texts that the document must hold."""
    _, items = look_at(minuted)
    restricted = {item.item.key for item in items if item.is_restricted}
    closed = {each.key for item in items for each in item.item.disqualifications if each.closed}
    unplaced = {spec.key for item in items for spec in item.item.tables if spec.id not in _own_numbers(item, minuted)}
    for key, text in printed_leaves(minuted.record.data, MINUTES_RECORD):
        if key[-1] in _NAMING and text[:1].islower():
            continue
        inside = key[:2] in restricted or any(key[: len(each)] == each for each in closed)
        if inside and not minuted.closed and not _is_public(key, minuted):
            continue
        if any(key[: len(each)] == each for each in unplaced):
            continue
        if key[-1] == "offentlig_tittel" and (minuted.closed or key[:2] not in restricted):
            continue
        yield minuted.record, key, text


def _own_numbers(item: Treated, minuted: Minuted) -> Mapping[str, int]:
    return surroundings_of(item, minuted, minuted.here).table_numbers


def _is_public(key: KeyPath, minuted: Minuted) -> bool:
    """Whether a text of what is restricted is shown to everybody: the public title and the law."""
    item = minuted.minutes.items[int(key[1])]
    if key[2:] == ("offentlig_tittel",) or (key[-1] == "hjemmel" and "lukket" in key):
        return True
    return item.closed is None and key[2:] in (("tittel",), ("punkt",))


def _properties(minuted: Minuted, here: Surroundings) -> Properties:
    minutes = minuted.minutes
    title = minutes_title(minuted, here).replace(HARD_SPACE, " ")
    return Properties(
        title=title,
        subject=title,
        author=organ_name(here.registers.organs[minutes.organ], minutes.language),
        keywords=f"{minutes.organ} {minutes.day}",
        category=word("protokoll", minutes.language),
        status=minutes.status,
        language="nb-NO" if minutes.language == "nb" else "nn-NO",
        created=minutes.day,
        organisation=here.registers.office.name,
    )


def minutes_title(minuted: Minuted, here: Surroundings) -> str:
    """«Protokoll fra SSU-møtet 21. mai 2026»."""
    minutes = minuted.minutes
    title = f"{label('protokoll_fra', minutes.language)} {meeting_name(f'{minutes.organ} {minutes.day}', here)}"
    return f"{title} ({word('lukket', minutes.language)})" if minuted.closed else title


def minutes_fields(minuted: Minuted, roster: Roster, here: Surroundings) -> dict[str, str]:
    """The facts of a meeting by the names of the fields."""
    minutes = minuted.minutes
    known = here.registers.meeting_on(minutes.organ, minutes.day)
    bokmal = minutes.language == "nb"
    last = known.last_day if known else None
    weekdays = format_weekdays(minutes.day, last, minutes.language)
    title = minutes_title(minuted, here)
    return {
        "overskrift": title,
        "kortittel": title,
        "utvalg": organ_name(here.registers.organs[minutes.organ], minutes.language),
        "utkastmerknad": word(minutes.status, minutes.language),
        "møtedato": f"{weekdays} {format_days(minutes.day, last)}",
        "tid": _time(minutes),
        "sted" if bokmal else "stad": known.place if known else "",
        "nummer": minutes.number,
        "møteleder" if bokmal else "møteleiar": roster.called(minutes.chair),
        "referent": minutes.secretary,
        **office_fields(here, minutes.organ, minutes.day),
    }


def _time(minutes: Minutes) -> str:
    clock = f"{label('kl', minutes.language)}{HARD_SPACE}"
    if minutes.times:
        return "; ".join(f"{format_date(day)} {clock}{format_time_span(span)}" for day, span in minutes.times.items())
    return f"{clock}{format_time_span(minutes.time)}" if minutes.time else ""


def _intro(minutes: Minutes, here: Surroundings) -> Iterator[Block]:
    """What is to be known before the items."""
    language = minutes.language
    if minutes.remark:
        yield Paragraph(read_line(minutes.remark, here), origin=here.at("merknad"))
    if minutes.cancelled:
        text = f"{word('avlyst', language)}: {minutes.cancelled}"
        yield Paragraph((Text(text),), origin=here.at("avlyst"))
    if minutes.form != "møte":
        yield Paragraph((Text(word(minutes.form, language)),), origin=here.at("form"))
    if minutes.together_with:
        text = word("fellesmøte", language, hvem=minutes.together_with)
        yield Paragraph((Text(text),), origin=here.at("fellesmøte_med"))
    if not minutes.is_quorate:
        yield Paragraph((Text(word("ikke_vedtaksfør", language)),), origin=here.at("vedtaksfør"))
    for key, name, text in (
        ("innkalling", "innkallingen", minutes.notice_approval),
        ("saksliste", "sakslisten", minutes.agenda_approval),
    ):
        if text:
            yield _approved(word(name, language), text, here.at(key), here)


def _approved(what: str, text: str, origin: Origin | None, here: Surroundings) -> Paragraph:
    if text == _APPROVED:
        return Paragraph((Text(word("godkjent_setning", here.language, hva=what)),), origin=origin)
    return Paragraph((Text(f"{what}: "), *read_line(text, here)), origin=origin)


def _ending(minutes: Minutes, roster: Roster, here: Surroundings) -> Iterator[Block]:
    """What comes after the items: statements, attachments, next meeting, approval, corrections, signatures."""
    language = minutes.language
    yield from statement_blocks(minutes.statements, roster, here, _LEVEL)
    if minutes.attachments:
        yield _heading(label("vedlegg", language), "vedlegg", here)
        listed = (ListItem((Paragraph((Text(name),)),)) for name in minutes.attachments)
        yield List(tuple(listed), origin=here.at("vedlegg"))
    if minutes.next_meeting:
        yield _heading(word("neste_møte", language), "neste_møte", here)
        day = readable_date(minutes.next_meeting)
        told = (Text(format_date(day)),) if day else read_line(minutes.next_meeting, here)
        yield Paragraph(told, origin=here.at("neste_møte"))
    yield from _approval(minutes, roster, here)
    if minutes.corrections:
        yield _heading(word("rettelser", language), "rettelser", here)
        for each in minutes.corrections:
            where = f" ({meeting_name(each.meeting, here)})" if each.meeting else ""
            inlines = (
                Text(f"{format_date(each.day)}: "),
                *read_line(each.what, here),
                *([Text(where)] if where else []),
            )
            yield Paragraph(inlines, origin=here.at(*each.key))
    if minutes.signatures:
        yield _heading(word("underskrifter", language), "underskrifter", here)
        for name in minutes.signatures:
            inlines = (Text(_LINE), LineBreak(), Text(roster.called(name)))
            yield Paragraph(inlines, origin=here.at("underskrifter"))


def _approval(minutes: Minutes, roster: Roster, here: Surroundings) -> Iterator[Block]:
    approval, language = minutes.approval, minutes.language
    if approval is None:
        return
    yield _heading(word("godkjenning", language), "godkjenning", here)
    told = [word("godkjent_i", language, møte=meeting_name(approval.meeting, here))] if approval.meeting else []
    if approval.by or approval.day or approval.manner:
        whom = join_words([roster.called(name) for name in approval.by])
        text = word("godkjent_av", language, hvem=whom) if whom else word("godkjent_dag", language)
        text += f" {format_date(approval.day)}" if approval.day else ""
        told.append(text + (f" ({approval.manner})." if approval.manner else "."))
    yield Paragraph((Text(" ".join(told)),), origin=here.at("godkjenning"))


def _heading(text: str, field: str, here: Surroundings) -> Heading:
    return Heading(_LEVEL, (Text(text),), origin=here.at(field))
