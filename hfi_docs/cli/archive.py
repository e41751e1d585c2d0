"""`archive` and `verify`: a meeting's papers sealed, and the archive looked over."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import answer, workspace_of
from hfi_docs.errors import UsageError

if TYPE_CHECKING:
    from hfi_docs.pipeline.sealing import Sealing
    from hfi_docs.pipeline.verifying import Verified

_DONE, _DAMAGED = 0, 4
_JSON = click.option("--json", "as_json", is_flag=True, help="Skriv svaret som ett JSON-objekt.")
_MEETING = click.argument("meeting", metavar="UTVALG/DATO")
