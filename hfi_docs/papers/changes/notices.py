"""What differs between two notices of a meeting: their heads and feet, the agenda, what is said before and after."""

from collections.abc import Iterator, Mapping

from hfi_docs.document import Block, inline_text
from hfi_docs.papers.changed import Difference
from hfi_docs.papers.changes.agendas import Numbers, compare_agendas
from hfi_docs.papers.changes.pairing import plain
from hfi_docs.papers.changes.texts import compare_blocks, whole_text
from hfi_docs.papers.compose import Packet
from hfi_docs.papers.compose.content import SIGNATURE, signature_block
from hfi_docs.papers.compose.notice import (
    deadlines,
    draft_mark,
    notice_facts,
    notice_title,
    proposals,
    reference_text,
)
from hfi_docs.papers.compose.packet import notice_here
from hfi_docs.papers.references import Surroundings, organ_name
from hfi_docs.papers.text import read_markdown
from hfi_docs.records.model import Signature
from hfi_docs.values.labels import LANGUAGES

_LEVEL = 2
_DRAFT, _PROPOSALS, _SHOWN = "utkastmerknad", "saksgrunnlag", "forslagene til vedtak er med"


def compare_notices(before: Packet, after: Packet, had: Numbers) -> Iterator[Difference]:
    """What differs in the notices themselves; proposals and titles are told with their cases. `had`: their numbers."""
    old, new = notice_here(before, frozenset()), notice_here(after, frozenset())
    was, now = _facts(before, old), _facts(after, new)
    for name in {**was, **now}:
        if was.get(name, "") != now.get(name, ""):
            yield Difference((name,), was.get(name, ""), now.get(name, ""))
    yield from (each.below("innledning") for each in compare_blocks(_intro(before, old), _intro(after, new)))
    yield from (each.below("saksliste") for each in compare_agendas(before, after, had))
    for meeting, minutes in _minutes(after, new).items():
        # An issue that was sealed alone, without a packet, holds none.
        earlier = _minutes(before, old).get(meeting)
        if earlier:
            called = whole_text(minutes[:1])
            yield from (each.below(called) for each in compare_blocks(earlier, minutes))
    listed = (tuple(deadlines(each, here, _LEVEL))[1:] for each, here in ((before, old), (after, new)))
    yield from (each.below("frister") for each in compare_blocks(*listed))


def _intro(packet: Packet, here: Surroundings) -> tuple[Block, ...]:
    return read_markdown(packet.notice.intro, here, heading_level=_LEVEL)


def _facts(packet: Packet, here: Surroundings) -> Mapping[str, str]:
    """What stands at the head and the foot of the notice, letterhead and title too."""
    notice, office, mark = packet.notice, here.registers.office, draft_mark(packet.notice)
    told = {"kontor": office.name, "utvalg": organ_name(here.registers.organs[notice.meeting.organ], notice.language)}
    head = " ".join(filter(None, office.letterhead))
    told |= {"brevhode": head} if head != office.name else {}
    told |= {"målform": language_name(notice.language)}
    told |= {"overskrift": inline_text(notice_title(packet, here))} | notice_facts(packet)
    told |= {_DRAFT: mark} if mark else {}
    told |= {line.name: reference_text(line, here) for line in notice.references}
    told |= {_PROPOSALS: _SHOWN} if any(proposals(packet, here, _LEVEL)) else {}
    return {name: plain(text) for name, text in told.items()} | signed_by(notice.signature, here)


def _minutes(packet: Packet, here: Surroundings) -> dict[tuple[str, object], tuple[Block, ...]]:
    """The minutes that go along, by their meetings."""
    if not packet.minutes:
        return {}
    from hfi_docs.papers.compose.minutes_enclosed import enclosed_minutes  # noqa: PLC0415 - few meetings have any

    return {each.meeting: enclosed_minutes(each, here, _LEVEL).blocks for each in packet.minutes.values()}


def signed_by(signature: Signature | None, here: Surroundings) -> dict[str, str]:
    """Who signs, by the name of its field."""
    return {SIGNATURE: whole_text(tuple(signature_block(signature, here)))} if signature else {}


def language_name(language: str) -> str:
    """«nynorsk»."""
    return next(name for name, sign in LANGUAGES.items() if sign == language)
