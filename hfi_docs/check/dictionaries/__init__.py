"""Hunspell's dictionaries and a frequency list (the extra `sprak`): loaded only for words that nobody asked about."""

from hfi_docs.check.dictionaries.finding import (
    Dictionaries,
    find_dictionaries,
    missing_packages,
    open_dictionaries,
    own_folder,
)

__all__ = ["Dictionaries", "find_dictionaries", "missing_packages", "open_dictionaries", "own_folder"]
