"""One draft of an e-mail (RFC 5322, MIME) that a person opens, reads and sends: `X-Unsent: 1` opens it as a draft.

It has no `From`, `Date` or `Message-ID`: the program that sends it gives it its own. File names are written as RFC 2231
has it in `Content-Disposition`, where Outlook looks first ([MS-OXCMAIL] 2.2.3.4.1.1).
"""

from collections.abc import Iterable, Iterator
from email.charset import BASE64, Charset
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final, NamedTuple

from hfi_docs.output.mail.letter import ISSUE, issue_head, one_line, page
from hfi_docs.values.expressions import regex
from hfi_docs.values.labels import Language

#: The most that many servers let through, encoded, in bytes.
LARGEST: Final = 25_000_000
_OFFICE = "application/vnd.openxmlformats-officedocument"
#: The system's own list is another on every machine.
_TYPES: Final = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "xls": "application/vnd.ms-excel",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}
_UNKNOWN = "application/octet-stream"
#: Lines of at most 76 signs, as RFC 2045 has it for what is encoded.
_LINE: Final = 76
_POLICY = SMTP.clone(max_line_length=_LINE)
_UTF_8 = Charset("utf-8")
_UTF_8.header_encoding = BASE64
#: The longest name of what is encoded here: the first line is so much shorter.
_NAME: Final = "Subject"
_PLAIN = regex(r"(?=.{0,60}$)[0-9A-Za-z-]*(?: [0-9A-Za-z-]+)*")


class Enclosure(NamedTuple):
    """A file that goes with an e-mail."""

    name: str
    content: bytes

    @property
    def type(self) -> str:
        """Its kind, by the ending of its name."""
        return _TYPES.get(self.name.rpartition(".")[2].lower(), _UNKNOWN)


class MailDraft(NamedTuple):
    """An e-mail as it is to be read. Those who get it are as they are written, «Navn <adresse>» or the address."""

    issue: str
    subject: str
    text: str
    language: Language
    to: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def content(self) -> bytes:
        """The bytes of its `.eml`, the same for the same draft."""
        return "".join(f"{line}\r\n" for line in _head(self)).encode("ascii") + bytes(_body(self))


def _head(draft: MailDraft) -> Iterator[str]:
    """The head, each line as it is to stand: `email` loses and adds spaces where it breaks long ones."""
    yield "X-Unsent: 1"
    yield f"{ISSUE}: {issue_head(draft.issue)}"
    for name, written in (("To", draft.to), ("Cc", draft.copies), ("Bcc", draft.hidden)):
        if written:
            yield f"{name}: " + ",\r\n ".join(_addresses(written))
    yield f"Subject: {_encoded(one_line(draft.subject))}"
    yield f"Content-Language: {draft.language}"


def _addresses(written: Iterable[str]) -> Iterable[str]:
    """Each address once, the first time it is written; what æøå there is in a domain as the net has it (IDNA)."""
    found: dict[str, str] = {}
    for text in written:
        name, bracket, address = text.rpartition("<")
        local, _, domain = address.rstrip("> ").rpartition("@")
        pure, called = f"{local}@{domain.encode('idna').decode('ascii')}", one_line(name.strip(' "'))
        found.setdefault(pure.casefold(), f"{_encoded(called)}\r\n <{pure}>" if bracket and called else pure)
    return found.values()


def _encoded(text: str) -> str:
    """Letters and spaces as they are; everything else in encoded words (RFC 2047), in lines that are short enough."""
    return text if _PLAIN.fullmatch(text) else Header(text, _UTF_8, _LINE, _NAME).encode(linesep="\r\n")


def _body(draft: MailDraft) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    message.set_content(draft.text, cte="quoted-printable")
    shown = page(draft.text, title=draft.subject, language=draft.language)
    message.add_alternative(shown, subtype="html", cte="quoted-printable")
    for each in draft.enclosures:
        main, _, sub = each.type.partition("/")
        params = {"charset": "utf-8"} if main == "text" else {}
        message.add_attachment(each.content, maintype=main, subtype=sub, filename=each.name, params=params)
    if not draft.enclosures:
        message.make_mixed()
    _set_boundaries(message, draft)
    return message


def _set_boundaries(message: EmailMessage, draft: MailDraft) -> None:
    """Boundaries that follow from what is said; «=_» stands in nothing that is encoded."""
    told = sha256(repr(draft._replace(enclosures=())).encode("utf-8", "surrogateescape"))
    for each in draft.enclosures:
        told.update(each.name.encode("utf-8", "surrogateescape") + sha256(each.content).digest())
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{told.hexdigest()[:32]}_{number}")
