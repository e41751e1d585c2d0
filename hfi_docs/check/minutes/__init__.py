"""Rules for minutes: voters who were there, decisions that follow from the votes, nothing left out."""

from hfi_docs.check.minutes.changes import CHANGE_RULES
from hfi_docs.check.minutes.decisions import DECISION_RULES_OF_MINUTES
from hfi_docs.check.minutes.head import HEAD_RULES_OF_MINUTES
from hfi_docs.check.minutes.items import ITEM_RULES
from hfi_docs.check.minutes.missing import MISSING_RULES
from hfi_docs.check.minutes.outcomes import OUTCOME_RULES
from hfi_docs.check.minutes.people import PEOPLE_RULES
from hfi_docs.check.minutes.presence import PRESENCE_RULES
from hfi_docs.check.minutes.rule import CheckedMinutes, looked_at
from hfi_docs.check.minutes.texts import TEXT_RULES_OF_MINUTES
from hfi_docs.check.minutes.votes import VOTE_RULES
from hfi_docs.check.rule import RecordRule
from hfi_docs.check.wording.words import Words
from hfi_docs.errors import Problem
from hfi_docs.papers.compose import Minuted

__all__ = ["MINUTES_RULES", "CheckedMinutes", "check_minutes", "looked_at"]

MINUTES_RULES: tuple[RecordRule[[CheckedMinutes]], ...] = (
    *HEAD_RULES_OF_MINUTES,
    *PEOPLE_RULES,
    *PRESENCE_RULES,
    *ITEM_RULES,
    *VOTE_RULES,
    *DECISION_RULES_OF_MINUTES,
    *CHANGE_RULES,
    *OUTCOME_RULES,
    *MISSING_RULES,
    *TEXT_RULES_OF_MINUTES,
)


def check_minutes(minuted: Minuted, words: Words | None = None) -> list[Problem]:
    """Everything that is wrong with minutes whose structure is in order; `words` asks dictionaries."""
    checked = looked_at(minuted, words)
    return sorted({problem for each in MINUTES_RULES for problem in each.find(checked)})
