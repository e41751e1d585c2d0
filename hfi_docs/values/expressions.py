"""Regular expressions that are compiled when a text is first held against them.

There are four hundred, and to build a paper takes a third of them: to compile them all took 40 of its 370 ms.
"""

import re
from typing import Any, AnyStr, cast


class Expression:
    """Stands for a pattern until it is asked for something; what it was asked for once it has at hand."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Another method finds what was compiled where Python itself keeps it.
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` gives it, but for one that cannot be compiled: that shows when it is first used."""
    return cast(re.Pattern[AnyStr], Expression(pattern, flags))
