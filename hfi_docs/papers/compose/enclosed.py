"""Papers inside other documents: those of a meeting, and what is attached to a case, in the sizes that they have alone.

A title deep in a document keeps its size and takes the level that its place gives it.
"""

from collections.abc import Iterable, Iterator

from hfi_docs.document import Block, Heading, Link, Paragraph, Part, Text
from hfi_docs.papers.compose.attachments import attachment_list, attachment_part
from hfi_docs.papers.compose.content import (
    FACTS_MARK,
    case_fields,
    case_marks,
    case_running,
    case_sections,
    own_facts,
    steps_table,
)
from hfi_docs.papers.compose.exhibits import placing
from hfi_docs.papers.compose.material import Packet, Paper
from hfi_docs.papers.compose.notice import notice_parts
from hfi_docs.papers.references import Surroundings, case_anchor
from hfi_docs.records.model import Attachment, CaseNumber
from hfi_docs.values.labels import label


def agenda_paper_parts(packet: Packet, here: Surroundings, level: int, taken: set[CaseNumber]) -> Iterator[Part]:
    """The papers of a meeting as parts of a document, each once: one that is taken is linked to from the agenda."""
    shown = (paper for paper in packet.shown if paper.case.paper == "ja" and paper.case.number not in taken)
    papers = {paper.case.number: paper for paper in shown}
    # An attachment of one case may be another case of the agenda: that one stands in its own place.
    taken.update(papers)
    for item in packet.notice.items:
        if item.key in packet.minutes:
            from hfi_docs.papers.compose.minutes_enclosed import enclosed_minutes  # noqa: PLC0415 - few meetings have any

            yield _in_full_size(enclosed_minutes(packet.minutes[item.key], here, level), level)
        if item.case in papers and item.case:
            yield from enclosed_paper_parts(papers.pop(item.case), here, level, taken)


def enclosed_paper_parts(paper: Paper, here: Surroundings, level: int, taken: set[CaseNumber]) -> Iterator[Part]:
    """The paper as a part of another document, its title a heading of `level`; `here` is the other document's.

    `taken` are the cases that have their place in the document already; those that this paper takes in are added.
    """
    prefix = f"{case_anchor(paper.case.number)}_"
    shared = paper.here._replace(enclosed=here.enclosed, patterns=here.patterns, insets=here.insets)
    own = placing(paper, shared._replace(prefix=prefix))
    blocks = (*_first_page(paper, own, level), *attachment_list(paper, own, level + 1))
    first = Part(blocks, new_page=True, running=case_running(paper.case, own), language=own.language)
    yield _in_full_size(first, level)
    for item in paper.case.attachments:
        for part in attached_parts(item, paper, own, level + 1, taken):
            yield _in_full_size(part, level)


def attached_parts(
    item: Attachment, paper: Paper, here: Surroundings, level: int, taken: set[CaseNumber]
) -> Iterator[Part]:
    """An attachment, with the paper or the papers of a meeting that it may be."""
    part = attachment_part(item, paper, here, level)
    inner = paper.enclosed.get(item.id)
    if isinstance(inner, Packet):
        yield _led_in(part)
        yield from (_in_full_size(each, level + 1) for each in notice_parts(inner, here, level + 1))
        yield from agenda_paper_parts(inner, here, level + 1, taken)
    elif inner and inner.case.number in taken:
        yield part._replace(blocks=(*part.blocks, _elsewhere(inner.case.number, here, item)))
    elif inner:
        yield _led_in(part)
        taken.add(inner.case.number)
        first, *others = enclosed_paper_parts(inner, here, level + 1, taken)
        # The paper begins below the heading of the attachment that it is.
        yield first._replace(new_page=False)
        yield from others
    else:
        yield part


def _first_page(paper: Paper, here: Surroundings, level: int) -> Iterator[Block]:
    """The title of a paper with what stands around it, and its sections."""
    case, fields = paper.case, case_fields(paper.case, here)
    facts = FACTS_MARK.join(fields[name] for name in ("utvalg", "møtedato", "sakstype"))
    yield Paragraph((Text(fields["sakslinje"]),), "case_line", here.at("sak"))
    yield Heading(level, (Text(case.title),), bookmark=case_anchor(case.number), origin=here.at("tittel"))
    yield Paragraph((Text(facts),), "facts", here.at("møte"))
    for name, text in (("saksbehandler", case.officer), ("arkivsak", case.archive_case)):
        if text:
            yield Paragraph((Text(f"{label(name, case.language)}: {text}"),), "facts", here.at(name))
    yield from own_facts(case, here)
    yield from steps_table(case, here)
    for field, mark in case_marks(case).items():
        yield Paragraph((Text(mark),), "marker", here.at(field))
    yield from case_sections(case, here, level + 1)


def _in_full_size(part: Part, level: int) -> Part:
    """The part with its headings in the sizes that they have where their title is of the first level."""
    return part._replace(blocks=tuple(_sized(part.blocks, level)))


def _sized(blocks: Iterable[Block], level: int) -> Iterator[Block]:
    for block in blocks:
        is_own = isinstance(block, Heading) and not block.look
        yield block._replace(look=block.level - level + 1) if is_own else block  # type: ignore[union-attr, call-arg]


def _led_in(part: Part) -> Part:
    """The heading of an attachment that has a title of its own below it: a line above that."""
    heading, *others = part.blocks
    return part._replace(blocks=(heading._replace(look="case_line"), *others))  # type: ignore[call-arg]


def _elsewhere(number: CaseNumber, here: Surroundings, item: Attachment) -> Paragraph:
    """A paper stands once in a document, however many attachments it is."""
    link = Link((Text(here.case_name(number)),), anchor=case_anchor(number))
    return Paragraph((Text(f"{label('står_annet_sted', here.language)}: "), link), origin=here.at(*item.key))
