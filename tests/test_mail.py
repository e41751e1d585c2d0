"""`hfi-docs mail`: the sealed papers of a meeting as drafts of e-mails, one for each group of readers."""

import email
import email.policy
import json
import re
import shutil
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from hfi_docs.cli.main import run
from hfi_docs.output.mail.fitting import FittedDraft, MailedFiles, fit
from hfi_docs.output.mail.letter import draft_issue
from hfi_docs.output.mail.message import Enclosure, MailDraft
from hfi_docs.records.load import Workspace
from tests.archives import MEETING, OTHER, seal
from tests.test_archive import fake_pdfs
from tests.test_archive_packets import GROUP, WHOLE, sealed
from tests.workspaces import replace_in

__all__ = ["sealed"]
ALL, SOME, DAY = (
    "E-post PA 2026-09-18.eml",
    "E-post PA 2026-09-18 kommunale representanter.eml",
    "Møte PA 2026-09-18.ics",
)
REPORT = "PA-sak 20-26 vedlegg 1 Rapport.pdf"
MEETING_PACKET = "Møtepakke"
CASE = "cases/2026/PA-20-26.yaml"
NOTICE = "cases/møter/PA-2026-09-18.yaml"
ORGANS = "cases/register/utvalg.yaml"
GROUPS = "      - {id: kommunale, navn: kommunale representanter}\n"


