"""LibreOffice, 7.4 or newer, called without a window."""

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.errors import ConversionError
from hfi_docs.output.pdf.converter import time_limit
from hfi_docs.output.pdf.process import run_program
from hfi_docs.records.files import reason

#: PDF/A-2 with tags and PDF/UA, and a named destination for each bookmark: `papir.pdf#vedlegg_5` opens it there.
#: JSON options need LibreOffice 7.4.
_OPTIONS: Final = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
}
_FILTER: Final = f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS, separators=(',', ':'))}"
#: What it says also when all is well.
_NOISE: Final = ("convert ", "Warning: failed to launch javaldx", "javaldx:")
_OLDEST: Final = (7, 4)
_VERSION_SECONDS: Final = 20.0


#: Where it puts its own temporary files, which it leaves there when it is stopped.
_TEMPORARY: Final = ("TMPDIR", "TMP", "TEMP")
_PIPE_FOLDERS: Final = ("/tmp", "/var/tmp")


class LibreOffice(NamedTuple):
    """LibreOffice at a place."""

    program: Path
    name: str = "LibreOffice"
    names_places: bool = True

    def version(self) -> str:
        """«LibreOffice 7.4.7.2»; empty when it does not answer."""
        try:
            ended = run_program([self.program, "--version"], seconds=_VERSION_SECONDS, folder=self.program.parent)
        except OSError:
            return ""
        line = next((line for line in ended.said.splitlines() if line.startswith("LibreOffice")), "")
        return " ".join(line.split()[:2]) if ended.code == 0 else ""

    def export(self, files: Sequence[Path], folder: Path) -> str:
        """Puts a PDF beside each file, in one call with a profile of its own: two calls may share none.

        Raises:
            ConversionError: it cannot be started, or did not end in time.
        """
        profile = (folder / "profil").as_uri()
        command: list[str | Path] = [self.program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", _FILTER, "--outdir", folder, *files]
        seconds, temporary = time_limit(len(files)), dict.fromkeys(_TEMPORARY, str(folder))
        try:
            ended = run_program(command, seconds=seconds, folder=folder, variables=temporary)
        except OSError as error:
            message = f"LibreOffice ({self.program}) kunne ikke startes ({reason(error)}). Installer det på nytt."
            raise ConversionError(message) from None
        finally:
            _remove_pipe(profile)
        if ended.code is None:
            message = (
                f"LibreOffice ble ikke ferdig på {seconds:.0f} sekunder og ble stoppet. "
                "Prøv igjen, eller lag PDF av færre papirer om gangen."
            )
            raise ConversionError(message)
        return "\n".join(line for line in ended.said.splitlines() if not line.startswith(_NOISE))


def is_too_old(version: str) -> bool:
    """Whether a version as `LibreOffice.version` tells it is one that does not know our options."""
    found = re.match(r"LibreOffice (\d+)\.(\d+)", version)
    return found is not None and (int(found[1]), int(found[2])) < _OLDEST


def _remove_pipe(profile: str) -> None:
    """Removes the pipe of a LibreOffice that was stopped: named by user and profile, never in its temporary folder."""
    if os.name == "nt":
        return
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    for folder in _PIPE_FOLDERS:
        with contextlib.suppress(OSError):
            Path(folder, name).unlink(missing_ok=True)
