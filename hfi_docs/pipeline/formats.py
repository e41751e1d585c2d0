"""The formats that documents are written in. A new format is one line in `FORMATS`.

A format knows nothing of the kinds of documents, and they know nothing of it: every kind can be had in every format.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from hfi_docs.document import Document
from hfi_docs.records.load import Workspace
from hfi_docs.word.walk import Texts


class ProvedFile(NamedTuple):
    """A file that has proved itself: what is wrong with it, and the texts that it does not hold, or not in order."""

    content: bytes
    faults: Sequence[str] = ()
    lost: Sequence[str] = ()


class Writer(NamedTuple):
    """How a document becomes a file that has proved itself.

    `tools` gives what is needed for the named templates, and may keep it for the user; it goes along to whatever
    process does the writing. `write` takes a document, its texts, its template's name and the tools.
    """

    tools: Callable[[Workspace, Iterable[str]], Any]
    write: Callable[[Document, Texts, str, Any], ProvedFile]


class Format(NamedTuple):
    """A format: its name, the ending of its files, and its writer, which is loaded when something is to be written."""

    name: str
    ending: str
    load_writer: Callable[[], Writer]
    #: Whether the office's templates dress its files.
    uses_templates: bool = False
    #: ProvedFile only when it is asked for by name.
    on_demand: bool = True


def _word_writer() -> Writer:
    from hfi_docs.pipeline.word_files import WRITER  # noqa: PLC0415 - a build with nothing to make does without lxml

    return WRITER


WORD = Format("word", ".docx", _word_writer, uses_templates=True, on_demand=False)
FORMATS: dict[str, Format] = {each.name: each for each in (WORD,)}
