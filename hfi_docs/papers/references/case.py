"""What the references of a case can see: what its texts place, with numbers in the order of their places."""

from collections.abc import Container, Iterable, Iterator

from hfi_docs.papers.references.kinds import KINDS
from hfi_docs.papers.references.surroundings import Surroundings
from hfi_docs.papers.tables import Figures
from hfi_docs.records.model import Case, Registers
from hfi_docs.values.labels import Language
from hfi_docs.values.references import Reference, references_alone


def apart_from_cases(organ: str, language: Language, registers: Registers) -> Surroundings:
    """What the references of registers and notices can see: no table and no attachment."""
    return Surroundings(organ, language, registers, Figures({}, registers), KINDS)


def case_surroundings(case: Case, registers: Registers) -> Surroundings:
    """What the references of a case can see; its tables are numbered in the order in which the text places them."""
    captioned = [item.id for item in case.attachments if item.file and item.file.caption]
    found = [(place.kind, place.target) for _, text in case.texts for place, _ in placed(text)]
    # The pictures of attachments come after the figures of the text.
    found += [("figur", name) for name in captioned]
    return apart_from_cases(case.number.organ, case.language, registers)._replace(
        figures=Figures({spec.id: spec for spec in case.all_tables}, registers, case.language),
        attachments={item.id: item for item in case.attachments},
        table_numbers=_numbered("tabell", found, {spec.id for spec in case.tables}),
        figure_numbers=_numbered("figur", found, {*captioned, *(spec.id for spec in case.figures)}),
    )


def placed(text: str) -> Iterator[tuple[Reference, int]]:
    """What a text places, each with how many times it was written before: `[[tabell:…]]` alone on a line."""
    for found, before in references_alone(text):
        if found.kind in KINDS and KINDS[found.kind].is_placed:
            yield found, before


def _numbered(kind: str, found: Iterable[tuple[str, str]], own: Container[str]) -> dict[str, int]:
    """What is placed of one kind, with numbers in the order of their places."""
    names = dict.fromkeys(name for of_kind, name in found if of_kind == kind and name in own)
    return {name: number for number, name in enumerate(names, start=1)}
