"""The formats that documents are written in. A new format is one line in `FORMATS`.

A format knows nothing of the kinds of documents, and they know nothing of it: every kind can be had in every format.
"""

from collections.abc import Callable
from typing import NamedTuple

from hfi_docs.pipeline.writing import Writer


class Format(NamedTuple):
    """A format: its name, the ending of its files, and its writer, which is loaded when something is to be written."""

    name: str
    ending: str
    load_writer: Callable[[], Writer]
    #: Whether the office's templates dress its files.
    uses_templates: bool = False
    #: Written only when it is asked for by name.
    on_demand: bool = True


def _word_writer() -> Writer:
    from hfi_docs.pipeline.word_files import WRITER  # noqa: PLC0415 - a build with nothing to make does without lxml

    return WRITER


def _html_writer() -> Writer:
    from hfi_docs.pipeline.html_files import WRITER  # noqa: PLC0415 - only when it is asked for

    return WRITER


WORD = Format("word", ".docx", _word_writer, uses_templates=True, on_demand=False)
HTML = Format("html", ".html", _html_writer, uses_templates=True)
FORMATS: dict[str, Format] = {each.name: each for each in (WORD, HTML)}
