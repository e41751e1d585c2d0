"""What every format has: a way of making a file of a document, and the file's own proof."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    # A build with nothing to make knows the formats, and does without what they are made of.
    from hfi_docs.document import Document
    from hfi_docs.document.walk import Texts
    from hfi_docs.papers.compose import DocumentKind, Material
    from hfi_docs.records.load import Workspace


class ProvedFile(NamedTuple):
    """A file that has proved itself: what is wrong with it, and the texts that it does not hold, or not in order.

    `printed` is what a template that chooses for itself has printed; None where that is all of the document. What it
    says that it leaves out is `left_out`, by name.
    """

    content: bytes
    faults: Sequence[str] = ()
    lost: Sequence[str] = ()
    printed: Sequence[str] | None = None
    left_out: Sequence[str] = ()


def as_it_comes(kind: "DocumentKind[Any]", material: "Material", _template: str, _tools: Any) -> "Document":
    """The document, whatever the template."""
    return kind.compose(material)


class Writer(NamedTuple):
    """How a document becomes a file that has proved itself.

    `tools` gives what is needed for the named templates, and may keep it for the user; it goes along to whatever
    process does the writing. `write` takes a document, its texts, its template's name and the tools. `compose` makes
    the document of a material for a template.
    """

    tools: "Callable[[Workspace, Iterable[str]], Any]"
    write: "Callable[[Document, Texts, str, Any], ProvedFile]"
    compose: "Callable[[DocumentKind[Any], Material, str, Any], Document]" = as_it_comes
