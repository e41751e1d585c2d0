"""The tags of a whole template read by Jinja, and their names held against what papers give."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from hfi_docs.context import Shape
from hfi_docs.contract import Contract
from hfi_docs.values.expressions import regex
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.names import NameReader, Print
from hfi_docs.word.template.prints import left_out_faults, missing_faults, pattern_faults, print_faults
from hfi_docs.word.template.statements import parse_tags, syntax_faults
from hfi_docs.word.template.tags import Story

_MEANT = regex(r"Mente du «(\w+)»")
_TEXT, _SLOT = Shape("text"), Shape("slot")


def reading_faults(
    stories: Sequence[Story],
    contract: Contract,
    patterns: Mapping[str, Shape] | None,
    structural: Collection[TemplateFault],
) -> Iterator[TemplateFault]:
    """Tags that cannot be read, and names that there are none of.

    Where there are `structural` faults, the tags of a part cannot be read together.
    """
    shape = shape_of(contract)
    told = {(fault.place, fault.tag) for fault in structural}
    is_whole = not structural
    for story in stories:
        for fault in syntax_faults(story, shape):
            is_whole = False
            if (fault.place, fault.tag) not in told:
                yield fault
    if not is_whole:
        return
    wrong: list[TemplateFault] = []
    prints: list[Print] = []
    for story in stories:
        reader = NameReader(story.tags, shape, patterns)
        reader.read(parse_tags(story))
        wrong += reader.faults
        prints += reader.prints
    yield from wrong
    yield from print_faults(prints)
    yield from left_out_faults(stories, contract)
    yield from pattern_faults(prints, stories, patterns or {})
    # Who meant a name has not forgotten it.
    meant = {(name,) for fault in wrong for name in _MEANT.findall(fault.message)}
    yield from missing_faults({each.path for each in prints} | meant, stories, contract)


def shape_of(contract: Contract) -> dict[str, Shape]:
    """Everything that a template may name, by name."""
    return {**dict.fromkeys(contract.fields, _TEXT), **dict.fromkeys(contract.slots, _SLOT), **contract.shape}
