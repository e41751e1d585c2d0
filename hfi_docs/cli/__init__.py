"""The command line: options in, the pipeline's answer out as text or JSON. Decides nothing itself."""

from hfi_docs.cli.main import main

__all__ = ["main"]
