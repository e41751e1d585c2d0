"""The words of minutes outside their paper: in lists, quotations and the archive. What is closed has none."""

from hfi_docs.document import inline_text
from hfi_docs.papers.references import Surroundings, UnresolvedError, resolve
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.references import Reference, replace_references


def told(text: str, here: Surroundings) -> str:
    """A text with what its references print in place of them; marks of lists stay as they are written."""

    def put(reference: Reference) -> str:
        try:
            return inline_text(resolve(reference, here)).replace(HARD_SPACE, " ")
        except UnresolvedError:
            # What is wrong with it is told by the check.
            return reference.written

    return replace_references(text, put).strip()
