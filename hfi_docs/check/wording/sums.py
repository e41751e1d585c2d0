"""Sums that are written out beside a figure that they do not give."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from hfi_docs.check.texts import Leaf
from hfi_docs.check.wording.rule import Remark, leaf_rule, remark
from hfi_docs.values.amounts import format_millions, format_number

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


@leaf_rule(_OTHER_SUM, signs="+")
def _sums(leaf: Leaf) -> Iterator[Remark]:
    for match in _SUM.finditer(leaf.plain):
        terms = [_read(*parts.groups()) for parts in _PARTS.finditer(match[0])]
        before = _STATED_BEFORE.search(leaf.plain, max(0, match.start() - _LOOK_BACK), match.start())
        after = _STATED_AFTER.match(leaf.plain, match.end())
        if before and _PART_BEFORE.search(leaf.plain, 0, before.start()):
            before = None
        stated = (before and before[1]) or (after and next(filter(None, after.groups())))
        parts = _PARTS.search(stated) if stated else None
        if stated and parts and not any(_YEAR.fullmatch(text) for text in (stated, *re.findall(_NUMBER, match[0]))):
            terms, whole = _in_one_unit(terms, _read(*parts.groups()))
            total = sum((term.kroner for term in terms), Decimal(0))
            slack = sum((term.slack for term in terms), whole.slack)
            if abs(total - whole.kroner) > slack and min(term.kroner for term in (*terms, whole)) >= _LEAST:
                exact = not any(term.scale for term in terms)
                right = format_number(int(total)) if exact else format_millions(int(total))
                yield Remark(leaf, match.start(), match.end(), _OTHER_SUM, {"right": right, "stated": stated})


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


SUM_RULES = (_sums,)
