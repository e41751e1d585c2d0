"""Complex fields of one story: do begin, separate and end nest, and what do the fields say."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hfi_docs.word.render.names import FLD_CHAR, FLD_SIMPLE, INSTR_TEXT, Element, W

_FIELD_TYPE = f"{W}fldCharType"
_INSTR = f"{W}instr"


@dataclass
class _Open:
    """A field that has begun and not ended."""

    instruction: list[str] = field(default_factory=list)
    separated: bool = False


@dataclass
class Fields:
    """The result of reading a story: field instructions as written, and what does not nest."""

    instructions: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_fields(root: Element) -> Fields:
    """Walk the field marks of a story in document order."""
    fields = Fields([item.get(_INSTR, "") for item in root.iter(FLD_SIMPLE)])
    stack: list[_Open] = []
    for element in root.iter(FLD_CHAR, INSTR_TEXT):
        fields.faults.extend(_step(element, stack, fields))
    fields.faults.extend(f"Feltet «{''.join(left.instruction).strip()}» slutter ikke." for left in stack)
    return fields


def _step(element: Element, stack: list[_Open], fields: Fields) -> Iterator[str]:
    kind = element.get(_FIELD_TYPE, "") if element.tag == FLD_CHAR else "instruction"
    if kind == "begin":
        stack.append(_Open())
    elif kind not in ("instruction", "separate", "end"):
        yield f"Et felt har merket «{kind}», som ikke finnes."
    elif not stack:
        yield "En del av et felt står utenfor et felt."
    elif kind == "end":
        fields.instructions.append("".join(stack.pop().instruction))
    elif stack[-1].separated:
        yield "Et felt har instruksjon eller skille etter at resultatet har begynt."
    elif kind == "separate":
        stack[-1].separated = True
    else:
        stack[-1].instruction.append(element.text or "")
