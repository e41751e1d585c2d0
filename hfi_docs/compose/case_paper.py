"""The paper of a case: «Vedlegg til sak 13/26»."""

from collections.abc import Iterator

from hfi_docs.compose.table import compose_table, is_wide
from hfi_docs.document import (
    Block,
    Caption,
    Document,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Properties,
    Text,
    inline_text,
)
from hfi_docs.formatting.amounts import HARD_SPACE
from hfi_docs.formatting.case_numbers import format_case, format_case_identity
from hfi_docs.formatting.dates import format_days
from hfi_docs.formatting.labels import label
from hfi_docs.model import Attachment, Case, Organ, Registers, TableSpec
from hfi_docs.references import Surroundings, attachment_anchor, table_anchor
from hfi_docs.text import read_line, read_markdown

_SECTION_LEVEL = 2
_DRAFT = "utkast"


def compose_case_paper(case: Case, here: Surroundings) -> Document:
    """The document tree of a checked case.

    Raises:
        UnresolvedError: a reference points nowhere; the checks report these first.
    """
    registers = here.registers
    here = here._replace(place=lambda name: _placed_table(name, case, here))
    return Document(
        properties=_properties(case, registers),
        fields=_fields(case, registers),
        slots={
            "innhold": (Part(tuple(_sections(case, here))),),
            "vedleggsliste": (Part(tuple(_attachment_list(case, here))),),
            "vedlegg": tuple(_attachment(item, case, here) for item in case.attachments),
        },
    )


def _properties(case: Case, registers: Registers) -> Properties:
    organ = _organ_name(case, registers.organs[case.number.organ])
    return Properties(
        title=f"{_case_line(case, registers)}: {case.title}".replace(HARD_SPACE, " "),
        subject=case.title,
        author=organ,
        keywords=format_case_identity(case.number),
        category=label(case.kind, case.language),
        status=case.status,
        language="nb-NO" if case.language == "nb" else "nn-NO",
        created=case.day,
    )


def _fields(case: Case, registers: Registers) -> dict[str, str]:
    meetings = (item for item in registers.meetings if (item.organ, item.day) == (case.number.organ, case.day))
    meeting = next(meetings, None)
    return {
        "sakslinje": _case_line(case, registers),
        "saksnummer": format_case(case.number, home_organ=registers.default_organ),
        "tittel": case.title,
        "kortittel": case.short_title,
        "utvalg": _organ_name(case, registers.organs[case.number.organ]),
        "møtedato": format_days(case.day, meeting.last_day if meeting else None),
        "sakstype": label(case.kind, case.language),
        "saksbehandler": case.officer,
        "utkastmerknad": label("utkast", case.language) if case.status == _DRAFT else "",
    }


def _case_line(case: Case, registers: Registers) -> str:
    number = format_case(case.number, home_organ=registers.default_organ)
    return f"{label('vedlegg_til', case.language)} {number}"


def _organ_name(case: Case, organ: Organ) -> str:
    return organ.name if case.language == "nb" else organ.name_nynorsk


def _sections(case: Case, here: Surroundings) -> Iterator[Block]:
    for section in case.sections:
        yield Heading(_SECTION_LEVEL, read_line(section.heading, here))
        yield from read_markdown(section.text, here, heading_level=_SECTION_LEVEL + 1)


def _attachment_list(case: Case, here: Surroundings) -> Iterator[Block]:
    if case.attachments:
        yield Heading(_SECTION_LEVEL, (Text(label("vedlegg", case.language)),))
        links = (
            Link(_attachment_title(item, here), anchor=attachment_anchor(item.number)) for item in case.attachments
        )
        yield List(tuple(ListItem((Paragraph((link,)),)) for link in links))


def _attachment_title(item: Attachment, here: Surroundings) -> tuple[Inline, ...]:
    prefix = f"{label('vedlegg', here.language)}{HARD_SPACE}{item.number}: "
    return (Text(prefix), *read_line(item.title, here))


def _attachment(item: Attachment, case: Case, here: Surroundings) -> Part:
    title = _attachment_title(item, here)
    blocks: list[Block] = [Heading(_SECTION_LEVEL, title, bookmark=attachment_anchor(item.number))]
    blocks += read_markdown(item.text, here, heading_level=_SECTION_LEVEL + 1)
    orientation = item.orientation
    if item.table:
        computed = here.figures.table(item.table.id)
        blocks.append(compose_table(computed, _in_table(here), title=inline_text(title)))
        if orientation == "automatisk":
            orientation = "liggende" if is_wide(computed) else "stående"
    blocks += read_markdown(item.text_after, here, heading_level=_SECTION_LEVEL + 1)
    return Part(tuple(blocks), "landscape" if orientation == "liggende" else "portrait", new_page=True)


def _placed_table(name: str, case: Case, here: Surroundings) -> Block | None:
    number = here.table_numbers.get(name)
    spec: TableSpec | None = next((spec for spec in case.tables if spec.id == name), None)
    if number is None or spec is None:
        return None
    title = inline_text(read_line(spec.title or name, here))
    caption = Caption(label("tabell", here.language), number, title, table_anchor(number))
    return compose_table(here.figures.table(name), _in_table(here), title=title)._replace(caption=caption)


def _in_table(here: Surroundings) -> Surroundings:
    """As seen from a cell: short forms, and no placing of tables in tables."""
    return here._replace(in_table=True, place=lambda _: None)
