"""Expressions in tags, held against the declared shape of what a template sees."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from jinja2 import nodes

from hfi_docs.context import Shape
from hfi_docs.values.words import nearest, suggest_or_list
from hfi_docs.word.template.blocks import fault_at, statement
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.tags import Tag

_TEXT, _NUMBER = Shape("text"), Shape("tall")
_NO_NAMES = "Her er ingen navn. Utvalgenes egne felt står i register/utvalg.yaml."
#: To look for the nearest of a longer one takes long, and helps nobody.
_LONGEST_NAME = 60
#: What a pattern calls the table that it draws; there is none outside patterns.
PATTERN: Final = "tabell"
#: What is known of a loop from inside it.
LOOP: Final = Shape("entry", fields={
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length"), _NUMBER),
    **dict.fromkeys(("first", "last"), Shape("tall", "ja eller nei")),
})  # fmt: skip
#: What each filter takes and gives.
FILTERS: Final[Mapping[str, tuple[frozenset[str], Shape]]] = MappingProxyType({
    "kr": (frozenset({"kroner", "tall"}), _TEXT),
    "mill": (frozenset({"kroner", "tall"}), _TEXT),
    "dato": (frozenset({"dato"}), _TEXT),
    "kort_dato": (frozenset({"dato"}), _TEXT),
    "upper": (frozenset({"text"}), _TEXT),
    "lower": (frozenset({"text"}), _TEXT),
    "length": (frozenset({"many", "text"}), _NUMBER),
})  # fmt: skip
#: What each kind of value is called.
KINDS: Final = {
    "text": "en tekst",
    "kroner": "et beløp",
    "tall": "et tall",
    "dato": "en dato",
    "slot": "et innhold med avsnitt",
    "entry": "en oppføring",
    "many": "en liste",
}
#: Kinds that can be compared with each other.
_SORTS = {"kroner": "tall", "many": "liste", "slot": "liste"}


class KnownValue(NamedTuple):
    """A value in a template: its shape, None where it cannot be told, and the way to it from the top."""

    shape: Shape | None
    path: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called in the template."""
        return self.path[-1] if self.path else ""


UNKNOWN: Final = KnownValue(None)
#: What is known by which name at one place of a template.
Scope: TypeAlias = dict[str, KnownValue]


