"""The compact layout of a table: few columns on an upright page, for those who read on a tablet. Knows none by name.

A table is composed as any other, of the columns that are left, and then given its bands and its second lines.
"""

from hfi_docs.papers.compose.compact.arrangement import arrange
from hfi_docs.papers.compose.compact.blocks import compact_blocks

__all__ = ["arrange", "compact_blocks"]
