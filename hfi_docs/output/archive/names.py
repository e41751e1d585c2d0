"""File names in an archive: what is noise, what is ours, and which names some systems take for the same."""

import re
from collections.abc import Iterable, Iterator

from hfi_docs.output.disk import PREFIX
from hfi_docs.values.case_numbers import ORGAN_PATTERN
from hfi_docs.values.expressions import regex

#: What Word, LibreOffice, Windows, macOS and sync clients leave behind by themselves.
_NOISE = regex(
    r"~\$.*|~wr[a-z]\d+\.tmp|\.~lock\..*#|thumbs\.db|ehthumbs\.db|desktop\.ini|\.ds_store|\._.*|\.directory"
    r"|\.fuse_hidden.*|\.nfs[0-9a-f]+|icon\r",
    re.IGNORECASE,
)
#: RFC 8493 writes a per cent sign as %25, `sha256sum` escapes a backslash: such names cannot satisfy both.
_UNSAFE = regex(r"[\x00-\x1f\x7f%\\]")
_ISSUE = regex(r"utgave-(\d{2,})")
_DAY = regex(r"\d{4}-\d{2}-\d{2}")
#: How many steps lead to an issue of a meeting's papers from the workspace.
_ISSUE_DEPTH = 4
#: The folder of a meeting's minutes, beside the issues of its papers: it has issues of its own.
MINUTES = "protokoll"
_MEETING = regex(rf"{ORGAN_PATTERN}/{_DAY.pattern}(?:/{MINUTES})?")


def is_noise(name: str) -> bool:
    """Whether a file is what other programs leave behind, or what an interrupted sealing left."""
    return bool(_NOISE.fullmatch(name)) or name.startswith(PREFIX)


def unsafe(paths: Iterable[str]) -> Iterator[str]:
    """The paths that a manifest cannot hold in a way that every program reads alike."""
    return (path for path in paths if _UNSAFE.search(path))


def issue_name(number: int) -> str:
    """The folder of an issue, «utgave-02»."""
    return f"utgave-{number:02}"


def issue_number(name: str) -> int | None:
    """The number of an issue's folder; None when the name is another."""
    match = _ISSUE.fullmatch(name)
    number = int(match[1]) if match else 0
    return number if number and issue_name(number) == name else None


def is_meeting(key: str) -> bool:
    """Whether a text names a meeting («SSU/2026-05-21»), or its minutes: as a path it then stays below the archive."""
    return bool(_MEETING.fullmatch(key))


def is_issue(folder: str) -> bool:
    """Whether a path below the archive is one that an issue can have, «SSU/2026-05-21/utgave-02»."""
    meeting, _, name = folder.rpartition("/")
    return is_meeting(meeting) and issue_number(name) is not None


def issues_before(folder: str) -> list[str]:
    """The issues that an issue of a meeting's papers came after, the oldest first; minutes are compared with none."""
    meeting, _, name = folder.rpartition("/")
    count = 0 if meeting.endswith(f"/{MINUTES}") else issue_number(name) or 0
    return [f"{meeting}/{issue_name(number)}" for number in range(1, count)]


def is_in_issue(path: str) -> bool:
    """Whether a path in a workspace leads into an issue of a meeting's papers, «arkiv/SSU/2026-05-21/utgave-02/…»."""
    steps = path.split("/")
    return len(steps) > _ISSUE_DEPTH and is_issue("/".join(steps[1:_ISSUE_DEPTH]))


def is_day(name: str) -> bool:
    """Whether a folder is named as a meeting's first day."""
    return bool(_DAY.fullmatch(name))
