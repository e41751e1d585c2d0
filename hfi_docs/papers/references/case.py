"""What the references of a case can see: what its texts place, with numbers in the order of their places."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from hfi_docs.papers.references.kinds import KINDS
from hfi_docs.papers.references.surroundings import Surroundings
from hfi_docs.papers.tables import Figures
from hfi_docs.records.model import Attachment, Case, CaseSection, Registers
from hfi_docs.values.labels import Language
from hfi_docs.values.references import Reference, references_alone

#: The slots of a paper that take the rest, and what begins the names of a template's own tables.
SECTIONS, ATTACHMENTS, TABLES, OWN_FIELDS = "innhold", "vedlegg", "tabeller", "felt"
#: What the slots of a heading, and of a caption, end in.
HEADING, CAPTION = "overskrift", "bildetekst"


def apart_from_cases(organ: str, language: Language, registers: Registers) -> Surroundings:
    """What the references of registers and notices can see: no table and no attachment."""
    return Surroundings(organ, language, registers, Figures({}, registers), KINDS)


def case_surroundings(case: Case, registers: Registers) -> Surroundings:
    """What the references of a case can see; its tables are numbered in the order in which the text places them."""
    here = apart_from_cases(case.number.organ, case.language, registers)._replace(
        figures=Figures({spec.id: spec for spec in case.all_tables}, registers, case.language),
        attachments={item.id: item for item in case.attachments},
    )
    return numbered_as_printed(case, here)


def numbered_as_printed(case: Case, here: Surroundings, order: Sequence[str] = ()) -> Surroundings:
    """The surroundings with the tables and figures of a case numbered in the order in which they are printed.

    `order`: the slots of the template in the order in which it prints them; the record's order where it prints the
    rest. A table that the template draws itself is numbered where it does so.
    """
    drawn = tuple(name for name in drawn_tables(order) if ("tabell", name) not in here.withheld)
    found = [place for place in _places(case, here) if place[1] != "tabell" or place[2] not in drawn]
    if order:
        found += [(f"{TABLES}.{name}", "tabell", name) for name in drawn]
        found.sort(key=lambda place: _rank(place[0], order))
    attached = {item.id for item in case.attachments if is_printed(f"{attachment_slot(item)}.tabell", order)}
    captioned = {item.id for item in here.attachments.values() if item.file and item.file.caption}
    numbers = {
        "tabell": _numbered("tabell", found, {spec.id for spec in case.tables}),
        "figur": _numbered("figur", found, {*captioned, *(spec.id for spec in case.figures)}),
    }
    unprinted = {(kind, numbers[kind][name]) for kind, name in here.withheld if name in numbers.get(kind, {})}
    return here._replace(
        table_numbers=numbers["tabell"],
        figure_numbers=numbers["figur"],
        drawn=frozenset({*drawn, *attached}),
        unprinted=frozenset({*unprinted, *(_unprinted(case, drawn, numbers["tabell"], order) if order else ())}),
    )


def withholding(case: Case, here: Surroundings, names: Collection[str]) -> Surroundings:
    """What readers see who get the titles alone of some attachments; all keeps the number that it has for others."""
    closed = {attachment_slot(item) for item in here.attachments.values() if item.id in names}
    places = [*_places(case, here)]
    within = {place[1:] for place in places if place[0] in closed} - {
        place[1:] for place in places if place[0] not in closed
    }
    withheld = frozenset({*within, *(("vedlegg", name) for name in names)})
    return numbered_as_printed(case, here._replace(withheld=withheld))


def section_slot(section: CaseSection) -> str:
    """The slot of a section: «bakgrunn», and «seksjoner.0» for the first of those with names of their own."""
    return ".".join(str(step) for step in section.key)


def attachment_slot(item: Attachment) -> str:
    """The slot of an attachment: «vedlegg.1»."""
    return f"{ATTACHMENTS}.{item.number}"


def own_field_slot(name: str) -> str:
    """What a template that names one of the organ's own fields is noted to print: «felt.prosjektleder»."""
    return f"{OWN_FIELDS}.{name}"


def rest_slot(slot: str) -> str:
    """The slot that takes a section or an attachment when the template does not print it by itself."""
    return ATTACHMENTS if slot.startswith(f"{ATTACHMENTS}.") else SECTIONS


def is_printed(slot: str, order: Iterable[str]) -> bool:
    """Whether the template prints the slot by itself, as a whole or in pieces."""
    return any(name == slot or name.startswith(f"{slot}.") for name in order)


def drawn_tables(order: Iterable[str]) -> tuple[str, ...]:
    """The tables of the text that the template draws itself, in its order."""
    return tuple(dict.fromkeys(slot.split(".")[1] for slot in order if slot.startswith(f"{TABLES}.")))


def placed(text: str) -> Iterator[tuple[Reference, int]]:
    """What a text places, each with how many times it was written before: `[[tabell:…]]` alone on a line."""
    for found, before in references_alone(text):
        if found.kind in KINDS and KINDS[found.kind].is_placed:
            yield found, before


def _unprinted(
    case: Case, drawn: Iterable[str], numbers: Mapping[str, int], order: Sequence[str]
) -> Iterator[tuple[str, int]]:
    """The tables without a caption, and the attachments without a heading, in a template that chooses for itself."""
    bare = (name for name in drawn if name in numbers and f"{TABLES}.{name}.{CAPTION}" not in order)
    yield from (("tabell", numbers[name]) for name in bare)
    for slot, number in ((attachment_slot(item), item.number) for item in case.attachments):
        apart = is_printed(slot, order)
        if not {slot, f"{slot}.{HEADING}"} & {*order} if apart else ATTACHMENTS not in order:
            yield "vedlegg", number


def _places(case: Case, here: Surroundings) -> Iterator[tuple[str, str, str]]:
    """What the texts of a case place: the slot that it stands in, its kind and its name. Readers make no difference."""
    for section in case.sections:
        for _, text in section.texts:
            yield from ((section_slot(section), place.kind, place.target) for place, _ in placed(text))
    for item in here.attachments.values():
        for _, text in item.content.texts:
            yield from ((attachment_slot(item), place.kind, place.target) for place, _ in placed(text))
    # The pictures of attachments come after the figures of the text.
    for item in here.attachments.values():
        if item.file and item.file.caption:
            yield attachment_slot(item), "figur", item.id


def _rank(slot: str, order: Sequence[str]) -> int:
    """Where a slot is printed, as a whole or in pieces, or with the rest of its kind."""
    rest = rest_slot(slot)
    of_slot = (at for at, name in enumerate(order) if is_printed(slot, (name,)))
    return next(of_slot, order.index(rest) if rest in order else len(order))


def _numbered(kind: str, found: Iterable[tuple[str, str, str]], own: Container[str]) -> dict[str, int]:
    """What is placed of one kind, with numbers in the order of their places."""
    names = dict.fromkeys(name for _, of_kind, name in found if of_kind == kind and name in own)
    return {name: number for number, name in enumerate(names, start=1)}
