"""`python -m hfi_docs`."""

from hfi_docs.cli import main

main()
