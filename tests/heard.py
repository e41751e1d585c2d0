"""What a screen reader meets in a PDF: its structure, element by element, and what each says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from hfi_docs.output.pdf.mending.reading import Reader
from hfi_docs.output.pdf.mending.tree import attribute, is_element, kids
from tests.rendered import squeezed


@dataclass
class Node:
    """An element of the structure: its standard type, name and headers, what is below it, and what it says."""

    kind: str
    name: str
    headers: tuple[str, ...]
    nodes: list["Node"]
    text: str

    def all(self, *kinds: str) -> Iterator["Node"]:
        """Those of some types below it."""
        for node in self.nodes:
            if node.kind in kinds:
                yield node
            yield from node.all(*kinds)


def heard(pdf: pikepdf.Pdf) -> Node:
    """The structure of a PDF; the labels of lists are not among what a node says."""
    roles = {name: str(role)[1:] for name, role in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    reader = Reader(pdf)

    def node(element: Any) -> Node:
        kind = roles.get(str(element.get("/S")), str(element.get("/S", "/"))[1:])
        nodes, said = [], []
        for kid in kids(element):
            if is_element(kid):
                nodes.append(node(kid))
                said.append(nodes[-1].text)
            else:
                said.append(reader.kid(kid, element.get("/Pg")))
        text = str(element.get("/ActualText", "")) or "".join(said)
        names = [str(name) for name in attribute(element, "/Headers", ())]
        return Node(kind, str(element.get("/ID", "")), tuple(names), nodes, "" if kind == "Lbl" else text)

    return node(pdf.Root.StructTreeRoot)


def bare(text: str) -> str:
    """A text without white space and hyphens, which lines add."""
    return re.sub("[-\u2010]", "", squeezed(text))
