"""The tables that an item of minutes has of its own, beside those of its case."""

from collections.abc import Iterator

from hfi_docs.papers.references import Surroundings, placed
from hfi_docs.records.model.minutes import MinutesItem


def with_own_tables(item: MinutesItem, here: Surroundings) -> Surroundings:
    """What the texts of an item see, its own tables too: numbered after those of the case, in order of their places."""
    if not item.tables:
        return here
    last = max(here.table_numbers.values(), default=0)
    names = {spec.id for spec in item.tables}
    found = dict.fromkeys(name for name in _placed(item) if name in names)
    numbers = {name: number for number, name in enumerate(found, start=last + 1)}
    own = frozenset(("tabell", number) for number in numbers.values())
    return here._replace(
        figures=here.figures.beside({spec.id: spec for spec in item.tables}),
        table_numbers={**here.table_numbers, **numbers},
        beside=own,
        # The same table may stand in what was proposed and in what was decided: no place of it is the one to link to.
        unprinted=here.unprinted | own,
    )


def _placed(item: MinutesItem) -> Iterator[str]:
    """The tables that the texts of an item place, in the order in which they are printed."""
    told = item.recommendation.text if item.recommendation else ""
    texts = (item.proposed, told, *(each.text for each in item.proposals), item.treatment, item.resolution)
    for text in (*texts, *(each.text for each in item.statements)):
        yield from (reference.target for reference, _ in placed(text) if reference.kind == "tabell")
