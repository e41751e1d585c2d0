"""What an earlier version sealed is still verified: `tests/sealed/` holds an archive of each, as it was written."""

import shutil
from pathlib import Path

import pytest

from hfi_docs.cli.main import run

SEALED = sorted((Path(__file__).parent / "sealed").iterdir())


@pytest.mark.parametrize("archive", SEALED, ids=lambda path: path.name)
def test_an_archive_of_an_earlier_version_is_whole(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(archive, tmp_path / "arkiv")
    (tmp_path / "cases").mkdir()
    (tmp_path / "templates" / "docx").mkdir(parents=True)
    assert run(["--workspace", str(tmp_path), "verify", "--all", "--rebuild"]) == 0
    assert "1 utgave" in capsys.readouterr().out
    paper = next((tmp_path / "arkiv").rglob("*.docx"))
    paper.chmod(0o644)
    paper.write_bytes(paper.read_bytes()[:-1])
    assert run(["--workspace", str(tmp_path), "verify", "--all"]) == 4
