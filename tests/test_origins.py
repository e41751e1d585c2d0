"""Every block of a paper tells where it is written, so that preview, changes and conservation can ask."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from hfi_docs.document import Block, Document, List, Origin, Table
from hfi_docs.papers.compose import DOCUMENT_KINDS
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace, load_record
from tests.made import make_workspace, minimal_case
from tests.workspaces import REPOSITORY


def origins(blocks: Iterable[Block], outer: Origin | None = None) -> Iterator[Origin | None]:
    """The origin of each block, of each item, row and cell in it, and of what stands in those."""
    for block in blocks:
        origin = block.origin or outer
        yield origin
        match block:
            case List(items=items):
                for item in items:
                    yield item.origin or origin
                    yield from origins(item.blocks, item.origin or origin)
            case Table(rows=rows):
                for row in rows:
                    yield row.origin or origin
                    for cell in row.cells:
                        yield cell.origin or row.origin or origin
                        yield from origins(cell.blocks, cell.origin or row.origin or origin)


def all_origins(document: Document) -> list[Origin | None]:
    return [origin for parts in document.slots.values() for part in parts for origin in origins(part.blocks)]


def documents(checked: Checked) -> Iterator[Document]:
    for kind in DOCUMENT_KINDS.values():
        for material in (*checked.cases, *checked.meetings):
            if isinstance(material, kind.material):
                yield from (kind.compose(each) for _, each in kind.variants(material))


@pytest.fixture(scope="module")
def found() -> list[Origin | None]:
    checked = check_cases(Office(Workspace(REPOSITORY)), Selection())
    return [origin for document in documents(checked) for origin in all_origins(document)]


def test_every_block_of_the_examples_has_one(found: list[Origin | None]) -> None:
    assert len(found) > 5000
    assert None not in found


def test_each_is_a_place_in_its_record(found: list[Origin | None]) -> None:
    places = {origin for origin in found if origin}
    records = {path: load_record(path).record for path in {origin.path for origin in places}}
    assert [origin for origin in places if origin.key not in records[origin.path].values] == []


def test_rows_are_written_where_their_entries_are(found: list[Origin | None]) -> None:
    registers = {
        origin.path.stem for origin in found if origin and len(origin.key) == 2 and "register" in origin.path.parts
    }
    assert registers >= {"tiltak", "medlemmer", "årsplan", "visninger"}


def test_a_shared_attachment_is_written_in_its_register(tmp_path: Path) -> None:
    shared = [{"id": "delt", "tittel": "Delt", "tekst": "Teksten."}]
    case = minimal_case(bakgrunn="Se [[vedlegg:delt]].", vedlegg=[{"id": "delt", "felles": "delt"}])
    checked = check_cases(Office(make_workspace(tmp_path, case, vedlegg=shared)), Selection())
    (document,) = documents(checked)
    (heading, text) = document.slots["vedlegg"][0].blocks
    assert [(each.origin.path.name, each.origin.key) for each in (heading, text) if each.origin] == [
        ("vedlegg.yaml", ("oppføringer", 0, "tittel")),
        ("vedlegg.yaml", ("oppføringer", 0, "tekst")),
    ]
