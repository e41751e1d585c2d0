"""The pages of a paper as they will be printed: PDF by the program that the machine has; the last ones are kept."""

import os
from collections import OrderedDict
from threading import Lock
from typing import Final, NamedTuple

from hfi_docs.errors import OutsideError
from hfi_docs.output.ledger import digest_of
from hfi_docs.output.pdf import Missing, convert, find_converter
from hfi_docs.pipeline.documents import Job, make_document, tools_for
from hfi_docs.records.load import Workspace

_MOST: Final = 4


class PagesMade(NamedTuple):
    """Where a PDF is kept; or, without one, a Norwegian sentence that says why."""

    name: str = ""
    told: str = ""


class PdfPages:
    """Makes PDFs one at a time, and keeps the last ones."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._making = Lock()

    def content(self, name: str) -> bytes | None:
        """A PDF that was made lately."""
        return self._kept.get(name)

    def of(self, job: Job) -> PagesMade:
        """The pages of a document, as Word would have it."""
        with self._making:
            try:
                document = make_document(job, tools_for(self._workspace, [job]))
                name = digest_of(document)
                if name not in self._kept:
                    converter = find_converter(os.environ)
                    if isinstance(converter, Missing):
                        return PagesMade(told=converter.message)
                    self._kept[name] = convert(converter, {job.path.name: document})[job.path.name].content
                    while len(self._kept) > _MOST:
                        self._kept.popitem(last=False)
                return PagesMade(name)
            except OutsideError as error:
                return PagesMade(told=str(error))
