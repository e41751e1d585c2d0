"""Sums that are written out beside a figure that they do not give."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.check.wording.rule import Remark, TextRule, remark
from hfi_docs.errors import Subject
from hfi_docs.records.record import Data
from hfi_docs.values.amounts import format_millions, format_number

SUBJECT = Subject("Summer i teksten", "En sum som er regnet i hodet, følger ikke med når leddene endres.")

_OTHER_SUM = remark(
    "HFI206",
    "«{found}» blir {right}, men ved siden av står «{stated}».",
    "Rett leddene eller summen. Summer i tabeller regnes ut, og hentes med [[kr:…]].",
    "Rammen er 2 600 000 (600 000 + 1 200 000 + 1 200 000).",
    right="Rammen er 3 000 000 (600 000 + 1 200 000 + 1 200 000).",
)

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0.]\d{3})+|\d+(?:,\d+)?)(?![\d%/])"
_UNIT = r"(?:mill(?:\.|ioner|ionar)?|mrd\.?|milliard(?:er|ar)?|tusen)(?!\w)"
_KRONER = r"(?:kroner|kr\.?)(?!\w)"
_AMOUNT = rf"(?<![\d.,])(?:kr\.?\s)?{_NUMBER}(?:,[-–])?(?:\s?{_UNIT})?(?:\s?{_KRONER})?"
_PARTS = re.compile(rf"({_NUMBER})(?:,[-–])?(?:\s?({_UNIT}))?")
_SUM = re.compile(rf"{_AMOUNT}(?:\s*\+\s*{_AMOUNT})+")
#: Words after which the terms are not all of the amount before them.
_PART_OF = (
    r"(?:av|herav|hvorav|derav|inkludert|inkl|pluss|utenom|tillegg|resten|noe|deler|inntil|opptil|over|minst|om lag|ca)"
)
_STATED_BEFORE = re.compile(
    rf"({_AMOUNT})(?:\s*[=:]|,?\s(?:fordelt på|det vil si|dvs\.|altså)|(?:(?!\b{_PART_OF}\b)[^\d.!?|(]){{0,60}}\()\s*$"
)
_ALL = r"(?:=|til sammen|tilsammen|i alt|totalt|sum:?|som (?:blir|er|utgjør|gir)|blir|utgjør|gir)"
_STATED_AFTER = re.compile(rf"[)\s]*,?\s?\(?{_ALL}\s*({_AMOUNT})|\s*\(({_AMOUNT})\)|\)\s+({_AMOUNT})\s*$")
#: Words before the amount, for the same reason.
_PART_BEFORE = re.compile(rf"\b{_PART_OF}\b[^\d.!?|]{{0,30}}$", re.IGNORECASE)
_SCALES = {"mill": 6, "mrd": 9, "milliard": 9, "tusen": 3}
#: Smaller figures may be anything: «2 + 3».
_LEAST = 1000
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOK_BACK = 120


#: A sum in parentheses that stands beside no figure of its own.
_ALONE = re.compile(rf"\(\s*({_AMOUNT}(?:\s*\+\s*{_AMOUNT})+)\s*\)")
_CELL_AMOUNT = re.compile(rf"\|\s*({_AMOUNT})\s*(?=\||$)")
_FULL = 5


class _Figure(NamedTuple):
    """An amount as written: its figure in its unit of ten to the power of `scale`, with so many decimals."""

    figure: Decimal
    decimals: int
    scale: int

    @property
    def kroner(self) -> Decimal:
        return self.figure.scaleb(self.scale)

    @property
    def slack(self) -> Decimal:
        """How far it may be from what it stands for, because it is rounded."""
        return Decimal(5).scaleb(self.scale - self.decimals - 1) if self.scale or self.decimals else Decimal(0)


def _sums(texts: Texts) -> Iterator[Remark]:
    for leaf, start, match in texts.find(_SUM):
        before = _STATED_BEFORE.search(leaf.plain, max(0, start - _LOOK_BACK), start)
        after = _STATED_AFTER.match(leaf.plain, start + len(match[0]))
        if before and _PART_BEFORE.search(leaf.plain, 0, before.start()):
            before = None
        if stated := (before and before[1]) or (after and next(filter(None, after.groups()))):
            yield from _compared(leaf, start, match[0], stated)


def _beside(texts: Texts) -> Iterator[Remark]:
    """Sums in parentheses whose figure is the amount of the same entry, or of the same row."""
    for leaf, start, match in texts.find(_ALONE):
        row = leaf.plain[leaf.plain.rfind("\n", 0, start) + 1 :].partition("\n")[0]
        if "|" in row:
            amounts = [found for found in _CELL_AMOUNT.findall(row) if len(re.findall(r"\d", found)) >= _FULL]
        else:
            amounts = _amounts_beside(texts, leaf)
        if len(amounts) == 1 and not _STATED_BEFORE.search(leaf.plain, max(0, start - _LOOK_BACK), start + 1):
            yield from _compared(leaf, start + match.start(1) - match.start(), match[1], amounts[0])


def _amounts_beside(texts: Texts, leaf: Leaf) -> list[str]:
    """The amounts of the entry that a text stands in, as they are written."""
    entry: Data = texts.record.data
    for step in leaf.key_path[:-1]:
        entry = entry[step]  # type: ignore[index]
    amount = entry.get("beløp", "") if isinstance(entry, dict) else ""
    return [amount] if isinstance(amount, str) and amount else []


def _compared(leaf: Leaf, start: int, written: str, stated: str) -> Iterator[Remark]:
    """That some terms do not give the figure that is stated for them."""
    parts = _PARTS.search(stated)
    if parts is None or any(_YEAR.fullmatch(text) for text in (stated, *re.findall(_NUMBER, written))):
        return
    terms = [_read(*term.groups()) for term in _PARTS.finditer(written)]
    terms, whole = _in_one_unit(terms, _read(*parts.groups()))
    total = sum((term.kroner for term in terms), Decimal(0))
    slack = sum((term.slack for term in terms), whole.slack)
    if abs(total - whole.kroner) > slack and min(term.kroner for term in (*terms, whole)) >= _LEAST:
        exact = not any(term.scale for term in terms)
        right = format_number(int(total)) if exact else format_millions(int(total))
        yield Remark(leaf, start, start + len(written), _OTHER_SUM, {"right": right, "stated": stated})


def _read(number: str, unit: str | None) -> _Figure:
    plain = re.sub(r"[ \u00a0.]", "", number).replace(",", ".")
    scale = next((power for name, power in _SCALES.items() if unit and unit.startswith(name)), 0)
    return _Figure(Decimal(plain), len(plain.partition(".")[2]), scale)


def _in_one_unit(terms: list[_Figure], whole: _Figure) -> tuple[list[_Figure], _Figure]:
    """The terms and the whole; small figures have the unit that stands once: «5,15 + 2,6 mill.»."""
    scale = max(term.scale for term in (*terms, whole))
    *terms, whole = (
        term._replace(scale=scale) if not term.scale and term.figure < _LEAST else term for term in (*terms, whole)
    )
    return terms, whole


def _every_sum(texts: Texts) -> Iterator[Remark]:
    yield from _sums(texts)
    yield from _beside(texts)


SUM_RULES = (TextRule(_every_sum, (_OTHER_SUM,), ("+",)),)
