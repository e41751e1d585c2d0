"""An office that nobody here works in: a municipality with its own letterhead, numbers, series, labels and målform.

Everything that the program can do is done with its papers, and all of them bear its name alone.
"""

import re
import shutil
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hfi_docs.records.load import Workspace
from tests.converting import libre_office
from tests.letterheads import Letterhead
from tests.standing import command
from tests.test_minutes import printed
from tests.word import Word, read_word
from tests.workspaces import REPOSITORY

pytestmark = pytest.mark.stories

OFFICE = REPOSITORY / "tests" / "offices" / "Solvik kommune"
MEETING, OLDER = "KST/2027-02-18", "ELR/2027-03-04"
LETTERHEAD = Letterhead(
    font="Arial", size=10.5, headers={"default": "Solvik kommune"}, footers={"default": "Rådhusgata 1, 2999 Solvik"}
)
#: Whose program it was first.
OTHERS = re.compile(r"innlandet|helsefellesskap|samhandling", re.IGNORECASE)


def templates(workspace: Workspace) -> None:
    """The templates of the wheel, and those made of the office's letterhead."""
    folder = workspace.root / "templates/docx"
    shutil.copytree(
        REPOSITORY / "hfi_docs/word/template/letterhead", folder, ignore=shutil.ignore_patterns("*.py", "_*")
    )
    letter = workspace.root / "brev.docx"
    letter.write_bytes(LETTERHEAD.content())
    for name, kind in (("solvik", "sak"), ("innkalling-solvik", "innkalling"), ("protokoll", "protokoll")):
        names = ("--from", str(letter), "--name", name, "--kind", kind, "--force")
        assert command(workspace, "template", "new", *names) == 0


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The office, with everything built: papers and web pages of all, packets and extracts of its meetings."""
    root = tmp_path_factory.mktemp("kontorer") / "Solvik kommune på Øya"
    shutil.copytree(OFFICE, root)
    workspace = Workspace(root)
    templates(workspace)
    assert command(workspace, "build", "--all", "--html") == 0
    assert command(workspace, "build", "--meeting", MEETING, "--packet", "--extracts", "--html") == 0
    assert command(workspace, "build", "--meeting", OLDER, "--packet", "--html") == 0
    return workspace


@pytest.fixture(scope="module")
def sealed(office: Workspace) -> Workspace:
    """The office with both its meetings in the archive, and the minutes of one."""
    assert command(office, "archive", MEETING) == 0
    assert command(office, "archive", OLDER) == 0
    before = held(office)
    assert command(office, "archive", MEETING, "--minutes") == 0
    assert {path: content for path, content in held(office).items() if path in before} == before
    return office


@pytest.fixture
def own(sealed: Workspace, tmp_path: Path) -> Workspace:
    """A copy of the office that a test may change."""
    shutil.copytree(sealed.root, tmp_path / "kontor")
    return Workspace(tmp_path / "kontor")


def held(office: Workspace) -> dict[Path, bytes]:
    """What the archive holds of the meeting."""
    return {path: path.read_bytes() for path in (office.root / "arkiv/KST").rglob("*") if path.is_file()}


def papers(office: Workspace) -> dict[str, Word]:
    found = sorted((office.root / "build").rglob("*.docx"))
    return {path.stem: read_word(path.read_bytes()) for path in found}


def written(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a file, and in the files inside it, with where it stands."""
    if not zipfile.is_zipfile(BytesIO(content)):
        yield name, content.decode("utf-8", errors="replace")
        return
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in package.namelist():
            yield from written(f"{name}/{part}", package.read(part))


