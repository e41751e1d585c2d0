"""What a record of minutes comes to: who was there and voted, what was adopted, and in which words."""

from hfi_docs.papers.minutes.roster import Roster
from hfi_docs.papers.minutes.treated import Treated, treat_items

__all__ = ["Roster", "Treated", "treat_items"]
