"""The house keeps its shape: few rooms, one direction, one name for one thing, and no more code than it needs."""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from bench.lines import code_lines, count

REPOSITORY = Path(__file__).parent.parent
PACKAGE = REPOSITORY / "hfi_docs"
ROOMS = 14
LINTER_LINES = 70
MODULE_LINES = 300
FUNCTION_LINES = 40

MODULES = {
    ".".join(path.relative_to(REPOSITORY).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imported(name: str, tree: ast.Module) -> Iterator[str]:
    """The modules of the house that a module needs in order to be imported or typed, wherever the line stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("hfi_docs"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found = inner if inner in MODULES else node.module
                if found != name:
                    yield found


GRAPH = {name: set(imported(name, tree)) for name, tree in MODULES.items()}


def test_there_are_few_rooms() -> None:
    modules = [path for path in PACKAGE.glob("*.py") if not path.name.startswith("__")]
    rooms = [*modules, *(path.parent for path in PACKAGE.glob("*/__init__.py"))]
    assert len(rooms) <= ROOMS, sorted(path.name for path in rooms)


def test_no_module_needs_itself() -> None:
    try:
        TopologicalSorter(GRAPH).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' -> '.join(error.args[1])}")


def test_no_two_classes_have_one_name() -> None:
    names = Counter(node.name for tree in MODULES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert [name for name, times in names.items() if times > 1] == []


def test_the_contracts_of_the_house_are_short() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    tail = text[text.index("[tool.importlinter]") :]
    assert len(tail.splitlines()) < LINTER_LINES
    assert tomllib.loads(text)["tool"]["importlinter"]["contracts"]


@pytest.mark.parametrize("name", MODULES)
def test_rooms_are_small_enough_to_read(name: str) -> None:
    tree = MODULES[name]
    ends = [node.end_lineno or 0 for node in tree.body]
    assert max(ends, default=0) <= MODULE_LINES
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_what_counts_as_code() -> None:
    source = (
        '"""Doc."""\n\n# why\nX = """a\nb"""\n\n\ndef f() -> int:\n    """Doc,\n    long."""\n    return 1  # one\n'
    )
    assert code_lines(source) == 4
    assert count(PACKAGE).total() == sum(code_lines(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py"))
