"""What a case prints: its facts, and as blocks what its sections and attachments hold.

`level` is the heading level of the one that holds it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hfi_docs.document import (
    Block,
    Cell,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Mark,
    Origin,
    PageNumber,
    Paragraph,
    Part,
    Row,
    RowRole,
    Table,
    Text,
    inline_text,
)
from hfi_docs.papers.compose.kind import meeting_days, office_fields
from hfi_docs.papers.references import Surroundings, organ_name, own_field_slot
from hfi_docs.papers.text import read_line, read_markdown
from hfi_docs.records.model import Case, CaseContent, CaseNumber, CaseSection, Definition, Ranking, Signature, Task
from hfi_docs.records.record import KeyPath
from hfi_docs.values.amounts import HARD_SPACE, format_number
from hfi_docs.values.dates import format_date, format_table_date
from hfi_docs.values.labels import label

_DRAFT = "utkast"
#: As many signs as fill a first page, about.
_FIRST_PAGE = 2200
#: Between the facts of a case.
FACTS_MARK = "  ·  "
#: The sections that are a resolution.
PROPOSAL = "forslag_til_vedtak"
#: The slot of who signs a paper.
SIGNATURE = "underskrift"
_MARKS: Mapping[str, Mark] = {PROPOSAL: "proposed", "vedtak": "adopted"}
RESOLUTIONS = tuple(_MARKS)


def section_blocks(section: CaseSection, here: Surroundings, level: int) -> Iterator[Block]:
    """A section with its heading."""
    series = f"{here.prefix}kapitler" if section.numbered else ""
    origin = here.at(*section.key, "overskrift") if section.name == "seksjoner" else here.at(*section.key)
    mark = _MARKS.get(section.name, "")
    anchor = proposal_anchor(here) if section.name == PROPOSAL else ""
    yield Heading(level, read_line(section.heading, here), anchor, series, origin, mark=mark)
    yield from marker(section.updated_after, here, section.key)
    yield from marked(proposal_blocks(section, here, level), mark)
    yield from marked(content_blocks(section.content, here, level), mark)
    yield from marked(text_after(section.content, here, level), mark)


def section_name(section: str, here: Surroundings) -> str:
    """What the cases of the organ call a section, as it is printed."""
    return inline_text(read_line(here.registers.section_label(section, here.organ, here.language), here))


def proposal_anchor(here: Surroundings) -> str:
    """The bookmark of the proposed resolution of a paper."""
    return f"{here.prefix}{PROPOSAL}"


def marked(blocks: Iterable[Block], mark: Mark) -> Iterator[Block]:
    """The blocks as one that is proposed or adopted; a table or figure stands between its parts."""
    for block in blocks:
        yield block._replace(mark=mark) if mark and isinstance(block, (Heading, Paragraph, List)) else block


def steps_table(case: Case, here: Surroundings) -> Iterator[Table]:
    """The committees that handle the case; what is not known yet is an empty cell."""
    if case.steps:
        names = tuple(label(name, case.language) for name in ("utvalg", "møtedato", "utvalgssak"))
        rows = [_row(names, "header")]
        for index, step in enumerate(case.steps):
            organ = here.registers.organs.get(step.organ)
            rows.append(
                _row(
                    (
                        organ_name(organ, case.language) if organ else step.organ,
                        format_table_date(step.day) if step.day else "",
                        here.registers.written(step.case) if step.case else "",
                    )
                )._replace(origin=here.at("saksgang", index))
            )
        title, origin = label("saksgang", case.language), here.at("saksgang")
        yield Table(tuple(rows), (2.0, 1.0, 1.0), title=title, description=f"{', '.join(names)}.", origin=origin)


def _row(texts: tuple[str, ...], role: RowRole = "term") -> Row:
    return Row(tuple(Cell((Paragraph((Text(text),)),) if text else ()) for text in texts), role)


def joined(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts on the same pages as one run of blocks."""
    return (Part(tuple(block for part in parts for block in part.blocks)),) if parts else ()


def text_after(content: CaseContent, here: Surroundings, level: int) -> tuple[Block, ...]:
    """The text that comes last."""
    origin = here.at(*content.key, "etter")
    return read_markdown(content.text_after, here, heading_level=level + 1, origin=origin)


def proposal_blocks(section: CaseSection, here: Surroundings, level: int) -> Iterator[Block]:
    """The alternatives of a proposed resolution, if it has any."""
    for number, text in enumerate(section.alternatives, start=1):
        origin = here.at(*section.key, number - 1, "alternativ")
        yield Heading(level + 1, (Text(f"{label('alternativ', here.language)}{HARD_SPACE}{number}"),), origin=origin)
        yield from read_markdown(text, here, heading_level=level + 2, origin=origin)


def content_blocks(content: CaseContent, here: Surroundings, level: int) -> Iterator[Block]:
    """Everything but the text that comes last: a table may stand before that."""
    text = read_markdown(content.text, here, heading_level=level + 1, origin=here.at(*content.text_key))
    yield from text
    for index, item in enumerate(content.definitions):
        yield _definition(item, here, here.at(*content.key, "definisjoner", index))
    # The text may end under a heading of its own («Oppgaver våren 2022»): the tasks belong to that one.
    above = next((block.level for block in reversed(text) if isinstance(block, Heading)), level)
    for task in content.tasks:
        yield from _task(task, here, above + 1, f"{here.prefix}oppgaver_{content.key}")
    if content.ranking:
        yield _ranking(content.ranking, here, (*content.key, "rangering"))


