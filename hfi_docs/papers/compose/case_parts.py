"""What a case prints of itself, alone or inside another document: its facts and its sections."""

from collections.abc import Iterator, Sequence

from hfi_docs.document import Block, Heading, Link, List, ListItem, PageNumber, Paragraph, Text
from hfi_docs.papers.compose.content import PROPOSAL, proposal_anchor, section_blocks
from hfi_docs.papers.compose.kind import office_fields
from hfi_docs.papers.references import Surroundings, organ_name, own_field_slot
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import Case
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import format_days
from hfi_docs.values.labels import label

_DRAFT = "utkast"
#: As many signs as fill a first page, about.
_FIRST_PAGE = 2200
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


def in_short(case: Case, here: Surroundings, level: int) -> Iterator[Block]:
    """What the case is about in a few points, where they are written, and where its proposal stands."""
    if case.in_short:
        origin = here.at("kort")
        yield Heading(level, (Text(label("kort", case.language)),), origin=origin, look="in_short")
        points = (Paragraph(read_line(point, here)) for point in case.in_short)
        yield List(tuple(ListItem((each,), here.at("kort", at)) for at, each in enumerate(points)), origin=origin)
    if case.proposal and says_where(case):
        anchor = proposal_anchor(here)
        page = Link((Text(f"{label('side_ref', case.language)}{HARD_SPACE}"), PageNumber(anchor)), anchor=anchor)
        name = Text(case.proposal.heading, bold=True)
        yield Paragraph((name, Text(f" {label('står_på', case.language)} "), page), "in_short")


def says_where(case: Case) -> bool:
    """Whether the first page says where the proposal stands: when it has points, or the way there is long."""
    names = [section.name for section in case.sections]
    above = case.sections[: names.index(PROPOSAL)] if PROPOSAL in names else ()
    return bool(case.in_short) or sum(len(text) for section in above for _, text in section.texts) > _FIRST_PAGE


def case_sections(case: Case, here: Surroundings, level: int) -> Iterator[Block]:
    """The sections of a case, each with a heading of `level`."""
    yield from in_short(case, here, level)
    for section in case.sections:
        yield from section_blocks(section, here, level)
