"""Case records to the model."""

from collections.abc import Iterator, Mapping

from hfi_docs.convert import values
from hfi_docs.convert.values import Group
from hfi_docs.formatting.case_numbers import parse_case_number
from hfi_docs.formatting.dates import format_period, parse_date, parse_year
from hfi_docs.formatting.labels import LANGUAGES, Language, label
from hfi_docs.formatting.unreadable import UnreadableError
from hfi_docs.model import Attachment, Case, CaseHeader, CaseNumber, Line, Organ, Registers, Section, TableSpec
from hfi_docs.record import KeyPath, Record
from hfi_docs.schema.case import SECTIONS

_PLAN_VIEW = "strategiplan"
_SHORT_TITLE = 70


def convert_case_number(record: Record, default_organ: str) -> CaseNumber:
    """The identity of a case: the organ stands in the number, in `utvalg`, or is the default one.

    Raises:
        UnreadableError: `sak` holds no case number.
    """
    organ, number = record.data.get("utvalg", default_organ), record.data.get("sak")
    if not isinstance(organ, str) or not isinstance(number, str):
        message = "Saksnummeret mangler."
        raise UnreadableError(message)
    return parse_case_number(number, organ)


def convert_case_header(record: Record, default_organ: str) -> CaseHeader | None:
    """What other papers need to know of a case, its record checked or not; None when that cannot be read."""
    fields = {name: record.data.get(name) for name in ("sak", "møte", "tittel")}
    if not all(isinstance(text, str) for text in fields.values()):
        return None
    try:
        number = convert_case_number(record, default_organ)
        day = parse_date(values.text(record.data, "møte"))
    except UnreadableError:
        return None
    status = record.data.get("status")
    return CaseHeader(number, day, values.text(record.data, "tittel"), status if isinstance(status, str) else "")


def convert_case(record: Record, registers: Registers) -> Case:
    """The model of a checked case record."""
    data = record.data
    number = convert_case_number(record, registers.default_organ)
    language = LANGUAGES[values.text(data, "målform", "bokmål")]
    title = values.text(data, "tittel")
    return Case(
        number=number,
        day=parse_date(values.text(data, "møte")),
        kind=values.text(data, "type"),
        title=title,
        short_title=values.text(data, "kortittel") or _shorten(title),
        status=values.text(data, "status"),
        language=language,
        officer=values.text(data, "saksbehandler"),
        sections=_ordered(_sections(data, language, registers.organs.get(number.organ)), registers, number.organ),
        attachments=_attachments(data, registers),
        tables=_tables(data),
    )


def _sections(data: Group, language: Language, organ: Organ | None) -> Iterator[Section]:
    labels: Mapping[str, str] = organ.labels if organ else {}
    for name in data:
        if name in SECTIONS:
            heading = labels.get(name) or label(name, language)
            yield Section(name, heading, values.text(data, name), (name,))
        elif name == "seksjoner":
            for key, item in values.groups(data, "seksjoner"):
                yield Section("seksjoner", values.text(item, "overskrift"), values.text(item, "tekst"), (*key, "tekst"))


def _ordered(sections: Iterator[Section], registers: Registers, organ: str) -> tuple[Section, ...]:
    order = registers.organs[organ].section_order if organ in registers.organs else ()
    rank = {name: index for index, name in enumerate(order)}
    return tuple(sorted(sections, key=lambda section: rank.get(section.name, len(rank))))


def _attachments(data: Group, registers: Registers) -> tuple[Attachment, ...]:
    return tuple(
        _attachment(item, number, key, registers)
        for number, (key, item) in enumerate(values.groups(data, "vedlegg"), start=1)
    )


def _attachment(item: Group, number: int, key: KeyPath, registers: Registers) -> Attachment:
    identity = values.text(item, "id")
    table = None
    title = values.text(item, "tittel")
    if "tabell" in item:
        table = _table(identity, values.group(item, "tabell"), (*key, "tabell"))
    elif "register" in item:
        plan = registers.plans.get(values.text(item, "register"))
        table = _table(identity, {"visning": _PLAN_VIEW, "plan": item["register"]}, (*key, "register"))
        title = title or (f"{plan.name} {format_period(plan.period)}" if plan else "")
    return Attachment(
        id=identity,
        number=number,
        title=title,
        text=values.text(item, "tekst"),
        table=table,
        text_after=values.text(item, "etter"),
        orientation=values.text(item, "retning", "automatisk"),
        key=key,
    )


def _tables(data: Group) -> tuple[TableSpec, ...]:
    tables = values.group(data, "tabeller")
    return tuple(_table(name, values.group(tables, name), ("tabeller", name)) for name in tables)


def _table(name: str, item: Group, key: KeyPath) -> TableSpec:
    return TableSpec(
        id=name,
        view=values.text(item, "visning"),
        title=values.text(item, "tittel"),
        description=values.text(item, "beskrivelse"),
        plan=values.text(item, "plan"),
        year=parse_year(values.text(item, "år")) if "år" in item else None,
        filters=values.filters(item),
        merged=values.words(item, "slå_sammen"),
        lines=tuple(_line(line, at) for at, line in values.groups(item, "linjer", key)),
        must_match=values.words(item, "må_være_lik"),
        control=values.amount(item, "kontrollsum"),
        key=key,
    )


def _line(item: Group, key: KeyPath) -> Line:
    terms = values.words(item, "sum")
    return Line(
        id=values.text(item, "id"),
        text=values.text(item, "tekst"),
        parts=values.amount(item, "beløp"),
        terms=terms,
        source=values.text(item, "fra"),
        role=values.text(item, "rolle", "delsum" if terms else "ledd"),
        note=values.text(item, "merknad"),
        key=key,
    )


def _shorten(title: str) -> str:
    if len(title) <= _SHORT_TITLE:
        return title
    head, _, _ = title[:_SHORT_TITLE].rpartition(" ")
    return f"{head or title[:_SHORT_TITLE]} …"
