"""Rules for what a case holds: sections, attachments, tables, figures, and that its texts use them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hfi_docs.check.known import UNKNOWN_GROUP, UNKNOWN_ORGAN, unknown_group, unknown_organ
from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.check.tables import TABLE_FINDINGS, check_table
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.references import kinds_naming, placed
from hfi_docs.records.model import Attachment, CaseContent
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.content import FILE
from hfi_docs.values.words import join_words, keep_or_add, suggest_or_list

SUBJECT = Subject("Innholdet i saken", "Alt som hører til en sak, skal stå ett sted, og teksten skal føre leseren dit.")

DUPLICATE_ID = Finding(
    "HFI046", "Kortnavnet «{name}» er brukt før, på linje {line}.", "Gi et av stedene et annet kortnavn."
)
EMPTY_ATTACHMENT = Finding(
    "HFI047",
    "Vedlegget «{name}» har ikke noe innhold.",
    "Legg til for eksempel «tekst», «tabell», «register» eller «fil».",
)
TWO_CONTENTS = Finding(
    "HFI048", "Vedlegget «{name}» har både {fields}.", "Behold den ene, og gjør den andre til et eget vedlegg."
)
UNTITLED = Finding("HFI049", "Vedlegget «{name}» mangler tittel.", "Legg til linjen «tittel: …».")
UNUSED_ATTACHMENT = Finding(
    "HFI050",
    "Vedlegget «{name}» er ikke nevnt i teksten.",
    "Nevn det med [[vedlegg:{name}]] der det hører hjemme.",
    WARNING,
)
PLACED_TWICE = Finding(
    "HFI051",
    "{what} «{name}» er plassert flere ganger.",
    "Behold den ene, og vis til den i en setning det andre stedet: «Se [[{kind}:{name}]].»",
)
OTHER_TITLE = Finding(
    "HFI283",
    "Vedlegget er sak {number}, men har en annen tittel enn saken.",
    "Fjern «tittel»: den hentes fra saken. Der står det «{title}».",
)
UNUSED_TABLE = Finding(
    "HFI052",
    "Tabellen «{name}» vises ikke, og ingen henter tall fra den.",
    "Sett [[tabell:{name}]] alene på en linje der den skal stå, eller fjern tabellen.",
    WARNING,
)
UNKNOWN_SHARED = Finding(
    "HFI111",
    "Det felles vedlegget «{name}» finnes ikke i register/vedlegg.yaml.",
    "{hint}",
    advice="Rett kortnavnet, eller legg vedlegget til i registeret.",
)
EMPTY_SECTION = Finding("HFI113", "Avsnittet «{name}» har ikke noe innhold.", "Skriv «tekst: |» under overskriften.")
NOT_RANKED = Finding(
    "HFI114", "«{text}» har flere {unit} enn punktet over.", "Sett punktene med det høyeste antallet først."
)
TERM_OR_ORGAN = Finding(
    "HFI115", "En definisjon skal ha enten «begrep» eller «utvalg».", "{hint}", advice="Behold det ene."
)
UNUSED_FIGURE = Finding(
    "HFI117",
    "Figuren «{name}» vises ikke.",
    "Sett [[figur:{name}]] alene på en linje der den skal stå, eller fjern figuren.",
    WARNING,
)
FIELD_OF_FILE = Finding("HFI119", "«{field}» kan bare brukes sammen med «fil».", "Legg til filen, eller fjern linjen.")

#: What an attachment can show, one of them.
_SHOWN_BY = ("tabell", "register", "fil", "sak", "møte")


@rule(DUPLICATE_ID)
def _identifiers(checked: CheckedCase) -> Iterator[Problem]:
    case = checked.case
    named: list[tuple[str, KeyPath]] = [(item.id, (*item.key, "id")) for item in case.attachments]
    named += [(spec.id, spec.key) for spec in case.tables]
    named += [(figure.id, figure.key) for figure in case.figures]
    yield from _duplicates(checked.record, named)
    for spec in case.all_tables:
        yield from _duplicates(checked.record, [(line.id, (*line.key, "id")) for line in spec.lines])


def _duplicates(record: Record, named: Iterable[tuple[str, KeyPath]]) -> Iterator[Problem]:
    first: dict[str, KeyPath] = {}
    for name, key in named:
        if first.setdefault(name, key) != key:
            line = record.key_position(first[name]).line
            yield DUPLICATE_ID.at(record.key_position(key), name=name, line=line)


@rule(TWO_CONTENTS, UNKNOWN_SHARED, EMPTY_ATTACHMENT, UNTITLED, OTHER_TITLE)
def _attachments(checked: CheckedCase) -> Iterator[Problem]:
    record, known = checked.record, checked.registers.shared
    for item in checked.case.attachments:
        key, written = (*item.key, "id"), _written(record, item)
        shows = [name for name in _SHOWN_BY if name in written]
        if len(shows) > 1:
            fields = join_words([f"«{name}»" for name in shows])
            yield TWO_CONTENTS.at(record.position(key), name=item.id, fields=fields)
        shared = written.get("felles")
        if shared and shared not in known:
            hint = suggest_or_list(str(shared), known, none="Registeret er tomt.")
            yield UNKNOWN_SHARED.at(record.position((*item.key, "felles")), name=shared, hint=hint)
        elif not shows and not shared and not _holds_something(item.content):
            yield EMPTY_ATTACHMENT.at(record.position(key), name=item.id)
        elif not item.title and not item.case:
            yield UNTITLED.at(record.position(key), name=item.id)
        header = checked.registers.cases.get(item.case) if item.case else None
        if header and item.title != header.title:
            at, number = record.position((*item.key, "tittel")), checked.registers.identity(header.number)
            yield OTHER_TITLE.at(at, number=number, title=header.title)


@rule(UNKNOWN_GROUP, FIELD_OF_FILE)
def _fields_of_attachments(checked: CheckedCase) -> Iterator[Problem]:
    record, organ = checked.record, checked.registers.organs.get(checked.case.number.organ)
    for item in checked.case.attachments:
        if item.group and organ and item.group not in organ.groups:
            yield unknown_group(record, (*item.key, "for"), item.group, organ.groups)
        for name in FILE if not item.file else ():
            if name in _written(record, item):
                yield FIELD_OF_FILE.at(record.key_position((*item.key, name)), field=name)


def _written(record: Record, item: Attachment) -> dict[str, object]:
    return record.data["vedlegg"][item.key[-1]]  # type: ignore[index, return-value] # its structure is checked


def _holds_something(content: CaseContent) -> bool:
    return bool(content.text or content.definitions or content.tasks or content.ranking or content.text_after)


@rule(EMPTY_SECTION)
def _sections(checked: CheckedCase) -> Iterator[Problem]:
    for section in checked.case.sections:
        if section.name == "seksjoner" and not _holds_something(section.content):
            at = checked.record.position((*section.key, "overskrift"))
            yield EMPTY_SECTION.at(at, name=section.heading)


@rule(TERM_OR_ORGAN, UNKNOWN_ORGAN)
def _definitions(checked: CheckedCase) -> Iterator[Problem]:
    for content in _contents(checked):
        for index, definition in enumerate(content.definitions):
            key = (*content.key, "definisjoner", index)
            if bool(definition.term) == bool(definition.organ):
                hint = keep_or_add("begrep", "utvalg", both=bool(definition.term))
                yield TERM_OR_ORGAN.at(checked.record.position(key), hint=hint)
            elif definition.organ and definition.organ not in checked.registers.organs:
                yield unknown_organ(checked.record, (*key, "utvalg"), definition.organ, checked.registers)


@rule(NOT_RANKED)
def _rankings(checked: CheckedCase) -> Iterator[Problem]:
    for content in _contents(checked):
        for index, (above, point) in enumerate(pairwise(content.ranking.points if content.ranking else ()), start=1):
            if content.ranking and point.mentions > above.mentions:
                at = checked.record.position((*content.key, "rangering", "punkter", index, "antall"))
                yield NOT_RANKED.at(at, text=point.text, unit=content.ranking.unit)


def _contents(checked: CheckedCase) -> Iterator[CaseContent]:
    yield from (section.content for section in checked.case.sections)
    yield from (item.content for item in checked.case.attachments)


@rule(UNUSED_FIGURE)
def _figures(checked: CheckedCase) -> Iterator[Problem]:
    for spec in checked.case.figures:
        if spec.id not in checked.here.figure_numbers:
            yield UNUSED_FIGURE.at(checked.record.key_position(spec.key), name=spec.id)


@rule(UNUSED_ATTACHMENT)
def _use_of_attachments(checked: CheckedCase) -> Iterator[Problem]:
    used = {target.split(".")[0] for _, target in _references(checked)}
    for item in checked.case.attachments:
        if item.id not in used:
            yield UNUSED_ATTACHMENT.at(checked.record.position((*item.key, "id")), name=item.id)


@rule(PLACED_TWICE)
def _places(checked: CheckedCase) -> Iterator[Problem]:
    own = {spec.id for spec in checked.case.tables} | {figure.id for figure in checked.case.figures}
    first: dict[str, tuple[KeyPath, int]] = {}
    for leaf in checked.texts.leaves:
        for reference, occurrence in placed(leaf.text) if leaf.references else ():
            place, name = (leaf.key_path, reference.start), reference.target
            if reference.kind != "vedtak" and name in own and first.setdefault(name, place) != place:
                at = checked.record.locate(leaf.key_path, reference.written, occurrence)
                what = "Figuren" if reference.kind == "figur" else "Tabellen"
                yield PLACED_TWICE.at(at, what=what, kind=reference.kind, name=name)


@rule(UNUSED_TABLE)
def _use_of_tables(checked: CheckedCase) -> Iterator[Problem]:
    case = checked.case
    used = {word for kind, target in _references(checked) for word in table_names(kind, target)}
    used |= {word for spec in case.all_tables for line in spec.lines for word in table_names("kr", line.source)}
    for spec in case.tables:
        if spec.id not in used:
            yield UNUSED_TABLE.at(checked.record.key_position(spec.key), name=spec.id)


def _references(checked: CheckedCase) -> Iterator[tuple[str, str]]:
    for leaf in checked.texts.leaves:
        yield from ((reference.kind, reference.target) for reference in leaf.references)


def table_names(kind: str, target: str) -> Iterator[str]:
    """The tables that a reference of a kind fetches from."""
    if kind in kinds_naming("table"):
        for term in target.split():
            yield term.split(".")[0]


@rule(*TABLE_FINDINGS)
def _tables(checked: CheckedCase) -> Iterator[Problem]:
    for spec in checked.case.all_tables:
        yield from check_table(checked.record, spec, checked.here)


CONTENT_RULES = (
    _identifiers,
    _attachments,
    _fields_of_attachments,
    _sections,
    _definitions,
    _rankings,
    _figures,
    _use_of_attachments,
    _places,
    _use_of_tables,
    _tables,
)
