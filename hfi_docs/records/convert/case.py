"""Case records to the model."""

from collections.abc import Iterator, Mapping

from hfi_docs.records.convert import values
from hfi_docs.records.convert.content import convert_content, convert_file, convert_table
from hfi_docs.records.convert.values import Group
from hfi_docs.records.model import (
    Attachment,
    Case,
    CaseHeader,
    CaseNumber,
    Content,
    FigureSpec,
    FileSpec,
    Organ,
    Registers,
    Section,
    Step,
    TableSpec,
)
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.case import SECTIONS
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import format_period, parse_date
from hfi_docs.values.labels import LANGUAGES, Language, label
from hfi_docs.values.references import write_reference
from hfi_docs.values.unreadable import UnreadableError

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
    status, decided = (record.data.get(name) for name in ("status", "vedtak"))
    return CaseHeader(
        number,
        day,
        values.text(record.data, "tittel"),
        status if isinstance(status, str) else "",
        decided.rstrip("\n") if isinstance(decided, str) else "",
    )


def convert_case(record: Record, registers: Registers) -> Case:
    """The model of a checked case record."""
    data = record.data
    number = convert_case_number(record, registers.default_organ)
    language = LANGUAGES[values.text(data, "målform", "bokmål")]
    title = values.text(data, "tittel")
    organ = registers.organs.get(number.organ)
    return Case(
        number=number,
        day=parse_date(values.text(data, "møte")),
        kind=values.text(data, "type"),
        title=title,
        short_title=values.text(data, "kortittel") or _shorten(title),
        status=values.text(data, "status"),
        paper=values.text(data, "framlegg", "ja"),
        language=language,
        officer=values.text(data, "saksbehandler"),
        archive_case=values.text(data, "arkivsak"),
        steps=tuple(_step(item) for _, item in values.groups(data, "saksgang")),
        sections=_ordered(_sections(data, language, number.organ, organ), organ),
        attachments=tuple(
            _attachment(item, count, key, registers, number.organ, language)
            for count, (key, item) in enumerate(values.groups(data, "vedlegg"), start=1)
        ),
        tables=tuple(convert_table(name, item, key) for name, item, key in _named(data, "tabeller")),
        figures=tuple(_figure(name, item, key) for name, item, key in _named(data, "figurer")),
    )


def _step(item: Group) -> Step:
    organ = values.text(item, "utvalg")
    return Step(organ, values.day(item, "møte"), values.case_number(item, "sak", organ))


def _named(data: Group, field: str) -> Iterator[tuple[str, Group, KeyPath]]:
    entries = values.group(data, field)
    return ((name, values.group(entries, name), (field, name)) for name in entries)


def _figure(name: str, item: Group, key: KeyPath) -> FigureSpec:
    return FigureSpec(name, convert_file(item) or FileSpec(""), key)


def _sections(data: Group, language: Language, number_organ: str, organ: Organ | None) -> Iterator[Section]:
    labels: Mapping[str, str] = {}
    if organ:
        labels = organ.labels if language == "nb" else organ.labels_nynorsk
    for name in data:
        if name in SECTIONS:
            yield _named_section(data, name, labels.get(name) or label(name, language))
        elif name == "seksjoner":
            for key, item in values.groups(data, "seksjoner"):
                yield _free_section(item, key, number_organ)


def _named_section(data: Group, name: str, heading: str) -> Section:
    if isinstance(data[name], list):
        alternatives = tuple(values.text(item, "alternativ") for _, item in values.groups(data, name))
        return Section(name, heading, Content(key=(name,)), alternatives, key=(name,))
    return Section(name, heading, Content(values.text(data, name), key=(name,), text_key=(name,)), key=(name,))


def _free_section(item: Group, key: KeyPath, organ: str) -> Section:
    return Section(
        name="seksjoner",
        heading=values.text(item, "overskrift"),
        content=convert_content(item, key),
        numbered=values.flag(item, "nummerert"),
        updated_after=values.case_number(item, "oppdateres_etter", organ),
        key=key,
    )


def _ordered(sections: Iterator[Section], organ: Organ | None) -> tuple[Section, ...]:
    order = organ.section_order if organ else ()
    rank = {name: index for index, name in enumerate(order)}
    return tuple(sorted(sections, key=lambda section: rank.get(section.name, len(rank))))


def _attachment(
    written: Group, number: int, key: KeyPath, registers: Registers, organ: str, language: Language
) -> Attachment:
    item: Group = {**registers.shared.get(values.text(written, "felles"), {}), **written}
    identity = values.text(item, "id")
    case = values.case_number(item, "sak", organ)
    return Attachment(
        id=identity,
        number=number,
        title=values.text(item, "tittel") or _default_title(item, case, registers, language),
        content=convert_content(item, key),
        table=_attached_table(identity, item, key),
        file=convert_file(item),
        case=case,
        meeting=values.text(item, "møte"),
        orientation=values.text(item, "retning", "automatisk"),
        updated_after=values.case_number(item, "oppdateres_etter", organ),
        group=values.text(item, "for"),
        key=key,
    )


def _default_title(item: Group, case: CaseNumber | None, registers: Registers, language: Language) -> str:
    """What an attachment is called when it shows something that has a title already."""
    if "register" in item:
        plan = registers.plans.get(values.text(item, "register"))
        return f"{plan.name} {format_period(plan.period)}" if plan else ""
    if case:
        return registers.cases[case].title if case in registers.cases else ""
    meeting = values.text(item, "møte")
    return f"{label('møtepakke_til', language)} {write_reference('møte', meeting)}" if meeting else ""


def _attached_table(identity: str, item: Group, key: KeyPath) -> TableSpec | None:
    if "tabell" in item:
        return convert_table(identity, values.group(item, "tabell"), (*key, "tabell"))
    if "register" in item:
        return convert_table(identity, {"visning": _PLAN_VIEW, "plan": item["register"]}, (*key, "register"))
    return None


def _shorten(title: str) -> str:
    if len(title) <= _SHORT_TITLE:
        return title
    head, _, _ = title[:_SHORT_TITLE].rpartition(" ")
    return f"{head or title[:_SHORT_TITLE]} …"
