"""Everything that can be found, by its code: what it means and what to do. The page `docs/funn.md` is made of it."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from hfi_docs.check.wording import LANGUAGE_FINDINGS
from hfi_docs.errors import WARNING, Finding

#: The families that have something to find.
_FAMILIES = ("hfi_docs.records", "hfi_docs.check", "hfi_docs.pipeline")
_NAME = re.compile(r"(?<!\{)\{\w+(?::\w+)?\}(?!\})")
#: Where each problem of a kind has advice of its own.
_ADVICE = "Svaret sier hva som ble ment, eller hva du kan skrive."
_HEAD = """# Kodene

Alt `hfi-docs check` kan si fra om. Svaret har alltid fil, linje og kolonne, og sier hva som gjelder der «…» står her.
En advarsel stopper ikke byggingen. `hfi-docs explain HFI042` forklarer én kode, med et eksempel. Siden er laget av
programmet.

| Kode | Slag | Hva det betyr | Hva du gjør |
|---|---|---|---|
"""


def every_finding() -> list[tuple[str, Finding]]:
    """Every kind of problem with the place where it is defined, in order of their codes."""
    found: dict[int, tuple[str, Finding]] = {}
    for place, finding in _defined():
        found.setdefault(id(finding), (place, finding))
    return sorted(found.values(), key=lambda item: (item[1].code, item[0]))


def next_free_code() -> str:
    """The code that a new kind of problem gets."""
    return f"HFI{max(int(finding.code[3:]) for _, finding in every_finding()) + 1}"


def codes_page() -> str:
    """The page about the codes, in Markdown."""
    return _HEAD + "".join(map(_row, (finding for _, finding in every_finding())))


def meaning_of(item: Finding) -> str:
    """What a kind of problem is, with «…» for what differs from time to time."""
    return _shown(item.meaning or item.message)


def advice_of(item: Finding) -> str:
    """What to do about a kind of problem."""
    advice = _shown(item.advice or item.hint.replace("{hint}", _ADVICE))
    return advice if advice.removeprefix("Skriv").strip(" .«»…") else "Skriv det slik svaret viser."


def _row(item: Finding) -> str:
    level = "advarsel" if item.level == WARNING else "feil"
    meaning, advice = (words.replace("|", "\\|") for words in (meaning_of(item), advice_of(item)))
    return f"| {item.code} | {level} | {meaning} | {advice} |\n"


def _defined() -> Iterator[tuple[str, Finding]]:
    for family in _FAMILIES:
        package = import_module(family)
        names = [each.name for each in walk_packages(package.__path__, f"{family}.")]
        for name in names:
            for variable, value in vars(import_module(name)).items():
                if isinstance(value, Finding):
                    yield f"{name}:{variable}", value
    # A wording is one with its rule and has no name.
    yield from (("hfi_docs.check.wording", finding) for finding in LANGUAGE_FINDINGS)


def _shown(words: str) -> str:
    """The words with «…» for what differs from time to time."""
    return _NAME.sub("…", words).replace("{{", "{").replace("}}", "}")
