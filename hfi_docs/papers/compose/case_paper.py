"""The paper of a case: «Vedlegg til sak 13/26», alone or inside another document."""

from collections.abc import Iterator, Mapping, Sequence

from hfi_docs.context import ContextValue, Drawn, LazyMapping, Shape
from hfi_docs.contract import Contract
from hfi_docs.document import (
    Document,
    Part,
    Properties,
)
from hfi_docs.papers.compose.attachments import attachment_list, attachment_part
from hfi_docs.papers.compose.content import (
    SIGNATURE,
    case_fields,
    case_line,
    in_short,
    joined,
    own_facts,
    section_blocks,
    signature_block,
    steps_table,
)
from hfi_docs.papers.compose.exhibits import placing
from hfi_docs.papers.compose.kind import OFFICE_FIELDS, DocumentKind, paper_leaves, readings
from hfi_docs.papers.compose.material import Paper, enclosed_papers
from hfi_docs.papers.references import (
    ATTACHMENTS,
    SECTIONS,
    Surroundings,
    attachment_slot,
    is_printed,
    numbered_as_printed,
    organ_name,
    rest_slot,
    section_slot,
)
from hfi_docs.records.model import Attachment, Case, CaseNumber
from hfi_docs.records.schema.case import SECTIONS as NAMED_SECTIONS
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.file_names import safe_file_name
from hfi_docs.values.labels import label

_SECTION_LEVEL = 2
#: The slot of what the first page says in short.
IN_SHORT = "kort"


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
    slots["saksgang"] = joined((Part(tuple(own_facts(paper.case, here, order))), *slots["saksgang"]))
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
        fields=case_fields(paper.case, here),
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

    # Among sections that a template places one by one, the line alone is at home in its own slot only.
    apart = any(is_printed(section_slot(section), order) for section in paper.case.sections)
    if IN_SHORT in order or (wanted(IN_SHORT) and (paper.case.in_short or not apart)):
        yield IN_SHORT, (Part(tuple(in_short(paper.case, here, _SECTION_LEVEL))),)
    for section in paper.case.sections:
        if wanted(section_slot(section)):
            yield section_slot(section), (Part(tuple(section_blocks(section, here, _SECTION_LEVEL))),)
    if wanted(SIGNATURE):
        yield SIGNATURE, (Part(tuple(signature_block(paper.case.signature, here))),)
    taken = {paper.case.number}
    for item in paper.case.attachments:
        if wanted(attachment_slot(item)):
            yield attachment_slot(item), tuple(_attachment(item, paper, here, taken))


def _attachment(item: Attachment, paper: Paper, here: Surroundings, taken: set[CaseNumber]) -> Iterator[Part]:
    """An attachment, with the papers that it may be; `taken` are the cases that stand in the document already."""
    if item.id not in paper.enclosed:
        return iter((attachment_part(item, paper, here, _SECTION_LEVEL),))
    from hfi_docs.papers.compose.enclosed import attached_parts  # noqa: PLC0415 - few cases take in others

    return attached_parts(item, paper, here, _SECTION_LEVEL, taken)


def as_printed(paper: Paper, order: Sequence[str], patterns: frozenset[str]) -> Surroundings:
    """What a paper sees where its template prints it so."""
    here = numbered_as_printed(paper.case, paper.here, order) if order else paper.here
    return placing(paper, _with_enclosed(here._replace(patterns=patterns), enclosed_papers(paper)))


def _with_enclosed(here: Surroundings, papers: Iterator[Paper]) -> Surroundings:
    return here._replace(enclosed=frozenset(each.case.number for each in papers if each.case.paper == "ja"))


def _properties(case: Case, here: Surroundings) -> Properties:
    return Properties(
        title=f"{case_line(case, here)}: {case.title}".replace(HARD_SPACE, " "),
        subject=case.title,
        author=organ_name(here.registers.organs[case.number.organ], case.language),
        keywords=f"{case.number.organ} {here.written(case.number)}",
        category=label(case.kind, case.language),
        status=case.status,
        language="nb-NO" if case.language == "nb" else "nn-NO",
        created=case.day,
        organisation=here.registers.office.name,
    )


def _name(paper: Paper, title: str) -> str:
    """«Sak 13/26 …»; a paper of another organ than the office's own says whose it is. A draft is named by its file."""
    return paper.case.number.draft or f"{paper.here.case_title(paper.case.number)} {title}".replace(HARD_SPACE, " ")


def _whose(paper: Paper) -> str:
    """What tells the paper of a group from that for all."""
    organ = paper.here.registers.organs[paper.organ]
    return f" {organ.groups.get(paper.group, paper.group)}" if paper.group else ""


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
        rest={SECTIONS: (IN_SHORT, *NAMED_SECTIONS, SIGNATURE), ATTACHMENTS: ()},
    ),
    template_stem="sak",
    template=lambda paper: paper.case.template or paper.here.registers.organs[paper.case.number.organ].template,
    file_name=lambda paper: safe_file_name(_name(paper, paper.case.short_title), _whose(paper)),
    title=lambda paper: f"{_name(paper, paper.case.title)}{_whose(paper)}",
    compose=compose_case_paper,
    leaves=paper_leaves,
    variants=lambda paper: readings(paper, ("", *paper.groups)) if paper.case.paper == "ja" else (),
    registration="Saksframlegg",
    document_type="Saksframlegg",
    is_due=lambda record: record.data.get("framlegg", "ja") == "ja",
    context=_context,
)
