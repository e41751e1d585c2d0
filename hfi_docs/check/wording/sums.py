"""Sums beside a figure that they do not give, tables that are typed in a text, and what should be a field there."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from hfi_docs.check.texts import CASE_SOURCE, MEETING_SOURCE, Leaf, Texts, passages
from hfi_docs.check.wording.rule import Remark, TextRule, leaf_rule, remark, wording
from hfi_docs.errors import Subject
from hfi_docs.records.record import Data
from hfi_docs.values.amounts import format_millions, format_number
from hfi_docs.values.expressions import regex

SUBJECT = Subject(
    "Summer og tabeller i teksten", "En sum eller en rad som er skrevet for hånd, følger ikke med når resten endres."
)

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
_PARTS = regex(rf"({_NUMBER})(?:,[-–])?(?:\s?({_UNIT}))?")
_SUM = regex(rf"{_AMOUNT}(?:\s*\+\s*{_AMOUNT})+")
#: Words after which the terms are not all of the amount before them.
_PART_OF = (
    r"(?:av|herav|hvorav|derav|inkludert|inkl|pluss|utenom|tillegg|resten|noe|deler|inntil|opptil|over|minst|om lag|ca)"
)
_STATED_BEFORE = regex(
    rf"({_AMOUNT})(?:\s*[=:]|,?\s(?:fordelt på|det vil si|dvs\.|altså)|(?:(?!\b{_PART_OF}\b)[^\d.!?|(]){{0,60}}\()\s*$"
)
_ALL = r"(?:=|til sammen|tilsammen|i alt|totalt|sum:?|som (?:blir|er|utgjør|gir)|blir|utgjør|gir)"
_STATED_AFTER = regex(rf"[)\s]*,?\s?\(?{_ALL}\s*({_AMOUNT})|\s*\(({_AMOUNT})\)|\)\s+({_AMOUNT})\s*$")
#: Words before the amount, for the same reason.
_PART_BEFORE = regex(rf"\b{_PART_OF}\b[^\d.!?|]{{0,30}}$", re.IGNORECASE)
_SCALES = {"mill": 6, "mrd": 9, "milliard": 9, "tusen": 3}
#: Smaller figures may be anything: «2 + 3».
_LEAST = 1000
_YEAR = regex(r"(?:19|20)\d\d")
_LOOK_BACK = 120


#: A sum in parentheses that stands beside no figure of its own.
_ALONE = regex(rf"\(\s*({_AMOUNT}(?:\s*\+\s*{_AMOUNT})+)\s*\)")
_CELL_AMOUNT = regex(rf"\|\s*({_AMOUNT})\s*(?=\||$)")
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


def _found(texts: Texts, pattern: re.Pattern[str]) -> Iterator[tuple[Leaf, int, re.Match[str]]]:
    """Each match, looked for only in texts that have a plus."""
    for leaf in texts.printed:
        for match in pattern.finditer(leaf.plain) if "+" in leaf.plain else ():
            yield leaf, match.start(), match


def _sums(texts: Texts) -> Iterator[Remark]:
    for leaf, start, match in _found(texts, _SUM):
        before = _STATED_BEFORE.search(leaf.plain, max(0, start - _LOOK_BACK), start)
        after = _STATED_AFTER.match(leaf.plain, start + len(match[0]))
        if before and _PART_BEFORE.search(leaf.plain, 0, before.start()):
            before = None
        if stated := (before and before[1]) or (after and next(filter(None, after.groups()))):
            yield from _compared(leaf, start, match[0], stated)


def _beside(texts: Texts) -> Iterator[Remark]:
    """Sums in parentheses whose figure is the amount of the same entry, or of the same row."""
    for leaf, start, match in _found(texts, _ALONE):
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


_NOTHING = remark(
    "HFI294",
    "I kolonnen «{heading}» står det ingenting for «{found}»{more}.",
    "Skriv hvem eller når, «avklares», eller «som over».",
    "| Tiltak | Hvem følger opp |\n|---|---|\n| Opplæring | SSU |\n| Veiledning | |",
    right="| Tiltak | Hvem følger opp |\n|---|---|\n| Opplæring | SSU |\n| Veiledning | AdmSU |",
)
_SHIFTED = remark(
    "HFI295",
    "Raden «{found}» er trolig forskjøvet: «{cell}» står under «{heading}».",
    "Flytt feltene til kolonnene de hører til. Et tomt felt skrives «| |».",
    "| Hva | Hvem | Beløp |\n|---|---|---|\n| A | SSU | 200 000 |\n| B | PA | 300 000 |\n| C | 50 000 | |",
    right="| Hva | Hvem | Beløp |\n|---|---|---|\n| A | SSU | 200 000 |\n| B | PA | 300 000 |\n| C | FSU | 50 000 |",
)
_UNSURE = remark(
    "HFI264",
    "Spørsmålstegnet i «{found}» blir stående i papiret.",
    "Skriv «avklares», eller det som er avklart.",
    "Innen mars?",
    right="Innen mars avklares det.",
)
#: What somebody has to answer for.
_FOLLOWED = regex(r"\b(?:følger? opp|oppfølging|ansvar\w*|frist\w*|hvem|kven|når|eier)\b", re.IGNORECASE)
_RULE = regex(r"[\s:|-]*")
_FIGURE = regex(r"(?:kr\.? ?)?[-−]?\d[\d \u00a0.,]*(?:,-|%| ?(?:kr|kroner|mill\.?|prosent))?")
_FEWEST = 3
_ASKING = regex(
    r"\b(?:hva|hvem|hvor\w*|hvilke\w*|hvordan|når|skal|kan|bør|er|har|vil|må|blir|finnes|kva|kven|korleis)\b",
    re.IGNORECASE,
)
_SHOWN = 40


class _Table(NamedTuple):
    """The cells of the headings, and those of each row."""

    heads: "list[_TableCell]"
    rows: "list[list[_TableCell]]"


class _TableCell(NamedTuple):
    """A cell as typed, without the spaces around it, and where it begins."""

    start: int
    text: str


def _tables(leaf: Leaf) -> Iterator[_Table]:
    """The tables that are typed in a text."""
    rows: list[list[_TableCell]] = []
    end = 0
    for passage in passages(leaf.plain) if "|" in leaf.plain else ():
        if rows and (passage.mark != "|" or "\n\n" in leaf.plain[end : passage.start]):
            yield _Table(rows[0], rows[1:])
            rows = []
        if passage.mark == "|" and not _RULE.fullmatch(passage.text):
            rows.append(_cells(passage.start, passage.text))
        end = passage.start + len(passage.text)
    if rows:
        yield _Table(rows[0], rows[1:])


def _cells(start: int, text: str) -> list[_TableCell]:
    cells = []
    body = text.rstrip().removesuffix("|")
    for written in body.split("|"):
        cells.append(_TableCell(start + len(written) - len(written.lstrip()), written.strip()))
        start += len(written) + 1
    return cells


@leaf_rule(_NOTHING, signs="|")
def _empty_cells(leaf: Leaf) -> Iterator[Remark]:
    for heads, rows in _tables(leaf):
        whole = [row for row in rows if len(row) == len(heads)]
        for index, head in enumerate(heads):
            asked = index and _FOLLOWED.search(head.text) and any(row[index].text for row in whole)
            empty = [row[0] for row in whole if asked and row[0].text and not row[index].text]
            if empty:
                first, others = empty[0], len(empty) - 1
                more = f" og i {others} {'rad' if others == 1 else 'rader'} til" if others else ""
                names = {"heading": head.text, "more": more}
                yield Remark(leaf, first.start, first.start + len(first.text), _NOTHING, names)


@leaf_rule(_SHIFTED, signs="|")
def _shifted_rows(leaf: Leaf) -> Iterator[Remark]:
    """A row whose words stand where all others have figures, and its figures where all others have words."""
    for heads, rows in _tables(leaf):
        if len(rows) < _FEWEST or any(len(row) != len(heads) for row in rows):
            continue
        figures = [[bool(_FIGURE.fullmatch(cell.text)) for cell in row] for row in rows]
        for place, row in enumerate(rows):
            others = [each for at, each in enumerate(figures) if at != place]
            for index, (is_figure, beside) in enumerate(pairwise(figures[place])):
                lacks = not beside and all(each[index + 1] for each in others)
                if is_figure and lacks and not any(each[index] for each in others):
                    names = {"cell": row[index].text, "heading": heads[index].text}
                    yield Remark(leaf, row[0].start, row[0].start + len(row[0].text), _SHIFTED, names)


@leaf_rule(_UNSURE, signs="?")
def _open_questions(leaf: Leaf) -> Iterator[Remark]:
    """Question marks that say that something is not settled yet; whole questions may stand."""
    # In a table that is typed in a text nothing may be open either.
    rows = [(row.start, row.text) for row in passages(leaf.plain) if row.mark == "|"] if "|" in leaf.plain else []
    for start, text in [(0, leaf.plain)] if leaf.must_be_settled else rows:
        for match in re.finditer(r"[^.?!\n|]*\?", text):
            if not _ASKING.search(match[0]):
                found = match[0].strip()[-_SHOWN:]
                yield Remark(leaf, start + match.end() - len(found), start + match.end(), _UNSURE)


ROW_RULES = (
    _empty_cells,
    _shifted_rows,
    wording(
        "HFI253",
        "orts",
        r"[Ff]orts(?<!\w[Ff]orts)\b\.?:?",
        "«{found}» trengs ikke.",
        "Overskriftsraden gjentas av seg selv på neste side. La alt stå i samme tabell.",
        example="Tiltak 5 forts:",
        right="Tiltak 5",
    ),
    wording(
        "HFI296",
        "(B (D (O (R",
        r"\((?<=\w[ \u00a0]\()[BDOR]\)(?=\s*(?:$|\n|\0|[,;|]|[-–] ))",
        "Sakstypen «{found}» er skrevet i teksten.",
        "Fjern den, og sett «type» på saken eller punktet: beslutning, drøfting, orientering eller referat.",
        example="Årsrapport (O)",
        right="Årsrapport",
        sources=(CASE_SOURCE, MEETING_SOURCE, "årsplan", "saker"),
    ),
    _open_questions,
)
