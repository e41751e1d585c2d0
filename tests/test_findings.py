"""Every kind of problem has a code of its own, a line in `docs/funn.md`, and words that say what to do.

`HFI_ACCEPT=1 pytest tests/test_findings.py` writes the page anew.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from hfi_docs.check.texts import read_texts
from hfi_docs.check.wording import TEXT_RULES
from hfi_docs.check.wording.rule import TextRule
from hfi_docs.errors import Finding, Position
from hfi_docs.pipeline.findings import codes_page, every_finding, next_free_code
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace, read_record
from hfi_docs.records.record import Record
from hfi_docs.records.schema.fields import prose, text
from tests.workspaces import REPOSITORY, small_workspace

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


@pytest.mark.parametrize("finding", [finding for _, finding in every_finding()], ids=lambda finding: finding.code)
def test_the_page_leaves_no_name_open(finding: Finding) -> None:
    (row,) = [line for line in codes_page().split("\n") if line.startswith(f"| {finding.code} |")]
    _, _, level, meaning, advice, _ = row.replace("\\|", "").split("|")
    assert "{" not in row.replace("«{»", "")
    assert level.strip() in ("feil", "advarsel")
    assert len(meaning.strip(" .…«»")) > 5
    assert len(advice.strip(" .…«»")) > 5


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
