"""Whether a document must be built again, and why: which of the things that it was made of changed."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from hfi_docs.output.ledger.digests import PROGRAM, file_digest, input_digest
from hfi_docs.output.ledger.state import BuiltDocument, Layers

_RECORDS = (".yaml", ".yml")


def reasons(before: Mapping[str, str], now: Mapping[str, str], root: Path) -> tuple[str, ...]:
    """A Norwegian clause for every input that is another than before, new or gone: «registeret tiltak er endret».

    A record that is only mentioned no longer, or mentioned now, is as it was: that follows from what mentions it.
    """
    names = [name for name in {**before, **now} if before.get(name, "") != now.get(name, "")]
    told = [name for name in names if not _is_unmentioned(name, before, now, root)]
    exchanged = _exchanged(names, before, now)
    clauses = tuple(_clause(name, before, now) for name in sorted(told or names) if name not in exchanged)
    if not exchanged:
        return clauses
    old, new = (PurePosixPath(name).name for name in exchanged)
    return (*clauses, f"malen er byttet fra {old} til {new}")


def _exchanged(names: Sequence[str], before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The template before and the one now, where the document has another: neither need be gone, or new."""
    templates = [name for name in names if PurePosixPath(name).match("templates/*/*.do[ct]x")]
    gone = [name for name in templates if before.get(name) and not now.get(name)]
    new = [name for name in templates if now.get(name) and not before.get(name)]
    return (gone[0], new[0]) if len(gone) == len(new) == 1 else ()


def _is_unmentioned(name: str, before: Mapping[str, str], now: Mapping[str, str], root: Path) -> bool:
    path = PurePosixPath(name)
    if _issue(name) and not now.get(name):
        return (root / name).is_file()
    is_record = path.suffix.lower() in _RECORDS and path.parts[:2] != ("cases", "register")
    return is_record and not (before.get(name) and now.get(name)) and (root / name).is_file()


def _clause(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name == PROGRAM:
        return "programmet er et annet"
    if (issue := _issue(name)) and not before.get(name):
        return f"{issue} er forseglet"
    what, neuter = (issue, False) if issue else _subject(PurePosixPath(name))
    if not now.get(name):
        return f"{what} er borte"
    if not before.get(name):
        return f"{what} er {'nytt' if neuter else 'ny'}"
    return f"{what} er endret"


def _issue(name: str) -> str:
    """«utgave-02» of a meeting's papers."""
    match PurePosixPath(name).parts:
        case ("arkiv", _, _, issue, *_) if issue.startswith("utgave-"):
            return issue
    return ""


def _subject(path: PurePosixPath) -> tuple[str, bool]:
    """What an input is called, and whether it is of neuter gender."""
    match path.parts:
        case ("cases", "register", _):
            return f"registeret {path.stem}", True
        case ("cases", "møter", _):
            return f"møtet {path.stem}", True
        case ("cases", "protokoller", _):
            return f"protokollen {path.stem}", False
        case ("arkiv", organ, day, "protokoll", *_):
            return f"den forseglede protokollen {organ}-{day}", False
        case ("cases", *_, _) if path.suffix.lower() in _RECORDS:
            return f"saken {path.stem}", False
        case ("templates", *_) if path.suffix == ".json":
            return f"skriftfilen {path.name}", False
        case ("templates", *_):
            return f"malen {path.name}", False
    return f"filen {path.name}", False


class Freshness:
    """Looks at each input and each file once. Documents share their layers, so that a layer is compared once too."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._digests: dict[str, str] = {}
        self._layers: dict[int, tuple[Mapping[str, str], bool]] = {}

    def rests(self, layers: Layers) -> bool:
        """Whether every input has the fingerprint that it had."""
        return all(self._is_same(layer) for layer in layers)

    def lies_there(self, document: BuiltDocument) -> bool:
        """Whether a document and the files that go along with it lie there as they were written."""
        outputs = {document.path: document.digest, **document.copies}
        return all(file_digest(f"{self._root}/{name}") == digest for name, digest in outputs.items())

    def digest(self, name: str) -> str:
        """The fingerprint of an input as it is now."""
        if name not in self._digests:
            self._digests[name] = input_digest(self._root, name)
        return self._digests[name]

    def _is_same(self, layer: Mapping[str, str]) -> bool:
        kept = self._layers.get(id(layer))
        if kept is None:
            same = all(self.digest(name) == digest for name, digest in layer.items())
            # The layer is kept with the answer: its identity is its own only as long as it lives.
            kept = self._layers[id(layer)] = (layer, same)
        return kept[1]
