"""What stands in the packet's PDF is not attached once more; what could not be put in, is."""

from functools import partial
from pathlib import Path

import pytest

from hfi_docs.pipeline.insets import convert_all
from hfi_docs.pipeline.mailing import draft_mails
from hfi_docs.pipeline.office import Office
from tests.archives import OTHER, seal, sealable_office
from tests.converting import libre_office
from tests.foreign_pdfs import A4, report
from tests.test_mail import files_of
from tests.workspaces import replace_in

pytestmark = pytest.mark.stories


def test_files_that_stand_in_the_pdf_are_not_attached(tmp_path: Path) -> None:
    workspace = sealable_office(tmp_path / "office")
    files = workspace.root / "cases/2026/PA-20-26"
    (files / "brutt.pdf").write_bytes(b"%PDF-1.7\n" + b"\0" * 100)
    (files / "rapport.pdf").write_bytes(report("Rapport", [A4] * 2))
    attached = "  - {id: brutt, tittel: Brutt, fil: PA-20-26/brutt.pdf}\n  - {id: kart,"
    replace_in(workspace.root / "cases/2026/PA-20-26.yaml", "  - {id: kart,", attached)
    seal(workspace, OTHER, make_pdfs=partial(convert_all, libre_office()))
    [draft] = draft_mails(Office(workspace), OTHER).drafts
    assert [*files_of(draft)] == [
        "Møtepakke PA 2026-09-18.pdf",
        "PA-sak 20-26 vedlegg 2 Brutt.pdf",
        "Møte PA 2026-09-18.ics",
    ]
