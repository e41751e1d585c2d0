"""What differs between two issues of a meeting's papers: cases, sections, points of resolutions, figures in tables.

Both are composed as they would be printed, and what they print is compared: nothing differs that a reader cannot see,
and what follows from a change, such as a sum, is told as well. Pure.
"""

from hfi_docs.papers.changed import CaseChanges, Difference, MeetingChanges
from hfi_docs.papers.changes.cases import compare_cases
from hfi_docs.papers.changes.meetings import Sides, compare_meetings
from hfi_docs.papers.changes.telling import tell, tell_briefly

__all__ = [
    "CaseChanges",
    "Difference",
    "MeetingChanges",
    "Sides",
    "compare_cases",
    "compare_meetings",
    "tell",
    "tell_briefly",
]
