"""A PDF held against PDF/A-2a and PDF/UA-1 by `page` (the package page-validation)."""

from importlib.util import find_spec
from typing import Final, NamedTuple

PIKEPDF: Final = "pikepdf"
#: What the extra `hfi-docs[pdf]` brings, by the name it is imported under.
_EXTRA: Final = {"pikepdf": PIKEPDF, "page": "page-validation"}
_SHOWN: Final = 5
#: What a rule is about, by a word of its name; the first that fits.
_ABOUT: Final = {
    "TABLE": "en tabell",
    "LIST": "en liste",
    "HEADING": "overskriftene",
    "LINK": "en lenke",
    "ANNOT": "en lenke eller merknad",
    "FIGURE": "en figur",
    "ALT": "en figur",
    "NOTE": "en fotnote",
    "FONT": "en skrift",
    "GLYPH": "en skrift",
    "LANG": "språket",
    "COLOR": "fargene",
    "COLOUR": "fargene",
    "OUTPUT": "fargene",
    "ID-": "opplysningene om filen",
    "METADATA": "opplysningene om filen",
    "XMP": "opplysningene om filen",
    "STRUCT": "oppbygningen",
    "TAGGED": "oppbygningen",
}


class Judgement(NamedTuple):
    """How many findings against each standard, and the first of them; None when it could not be judged."""

    findings_2a: int | None
    findings_ua1: int | None
    remarks: tuple[str, ...] = ()


def missing_extra() -> tuple[str, ...]:
    """The packages of the extra that are not installed."""
    return tuple(package for module, package in _EXTRA.items() if find_spec(module) is None)


def judge_pdf(content: bytes) -> Judgement:
    """The findings of the validator; a PDF that it refuses to read through has not been judged."""
    import page  # noqa: PLC0415 - only with the extra

    try:
        reports = [page.validate_pdf_bytes(content, profile=profile) for profile in ("2a", "ua1")]
    except page.PageError as error:
        return Judgement(None, None, (f"kontrollen kunne ikke lese filen («{error}»)",))
    found = [_told(failure.rule_id, failure.message) for report in reports for failure in report.failures]
    first, second = (len(report.failures) for report in reports)
    return Judgement(first, second, tuple(found[:_SHOWN]))


def _told(rule: str, message: str) -> str:
    """A finding in Norwegian: what it is about, the rule, and the validator's own words behind it."""
    about = next((named for word, named in _ABOUT.items() if word in rule), "filen")
    return f"{about} bryter regel {rule} («{message}»)"
