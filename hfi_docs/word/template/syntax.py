"""What a template may say to Jinja: a short list, because a sandbox does not stop what only takes time or room.

`'a' * 10**9` and `center(10**9)` are gigabytes, `range` inside `range` never ends, a macro that calls itself is a
traceback, and all of it is safe in the eyes of a sandbox.
"""

from collections.abc import Collection, Iterator
from typing import Final

from jinja2 import nodes

from hfi_docs.errors import TemplateError

_MOST_LOOPS: Final = 3
#: How deep loops, choices and expressions may stand inside each other.
_DEEPEST: Final = 40
_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Slice, nodes.For, nodes.If, nodes.Assign, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Concat, nodes.Filter, nodes.CondExpr, nodes.Mul,
)  # fmt: skip
_REFUSED: Final = "Malen bruker noe som ikke er tillatt"


def refuse_more(tree: nodes.Template, filters: Collection[str]) -> None:
    """Lets pass what templates are made of.

    Raises:
        TemplateError: there is something else.
    """
    for node, depth, loops in _walk(tree):
        if depth > _DEEPEST:
            message = f"Malen har mer enn {_DEEPEST} løkker og valg inni hverandre. Del den opp."
            raise TemplateError(message)
        if loops > _MOST_LOOPS:
            message = f"Malen har mer enn {_MOST_LOOPS} løkker inni hverandre. Del den opp."
            raise TemplateError(message)
        why = _why_not(node, filters)
        if why:
            message = f"{_REFUSED}: {why}. Kjør «hfi-docs template check»."
            raise TemplateError(message)


def _walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int, int]]:
    """Every node, how deep it lies, and how many loops it stands in; without recursion."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        yield node, depth, loops
        # A pattern prints in loops of its own.
        inner = loops + isinstance(node, nodes.For)
        if depth <= _DEEPEST:
            waiting += ((child, depth + 1, inner) for child in node.iter_child_nodes())


def _why_not(node: nodes.Node, filters: Collection[str]) -> str:
    if type(node) not in _ALLOWED:
        return type(node).__name__.lower()
    match node:
        case nodes.Name(name=name) | nodes.Getattr(attr=name) if name.startswith("_"):
            return f"«{name}»"
        case nodes.Filter(name=name) if name not in filters or node.args or node.kwargs or node.node is None:
            return f"filteret «{name}»"
        case nodes.For() if node.recursive or not isinstance(node.target, nodes.Name):
            return "en løkke av et annet slag"
        case nodes.Assign() if not isinstance(node.target, nodes.Name):
            return "«set» av et annet slag"
        case nodes.Mul() if not _is_span(node):
            return "et regnestykke"
    return ""


def _is_span(node: nodes.Mul) -> bool:
    """What docxtpl makes of `{% hm %}`: how many columns a cell covers, times the rounds of its loop."""
    loop = node.right
    return (
        isinstance(node.left, nodes.Const)
        and isinstance(loop, nodes.Getattr)
        and loop.attr == "length"
        and isinstance(loop.node, nodes.Name)
        and loop.node.name == "loop"
    )
