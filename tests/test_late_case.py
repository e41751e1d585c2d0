"""A late case from start to finish: sealed, sent, a case and a correction, sealed and sent again, proved.

Some cases are for the municipalities alone, so that two groups of readers are told, each of what it may see.
"""

import email
import email.policy
import shutil
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hfi_docs.cli.main import run
from hfi_docs.output.pdf import insets_in
from hfi_docs.records.load import Workspace
from tests.archives import sealable_office, snapshot
from tests.converting import libre_office
from tests.foreign_pdfs import A4, LYING, report
from tests.letterheads import by_python_docx
from tests.test_minutes import printed
from tests.word import read_word
from tests.workspaces import replace_in

pytestmark = pytest.mark.stories

MEETING = "PA/2026-09-18"
GROUP = " kommunale representanter"
NOTICE, PACKET, SUPPLEMENT, MAIL = (
    f"{what} PA 2026-09-18" for what in ("Innkalling", "Møtepakke", "Tilleggsinnkalling", "E-post")
)
FIRST, LATE, CLOSED = (f"cases/2026/PA-{number}-26.yaml" for number in (20, 21, 22))
AGENDA = "cases/møter/PA-2026-09-18.yaml"
BEGAN, NOW = "Rapporten ligger ved", "Rapporten om 12 sykehjem ligger ved"
SECRET = "Kommunene betaler 4 500 000 kroner."
REASON = "PA 21/26 og PA 22/26 er kommet til, og PA 20/26 er rettet"
TOLD = f"""\
PA/2026-09-18: Endret fra utgave-01 til nå
PA-sak 20/26 Rapport fra arbeidsgruppen
  merknad øverst: ny
    + Revidert 10. september 2026: Antallet sykehjem.
  Bakgrunn: endret
    - {BEGAN} (vedlegg 1).
    + {NOW} (vedlegg 1).
Ny sak: PA-sak 21/26 Beredskapen i høst
Ny sak: PA-sak 22/26 Husleien (bare for kommunale representanter)
"""


def case(number: int, title: str, background: str) -> str:
    return f"""\
sak: PA {number}/26
utvalg: PA
møte: 2026-09-18
type: orientering
tittel: {title}
status: endelig
bakgrunn: |
  {background}
forslag_til_vedtak: |
  Partnerskapsmøtet tar saken til orientering.
"""


def come_late(root: Path) -> None:
    """Two cases come, one of them for some alone, and the paper of the first is corrected."""
    (root / LATE).write_text(case(21, "Beredskapen i høst", "Planen er klar."), "utf-8")
    (root / CLOSED).write_text(case(22, "Husleien", SECRET), "utf-8")
    item = "  - {sak: PA 20/26, minutter: 20}\n"
    more = "  - {sak: PA 21/26, minutter: 10}\n  - {sak: PA 22/26, for: kommunale}\n"
    replace_in(root / AGENDA, item, f"{item}{more}")
    replace_in(root / FIRST, BEGAN, NOW)
    text = (root / FIRST).read_text("utf-8")
    (root / FIRST).write_text(f"{text}revidert: {{dato: 2026-09-10, grunn: Antallet sykehjem.}}\n", "utf-8")


