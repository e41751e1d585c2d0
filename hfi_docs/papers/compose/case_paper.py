"""The paper of a case: «Vedlegg til sak 13/26», alone or inside another document."""

from collections.abc import Iterator, Mapping, Sequence

from hfi_docs.context import ContextValue, Drawn, LazyMapping, Shape
from hfi_docs.contract import Contract
from hfi_docs.document import (
    Block,
    Document,
    Heading,
    Link,
    Paragraph,
    Part,
    Properties,
    Text,
)
from hfi_docs.papers.compose.attachments import attachment_list, attachment_part
from hfi_docs.papers.compose.content import joined, section_blocks, steps_table
from hfi_docs.papers.compose.exhibits import placing
from hfi_docs.papers.compose.kind import OFFICE_FIELDS, DocumentKind, office_fields, paper_leaves
from hfi_docs.papers.compose.material import Packet, Paper
from hfi_docs.papers.compose.notice import notice_parts
from hfi_docs.papers.references import (
    ATTACHMENTS,
    SECTIONS,
    Surroundings,
    attachment_slot,
    case_anchor,
    is_printed,
    numbered_as_printed,
    organ_name,
    own_field_slot,
    rest_slot,
    section_slot,
)
from hfi_docs.records.model import Attachment, Case, CaseNumber
from hfi_docs.records.record import KeyPath
from hfi_docs.records.schema.case import SECTIONS as NAMED_SECTIONS
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.case_numbers import format_case_identity
from hfi_docs.values.dates import format_days
from hfi_docs.values.file_names import safe_file_name
from hfi_docs.values.labels import label

_SECTION_LEVEL = 2
_DRAFT = "utkast"
#: Between the facts of a case.
FACTS_MARK = "  ·  "


