"""Minutes inside another document: what the packet of the meeting that is to approve them holds."""

from hfi_docs.document import Block, Heading, Paragraph, Part, Text
from hfi_docs.papers.compose.material import Minuted
from hfi_docs.papers.compose.minutes import look_at, minutes_fields, minutes_sections
from hfi_docs.papers.compose.minutes_words import word
from hfi_docs.papers.references import Surroundings, minutes_anchor

#: The level that the sections of minutes have in their own document.
_LEVEL = 2
#: The fields of the record that facts are written in, where they are called something else.
_WRITTEN = {"møtedato": "møte", "møteleiar": "møteleder", "sted": "møte", "stad": "møte"}


def enclosed_minutes(minuted: Minuted, here: Surroundings, level: int) -> Part:
    """The minutes as a part of another document, its title a heading of `level`; `here` is the other document's."""
    anchor = minutes_anchor(minuted.meeting)
    own = minuted.here._replace(
        source=minuted.origin, enclosed=here.enclosed, patterns=here.patterns, prefix=f"{anchor}_"
    )
    roster, items = look_at(minuted)
    language, fields = minuted.minutes.language, minutes_fields(minuted, roster, own)
    blocks: list[Block] = [Heading(level, (Text(fields["overskrift"]),), bookmark=anchor, origin=own.at("møte"))]
    for name in ("møtedato", "tid", "sted", "stad", "nummer", "møteleder", "møteleiar", "referent"):
        if fields.get(name):
            told = (Text(f"{word(f'felt_{name}', language)}: ", bold=True), Text(fields[name]))
            blocks.append(Paragraph(told, "facts", own.at(_WRITTEN.get(name, name))))
    if fields["utkastmerknad"]:
        blocks.append(Paragraph((Text(fields["utkastmerknad"]),), "marker", own.at("status")))
    for section in minutes_sections(minuted, roster, items, own).values():
        blocks += (_deeper(block, level - _LEVEL + 1) for block in section)
    return Part(tuple(blocks), new_page=True, running=fields["kortittel"], language=language)


def _deeper(block: Block, levels: int) -> Block:
    return block._replace(level=block.level + levels) if isinstance(block, Heading) else block
