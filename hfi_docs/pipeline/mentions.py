"""What a record mentions, as it is written: cases and meetings, in references, in plain text and in fields.

Comments mention nothing: a case that is only named in one is not read, and cannot be in the way of a build.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hfi_docs.papers.references import kinds_naming
from hfi_docs.records.convert import convert_case_number
from hfi_docs.records.model import CaseNumber
from hfi_docs.records.record import Record
from hfi_docs.values.case_numbers import parse_case_number, typed_case_numbers
from hfi_docs.values.references import find_references
from hfi_docs.values.unreadable import UnreadableError

#: The fields that name a case or a meeting.
_CASE_FIELDS = ("sak", "innstilling")
_MEETING_FIELDS = ("møte", "protokoll", "utsatt_til")


class Mentions(NamedTuple):
    """The organ that a record is about, the numbers of the cases it mentions, and the texts that name a meeting in it.

    The first meeting is the record's own. `quoted` are the cases whose resolutions are taken in.
    """

    organ: str
    cases: tuple[CaseNumber, ...]
    meetings: tuple[str, ...]
    quoted: tuple[CaseNumber, ...] = ()


def mentions_of(record: Record, default_organ: str, organs: Iterable[str], *, typed: bool = True) -> Mentions:
    """What a record mentions; `default_organ` has the cases that name none.

    A case that is named by hand may be any of the organs': the check tells whose it is, and how to refer to it. Without
    `typed`, as in minutes, where nobody asks, those count for nothing.
    """
    organ, leaves = _organ(record, default_organ), record.leaves
    written = "\n\0\n".join(text for _, text in leaves)
    texts = [*_targets(written, "case"), *(text for key_path, text in leaves if key_path[-1] in _CASE_FIELDS)]
    by_hand = [number.of(each) for number in typed_case_numbers(written) for each in (organ, *organs)] if typed else []
    meetings = [f"{organ} {record.data.get('møte')}", *_targets(written, "meeting")]
    meetings += [text for key_path, text in leaves if key_path[-1] in _MEETING_FIELDS]
    quoted = [each.target for each in find_references(written) if each.kind == "vedtak"]
    quoted += [text for key_path, text in leaves if key_path[-1] == "innstilling"]
    return Mentions(
        organ,
        tuple(dict.fromkeys([*_numbers(texts, organ), *by_hand])),
        tuple(dict.fromkeys(meetings)),
        tuple(dict.fromkeys(_numbers(quoted, organ))),
    )


def shows_source(record: Record, views: Record | None, source: str) -> bool:
    """Whether a record has a table of a view that has the source; both as they are written."""
    entries: Any = views.data.get("oppføringer", ()) if views else ()
    names = {view.get("id") for view in entries if view.get("kilde") == source}
    return bool(names) and any(key[-1] == "visning" and text in names for key, text in record.leaves)


def _numbers(texts: Iterable[str], organ: str) -> Iterator[CaseNumber]:
    for text in texts:
        try:
            # «13/26 punkt 2» quotes a part of what was decided.
            yield parse_case_number(text.partition(" punkt ")[0], organ)
        except UnreadableError:
            continue


def _targets(written: str, what: str) -> list[str]:
    """What the references of some texts name that may be a «case» or a «meeting»."""
    kinds = kinds_naming(what)
    return [reference.target for reference in find_references(written) if reference.kind in kinds]


def _organ(record: Record, default: str) -> str:
    try:
        return convert_case_number(record, default).organ
    except UnreadableError:
        organ = record.data.get("utvalg")
        return organ if isinstance(organ, str) else default


def organ_and_time(target: str) -> tuple[str, str]:
    """«SSU» and «2026-05-21» of «SSU/2026-05-21»; no time when it is a short name."""
    organ, _, when = (piece.strip() for piece in target.replace("/", " ", 1).partition(" "))
    return organ, when