def test_nothing_is_wrong_with_it(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(office, "check") == 0
    assert command(office, "template", "check") == 0
    told = capsys.readouterr()
    assert "feil" not in told.err
    assert "advarsel" not in told.err


def test_every_document_is_there_under_the_office_s_own_numbers(office: Workspace) -> None:
    assert list(papers(office)) == [
        "ELR-sak 2027-3 Aktivitetar for eldre",
        "Innkalling ELR 2027-03-04",
        "Møtepakke ELR 2027-03-04",
        "FSK-sak 14-2027 Innstilling om Solvik skole",
        "Innkalling KST 2027-02-18",
        "Møtepakke KST 2027-02-18",
        "Protokoll KST 2027-02-18",
        "Sak 82-2027 Rehabilitering av Solvik skole",
        "Sak 83-2027 Orientering om vannforsyningen",
        "Saksprotokoll 82-2027",
        "Saksprotokoll 83-2027",
        "veinavn",
    ]


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        ("Sak 82-2027 Rehabilitering av Solvik skole", "Saksnummer 82/2027"),
        ("Sak 82-2027 Rehabilitering av Solvik skole", "Skolen er fra 1974 & har «Plan <B>» som arbeidsnavn."),
        ("Sak 82-2027 Rehabilitering av Solvik skole", "koster 19 750 000 kroner, av dette 12 500 000 kroner til nytt"),
        ("Sak 82-2027 Rehabilitering av Solvik skole", "\nKommunedirektørens innstilling\n"),
        ("Sak 82-2027 Rehabilitering av Solvik skole", "innen 1. juni 2027.\nSolvik\nkommunedirektør\nVedlegg\n"),
        ("Sak 83-2027 Orientering om vannforsyningen", "Se sak 82/2027."),
        ("FSK-sak 14-2027 Innstilling om Solvik skole", "\nFormannskapets innstilling\n"),
        ("ELR-sak 2027-3 Aktivitetar for eldre", "Kommunestyret handsamar KST-sak 82/2027."),
        ("ELR-sak 2027-3 Aktivitetar for eldre", "Solvik, 16. februar 2027\neldrekonsulent\n"),
        ("ELR-sak 2027-3 Aktivitetar for eldre", "\nDrøfting\n"),
        ("Innkalling ELR 2027-03-04", "2027/3"),
        ("Innkalling ELR 2027-03-04", "Dykkar ref.: 2027/90\nSaksbehandlar: rådgjevar i eldreomsorga\n"),
        ("Innkalling ELR 2027-03-04", "Solvik, 18. februar 2027\nleiar i eldrerådet\n"),
        ("Møtepakke ELR 2027-03-04", "a) Nytt frå bufellesskapet"),
        ("Innkalling KST 2027-02-18", "Vår ref.: 27/12\nDeres ref.: 2027/88\nSaksbehandler: rådgiver i politisk"),
        ("Innkalling KST 2027-02-18", "Kopi til: Kontrollutvalget; Solvik ungdomsråd, lederen\n"),
        ("Innkalling KST 2027-02-18", "18.20–18.30 |  | a) Status for skolebyggene  ·  ved eiendomssjefen |  | 10\n"),
        ("Innkalling KST 2027-02-18", "b) Vannforsyningen, se sak 83/2027"),
        ("Innkalling KST 2027-02-18", "\nSolvik, 4. februar 2027\nordfører\n"),
        ("Møtepakke KST 2027-02-18", "a) Status for skolebyggene  ·  ved eiendomssjefen"),
        ("Møtepakke KST 2027-02-18", "Fasaden mot øst er fredet."),
        ("Protokoll KST 2027-02-18", "PS 82/2027"),
        ("Protokoll KST 2027-02-18", "a)Status for skolebyggene  ·  ved eiendomssjefen"),
        ("Saksprotokoll 82-2027", "innen 1. juni 2027."),
        ("veinavn", "Fire veier mangler navn."),
    ],
)
def test_papers_say_what_the_records_say(office: Workspace, paper: str, told: str) -> None:
    assert told in printed(papers(office)[paper])


@pytest.mark.parametrize("paper", ["Innkalling KST 2027-02-18", "Protokoll KST 2027-02-18", "Saksprotokoll 82-2027"])
def test_who_signs_a_case_is_not_quoted_with_its_proposal(office: Workspace, paper: str) -> None:
    told = printed(papers(office)[paper])
    assert "kommunestyret vedtar rehabiliteringen" in told.lower()
    assert "\nkommunedirektør\n" not in told


