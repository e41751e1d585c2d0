"""Faults put into the program on purpose: a suite that does not see them protects less than it seems."""

import tomllib
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
REPOSITORY = FOLDER.parent.parent


class Mutant(NamedTuple):
    """One change: in which file what becomes what, and the tests of which at least one must fail.

    `named` marks the changes that once passed the whole suite; all of those must be seen.
    """

    family: str
    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    named: bool = False


def read_mutants() -> list[Mutant]:
    """Every mutant of every family (`tests/mutants/<family>.toml`)."""
    return [
        Mutant(path.stem, **{**entry, "tests": tuple(entry["tests"])})
        for path in sorted(FOLDER.glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]
    ]
