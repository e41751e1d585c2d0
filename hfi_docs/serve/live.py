"""The office behind the page: all work on it is done by one thread, in turn, and who waits for news is told."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from hfi_docs.errors import OutsideError, RecordError
from hfi_docs.pipeline.documents import Job
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.serve.answers import overview_answer, sheet_answer, stored
from hfi_docs.serve.overview import overview
from hfi_docs.serve.pages import PagesMade, PdfPages
from hfi_docs.serve.sheets import Desk, PaperSheet, UnknownFileError

T = TypeVar("T")

#: How often a silent connection is shown to be alive (seconds).
_BEAT: Final = 15
_FIRST: Final = "Rett feilene først, så kan sidene vises."
_UNKNOWN: Final = "Filen finnes ikke."
_FAILED: Final = "Noe gikk galt i hfi-docs, så dette kan ikke vises ({what}). Kontroller kontoret med «hfi-docs check»."


class Live:
    """An office that pages are shown of; `changed` and `close` may be called from any thread.

    `tell` is told, in a line, what went wrong that nobody had foreseen.
    """

    def __init__(self, workspace: Workspace, tell: Callable[[str], None] = lambda _: None) -> None:
        self._tell = tell
        self._root = workspace.root
        self._office = Office(workspace, goes_on=True)
        self._desk = Desk(self._office)
        self._pages = PdfPages(workspace)
        self.changes = 0
        self.is_over = False
        self._worker = ThreadPoolExecutor(1, "office")
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def changed(self) -> None:
        """Something has been saved."""
        self._worker.submit(self._desk.changed).result()
        self.changes += 1
        self._wake()

    def close(self) -> None:
        """Ends all connections that wait for news."""
        self.is_over = True
        self._wake()

    async def overview(self) -> bytes:
        """The list of records, as JSON."""
        return await self._ask(self._overview, self._no_overview)

    async def sheet(self, source: str, document: str) -> bytes:
        """A paper and what is found in it, as JSON."""

        def failed(told: str) -> bytes:
            return sheet_answer(PaperSheet(source, document, title=Path(source).stem, told=told), self._root)

        return await self._ask(lambda: sheet_answer(self._sheet(source, document), self._root), failed)

    async def pages(self, source: str, document: str) -> bytes:
        """Where the pages of a paper are, as JSON; they are made first."""

        def without(told: str) -> PagesMade:
            return PagesMade(told=told)

        job = await self._ask(lambda: self._job(source, document) or without(_FIRST), without)
        if isinstance(job, PagesMade):
            return stored(job._asdict())
        made = await asyncio.to_thread(self._careful, partial(self._pages.of, job), without)
        return stored(made._asdict())

    def pdf(self, name: str) -> bytes | None:
        """PagesMade that were made lately."""
        return self._pages.content(name)

    async def news(self) -> AsyncIterator[bytes]:
        """The number of changes, at once and whenever there are more."""
        waiting, told = (asyncio.get_running_loop(), asyncio.Event()), -1
        self._waiting.add(waiting)
        try:
            while not self.is_over:
                if told != self.changes:
                    told = self.changes
                    yield f"data: {told}\n\n".encode()
                waiting[1].clear()
                try:
                    async with asyncio.timeout(_BEAT):
                        await waiting[1].wait()
                except TimeoutError:
                    yield b": \n\n"
        finally:
            self._waiting.discard(waiting)

    def _wake(self) -> None:
        for loop, event in tuple(self._waiting):
            loop.call_soon_threadsafe(event.set)

    async def _ask(self, make: Callable[[], T], failed: Callable[[str], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._careful, make, failed)

    def _careful(self, make: Callable[[], T], failed: Callable[[str], T]) -> T:
        """What is made; a fault of ours ends neither the page nor the server, and is told by both."""
        try:
            return make()
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            told = _FAILED.format(what=f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}")
            self._tell(told)
            return failed(told)

    def _overview(self) -> bytes:
        try:
            return overview_answer(overview(self._office), self._root)
        except (RecordError, OutsideError) as error:
            return self._no_overview(error.consequence if isinstance(error, RecordError) else str(error))

    def _no_overview(self, told: str) -> bytes:
        return stored({"told": told, "root": self._root.as_posix(), "shelves": []})

    def _sheet(self, source: str, document: str) -> PaperSheet:
        try:
            return self._desk.sheet(source, document)
        except UnknownFileError:
            return PaperSheet(source, document, title=source, told=_UNKNOWN)

    def _job(self, source: str, document: str) -> Job | None:
        with suppress(RecordError, OutsideError, UnknownFileError):
            return self._desk.job(source, document)
        return None
