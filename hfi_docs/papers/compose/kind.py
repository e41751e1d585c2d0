"""What tells one kind of document from another. A new kind is one such object, in the table of `papers.compose`."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from hfi_docs.contract import Contract
from hfi_docs.document import Document
from hfi_docs.papers.compose.leaves import RecordText
from hfi_docs.papers.compose.material import Material
from hfi_docs.records.record import Record

M = TypeVar("M", bound=Material)


class DocumentKind(NamedTuple, Generic[M]):
    """A kind of document, made of materials of one type.

    Of the material: `variants` gives what to make a document of, with a word that tells it from its siblings; nothing
    when there is none to make. `file_name` is without ending, `title` is what the archive calls it, `leaves` are the
    texts that it must hold.
    """

    #: What people are told that it is; also its name in the ledger.
    name: str
    material: type[M]
    contract: Contract
    #: Templates are named so, or so with a hyphen and more; `template` names the one of the material's organ.
    template_stem: str
    template: Callable[[M], str]
    file_name: Callable[[M], str]
    title: Callable[[M], str]
    compose: Callable[[M], Document]
    leaves: Callable[[M], Iterator[RecordText]]
    variants: Callable[[M], Iterable[tuple[str, M]]]
    #: Noark's words for the registration and for its main document.
    registration: str
    document_type: str
    #: Whether a record, as it is written, wants one.
    is_due: Callable[[Record], bool] = lambda _: True
    #: Whether the files that go along with what it prints lie beside it.
    with_files: bool = True
    #: Made only when it is asked for by name.
    on_demand: bool = False
    is_sealed: bool = True
