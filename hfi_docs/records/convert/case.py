"""Case records to the model."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from hfi_docs.records.convert.by_schema import Group, convert_field, convert_group, groups, text_of
from hfi_docs.records.convert.content import convert_content, convert_file, convert_signature, convert_table
from hfi_docs.records.model import (
    Attachment,
    Case,
    CaseContent,
    CaseHeader,
    CaseNumber,
    CaseSection,
    FigureSpec,
    FileSpec,
    Organ,
    Registers,
    TableSpec,
)
from hfi_docs.records.record import Data, KeyPath, Record
from hfi_docs.records.schema.case import ATTACHMENT, CASE, FREE_SECTION, SECTIONS
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import format_period, parse_date
from hfi_docs.values.labels import Language, label
from hfi_docs.values.references import write_reference
from hfi_docs.values.unreadable import UnreadableError

_PLAN_VIEW = "strategiplan"


def convert_case_number(record: Record, default_organ: str, organs: Mapping[str, Organ]) -> CaseNumber:
    """The identity of a case: the organ stands in the number, in `utvalg`, or is the default one.

    A sign of the organ's usual series says nothing more.

    Raises:
        UnreadableError: `sak` holds no case number.
    """
    organ, number = record.data.get("utvalg", default_organ), record.data.get("sak")
    if not isinstance(organ, str) or not isinstance(number, str):
        message = "Saksnummeret mangler."
        raise UnreadableError(message)
    parsed, known = parse_case_number(number, organ), organs.get(organ)
    return known.own(parsed) if known else parsed


def convert_draft_number(record: Record, name: str, default_organ: str, organs: Mapping[str, Organ]) -> CaseNumber:
    """The identity of a draft in a file of this name: its organ stands where that of a case does.

    Raises:
        UnreadableError: `sak` is there and holds no case number.
    """
    if "sak" in record.data:
        return convert_case_number(record, default_organ, organs)._replace(draft=name)
    organ = record.data.get("utvalg", default_organ)
    return CaseNumber(organ if isinstance(organ, str) else default_organ, 0, 0, name)


def own_number(text: str, organ: str, known: Organ | None) -> tuple[CaseNumber, str]:
    """The case that a number means in the papers of an organ, and the sign of its series.

    The organ's usual series counts its cases: «PS 13/26» is «13/26». The others have numbers of their own.
    """
    number = parse_case_number(text, organ)
    sign = number.organ if known and number.organ in known.series else ""
    return (known.own(number) if known else number), sign


def own_case(item: Mapping[str, Data], organ: str, known: Organ | None) -> CaseNumber | None:
    """The case that a group of a record that need not be in order names as its `sak`."""
    number = item.get("sak")
    try:
        return own_number(number, organ, known)[0] if isinstance(number, str) else None
    except UnreadableError:
        return None


def convert_case_header(record: Record, default_organ: str, organs: Mapping[str, Organ]) -> CaseHeader | None:
    """What other papers need to know of a case, its record checked or not; None when that cannot be read."""
    fields = {name: record.data.get(name) for name in ("sak", "møte", "tittel")}
    if not all(isinstance(text, str) for text in fields.values()):
        return None
    try:
        number = convert_case_number(record, default_organ, organs)
        day = parse_date(text_of(record.data, "møte"))
    except UnreadableError:
        return None
    status, decided = (record.data.get(name) for name in ("status", "vedtak"))
    return CaseHeader(
        number,
        day,
        text_of(record.data, "tittel"),
        status if isinstance(status, str) else "",
        decided.rstrip("\n") if isinstance(decided, str) else "",
        record.path,
    )


def convert_case(record: Record, registers: Registers, draft: str = "") -> Case:
    """The model of a checked case record; `draft` is the name of one that is a draft."""
    data, organs = record.data, (registers.default_organ, registers.organs)
    number = convert_draft_number(record, draft, *organs) if draft else convert_case_number(record, *organs)
    language: Language = convert_field(data, "målform", CASE) if "målform" in data else registers.office.language
    organ = registers.organs.get(number.organ)
    return convert_group(
        Case,
        CASE,
        data,
        (),
        number.organ,
        number=number,
        language=language,
        signature=convert_signature(data, organ.case_signature if organ else None, language),
        sections=_ordered(_sections(data, language, number.organ, registers), organ),
        attachments=tuple(
            _attachment(item, count, key, registers, number.organ, language)
            for count, (key, item) in enumerate(groups(data, "vedlegg"), start=1)
        ),
        tables=tuple(convert_table(name, item, key, number.organ) for name, item, key in _named(data, "tabeller")),
        figures=tuple(
            FigureSpec(name, convert_file(item) or FileSpec(""), key) for name, item, key in _named(data, "figurer")
        ),
    )


def _named(data: Group, field: str) -> Iterator[tuple[str, Group, KeyPath]]:
    found: Any = data.get(field, {})
    return ((name, item, (field, name)) for name, item in found.items())


def _sections(data: Group, language: Language, organ: str, registers: Registers) -> Iterator[CaseSection]:
    for name in data:
        if name in SECTIONS:
            yield _named_section(data, name, registers.section_label(name, organ, language))
        elif name == "seksjoner":
            for key, item in groups(data, "seksjoner"):
                content = convert_content(item, FREE_SECTION, key, organ)
                yield convert_group(CaseSection, FREE_SECTION, item, key, organ, name=name, content=content)


def _named_section(data: Group, name: str, heading: str) -> CaseSection:
    if isinstance(data[name], list):
        alternatives = tuple(text_of(item, "alternativ") for _, item in groups(data, name))
        return CaseSection(name, heading, CaseContent(key=(name,)), alternatives, key=(name,))
    return CaseSection(name, heading, CaseContent(text_of(data, name), key=(name,), text_key=(name,)), key=(name,))


def _ordered(sections: Iterator[CaseSection], organ: Organ | None) -> tuple[CaseSection, ...]:
    order = organ.section_order if organ else ()
    rank = {name: index for index, name in enumerate(order)}
    return tuple(sorted(sections, key=lambda section: rank.get(section.name, len(rank))))


def _attachment(
    written: Group, number: int, key: KeyPath, registers: Registers, organ: str, language: Language
) -> Attachment:
    shared = text_of(written, "felles")
    item: dict[str, Data] = {**registers.shared.get(shared, {}), **written}
    case: CaseNumber | None = convert_field(item, "sak", ATTACHMENT, organ)
    return convert_group(
        Attachment,
        ATTACHMENT,
        item,
        key,
        organ,
        number=number,
        title=text_of(item, "tittel") or _default_title(item, case, registers, language),
        content=convert_content(item, ATTACHMENT, key, organ),
        table=_attached_table(item, key, organ),
        file=convert_file(item, key),
        shared=shared,
    )


def _default_title(item: Group, case: CaseNumber | None, registers: Registers, language: Language) -> str:
    """What an attachment is called when it shows something that has a title already."""
    if "register" in item:
        plan = registers.plans.get(text_of(item, "register"))
        return f"{plan.name} {format_period(plan.period)}" if plan else ""
    if case:
        return registers.cases[case].title if case in registers.cases else ""
    meeting = text_of(item, "møte")
    return f"{label('møtepakke_til', language)} {write_reference('møte', meeting)}" if meeting else ""


def _attached_table(item: Group, key: KeyPath, organ: str) -> TableSpec | None:
    name = text_of(item, "id")
    if "tabell" in item:
        return convert_table(name, cast(Group, item["tabell"]), (*key, "tabell"), organ)
    if "register" in item:
        return convert_table(name, {"visning": _PLAN_VIEW, "plan": item["register"]}, (*key, "register"), organ)
    return None
