"""The verb `mail`: the newest sealed issue of a meeting as drafts of e-mails, and the meeting for calendars.

Nothing is sent. What is attached are the sealed bytes, and they are what the records give and what lies in the
meeting's folder; or nothing is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import UsageError
from hfi_docs.output.mail.fitting import FittedDraft, MailedFiles, fit
from hfi_docs.output.mail.message import LARGEST, Enclosure, MailDraft
from hfi_docs.papers.compose import Packet
from hfi_docs.pipeline.hand_edits import put_in_place
from hfi_docs.pipeline.mail_papers import ToSend, papers_to_send
from hfi_docs.pipeline.mail_texts import appointment, mailing_of, write_letter
from hfi_docs.pipeline.office import Office
from hfi_docs.values.file_names import safe_file_name

_NOTHING = "Ingen utkast er skrevet."
_EDITED = f"{_NOTHING} Send det du har rettet, eller lag utkastene på nytt med --force."
_MEGA = 1_000_000


class Mailed(NamedTuple):
    """What was drafted of which issue, «SSU/2026-05-21/utgave-02»: e-mails, and the meeting for calendars.

    `changed` are the files that got new content, `kept` where those are that somebody had changed; `notes` are what the
    sender should know.
    """

    issue: str
    drafts: tuple[Path, ...]
    calendar: Path
    changed: tuple[Path, ...]
    kept: Mapping[Path, Path]
    notes: tuple[str, ...]


def draft_mails(office: Office, meeting: str, *, force: bool = False) -> Mailed:
    """Drafts the e-mails with a meeting's sealed papers: one to all, and one to each part that has papers of its own.

    Raises:
        RecordError: drafts, or problems in the records. UsageError: nothing is sealed, or something was changed since,
        or an e-mail is too large. DamagedArchiveError: what is sealed is not as it was.
        OutputError: a draft cannot be written, or somebody has changed it and `force` is not set.
    """
    to_send = papers_to_send(office, meeting)
    first = to_send[0]
    folder = office.workspace.output.joinpath(*first.packet.folder)
    calendar = folder / f"{_stem('Møte', first.packet)}.ics"
    invitation = Enclosure(calendar.name, appointment(first.packet, first.issue).content)
    fitted = {folder / f"{_stem('E-post', each.packet)}.eml": _fitted(each, invitation) for each in to_send}
    notes = [note for path, each in zip(fitted, to_send, strict=True) for note in _notes(path, each, fitted[path])]
    outputs = {**{path: each.content for path, each in fitted.items()}, calendar: invitation.content}
    placed = put_in_place(office.workspace, outputs, force=force, advice=_EDITED)
    return Mailed(first.issue.folder, tuple(fitted), calendar, placed.changed, placed.kept, tuple(notes))


def _stem(what: str, packet: Packet) -> str:
    """«E-post PA 2026-06-19 kommunale representanter»."""
    organ, day = packet.meeting
    whom = packet.here.registers.organs[organ].groups[packet.group] if packet.group else ""
    return safe_file_name(f"{what} {organ} {day}", whom)


def _fitted(each: ToSend, invitation: Enclosure) -> FittedDraft:
    """The e-mail with what it can carry.

    Raises:
        UsageError: it is too large, and there is no folder to link to.
    """
    packet, mailing = each.packet, mailing_of(each.packet)

    def write(attached: Sequence[Enclosure], linked: Sequence[str]) -> MailDraft:
        letter = write_letter(packet, each.issue, [one.name for one in attached], linked)
        receivers = (mailing.to, mailing.copies, mailing.hidden)
        return MailDraft(each.issue.folder, *letter, packet.notice.language, *receivers, tuple(attached))

    fitted = fit(MailedFiles(each.papers, each.beside, invitation), write, has_link=bool(mailing.link))
    if len(fitted.content) > LARGEST:
        message = (
            f"E-posten {_whom(packet)} blir {_size(len(fitted.content))}, og mange får ikke e-post over "
            f"{_size(LARGEST)}. Legg filene i en mappe som leserne har tilgang til, og skriv adressen til den som "
            f"«lenke» under «e_post» i register/utvalg.yaml. {_NOTHING}"
        )
        raise UsageError(message)
    return fitted


def _notes(path: Path, each: ToSend, fitted: FittedDraft) -> Iterator[str]:
    mailing = mailing_of(each.packet)
    if not (mailing.to or mailing.copies or mailing.hidden):
        yield f"«{path.name}» har ingen mottakere. Skriv dem der, eller under «e_post» i register/utvalg.yaml."
    if not each.issue.is_news:
        yield f"Ingenting er nytt {_whom(each.packet)}: papirene deres er som i forrige utgave."
    if fitted.linked:
        names = "".join(f"\n  {name}" for name in fitted.linked)
        yield (
            f"Med alle filene ble «{path.name}» {_size(fitted.whole)}. "
            f"Legg disse i {mailing.link}, som det står i e-posten:{names}"
        )


def _whom(packet: Packet) -> str:
    organ = packet.here.registers.organs[packet.notice.meeting.organ]
    return f"for {organ.groups[packet.group]}" if packet.group else "for alle"


def _size(count: int) -> str:
    """«25 MB», «31,2 MB»."""
    return f"{count / _MEGA:.1f}".removesuffix(".0").replace(".", ",") + " MB"
