"""What the tests of PDF share: LibreOffice itself, programs that pretend to be it, and what a PDF holds."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from hfi_docs.output.pdf import Converter, Missing, find_converter
from hfi_docs.output.pdf.libre_office import LibreOffice
from tests.validators import outside_tool


def libre_office() -> Converter:
    """LibreOffice as the program finds it; the test is skipped without it, but never where the tests count."""
    found = find_converter(os.environ)
    program = None if isinstance(found, Missing) else found.program
    return LibreOffice(outside_tool("LibreOffice", program))


def pretend(folder: Path, script: str) -> LibreOffice:
    """A program in LibreOffice's place; the script gets its arguments, and `$out` is the folder of the PDFs."""
    program = folder / "soffice"
    program.write_text(
        f'#!/bin/sh\nout=.\nfor a in "$@"; do [ "$last" = --outdir ] && out=$a; last=$a; done\n{script}\n'
    )
    program.chmod(0o755)
    return LibreOffice(program)


def is_running(pid: int) -> bool:
    """Whether a process lives; one that has ended and waits for its parent does not."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.parent.parent.joinpath("self").exists():
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element, in reading order."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += reversed(list(item))
        elif isinstance(item, pikepdf.Dictionary):
            if "/S" in item:
                yield item
            if "/K" in item:
                waiting.append(item.K)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    """The type of every structure element, with the template's own types as the standard ones they stand for."""
    roles = {name: str(role) for name, role in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    return [roles.get(str(item.S), str(item.S))[1:] for item in elements(pdf)]
