"""What a converter is, and what comes out of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from hfi_docs.errors import ConversionError


class Converter(Protocol):
    """A program that makes PDF of Word files."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def program(self) -> Path:
        """The file that is run."""

    @property
    def names_places(self) -> bool:
        """Whether its PDFs name the places of bookmarks, so that pages can be found in them."""

    def version(self) -> str:
        """The version as the program tells it; empty when it does not answer."""

    def export(self, files: Sequence[Path], folder: Path) -> str:
        """Puts a PDF beside each of the Word files, which all lie in `folder`, a folder for this call alone.

        Returns:
            The last of what the program said. That a PDF is there is for the caller to see: programs end with 0 also
            when they fail.

        Raises:
            ConversionError: the program cannot be started, or did not end in time and was stopped.
        """


class Missing(NamedTuple):
    """There is no converter; `message` says what is missing and how to get it."""

    message: str


class UnlaidError(ConversionError):
    """The pages of other files could not be laid into a PDF; without them it can be made."""


class Converted(NamedTuple):
    """A PDF; how many findings it has against PDF/A-2a and PDF/UA-1, None when that was not validated.

    `remarks` are the first of the findings; `producer` is the program that the PDF names as its maker; `foreign` counts
    the pages of other files in it, with which it is not validated.
    """

    content: bytes
    findings_2a: int | None
    findings_ua1: int | None
    producer: str
    remarks: tuple[str, ...] = ()
    foreign: int = 0


def time_limit(count: int) -> float:
    """The seconds that a call with so many files may take; ten times what was measured on an office machine."""
    return 60.0 + 5.0 * count
