"""An office that nobody here works in: a municipality with its own letterhead, numbers, series, labels and målform."""

import shutil

import pytest

from hfi_docs.records.load import Workspace
from tests.letterheads import Letterhead
from tests.standing import command
from tests.word import read_word
from tests.workspaces import REPOSITORY

OFFICE = REPOSITORY / "tests" / "offices" / "Solvik kommune"
MEETING = "KST/2027-02-18"
LETTERHEAD = Letterhead(
    font="Arial", size=10.5, headers={"default": "Solvik kommune"}, footers={"default": "Rådhusgata 1, 2999 Solvik"}
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The office with templates made of its letterhead, and everything of its meeting built."""
    root = tmp_path_factory.mktemp("kontorer") / "Solvik kommune"
    shutil.copytree(OFFICE, root)
    (root / "templates/docx").mkdir(parents=True)
    for name in ("sak", "innkalling", "protokoll"):
        shutil.copy(REPOSITORY / "templates/docx" / f"{name}.docx", root / "templates/docx")
    (root / "brev.docx").write_bytes(LETTERHEAD.content())
    workspace = Workspace(root)
    for name, kind in (("solvik", "sak"), ("innkalling-solvik", "innkalling")):
        letter = str(root / "brev.docx")
        assert command(workspace, "template", "new", "--from", letter, "--name", name, "--kind", kind) == 0
    assert command(workspace, "build", "--all") == 0
    assert command(workspace, "build", "--meeting", MEETING, "--packet", "--extracts") == 0
    return workspace


def papers(office: Workspace) -> dict[str, str]:
    found = sorted((office.root / "build").rglob("*.docx"))
    return {path.stem: str(read_word(path.read_bytes()).everything).replace("\u00a0", " ") for path in found}


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
        "FSK-sak 14-2027 Innstilling om Solvik skole",
        "Innkalling KST 2027-02-18",
        "Møtepakke KST 2027-02-18",
        "Protokoll KST 2027-02-18",
        "Sak 82-2027 Rehabilitering av Solvik skole",
        "Sak 83-2027 Orientering om vannforsyningen",
        "Saksprotokoll 82-2027",
        "Saksprotokoll 83-2027",
    ]


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        ("Sak 82-2027 Rehabilitering av Solvik skole", "Saksnummer 82/2027"),
        ("Sak 82-2027 Rehabilitering av Solvik skole", "Skolen er fra 1974 & har «Plan <B>» som arbeidsnavn."),
        ("Sak 82-2027 Rehabilitering av Solvik skole", "koster 19 750 000 kroner, av dette 12 500 000 kroner til nytt"),
        ("Sak 82-2027 Rehabilitering av Solvik skole", "Kommunedirektørens innstilling"),
        ("Sak 83-2027 Orientering om vannforsyningen", "Se sak 82/2027."),
        ("ELR-sak 2027-3 Aktivitetar for eldre", "Kommunestyret handsamar KST-sak 82/2027."),
        ("Innkalling ELR 2027-03-04", "2027/3"),
        ("Protokoll KST 2027-02-18", "PS 82/2027"),
        ("Møtepakke KST 2027-02-18", "Fasaden mot øst er fredet."),
    ],
)
def test_papers_say_what_the_records_say(office: Workspace, paper: str, told: str) -> None:
    assert told in papers(office)[paper]


def test_nothing_of_another_office_is_on_its_papers(office: Workspace) -> None:
    for name, text in papers(office).items():
        assert "Innlandet" not in text, name


def test_it_can_be_sealed_and_built_again(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(office, "archive", MEETING) == 0
    sealed = {path: path.read_bytes() for path in (office.root / "arkiv/KST").rglob("*") if path.is_file()}
    assert command(office, "archive", MEETING, "--minutes") == 0
    assert {path: path.read_bytes() for path in sealed} == sealed
    assert command(office, "verify", "--all", "--rebuild") == 0
    capsys.readouterr()
    assert command(office, "decisions", MEETING) == 0
    assert "innen 1. juni 2027." in capsys.readouterr().out
    bag = "".join(path.read_text("utf-8") for path in (office.root / "arkiv").rglob("bag-info.txt"))
    assert "Source-Organization: Solvik kommune" in bag
    assert "Innlandet" not in bag


def test_every_command_reads_its_numbers(office: Workspace) -> None:
    for number in ("82/2027", "82/27", "PS 82/2027", "FSK 14/2027", "ELR 2027/3"):
        assert command(office, "check", number) == 0, number
