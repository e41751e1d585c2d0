"""Files that go along beside a paper: what may not, and under which names."""

from pathlib import Path

import pytest

from hfi_docs.pipeline.copied import check_copied
from hfi_docs.records.load import Workspace, read_attached
from hfi_docs.values.file_names import is_portable, portable_name
from tests.intake import refusal

PROGRAM = "er et program, et skript eller en snarvei og kan ikke sendes med."
MACROS = "kan ha makroer og kan ikke sendes med."
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("rapport.exe", b"x", PROGRAM),
        ("rapport.lnk", b"x", PROGRAM),
        ("rapport.js", b"x", PROGRAM),
        ("rapport.BAT", b"x", PROGRAM),
        ("rapport.pdf.exe", b"%PDF-1.7", PROGRAM),
        ("rapport.pdf", b"MZ\x90\0%PDF", PROGRAM),
        ("rapport.txt", b"#!/bin/sh\nrm", PROGRAM),
        ("rapport", b"\x7fELF\x02", PROGRAM),
        ("rapport.docm", b"PK\x03\x04", MACROS),
        ("rapport.xlsm", b"PK\x03\x04", MACROS),
        ("rapport.pptx", b"PK\x03\x04 ppt/vbaProject.bin", MACROS),
        ("rapport.doc", COMPOUND + "_VBA_PROJECT".encode("utf-16-le"), MACROS),
        ("rapport.zip", b"PK\x03\x04", "er en pakket fil og kan ikke sendes med."),
        ("rapport.html", b"<html>", "er en nettside og kan ikke sendes med."),
        ("rapport.pdf", b"0123456789", "er ikke en PDF og kan ikke sendes med."),
        ("rapport.doc", b"<html>", "er ikke det som endelsen .doc sier og kan ikke sendes med."),
        ("rapport.odt", b"tekst", "er ikke det som endelsen .odt sier og kan ikke sendes med."),
        ("rapport.p-d-f", b"x", "har en filendelse som ikke er noen og kan ikke sendes med."),
    ],
)
def test_what_may_not_go_along(name: str, content: bytes, message: str) -> None:
    assert refusal(lambda: check_copied(f"13-26/{name}", content)) == f"Filen «{name}» {message}"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("rapport.pdf", b"%PDF-1.7", ()),
        ("rapport.PDF", b"\n%PDF-1.7", ()),
        ("rapport.doc", COMPOUND, ()),
        ("rapport.pptx", b"PK\x03\x04", ()),
        ("rapport.txt", b"tekst", ()),
        ("rapport.xyz", b"x", ("filtypen .xyz er ukjent, så ikke alle kan åpne filen",)),
        ("rapport", b"x", ("navnet har ingen filendelse, så ikke alle kan åpne filen",)),
    ],
)
def test_what_goes_along(name: str, content: bytes, told: tuple[str, ...]) -> None:
    assert check_copied(f"13-26/{name}", content) == told


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("CON.pdf", "Fil CON.pdf"),
        ("aux", "Fil aux"),
        ("lpt1.tar.pdf", "Fil lpt1.tar.pdf"),
        ("rapport .pdf", "rapport.pdf"),
        ("rapport. pdf", "rapport.pdf"),
        (" rapport.pdf", "rapport.pdf"),
        ("rapport.pdf ", "rapport.pdf"),
        ("rap\u202efdp.exe", "rapfdp.exe"),
        ("rapport.p\u200fdf", "rapport.pdf"),
        ("rap\u00adport.pdf", "rapport.pdf"),
        ("x" * 236 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_names_that_no_other_machine_may_store(tmp_path: Path, name: str, better: str) -> None:
    assert not is_portable(name)
    assert portable_name(name) == better
    assert is_portable(better)
    record = tmp_path / "cases/13-26.yaml"
    told = refusal(lambda: read_attached(Workspace(tmp_path), record, f"13-26/{name}"))
    assert told.startswith("Filnavnet «")


@pytest.mark.parametrize(
    "name", ["rapport.pdf", "Årsrapport 2025 (endelig).pdf", "50 % flere.pdf", "a.b.c", "x" * 146 + ".pdf"]
)
def test_usual_names(name: str) -> None:
    assert is_portable(name)
