"""Core properties, set from the document and not by the template: docxtpl escapes them twice (word.md §1.2)."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from hfi_docs.document import Properties

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LONGEST = 255


def set_properties(document: "WordDocument", properties: Properties) -> None:
    """Writes title, language and the rest; the dates are the meeting's, so that equal input gives equal bytes."""
    core = document.core_properties
    when = datetime.combine(properties.created, time(), tzinfo=UTC)
    core.title = properties.title[:_LONGEST]
    core.subject = properties.subject[:_LONGEST]
    core.author = properties.author[:_LONGEST]
    core.last_modified_by = properties.author[:_LONGEST]
    core.keywords = properties.keywords
    core.category = properties.category
    core.content_status = properties.status
    core.language = properties.language
    core.comments = ""
    core.revision = 1
    core.created = when
    core.modified = when