def test_its_papers_bear_its_name(office: Workspace) -> None:
    for path in sorted((office.root / "build").rglob("*.docx")):
        with zipfile.ZipFile(path) as package:
            assert "<Company>Solvik kommune</Company>" in package.read("docProps/app.xml").decode(), path.name
        word = read_word(path.read_bytes())
        assert "Solvik kommune" in "".join((*word.headers, *word.footers)), path.name
        assert word.properties["creator"] in ("Kommunestyret", "Formannskapet", "Eldrerådet")
    for path in (office.root / "build").rglob("*.html"):
        assert "Solvik kommune" in path.read_text("utf-8"), path.name


def test_nothing_of_another_office_is_in_its_files(sealed: Workspace) -> None:
    files = [path for path in sorted(sealed.root.rglob("*")) if path.is_file()]
    kinds = {path.suffix for path in files}
    assert {".docx", ".html", ".yaml", ".txt", ".csv", ".pdf"} <= kinds
    found = {where for path in files for where, text in written(path.name, path.read_bytes()) if OTHERS.search(text)}
    assert found == set()


def test_what_ships_names_no_office() -> None:
    files = [path for path in sorted((REPOSITORY / "hfi_docs").rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    shipped = {where for path in files for where, text in written(path.name, path.read_bytes()) if "nnlandet" in text}
    assert shipped == set()


def test_it_can_be_sealed_and_built_again(sealed: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(sealed, "verify", "--all", "--rebuild") == 0
    capsys.readouterr()
    assert command(sealed, "decisions", MEETING) == 0
    told = capsys.readouterr().out
    assert "innen 1. juni 2027." in told
    assert "kommunedirektør\n" not in told
    bags = [path.read_text("utf-8") for path in sorted((sealed.root / "arkiv").rglob("bag-info.txt"))]
    assert len(bags) == 3
    for bag in bags:
        assert "Source-Organization: Solvik kommune, dokumentsenteret" in bag or "Solvik kommune" in bag


def test_every_command_reads_its_numbers(office: Workspace) -> None:
    for number in ("82/2027", "82/27", "PS 82/2027", "FSK 14/2027", "ELR 2027/3"):
        assert command(office, "check", number) == 0, number


def test_its_tasks_and_what_it_has_built_are_told(sealed: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, told in (
        (("followup",), "Legge fram framdriftsplanen"),
        (("status",), "KST 2027-02-18 (forseglet"),
        (("list",), "Rehabilitering av Solvik skole"),
        (("schema", "register", "kontor"), "ledetekster_nynorsk"),
    ):
        assert command(sealed, *arguments) == 0, arguments
        assert told in capsys.readouterr().out


def test_what_changes_after_the_sending_is_told(own: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    notice = own.root / "cases/møter/KST-2027-02-18.yaml"
    notice.write_text(notice.read_text("utf-8").replace("Status for skolebyggene", "Skolebyggene"), "utf-8")
    assert command(own, "changes", MEETING) == 0
    assert "underpunkter" in capsys.readouterr().out


def test_cases_are_copied_numbered_and_moved_in_its_own_way(own: Workspace) -> None:
    assert command(own, "new", "meeting", "KST/2027-04-15") == 0
    assert command(own, "number", "utkast/veinavn", "KST/2027-04-15") == 0
    assert command(own, "new", "case", "--from", "82/2027", "--meeting", "KST/2027-04-15") == 0
    assert command(own, "new", "meeting", "KST/2027-05-20") == 0
    assert command(own, "move", "84/2027", "KST/2027-05-20") == 0
    assert command(own, "check") == 0
    agendas = [(own.root / f"cases/møter/KST-{day}.yaml").read_text("utf-8") for day in ("2027-04-15", "2027-05-20")]
    assert [re.findall(r"sak: (\S+?)}", agenda) for agenda in agendas] == [["85/2027"], ["84/2027"]]


def test_its_pdf_bears_its_name(own: Workspace) -> None:
    libre_office()
    assert command(own, "build", "ELR 2027/3", "--pdf") == 0
    (made,) = (own.root / "build/ELR").rglob("*.pdf")
    with pikepdf.open(made) as pdf, pdf.open_metadata() as metadata:
        texts = "\n".join(f"{name}: {value}" for name, value in metadata.items())
        told = "\n".join(f"{value}" for value in pdf.docinfo.values())
    assert "Eldrerådet" in texts
    assert "Aktivitetar for eldre" in texts
    assert not OTHERS.search(texts + told)