class Expressions:
    """Reads the expressions of a part's tags; `faults` is what is wrong with them."""

    def __init__(self, tags: Sequence[Tag], shape: Mapping[str, Shape]) -> None:
        self.faults: list[TemplateFault] = []
        self.shape = shape
        self._tags = tags

    def tag(self, node: nodes.Node) -> Tag:
        """The tag that a node is written in."""
        return self._tags[node.lineno - 1]

    def fault(self, node: nodes.Node, message: str) -> KnownValue:
        """Notes what is wrong; nothing more is said of a value that comes of it."""
        self.faults.append(fault_at(self.tag(node), message))
        return UNKNOWN

    def value(self, node: nodes.Node, scope: Scope) -> KnownValue:
        """What an expression gives; its faults are noted."""
        handler = _VALUES.get(type(node))
        if handler:
            return handler(self, node, scope)
        message = refusal(node)
        if message:
            return self.fault(node, message)
        for child in node.iter_child_nodes():
            self.value(child, scope)
        # Comparisons, `and`, `not`: what they give is not printed.
        return UNKNOWN

    def _name(self, node: nodes.Name, scope: Scope) -> KnownValue:
        if node.name in scope:
            return scope[node.name]
        word = statement(self.tag(node))
        if node.name == "loop":
            inside = f"«{word}» virker" if word in ("hm", "vm") else "«loop» finnes"
            return self.fault(node, f"{inside} bare i en {{% for … %}}.")
        if node.name == PATTERN and PATTERN in self.shape:
            return self.fault(node, "«tabell» finnes bare i et mønster: mellom {%p macro … %} og {%p endmacro %}.")
        for local, known in scope.items():
            if local not in self.shape and known.shape and node.name in known.shape.fields:
                return self.fault(node, f"«{node.name}» finnes ikke her. Mente du «{local}.{node.name}»?")
        return self._unknown(node, node.name, scope)

    def _unknown(self, node: nodes.Node, name: str, known: Iterable[str]) -> KnownValue:
        hint = suggest_or_list(name, known, none=_NO_NAMES) if len(name) <= _LONGEST_NAME else ""
        return self.fault(node, f"«{name}» finnes ikke her. {hint}".strip())

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> KnownValue:
        return self._part(node, self.value(node.node, scope), node.attr)

    def _item(self, node: nodes.Getitem, scope: Scope) -> KnownValue:
        known = self.value(node.node, scope)
        if known.shape is None:
            return UNKNOWN
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._part(node, known, node.arg.value)
        if known.shape.kind != "many":
            return self.fault(node, f"«{known.name}» er {KINDS[known.shape.kind]}, ikke en liste.")
        if isinstance(node.arg, nodes.Slice):
            return known._replace(shape=known.shape._replace(has_slot=False))
        return known._replace(shape=element_of(known.shape))

    def _part(self, node: nodes.Node, known: KnownValue, name: str) -> KnownValue:
        """What an entry has by a name, or a list by the name of one of its entries."""
        shape = known.shape
        if shape is None:
            return UNKNOWN
        if shape.kind == "entry" and name in shape.fields:
            return KnownValue(shape.fields[name], (*known.path, name))
        if shape.kind == "many":
            if shape.is_open and shape.among and name not in shape.among:
                hint = suggest_or_list(name, shape.among, none="")
                return self.fault(node, f"«{known.name}» har ikke noe som heter «{name}». {hint}".strip())
            if shape.is_open and name not in shape.fields:
                return KnownValue(element_of(shape)._replace(is_open=False), (*known.path, name))
            how = f"{{% for x in {'.'.join(known.path)} %}} og {{{{ x.{name} }}}}"
            return self.fault(node, f"«{known.name}» er en liste. Skriv {how}.")
        if shape.kind != "entry":
            return self.fault(node, f"«{known.name}» er {KINDS[shape.kind]}, og har ikke «{name}».")
        if name in shape.refused:
            return self.fault(node, shape.refused[name])
        if shape.is_open and not _is_slip(name, shape.fields):
            return UNKNOWN
        return self._unknown(node, name, shape.fields)

    def _filter(self, node: nodes.Filter, scope: Scope) -> KnownValue:
        known = self.value(node.node, scope) if node.node is not None else UNKNOWN
        if node.name not in FILTERS:
            hint = suggest_or_list(node.name, FILTERS, none="")
            return self.fault(node, f"Filteret «{node.name}» finnes ikke. {hint}")
        if node.args or node.kwargs:
            return self.fault(node, f"«{node.name}» tar ikke noe i parentes. Skriv «|{node.name}».")
        takes, gives = FILTERS[node.name]
        if known.shape is not None and known.shape.kind not in takes:
            raw = f"{known.path[-1]}_verdi" if known.path else ""
            hint = f" Mente du «{raw}»?" if self._has_raw(node, scope, raw) else ""
            return self.fault(
                node, f"«{known.name}» er {KINDS[known.shape.kind]}, og kan ikke skrives med «{node.name}».{hint}"
            )
        counted = (*known.path[:-1], f"{known.name}|{node.name}") if gives is _NUMBER else known.path
        return KnownValue(gives, counted)

    def _has_raw(self, node: nodes.Filter, scope: Scope, raw: str) -> bool:
        """Whether the raw value of a field goes by this name beside it."""
        if not isinstance(node.node, nodes.Getattr):
            return False
        before = len(self.faults)
        owner = self.value(node.node.node, scope)
        del self.faults[before:]
        return owner.shape is not None and raw in owner.shape.fields

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> KnownValue:
        self.value(node.test, scope)
        first = self.value(node.expr1, scope)
        second = self.value(node.expr2, scope) if node.expr2 is not None else first
        return first if first.shape is not None else second

    def _joined(self, node: nodes.Concat, scope: Scope) -> KnownValue:
        for child in node.nodes:
            known = self.value(child, scope)
            if known.shape is not None and known.shape.kind not in ("text", "tall"):
                kind = KINDS[known.shape.kind]
                self.fault(child, f"«{known.name}» er {kind}, og kan ikke settes sammen med ~.")
        return KnownValue(_TEXT)

    def _const(self, node: nodes.Const, _scope: Scope) -> KnownValue:
        if node.value is None or isinstance(node.value, bool):
            return UNKNOWN
        return KnownValue(_TEXT if isinstance(node.value, str) else _NUMBER)

    def _hold_among(self, known: KnownValue, word: nodes.Node) -> None:
        """A value that is one of a few is never a word that is misspelt."""
        among = known.shape.among if known.shape else ()
        if among and isinstance(word, nodes.Const) and isinstance(word.value, str) and word.value not in among:
            hint = suggest_or_list(word.value, among, none="")
            self.fault(word, f"«{known.name}» er aldri «{word.value}». {hint}")

    def _compare(self, node: nodes.Compare, scope: Scope) -> KnownValue:
        first = self.value(node.expr, scope)
        for operand in node.ops:
            other = self.value(operand.expr, scope)
            for known, node_of_word in ((first, operand.expr), (other, node.expr)):
                self._hold_among(known, node_of_word)
            if first.shape and other.shape and _sort(first.shape) != _sort(other.shape):
                one, two = (first, other) if first.name else (other, first)
                kind = KINDS[two.shape.kind] if two.shape else ""
                what = KINDS[one.shape.kind] if one.shape else ""
                self.fault(node, f"«{one.name}» er {what}, og kan ikke sammenlignes med {kind}.")
        return UNKNOWN


