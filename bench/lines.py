"""How much code there is, by family, without blanks, comments and docstrings: `python -m bench.lines [FOLDER]`."""

import ast
import io
import sys
import tokenize
from collections import Counter
from pathlib import Path

_NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


def code_lines(source: str) -> int:
    """Lines that hold code: not blank, not only a comment, not part of a docstring."""
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _NOT_CODE:
            held.update(range(token.start[0], token.end[0] + 1))
    return len(held - _docstring_lines(ast.parse(source)))


def _docstring_lines(tree: ast.Module) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            ):
                lines.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return lines


def count(folder: Path) -> Counter[str]:
    """Code lines below a package, by what lies directly in it."""
    lines: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.py")):
        lines[path.relative_to(folder).parts[0]] += code_lines(path.read_text(encoding="utf-8"))
    return lines


def main() -> None:
    """Prints the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "hfi_docs"
    lines = count(folder)
    for name, number in sorted(lines.items()):
        print(f"{number:7}  {name}")
    print(f"{lines.total():7}  in all, {sum(1 for _ in folder.rglob('*.py'))} modules")


if __name__ == "__main__":
    main()
