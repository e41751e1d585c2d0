"""What is sealed: a meeting's papers with their records, and what makes it one issue among others."""

from collections.abc import Container, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.output.archive.names import MINUTES
from hfi_docs.records.model import Case, Meeting, Organ, Secretariat

#: Why something is not public that is for some of the members only.
FOR_A_GROUP = "bare for en gruppe"


class SealedPdf(NamedTuple):
    """A paper as PDF: which format it was found to be («PDF/A-2a»), and the program that made it."""

    content: bytes
    format: str
    producer: str


class SealedPaper(NamedTuple):
    """A finished document: its file name, what it is, and the files that go along with it, by name.

    `registration` and `document_type` are Noark's words for what it is; `case` is None when it is not of one. `pdf` is
    None when no program that makes PDF was found. `law` is what it is kept from the public by; "" when it is not.
    """

    name: str
    title: str
    registration: str
    document_type: str
    case: Case | None
    content: bytes
    pdf: SealedPdf | None = None
    attachments: Mapping[str, bytes] = MappingProxyType({})
    law: str = ""


class SealedDecision(NamedTuple):
    """What minutes say of one item: `text` is what was decided, `votes` how, `law` what it is closed by.

    What is closed has neither text nor votes.
    """

    number: str
    title: str
    outcome: str
    text: str
    votes: tuple[str, ...]
    law: str


class SealedMinutes(NamedTuple):
    """What minutes decided, item by item, and how many corrections they have had."""

    decisions: tuple[SealedDecision, ...]
    corrections: int


class MeetingPapers(NamedTuple):
    """All that is kept of a meeting. `sources` are the records, registers, templates and files, by path.

    `notes` are sentences that whoever opens the folder should read; `software` tells what made the papers. `minutes` is
    set when it is those that are kept: they have a folder of their own beside the issues of the papers.
    """

    organ: Organ
    meeting: Meeting
    papers: tuple[SealedPaper, ...]
    sources: Mapping[str, bytes]
    notes: tuple[str, ...] = ()
    software: Mapping[str, str] = MappingProxyType({})
    office: Secretariat = Secretariat()
    minutes: SealedMinutes | None = None

    @property
    def key(self) -> str:
        """How the meeting is named in commands and in the register, «SSU/2026-05-21»."""
        return minutes_key(self.meeting_key) if self.minutes else self.meeting_key

    @property
    def meeting_key(self) -> str:
        """The same for the meeting itself, also where its minutes are kept."""
        return f"{self.meeting.organ}/{self.meeting.day}"

    @property
    def files(self) -> dict[str, bytes]:
        """The papers, attachments and sources by their path in the bag, below `data/`."""
        found: dict[str, bytes] = {}
        for paper in self.papers:
            found[f"papirer/{paper.name}"] = paper.content
            if paper.pdf:
                found[f"papirer/{pdf_name(paper)}"] = paper.pdf.content
            found |= {f"vedlegg/{name}": content for name, content in paper.attachments.items()}
        return found | {f"kilde/{path}": content for path, content in self.sources.items()}


class Changes(NamedTuple):
    """What differs from the issue before, as paths below `data/`."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every path that differs."""
        return self.changed + self.added + self.removed

    def without(self, paths: Container[str]) -> "Changes":
        """The changes in other files than these."""
        return Changes(*(tuple(path for path in each if path not in paths) for each in self))


class Issue(NamedTuple):
    """One issue (utgave) of a meeting's papers: when, why, and what it is built upon.

    `previous` is the checksum of the register's last line, `line` the number of the line that it gets.
    """

    number: int
    sealed: datetime
    line: int
    previous: str
    reason: str = ""
    replaces: str = ""
    replaces_tagmanifest: str = ""
    changes: Changes = Changes()


def minutes_key(meeting: str) -> str:
    """How the minutes of a meeting are named in the register, «SSU/2026-05-21/protokoll»."""
    return f"{meeting}/{MINUTES}"


def pdf_name(paper: SealedPaper) -> str:
    """The name of a paper's PDF."""
    return f"{paper.name.removesuffix('.docx')}.pdf"


def paper_changes(changes: Changes) -> Changes:
    """The changes in papers and attachments; those in the records behind them left out."""
    shown = (tuple(path for path in paths if not path.startswith("kilde/")) for paths in changes)
    return Changes(*shown)