def compose_case_paper(paper: Paper, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    """The document tree of a checked case, for a template that prints these slots and draws these views.

    Raises:
        UnresolvedError: a reference points nowhere; the checks report these first.
    """
    here = as_printed(paper, order, patterns)
    slots = {
        "saksgang": (Part(tuple(steps_table(paper.case, here))),),
        SECTIONS: (),
        "vedleggsliste": (Part(tuple(attachment_list(paper, here, _SECTION_LEVEL))),),
        ATTACHMENTS: (),
    }
    # What the template does not name of the organ's own fields stands with the other facts.
    slots["saksgang"] = joined((Part(tuple(_own_facts(paper.case, here, order))), *slots["saksgang"]))
    drawn: tuple[Drawn, ...] = ()
    if order:
        from hfi_docs.papers.compose.arranging import arranged, drawn_in_place  # noqa: PLC0415 - most templates print all as it comes

        in_place, drawn = drawn_in_place(paper, here, order)
        slots = arranged(slots, _pieces(paper, here, order), order) | in_place
    else:
        for name, parts in _pieces(paper, here):
            slots[rest_slot(name)] += parts
        slots[SECTIONS] = joined(slots[SECTIONS])
    return Document(
        properties=_properties(paper.case, here),
        fields=_fields(paper.case, here),
        slots=slots,
        seams=here.registers.seams,
        order=tuple(order),
        patterns=patterns,
        drawn=drawn,
    )


def _pieces(paper: Paper, here: Surroundings, order: Sequence[str] = ()) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """The sections and attachments that are printed, by the slots that they can be printed in by themselves."""

    def wanted(slot: str) -> bool:
        return not order or rest_slot(slot) in order or is_printed(slot, order)

    for section in paper.case.sections:
        if wanted(section_slot(section)):
            yield section_slot(section), (Part(tuple(section_blocks(section, here, _SECTION_LEVEL))),)
    taken = {paper.case.number}
    for item in paper.case.attachments:
        if wanted(attachment_slot(item)):
            yield attachment_slot(item), tuple(_attachment(item, paper, here, _SECTION_LEVEL, taken))


def as_printed(paper: Paper, order: Sequence[str], patterns: frozenset[str]) -> Surroundings:
    """What a paper sees where its template prints it so."""
    here = numbered_as_printed(paper.case, paper.here, order) if order else paper.here
    return placing(paper, _with_enclosed(here._replace(patterns=patterns), enclosed_papers(paper)))


def enclosed_paper_parts(paper: Paper, here: Surroundings, level: int, taken: set[CaseNumber]) -> Iterator[Part]:
    """The paper as a part of another document, its title a heading of `level`; `here` is the other document's.

    `taken` are the cases that have their place in the document already; those that this paper takes in are added.
    """
    case = paper.case
    prefix = f"{case_anchor(case.number)}_"
    own = placing(paper, paper.here._replace(prefix=prefix, enclosed=here.enclosed, patterns=here.patterns))
    fields = _fields(case, own)
    facts = FACTS_MARK.join(fields[name] for name in ("utvalg", "møtedato", "sakstype"))
    blocks: list[Block] = [
        Paragraph((Text(fields["sakslinje"]),), "case_line", own.at("sak")),
        Heading(level, (Text(case.title),), bookmark=case_anchor(case.number), origin=own.at("tittel")),
        Paragraph((Text(facts),), "facts", own.at("møte")),
    ]
    blocks += [
        Paragraph((Text(f"{label(name, case.language)}: {text}"),), "facts", own.at(name))
        for name, text in (("saksbehandler", case.officer), ("arkivsak", case.archive_case))
        if text
    ]
    blocks += _own_facts(case, own)
    blocks += steps_table(case, own)
    blocks += [Paragraph((Text(text),), "marker", own.at("status")) for text in [fields["utkastmerknad"]] if text]
    blocks += _sections(case, own, level + 1)
    blocks += attachment_list(paper, own, level + 1)
    yield Part(tuple(blocks), new_page=True)
    for item in case.attachments:
        yield from _attachment(item, paper, own, level + 1, taken)


def _own_facts(case: Case, here: Surroundings, named: Sequence[str] = ()) -> Iterator[Paragraph]:
    """The fields that only the cases of its organ have, each with its label; those that are `named` stand elsewhere."""
    for field in here.registers.organs[case.number.organ].own_fields:
        text = case.own_fields.get(field.name)
        if text and own_field_slot(field.name) not in named:
            name = field.label if case.language == "nb" else field.label_nynorsk
            yield Paragraph((Text(f"{name}: {text}"),), "facts", here.at("felt", field.name))


def agenda_paper_parts(packet: Packet, here: Surroundings, level: int, taken: set[CaseNumber]) -> Iterator[Part]:
    """The papers of a meeting as parts of a document, each once: one that is taken is linked to from the agenda."""
    papers = [paper for paper in packet.shown if paper.case.paper == "ja" and paper.case.number not in taken]
    # An attachment of one case may be another case of the agenda: that one stands in its own place.
    taken.update(paper.case.number for paper in papers)
    for paper in papers:
        yield from enclosed_paper_parts(paper, here, level, taken)


def enclosed_papers(paper: Paper) -> Iterator[Paper]:
    """Every case whose paper the attachments of a case hold, however deep."""
    for inner in paper.enclosed.values():
        papers = inner.shown if isinstance(inner, Packet) else (inner,)
        for each in papers:
            yield each
            yield from enclosed_papers(each)


def _with_enclosed(here: Surroundings, papers: Iterator[Paper]) -> Surroundings:
    return here._replace(enclosed=frozenset(each.case.number for each in papers if each.case.paper == "ja"))


def _properties(case: Case, here: Surroundings) -> Properties:
    return Properties(
        title=f"{_case_line(case, here)}: {case.title}".replace(HARD_SPACE, " "),
        subject=case.title,
        author=organ_name(here.registers.organs[case.number.organ], case.language),
        keywords=format_case_identity(case.number),
        category=label(case.kind, case.language),
        status=case.status,
        language="nb-NO" if case.language == "nb" else "nn-NO",
        created=case.day,
        organisation=here.registers.office.name,
    )


def _fields(case: Case, here: Surroundings) -> dict[str, str]:
    registers = here.registers
    meeting = registers.meeting_on(case.number.organ, case.day)
    number = registers.called(case.number, registers.default_organ)
    return {
        **office_fields(here, case.number.organ, case.day),
        "sakslinje": _case_line(case, here),
        "saksnummer": number,
        "saksnavn": number[:1].upper() + number[1:],
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


def _case_line(case: Case, here: Surroundings) -> str:
    """«Vedlegg til sak 13/26», or what the organ calls its papers."""
    own = here.registers.organs[case.number.organ].case_line
    if own:
        return own.replace("{nummer}", here.registers.written(case.number))
    number = here.registers.called(case.number, here.registers.default_organ)
    return f"{label('vedlegg_til', case.language)} {number}"


def _sections(case: Case, here: Surroundings, level: int) -> Iterator[Block]:
    for section in case.sections:
        yield from section_blocks(section, here, level)


def _attachment(
    item: Attachment, paper: Paper, here: Surroundings, level: int, taken: set[CaseNumber]
) -> Iterator[Part]:
    part = attachment_part(item, paper, here, level)
    inner = paper.enclosed.get(item.id)
    if isinstance(inner, Packet):
        yield part
        yield from notice_parts(inner, here, level + 1)
        yield from agenda_paper_parts(inner, here, level + 1, taken)
    elif inner and inner.case.number in taken:
        yield part._replace(blocks=(*part.blocks, _elsewhere(inner.case.number, here, item.key)))
    else:
        yield part
        if inner:
            taken.add(inner.case.number)
            first, *others = enclosed_paper_parts(inner, here, level + 1, taken)
            # The paper begins below the heading of the attachment that it is.
            yield first._replace(new_page=False)
            yield from others


def _elsewhere(number: CaseNumber, here: Surroundings, key: KeyPath) -> Paragraph:
    """A paper stands once in a document, however many attachments it is."""
    link = Link((Text(here.registers.called(number, here.organ)),), anchor=case_anchor(number))
    return Paragraph((Text(f"{label('står_annet_sted', here.language)}: "), link), origin=here.at(*key))


def _name(paper: Paper, title: str) -> str:
    """«Sak 13/26 …»; a paper of another organ than the office's own says whose it is."""
    number = paper.here.registers.called(paper.case.number, paper.here.registers.default_organ)
    return f"{number[:1].upper()}{number[1:]} {title}".replace(HARD_SPACE, " ")


def _shape() -> Mapping[str, Shape]:
    from hfi_docs.papers.compose.shapes import CASE_SHAPE  # noqa: PLC0415 - only templates with statements

    return CASE_SHAPE


def _context(paper: Paper, document: Document) -> Mapping[str, ContextValue]:
    from hfi_docs.papers.compose.paper_context import case_context  # noqa: PLC0415 - only templates with statements

    here = as_printed(paper, document.order, document.patterns)
    return case_context(paper, here, document, PAPER.contract.fields)


PAPER: DocumentKind[Paper] = DocumentKind(
    name="papir",
    material=Paper,
    contract=Contract(
        required_fields=("sakslinje", "tittel", "utkastmerknad"),
        # `saksbehandler` and `saksbehandlar` are the officer in the two forms of Norwegian.
        optional_fields=(
            *OFFICE_FIELDS,
            "saksnummer",
            "saksnavn",
            "kortittel",
            "utvalg",
            "møtedato",
            "sakstype",
            "saksbehandler",
            "saksbehandlar",
            "arkivsak",
            "status",
        ),
        required_slots=(SECTIONS, ATTACHMENTS),
        optional_slots=("vedleggsliste", "saksgang"),
        shape=LazyMapping(_shape),
        rest={SECTIONS: tuple(NAMED_SECTIONS), ATTACHMENTS: ()},
    ),
    template_stem="sak",
    template=lambda paper: paper.case.template or paper.here.registers.organs[paper.case.number.organ].template,
    file_name=lambda paper: safe_file_name(_name(paper, paper.case.short_title)),
    title=lambda paper: _name(paper, paper.case.title),
    compose=compose_case_paper,
    leaves=paper_leaves,
    variants=lambda paper: [("", paper)] if paper.case.paper == "ja" else [],
    registration="Saksframlegg",
    document_type="Saksframlegg",
    is_due=lambda record: record.data.get("framlegg", "ja") == "ja",
    context=_context,
)
