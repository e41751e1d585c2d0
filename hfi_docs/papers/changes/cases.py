"""What differs between two papers of a case: its facts, sections, attachments, and the papers that these hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hfi_docs.document import Block, inline_text
from hfi_docs.papers.changes.difference import Difference, pair, plain
from hfi_docs.papers.changes.texts import compare_blocks, whole_text
from hfi_docs.papers.compose import Packet, Paper
from hfi_docs.papers.compose.attachments import attachment_name, attachment_part
from hfi_docs.papers.compose.case_paper import as_printed
from hfi_docs.papers.compose.content import (
    SIGNATURE,
    case_fields,
    in_short,
    section_blocks,
    signature_block,
    steps_table,
)
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import CaseNumber, CaseSection, Signature
from hfi_docs.values.labels import label

_LEVEL = 2
#: What is printed of a case beside its sections, each with the name of its label or of its field.
_FACTS = ("tittel", "utvalg", "møtedato", "sakstype", "saksbehandler", "saksbehandlar", "arkivsak", "utkastmerknad")
_PAPERS = {"ja": "", "nei": "saken har ikke eget framlegg", "ettersendes": "papiret ettersendes"}
_FILE, _OTHER_FILE = "filen", "en annen fil"


class CaseChanges(NamedTuple):
    """A case of a meeting and what differs in it; `kind` is «ny», «utgår», «flyttet», «endret» or "" for nothing.

    `name` is how the case is called, «Sak 13/26». A case that is new or gone has no differences.
    `moved` says that it stands elsewhere on the agenda, whatever else is changed.
    """

    number: CaseNumber
    name: str
    title: str
    kind: str
    differences: tuple[Difference, ...] = ()
    moved: bool = False


def compare_cases(before: Paper, after: Paper) -> Iterator[Difference]:
    """What differs between two papers of one case."""
    old, new = as_printed(before, (), frozenset()), as_printed(after, (), frozenset())
    yield from _compare_facts(before, after)
    yield from _compare_sections(_first(before, old), _first(after, new))
    yield from _compare_sections(_sections(before, old), _sections(after, new))
    yield from _compare_attachments(before, after, old, new)


def _compare_facts(before: Paper, after: Paper) -> Iterator[Difference]:
    old, new = _facts(before), _facts(after)
    for name in {**old, **new}:
        if old.get(name, "") != new.get(name, ""):
            yield Difference((name,), old.get(name, ""), new.get(name, ""))


def _facts(paper: Paper) -> Mapping[str, str]:
    fields = case_fields(paper.case, paper.here)
    told = {name: plain(fields[name]) for name in _FACTS if fields.get(name)}
    told |= {field: text for field, text in paper.case.own_fields.items() if text}
    told |= signed_by(paper.case.signature, paper.here)
    return told | ({"framlegg": _PAPERS[paper.case.paper]} if _PAPERS[paper.case.paper] else {})


def signed_by(signature: Signature | None, here: Surroundings) -> dict[str, str]:
    """Who signs, by the name of its field."""
    return {SIGNATURE: whole_text(tuple(signature_block(signature, here)))} if signature else {}


def _first(paper: Paper, here: Surroundings) -> dict[tuple[str, str], Sequence[Block]]:
    """What stands before the sections: the committees, and what the case is about in short."""
    points = tuple(in_short(paper.case, here, _LEVEL))[:2] if paper.case.in_short else ()
    name = label("kort", here.language)
    steps = tuple(steps_table(paper.case, here))
    found: dict[tuple[str, str], Sequence[Block]] = {}
    found |= {("saksgang", label("saksgang", here.language)): steps} if steps else {}
    return found | ({("kort", name): points[1:]} if points else {})


def _sections(paper: Paper, here: Surroundings) -> dict[tuple[str, str], Sequence[Block]]:
    """The sections, each with its name and its heading; the heading itself is told when it differs."""
    return {_name(section, here): tuple(section_blocks(section, here, _LEVEL))[1:] for section in paper.case.sections}


def _name(section: CaseSection, here: Surroundings) -> tuple[str, str]:
    heading = plain(inline_text(read_line(section.heading, here)))
    return ("" if section.name == "seksjoner" else section.name, heading)


def _compare_sections(
    before: Mapping[tuple[str, str], Sequence[Block]], after: Mapping[tuple[str, str], Sequence[Block]]
) -> Iterator[Difference]:
    """Sections of a kind of their own belong together by it, others by their headings."""
    old = {name or heading: (heading, blocks) for (name, heading), blocks in before.items()}
    new = {name or heading: (heading, blocks) for (name, heading), blocks in after.items()}
    for name, (heading, blocks) in new.items():
        if name not in old:
            yield Difference((heading,), "", whole_text(blocks) or heading)
            continue
        if old[name][0] != heading:
            yield Difference(("overskrift",), old[name][0], heading)
        yield from (each.below(heading) for each in compare_blocks(old[name][1], blocks))
    yield from (
        Difference((was,), whole_text(blocks) or was, "") for name, (was, blocks) in old.items() if name not in new
    )
    kept = [name for name in old if name in new]
    for was, now in pair(kept, [name for name in new if name in old], str):
        if was is not None and now is not None and kept[was] in new:
            yield Difference(("rekkefølge",), new[kept[was]][0], new[kept[was]][0])


def _compare_attachments(before: Paper, after: Paper, old: Surroundings, new: Surroundings) -> Iterator[Difference]:
    known = {item.id: item for item in before.case.attachments}
    current = {item.id: item for item in after.case.attachments}
    for item in after.case.attachments:
        name = _listed(after, item.id, new)
        if item.id not in known:
            yield Difference(("vedlegg",), "", name)
            continue
        was = _listed(before, item.id, old)
        if was != name:
            yield Difference(("vedlegg",), was, name)
        parts = (_own(paper, item.id, here) for paper, here in ((before, old), (after, new)))
        place = plain(attachment_name(item, new))
        yield from (each.below(place) for each in compare_blocks(*parts))
        if _copied(before, item.id) != _copied(after, item.id):
            yield Difference(
                (place,), _FILE if _copied(before, item.id) else "", _OTHER_FILE if _copied(after, item.id) else ""
            )
        yield from (each.below(place) for each in _compare_enclosed(before, after, item.id))
    yield from (Difference(("vedlegg",), _listed(before, name, old), "") for name in known if name not in current)


def _listed(paper: Paper, name: str, here: Surroundings) -> str:
    """«Vedlegg 3: Handlingsplan»."""
    item = next(each for each in paper.case.attachments if each.id == name)
    return plain(f"{attachment_name(item, here)}: {inline_text(read_line(item.title, here))}")


def _own(paper: Paper, name: str, here: Surroundings) -> tuple[Block, ...]:
    """What an attachment prints below its title; that its file goes along is told by the file."""
    item = next(each for each in paper.case.attachments if each.id == name)
    without = paper._replace(files={each: taken for each, taken in paper.files.items() if not taken.copied_as})
    return attachment_part(item, without, here, _LEVEL).blocks[1:]


def _copied(paper: Paper, name: str) -> str:
    """The fingerprint of the file that goes along with an attachment; "" where none does."""
    taken = paper.files.get(name)
    return taken.digest if taken and taken.copied_as else ""


def _compare_enclosed(before: Paper, after: Paper, name: str) -> Iterator[Difference]:
    """What differs in the paper, or the papers of a meeting, that an attachment is."""
    old, new = _papers(before.enclosed.get(name)), _papers(after.enclosed.get(name))
    for number, paper in new.items():
        called = plain(paper.here.case_title(paper.case.number))
        if number not in old:
            yield Difference((called,), "", paper.case.title)
        else:
            yield from (each.below(called) for each in compare_cases(old[number], paper))
    gone = (paper for number, paper in old.items() if number not in new)
    yield from (Difference((plain(paper.here.case_title(paper.case.number)),), paper.case.title, "") for paper in gone)


def _papers(inner: "Paper | Packet | None") -> dict[str, Paper]:
    papers = inner.papers if isinstance(inner, Packet) else (inner,) if inner else ()
    return {f"{paper.case.number}": paper for paper in papers}
