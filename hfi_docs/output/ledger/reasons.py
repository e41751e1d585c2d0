"""Why a document must be built again, in words: which of the things that it was made of changed."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from hfi_docs.output.ledger.digests import PROGRAM


def reasons(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """A Norwegian clause for every input that is another than before, new or gone: «registeret tiltak er endret»."""
    names = [name for name in {**before, **now} if before.get(name, "") != now.get(name, "")]
    return tuple(_clause(name, before, now) for name in sorted(names))


def _clause(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name == PROGRAM:
        return "programmet er et annet"
    what, neuter = _subject(PurePosixPath(name))
    if not now.get(name):
        return f"{what} er borte"
    if not before.get(name):
        return f"{what} er {'nytt' if neuter else 'ny'}"
    return f"{what} er endret"


def _subject(path: PurePosixPath) -> tuple[str, bool]:
    """What an input is called, and whether it is of neuter gender."""
    match path.parts:
        case ("cases", "register", _):
            return f"registeret {path.stem}", True
        case ("cases", "møter", _):
            return f"møtet {path.stem}", True
        case ("cases", *_, _) if path.suffix.lower() in (".yaml", ".yml"):
            return f"saken {path.stem}", False
        case ("templates", *_):
            return f"malen {path.name}", False
    return f"filen {path.name}", False
