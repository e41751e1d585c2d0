"""Drafts of e-mails as two parsers read them: Python's own, and one that shares nothing with it (Rust, `mailparse`)."""

import email
import email.policy
import re
from email.message import EmailMessage

import pytest
from fast_mail_parser import PyMail, parse_email
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.output.mail.letter import PLACEHOLDERS, STANDARD, draft_issue, filled, one_line, page
from hfi_docs.output.mail.message import Enclosure, MailDraft
from hfi_docs.values.kinds import KINDS
from hfi_docs.values.unreadable import UnreadableError
from tests.test_mail_calendar import MEETING

PLAIN = MailDraft("SSU/2026-05-21/utgave-01", "Innkalling", "Velkommen.\n", "nb")
#: A PDF is bytes of any kind, also those that look as if they ended something.
PDF = Enclosure("Møtepakke SSU 2026-05-21.pdf", bytes(range(256)) + b"\r\n--=_0\r\n.\r\n")


def by_python(draft: MailDraft) -> EmailMessage:
    message = email.message_from_bytes(draft.content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    found = [defect for part in message.walk() for defect in part.defects]
    assert found == []
    return message


def by_rust(draft: MailDraft) -> PyMail:
    return parse_email(draft.content)


def unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def test_it_is_a_draft() -> None:
    draft = PLAIN._replace(enclosures=(PDF,))
    assert by_python(draft)["X-Unsent"] == "1"
    assert by_rust(draft).headers["X-Unsent"] == ["1"]
    assert [name for name in ("From", "To", "Cc", "Bcc", "Date", "Message-ID") if name in by_python(draft)] == []


def test_an_organ_may_have_letters_that_no_head_has() -> None:
    issue = f"{'ØÆÅ' * 9}/2026-05-21/utgave-01"
    for each in (PLAIN._replace(issue=issue), MEETING._replace(issue=issue)):
        assert draft_issue(each.content) == issue


def test_every_line_ends_as_the_standard_has_it_and_is_short() -> None:
    content = PLAIN._replace(text=f"{'å' * 3000}\nb\r\nc\rd", enclosures=(PDF,), subject="å" * 900).content
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert content.isascii()


SUBJECTS = [
    "Innkalling til SSU-møtet 21. mai 2026",
    "Innkalling og sakspapirer til møtet for kommunale representanter i Helsefellesskap Innlandet, " * 4,
    '«Æ», Å; 😀 "x" =?utf-8?q?x?= <a@b.no>',
    "å" * 300,
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_is_read_as_it_was_written(subject: str) -> None:
    draft = PLAIN._replace(subject=subject)
    assert by_python(draft)["Subject"] == subject.strip()
    assert by_rust(draft).subject == subject.strip()


def test_nothing_can_be_put_into_the_head() -> None:
    draft = PLAIN._replace(
        subject="Innkalling\r\nBcc: alle@example.org\n\n<p>", to=("A\r\nBcc: b@example.org <c@example.org>",)
    )
    assert by_python(draft)["Subject"] == "Innkalling Bcc: alle@example.org <p>"
    assert "Bcc" not in by_python(draft)
    assert by_python(draft)["To"].addresses[0].addr_spec == "c@example.org"


def test_signs_that_nobody_sees_are_no_part_of_a_subject() -> None:
    assert one_line("Møte\u00adpakke\u00a021.\u202f mai\u200b\u2028 \x07x") == "Møtepakke 21. mai x"


RECEIVERS = (
    "sekretariat@example.org",
    "Sekretariatet <Sekretariat@example.org>",
    '"Utvalget, nord" <nord@example.org>',
    "Utvalget, «sør»; æøå 😀 <sor@kråkerøy.example>",
)


def test_receivers_are_read_with_their_names_and_each_once() -> None:
    draft = PLAIN._replace(to=RECEIVERS, copies=("kopi@example.org",), hidden=("arkiv@example.org",))
    told = [(each.display_name, each.addr_spec) for each in by_python(draft)["To"].addresses]
    assert told == [
        ("", "sekretariat@example.org"),
        ("Utvalget, nord", "nord@example.org"),
        ("Utvalget, «sør»; æøå 😀", "sor@xn--krkery-jua9m.example"),
    ]
    read = by_rust(draft).headers
    assert read["To"] == [
        "sekretariat@example.org, Utvalget, nord <nord@example.org>, "
        "Utvalget, «sør»; æøå 😀 <sor@xn--krkery-jua9m.example>"
    ]
    assert (read["Cc"], read["Bcc"]) == (["kopi@example.org"], ["arkiv@example.org"])


FILES = [
    "Møtepakke SSU 2026-05-21.pdf",
    "plain.pdf",
    'Å, «b»; "c" 😀.docx',
    f"{'Vedlegg å ' * 19}.xlsx",
    f"{'å' * 196}.zip",
    "uten-ending",
    "Prosent 100% og 'apostrof'.csv",
]


@pytest.mark.parametrize("name", FILES)
def test_a_file_keeps_its_name_and_its_bytes(name: str) -> None:
    draft = PLAIN._replace(enclosures=(PDF._replace(name=name),))
    [part] = by_python(draft).iter_attachments()
    assert (part.get_filename(), part.get_content_disposition()) == (name, "attachment")
    assert part.get_payload(decode=True) == PDF.content
    [other] = by_rust(draft).attachments
    assert (other.filename, bytes(other.content)) == (name, PDF.content)


def test_files_have_the_types_that_their_names_say() -> None:
    names = ["a.pdf", "a.PDF", "a.docx", "a.xlsx", "a.ics", "a.ukjent", "a"]
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert [Enclosure(name, b"").type for name in names] == [
        *("application/pdf", "application/pdf", word, sheet, "text/calendar"),
        *("application/octet-stream", "application/octet-stream"),
    ]
    draft = PLAIN._replace(enclosures=tuple(Enclosure(name, b"x") for name in names))
    assert [each.mimetype for each in by_rust(draft).attachments] == [Enclosure(name, b"").type for name in names]


TEXT = "Innkalling til møtet\nBare for «alle» & <noen>\n\nVedlagt:\n- a.pdf\n  - b\n  - c\n- d\n\nhttps://example.org/å?b=1&c.\n"


def test_both_forms_say_the_same() -> None:
    message = by_python(PLAIN._replace(text=TEXT))
    plain, shown = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert shown is not None
    assert unix(plain.get_content()) == TEXT
    assert unix(shown.get_content()) == page(TEXT, title="Innkalling", language="nb")
    read = by_rust(PLAIN._replace(text=TEXT))
    assert [unix(text) for text in (*read.text_plain, *read.text_html)] == [
        TEXT,
        page(TEXT, title="Innkalling", language="nb"),
    ]


def test_the_page_has_paragraphs_lists_and_links() -> None:
    assert page(TEXT, title="A & B", language="nn") == (
        '<!DOCTYPE html>\n<html lang="nn">\n<head>\n<meta charset="utf-8">\n<title>A &amp; B</title>\n</head>\n<body>\n'
        "<p>Innkalling til møtet<br>Bare for «alle» &amp; &lt;noen&gt;</p>\n"
        "<p>Vedlagt:</p>\n"
        "<ul>\n<li>a.pdf<ul>\n<li>b</li>\n<li>c</li>\n</ul></li>\n<li>d</li>\n</ul>\n"
        '<p><a href="https://example.org/å?b=1&amp;c">https://example.org/å?b=1&amp;c</a>.</p>\n'
        "</body>\n</html>\n"
    )


def test_a_line_that_asks_for_nothing_that_is_there_is_left_out() -> None:
    template = "Møte: {møte}\r\nTid: {tid}\n{dag}, {tid}\n\n{frister}\n\n{ukjent} {sted}\n"
    values = {"{møte}": "SSU\u00admøtet", "{tid}": "", "{dag}": "21.\u00a0mai", "{frister}": "", "{sted}": "{møte}"}
    assert filled(template, values) == "Møte: SSUmøtet\n21. mai,\n\n{ukjent} {møte}\n"


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_standard_text_asks_for_what_there_is(language: str) -> None:
    subject, text = STANDARD["nb" if language == "nb" else "nn"]
    assert set(re.findall(r"\{\w+\}", subject + text)) <= set(PLACEHOLDERS)
    assert filled(text, dict.fromkeys(PLACEHOLDERS, "")) == {"nb": "Hilsen\n", "nn": "Helsing\n"}[language]


def test_the_same_draft_has_the_same_bytes_and_another_has_others() -> None:
    draft = PLAIN._replace(enclosures=(PDF,))
    assert draft.content == draft.content
    other = draft._replace(enclosures=(PDF._replace(content=b"x"),))
    boundary = re.compile(rb'boundary="([^"]+)"')
    assert boundary.findall(draft.content) != boundary.findall(other.content)


SIGNS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(subject=SIGNS, text=SIGNS, name=SIGNS)
def test_whatever_is_said_is_read_as_it_is(subject: str, text: str, name: str) -> None:
    body, said = filled(text.replace("{", ""), {}), one_line(subject)
    draft = PLAIN._replace(subject=said, text=body, to=(f"{one_line(name)} <a@example.org>".replace('"', ""),))
    message = by_python(draft)
    assert message["Subject"] == said
    plain = message.get_body(("plain",))
    assert plain is not None
    assert unix(plain.get_content()) == body


def test_a_domain_that_the_net_has_no_form_for_is_refused() -> None:
    with pytest.raises(UnreadableError, match="er ikke et domene"):
        KINDS["mailbox"].read(f"Postmottak <a@{'åøæ' * 20}.no>")
    assert KINDS["email"].read("a@kråkerøy.example") == "a@kråkerøy.example"


LOCALS = st.from_regex(r"\A[a-zæ0-9!#$%&'*+/=?^_`{|}~.@ -]{1,20}\Z")


@given(local=LOCALS, domain=st.from_regex(r"\A[a-zæ0-9.-]{1,20}\Z"))
def test_an_address_that_is_taken_is_one_for_the_library_too(local: str, domain: str) -> None:
    written = f"{local}@{domain}"
    try:
        KINDS["mailbox"].read(written)
    except UnreadableError:
        return
    [address] = by_python(PLAIN._replace(to=(written,)))["To"].addresses
    assert address.addr_spec == f"{local}@{domain.encode('idna').decode()}"
