"""What a record mentions, as it is written: cases and meetings, in references, in plain text and in fields.

Comments mention nothing: a case that is only named in one is not read, and cannot be in the way of a build. And where
minutes treat a case: in its own meeting, and in those that it was postponed to from there.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from hfi_docs.papers.references import kinds_naming
from hfi_docs.pipeline.filing import Filing, MeetingKey, meeting_named
from hfi_docs.records.convert import convert_case_number, own_case, own_number
from hfi_docs.records.load import may_hold
from hfi_docs.records.model import CaseHeader, CaseNumber, Organ
from hfi_docs.records.record import Data, Record, listed_groups
from hfi_docs.values.case_numbers import typed_case_numbers
from hfi_docs.values.references import find_references
from hfi_docs.values.unreadable import UnreadableError

#: The fields that name a case or a meeting.
_CASE_FIELDS = ("sak", "innstilling")
_MEETING_FIELDS = ("møte", "protokoll", "utsatt_til")
#: What leaves a case open, so that another meeting may decide it.
OPEN = ("ikke vedtatt", "utsatt", "sendt tilbake", "trukket", "ikke behandlet")


class Mentions(NamedTuple):
    """The organ that a record is about, the numbers of the cases it mentions, and the texts that name a meeting in it.

    The first meeting is the record's own. `quoted` are the cases whose resolutions are taken in.
    """

    organ: str
    cases: tuple[CaseNumber, ...]
    meetings: tuple[str, ...]
    quoted: tuple[CaseNumber, ...] = ()


def mentions_of(
    record: Record, default_organ: str, organs: Iterable[str], known: Mapping[str, Organ], *, typed_in: str = ""
) -> Mentions:
    """What a record mentions; `default_organ` has the cases that name none.

    A case that is named by hand may be any of the organs': the check tells whose it is, and how to refer to it. They
    count in all of the record, or only in the field `typed_in` where nobody asks about the rest.
    """
    organ, leaves = _organ(record, default_organ, known), record.leaves
    written = "\n\0\n".join(text for _, text in leaves)
    texts = [*_targets(written, "case"), *(text for key_path, text in leaves if key_path[-1] in _CASE_FIELDS)]
    asked = "\n\0\n".join(text for key, text in leaves if key[0] == typed_in) if typed_in else written
    by_hand = [number.of(each) for number in typed_case_numbers(asked) for each in (organ, *organs)]
    meetings = [f"{organ} {record.data.get('møte')}", *_targets(written, "meeting")]
    meetings += [text for key_path, text in leaves if key_path[-1] in _MEETING_FIELDS]
    quoted = [each.target for each in find_references(written) if each.kind == "vedtak"]
    quoted += [text for key_path, text in leaves if key_path[-1] == "innstilling"]
    return Mentions(
        organ,
        tuple(dict.fromkeys([*case_numbers(texts, organ, known), *by_hand])),
        tuple(dict.fromkeys(meetings)),
        tuple(dict.fromkeys(case_numbers(quoted, organ, known))),
    )


def shows_source(record: Record, views: Record | None, source: str) -> bool:
    """Whether a record has a table of a view that has the source; both as they are written."""
    entries: Any = views.data.get("oppføringer", ()) if views else ()
    names = {view.get("id") for view in entries if view.get("kilde") == source}
    return bool(names) and any(key[-1] == "visning" and text in names for key, text in record.leaves)


def case_numbers(texts: Iterable[str], organ: str, known: Mapping[str, Organ]) -> Iterator[CaseNumber]:
    """The cases that texts name, «13/26» or «13/26 punkt 2»; others are passed over."""
    for text in texts:
        try:
            # «13/26 punkt 2» quotes a part of what was decided.
            yield own_number(text.partition(" punkt ")[0], organ, known.get(organ))[0]
        except UnreadableError:
            continue


def _targets(written: str, what: str) -> list[str]:
    """What the references of some texts name that may be a «case» or a «meeting»."""
    kinds = kinds_naming(what)
    return [reference.target for reference in find_references(written) if reference.kind in kinds]


def _organ(record: Record, default: str, known: Mapping[str, Organ]) -> str:
    try:
        return convert_case_number(record, default, known).organ
    except UnreadableError:
        organ = record.data.get("utvalg")
        return organ if isinstance(organ, str) else default


def organ_and_time(target: str) -> tuple[str, str]:
    """«SSU» and «2026-05-21» of «SSU/2026-05-21»; no time when it is a short name."""
    organ, _, when = (piece.strip() for piece in target.replace("/", " ", 1).partition(" "))
    return organ, when


class ReadsHeaders(Protocol):
    """What reads the records of an office."""

    filing: Filing
    organs: Mapping[str, Organ]

    def record(self, path: Path) -> Record | None:
        """The record in a file; None when it cannot be read."""

    def headers(self, paths: Iterable[Path]) -> list[tuple[Path, CaseHeader]]:
        """The headers of the cases in the files."""

    def look_into(self, path: Path) -> bytes:
        """What stands in a file that need not be read as a record."""

    def mentions(self, record: Record) -> Mentions:
        """What a record mentions."""

    def raised(self, number: CaseNumber) -> CaseHeader | None:
        """A case without a file as the minutes have it in which it came up."""


class Treatment(NamedTuple):
    """The minutes of a meeting that a case came to, and its item there as written; empty when they leave it out."""

    meeting: MeetingKey
    path: Path
    item: Mapping[str, Data]

    @property
    def later(self) -> MeetingKey | None:
        """The meeting that the case was postponed to."""
        return meeting_named(str(self.item.get("utsatt_til", "")))


def short_names(office: ReadsHeaders) -> dict[str, list[Path]]:
    """The files of the meetings by their usual short names («ssu-2026-05-21») and by those that their records give."""
    found: dict[str, list[Path]] = {}
    for (organ, day), (path, *_) in office.filing.meetings.items():
        # Most need not be read to see that they give none.
        record = office.record(path) if may_hold(office.look_into(path), "id") else None
        given = record.data.get("id") if record else None
        for name in dict.fromkeys((f"{organ.lower()}-{day}", *([given] if isinstance(given, str) else []))):
            found.setdefault(name, []).append(path)
    return found


def is_decided(item: Mapping[str, Data]) -> bool:
    """Whether minutes decide a case in an item, so that no others may."""
    return "vedtak" in item and "utsatt_til" not in item and item.get("utfall") not in OPEN


def treatments_of(office: ReadsHeaders, number: CaseNumber) -> Iterator[Treatment]:
    """What minutes say of a case, meeting by meeting; the last one counts."""
    headers = [header for _, header in office.headers(office.filing.cases.get(number, [])[:1])]
    own = headers[0] if headers else office.raised(number)
    meeting: MeetingKey | None = (number.organ, own.day) if own else None
    seen: set[MeetingKey] = set()
    while meeting and meeting not in seen and meeting in office.filing.minutes:
        seen.add(meeting)
        found = Treatment(meeting, office.filing.minutes[meeting], item_in(office, meeting, number))
        yield found
        meeting = found.later


def item_in(office: ReadsHeaders, meeting: MeetingKey, number: CaseNumber) -> Mapping[str, Data]:
    """The item of a case in the minutes of a meeting, as written; empty when they leave it out, or there are none."""
    path = office.filing.minutes.get(meeting)
    items = listed_groups(office.record(path), "saker") if path else []
    known = office.organs.get(meeting[0])
    return next((item for item in items if own_case(item, meeting[0], known) == number), {})


def noticed_in(office: ReadsHeaders, record: Record) -> dict[CaseNumber, Path]:
    """The cases that a record takes in or quotes, with the notices that say for whom they are."""
    mentions = office.mentions(record)
    known = office.organs.get(mentions.organ)
    taken = (own_case(item, mentions.organ, known) for item in listed_groups(record, "vedlegg"))
    found: dict[CaseNumber, Path] = {}
    for number in filter(None, (*taken, *mentions.quoted)):
        organ = office.organs.get(number.organ)
        if organ and organ.groups:
            for _, header in office.headers(office.filing.cases.get(number, [])[:1]):
                for path in office.filing.meetings.get((number.organ, header.day), [])[:1]:
                    found[number] = path
    return found


def group_in(office: ReadsHeaders, number: CaseNumber, notice: Path) -> str:
    """The part of its organ that a notice keeps a case for; "" when it is for all."""
    known = office.organs.get(number.organ)
    items = listed_groups(office.record(notice), "saksliste")
    return next((str(item.get("for", "")) for item in items if own_case(item, number.organ, known) == number), "")


def raised_in(office: ReadsHeaders, organ: str, year: int) -> dict[CaseNumber, CaseHeader]:
    """The cases that came up in the meetings of an organ in a year (`ny`), as its minutes have them.

    Of what is closed the public title is known.
    """
    found: dict[CaseNumber, CaseHeader] = {}
    for (of_organ, day), path in office.filing.minutes.items():
        if (of_organ, day.year) != (organ, year) or not may_hold(office.look_into(path), "ny"):
            continue
        for place, item in enumerate(listed_groups(office.record(path), "saker")):
            number = own_case(item, organ, office.organs.get(organ)) if item.get("ny") == "ja" else None
            title = item.get("offentlig_tittel", "Lukket sak") if "lukket" in item else item.get("tittel")
            if number and isinstance(title, str):
                header = CaseHeader(number, day, title, "behandlet", path=path, key=("saker", place))
                found.setdefault(number, header)
    return found
