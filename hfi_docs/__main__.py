"""`python -m hfi_docs`."""

from hfi_docs.cli.main import main

main()
