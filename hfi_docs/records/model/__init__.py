"""What the records mean: frozen values with English names.

Glossary of terms without a true English equal: an *organ* is a committee (utvalg), a *measure* (tiltak) is a line of
the action plan, a *grant* (midler) is money that a case has given it, a *carry-over* (overføring) is what goes on to
the next year, a *need* (behov) is what is asked for. `key` is the way back to the value in its record.
"""

from hfi_docs.records.model.case import (
    Attachment,
    Case,
    CaseContent,
    CaseHeader,
    CaseSection,
    Definition,
    Ranked,
    Ranking,
    Revision,
    Step,
    Task,
)
from hfi_docs.records.model.measures import (
    Assigned,
    CarryOver,
    FollowedUp,
    Grant,
    Measure,
    Member,
    Need,
    NeedPart,
    Plan,
    PlanArea,
    PlanEntry,
    PlanPoint,
)
from hfi_docs.records.model.meeting import (
    AgendaItem,
    AgendaPoint,
    Deadline,
    LetterReferences,
    Meeting,
    Meetings,
    Notice,
    Organ,
    OrganDeadline,
    OwnField,
    ReferenceLine,
    Signature,
    StandingItem,
)
from hfi_docs.records.model.registers import Registers, Secretariat, Spelling
from hfi_docs.records.model.tables import FigureSpec, FileSpec, Line, TableSpec, View, ViewColumn
from hfi_docs.values.amounts import Parts
from hfi_docs.values.case_numbers import CaseNumber

__all__ = [
    "AgendaItem",
    "AgendaPoint",
    "Assigned",
    "Attachment",
    "CarryOver",
    "Case",
    "CaseContent",
    "CaseHeader",
    "CaseNumber",
    "CaseSection",
    "Deadline",
    "Definition",
    "FigureSpec",
    "FileSpec",
    "FollowedUp",
    "Grant",
    "LetterReferences",
    "Line",
    "Measure",
    "Meeting",
    "Meetings",
    "Member",
    "Need",
    "NeedPart",
    "Notice",
    "Organ",
    "OrganDeadline",
    "OwnField",
    "Parts",
    "Plan",
    "PlanArea",
    "PlanEntry",
    "PlanPoint",
    "Ranked",
    "Ranking",
    "ReferenceLine",
    "Registers",
    "Revision",
    "Secretariat",
    "Signature",
    "Spelling",
    "StandingItem",
    "Step",
    "TableSpec",
    "Task",
    "View",
    "ViewColumn",
]
