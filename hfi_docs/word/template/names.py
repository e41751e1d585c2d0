"""The tags of a part, held against the declared shape of what they see: no case is needed, and no branch is missed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import nodes

from hfi_docs.context import Shape
from hfi_docs.values.words import suggest_or_list
from hfi_docs.word.template.blocks import statement
from hfi_docs.word.template.expressions import KINDS, LOOP, PATTERN, UNKNOWN, Expressions, KnownValue, Scope, element_of
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.tags import Tag

#: How a raw value is printed.
_FORMS = {"kroner": "kr", "dato": "dato"}


class Print(NamedTuple):
    """What a tag prints: the way to it (`vedlegg`, `innhold`), its shape, and what it stands in.

    `pattern` is the view that it draws, "" outside patterns.
    """

    tag: Tag
    path: tuple[str, ...]
    shape: Shape
    branches: tuple[tuple[int, int], ...]
    in_loop: bool
    pattern: str


class NameReader:
    """Reads the tags of a part. `faults` and `prints` are what it has found."""

    def __init__(self, tags: Sequence[Tag], shape: Mapping[str, Shape], patterns: Mapping[str, Shape] | None) -> None:
        self.prints: list[Print] = []
        self._expressions = Expressions(tags, shape)
        self._patterns = patterns
        self._branches: tuple[tuple[int, int], ...] = ()
        self._loops = 0
        self._pattern = ""

    @property
    def faults(self) -> list[TemplateFault]:
        """What is wrong."""
        return self._expressions.faults

    def read(self, tree: nodes.Template) -> None:
        """Reads the tags that `parse_tags` has parsed."""
        shape = self._expressions.shape
        self._body(tree.body, {name: KnownValue(each, (name,)) for name, each in shape.items() if name != PATTERN})

    def _body(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            handler = _STATEMENTS.get(type(node))
            if handler:
                handler(self, node, scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self._print(child, self._expressions.value(child, scope))

    def _print(self, node: nodes.Node, known: KnownValue) -> None:
        shape, tag = known.shape, self._expressions.tag(node)
        if shape is None or statement(tag):
            return
        self.prints.append(Print(tag, known.path, shape, self._branches, self._loops > 0, self._pattern))
        message = _misprinted(tag, known.name, shape)
        if message:
            self._expressions.fault(node, message)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        over = self._expressions.value(node.iter, scope)
        each = UNKNOWN
        if over.shape is not None:
            if over.shape.kind == "many":
                each = KnownValue(element_of(over.shape), over.path)
            else:
                self._expressions.fault(node.iter, f"«{over.name}» er {KINDS[over.shape.kind]}, ikke en liste.")
        inner = {**scope, "loop": KnownValue(LOOP, ("loop",))}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = each
        if not isinstance(node.target, nodes.Name) or node.recursive:
            self._expressions.fault(node, "En løkke skrives slik: {% for rad in tabell.rader %}.")
        if node.test is not None:
            self._expressions.value(node.test, inner)
        self._loops += 1
        self._body(node.body, inner)
        self._loops -= 1
        self._body(node.else_, scope)

    def _if(self, node: nodes.If, scope: Scope) -> None:
        before = self._branches
        # A name that is set in a branch is known below it.
        for number, (test, body) in enumerate([(node.test, node.body), *((it.test, it.body) for it in node.elif_)]):
            self._expressions.value(test, scope)
            self._branches = (*before, (id(node), number))
            self._body(body, scope)
        self._branches = (*before, (id(node), -1))
        self._body(node.else_, scope)
        self._branches = before

    def _set(self, node: nodes.Assign, scope: Scope) -> None:
        value = self._expressions.value(node.node, scope)
        if isinstance(node.target, nodes.Name):
            if node.target.name in self._expressions.shape:
                self._expressions.fault(node, f"Navnet «{node.target.name}» er i bruk. Velg et annet.")
            scope[node.target.name] = value
        else:
            self._expressions.fault(node, "Skriv {% set navn = verdi %}, med ett navn.")

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        view, names = node.name, [argument.name for argument in node.args]
        table = self._expressions.shape.get(PATTERN) if self._patterns is None else self._patterns.get(view)
        if self._patterns is not None and table is None:
            hint = suggest_or_list(view, self._patterns, none="Kontoret har ingen visninger.")
            self._expressions.fault(node, f"Ingen visning heter «{view}». {hint}")
        if len(names) != 1 or node.defaults:
            self._expressions.fault(node, f"Skriv {{%p macro {view}({PATTERN}) %}}.")
            # Who forgot the parenthesis has not forgotten what a pattern calls its table.
            names = names[:1] or [PATTERN]
        self._pattern = view
        self._body(node.body, {**scope, **{name: KnownValue(table, (name,)) for name in names}})
        self._pattern = ""


def _misprinted(tag: Tag, name: str, shape: Shape) -> str:
    """Why a value cannot be printed as it is; "" when it can."""
    if shape.kind in _FORMS:
        return f"«{name}» er {KINDS[shape.kind]} uten form. Skriv {{{{ {tag.content}|{_FORMS[shape.kind]} }}}}."
    if shape.kind == "entry":
        example = next(iter(shape.fields), "")
        return f"«{name}» har flere verdier. Velg en, for eksempel {{{{ {tag.content}.{example} }}}}."
    if shape.kind == "many" and not shape.has_slot:
        how = f"{{% for x in {tag.content} %}}"
        return f"«{name}» er en liste, og kan ikke skrives ut som tekst. Gå gjennom den med {how}."
    return ""


_STATEMENTS: Mapping[type[nodes.Node], Callable[[NameReader, Any, Scope], None]] = {
    nodes.Output: NameReader._output,
    nodes.For: NameReader._for,
    nodes.If: NameReader._if,
    nodes.Assign: NameReader._set,
    nodes.Macro: NameReader._macro,
}
