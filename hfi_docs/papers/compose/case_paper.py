"""The paper of a case: «Vedlegg til sak 13/26», alone or inside another document."""

from collections.abc import Iterator

from hfi_docs.contract import Contract
from hfi_docs.document import (
    Block,
    Cell,
    Document,
    Heading,
    Link,
    Paragraph,
    Part,
    Properties,
    Row,
    RowRole,
    Table,
    Text,
)
from hfi_docs.papers.compose.attachments import attachment_list, attachment_part
from hfi_docs.papers.compose.content import section_blocks
from hfi_docs.papers.compose.exhibits import placing
from hfi_docs.papers.compose.kind import DocumentKind
from hfi_docs.papers.compose.leaves import paper_leaves
from hfi_docs.papers.compose.material import Packet, Paper
from hfi_docs.papers.compose.notice import notice_parts
from hfi_docs.papers.references import Surroundings, case_anchor, organ_name
from hfi_docs.records.model import Case, CaseNumber
from hfi_docs.records.record import KeyPath
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.case_numbers import format_case, format_case_identity, format_case_number
from hfi_docs.values.dates import format_days, format_table_date
from hfi_docs.values.file_names import safe_file_name
from hfi_docs.values.labels import label

_SECTION_LEVEL = 2
_DRAFT = "utkast"


def compose_case_paper(paper: Paper) -> Document:
    """The document tree of a checked case.

    Raises:
        UnresolvedError: a reference points nowhere; the checks report these first.
    """
    here = placing(paper, _with_enclosed(paper.here, enclosed_papers(paper)))
    return Document(
        properties=_properties(paper.case, here),
        fields=_fields(paper.case, here),
        slots={
            "saksgang": (Part(tuple(_steps(paper.case, here))),),
            "innhold": (Part(tuple(_sections(paper.case, here, _SECTION_LEVEL))),),
            "vedleggsliste": (Part(tuple(attachment_list(paper, here, _SECTION_LEVEL))),),
            "vedlegg": tuple(_attachments(paper, here, _SECTION_LEVEL, {paper.case.number})),
        },
        seams=here.registers.seams,
    )


def enclosed_paper_parts(paper: Paper, here: Surroundings, level: int, taken: set[CaseNumber]) -> Iterator[Part]:
    """The paper as a part of another document, its title a heading of `level`; `here` is the other document's.

    `taken` are the cases that have their place in the document already; those that this paper takes in are added.
    """
    case = paper.case
    own = placing(paper, paper.here._replace(prefix=f"{case_anchor(case.number)}_", enclosed=here.enclosed))
    fields = _fields(case, own)
    facts = " · ".join(fields[name] for name in ("utvalg", "møtedato", "sakstype"))
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
    blocks += _steps(case, own)
    blocks += [Paragraph((Text(text),), "marker", own.at("status")) for text in [fields["utkastmerknad"]] if text]
    blocks += _sections(case, own, level + 1)
    blocks += attachment_list(paper, own, level + 1)
    yield Part(tuple(blocks), new_page=True)
    yield from _attachments(paper, own, level + 1, taken)


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
    return {
        "sakslinje": _case_line(case, here),
        "saksnummer": format_case(case.number, home_organ=registers.default_organ),
        "tittel": case.title,
        "kortittel": case.short_title,
        "utvalg": organ_name(registers.organs[case.number.organ], case.language),
        "møtedato": format_days(case.day, meeting.last_day if meeting else None),
        "sakstype": label(case.kind, case.language),
        label("saksbehandler", case.language).lower(): case.officer,
        "arkivsak": case.archive_case,
        "utkastmerknad": label("utkast", case.language) if case.status == _DRAFT else "",
    }


def _case_line(case: Case, here: Surroundings) -> str:
    """«Vedlegg til sak 13/26», or what the organ calls its papers."""
    own = here.registers.organs[case.number.organ].case_line
    if own:
        return own.replace("{nummer}", format_case_number(case.number))
    number = format_case(case.number, home_organ=here.registers.default_organ)
    return f"{label('vedlegg_til', case.language)} {number}"


def _steps(case: Case, here: Surroundings) -> Iterator[Table]:
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
                        format_case_number(step.case) if step.case else "",
                    )
                )._replace(origin=here.at("saksgang", index))
            )
        title, origin = label("saksgang", case.language), here.at("saksgang")
        yield Table(tuple(rows), (2.0, 1.0, 1.0), title=title, description=f"{', '.join(names)}.", origin=origin)


def _row(texts: tuple[str, ...], role: RowRole = "term") -> Row:
    return Row(tuple(Cell((Paragraph((Text(text),)),) if text else ()) for text in texts), role)


def _sections(case: Case, here: Surroundings, level: int) -> Iterator[Block]:
    for section in case.sections:
        yield from section_blocks(section, here, level)


def _attachments(paper: Paper, here: Surroundings, level: int, taken: set[CaseNumber]) -> Iterator[Part]:
    for item in paper.case.attachments:
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
    link = Link((Text(format_case(number, home_organ=here.organ)),), anchor=case_anchor(number))
    return Paragraph((Text(f"{label('står_annet_sted', here.language)}: "), link), origin=here.at(*key))


def _name(paper: Paper, title: str) -> str:
    """«Sak 13/26 …»; a paper of another organ than the office's own says whose it is."""
    number = format_case(paper.case.number, home_organ=paper.here.registers.default_organ)
    return f"{number[:1].upper()}{number[1:]} {title}".replace(HARD_SPACE, " ")


PAPER: DocumentKind[Paper] = DocumentKind(
    name="papir",
    material=Paper,
    contract=Contract(
        required_fields=("sakslinje", "tittel", "utkastmerknad"),
        # `saksbehandler` and `saksbehandlar` are the officer in the two forms of Norwegian.
        optional_fields=(
            "saksnummer",
            "kortittel",
            "utvalg",
            "møtedato",
            "sakstype",
            "saksbehandler",
            "saksbehandlar",
            "arkivsak",
        ),
        required_slots=("innhold", "vedlegg"),
        optional_slots=("vedleggsliste", "saksgang"),
    ),
    template_stem="sak",
    template=lambda paper: paper.here.registers.organs[paper.case.number.organ].template,
    file_name=lambda paper: safe_file_name(_name(paper, paper.case.short_title)),
    title=lambda paper: _name(paper, paper.case.title),
    compose=compose_case_paper,
    leaves=paper_leaves,
    variants=lambda paper: [("", paper)] if paper.case.paper == "ja" else [],
    registration="Saksframlegg",
    document_type="Saksframlegg",
    is_due=lambda record: record.data.get("framlegg", "ja") == "ja",
)
