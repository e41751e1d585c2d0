"""Clock times: «kl. 10.00–11.30», a point between hours and minutes and an en dash without spaces (DFØ)."""

from typing import NamedTuple

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

_HOUR = 60
_DAY = 24 * _HOUR
#: What a span looks like, as a pattern.
SPAN_FORM = r"(?:kl\.? ?)?(\d{1,2})[.:](\d{2}) ?[-–] ?(\d{1,2})[.:](\d{2})"
_SPAN = regex(SPAN_FORM)
_HINT = "Skriv tiden slik: 10.00–14.00."


class TimeSpan(NamedTuple):
    """From and to, in minutes after midnight. A meeting over several days may end earlier in the day than it began."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it lasts within one day, in minutes."""
        return self.end - self.start


def parse_time_span(text: str) -> TimeSpan:
    """The span in «10.00–11.30», «10:00-11:30» or «kl. 10.00–11.30».

    Raises:
        UnreadableError: another form, or a time that no clock shows.
    """
    match = _SPAN.fullmatch(" ".join(text.replace(HARD_SPACE, " ").split()))
    if match is None:
        message = f"«{text}» er ikke et tidsrom."
        raise UnreadableError(message, _HINT)
    start, end = (_clock(text, *match.group(first, first + 1)) for first in (1, 3))
    return TimeSpan(start, end)


def format_time(minutes: int) -> str:
    """«10.05»; a time past midnight begins anew."""
    hours, rest = divmod(minutes % _DAY, _HOUR)
    return f"{hours:02}.{rest:02}"


def format_time_span(span: TimeSpan) -> str:
    """«10.00–11.30»."""
    return f"{format_time(span.start)}–{format_time(span.end)}"


def _clock(text: str, hours: str, minutes: str) -> int:
    if int(minutes) >= _HOUR or int(hours) * _HOUR + int(minutes) > _DAY:
        message = f"«{text}» er ikke et klokkeslett."
        raise UnreadableError(message, _HINT)
    return int(hours) * _HOUR + int(minutes)
