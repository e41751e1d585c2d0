"""Microsoft Word on Windows, through PowerShell. Untried: no Windows machine was at hand when this was written.

Word decides which part of PDF/A it writes; what it falls short of is counted by the validation like anyone else's.
"""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.errors import ConversionError
from hfi_docs.output.pdf.converter import time_limit
from hfi_docs.output.pdf.process import run_program, stop_tree
from hfi_docs.records.files import reason

_FOLDER, _PROCESS = "HFI_PDF_FOLDER", "word.pid"
#: Word runs outside PowerShell's own tree of processes, so the number of the one that we started is written down. A
#: Word that has documents open is somebody's own and is neither noted nor ended.
_SCRIPT: Final = """
$ErrorActionPreference = 'Stop'
$folder = $env:HFI_PDF_FOLDER
Add-Type -Namespace Hfi -Name Window -MemberDefinition '[DllImport("user32.dll")] public static extern uint
GetWindowThreadProcessId(System.IntPtr window, out uint process);'
$word = New-Object -ComObject Word.Application
$own = $word.Documents.Count -eq 0
try {
  if ($own) { $word.Visible = $false }
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  Get-ChildItem -LiteralPath $folder -Filter *.docx | ForEach-Object {
    $document = $word.Documents.Open($_.FullName, $false, $true)
    try {
      $id = [uint32]0
      [void][Hfi.Window]::GetWindowThreadProcessId([IntPtr]$document.ActiveWindow.Hwnd, [ref]$id)
      if ($own) { Set-Content -LiteralPath (Join-Path $folder 'word.pid') -Value $id }
      $pdf = [IO.Path]::ChangeExtension($_.FullName, 'pdf')
      $document.ExportAsFixedFormat($pdf, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true, $true)
    } finally { $document.Close(0) }
  }
} finally { if ($own) { $word.Quit(0) } }
"""


class WordOnWindows(NamedTuple):
    """Word at a place, and the PowerShell that drives it."""

    program: Path
    powershell: Path
    name: str = "Microsoft Word"
    names_places: bool = False

    def version(self) -> str:
        """«Microsoft Word (Office16)», from the folder it lies in."""
        return f"{self.name} ({self.program.parent.name})"

    def export(self, files: Sequence[Path], folder: Path) -> str:
        """Puts a PDF beside each file, all opened by one Word.

        Raises:
            ConversionError: PowerShell cannot be started, or Word did not end in time.
        """
        command: list[str | Path] = [self.powershell, "-NoProfile", "-NonInteractive", "-Command", _SCRIPT]
        seconds = time_limit(len(files))
        try:
            ended = run_program(command, seconds=seconds, folder=folder, variables={_FOLDER: str(folder)})
        except OSError as error:
            message = f"PowerShell ({self.powershell}) kunne ikke startes ({reason(error)})."
            raise ConversionError(message) from None
        if ended.code is None:
            _stop_word(folder)
            message = (
                f"Word ble ikke ferdig på {seconds:.0f} sekunder og ble stoppet. "
                "Se om Word venter på svar i et vindu, og prøv igjen."
            )
            raise ConversionError(message)
        return ended.said


def _stop_word(folder: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        stop_tree(int((folder / _PROCESS).read_text(encoding="utf-8-sig")))
