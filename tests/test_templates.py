"""One mistake a file: `templates/<mistake>.mal` describes a template, and beside it stands what is said about it.

`made_templates` says how a template is described. What begins with `godtas` is as it should be.

`HFI_ACCEPT=1 pytest tests/test_templates.py` writes the answers anew; read them as their readers will before keeping
them.
"""

import os
from pathlib import Path

import pytest

from hfi_docs.word.template.checking import check_template
from tests.made_templates import CONTRACT, FOLDER, made_template, patterns

MISTAKES = sorted(FOLDER.glob("*.mal"))
ACCEPT = "HFI_ACCEPT" in os.environ
SOUND = "i orden\n"


def answer(description: Path) -> str:
    faults = check_template(made_template(description.read_text("utf-8")), CONTRACT, patterns())
    return "".join(f"{fault.sentence}\n" for fault in faults) or SOUND


@pytest.mark.parametrize("description", MISTAKES, ids=lambda path: path.stem)
def test_a_mistake_gets_its_answer(description: Path) -> None:
    told = answer(description)
    expected = description.with_suffix(".txt")
    if ACCEPT:
        expected.write_text(told, "utf-8")
    assert told == expected.read_text("utf-8")
    assert (told == SOUND) == description.stem.startswith("godtas")


def test_no_answer_is_left_without_its_mistake() -> None:
    assert [path for path in FOLDER.glob("*.txt") if not path.with_suffix(".mal").exists()] == []
