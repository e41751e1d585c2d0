"""What the texts of an item of minutes see, and the tables that they place."""

from hfi_docs.document import Block
from hfi_docs.papers.compose.exhibits import in_table, placing, shown_table, table_caption
from hfi_docs.papers.compose.material import Minuted
from hfi_docs.papers.minutes import Treated
from hfi_docs.papers.minutes.own_tables import with_own_tables
from hfi_docs.papers.references import Surroundings, case_anchor
from hfi_docs.records.model.minutes import MinutesItem


def surroundings_of(item: Treated, minuted: Minuted, here: Surroundings, what: str = "") -> Surroundings:
    """What the texts of an item see: the tables and attachments of its case, and the tables of its own.

    `what` keeps the bookmarks of a text apart from those of the others that may place the same table.
    """
    paper = minuted.papers.get(item.item.case) if item.item.case else None
    if paper is None:
        own = here._replace(prefix=f"{here.prefix}{what}punkt_{item.place + 1}_") if item.item.tables else here
    else:
        number = paper.case.number
        prefix = f"{here.prefix}{what}{case_anchor(number)}_"
        apart = paper.here._replace(prefix=prefix, apart_from=number, language=here.language, enclosed=here.enclosed)
        own = placing(paper, apart)._replace(source=minuted.origin)
    return _placing_own(item.item, with_own_tables(item.item, own)) if item.item.tables else own


def _placing_own(item: MinutesItem, here: Surroundings) -> Surroundings:
    """Able to place the item's own tables, besides what could be placed before."""
    specs, before = {spec.id: spec for spec in item.tables}, here.place

    def place(kind: str, name: str) -> tuple[Block, ...] | None:
        spec = specs.get(name) if kind == "tabell" else None
        caption = table_caption(spec, here) if spec else None
        if caption is None:
            return before(kind, name)
        return shown_table(here.figures.table(name), in_table(here), title=caption.text, caption=caption).blocks

    return here._replace(place=place)
