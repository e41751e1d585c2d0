"""Tables that are typed in a text: rows that slid aside, cells that say nothing, what should be a field."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hfi_docs.check.texts import CASE_SOURCE, MEETING_SOURCE, Leaf, passages
from hfi_docs.check.wording.rule import Remark, leaf_rule, remark, wording
from hfi_docs.errors import Subject

SUBJECT = Subject("Rader i tabeller", "Tabellen leses nedover. Det som står i radene, må kunne sammenlignes.")

_EMPTY = remark(
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
#: What somebody has to answer for.
_FOLLOWED = re.compile(r"\b(?:følger? opp|oppfølging|ansvar\w*|frist\w*|hvem|kven|når|eier)\b", re.IGNORECASE)
_RULE = re.compile(r"[\s:|-]*")
_FIGURE = re.compile(r"(?:kr\.? ?)?[-−]?\d[\d \u00a0.,]*(?:,-|%| ?(?:kr|kroner|mill\.?|prosent))?")
_FEWEST = 3


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


@leaf_rule(_EMPTY, signs="|")
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
                yield Remark(leaf, first.start, first.start + len(first.text), _EMPTY, names)


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
)
