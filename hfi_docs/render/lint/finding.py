"""What the lint says: a stable code, the part of the package, and a sentence for people."""

from dataclasses import dataclass
from typing import TypeAlias

#: A part's name and a message; the table of rules adds the code.
Fault: TypeAlias = tuple[str, str]


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in a built document. `part` is the name inside the package, empty for the file as a whole."""

    code: str
    part: str
    message: str
