"""Every paper has a name of its own, also for those who take capital letters for small ones."""

from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.records.load import Workspace
from tests.archives import sealable_office
from tests.workspaces import replace_in

MEETING = "PA/2026-09-18"
NAME = "kommunale representanter"
_GROUP = f"      - {{id: kommunale, navn: {NAME}}}\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A meeting whose case has an attachment for some alone."""
    workspace = sealable_office(tmp_path)
    case = tmp_path / "cases/2026/PA-20-26.yaml"
    replace_in(case, "fil: PA-20-26/rapport.pdf}", "fil: PA-20-26/rapport.pdf, for: kommunale}")
    monkeypatch.chdir(tmp_path)
    return workspace


def built(office: Workspace) -> list[str]:
    return sorted(path.name for path in (office.output / MEETING).iterdir())


def test_the_paper_of_a_group_has_a_name_of_its_own_however_long_the_title_is(office: Workspace) -> None:
    title = "Rapport fra arbeidsgruppen"
    replace_in(office.root / "cases/2026/PA-20-26.yaml", title, f"{title} {'og en arbeidsgruppe til ' * 6}".rstrip())
    assert run(["build", "--meeting", MEETING]) == 0
    papers = [name for name in built(office) if name.startswith("PA-sak 20-26 Rapport")]
    assert len(papers) == 2
    assert papers[0].removesuffix(".docx").endswith(" kommunale representanter")
    assert max(map(len, papers)) <= 125


@pytest.mark.parametrize("twin", ["Kommunale representanter", NAME])
def test_two_groups_with_one_name_are_refused(
    office: Workspace, twin: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")
    replace_in(office.root / "cases/register/utvalg.yaml", _GROUP, f"{_GROUP}      - {{id: eiere, navn: {twin}}}\n")
    case = office.root / "cases/2026/PA-20-26.yaml"
    replace_in(case, "over fem regioner.}", "over fem regioner., for: eiere}")
    for command, name in (
        (["build", "--meeting", MEETING], "PA-sak 20-26 Rapport fra"),
        (["archive", MEETING], "Møte"),
    ):
        assert run(command) == 3
        told = capsys.readouterr().err
        same = "er samme filnavn på Windows og i SharePoint" if twin != NAME else f"To papirer får filnavnet «{name}"
        assert same in told
        assert name in told
    assert not office.output.exists()
    assert not office.archive.exists()
