"""What a template with statements sees of a case."""

from collections.abc import Callable, Mapping
from functools import partial

from hfi_docs.context import ContextValue, Drawn, Entry, LazyMapping, Many, Slot
from hfi_docs.document import Document, inline_text
from hfi_docs.papers.compose.arranging import BELOW, TABLE, case_tables
from hfi_docs.papers.compose.content import SIGNATURE
from hfi_docs.papers.compose.drawing import RAW
from hfi_docs.papers.compose.material import Paper
from hfi_docs.papers.references import (
    ATTACHMENTS,
    HEADING,
    OWN_FIELDS,
    SECTIONS,
    TABLES,
    Surroundings,
    attachment_slot,
    organ_name,
    section_slot,
)
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import Attachment, CaseSection, Step
from hfi_docs.records.schema.case import SECTIONS as NAMED_SECTIONS
from hfi_docs.values.dates import format_table_date


def case_context(
    paper: Paper, here: Surroundings, document: Document, fields: tuple[str, ...]
) -> Mapping[str, ContextValue]:
    """What a template sees of a case as it is printed; `fields` are the names that every case has."""
    case = paper.case
    tables = {at: Entry(LazyMapping(partial(_values, draw)), at) for at, draw in case_tables(paper, here).items()}
    written = {section.name for section in case.sections}
    return {
        **dict.fromkeys(fields, ""),
        **document.fields,
        f"møtedato{RAW}": case.day,
        OWN_FIELDS: _own_fields(paper, here),
        "kort": Slot("kort"),
        **{name: Slot(name if name in written else "") for name in NAMED_SECTIONS},
        SECTIONS: Slot(SECTIONS),
        "avsnitt": Many(tuple(_section(each, here) for each in case.sections)),
        "saksgang": Many(tuple(_step(each, here) for each in case.steps), "saksgang"),
        SIGNATURE: Slot(SIGNATURE if case.signature else ""),
        "vedleggsliste": Slot("vedleggsliste"),
        ATTACHMENTS: _attachments(paper, here, tables),
        TABLES: _tables(paper, here, tables),
    }


def _values(draw: Callable[[], Drawn]) -> Mapping[str, ContextValue]:
    return draw().table.values


def _own_fields(paper: Paper, here: Surroundings) -> Entry:
    """The office's own fields, for organs may share a template; those that the case does not fill in are empty."""
    names = {field.name for organ in here.registers.organs.values() for field in organ.own_fields}
    return Entry({name: paper.case.own_fields.get(name, "") for name in sorted(names)}, noted=OWN_FIELDS)


def _section(section: CaseSection, here: Surroundings) -> Entry:
    slot = section_slot(section)
    return Entry(
        {
            "navn": section.name,
            "tittel": inline_text(read_line(section.heading, here)),
            HEADING: Slot(f"{slot}.{HEADING}"),
            BELOW: Slot(f"{slot}.{BELOW}"),
        }
    )


def _step(step: Step, here: Surroundings) -> Entry:
    organ = here.registers.organs.get(step.organ)
    return Entry(
        {
            "utvalg": organ_name(organ, here.language) if organ else step.organ,
            "møtedato": format_table_date(step.day) if step.day else "",
            f"møtedato{RAW}": step.day,
            "utvalgssak": here.registers.written(step.case) if step.case else "",
        }
    )


def _attachments(paper: Paper, here: Surroundings, tables: Mapping[str, Entry]) -> Many:
    entries = {item.id: _attachment(item, here, tables) for item in paper.case.attachments}
    return Many(tuple(entries.values()), ATTACHMENTS, entries, is_open=True)


def _attachment(item: Attachment, here: Surroundings, tables: Mapping[str, Entry]) -> Entry:
    slot = attachment_slot(item)
    return Entry(
        {
            "nummer": str(item.number),
            "tittel": inline_text(read_line(item.title, here)),
            HEADING: Slot(f"{slot}.{HEADING}"),
            BELOW: Slot(f"{slot}.{BELOW}"),
            TABLE: tables.get(f"{slot}.{TABLE}"),
        }
    )


def _tables(paper: Paper, here: Surroundings, tables: Mapping[str, Entry]) -> Many:
    """Those that stand in the text, in their order; by name also those that only serve to compute."""
    named = {spec.id: tables[at] for spec in paper.case.tables if (at := f"{TABLES}.{spec.id}") in tables}
    shown = (named[name] for name in here.table_numbers if name in named)
    return Many(tuple(shown), by_name=named, is_open=True)
