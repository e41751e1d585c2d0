"""Lines that look like a list, a heading or a table: read as such, or told. Each text beside what is told of it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hfi_docs.document import Block, Heading, Label, List, Paragraph, Table, inline_text
from hfi_docs.papers.text import read_markdown, text_faults
from hfi_docs.values.marks import label_text
from tests.test_text import Plain

PLACED = ("tabell", "figur", "vedtak")


def told(text: str, *, in_cell: bool = False) -> list[str]:
    """What is told of a text: the line, counted from 1, and the kind."""
    return [f"{fault.line + 1} {fault.kind.name}" for fault in text_faults(text, PLACED, in_cell=in_cell)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Marks that are not read as items.
        ("Vi mener at\na) dette gjelder", ["2 LOOSE_MARK"]),
        ("1. en\n2. to\n4. fire", ["3 LOOSE_MARK"]),
        ("1. en\n1. to\n1. tre", ["2 LOOSE_MARK", "3 LOOSE_MARK"]),
        ("3. tre\n5. fem", ["2 LOOSE_MARK"]),
        ("a. en\nc. tre", ["2 LOOSE_MARK"]),
        ("Utvalget vedtar.\n2. Planen", ["2 LOOSE_MARK"]),
        ("Utvalget vedtar\n7. Planen godkjennes", ["2 LOOSE_MARK"]),
        ("Til sak\n08.26 vises til vedtaket", []),
        ("10.30 Velkommen\n10.45 Innledning", ["2 LOOSE_MARK"]),
        ("01. en\n02. to", ["2 LOOSE_MARK"]),
        ("Frist er\n1. kvartal 2026", []),
        ("Møtet er\n12. mars 2026", []),
        ("Året er\n2026. Da er planen ferdig", []),
        ("En tanke\n– og en til\n– og en tredje", ["3 LOOSE_MARK"]),
        ("§ 1 Formål\n§ 2 Virkeområde", ["2 LOOSE_MARK"]),
        ("etter lovens\n§ 6-2 gjelder", []),
        ("☐ Ja\n☐ Nei", ["2 LOOSE_MARK"]),
        ("Tiltak\n-> utsettes", ["2 LOOSE_MARK"]),
        ("1 Utvalget godkjenner\n2 Utvalget ber", ["2 LOOSE_MARK"]),
        ("1: Planen\n2: Budsjettet", ["2 LOOSE_MARK"]),
        ("Det er\n12 Kommuner", []),
        ("I   Planen\nII  Budsjettet", ["2 LOOSE_MARK"]),
        ("I Hamar er det slik\nI Gjøvik ikke", ["2 LINE_BREAK"]),
        ("1.1 Planen\n1.2 Budsjettet\n2 Annet", ["3 LOOSE_MARK"]),
        ("1. Planen\n2 Budsjettet", ["2 LOOSE_MARK"]),
        ("1. Planen gjelder for\n12 Kommuner", []),
        ("Pkt. 1: Planen\nPkt. 2: Budsjettet", ["2 LOOSE_MARK"]),
        ("Sak 1 Planen\nSak 2 Budsjettet", ["2 LOOSE_MARK"]),
        ("Sak 1 Planen\nPunkt 2 Budsjettet", ["2 LINE_BREAK"]),
        ("1a) Planen\n1b) Budsjettet", ["2 LOOSE_MARK"]),
        ("A1. Planen\nA2. Budsjettet", ["2 LOOSE_MARK"]),
        ("- Planen\n-- Budsjettet", ["2 LOOSE_MARK"]),
        ("[1] Planen\n[2] Budsjettet", ["2 LOOSE_MARK"]),
        ("① Planen\n② Budsjettet", ["2 LOOSE_MARK"]),
        ("✅ Planen\n🔹 Budsjettet", ["2 LOOSE_MARK"]),
        ("1.) Planen\n2.) Budsjettet", []),
        ("‑ Planen\n‑ Budsjettet", []),
        # Lines that stand apart and would run together
        ("Overskrift\n=====\n\nTekst", ["2 UNDERLINE"]),
        ("***", []),
        ("**Overskrift**\nTekst", ["2 BOLD_LINE"]),
        ("**PA** – Partnerskapsmøtet\nog mer", []),
        ("Dato: 2. mai\nSted: Hamar\nTid: kl. 10", ["2 LABELLED", "3 LABELLED"]),
        ("Partene er disse: A\nog B: begge", []),
        ("Fra:\tRektor\nTil:\tUtvalget", ["2 LABELLED"]),
        ("Post      Beløp\nMøter     5 000", ["1 NO_TABLE", "2 NO_TABLE"]),
        ("Kari Nordmann\nRådgiver\nHamar", ["2 LINE_BREAK", "3 LINE_BREAK"]),
        ("Postboks 104\n2381 Brumunddal", ["2 LINE_BREAK"]),
        ("10:15 Kari: Jeg foreslår at vi venter\n10:16 Ola: Enig", ["2 LINE_BREAK"]),
        ("1 000\n2 000", ["2 LINE_BREAK"]),
        ("____\nSted og dato", ["2 LINE_BREAK"]),
        ("- Kari Nordmann\n  «Rådgiver»", ["2 LINE_BREAK"]),
        ("Kari Nordmann  \nRådgiver", []),
        ("Utvalget\n    > ", []),
        ("sam-\n    >", []),
        ("Kari Nordmann,\nRådgiver", []),
        ("Møtet holdes på\nHamar", []),
        ("Kari møtte.\nOla møtte ikke.", []),
        ("Kari Nordmann\nog Ola Nordmann", []),
        ("Strategisk samarbeidsutvalg behandlet saken i møtet på\nHamar i mai.", []),
        ("Strategisk samarbeidsutvalg og det lokale samarbeidsutvalget\nHamar møttes.", []),
        ("Partene skal sam-\narbeide om dette.", ["2 SPLIT_WORD"]),
        ("Dette gjelder sykehus-\nog kommunesektoren.", []),
        ("Planen gjelder 2026-\n2027.", []),
        # Marks without a space.
        ("-en\n-to", ["1 STUCK_MARK", "2 STUCK_MARK"]),
        ("–en", ["1 STUCK_MARK"]),
        ("rekrutterings- og\n-midler", []),
        ("-5 grader", []),
        ("1.Utvalget godkjenner", ["1 STUCK_MARK"]),
        ("a)planen\nb)budsjettet", ["1 STUCK_MARK", "2 STUCK_MARK"]),
        ("12.mars 2026", []),
        ("*fet tekst* her", []),
        ("*en\n*to", ["1 STUCK_MARK", "2 STUCK_MARK"]),
        ("##Overskrift", ["1 STUCK_HEADING"]),
        ("#merke", ["1 STUCK_HEADING"]),
        ("####### sju", ["1 STUCK_HEADING"]),
        (r"\#merke", []),
        (">5 personer", ["1 STUCK_QUOTE"]),
        ("> 5 personer møtte", []),
        # Rows
        ("Post\tBeløp\nA\t5", ["1 NO_TABLE", "2 NO_TABLE"]),
        ("A\tB\tC", ["1 NO_TABLE"]),
        ("en tabulator\ther", []),
        ("1.\ten\n2.\tto", []),
        ("| a | b |", ["1 NO_TABLE"]),
        ("a | b\nc | d", ["1 NO_TABLE", "2 NO_TABLE"]),
        ("enten | eller", []),
        (r"\| a \|", []),
        ("| a | b |\n|---|---|\n| 1 | 2 |", []),
        ("| a | b |\n|---|---|\n| 1 |", ["3 BAD_ROW"]),
        (f"{'| a ' * 63}|\n{'|---' * 63}|", []),
        (f"Tekst\n\n{'| a ' * 64}|\n{'|---' * 64}|", ["3 TOO_WIDE"]),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", ["3 BAD_ROW"]),
        ("| a | |\n|---|---|\n| 1 | 2 |", ["1 BAD_ROW"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nTekst etter", ["4 BAD_ROW"]),
        ("| a | b |\n|---|---|\n| 1 \\| 2 | 3 |", []),
        # Marks with nothing after them
        ("1)", ["1 EMPTY"]),
        ("Tekst:\n\n1. en\n2.", ["4 EMPTY"]),
        ("-", ["1 EMPTY"]),
        ("1. a) en\n   b) to", ["1 EMPTY"]),
        ("- - en", ["1 EMPTY"]),
        ("1. [[tabell:ramme]]", ["1 EMPTY"]),
        ("1. Se tabellen:\n\n   [[tabell:ramme]]", []),
        ("•", ["1 EMPTY"]),
        ("##", ["1 EMPTY"]),
        (">", ["1 EMPTY"]),
        # Depth and indent
        ("- a\n  - b\n    - c\n      - d", ["4 TOO_DEEP"]),
        ("1. en\n   a) to\n      i) tre", []),
        ("1. en\na) to\nb) tre\n2. fire", []),
        ("1. en\n  a) to\n  b) tre", []),
        ("a) en\n  - to", ["2 INDENT"]),
        ("1. en\n   a) to\n1. tre", ["3 LOOSE_MARK"]),
        ("1. en\n  - to", ["2 INDENT"]),
        ("1. en\n   - to\n  - tre", ["3 INDENT"]),
        ("- en\n  - to\n- tre", []),
        ("1. en\n   - to\n2. tre\n\nTekst\n\n - fire", []),
        # Text that runs into what stands above
        ("> sitat\netterpå", ["2 RUN_IN"]),
        ("- Punktet er ferdig.\nNy setning", ["2 RUN_IN"]),
        ("- Punktet er ikke\nferdig her", []),
        ("- Punktet er ferdig.\n  Ny setning", []),
        # Links
        ("[a](https://a.no) og **[b](b.no)**\n\n- [c](mailto:c@d.no)", ["1 ADDRESS"]),
        ("[[sak:14/26]] og [ikke lenke]", []),
        ("[planen](file:///C:/plan.pdf)", ["1 ADDRESS"]),
        ("[planen](https://a.no/en plan.pdf)", ["1 ADDRESS"]),
        ('[planen](https://a.no "Tittelen")', ["1 ADDRESS"]),
        ("[planen](https://a.no/plan_(ny).pdf)", []),
        (r"\[planen](se under)", []),
        ("Før\n\\a) en\n\\• to\n\\-> tre\n\\2. fire\n\\##fem\n\\>6\n\\1.sju\n\\-åtte\n\\-ni\n\\☐ ti", []),
        ("Før\n[[tabell:ramme]]\n1. etter", []),
    ],
)  # fmt: skip
def test_what_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_table_in_a_table() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 |"
    assert told(text, in_cell=True) == ["1 TABLE_IN_CELL"]


@pytest.mark.parametrize("text", ["", "tekst", "  ", "\n\n", "Et avsnitt\nover to linjer.\n\n## Og\n\nett til."])
def test_sound_texts(text: str) -> None:
    assert told(text) == []


MARKS = [
    *("", "", "", "- ", "• ", "•", "– ", "* ", "\uf0b7\t", "▪ ", "1. ", "2. ", "3. ", "1) ", "2)\t", "a) ", "b) "),
    *("c) ", "a. ", "b. ", "i) ", "ii) ", "iii) ", "iv) ", "(1) ", "(2) ", "(a) ", "A. ", "B) ", "I. ", "II. "),
    *("3.1 ", "3.2. ", "3.1.1 ", "10. ", "99. ", "01. ", "## ", "##", "> ", ">", "-", "1.", "a)", "§ 1 ", "§ 2 "),
    *("| ", "\\1) ", "\\a. ", "\\- ", "12. mars ", "2026. ", "☐ ", "-> ", "\t"),
]
LINES = st.tuples(
    st.sampled_from(["", "", "", "  ", "   ", "    ", "      "]),
    st.sampled_from(MARKS),
    st.sampled_from(["Utvalget", "planen", "Saken.", "vedtar:", "5 000", "x\ty", "a | b", ""]),
)


@given(st.lists(LINES, max_size=8))
@settings(max_examples=400)
def test_every_word_and_label_is_printed_in_order_or_its_line_is_told(lines: list[tuple[str, str, str]]) -> None:
    text = "\n".join(map("".join, lines))
    if not text.strip():
        return
    faulty = {fault.line for fault in text_faults(text.rstrip("\n"), PLACED)}
    wanted = [word for number, line in enumerate(text.split("\n")) if number not in faulty for word in words_of(line)]
    printed = [word for block in read_markdown(text, Plain()) for word in printed_words(block)]
    rest = iter(printed)
    assert all(word in rest for word in wanted)
    assert faulty or printed == wanted


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def printed_words(block: Block) -> Iterator[str]:
    """The words that a reader sees, those of list labels included."""
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield from words_of(inline_text(inlines))
        case List(items=items, ordered=ordered, start=start, label=label):
            for number, item in enumerate(items, start=start):
                yield from words_of(label_text(label or Label(), number)) if ordered else ()
                yield from (word for child in item.blocks for word in printed_words(child))
        case Table(rows=rows):
            cells = (cell for row in rows for cell in row.cells)
            yield from (word for cell in cells for child in cell.blocks for word in printed_words(child))


@given(st.text("aA1.)(*-#>|[]:\\_–•o \n\t", max_size=80))
def test_any_text_is_answered(text: str) -> None:
    lines = text.split("\n")
    assert all(0 <= fault.line < len(lines) for fault in text_faults(text, PLACED))
