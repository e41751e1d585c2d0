"""Every kind of problem has a code of its own, a line in `docs/funn.md`, and words that say what to do.

`HFI_ACCEPT=1 pytest tests/test_findings.py` writes the page anew, and the examples that codes are explained with.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from hfi_docs.check.texts import read_texts
from hfi_docs.check.wording import TEXT_RULES
from hfi_docs.check.wording.rule import TextRule
from hfi_docs.errors import Finding, Position
from hfi_docs.pipeline import explaining
from hfi_docs.pipeline.findings import codes_page, every_finding, next_free_code
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace, read_record
from hfi_docs.records.record import Record
from hfi_docs.records.schema.fields import prose, text
from tests.workspaces import INVALID, REPOSITORY, small_workspace

PAGE = REPOSITORY / "docs" / "funn.md"
EXAMPLES = [(rule, finding) for rule in TEXT_RULES for finding in rule.findings]


def test_a_code_means_one_thing() -> None:
    used = Counter(finding.code for _, finding in every_finding())
    twice = [f"{finding.code} {place}" for place, finding in every_finding() if used[finding.code] > 1]
    assert twice == [], f"the next free one is {next_free_code()}"


def test_the_next_free_code_follows_the_last() -> None:
    codes = [finding.code for _, finding in every_finding()]
    assert len(codes) > 200
    assert codes[0] == "HFI001"
    assert next_free_code() == f"HFI{int(codes[-1][3:]) + 1}"


def test_the_page_says_what_the_program_knows() -> None:
    if "HFI_ACCEPT" in os.environ:
        PAGE.write_text(codes_page(), "utf-8", newline="\n")
    assert PAGE.read_text("utf-8") == codes_page()


EXAMPLE_FILE = Path(explaining.__file__).with_name("examples.json")
#: What `check` answers: place, code, message; the line; the caret; the advice.
ANSWER = re.compile(
    r"^(?P<place>\S.*?):\d+:\d+: (?:feil|advarsel) (?P<code>HFI\d{3}): (?P<message>.+)\n"
    r"(?: *\d+ \| (?P<line>.*)\n *\| *\^\n)?(?: +Råd: (?P<hint>.+)\n)?",
    re.MULTILINE,
)


def answers() -> Iterator[tuple[str, dict[str, str]]]:
    """Every answer that shows a line, by its code; records with one mistake come first."""
    told = sorted(
        ((path.read_text("utf-8"), path) for path in INVALID.rglob("*.txt")), key=lambda each: (len(each[0]), each[1])
    )
    for content, _ in told:
        for found in ANSWER.finditer(content):
            # The package names no office.
            if (found["line"] or "").strip() and "innlandet" not in found[0].casefold():
                yield (
                    found["code"],
                    {
                        "line": found["line"].strip(),
                        "place": found["place"],
                        "message": found["message"],
                        "hint": found["hint"] or "",
                    },
                )


def test_the_examples_of_codes_are_answers_of_the_program() -> None:
    """An example stays as long as it is true."""
    told = list(answers())
    kept = json.loads(EXAMPLE_FILE.read_text("utf-8"))
    wanted = {code: kept[code] for code, example in told if kept.get(code) == example}
    for code, example in told:
        wanted.setdefault(code, example)
    lines = [f"{json.dumps(code)}: {json.dumps(wanted[code], ensure_ascii=False)}" for code in sorted(wanted)]
    written = "{\n" + ",\n".join(lines) + "\n}\n"
    if "HFI_ACCEPT" in os.environ:
        EXAMPLE_FILE.write_text(written, "utf-8", newline="\n")
    assert EXAMPLE_FILE.read_text("utf-8") == written


@pytest.mark.parametrize("finding", [finding for _, finding in every_finding()], ids=lambda finding: finding.code)
def test_the_page_leaves_no_name_open(finding: Finding) -> None:
    (row,) = [line for line in codes_page().split("\n") if line.startswith(f"| {finding.code} |")]
    _, _, level, meaning, advice, _ = row.replace("\\|", "").split("|")
    assert "{" not in row.replace("«{»", "")
    assert level.strip() in ("feil", "advarsel")
    assert len(meaning.strip(" .…«»")) > 5
    assert len(advice.strip(" .…«»")) > 5


def test_where_each_problem_has_advice_of_its_own_the_kind_has_some_too() -> None:
    assert [each.code for _, each in every_finding() if each.hint == "{hint}" and not each.advice] == []


@pytest.mark.parametrize(("rule", "finding"), EXAMPLES, ids=lambda item: getattr(item, "code", ""))
def test_a_text_rule_speaks_up_about_its_example(rule: TextRule, finding: Finding) -> None:
    fields = {"tekst": prose("Tekst"), "linje": text("Linje"), "navn": text("Navn")}
    told = set()
    for field in fields:
        record = read_record(
            f"{field}: {json.dumps(finding.example, ensure_ascii=False)}\n".encode(), Path("prøve.yaml")
        ).record
        for source in ("sak", "medlemmer"):
            told |= {found.finding for found in rule.remarks(read_texts(record, fields, source))}
    assert finding in told


def test_where_nothing_is_wrong_no_place_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To find the places again takes longer than to check."""
    workspace = small_workspace(tmp_path)

    def ask(record: Record, *_: object) -> Position:
        pytest.fail(f"asked for a place in {record.path}")

    for name in ("position", "key_position", "locate"):
        monkeypatch.setattr(Record, name, ask)
    assert check_cases(Office(Workspace(workspace)), Selection()).problems == ()
