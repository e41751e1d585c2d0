"""The house as architecture.md tells it: what can be counted is counted here."""

import ast
from collections import defaultdict

from tests.workspaces import REPOSITORY


def test_no_two_classes_have_one_name() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted((REPOSITORY / "hfi_docs").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path.relative_to(REPOSITORY).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
