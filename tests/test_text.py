"""The Markdown of text fields: what is written beside what it becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.document import (
    Block,
    Cell,
    Heading,
    Inline,
    Label,
    LineBreak,
    Link,
    List,
    Note,
    PageNumber,
    Paragraph,
    Table,
    Text,
)
from hfi_docs.papers.references import placed
from hfi_docs.papers.text import read_line, read_markdown, read_sentence
from hfi_docs.values.marks import label_text
from hfi_docs.values.references import Reference


class Plain:
    """Prints a reference as its kind and target in pointed brackets; places the table «ramme»."""

    placed_kinds = ("tabell", "figur", "vedtak")

    def inline(self, reference: Reference) -> tuple[Inline, ...]:
        """Its kind and target."""
        return (Text(f"<{reference.kind}:{reference.target}>"),)

    def block(self, reference: Reference) -> tuple[Block, ...] | None:
        """A paragraph in the table's place."""
        places = (reference.kind, reference.target) == ("tabell", "ramme")
        return (Paragraph((Text("TABELL"),), "caption"),) if places else None


def outline(text: str, level: int = 3) -> list[str]:
    """The blocks of a text, one short line each, lists with their depth and numbering."""
    return [line for block in read_markdown(text, Plain(), heading_level=level) for line in lines(block, "")]


def lines(block: Block, mark: str) -> list[str]:
    match block:
        case Heading(level=level, inlines=inlines):
            return [f"{mark}h{level} {words(inlines)}"]
        case Paragraph(inlines=inlines, role=role):
            return [f"{mark}{'' if role == 'body' else role + ': '}{words(inlines)}"]
        case List(items=items, ordered=ordered, start=start, label=label):
            shown = label or Label()
            signs = [f"{label_text(shown, start + index)} " if ordered else "- " for index in range(len(items))]
            return [
                line
                for sign, item in zip(signs, items, strict=True)
                for index, child in enumerate(item.blocks)
                for line in lines(child, mark + (sign if index == 0 else " " * len(sign)))
            ]
        case Table(rows=rows):
            return [f"{mark}{row.role}: {' | '.join(map(cell, row.cells))}" for row in rows]
    raise AssertionError(block)


def cell(one: Cell) -> str:
    (paragraph,) = one.blocks
    assert isinstance(paragraph, Paragraph)
    return {"left": "", "right": "> ", "center": "= "}[one.align] + words(paragraph.inlines)


def words(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(word, inlines))


