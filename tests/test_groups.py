"""What is for one group of an organ is found in what is made for that group, and nowhere in what others get.

Every part of every file is searched: what is printed, headers, properties, alternative texts, bookmarks, pictures.
"""

import base64
import email
import email.policy
import html
import re
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hfi_docs.cli.main import run
from hfi_docs.papers.changes import Sides, compare_meetings
from hfi_docs.papers.compose import PACKET, SUPPLEMENT
from hfi_docs.papers.compose.readers import as_read_by
from hfi_docs.pipeline.documents import Job, jobs_of, make_document, tools_for
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.since import with_since
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from tests.archives import seal
from tests.closed_office import GROUPS, HOSPITAL, LOCAL, MEETING, Secret, agenda_office, closed_office
from tests.made_templates import made_template
from tests.pictures import MARK
from tests.test_minutes import printed
from tests.test_minutes_attached import approving_office, built
from tests.workspaces import REPOSITORY, replace_in


class Made(NamedTuple):
    """A file with what lies beside it, for whom it is, and the case that it is the paper of."""

    name: str
    whom: str
    of: str
    seen: str


def letters(content: bytes) -> str:
    """All that stands in a file, whatever it is: text, and bytes that are text."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            return "\n".join(f"{name}\n{letters(package.read(name))}" for name in package.namelist())
    if content.startswith(MARK):
        return f"bilde {int.from_bytes(content[16:20], 'big')} bredt"
    text = content.decode("utf-8", "ignore")
    if "<" in text:
        inside = re.findall(r"base64,([A-Za-z0-9+/=]+)", text)
        text = "\n".join([text, re.sub(r"<[^>]*>", "", text), *(letters(base64.b64decode(each)) for each in inside)])
    other = content.decode("cp1252", "ignore")
    return f"{html.unescape(text)}\n{other}".replace("\u00a0", " ").replace("\u202f", " ")


def made(job: Job, content: bytes) -> Made:
    """A document of the office with all that goes along with it."""
    beside = [f"{path.name}\n{letters(inside)}" for path, inside in job.along.items()]
    of = job.material.case.number if job.material.case else None
    name = f"{of.number}/{of.year % 100}" if of else ""
    whom = LOCAL if name == "2/26" else job.key.variant
    return Made(job.path.name, whom, name, "\n".join((job.path.name, letters(content), *beside)))


def documents(workspace: Workspace, *also: str) -> Iterator[tuple[Job, bytes]]:
    """The papers of the meeting, packets too."""
    checked = check_cases(Office(workspace), Selection(meeting=MEETING))
    assert [problem.message for problem in checked.problems if problem.level == "feil"] == []
    meetings = with_since(workspace, checked.meetings, check_cases)
    jobs = [*jobs_of(workspace, checked._replace(meetings=meetings).materials, ("møtepakke", *also))]
    tools = tools_for(workspace, jobs)
    yield from ((job, make_document(job, tools)) for job in jobs)


class Sent(NamedTuple):
    """The files of the meeting, and the secrets in its records."""

    files: tuple[Made, ...]
    secrets: tuple[Secret, ...]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    workspace, secrets = closed_office(tmp_path_factory.mktemp("lukket"))
    files = tuple(made(job, content) for job, content in documents(workspace, "html"))
    return Sent(files, tuple(secrets.all))


def test_there_is_a_paper_for_each_of_those_that_get_something(office: Sent) -> None:
    names = [each.name for each in office.files if each.name.endswith(".docx")]
    meeting, local = MEETING.replace("/", " "), GROUPS[LOCAL]
    assert [name for name in names if not name.startswith("Sak 02-26")] == [
        f"Innkalling {meeting}.docx",
        *(f"Møtepakke {meeting}{whose}.docx" for whose in GROUPS.values()),
        *(f"Sak 01-26 Prøvesak{whose}.docx" for whose in GROUPS.values()),
        *(f"Sak 04-26 Åpen sak{whose}.docx" for whose in ("", local)),
    ]


def test_nobody_gets_what_is_for_others(office: Sent) -> None:
    leaks = {
        (file.name, f"{secret.what} ({secret.whom}, {secret.of})")
        for file in office.files
        for secret in office.secrets
        if secret.whom not in ("", file.whom) and secret.text in file.seen
    }
    assert leaks == set()


def test_everybody_gets_what_is_theirs(office: Sent) -> None:
    """Else nothing would be proved by what is not there."""
    lost = {(file.name, f"{secret.what} ({secret.whom}, {secret.of})") for file, secret in wanted(office)}
    assert lost == set()


def test_all_is_called_the_same_and_leads_somewhere(office: Sent) -> None:
    """A table that some do not see takes its number with it, and nothing leads to what is not there."""
    papers = [each for each in office.files if each.name.startswith("Sak 01-26") and each.name.endswith(".docx")]
    for paper in papers:
        counted = re.findall(r"SEQ Tabell [^<]*?ARABIC( \\r \d)? ?<.*?<w:t>(\d)</w:t>", paper.seen)
        # Every part is read in two ways.
        counted = counted[: len(counted) // 2]
        if paper.whom == LOCAL:
            assert counted == [(" \\r 1", "1"), ("", "2"), (" \\r 1", "1"), (" \\r 3", "3")]
        else:
            assert counted == [(" \\r 1", "1"), (" \\r 3", "3")]
    for file in office.files:
        marks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', file.seen))
        assert set(re.findall(r'w:anchor="([^"]+)"', file.seen)) <= marks
        assert set(re.findall(r'href="#([^"]+)"', file.seen)) <= set(re.findall(r' id="([^"]+)"', file.seen))


ROWS = "{{ rad.tekst }} {{ rad.beløp }}\n{{ rad.merknad }}\n{%p endfor %}"
TEMPLATES = {
    "every table": f"{{%p for t in tabeller %}}\n{{{{ t.tittel }}}}\n{{%p for rad in t.rader %}}\n{ROWS}\n"
    "{%p endfor %}",
    "a table by its name": f"{{{{ tabeller.lukket.tittel }}}}\n{{%p for rad in tabeller.lukket.rader %}}\n{ROWS}",
    "every attachment": "{%p for v in vedlegg %}\n{{ v.overskrift }}\n{{ v.innhold }}\n{%p endfor %}",
    "the table of an attachment": f"{{%p for rad in vedlegg.linjer.tabell.rader %}}\n{ROWS}",
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_template_prints_what_others_may_not_see(template: str, tmp_path: Path) -> None:
    workspace, secrets = closed_office(tmp_path)
    workspace.template_path("egen.docx").write_bytes(made_template(TEMPLATES[template]))
    replace_in(workspace.root / "cases/01-26.yaml", '"tittel": "Prøvesak"', '"mal": "egen.docx", "tittel": "Prøvesak"')
    files = tuple(made(job, content) for job, content in documents(workspace) if job.template == "egen.docx")
    assert len(files) == len(GROUPS)
    found = Sent(files, tuple(secrets.all))
    test_nobody_gets_what_is_for_others(found)
    test_everybody_gets_what_is_theirs(found)


def wanted(office: Sent) -> Iterator[tuple[Made, Secret]]:
    for file in office.files:
        for secret in office.secrets:
            is_theirs = secret.whom in ("", file.whom)
            is_in = "pakke" in file.name or (file.of and file.of == secret.of)
            # Pages of the web have no running heads.
            is_in = is_in and not (secret.what == "kort tittel" and file.name.endswith(".html"))
            if is_theirs and is_in and secret.text not in file.seen:
                yield file, secret


def pdf_letters(content: bytes, folder: Path) -> str:
    """All that stands in a PDF: its pages as they are read, and every text and stream of its objects."""
    path = folder / "a.pdf"
    path.write_bytes(content)
    pages = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
    found = [pages.decode("utf-8")]
    with pikepdf.open(path) as pdf:
        waiting: list[object] = [*pdf.objects, pdf.trailer]
        while waiting:
            match waiting.pop():
                case pikepdf.Stream() as stream:
                    waiting += [pikepdf.Dictionary({name: stream[name] for name in stream.keys()})]  # noqa: SIM118
                    found.append(letters(stream.read_bytes()) if stream.get("/Subtype") != "/Image" else "")
                case pikepdf.Dictionary() as group:
                    waiting += [each for each in group.values() if not getattr(each, "is_indirect", False)]
                case pikepdf.Array() as array:
                    waiting += [each for each in array if not getattr(each, "is_indirect", False)]
                case pikepdf.String() | pikepdf.Name() as text:
                    found.append(str(text))
    return re.sub(r"\s+", " ", "\n".join(found).replace("\u00a0", " "))


@pytest.mark.stories
def test_the_pdfs_hold_what_the_word_files_hold(tmp_path: Path) -> None:
    workspace, secrets = closed_office(tmp_path)
    assert run(["-w", str(workspace.root), "build", "--meeting", MEETING, "--packet", "--pdf"]) == 0
    packets = {
        whose: pdf_letters(next(workspace.output.rglob(f"Møtepakke*26-05-21{called}.pdf")).read_bytes(), tmp_path)
        for whose, called in GROUPS.items()
    }
    shown = [each for each in secrets.all if each.what != "bilde"]
    for whose, text in packets.items():
        there = {each.what for each in shown if each.text in text and each.whom not in ("", whose)}
        lost = {(each.what, each.of) for each in shown if each.text not in text and each.whom in ("", whose)}
        assert (whose, there, lost) == (whose, set(), set())


WHOM = st.sampled_from(("", *(name for name in GROUPS if name)))
#: An attachment: for whom it is, and what it is.
KIND = st.sampled_from(("tekst", "tabell", "fil", "csv", "sak"))
ATTACHED = st.tuples(WHOM, KIND)


@settings(max_examples=25)
@given(agenda=st.lists(st.tuples(WHOM, st.lists(ATTACHED, max_size=4)), min_size=1, max_size=4))
def test_any_agenda(agenda: list[tuple[str, list[tuple[str, str]]]], tmp_path_factory: pytest.TempPathFactory) -> None:
    workspace, secrets = agenda_office(tmp_path_factory.mktemp("saker"), agenda)
    packets = {
        job.key.variant: made(job, content) for job, content in documents(workspace) if job.key.kind == PACKET.name
    }
    everything = "\n".join(file.seen for file in packets.values())
    assert [secret for secret in secrets if secret.whom != "-" and secret.text not in everything] == []
    for whose, file in packets.items():
        seen = {secret for secret in secrets if secret.text in file.seen}
        assert seen == {secret for secret in secrets if secret.whom in ("", whose)}


#: A case with what is attached to it, each for some before and for some now.
TWICE = st.tuples(st.tuples(WHOM, WHOM), st.lists(st.tuples(st.tuples(WHOM, WHOM), KIND), max_size=3))


@settings(max_examples=25)
@given(agenda=st.lists(TWICE, min_size=1, max_size=3))
def test_what_has_been_closed_since_is_not_repeated(
    agenda: list[tuple[tuple[str, str], list[tuple[tuple[str, str], str]]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And what has been opened is told."""
    sides, secrets = [], []
    for at in (0, 1):
        asked = [(whom[at], [(of[at], kind) for of, kind in attached]) for whom, attached in agenda]
        workspace, found = agenda_office(tmp_path_factory.mktemp("saker"), asked)
        sides.append(check_cases(Office(workspace), Selection(meeting=MEETING)).meetings[0])
        secrets.append(found)
    for whose in GROUPS:
        before, now = as_read_by(whose, sides[0], sides[1]), as_read_by(whose, sides[1])
        told = f"{compare_meetings(Sides(before, before.papers), Sides(now, now.papers))}"
        for was, secret in zip(*secrets, strict=True):
            assert was.text == secret.text
            if secret.whom not in ("", whose):
                assert secret.text not in told
            elif was.whom not in ("", whose) and secret.what in ("bakgrunn", "merknad"):
                assert secret.text in told