def marker(updated_after: CaseNumber | None, here: Surroundings, key: KeyPath) -> Iterator[Block]:
    """The remark that another case must be decided first."""
    if updated_after:
        case = here.case_name(updated_after)
        text = Text(f"{label('oppdateres_etter', here.language)} {case}")
        yield Paragraph((text,), "marker", here.at(*key, "oppdateres_etter"))


def _definition(item: Definition, here: Surroundings, origin: Origin | None) -> Paragraph:
    organ = here.registers.organs.get(item.organ)
    term = f"{organ_name(organ, here.language)} ({organ.id})" if organ else item.term
    return Paragraph((Text(term, bold=True), Text(" – "), *read_line(item.text, here)), origin=origin)


def _task(task: Task, here: Surroundings, level: int, series: str) -> Iterator[Block]:
    yield Heading(level, read_line(task.title, here), series=series, origin=here.at(*task.key, "oppgave"))
    facts: list[Inline] = [Text(f"{label('frist', here.language)}: ", bold=True), Text(task.deadline)]
    if task.responsible:
        facts += [Text(" · "), Text(f"{label('ansvar', here.language)}: ", bold=True)]
        facts += read_line(task.responsible, here)
    yield Paragraph(tuple(facts), origin=here.at(*task.key, "frist"))
    if task.description:
        origin = here.at(*task.key, "beskrivelse")
        yield Heading(level + 1, (Text(label("beskrivelse", here.language)),), origin=origin)
        yield from read_markdown(task.description, here, heading_level=level + 2, origin=origin)
    below = level + (2 if task.description else 1)
    yield from read_markdown(task.delivery, here, heading_level=below, origin=here.at(*task.key, "leveranse"))


def _ranking(ranking: Ranking, here: Surroundings, key: KeyPath) -> List:
    items = []
    for index, point in enumerate(ranking.points):
        count = Text(f" ({format_number(point.mentions)}{HARD_SPACE}{ranking.unit})")
        paragraph = Paragraph((*read_line(point.text, here), count))
        items.append(ListItem((paragraph,), here.at(*key, "punkter", index)))
    return List(tuple(items), ordered=True, origin=here.at(*key))


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
    return {
        **office_fields(here, case.number.organ, case.day),
        "sakslinje": case_line(case, here),
        "saksnummer": here.case_name(case.number),
        "saksnavn": here.case_title(case.number),
        "tittel": case.title,
        "kortittel": FACTS_MARK.join(filter(None, (case.short_title, revised(case)))),
        "utvalg": organ_name(registers.organs[case.number.organ], case.language),
        "møtedato": meeting_days(here, case.number.organ, case.day) or label("uten_møtedato", case.language),
        "sakstype": label(case.kind, case.language),
        label("saksbehandler", case.language).lower(): case.officer,
        "arkivsak": case.archive_case,
        "status": case.status,
        "utkastmerknad": " ".join(case_marks(case).values()),
    }


def case_marks(case: Case) -> dict[str, str]:
    """What stands apart on the first page, by field: that it is a draft, that it was corrected after it was sent."""
    found = {"status": label("utkast", case.language)} if case.status == _DRAFT else {}
    return found | ({"revidert": f"{revised(case)}: {case.revised.reason}"} if case.revised else {})


def revised(case: Case) -> str:
    """«Revidert 12. mai 2026», for the head of every page; nothing for a paper that is as it was sent."""
    return f"{label('revidert', case.language)} {format_date(case.revised.day)}" if case.revised else ""


def case_line(case: Case, here: Surroundings) -> str:
    """«Vedlegg til sak 13/26», or what the organ calls its papers."""
    own = here.registers.organs[case.number.organ].case_line
    if own:
        # What stands around a number need not stand around «uten nummer».
        return (
            own.replace("{nummer}", here.written(case.number)) if case.number.number else here.case_title(case.number)
        )
    return f"{label('vedlegg_til', case.language)} {here.case_name(case.number)}"


def case_running(case: Case, here: Surroundings) -> str:
    """What the head of its pages says: «Sak 13/26  ·  Handlingsplan»."""
    return FACTS_MARK.join(filter(None, (here.case_title(case.number), case.short_title, revised(case))))


def signature_block(signature: Signature | None, here: Surroundings) -> Iterator[Paragraph]:
    """Who signs, below where and when: «Hamar, 4. mai 2026»."""
    if signature is None:
        return
    place = read_line(signature.place, here)
    day = (Text(format_date(signature.day)),) if signature.day else ()
    lines: list[tuple[Inline, ...]] = [(*place, *((Text(", "),) if place and day else ()), *day)]
    lines += [read_line(text, here) for text in (signature.name, signature.role)]
    inlines = [inline for line in lines if line for inline in (LineBreak(), *line)]
    origin = here.registers.origin("utvalg", signature.standing) if signature.standing else here.at(*signature.key)
    if inlines:
        yield Paragraph(tuple(inlines[1:]), "signature", origin)


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
        words = (name, Text(f" {label('står_på', case.language)} "), page)
        yield Paragraph(words, "in_short", here.at(PROPOSAL))


def says_where(case: Case) -> bool:
    """Whether the first page says where the proposal stands: when it has points, or the way there is long."""
    names = [section.name for section in case.sections]
    above = case.sections[: names.index(PROPOSAL)] if PROPOSAL in names else ()
    return bool(case.in_short) or sum(len(text) for section in above for _, text in section.texts) > _FIRST_PAGE


def case_sections(case: Case, here: Surroundings, level: int) -> Iterator[Block]:
    """The sections of a case, each with a heading of `level`, and who signs it."""
    yield from in_short(case, here, level)
    for section in case.sections:
        yield from section_blocks(section, here, level)
    yield from signature_block(case.signature, here)
