"""What is told of a code (HFI042): what it means, why it is told, whose rule it is, an example, what to do."""

import json
import re
from importlib.resources import files
from typing import Final, NamedTuple

from hfi_docs.errors import ERROR, Finding, Subject, UsageError
from hfi_docs.pipeline.findings import advice_of, every_finding, meaning_of, subject_of
from hfi_docs.values.words import suggest

#: One example of each code: a wrong record of the tests and the answer to it (`tests/test_explaining.py` writes it).
_EXAMPLES: Final = "examples.json"
_DIGITS: Final = 3


class Example(NamedTuple):
    """A wrong line, where it stands, and what `check` answers; `right` is the line mended, where that is kept."""

    line: str
    place: str = ""
    message: str = ""
    hint: str = ""
    right: str = ""


class Explanation(NamedTuple):
    """All that is known of a code."""

    code: str
    level: str
    what: str
    subject: Subject
    advice: str
    example: Example | None

    @property
    def may_stand(self) -> str:
        """Whether what is found may stay."""
        if self.level == ERROR:
            return "Ingen. Feilen må rettes før papiret kan bygges."
        allowed = f"«unntak: {{{self.code}: …}}» i saken, eller hos utvalget i register/utvalg.yaml, med grunnen"
        return f"Advarselen stopper ikke byggingen. Er det riktig slik det står, kan det stå. Da skrives {allowed}."


def explain(asked: str) -> Explanation:
    """What is told of a code, written as «HFI042», «hfi42» or «42».

    Raises:
        UsageError: there is no such code.
    """
    found = {finding.code: (place, finding) for place, finding in every_finding()}
    digits = re.sub(r"^\s*(?:hfi)?[\s-]*", "", asked, flags=re.IGNORECASE).strip()
    code = f"HFI{digits.zfill(_DIGITS)}"
    if code not in found:
        nearest = suggest(code, found) or "«hfi-docs explain» viser alle."
        message = f"Det finnes ingen kode «{asked}». {nearest}"
        raise UsageError(message)
    return _explained(*found[code])


def every_code() -> tuple[Explanation, ...]:
    """All codes, in order."""
    return tuple(_explained(place, finding) for place, finding in every_finding())


def _explained(place: str, finding: Finding) -> Explanation:
    advice, what = advice_of(finding), meaning_of(finding)
    return Explanation(finding.code, finding.level, what, subject_of(place), advice, _example(finding))


def _example(finding: Finding) -> Example | None:
    if finding.right:
        return Example(finding.example, right=finding.right)
    kept = _kept_examples().get(finding.code)
    return Example(**kept) if kept else Example(finding.example) if finding.example else None


def _kept_examples() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath(_EXAMPLES).read_text("utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