def word(inline: Inline) -> str:
    match inline:
        case Text(text=text, bold=bold, italic=italic):
            mark = "**" * bold + "_" * italic
            return f"{mark}{text}{mark[::-1]}"
        case LineBreak():
            return "⏎"
        case Link(inlines=inlines, url=url, anchor=anchor):
            return f"{words(inlines)}→{url or anchor}"
        case Note(inlines=inlines):
            return f"^{words(inlines)}^"
        case PageNumber(anchor=anchor):
            return f"s.{anchor}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Et avsnitt\nover to linjer.\n\nEt til.", ["Et avsnitt over to linjer.", "Et til."]),
        ("Linje  \nbrudd", ["Linje⏎brudd"]),
        ("", []),
        ("\u00a0\n- en\n\u00a0\nto", ["- en", "to"]),
        ("en\n\u2003\u00a0\nto", ["en", "to"]),
        ("\n\n", []),
        # Emphasis: asterisks around words, nothing else.
        ("*kursiv* og **fet** og ***begge***", ["_kursiv_ og **fet** og **_begge_**"]),
        ("2*3*4 og a_b_c og __x__ og _y_", ["2*3*4 og a_b_c og __x__ og _y_"]),
        ("* alene og 5 * 6 * 7", ["- alene og 5 * 6 * 7"]),
        ("**uten slutt", ["**uten slutt"]),
        (r"\*ikke kursiv\*", ["*ikke kursiv*"]),
        # Addresses of files
        (r"\\server\felles\plan", [r"\\server\felles\plan"]),
        ("Se C:\\felles\\\nog les", ["Se C:\\felles\\ og les"]),
        (r"\\*fet*", [r"\_fet_"]),
        ("[a](https://b.no/c_(d).e)", ["a→https://b.no/c_(d).e"]),
        ("**[[sak:14/26]]** er *[[kr:a.b]]*", ["**<sak:14/26>** er _<kr:a.b>_"]),
        # Nothing that only programmers write has a meaning.
        ("<b>fet</b> & &amp; <br>", ["<b>fet</b> & &amp; <br>"]),
        ("`kode` og ~~strek~~ og https://example.no", ["`kode` og ~~strek~~ og https://example.no"]),
        ("![bilde](x.png)", ["!bilde→x.png"]),
        ("    innrykket", ["innrykket"]),
        ("***", ["***"]),
        ("[teksten](https://example.no/a?b=c)", ["teksten→https://example.no/a?b=c"]),
        # Headings
        ("# Stor\n\n## Under\n\n### Dypere", ["h3 Stor", "h4 Under", "h5 Dypere"]),
        ("### Bare denne", ["h3 Bare denne"]),
        ("## A\n\n#### B", ["h3 A", "h4 B"]),
        ("### A\n\n## B\n\n### C", ["h3 A", "h3 B", "h4 C"]),
        ("#ikke overskrift", ["#ikke overskrift"]),
        # Lists
        ("- en\n- to\n  fortsetter", ["- en", "- to fortsetter"]),
        ("1. en\n2. to\n   - under\n3. tre", ["1. en", "2. to", "   - under", "3. tre"]),
        ("1. en\n   a) a\n   b) b\n      i) i\n      ii) ii",
         ["1. en", "   a) a", "   b) b", "      i) i", "      ii) ii"]),
        ("a) a\nb) b", ["a) a", "b) b"]),
        ("a) a\n\nSe b.\n\nb) b", ["a) a", "Se b.", "b) b"]),
        ("c) c\nd) d", ["c) c", "d) d"]),
        ("g) g\nh) h\ni) i\nj) j", ["g) g", "h) h", "i) i", "j) j"]),
        ("i) i\nii) ii\niii) iii\niv) iv\nv) v", ["i) i", "ii) ii", "iii) iii", "iv) iv", "v) v"]),
        ("1. Utvalget godkjenner\n   a. årsplanen\n   b. møteplanen\n2. Utvalget ber",
         ["1. Utvalget godkjenner", "   a. årsplanen", "   b. møteplanen", "2. Utvalget ber"]),
        ("a)\tmed\nb)\ttabulator", ["a) med", "b) tabulator"]),
        ("a)\u00a0hardt\nb)\u00a0mellomrom", ["a) hardt", "b) mellomrom"]),
        ("(a) en\n(b) to", ["(a) en", "(b) to"]),
        ("(1) en\n(2) to", ["(1) en", "(2) to"]),
        ("A. en\nB. to", ["A. en", "B. to"]),
        ("I. en\nII. to", ["I. en", "II. to"]),
        ("1) en\n2) to", ["1) en", "2) to"]),
        ("1.) en\n2.) to", ["1.) en", "2.) to"]),
        ("a). en\nb). to", ["a). en", "b). to"]),
        ("1) en\n   (a) to\n   (b) tre", ["1) en", "   (a) to", "   (b) tre"]),
        ("‑ en\n‑ to", ["- en", "- to"]),
        ("3. Tre\n   3.1. en\n   3.2. to\n4. Fire", ["3. Tre", "   3.1. en", "   3.2. to", "4. Fire"]),
        ("3. Tre\n3.1 en\n3.2 to\n4. Fire", ["3. Tre", "   3.1 en", "   3.2 to", "4. Fire"]),
        ("3.9 en\n3.10 to", ["3.9 en", "3.10 to"]),
        ("1. en\n   1. under\n   2. under", ["1. en", "   1. under", "   2. under"]),
        ("2. b\n3. c\n\n1. a\n2. b", ["2. b", "3. c", "1. a", "2. b"]),
        ("> a) en\n> b) to", ["a) en", "b) to"]),
        # As Word leaves a list in plain text: nothing is indented, and the labels tell what belongs where.
        ("1.\ten\na)\tto\nb)\ttre\n2.\tfire", ["1. en", "   a) to", "   b) tre", "2. fire"]),
        ("1. en\n        - to\n        - tre\n2. fire", ["1. en", "   - to", "   - tre", "2. fire"]),
        ("- en\n\t\t- to\n\t\t\t\t- tre\n- fire", ["- en", "  - to", "    - tre", "- fire"]),
        ("(viii) en\n      a. to\n         i. tre\n         ii. fire\n      b. fem\n(ix) seks",
         ["(viii) en", "       a. to", "          i. tre", "          ii. fire", "       b. fem", "(ix) seks"]),
        ("> 1. en\n>         a) to\n>         b) tre\n> 2. fire", ["1. en", "   a) to", "   b) tre", "2. fire"]),
        ("1. en\n\na) to\n\nb) tre\n\n2. fire", ["1. en", "   a) to", "   b) tre", "2. fire"]),
        ("1. en\n  a) to\n  b) tre", ["1. en", "   a) to", "   b) tre"]),
        ("1. en\na) to\ni) tre\nii) fire\nb) fem",
         ["1. en", "   a) to", "      i) tre", "      ii) fire", "   b) fem"]),
        ("A. en\n1. to\n2. tre\nB. fire\n1. fem\n2. seks",
         ["A. en", "   1. to", "   2. tre", "B. fire", "   1. fem", "   2. seks"]),
        ("1. en\n2. to\n\na) tre\nb) fire", ["1. en", "2. to", "a) tre", "b) fire"]),
        # One label alone begins a list only where the first may stand.
        ("1. Utvalget godkjenner planen.", ["1. Utvalget godkjenner planen."]),
        ("A. Hansen møtte for partiet.", ["A. Hansen møtte for partiet."]),
        ("f. eks. slik", ["f. eks. slik"]),
        ("Frist er\n1. kvartal 2026", ["Frist er 1. kvartal 2026"]),
        ("Innledning:\n1. en\n2. to", ["Innledning:", "1. en", "2. to"]),
        ("Innledning:\n3. en\n4. to", ["Innledning:", "3. en", "4. to"]),
        # Bullets as Word leaves them
        ("• en\n• to", ["- en", "- to"]),
        ("•en\n·\tto", ["- en", "- to"]),
        ("\uf0b7\ten\n\uf0a7\tto", ["- en", "  - to"]),
        ("– en\n– to", ["- en", "- to"]),
        ("Saken\n– som er stor – utsettes", ["Saken – som er stor – utsettes"]),
        ("• en\no\tunder\no\tunder\n• to", ["- en", "  - under", "  - under", "- to"]),
        ("o store dag", ["o store dag"]),
        ("\ufeff- en\n\u200b- to", ["- en", "- to"]),
        # A backslash in front makes text of it, wherever it stands.
        ("\\1) en\n\n\\a) to\n\n\\• tre\n\n\\- fire\n\n\\3.1 fem", ["1) en", "a) to", "• tre", "- fire", "3.1 fem"]),
        ("- \\1) en\n- \\a) to", ["- 1) en", "- a) to"]),
        ("> \\1) en", ["quote: 1) en"]),
        (r"1\) en", ["1) en"]),
        ("\\1.en\n\n\\-to\n\n\\☐ tre\n\n\\§ 4\n\n\\##fem\n\n\\>6", ["1.en", "-to", "☐ tre", "§ 4", "##fem", ">6"]),
        ("En\n\\2 To\n\\II Tre\n\\Punkt 4\n\\-- fem", ["En 2 To II Tre Punkt 4 -- fem"]),
        ("Før\n\\a) en\n\\• to\n\\-> tre\n\\2. fire", ["Før a) en • to -> tre 2. fire"]),
        ("3. tre\n4. fire", ["3. tre", "4. fire"]),
        ("- en\n\n  avsnitt til", ["- en", "  avsnitt til"]),
        ("Innledning:\n- en\n- to", ["Innledning:", "- en", "- to"]),
        # Dates and years at the start of a line
        ("12. mars 2026 møttes utvalget.", ["12. mars 2026 møttes utvalget."]),
        ("Utvalget møttes\n12. mars 2026.", ["Utvalget møttes 12. mars 2026."]),
        ("- 1. mai er fridag\n- 17. mai også", ["- 1. mai er fridag", "- 17. mai også"]),
        ("2026. Året etter", ["2026. Året etter"]),
        ("Møtet var i\n2026. Året etter kom planen.", ["Møtet var i 2026. Året etter kom planen."]),
        ("> 12. mars 2026", ["quote: 12. mars 2026"]),
        ("3. mars\n4. april", ["3. mars 4. april"]),
        # Quotes
        ("> Sitat\n> over to\n\nEtter", ["quote: Sitat over to", "Etter"]),
        # Tables
        (
            "| Post | Beløp |\n|:--|--:|\n| A | 5 |\n| **B** | [[kr:a.b]] |",
            ["header: Post | > Beløp", "term: A | > 5", "term: **B** | > <kr:a.b>"],
        ),
        ("| a | b |\n|:-:|---|\n| 1 |", ["header: = a | b", "term: = 1 | "]),
        # References
        ("Se [[sak: 14/26 ]].", ["Se <sak:14/26>."]),
        ("[[tabell:ramme]]", ["caption: TABELL"]),
        ("Før\n[[tabell:ramme]]\netter", ["Før", "caption: TABELL", "etter"]),
        ("Se [[tabell:ramme]].", ["Se <tabell:ramme>."]),
        ("[[tabell:annen]]", ["<tabell:annen>"]),
        ("[[sak:14/26]]", ["<sak:14/26>"]),
        ("[[]] og ]] og [x]", ["[[]] og ]] og [x]"]),
    ],
)  # fmt: skip
def test_markdown(text: str, expected: list[str]) -> None:
    """Where a line may be broken is told by `test_what_belongs_together_stays_on_a_line`."""
    assert [line.replace("\u00a0", " ") for line in outline(text)] == expected