def test_a_page_of_changes_tells_each_only_what_is_theirs(tmp_path: Path) -> None:
    """Sealed while all was open; since then every word is another, and some are for a group."""
    opened, closed = ([("", [("", "tekst"), (whom, "tekst")]), (whom, [])] for whom in ("", LOCAL))
    workspace, _ = agenda_office(tmp_path / "a", opened)
    seal(workspace)
    later, _ = agenda_office(tmp_path / "b", closed)
    for path in (later.root / "cases").rglob("*.yaml"):
        place = workspace.root / path.relative_to(later.root)
        place.write_text(path.read_text("utf-8").replace("Kløverblå", "Tistelgul"), "utf-8")
    _, now = agenda_office(tmp_path / "c", closed)
    told = (PACKET.name, SUPPLEMENT.name)
    jobs = [each for each in documents(workspace, SUPPLEMENT.name) if each[0].key.kind in told]
    assert [job.key.variant for job, _ in jobs] == ["", LOCAL] * len(told)
    for file in (made(job, content) for job, content in jobs):
        assert "Endret siden" in file.seen
        for secret in now:
            assert (secret.text in file.seen) == (secret.whom in ("", file.whom))
            assert (secret.text.replace("Kløverblå", "Tistelgul") in file.seen) == (secret.whom in ("", file.whom))


