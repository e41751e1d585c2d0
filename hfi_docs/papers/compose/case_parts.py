"""What a case prints of itself, alone or inside another document: its facts and its sections."""

from collections.abc import Iterator, Sequence

from hfi_docs.document import Block, Paragraph, Text
from hfi_docs.papers.compose.content import section_blocks
from hfi_docs.papers.compose.kind import office_fields
from hfi_docs.papers.references import Surroundings, organ_name, own_field_slot
from hfi_docs.records.model import Case
from hfi_docs.values.dates import format_days
from hfi_docs.values.labels import label

_DRAFT = "utkast"
#: Between the facts of a case.
FACTS_MARK = "  ·  "


def own_facts(case: Case, here: Surroundings, named: Sequence[str] = ()) -> Iterator[Paragraph]:
    """The fields that only the cases of its organ have, each with its label; those that are `named` stand elsewhere."""
    for field in here.registers.organs[case.number.organ].own_fields:
        text = case.own_fields.get(field.name)
        if text and own_field_slot(field.name) not in named:
            name = field.label if case.language == "nb" else field.label_nynorsk
            yield Paragraph((Text(f"{name}: {text}"),), "facts", here.at("felt", field.name))


def case_fields(case: Case, here: Surroundings) -> dict[str, str]:
    """What a template prints of a case besides its slots."""
    registers = here.registers
    meeting = registers.meeting_on(case.number.organ, case.day)
    return {
        **office_fields(here, case.number.organ, case.day),
        "sakslinje": case_line(case, here),
        "saksnummer": here.case_name(case.number),
        "saksnavn": here.case_title(case.number),
        "tittel": case.title,
        "kortittel": case.short_title,
        "utvalg": organ_name(registers.organs[case.number.organ], case.language),
        "møtedato": format_days(case.day, meeting.last_day if meeting else None),
        "sakstype": label(case.kind, case.language),
        label("saksbehandler", case.language).lower(): case.officer,
        "arkivsak": case.archive_case,
        "status": case.status,
        "utkastmerknad": label("utkast", case.language) if case.status == _DRAFT else "",
    }


def case_line(case: Case, here: Surroundings) -> str:
    """«Vedlegg til sak 13/26», or what the organ calls its papers."""
    own = here.registers.organs[case.number.organ].case_line
    if own:
        return own.replace("{nummer}", here.registers.written(case.number))
    return f"{label('vedlegg_til', case.language)} {here.case_name(case.number)}"


def case_running(case: Case, here: Surroundings) -> str:
    """What the head of its pages says: «Sak 13/26 · Handlingsplan»."""
    return f"{here.case_title(case.number)} · {case.short_title}"


def case_sections(case: Case, here: Surroundings, level: int) -> Iterator[Block]:
    """The sections of a case, each with a heading of `level`."""
    for section in case.sections:
        yield from section_blocks(section, here, level)