def test_headings_begin_where_the_paper_needs_them() -> None:
    assert outline("## A\n\n### B", level=2) == ["h2 A", "h3 B"]


@given(st.lists(st.integers(1, 6), max_size=8))
def test_no_heading_level_is_skipped(depths: list[int]) -> None:
    text = "\n\n".join(f"{'#' * depth} x" for depth in depths)
    levels = [block.level for block in read_markdown(text, Plain()) if isinstance(block, Heading)]
    assert len(levels) == len(depths)
    assert all(3 <= now <= before + 1 for before, now in zip([2, *levels], levels, strict=False))


@given(st.text("aæ 1.)*-#>|[]:\\_`<&\n\t", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    """Signs may mean something, and «a)» is a number; any other letter is printed."""
    assert "".join(outline(text)).count("æ") == text.count("æ")


def test_one_line_fields_have_references_but_no_markdown() -> None:
    assert words(read_line("*Se* [[sak: 14/26]] og [[ dato:14/26 ]]", Plain())) == "*Se* <sak:14/26> og <dato:14/26>"
    assert read_line("", Plain()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Utvalget **godkjenner**:\n   a) planen\n   b) [[sak:14/26]]\n2. Det er alt.",
         "1. Utvalget **godkjenner**: a) planen b) <sak:14/26> 2. Det er alt."),
        ("## Punkt\n\n- en\n- to", "Punkt en to"),
        ("Et avsnitt.\n\n> Et til.", "Et avsnitt. Et til."),
    ],
)  # fmt: skip
def test_a_text_in_a_sentence_is_its_words(text: str, expected: str) -> None:
    assert words(read_sentence(text, Plain())) == expected


