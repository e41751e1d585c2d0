"""A text or table of four times the length takes at most four times the work to read, check and compose."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hfi_docs.papers.compose import PAPER
from hfi_docs.papers.text import read_markdown, text_faults
from hfi_docs.papers.text.tokens import read_tokens
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from tests.made import make_workspace, minimal_case
from tests.test_long_tables import steps
from tests.test_text import Plain

SHORT, LONG = 60, 240
SHAPES: dict[str, Callable[[int], str]] = {
    "rows": lambda count: "| a | b |\n|---|---|\n" + "".join(f"| rad {number} | b |\n" for number in range(count)),
    "bullets": lambda count: "".join(f"- punkt {number}\n" for number in range(count)),
    "numbers": lambda count: "".join(f"{number}. punkt\n" for number in range(1, count + 1)),
    "letters": lambda count: "".join("- punkt\n  a) en\n  b) to\n" for _ in range(count)),
    "pasted": lambda count: "".join("• punkt\no\tunder\n" for _ in range(count)),
    "loose": lambda count: "Tekst\n" + "".join(f"{2 * number}. punkt\n" for number in range(1, count + 1)),
    "paragraphs": lambda count: "".join(f"Avsnitt {number}.\n\n" for number in range(count)),
    "one paragraph": lambda count: "".join(f"linje {number}\n" for number in range(count)),
    "tabs": lambda count: "".join(f"a\tb{number}\n" for number in range(count)),
}


def read(text: str) -> None:
    read_tokens.cache_clear()
    text_faults(text)
    read_markdown(text, Plain())


@pytest.mark.parametrize("shape", SHAPES)
def test_reading(shape: str) -> None:
    read(SHAPES[shape](SHORT))
    short, long = (steps(lambda: read(SHAPES[shape](count))) for count in (SHORT, LONG))  # noqa: B023 - counted at once
    assert long < 4.2 * short


def test_tables_of_lines(tmp_path: Path) -> None:
    def work(count: int) -> None:
        read_tokens.cache_clear()
        PAPER.compose(check_cases(Office(Workspace(tmp_path / str(count))), Selection()).cases[0])

    for count in (SHORT, LONG):
        lines = [{"id": f"l{number}", "tekst": "Linje", "beløp": "5", "merknad": "Merk"} for number in range(count)]
        text = "[[tabell:t]]" + "".join(f"\n\nDet er [[kr:t.l{number}]]." for number in range(count))
        case = minimal_case(bakgrunn=text, tabeller={"t": {"visning": "budsjett", "år": "2026", "linjer": lines}})
        make_workspace(tmp_path / str(count), case)
    work(SHORT)
    short, long = (steps(lambda: work(count)) for count in (SHORT, LONG))  # noqa: B023 - counted at once
    assert long < 4.2 * short