class Reader:
    """Gives commands in an office, one after another, and keeps what was answered last."""

    def __init__(self, workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.folder = workspace.root, workspace.output / MEETING
        self.archive = workspace.archive
        self._capsys = capsys

    def does(self, *arguments: str, code: int = 0) -> str:
        """What is answered, with usual spaces."""
        self._capsys.readouterr()
        done = run([*arguments])
        told = "".join(self._capsys.readouterr()).replace("\u00a0", " ")
        assert done == code, told
        return told

    def sealed(self, number: int) -> Path:
        """The papers of an issue."""
        return self.archive / MEETING / f"utgave-0{number}" / "data" / "papirer"

    def mailed(self, whom: str = "") -> EmailMessage:
        """The draft to a group of readers."""
        content = (self.folder / f"{MAIL}{whom}.eml").read_bytes()
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        return message

    def attached(self, whom: str = "") -> dict[str, bytes]:
        """What an e-mail carries, by name."""
        parts = self.mailed(whom).iter_attachments()
        return {part.get_filename() or "": bytes(part.get_payload(decode=True) or b"") for part in parts}

    def says(self, whom: str = "") -> str:
        """What an e-mail says."""
        body = self.mailed(whom).get_body(("plain",))
        return str(body.get_content()).replace("\u00a0", " ") if body else ""


@pytest.fixture
def reader(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The first issue is built, sealed and drafted; then the cases come."""
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")
    found = Reader(sealable_office(tmp_path / "Kontor æøå"), capsys)
    monkeypatch.chdir(found.root)
    assert "ikke forseglet" in found.does("mail", MEETING, code=2)
    found.does("build", "--meeting", MEETING, "--packet")
    assert "forseglet" in found.does("build", "--meeting", MEETING, "--supplement", code=2)
    found.does("archive", MEETING)
    found.does("mail", MEETING)
    come_late(found.root)
    return found


def words(path: Path) -> str:
    return printed(read_word(path.read_bytes())).replace("\u00a0", " ")


def use_letterhead(reader: Reader) -> None:
    """Notices get a line of the office's own above the heads of their pages."""
    (reader.root / "brev.docx").write_bytes(by_python_docx())
    reader.does("template", "new", "--from", "brev.docx", "--kind", "innkalling", "--name", "innkalling", "--force")


def cases_in_outline(content: bytes) -> list[str]:
    """The bookmarks of cases in the PDF of a packet, with usual spaces."""
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        names = [str(item.title).replace("\u00a0", " ") for item in title.children]
    return [name for name in names if name.startswith("PA-sak")]


def test_what_is_answered_at_each_step(reader: Reader) -> None:
    first = snapshot(reader.sealed(1))
    assert TOLD in reader.does("changes", MEETING)
    assert "endret siden utgave-01 ble forseglet" in reader.does("mail", MEETING, code=2)
    told = reader.does("build", "--meeting", MEETING, "--packet", "--supplement")
    for name in (PACKET, f"{PACKET}{GROUP}", SUPPLEMENT, f"{SUPPLEMENT}{GROUP}"):
        assert f"Bygget: build/{MEETING}/{name}.docx" in told
    assert "endret siden utgave-01" in reader.does("status", "--meeting", MEETING)
    assert "er endret siden" in reader.does("mail", MEETING, code=2)
    assert "Skriv hvorfor" in reader.does("archive", MEETING, code=2)
    told = reader.does("archive", MEETING, "--reason", REASON)
    assert f"Erstatter: {MEETING}/utgave-01" in told
    assert f"  Ny: papirer/{SUPPLEMENT}{GROUP}.docx" in told
    assert "er ikke lik det forseglede" not in told
    reader.does("mail", MEETING)
    told = reader.does("status", "--meeting", MEETING)
    assert "forseglet: utgave-02" in told
    assert not [word for word in ("foreldet", "endret", "mangler", "til overs", "ukjent", "ikke i") if word in told]
    assert "Uendret" in reader.does("archive", MEETING)
    told = reader.does("verify", "--all", "--rebuild")
    assert "1 møte, 2 utgaver" in told
    assert "alt er som da det ble forseglet." in told
    assert snapshot(reader.sealed(1)) == first


def sent_again(reader: Reader) -> None:
    reader.does("build", "--meeting", MEETING, "--packet", "--supplement")
    reader.does("archive", MEETING, "--reason", REASON)
    reader.does("mail", MEETING)


def test_what_was_built_is_what_is_sealed_and_what_is_sent(reader: Reader) -> None:
    sent_again(reader)
    for whom in ("", GROUP):
        attached = reader.attached(whom)
        for name in (f"{PACKET}{whom}.docx", f"{SUPPLEMENT}{whom}.docx"):
            sealed = (reader.sealed(2) / name).read_bytes()
            assert (reader.folder / name).read_bytes() == sealed
            assert attached[name] == sealed
        assert not {f"{PACKET}{other}.docx" for other in ("", GROUP) if other != whom} & attached.keys()


def test_each_group_is_told_what_is_new_to_it_and_no_more(reader: Reader) -> None:
    sent_again(reader)
    sums = {"": False, GROUP: True}
    for whom, may_see in sums.items():
        supplement = words(reader.sealed(2) / f"{SUPPLEMENT}{whom}.docx")
        packet = words(reader.sealed(2) / f"{PACKET}{whom}.docx")
        for text in (supplement, packet):
            assert "Beredskapen i høst" in text
            assert "12 sykehjem" in text
            assert (SECRET in text) is may_see
        assert (SECRET in reader.says(whom)) is False
        assert REASON in reader.says(whom)
    for name, content in reader.attached().items():
        assert SECRET.encode() not in content
        assert GROUP not in name


def test_a_third_issue_is_told_from_the_second(reader: Reader) -> None:
    sent_again(reader)
    replace_in(reader.root / LATE, "Planen er klar.", "Planen er ferdig.")
    text = (reader.root / LATE).read_text("utf-8")
    (reader.root / LATE).write_text(f"{text}revidert: {{dato: 2026-09-12, grunn: Ny ordlyd.}}\n", "utf-8")
    reader.does("build", "--meeting", MEETING, "--packet", "--supplement")
    reader.does("archive", MEETING, "--reason", "PA 21/26 er rettet")
    supplement = words(reader.sealed(3) / f"{SUPPLEMENT}.docx")
    assert "Planen er ferdig." in supplement
    assert "12 sykehjem" not in supplement
    reader.does("verify", "--all", "--rebuild")
    shutil.rmtree(reader.root / "cases" / "2026")
    reader.does("verify", "--all", "--rebuild")


def test_it_goes_as_pdf_with_its_attachments_inside(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sealed PDF holds the attached pages, and the e-mail carries that PDF."""
    monkeypatch.delenv("HFI_SOFFICE")
    libre_office()
    (reader.root / "cases/2026/PA-20-26/rapport.pdf").write_bytes(report("Rapporten", [A4, LYING]))
    use_letterhead(reader)
    sent_again(reader)
    sealed = (reader.sealed(2) / f"{PACKET}.pdf").read_bytes()
    attached, inside = reader.attached(), "PA-sak 20-26 vedlegg 1 Rapport.pdf"
    assert attached[f"{PACKET}.pdf"] == sealed
    assert inside in insets_in(sealed)
    assert inside not in attached
    assert cases_in_outline(sealed) == ["PA-sak 20/26 Rapport fra arbeidsgruppen", "PA-sak 21/26 Beredskapen i høst"]
    assert "alt er som da det ble forseglet" in reader.does("verify", "--all", "--rebuild")
