"""What differs between two papers of a case: its facts, sections, attachments, and the papers that these hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from hfi_docs.document import Block, inline_text
from hfi_docs.papers.changed import Difference
from hfi_docs.papers.changes.agendas import moved_cases
from hfi_docs.papers.changes.notices import compare_notices, language_name, signed_by
from hfi_docs.papers.changes.pairing import moved, partners, plain
from hfi_docs.papers.changes.texts import compare_blocks, whole_text
from hfi_docs.papers.compose import Packet, Paper
from hfi_docs.papers.compose.attachments import attachment_name, attachment_part, listed_attachment, short_title
from hfi_docs.papers.compose.case_paper import as_printed
from hfi_docs.papers.compose.content import (
    PROPOSAL,
    case_fields,
    in_short,
    section_blocks,
    steps_table,
)
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import Attachment, CaseNumber, CaseSection
from hfi_docs.values.labels import label
from hfi_docs.values.words import shortened

_LEVEL = 2
#: What is printed of a case beside its sections, each with the name of its label or of its field.
_FACTS = (
    "saksnummer",
    "sakslinje",
    "tittel",
    "kortittel",
    "målform",
    "utvalg",
    "møtedato",
    "sakstype",
    "saksbehandler",
    "arkivsak",
    "framlegg",
    "utkastmerknad",
)
#: What the notice prints of a case that has no paper.
_LISTED = ("saksnummer", "tittel", "sakstype", "framlegg")
_PAPERS = {"ja": "papiret er med", "nei": "saken har ikke eget papir", "ettersendes": "papiret ettersendes"}
_FILE, _OTHER_FILE = "filen", "en annen fil"
_FREE, _HEADING, _NUMBERING, _CHAPTER, _ORDER = "seksjoner", "overskrift", "nummerering", "eget kapittel", "rekkefølge"
_NOTICE, _AGENDA = "innkallingen", "saksliste"
_ATTACHMENT, _SHORT_TITLE = "vedlegg", "kortittel"


class PrintedSection(NamedTuple):
    """A section: its kind, if it has one of its own, its heading, and what stands below that."""

    name: str
    heading: str
    blocks: tuple[Block, ...]
    numbered: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others."""
        return self.name, "" if self.name else self.heading

    @property
    def text(self) -> str:
        """What stands in it."""
        return whole_text(self.blocks) or self.heading


#: The sections of a paper, in order.
Sections: TypeAlias = Sequence[PrintedSection]


def compare_cases(before: Paper, after: Paper, *, in_notice: bool = False) -> Iterator[Difference]:
    """What differs between two papers of one case.

    Of one that has no paper, or none yet, there is what the notice prints: the proposal too, when all are `in_notice`.
    """
    old, new = as_printed(before, (), frozenset()), as_printed(after, (), frozenset())
    if before.case.paper != "ja" or after.case.paper != "ja":
        yield from _compare_facts(before, after, _LISTED)
        sections = [_sections(*each, only=PROPOSAL) if in_notice else [] for each in ((before, old), (after, new))]
        yield from _compare_sections(*sections)
        return
    yield from _compare_facts(before, after, _FACTS)
    yield from _compare_named(signed_by(before.case.signature, old), signed_by(after.case.signature, new))
    yield from _compare_own_fields(before, after)
    yield from _compare_sections(_first(before, old), _first(after, new))
    yield from _compare_sections(_sections(before, old), _sections(after, new))
    yield from compare_attachments(before, after, old, new)


def _compare_facts(before: Paper, after: Paper, names: Sequence[str]) -> Iterator[Difference]:
    old, new = _facts(before, names), _facts(after, names)
    if old["saksnummer"] != new["saksnummer"]:
        # What follows from it need not be told.
        old.pop("sakslinje", None)
        new.pop("sakslinje", None)
    if all(each.case.short_title == shortened(each.case.title) for each in (before, after)):
        # So does what a title is shortened to.
        old.pop("kortittel", None)
        new.pop("kortittel", None)
    yield from _compare_named(old, new)