def mail_letters(content: bytes) -> str:
    """All that stands in an e-mail: its heads, its text, and what is attached to it."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    found = [f"{part.get_filename('')}\n{letters(bytes(part.get_payload(decode=True)))}" for part in parts]
    return "\n".join([*map(str, message.values()), *found])


def test_each_gets_an_e_mail_with_what_is_theirs(tmp_path: Path) -> None:
    workspace, secrets = closed_office(tmp_path)
    told = [secrets.word(whom, "e-post", "tekst") for whom in (LOCAL, HOSPITAL)]
    for number, (whom, text) in enumerate(zip((LOCAL, HOSPITAL), told, strict=True)):
        mailing = f'"e_post": {{"til": "gruppe{number}@example.org", "tekst": "{text} {{vedlegg}} {{endringer}}"}}'
        register = workspace.root / "cases/register/utvalg.yaml"
        replace_in(register, f'"navn": "{GROUPS[whom].strip()}"', f'"navn": "{GROUPS[whom].strip()}", {mailing}')
    seal(workspace, MEETING)
    case = workspace.root / "cases/02-26.yaml"
    case.write_text(case.read_text("utf-8").replace("Kløverblå", "Tistelgul"), "utf-8")
    seal(workspace, MEETING, "Rettet")
    assert run(["-w", str(workspace.root), "mail", MEETING]) == 0
    folder = workspace.output / MEETING
    calendar = letters((folder / f"Møte {MEETING.replace('/', ' ')}.ics").read_bytes())
    assert [secret for secret in secrets.all if secret.text in calendar or "Tistelgul" in calendar] == []
    for whose, called in GROUPS.items():
        found = mail_letters((folder / f"E-post {MEETING.replace('/', ' ')}{called}.eml").read_bytes())
        assert {each.what for each in secrets.all if each.whom not in ("", whose) and each.text in found} == set()
        theirs = [each for each in secrets.all if each.whom in ("", whose) and not each.of.startswith("2/26")]
        assert [each for each in theirs if each.text not in found] == []
        assert ("Tistelgul" in found) == (whose == LOCAL)
        others = [name.strip() for group, name in GROUPS.items() if group not in ("", whose)]
        assert not any(
            f"@{name}" in found or f"Møtepakke {MEETING.replace('/', ' ')} {name}" in found for name in others
        )
        assert ("gruppe0@" in found, "gruppe1@" in found) == (whose == LOCAL, whose == HOSPITAL)


def test_what_is_for_a_group_no_longer_is_told_as_left_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace, _ = agenda_office(tmp_path, [("", [(LOCAL, "tekst")])])
    build = ["-w", str(workspace.root), "build", "--meeting", MEETING, "--packet"]
    assert run(build) == 0
    replace_in(workspace.root / "cases/01-26.yaml", f'"for": "{LOCAL}",', "")
    assert run(build) == 0
    capsys.readouterr()
    run(["-w", str(workspace.root), "status", "--meeting", MEETING])
    told = re.findall(r"til overs (.+)", capsys.readouterr().out)
    assert told == [f"{name}{GROUPS[LOCAL]}.docx" for name in ("Møtepakke SSU 2026-05-21", "Sak 01-26 Sak 1-26")]


#: The rows of the table in the guide, each with secrets by what they are, or with words that all see.
TOLD = {
    "punkt på sakslisten: tid, nummer, tittel og type": ("Gruppemøte",),
    "punkt på sakslisten: `ved`, `merknad`, `underpunkter`": ("innleder", "merknad", "underpunkt"),
    "sak: tittelen": ("Lukket sak",),
    "sak: papiret, vedleggene, filene og forslaget i saksgrunnlaget": ("bakgrunn", "PDF", "forslag", "rolle"),
    "protokoll som skal godkjennes: selve protokollen": (),
    "vedlegg: nummer og tittel": ("Notatet tekst", "Fast vedlegg"),
    "vedlegg: teksten, tabellen, bildet, filen, saken eller møtet det er": ("tekst i vedlegg", "csv", "bildetekst"),
}


def test_the_table_in_the_guide_is_true(office: Sent) -> None:
    guide = (REPOSITORY / "docs/oppslag.md").read_text("utf-8").partition("### Bare for noen")[2]
    rows = re.findall(r"^\| (.+?) \| (ja|nei) \| (?:ja|møtepakken.*?) \|$", guide, re.MULTILINE)
    assert {name for name, _ in rows} == set(TOLD)
    for_all, local = (
        next(each.seen for each in office.files if each.name.endswith(f"26-05-21{whose}.docx") and "pakke" in each.name)
        for whose in ("", GROUPS[LOCAL])
    )
    for name, answer in rows:
        words = [each.text for each in office.secrets if each.what in TOLD[name] and each.whom == LOCAL] or TOLD[name]
        assert [word in local for word in words] == [True] * len(words)
        assert [word in for_all for word in words] == [answer == "ja"] * len(words)


def test_minutes_that_a_group_is_to_approve_go_to_that_group(tmp_path: Path) -> None:
    workspace = approving_office(tmp_path)
    replace_in(tmp_path / "cases/møter/FSK-2026-04-14.yaml", "FSK 2026-03-10}", "FSK 2026-03-10, for: posisjon}")
    found = {path: "Møteleder: Ordfører" in printed(word) for path, word in built(workspace).items() if "pakke" in path}
    assert found == {"Møtepakke FSK 2026-04-14.docx": False, "Møtepakke FSK 2026-04-14 posisjonen.docx": True}
