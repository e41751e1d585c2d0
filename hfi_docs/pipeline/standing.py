"""How each meeting stands: what is built, what is out of date and why, what somebody changed, what is sealed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import Problem
from hfi_docs.output.archive import payload
from hfi_docs.output.ledger import (
    BuiltDocument,
    DocumentKey,
    KnownContents,
    digest_of,
    file_digest,
    flat,
    read_state,
    read_written,
    reasons,
)
from hfi_docs.papers.compose import DOCUMENT_KINDS, MINUTES, PACKET, PAPER, Material, Minuted, Packet, Paper
from hfi_docs.pipeline.documents import wanted_formats, wanted_kinds
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.formats import FORMATS, WORD
from hfi_docs.pipeline.listing import DEALT_WITH, told_status
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.plan import Inputs
from hfi_docs.pipeline.selection import Selection, attached_minutes, choose_cases, choose_meetings, choose_minutes
from hfi_docs.pipeline.strangers import DRAFTED, LEFT_OVER, STALE, own_files, superseded
from hfi_docs.records.convert import convert_meeting_header
from hfi_docs.records.record import Record
from hfi_docs.values.case_numbers import DRAFTS, parse_meeting_file_name

BUILT, EDITED, MISSING = "bygd", "endret", "mangler"
#: Files that go along with documents, and what is made of none.
_ALONG, _FILE = "vedlegg", "fil"
_NOT_SEALED = (_FILE, *DRAFTED.values())


class Standing(NamedTuple):
    """How one document stands. `path` is None when it was never built; `reasons` are Norwegian clauses.

    `since` tells that it is another than the sealed one: «endret siden utgave-03»; `put_off` that its case did not end
    in its meeting: «utsatt til SSU 2026-09-24».
    """

    kind: str
    source: str
    state: str
    path: Path | None = None
    reasons: tuple[str, ...] = ()
    since: str = ""
    put_off: str = ""


class MeetingStanding(NamedTuple):
    """A meeting, the newest sealed issues of its papers and of its minutes («utgave-02»), and its documents.

    An issue is "" when nothing is sealed.
    """

    organ: str
    day: date
    sealed: str
    documents: tuple[Standing, ...]
    minutes_sealed: str = ""


class Overview(NamedTuple):
    """All meetings that were asked for, the earliest first within each organ, and what could not be read.

    `drafts` are the papers of cases without a number, when all is asked for.
    """

    meetings: tuple[MeetingStanding, ...]
    problems: tuple[Problem, ...]
    drafts: tuple[Standing, ...] = ()


def list_standing(office: Office, selection: Selection) -> Overview:
    """How the meetings stand; nothing is built or checked, so a paper that is out of date may have errors as well.

    Raises:
        RecordError: a register is broken. UsageError: there is no such meeting.
    """
    expected = list(_expected(office.look(), selection))
    judge = _Judge(office)
    known = {key for _, key in expected}
    wanted = {meeting for meeting, _ in expected}
    # Some documents are made on demand, and documents outlive their records: what the ledger knows is told too.
    for key, document in judge.documents.items():
        meeting = _meeting_in(document.path)
        if key not in known and meeting and (selection.is_all or meeting in wanted):
            expected.append((meeting, key))
    found: dict[MeetingKey, dict[Standing, None]] = {}
    for meeting, group in groupby(sorted(expected), key=lambda item: item[0]):
        found[meeting] = dict.fromkeys(each for _, key in group for each in judge.standings(key))
    for meeting in {*judge.folders(), *wanted} if selection.is_all else wanted:
        strangers = judge.strangers(*meeting[:1], f"{meeting[1]}")
        found.setdefault(meeting, {}).update(dict.fromkeys(strangers))
    meetings = [_of_meeting(office, *key, found[key]) for key in sorted(found) if found[key]]
    drafts = tuple(_drafts(office, judge)) if selection.is_all else ()
    return Overview(tuple(meetings), tuple(sorted(set(office.problems))), drafts)


def _drafts(office: Office, judge: "_Judge") -> Iterator[Standing]:
    """The papers of drafts, and those that lie there still of drafts that are gone."""
    due = [record for path in office.filing.drafts if (record := office.record(path)) and PAPER.is_due(record)]
    sources = (record.path.relative_to(office.workspace.root).as_posix() for record in due)
    keys = [DocumentKey(PAPER.name, source, format=each.name) for source in sources for each in wanted_formats()]
    keys += [key for key, built in judge.documents.items() if _folder(built.path) == DRAFTS and key not in keys]
    for key in keys:
        for each in filter(_is_told, judge.standings(key)):
            if (office.workspace.root / key.source).exists():
                yield each
            elif each.path and each.state != MISSING:
                yield each._replace(state=LEFT_OVER, reasons=("utkastet er ikke her lenger",))
    yield from judge.strangers(DRAFTS)


def _of_meeting(office: Office, organ: str, day: date, found: Iterable[Standing]) -> MeetingStanding:
    """A meeting with its documents, each compared with what is sealed of it, and with what minutes say of its case."""
    of_papers, of_minutes = (office.workspace.issues(organ, f"{day}", *what)[-1:] for what in ((), ("protokoll",)))

    def since(each: Standing) -> str:
        kind = DOCUMENT_KINDS.get(each.kind)
        issues = of_minutes if kind is MINUTES else of_papers if kind is None or kind.is_sealed else []
        if not each.path or each.state == MISSING or not issues or each.kind in _NOT_SEALED or _is_other(each):
            return ""
        sealed = payload(issues[0]).get(f"{'papirer' if kind else 'vedlegg'}/{each.path.name}")
        return "" if sealed == file_digest(each.path) else f"{'endret siden' if sealed else 'ikke i'} {issues[0].name}"

    told = tuple(each._replace(since=since(each), put_off=_put_off(office, each)) for each in found)
    names = ["".join(issue.name for issue in issues) for issues in (of_papers, of_minutes)]
    return MeetingStanding(organ, day, names[0], tuple(filter(_is_told, told)), names[1])


def _is_other(each: Standing) -> bool:
    """Whether it is a document in another format than is sealed."""
    return each.kind != _ALONG and each.path is not None and each.path.suffix != WORD.ending


def _is_told(each: Standing) -> bool:
    """Files that go along are told of when they are not as they should be, or not as they were sealed."""
    return each.kind != _ALONG or each.state != BUILT or bool(each.since)


def _put_off(office: Office, each: Standing) -> str:
    """What minutes say of a case that did not end in its meeting."""
    path = office.workspace.root / each.source
    if each.kind != PAPER.name or not office.filing.minutes or not path.exists():
        return ""
    for _, header in office.headers([path]):
        status = told_status(office, header)
        return "" if status in (header.status, DEALT_WITH) else status
    return ""


class _Judge:
    """Compares documents with what lies on the disk now."""

    def __init__(self, office: Office) -> None:
        self.office, self.root = office, office.workspace.root
        self._ledger = read_state(office.workspace.output, self.root)
        self.documents: Mapping[DocumentKey, BuiltDocument] = self._ledger.documents
        self._written: KnownContents = read_written(office.workspace.output)
        self._inputs = Inputs(office)
        self._own = own_files(self.root, self._ledger, self._written)
        self._along: set[str] = set()

    def standings(self, key: DocumentKey) -> Iterator[Standing]:
        """How a document stands, and the copied files that no other document had before it.

        Nothing when neither the document nor its record is there.
        """
        document, kind, source = self.documents.get(key), key.kind, key.source
        content = self._content(document.path) if document else None
        if document is None or content is None:
            if _is_missed(key) and (self.root / source).exists() and not self._is_history(key):
                yield Standing(kind, source, MISSING)
            return
        before = flat(document.layers)
        why = () if self._is_history(key) else reasons(before, self._now(key, before), self.root)
        state = self._state(content, document.digest)
        if state == STALE and not why:
            why = ("en annen utgave ligger der",)
        yield Standing(kind, source, STALE if state == BUILT and why else state, self.root / document.path, why)
        for path, digest in document.copies.items():
            if path not in self._along:
                copy = self._content(path)
                yield Standing(_ALONG, source, MISSING if copy is None else self._state(copy, digest), self.root / path)
        self._along |= document.copies.keys()

    def folders(self) -> Iterator[MeetingKey]:
        """The meetings that have a folder, whether they have records or not."""
        names = (path.relative_to(self.root).as_posix() for path in self.office.workspace.output.glob("[!.]*/*/"))
        return filter(None, (_meeting_in(f"{name}/") for name in names))

    def strangers(self, *folder: str) -> Iterator[Standing]:
        """What lies in a folder and is no document as it was built last."""
        place = self.office.workspace.output.joinpath(*folder)
        issues = self.office.workspace.issues(*folder)
        for path in self._own.drafted(place):
            content = self._content(path.relative_to(self.root).as_posix()) or b""
            why = superseded(content, issues)
            state = EDITED if not self._written.knows(content) else STALE if why else BUILT
            yield Standing(DRAFTED[path.suffix], "", state, path, why)
        for each in self._own.strangers(place):
            yield Standing(_FILE, "", each.state, each.path, (each.why,))

    def _is_history(self, key: DocumentKey) -> bool:
        """Whether a document of a meeting stands as it was sent, for a case of it has gone on to another since."""
        path = self.root / key.source
        named = parse_meeting_file_name(path.name)
        if not named or key.kind == PAPER.name or not path.exists():
            return False
        if key.kind == MINUTES.name and not self.office.workspace.issues(named[0], f"{named[1]}", "protokoll"):
            return False
        paths = self.office.treated_in(path)
        return any(header.day > named[1] for _, header in self.office.headers(paths) if header.number.organ == named[0])

    def _content(self, path: str) -> bytes | None:
        return self.office.workspace.read_kept(self.root / path)

    def _state(self, content: bytes, digest: str) -> str:
        if digest_of(content) == digest:
            return BUILT
        return STALE if self._written.knows(content) else EDITED

    def _now(self, key: DocumentKey, before: Mapping[str, str]) -> dict[str, str]:
        """The inputs as they are: the records that would be read now, and whatever else was read then."""
        path = self.root / key.source
        record = self.office.record(path) if path.exists() else None
        if record is None:
            # What it would rest on cannot be told; how the files from then are now, can.
            return {name: self._inputs.digest(name) for name in before}
        along = attached_minutes(self.office, record).values() if key.kind == PACKET.name else ()
        now = flat(tuple(layer for each in (path, *along) for layer in self._inputs.of_record(each)))
        return now | {name: self._inputs.digest(name) for name in before if name not in now and not _is_record(name)}


def _is_record(name: str) -> bool:
    """A record that is no longer mentioned does not count any more, whether it is there or not."""
    return name.endswith((".yaml", ".yml"))


def _expected(office: Office, selection: Selection) -> Iterator[tuple[MeetingKey, DocumentKey]]:
    """The documents that a build of everything would make."""
    listed = (_cases(office, selection), _meetings(office, selection), _minutes(office, selection))
    for meeting, record, material in chain(*listed):
        source = record.path.relative_to(office.workspace.root).as_posix()
        for kind in wanted_kinds():
            if kind.material is material and kind.is_due(record):
                for format_ in wanted_formats():
                    yield meeting, DocumentKey(kind.name, source, format=format_.name)


def _cases(office: Office, selection: Selection) -> Iterator[tuple[MeetingKey, Record, type[Material]]]:
    for path, header in office.headers(choose_cases(office, selection)):
        record = office.record(path)
        if record:
            yield (header.number.organ, header.day), record, Paper


def _meetings(office: Office, selection: Selection) -> Iterator[tuple[MeetingKey, Record, type[Material]]]:
    for path in choose_meetings(office, selection):
        record = office.record(path)
        meeting = convert_meeting_header(record) if record else None
        if record and meeting:
            yield (meeting.organ, meeting.day), record, Packet


def _minutes(office: Office, selection: Selection) -> Iterator[tuple[MeetingKey, Record, type[Material]]]:
    for path in choose_minutes(office, selection):
        record = office.record(path)
        meeting = parse_meeting_file_name(path.name)
        if record and meeting:
            yield meeting, record, Minuted


def _is_missed(key: DocumentKey) -> bool:
    """What is made on demand, and was never built, is not missed."""
    kind, format_ = DOCUMENT_KINDS.get(key.kind), FORMATS.get(key.format)
    return kind is not None and format_ is not None and not kind.on_demand and not format_.on_demand


def _folder(path: str) -> str:
    """The name of the folder that a file lies in."""
    return path.split("/")[-2]


def _meeting_in(path: str) -> MeetingKey | None:
    """The meeting in whose folder a file lies."""
    try:
        *_, organ, day, _ = path.split("/")
        return organ, date.fromisoformat(day)
    except ValueError:
        return None
