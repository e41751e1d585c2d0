"""What the lint says: a stable code, the part of the package, and a sentence for people."""

from typing import NamedTuple, TypeAlias

#: A part's name and a message; the table of rules adds the code.
Fault: TypeAlias = tuple[str, str]


class Finding(NamedTuple):
    """One fault in a built document. `part` is the name inside the package, empty for the file as a whole."""

    code: str
    part: str
    message: str