def test_placed() -> None:
    text = "Se [[tabell:a]].\n\n  [[tabell: b ]]  \n- [[tabell:c]]\n[[tabell:d]]"
    assert [place.target for place, _ in placed(text)] == ["b", "d"]


def test_a_table_is_placed_however_its_reference_is_typed() -> None:
    text = "Se [[tabell:a]].\n\n[[ Tabell : a ]]\n\n[[tabell:a]]"
    assert [(place.kind, place.target, place.written, before) for place, before in placed(text)] == [
        ("tabell", "a", "[[ Tabell : a ]]", 0),
        ("tabell", "a", "[[tabell:a]]", 1),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("16 033 554 kroner av 5 millioner kroner", "16~033~554~kroner av 5~millioner kroner"),
        ("600 000 + 1 200 000, i 2025 100 000", "600~000 + 1~200~000, i 2025~100~000"),
        (
            "Vedlegg 5, sak 08/26, PA-sak 06/25, tabell 1, side 4",
            "Vedlegg~5, sak~08/26, PA-sak~06/25, tabell~1, side~4",
        ),
        ("12. mars 2026, 10.–11. mars 2026, 8. mai", "12.~mars~2026, 10.–11.~mars 2026, 8.~mai"),
        ("besak 3, tall 12 og 13, 1. til 3. trinn, 1234 567", "besak 3, tall 12 og 13, 1. til 3. trinn, 1234~567"),
        ("uten tall", "uten tall"),
    ],
)
def test_what_belongs_together_stays_on_a_line(written: str, shown: str) -> None:
    (paragraph,) = read_markdown(written, Plain())
    assert isinstance(paragraph, Paragraph)
    assert "".join(inline.text for inline in paragraph.inlines if isinstance(inline, Text)) == shown.replace(
        "~", "\u00a0"
    )
