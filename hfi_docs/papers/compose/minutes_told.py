"""What minutes say outside their own paper: in lists, quotations and the archive. What is closed is not told."""

from hfi_docs.papers.compose.material import Minuted
from hfi_docs.papers.compose.minutes_items import meeting_name
from hfi_docs.papers.compose.minutes_surroundings import surroundings_of
from hfi_docs.papers.minutes import Treated
from hfi_docs.papers.minutes.treated import APPROVED
from hfi_docs.papers.minutes.words import told
from hfi_docs.values.amounts import HARD_SPACE


def decided_words(item: Treated, minuted: Minuted) -> str:
    """What was decided, as text; "" for what is closed, or when nothing was."""
    if item.is_restricted or not item.decision:
        return ""
    here = minuted.here._replace(source=minuted.origin)
    if item.decision == APPROVED:
        return f"Protokollen fra {meeting_name(item.item.minutes_of, here)} godkjennes.".replace(HARD_SPACE, " ")
    return told(item.decision, surroundings_of(item, minuted, here))


def listed_title(item: Treated, minuted: Minuted) -> str:
    """What an item is called in a list: the public title of what is closed."""
    return (item.item.public_title if item.item.closed else item.title) or _called(item, minuted)


def _called(item: Treated, minuted: Minuted) -> str:
    if not item.item.minutes_of:
        return "Lukket sak" if item.item.closed else ""
    return f"Protokoll fra {meeting_name(item.item.minutes_of, minuted.here)}".replace(HARD_SPACE, " ")
