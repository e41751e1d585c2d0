"""What of its files an e-mail can carry, and what its readers find behind a link instead."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from hfi_docs.output.mail.message import LARGEST, Enclosure, MailDraft

#: The draft with some files in it, and the names of others behind the link.
Write: TypeAlias = Callable[[Sequence[Enclosure], Sequence[str]], MailDraft]


class MailedFiles(NamedTuple):
    """The papers themselves, the files that go along with them, and the meeting for calendars."""

    papers: tuple[Enclosure, ...]
    beside: tuple[Enclosure, ...]
    meeting: Enclosure


class FittedDraft(NamedTuple):
    """The bytes of a draft, the files that are behind the link, and how many bytes it would have had with them."""

    content: bytes
    linked: tuple[str, ...] = ()
    whole: int = 0


def fit(files: MailedFiles, write: Write, *, has_link: bool) -> FittedDraft:
    """The draft with all its files; else with the papers; else with the meeting alone, as far as there is a link.

    It is never some of the one kind and some of the other: a reader should know where to look. `content` is larger
    than `LARGEST` where nothing helps.
    """
    every = (*files.papers, *files.beside)
    whole = _written(files, write, every, ())
    if len(whole) <= LARGEST or not has_link:
        return FittedDraft(whole)
    for attached, linked in ((files.papers, files.beside), ((), every)):
        names = tuple(each.name for each in linked)
        content = _written(files, write, attached, names)
        if len(content) <= LARGEST:
            break
    return FittedDraft(content, names, len(whole))


def _written(files: MailedFiles, write: Write, attached: Sequence[Enclosure], linked: Sequence[str]) -> bytes:
    return write((*attached, files.meeting), linked).content
