"""A small meeting, for tests that seal hundreds of times; run as a program it seals until it is killed."""

import sys
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from hfi_docs.output.archive import Archive, MeetingPapers, SealedIssue, SealedPaper, opened, prove_bag, seal_issue
from hfi_docs.records.model import Meeting, Organ

AT = datetime(2026, 5, 14, 12, 30, tzinfo=UTC)
_ORGAN = Organ("SSU", "Strategisk samarbeidsutvalg", "Strategisk samarbeidsutval", "SSU-møtet", "sak.docx", "i.docx")
_DAY = date(2026, 5, 21)


def papers(text: str = "første", size: int = 3000) -> MeetingPapers:
    """A notice and an attachment with their record; `text` is what differs between issues."""
    content = text.encode() * (size // len(text.encode()) + 1)
    along = {"Rapport.pdf": b"%PDF" + content}
    kind = ("Møteinnkallelse", "Møteinnkalling")
    notice = SealedPaper("Innkalling.docx", "Innkalling", *kind, None, content, attachments=along)
    meeting = Meeting("", "SSU", _DAY, None, "", place="Brumunddal")
    return MeetingPapers(_ORGAN, meeting, (notice,), {"cases/møter/x.yaml": content}, software={"hfi-docs": "0"})


def seal_small(root: Path, text: str = "første", size: int = 3000) -> SealedIssue:
    """Seals the next issue of the small meeting."""
    with opened(Archive(root)) as archive:
        return seal_issue(archive, papers(text, size), at=AT, reason=f"Grunn: {text}", prove=prove_bag)


def seal_on(root: Path) -> None:
    """Seals issue after issue, as fast as the disk goes."""
    for number in count():
        seal_small(root, f"utgave {number}", 200_000)
        sys.stdout.write(".")
        sys.stdout.flush()


if __name__ == "__main__":
    seal_on(Path(sys.argv[1]))