@pytest.fixture
def office(sealed: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An office with a meeting that is sealed, in which a case is for the municipalities alone."""
    shutil.copytree(sealed.root, tmp_path / "office")
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")
    monkeypatch.chdir(tmp_path / "office")
    return Workspace(tmp_path / "office")


def folder(office: Workspace, meeting: str = OTHER) -> Path:
    return office.output / meeting


def read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(path: Path) -> str:
    body = read(path).get_body(("plain",))
    assert body is not None
    return f"{body.get_content()}".replace("\r\n", "\n")


def files_of(path: Path) -> dict[str, bytes]:
    found: list[Any] = [*read(path).iter_attachments()]
    return {part.get_filename(): part.get_payload(decode=True) for part in found}


def events_of(office: Workspace) -> list[Any]:
    return Calendar.from_ical((folder(office) / DAY).read_bytes()).walk("VEVENT")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said when nothing is drafted."""
    assert run(["mail", OTHER, *arguments]) != 0
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_one_draft_for_all_and_one_for_each_group(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", OTHER]) == 0
    told = capsys.readouterr()
    assert told.out == (
        f"Laget: build/PA/2026-09-18/{ALL}\nLaget: build/PA/2026-09-18/{SOME}\nLaget: build/PA/2026-09-18/{DAY}\n"
        "Ingenting er sendt. Åpne utkastet i e-postprogrammet, les det, og send det selv.\n"
    )
    assert {path.name for path in folder(office).iterdir()} == {ALL, SOME, DAY}


def test_each_has_the_sealed_bytes_of_its_own_papers(office: Workspace) -> None:
    assert run(["mail", OTHER]) == 0
    data = office.archive / OTHER / "utgave-01/data"
    for draft, packet in ((ALL, WHOLE), (SOME, GROUP)):
        assert files_of(folder(office) / draft) == {
            packet: (data / "papirer" / packet).read_bytes(),
            REPORT: (data / "vedlegg" / REPORT).read_bytes(),
            DAY: (folder(office) / DAY).read_bytes(),
        }


def test_what_it_says(office: Workspace) -> None:
    replace_in(
        office.root / NOTICE, "status: endelig\n", "status: endelig\nfrister: [{hva: Meld forfall, dato: 2026-09-11}]\n"
    )
    sealing = seal(office, OTHER, "Frist for å melde forfall")
    assert run(["mail", OTHER]) == 0
    assert read(folder(office) / SOME)["Subject"] == (
        "Tilleggsinnkalling til Partnerskapsmøtet 18. september 2026 (bare for kommunale representanter)"
    )
    assert (
        text_of(folder(office) / SOME)
        == f"""\
Tilleggsinnkalling til Partnerskapsmøtet 18. september 2026
Bare for kommunale representanter

Dato: fredag 18. september 2026
Tid: kl. 10.00–11.00
Sted: Teams

Frister:
- Meld forfall: 11. september 2026

Grunn: Frist for å melde forfall.

Det nye står i tilleggsinnkallingen. Den nye møtepakken erstatter den du har.

Endret siden papirene av 14. mai 2026 (utgave 1):
- Innkallingen
  - Frister: ny
    - Nå: Meld forfall: 11. september 2026

Vedlagt:
- {GROUP.replace(MEETING_PACKET, "Tilleggsinnkalling")}
- {GROUP}
- {REPORT}
- {DAY}

Fingeravtrykk: {sealing.fingerprint} (viser at papirene er de samme som i arkivet)

Hilsen
Helsefellesskap Innlandet
"""
    )


def test_nothing_that_is_for_a_group_is_told_to_all(office: Workspace) -> None:
    assert run(["mail", OTHER]) == 0
    assert "kommunale" not in text_of(folder(office) / ALL)
    assert b"kommunale" not in (folder(office) / DAY).read_bytes()


def test_the_meeting_for_calendars(office: Workspace) -> None:
    assert run(["mail", OTHER]) == 0
    [event] = events_of(office)
    assert (event["SUMMARY"], event["LOCATION"], event["SEQUENCE"]) == ("Partnerskapsmøtet", "Teams", 0)
    assert f"{event['DTSTART'].dt:%Y-%m-%d %H.%M}–{event['DTEND'].dt:%H.%M}" == "2026-09-18 10.00–11.00"
    # When it was sealed, whenever it is drafted.
    assert f"{event['DTSTAMP'].dt:%Y-%m-%d %H.%M}" == "2026-05-14 12.30"


def test_it_says_the_same_the_next_time(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", OTHER]) == 0
    first = {path.name: path.read_bytes() for path in folder(office).iterdir()}
    capsys.readouterr()
    assert run(["mail", "PA 2026-09-18"]) == 0
    assert {path.name: path.read_bytes() for path in folder(office).iterdir()} == first
    assert capsys.readouterr().out.count("Uendret: ") == 3


def test_a_draft_tells_its_issue(office: Workspace) -> None:
    assert run(["mail", OTHER]) == 0
    assert {draft_issue((folder(office) / name).read_bytes()) for name in (ALL, SOME, DAY)} == {f"{OTHER}/utgave-01"}
    assert draft_issue(b"Subject: x\r\n\r\nHei.\r\n") == draft_issue(b"") == ""


OWN = """\
    e_post:
      til: [Postmottak <post@example.org>, sekretariat@example.org]
      blindkopi: arkiv@example.org
      emne: "{utvalg}: {møte}, utgave {utgave}"
      tekst: |
        Hei!

        Møtet er {dag} {tid}. {grunn}
        {gruppe}

        {vedlegg}
"""
OWN_GROUP = """\
      - id: kommunale
        navn: kommunale representanter
        e_post: {til: kommunene@example.org}
"""


def test_an_office_has_its_own_words_and_receivers(office: Workspace) -> None:
    # Who gets it is no part of the papers: nothing need be sealed anew.
    replace_in(office.root / ORGANS, f"    grupper:\n{GROUPS}", f"{OWN}    grupper:\n{OWN_GROUP}")
    assert run(["mail", OTHER]) == 0
    one, other = read(folder(office) / ALL), read(folder(office) / SOME)
    assert (one["To"], one["Cc"], one["Bcc"]) == (
        "Postmottak <post@example.org>, sekretariat@example.org",
        None,
        "arkiv@example.org",
    )
    # What is for some never goes to all: a group has receivers of its own, or none; its words may be those of all.
    assert (other["To"], other["Cc"], other["Bcc"]) == ("kommunene@example.org", None, None)
    assert one["Subject"] == other["Subject"] == "Partnerskapsmøtet: Partnerskapsmøtet 18. september 2026, utgave 1"
    start = "Hei!\n\nMøtet er fredag 18. september 2026 kl. 10.00–11.00.\n"
    assert text_of(folder(office) / ALL).startswith(f"{start}\nVedlagt:\n- {WHOLE}\n")
    assert text_of(folder(office) / SOME).startswith(f"{start}kommunale representanter\n\nVedlagt:\n- {GROUP}\n")


def test_without_receivers_it_says_so(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", OTHER]) == 0
    assert f"Merk: «{SOME}» har ingen mottakere." in capsys.readouterr().err
    assert "To" not in read(folder(office) / SOME)


def test_in_nynorsk(office: Workspace) -> None:
    replace_in(office.root / NOTICE, "status: endelig\n", "status: endelig\nmålform: nynorsk\n")
    replace_in(office.root / NOTICE, "tid: 10.00–11.00\nsted: Teams\n", "")
    seal(office, OTHER, "Ny innkalling")
    assert run(["mail", OTHER]) == 0
    said = text_of(folder(office) / SOME)
    assert said.startswith("Tilleggsinnkalling til Partnerskapsmøtet 18. september 2026\nBerre for ")
    assert "\nEndra sidan papira av 14. mai 2026 (utgåve 1):\n- Innkallinga\n" in said
    assert "\n  - Tid: går ut\n    - Før: kl. 10.00–11.00\n  - Stad: går ut\n    - Før: Teams\n" in said
    assert "\nTid:" not in said
    assert "\nStad:" not in said
    assert said.endswith("\n\nHelsing\nHelsefellesskap Innlandet\n")
    [event] = events_of(office)
    assert (f"{event['DTSTART'].dt}", f"{event['DTEND'].dt}") == ("2026-09-18", "2026-09-19")


def test_what_readers_need_first_comes_first(office: Workspace) -> None:
    new = """\
sak: PA 22/26
utvalg: PA
tittel: Ny legevakt
status: endelig
møte: 2026-09-18
type: orientering
forslag_til_vedtak: |
  1. PA tar saken til orientering.
bakgrunn: |
  Legevakten flytter.
"""
    (office.root / "cases/2026/PA-22-26.yaml").write_text(new, "utf-8")
    replace_in(office.root / NOTICE, "sted: Teams\n", "sted: Hamar\n")
    replace_in(office.root / NOTICE, "saksliste:\n", "saksliste:\n  - {sak: PA 22/26, for: kommunale}\n")
    replace_in(office.root / CASE, "Rapporten ligger ved", "Rapporten følger")
    seal(office, OTHER, "Sak 22/26 er kommet til!")
    assert run(["mail", OTHER]) == 0
    for draft in (ALL, SOME):
        said = text_of(folder(office) / draft)
        assert "\nGrunn: Sak 22/26 er kommet til!\n" in said
        new_case = "- Ny sak: PA-sak 22/26 Ny legevakt (bare for kommunale representanter)\n"
        assert (
            0 < said.index(new_case) < said.index("- PA-sak 20/26 ") < said.index("- Innkallingen\n  - Sted: Teams → ")
        )


def test_a_meeting_over_two_days(office: Workspace) -> None:
    days = (
        "til: 2026-09-19\ndager:\n  - {dato: 2026-09-19, tid: 09.00–12.00}\n  - {dato: 2026-09-18, tid: 10.00–16.00}\n"
    )
    replace_in(office.root / NOTICE, "tid: 10.00–11.00\n", days)
    seal(office, OTHER, "Ny innkalling")
    assert run(["mail", OTHER]) == 0
    events = events_of(office)
    assert [f"{each['DTSTART'].dt:%d. %H}–{each['DTEND'].dt:%H}" for each in events] == ["18. 10–16", "19. 09–12"]
    assert "Dato: fredag–lørdag 18.–19. september 2026\nTid: 19. september 2026 kl. 09.00–12.00; " in text_of(
        folder(office) / ALL
    )


def test_a_pdf_goes_before_its_word_file(office: Workspace) -> None:
    seal(office, OTHER, "Lagt til PDF", make_pdfs=fake_pdfs)
    assert run(["mail", OTHER]) == 0
    pdf = WHOLE.replace(".docx", ".pdf")
    assert [*files_of(folder(office) / ALL)] == [pdf, REPORT, DAY]
    assert files_of(folder(office) / ALL)[pdf] == (office.archive / OTHER / "utgave-02/data/papirer" / pdf).read_bytes()


def test_readers_for_whom_nothing_is_new_are_not_told_of_it(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_in(office.root / "cases/2026/PA-21-26.yaml", "møtes alene.", "møtes for seg selv.")
    seal(office, OTHER, "Rettet sak for kommunene")
    assert run(["mail", OTHER]) == 0
    assert "Merk: Ingenting er nytt for alle: papirene deres er som i forrige utgave.\n" in capsys.readouterr().err
    assert "kommunene" not in text_of(folder(office) / ALL)
    assert "Endret siden" not in text_of(folder(office) / ALL)
    assert "\n- PA-sak 21/26 Økonomien i kommunene (bare for kommunale representanter)\n  - Bakgrunn: " in text_of(
        folder(office) / SOME
    )
    assert "Rettet sak for kommunene" in text_of(folder(office) / SOME)


def test_a_draft_of_an_older_issue_is_out_of_date(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    def standing() -> list[str]:
        assert run(["status", "--meeting", OTHER]) == 0
        return re.findall(
            r"(?m)^ +(?:bygd|foreldet|endret) +(?:E-post|Møte ).*\n(?: +fordi .*\n)?", capsys.readouterr().out
        )

    assert run(["mail", OTHER]) == 0
    capsys.readouterr()
    assert standing() == [f"  bygd      {name}\n" for name in (SOME, ALL, DAY)]
    replace_in(office.root / CASE, "Rapporten ligger ved", "Rapporten følger")
    seal(office, OTHER, "Rettet")
    why = "            fordi den er av utgave-01, og utgave-02 er forseglet\n"
    assert standing() == [f"  foreldet  {name}\n{why}" for name in (SOME, ALL, DAY)]


# What is refused.


def test_what_is_not_sealed_is_not_sent(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", MEETING]) == 2
    told = capsys.readouterr().err
    assert told == (
        "Feil: Møtet SSU/2026-05-21 er ikke forseglet, og det er det forseglede som sendes. "
        "Kjør «hfi-docs archive SSU/2026-05-21».\n"
    )
    assert run(["mail", "SSU"]) == 2


def test_what_was_changed_since_is_sealed_first(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(office.root / CASE, "Rapporten ligger ved", "Rapporten følger")
    told = refused(capsys)
    assert told.startswith("Feil: PA/2026-09-18 er endret siden utgave-01 ble forseglet:\n  endret: papirer/")
    assert '«hfi-docs archive PA/2026-09-18 --reason "…"». Ingen utkast er skrevet.\n' in told
    assert not folder(office).exists()


def test_what_nobody_can_see_in_the_papers_may_be_changed(office: Workspace) -> None:
    replace_in(office.root / CASE, "sak: PA 20/26\n", "# En kommentar\nsak: PA 20/26\n")
    assert run(["mail", OTHER]) == 0


def test_drafts_are_not_sent(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(office.root / CASE, "status: endelig", "status: utkast")
    told = refused(capsys)
    assert "HFI150" in told
    assert told.endswith("Ingen utkast er skrevet.\n")


def test_papers_that_somebody_has_changed_are_not_those_that_are_sealed(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--meeting", OTHER, "--packet"]) == 0
    with (folder(office) / GROUP).open("ab") as file:
        file.write(b"x")
    (folder(office) / REPORT).unlink()
    capsys.readouterr()
    told = refused(capsys)
    assert told == (
        "Feil: Ikke alt i build/PA/2026-09-18 er det som er forseglet:\n"
        f"  «{GROUP}» er endret for hånd\n"
        "Skriv det som er rettet, i saken, og forsegl på nytt; eller flytt filen, og bygg med "
        "«hfi-docs build --meeting PA/2026-09-18». Ingen utkast er skrevet.\n"
    )


def test_papers_that_are_older_are_told(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--meeting", OTHER, "--packet"]) == 0
    replace_in(office.root / CASE, "Rapporten ligger ved", "Rapporten følger")
    seal(office, OTHER, "Rettet")
    capsys.readouterr()
    assert f"  «{WHOLE}» er eldre enn det forseglede\n" in refused(capsys)
    assert run(["build", "--meeting", OTHER, "--packet"]) == 0
    assert run(["mail", OTHER]) == 0


def test_a_damaged_archive_is_told_as_such(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    paper = office.archive / OTHER / "utgave-01/data/papirer" / WHOLE
    paper.chmod(0o644)
    paper.write_bytes(b"x")
    assert run(["mail", OTHER, "--json"]) == 4
    told = capsys.readouterr()
    assert "skade" in told.err
    assert json.loads(told.out)["ok"] is False
    assert not folder(office).exists()


def test_without_a_notice_there_is_no_packet(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (office.root / NOTICE).unlink()
    meetings = office.root / "cases/register/møter.yaml"
    meetings.write_text(f"{meetings.read_text('utf-8')}  - {{id: pa-sept, utvalg: PA, dato: 2026-09-18}}\n", "utf-8")
    seal(office, OTHER, "Uten innkalling")
    assert "har ingen innkalling i cases/møter" in refused(capsys)


def test_a_draft_that_somebody_has_changed_is_never_lost(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", OTHER]) == 0
    draft = folder(office) / ALL
    mine = draft.read_bytes().replace(b"Hilsen", b"Vennlig hilsen")
    draft.write_bytes(mine)
    capsys.readouterr()
    assert refused(capsys) == (
        f"Feil: «{ALL}» er endret etter at programmet skrev den. Med --force blir den tatt vare på som "
        "«E-post PA 2026-09-18 (endret).eml».\n"
        "Ingen utkast er skrevet. Send det du har rettet, eller lag utkastene på nytt med --force.\n"
    )
    assert draft.read_bytes() == mine
    assert run(["mail", OTHER, "--force"]) == 0
    assert (folder(office) / "E-post PA 2026-09-18 (endret).eml").read_bytes() == mine
    assert text_of(draft).endswith("\nHilsen\nHelsefellesskap Innlandet\n")


def test_the_answer_for_other_programs(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", OTHER, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["issue"], told["kept"]) == (True, f"{OTHER}/utgave-01", [])
    assert [Path(each["path"]).name for each in told["outputs"]] == [ALL, SOME, DAY]
    assert all(each["changed"] for each in told["outputs"])
    assert len(told["notes"]) == 2


# What is too large.

BIG, SMALL = Enclosure("stor.pdf", b"\0" * 19_000_000), Enclosure("pakke.pdf", b"\0" * 1000)
INVITATION = Enclosure("Møte.ics", b"x")


def fitted(
    papers: tuple[Enclosure, ...], beside: tuple[Enclosure, ...], *, has_link: bool = True
) -> tuple[str, FittedDraft]:
    """What is attached and what is behind the link, and the whole answer."""
    written: list[str] = []

    def write(attached: Sequence[Enclosure], linked: Sequence[str]) -> MailDraft:
        written.append(f"{', '.join(each.name for each in attached)} | {', '.join(linked)}")
        return MailDraft("x", "x", "x\n", "nb", enclosures=tuple(attached))

    found = fit(MailedFiles(papers, beside, INVITATION), write, has_link=has_link)
    return written[-1], found


def test_what_fits_is_attached() -> None:
    told, found = fitted((SMALL,), (SMALL._replace(name="b"),))
    assert (told, found.linked) == ("pakke.pdf, b, Møte.ics | ", ())


def test_files_beside_the_papers_go_first_behind_the_link_and_all_of_them() -> None:
    told, found = fitted((SMALL,), (BIG, SMALL._replace(name="b")))
    assert told == "pakke.pdf, Møte.ics | stor.pdf, b"
    assert found.linked == ("stor.pdf", "b")
    assert 25_000_000 < found.whole < 27_000_000


def test_papers_that_are_too_large_are_behind_the_link_too() -> None:
    told, _ = fitted((BIG,), (SMALL._replace(name="b"),))
    assert told == "Møte.ics | stor.pdf, b"


def test_the_size_is_that_of_what_is_sent() -> None:
    # 18 MB are 24.6 MB as they are sent, 18.3 MB are 25.1.
    assert fitted((BIG._replace(content=b"\0" * 18_000_000),), ())[1].linked == ()
    assert fitted((BIG._replace(content=b"\0" * 18_300_000),), ())[1].linked == ("stor.pdf",)


def test_without_a_link_nothing_is_left_out() -> None:
    told, found = fitted((SMALL,), (BIG,), has_link=False)
    assert told == "pakke.pdf, stor.pdf, Møte.ics | "
    assert len(found.content) > 25_000_000


def test_a_large_report(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (office.root / "cases/2026/PA-20-26/rapport.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 75_000)
    seal(office, OTHER, "Hele rapporten")
    told = refused(capsys)
    assert told.startswith("Feil: E-posten for alle blir 26,")
    assert "og mange får ikke e-post over 25 MB." in told
    link = "https://example.org/delt"
    replace_in(
        office.root / ORGANS, f"    grupper:\n{GROUPS}", f"    e_post: {{lenke: '{link}'}}\n    grupper:\n{GROUPS}"
    )
    assert refused(capsys).startswith("Feil: E-posten for kommunale representanter blir 26,")
    group = f"      - {{id: kommunale, navn: kommunale representanter, e_post: {{lenke: '{link}/kommunene'}}}}\n"
    replace_in(office.root / ORGANS, GROUPS, group)
    assert run(["mail", OTHER]) == 0
    assert f"Legg disse i {link}, som det står i e-posten:\n  {REPORT}\n" in capsys.readouterr().err
    for draft, packet, place in ((ALL, WHOLE, link), (SOME, GROUP, f"{link}/kommunene")):
        supplement = packet.replace(MEETING_PACKET, "Tilleggsinnkalling")
        assert [*files_of(folder(office) / draft)] == [supplement, packet, DAY]
        assert f"for store for en e-post, og ligger her:\n{place}\n- {REPORT}\n" in text_of(folder(office) / draft)
