"""Everything that can be found, by its code: what it means and what to do. The page `docs/funn.md` is made of it."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from inspect import getsource
from pkgutil import walk_packages

from hfi_docs.check.wording.rule import TextRule
from hfi_docs.errors import WARNING, Finding, Subject
from hfi_docs.values.expressions import regex

#: The families that have something to find.
_FAMILIES = ("hfi_docs.records", "hfi_docs.check", "hfi_docs.pipeline")
_NAME = regex(r"(?<!\{)\{\w+(?::\w+)?\}(?!\})")
_HEAD = """# Kodene

Alt `hfi-docs check` kan si fra om. Svaret har alltid fil, linje og kolonne, og sier hva som gjelder der «…» står her.
En advarsel stopper ikke byggingen. `hfi-docs explain HFI042` forklarer én kode, med et eksempel. Siden er laget av
programmet.
"""
_TABLE = "| Kode | Slag | Hva det betyr | Hva du gjør |\n|---|---|---|---|\n"


@cache
def every_finding() -> tuple[tuple[str, Finding], ...]:
    """Every kind of problem with the place where it is defined, in order of their codes."""
    found: dict[int, tuple[str, Finding]] = {}
    # The rules of a package are joined in it: what is told inside comes first.
    for place, finding in sorted(_defined(), key=lambda each: -each[0].count(".")):
        found.setdefault(id(finding), (place, finding))
    return tuple(sorted(found.values(), key=lambda item: (item[1].code, item[0])))


def next_free_code() -> str:
    """The code that a new kind of problem gets."""
    return f"HFI{max(int(finding.code[3:]) for _, finding in every_finding()) + 1}"


def codes_page() -> str:
    """The page about the codes, in Markdown."""
    told: dict[Subject, list[str]] = {}
    for place, finding in every_finding():
        told.setdefault(subject_of(place), []).append(_row(finding))
    return _HEAD + "".join(_section(subject, rows) for subject, rows in told.items())


def subject_of(place: str) -> Subject:
    """What a finding is about, by the place where it is defined."""
    subject: Subject = import_module(place.partition(":")[0]).SUBJECT
    return subject


def meaning_of(item: Finding) -> str:
    """What a kind of problem is, with «…» for what differs from time to time."""
    return _shown(item.meaning or item.message)


def advice_of(item: Finding) -> str:
    """What to do about a kind of problem."""
    advice = _shown(item.advice or item.hint)
    return advice if advice.removeprefix("Skriv").strip(" .«»…") else "Skriv det slik svaret viser."


def _section(subject: Subject, rows: list[str]) -> str:
    source = f" Kilde: {subject.source}." if subject.source else ""
    return f"\n## {subject.title}\n\n{subject.why}{source}\n\n{_TABLE}{''.join(rows)}"


def _row(item: Finding) -> str:
    level = "advarsel" if item.level == WARNING else "feil"
    meaning, advice = (words.replace("|", "\\|") for words in (meaning_of(item), advice_of(item)))
    return f"| {item.code} | {level} | {meaning} | {advice} |\n"


def _defined() -> Iterator[tuple[str, Finding]]:
    for family in _FAMILIES:
        package = import_module(family)
        for name in [each.name for each in walk_packages(package.__path__, f"{family}.")]:
            module = import_module(name)
            source = getsource(module)
            for variable, value in vars(module).items():
                # What a module has from another one is told there.
                if re.search(rf"^{variable}\b.*=", source, re.MULTILINE):
                    yield from ((f"{name}:{variable}", finding) for finding in _findings_in(value))


def _findings_in(value: object) -> Iterator[Finding]:
    """A finding itself; the wordings of a tuple of rules are one with their rules, and have no names."""
    if isinstance(value, Finding):
        yield value
    elif isinstance(value, tuple):
        yield from (finding for item in value if isinstance(item, TextRule) for finding in item.findings)


def _shown(words: str) -> str:
    """The words with «…» for what differs from time to time."""
    return _NAME.sub("…", words).replace("{{", "{").replace("}}", "}")
