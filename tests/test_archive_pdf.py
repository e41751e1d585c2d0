"""The PDFs of the archive, made by LibreOffice: archive format that a validator finds nothing wrong with."""

from functools import partial
from pathlib import Path

import page
import pytest

from hfi_docs.output.archive import Archive
from hfi_docs.pipeline.archive import Sealing
from hfi_docs.pipeline.insets import convert_all
from tests.archives import found, seal, sealable_office
from tests.converting import libre_office


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealing:
    """The meeting of May 2026 with its PDFs."""
    converter = libre_office()
    workspace = sealable_office(tmp_path_factory.mktemp("pdf") / "office")
    return seal(workspace, make_pdfs=partial(convert_all, converter))


def pdfs(sealed: Sealing) -> list[Path]:
    return sorted((sealed.newest / "data" / "papirer").glob("*.pdf"))


def test_every_paper_has_one(sealed: Sealing) -> None:
    papers = sorted((sealed.newest / "data" / "papirer").glob("*.docx"))
    assert [path.with_suffix(".docx") for path in pdfs(sealed)] == papers
    assert len(papers) == 5


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_a_validator_finds_nothing(sealed: Sealing, profile: str) -> None:
    for path in pdfs(sealed):
        report = page.validate_pdf_bytes(path.read_bytes(), profile=profile)
        assert report.is_compliant, report.failures


def test_the_metadata_calls_it_archive_format(sealed: Sealing) -> None:
    metadata = (sealed.newest / "data" / "metadata.xml").read_text("utf-8")
    assert metadata.count("<konvertertTilFormat>PDF/A-2a</konvertertTilFormat>") == 5
    assert metadata.count("<konverteringsverktoey>LibreOffice") == 5
    assert not any("PDF" in note for note in sealed.notes)


def test_the_bag_verifies(sealed: Sealing) -> None:
    assert found(Archive(sealed.newest.parent.parent.parent)) == []
