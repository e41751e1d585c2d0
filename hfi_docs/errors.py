"""What can go wrong, as values: a place, a problem, and the exceptions that carry problems."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ERROR = "feil"
WARNING = "advarsel"
#: How an extra is installed, without losing the others.
HOW_TO_INSTALL = (
    'Installer på nytt med tilleggene: «py -m uv tool install -U ".[pdf,serve,sprak]"» i mappen med programmet, eller '
    "navnet på filen (.whl) i stedet for punktumet."
)


class Position(NamedTuple):
    """A place in a file; line and column count from 1, columns in code points."""

    path: Path
    line: int
    column: int


class Edit(NamedTuple):
    """Another text for a piece of a file, written as the file writes it; the end is the first place after the piece."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Problem(NamedTuple):
    """One finding in a record, in Norwegian, with a stable code (HFI012) and advice on what to do.

    `edits` mend it, where there is but one right way to.
    """

    position: Position
    code: str
    level: str
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()


class Finding(NamedTuple):
    """A kind of problem with a code of its own; `message` and `hint` hold `{names}` that `at` fills in.

    `meaning` and `advice` say the same in general, where every problem of the kind has words of its own; `example` is
    a text that the rule speaks up about, `right` the same text as it should be.
    """

    code: str
    message: str
    hint: str = ""
    level: str = ERROR
    meaning: str = ""
    advice: str = ""
    example: str = ""
    right: str = ""

    def at(self, position: Position, **names: object) -> Problem:
        """The problem at a place."""
        return Problem(position, self.code, self.level, self.message.format(**names), self.hint.format(**names))


class Subject(NamedTuple):
    """What a group of findings is about, why it is told, and whose rule it is when it is not only ours.

    Each module that has findings has one, `SUBJECT`.
    """

    title: str
    why: str
    source: str = ""


class HfiError(Exception):
    """Base of everything this program raises on purpose; anything else is a bug and shows a traceback."""


class RecordError(HfiError):
    """The records cannot be used as they are; `problems` says why, each with its place.

    `consequence` is the Norwegian sentence that tells what was not done.
    """

    def __init__(self, problems: Sequence[Problem], consequence: str = "Ingenting er bygd.") -> None:
        self.problems = tuple(sorted(problems))
        self.consequence = consequence
        super().__init__("; ".join(problem.message for problem in self.problems))


class LoadError(RecordError):
    """A file could not be read as a record: syntax, encoding, duplicate key, too large."""


class UsageError(HfiError):
    """The command asked for something that does not exist, such as an unknown case number."""


class OutsideError(HfiError):
    """Something outside the records stops the work: a broken template, a locked file, a full disk."""


class TemplateError(OutsideError):
    """The Word template cannot be used; the message names the template and says what to mend in Word."""


class LostTextError(OutsideError):
    """A built document lacks text that it should hold (the conservation check)."""


class OutputError(OutsideError):
    """A finished document could not be put in its place; the old file is untouched."""


class DamagedArchiveError(OutsideError):
    """The archive is not as it was sealed; nothing is built upon it. `damages` are pairs of a path and what is wrong.

    `consequence` is the Norwegian sentence that tells what was not done.
    """

    def __init__(self, damages: Sequence[tuple[str, str]], consequence: str = "") -> None:
        self.damages = tuple(damages)
        told = "Arkivet er ikke som da det ble forseglet. Kjør «hfi-docs verify --all»."
        super().__init__(f"{told} {consequence}".rstrip())


class ConversionError(OutsideError):
    """Word files could not be turned into PDF; no PDF of the call was made, the Word files are untouched."""