def _compare_named(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    for name in {**old, **new}:
        if old.get(name, "") != new.get(name, ""):
            yield Difference((name,), old.get(name, ""), new.get(name, ""))


def _facts(paper: Paper, names: Sequence[str]) -> dict[str, str]:
    case = paper.case
    told = case_fields(case, paper.here) | {"kortittel": case.short_title, "målform": language_name(case.language)}
    # The officer is called something else in nynorsk.
    told |= {
        "saksnummer": paper.here.case_title(case.number),
        "saksbehandler": case.officer,
        "framlegg": _PAPERS[case.paper],
    }
    return {name: plain(told[name]) for name in names if told.get(name)}


def _compare_own_fields(before: Paper, after: Paper) -> Iterator[Difference]:
    """The fields that only the cases of the organ have, by what they are called in print."""
    old, new = _own_fields(before), _own_fields(after)
    for name in {**old, **new}:
        (was_called, was), (called, now) = old.get(name, ("", "")), new.get(name, ("", ""))
        if was != now:
            yield Difference((called or was_called,), was, now)
        if was and now and was_called != called and before.case.language == after.case.language:
            yield Difference((called,), was_called, called)


def _own_fields(paper: Paper) -> dict[str, tuple[str, str]]:
    fields = paper.here.registers.organs[paper.case.number.organ].own_fields
    called = {each.name: each.label if paper.case.language == "nb" else each.label_nynorsk for each in fields}
    return {name: (called[name], plain(text)) for name, text in paper.case.own_fields.items() if name in called}


def _first(paper: Paper, here: Surroundings) -> Sections:
    """What stands before the sections: the committees, and what the case is about in short."""
    points = tuple(in_short(paper.case, here, _LEVEL))[1:2] if paper.case.in_short else ()
    steps = tuple(steps_table(paper.case, here))
    found = (("saksgang", steps), ("kort", points))
    return [PrintedSection(name, label(name, here.language), blocks) for name, blocks in found if blocks]


def _sections(paper: Paper, here: Surroundings, only: str = "") -> Sections:
    """The sections, or those of one kind `only`, each with its kind and its heading."""
    return [_section(section, here) for section in paper.case.sections if only in ("", section.name)]


def _section(section: CaseSection, here: Surroundings) -> PrintedSection:
    heading = plain(inline_text(read_line(section.heading, here)))
    name = "" if section.name == _FREE else section.name
    return PrintedSection(name, heading, tuple(section_blocks(section, here, _LEVEL))[1:], section.numbered)


def _compare_sections(before: Sections, after: Sections) -> Iterator[Difference]:
    """Sections of a kind of their own belong together by it, others by their headings, else by their texts."""
    known = _section_partners(before, after)
    for now, section in enumerate(after):
        if now not in known:
            yield Difference((section.heading,), "", section.text)
            continue
        was = before[known[now]]
        if was.heading != section.heading:
            yield Difference((_HEADING,), was.heading, section.heading)
        if was.numbered != section.numbered:
            told = [_CHAPTER if each.numbered else "" for each in (was, section)]
            yield Difference((section.heading, _NUMBERING), *told)
        yield from (each.below(section.heading) for each in compare_blocks(was.blocks, section.blocks))
    kept = set(known.values())
    yield from (Difference((each.heading,), each.text, "") for at, each in enumerate(before) if at not in kept)
    others = moved(range(len(before)), [known[now] for now in sorted(known)])
    for section in (after[now] for now in sorted(known) if known[now] in others):
        yield Difference((_ORDER,), section.heading, section.heading)


def _section_partners(before: Sections, after: Sections) -> dict[int, int]:
    """The section of the older for each of the newer that has one."""
    found = partners(before, after, lambda each: each.key, text=lambda each: each.text)
    return {now: was for now, was in found.items() if before[was].name == after[now].name}


def compare_attachments(before: Paper, after: Paper, old: Surroundings, new: Surroundings) -> Iterator[Difference]:
    """What differs among the attachments: those of one name in the records belong together, else of one title."""
    known = partners(
        before.case.attachments, after.case.attachments, lambda item: item.id, text=lambda item: item.title
    )
    for at, item in enumerate(after.case.attachments):
        name = _listed(item, after, new)
        if at not in known:
            yield Difference((_ATTACHMENT,), "", name)
            continue
        earlier = before.case.attachments[known[at]]
        was = _listed(earlier, before, old)
        if was != name:
            yield Difference((_ATTACHMENT,), was, name)
        place = plain(attachment_name(item, new))
        yield from (each.below(place) for each in _compare_attachment((before, earlier, old), (after, item, new)))
    kept = set(known.values())
    gone = (each for at, each in enumerate(before.case.attachments) if at not in kept)
    yield from (Difference((_ATTACHMENT,), _listed(each, before, old), "") for each in gone)


def _compare_attachment(
    before: tuple[Paper, Attachment, Surroundings], after: tuple[Paper, Attachment, Surroundings]
) -> Iterator[Difference]:
    """What differs in what an attachment holds, in what the heads of its pages say, and in its file."""
    (paper, was, old), (now_paper, now, new) = before, after
    called = [plain(short_title(each, here)) for _, each, here in (before, after)]
    if called[0] != called[1] and (was.short_title or now.short_title):
        yield Difference((_SHORT_TITLE,), *called)
    yield from compare_blocks(_own(paper, was, old), _own(now_paper, now, new))
    digests = _copied(paper, was.id), _copied(now_paper, now.id)
    if digests[0] != digests[1]:
        yield Difference((), _FILE if digests[0] else "", _OTHER_FILE if digests[1] else "")
    yield from _compare_enclosed(paper.enclosed.get(was.id), now_paper.enclosed.get(now.id))


def _listed(item: Attachment, paper: Paper, here: Surroundings) -> str:
    """«Vedlegg 3: Handlingsplan (bare for kommunale representanter)»."""
    return plain(inline_text(listed_attachment(item, here)))


def _own(paper: Paper, item: Attachment, here: Surroundings) -> tuple[Block, ...]:
    """What an attachment prints below its title; that its file goes along is told by the file."""
    without = paper._replace(files={each: taken for each, taken in paper.files.items() if not taken.copied_as})
    return attachment_part(item, without, here, _LEVEL).blocks[1:]


def _copied(paper: Paper, name: str) -> str:
    """The fingerprint of the file that goes along with an attachment; "" where none does."""
    taken = paper.files.get(name)
    return taken.digest if taken and taken.copied_as else ""


def _compare_enclosed(before: "Paper | Packet | None", after: "Paper | Packet | None") -> Iterator[Difference]:
    """What differs in the paper, or the notice and the papers of a meeting, that an attachment is."""
    old, new = _papers(before), _papers(after)
    in_notice = False
    if isinstance(before, Packet) and isinstance(after, Packet):
        yield from (each.below(_NOTICE) for each in compare_notices(before, after, {}))
        others = moved_cases(before, after)
        titles = [plain(new[number].here.case_title(number)) for number in new if number in others]
        yield from (Difference((_NOTICE, _AGENDA), title, title) for title in titles)
        in_notice = before.notice.shows_proposals and after.notice.shows_proposals
    for number, paper in new.items():
        called = plain(paper.here.case_title(number))
        if number not in old:
            yield Difference((called,), "", paper.case.title)
        else:
            found = compare_cases(old[number], paper, in_notice=in_notice)
            yield from (each.below(called) for each in found)
    gone = (paper for number, paper in old.items() if number not in new)
    yield from (Difference((plain(each.here.case_title(each.case.number)),), each.case.title, "") for each in gone)


def _papers(inner: "Paper | Packet | None") -> dict[CaseNumber, Paper]:
    papers = inner.shown if isinstance(inner, Packet) else (inner,) if inner else ()
    return {paper.case.number: paper for paper in papers}