def refusal(node: nodes.Node) -> str:
    """Why an expression has no place in a template; "" when it has."""
    if isinstance(node, nodes.Sub) and isinstance(node.left, nodes.Name) and isinstance(node.right, nodes.Name):
        return f"Navn skrives med understrek, ikke bindestrek: «{node.left.name}_{node.right.name}»."
    if isinstance(node, nodes.BinExpr) and not isinstance(node, nodes.And | nodes.Or):
        return "Malen kan ikke regne. Beløp og summer regnes ut i saken."
    if isinstance(node, nodes.Call):
        return "Parenteser med noe som skal utføres, kan ikke brukes i en mal."
    if isinstance(node, nodes.Test):
        return "«is» kan ikke brukes i en mal. Skriv {% if navn %}, som er sant når feltet er fylt ut."
    allowed = nodes.Compare | nodes.Operand | nodes.And | nodes.Or | nodes.Not | nodes.Slice
    return "" if isinstance(node, allowed) else "Dette kan ikke brukes i en mal."


def element_of(shape: Shape) -> Shape:
    """The shape of each entry of a list."""
    return shape._replace(kind="entry", has_slot=False)


def _sort(shape: Shape) -> str:
    return _SORTS.get(shape.kind, shape.kind)


def _is_slip(name: str, known: Mapping[str, Shape]) -> bool:
    """Whether a name that may be somebody's own is most likely another, misspelt."""
    near = nearest(name, known)
    return bool(near) and abs(len(near) - len(name)) <= 1 and name.rstrip("0123456789") != near


_VALUES: Mapping[type[nodes.Node], Callable[[Expressions, Any, Scope], KnownValue]] = {
    nodes.Name: Expressions._name,
    nodes.Getattr: Expressions._attribute,
    nodes.Getitem: Expressions._item,
    nodes.Filter: Expressions._filter,
    nodes.CondExpr: Expressions._choice,
    nodes.Concat: Expressions._joined,
    nodes.Const: Expressions._const,
    nodes.Compare: Expressions._compare,
}
