"""Tables that a template draws: filled, put in order, merged, and used wherever a table of their view stands."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest
from lxml import etree

from hfi_docs.context import Drawn, Entry, Many, Slot
from hfi_docs.document import (
    Block,
    Caption,
    Heading,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Table,
    Text,
)  # fmt: skip
from hfi_docs.word.render.vocabulary import short
from tests.rendered import MAIN, NOTES, Element, find, table, values
from tests.rendered import row as table_row
from tests.statements import document, lines, rendered, row, rows

ROWS = "| {%tr for rad in tabell.rader %} | |\n| {{ rad.tekst }} | {{ rad.beløp }} |\n| {%tr endfor %} | |\n"
TABLE = f"| Tekst | Beløp |\n{ROWS}"
PATTERN = f"{{%p macro budsjett(tabell) %}}\n{TABLE}{{%p endmacro %}}\n"


def body(parts: dict[str, bytes]) -> Element:
    return etree.fromstring(parts[MAIN])


def drawn_table(entry: Entry, number: int = 1, slots: Mapping[str, tuple[Block, ...]] = MappingProxyType({})) -> Table:
    plain = table(table_row("Tekst", "Beløp", role="header"), table_row("Lønn", "5"))
    caption = Caption("Tabell", number, "Rammer", f"tabell_{number}")
    return plain._replace(drawn=Drawn("budsjett", entry, slots), caption=caption, title="Rammer", description="Poster.")


def test_a_pattern_is_used_wherever_a_table_of_its_view_stands() -> None:
    entries = rows(row("Lønn", 5)), rows(row("Drift", 7), row("Reise", 9))
    tables = tuple(drawn_table(entry, number) for number, entry in enumerate(entries, 1))
    given = document({"bakgrunn": Slot("bakgrunn")}, bakgrunn=(*tables, Paragraph((Text("Etter."),))))
    parts = rendered(f"{PATTERN}{{{{ bakgrunn }}}}", given)
    shown = lines(parts)
    assert shown[: shown.index("Etter.")] == [
        "Tabell\u00a01: Rammer", "Tekst | Beløp", "Lønn | 5", "Under tabellen.", "",
        "Tabell\u00a02: Rammer", "Tekst | Beløp", "Drift | 7", "Reise | 9", "Under tabellen.",
    ]  # fmt: skip
    assert values(body(parts), "//w:tblDescription/@w:val") == ["Poster.", "Poster."]


def test_a_table_of_another_view_looks_as_always() -> None:
    plain = table(table_row("Tekst", "Beløp", role="header"), table_row("Lønn", "5"))
    parts = rendered(f"{PATTERN}{{{{ bakgrunn }}}}", document({"bakgrunn": Slot("bakgrunn")}, bakgrunn=(plain,)))
    assert lines(parts)[:2] == ["Tekst | Beløp", "Lønn | 5"]


def test_a_drawn_table_takes_title_and_head() -> None:
    template = f"[uten tittel]\n[uten hode]\n{TABLE}"
    parts = rendered(template, document({"tabell": rows(row("Lønn", 5))}))
    assert values(body(parts), "//w:tblCaption/@w:val") == ["Rammer"]
    assert len(find(body(parts), "//w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert b"hfi" not in parts[MAIN]


def test_the_grid_follows_a_loop_over_columns() -> None:
    template = (
        "| Navn | {%tc for k in kolonner %} | {{ k.navn }} | {%tc endfor %} |\n"
        "| {%tr for rad in tabell.rader %} | | | |\n"
        "| {{ rad.tekst }} | {%tc for k in kolonner %} | {{ k.navn }}{{ rad.beløp }} | {%tc endfor %} |\n"
        "| {%tr endfor %} | | | |\n"
    )
    columns = Many(tuple(Entry({"navn": name}) for name in ("Rus", "Eldre", "Barn", "Unge", "Alle")))
    parts = rendered(template, document({"kolonner": columns, "tabell": rows(row("Lønn", 5))}))
    assert lines(parts)[:2] == [
        "Navn | Rus | Eldre | Barn | Unge | Alle",
        "Lønn | Rus5 | Eldre5 | Barn5 | Unge5 | Alle5",
    ]
    grid = values(body(parts), "//w:tbl[1]/w:tblGrid/w:gridCol/@w:w")
    assert grid == ["1500"] * 6
    assert values(body(parts), "//w:tbl[1]/w:tr[2]/w:tc/w:tcPr/w:tcW/@w:w") == grid


def test_equal_neighbours_are_merged_below_one_to_the_left() -> None:
    template = (
        "| Område | År | Beløp |\n| {%tr for g in grupper %} | | |\n| {%tr for rad in g.rader %} | | |\n"
        "| {% vm %}{{ g.navn }} | {% vm %}{{ rad.tekst }} | {{ rad.beløp }} |\n"
        "| {%tr endfor %} | | |\n| {%tr endfor %} | | |\n"
    )
    groups = Many(tuple(
        Entry({"navn": name, "rader": Many(tuple(row(text, 1) for text in texts))})
        for name, texts in (("Rus", ("2025", "2025", "2026")), ("Eldre", ("2026",)), ("Barn", ("2026", "2026")))
    ))  # fmt: skip
    parts = rendered(template, document({"grupper": groups}))
    assert lines(parts)[1:7] == [
        "Rus | 2025 | 1", " |  | 1", " | 2026 | 1", "Eldre | 2026 | 1", "Barn | 2026 | 1", " |  | 1",
    ]  # fmt: skip
    merges = [values(each, "w:tc/w:tcPr/w:vMerge/@w:val") for each in find(body(parts), "//w:tbl[1]/w:tr")]
    both, none = ["restart", "restart"], list[str]()
    assert merges == [none, both, ["continue", "continue"], ["continue"], none, both, ["continue", "continue"]]


def test_a_merge_goes_on_on_the_next_page() -> None:
    template = (
        "| Område | Post |\n| {%tr for rad in tabell.rader %} | |\n| {% vm %}Rus & psykisk helse | {{ rad.tekst }} |\n"
    )
    template += "| {%tr endfor %} | |\n"
    parts = rendered(template, document({"tabell": rows(*(row(f"Post {n}", n) for n in range(120)))}))
    again = [line for line in lines(parts) if line.startswith("Rus")]
    assert again[0] == "Rus & psykisk helse | Post 0"
    assert len(again) > 2
    assert all(line.startswith("Rus & psykisk helse (forts.) | ") for line in again[1:])


def test_colours_and_spans_stand_in_their_order() -> None:
    template = TABLE.replace("{{ rad.tekst }}", "{% cellbg farge %}{{ rad.tekst }}")
    for colour, expected in (("DEE7F2", ["DEE7F2"]), ("red\" w:val='x", []), ("", [])):
        parts = rendered(template, document({"farge": colour, "tabell": rows(row("Lønn", 5))}))
        assert values(body(parts), "//w:tbl[1]/w:tr[2]/w:tc/w:tcPr/w:shd/@w:fill") == expected
    spanned = TABLE.replace("| {{ rad.tekst }} | {{ rad.beløp }} |", "| {% colspan 2 %}{{ rad.tekst }} |")
    parts = rendered(spanned, document({"tabell": rows(row("Lønn", 5))}))
    assert [short(each.tag) for each in find(body(parts), "//w:tbl[1]/w:tr[2]/w:tc/w:tcPr/*")] == [
        "tcW", "gridSpan",
    ]  # fmt: skip


def test_prose_in_a_cell_is_paragraphs_lists_links_and_notes_in_its_format() -> None:
    link, note = Link((Text("nettsiden"),), url="https://example.org"), Note((Text("En note."),))
    prose: tuple[Block, ...] = (
        Paragraph((Text("Først ", bold=True), link, note)),
        Paragraph((Text("Så."),)),
        List((ListItem((Paragraph((Text("punkt"),)),)),)),
        Heading(3, (Text("Sist"),)),
    )
    cell = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:i/><w:color w:val="1F3864"/></w:rPr>'
        "<w:t>{{ rad.merknad }}</w:t></w:r></w:p>"
    )
    of = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    template = (
        '<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/><w:tblCaption w:val="Tabell"/></w:tblPr><w:tblGrid>'
        '<w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>'
        f"{of('Merknad')}</w:tr><w:tr>{of('{%tr for rad in tabell.rader %}')}</w:tr>"
        f"<w:tr><w:tc>{cell}</w:tc></w:tr><w:tr>{of('{%tr endfor %}')}</w:tr></w:tbl>"
    )
    entry = rows(row("Lønn", 5, merknad=Slot("rader.0.0")), row("Drift", 7, merknad=Slot("")))
    for given, made in (
        (document({"tabell": entry}, **{"rader.0.0": prose}), template),
        (
            document({"bakgrunn": Slot("bakgrunn")}, bakgrunn=(drawn_table(entry, slots={"rader.0.0": prose}),)),
            f"{{%p macro budsjett(tabell) %}}\n{template}\n{{%p endmacro %}}\n{{{{ bakgrunn }}}}",
        ),
    ):
        parts = rendered(made, given)
        assert "Først nettsiden/Så./punkt/Sist" in lines(parts)
        paragraphs = find(body(parts), "//w:tbl//w:tc/w:p[.//w:t[contains(., 'Så') or contains(., 'Sist')]]")
        assert [values(each, "w:pPr/w:jc/@w:val") for each in paragraphs] == [["center"], ["center"]]
        first = find(body(parts), "//w:tbl//w:r[w:t[contains(., 'Først')]]/w:rPr/*")
        assert [short(each.tag) for each in first] == ["b", "i", "color"]
        assert b"En note." in parts[NOTES]
        assert len(find(body(parts), "//w:tbl//w:hyperlink")) == 1


def test_bookmarks_and_drawings_are_not_copied() -> None:
    template = (
        "{%p for x in liste %}\n"
        '<w:p><w:bookmarkStart w:id="7" w:name="merke"/><w:r><w:t>{{ x.navn }}</w:t></w:r>'
        '<w:bookmarkEnd w:id="7"/></w:p>\n'
        "{%p endfor %}"
    )
    parts = rendered(template, document({"liste": Many((Entry({"navn": "Anne"}), Entry({"navn": "Bo"})))}))
    assert values(body(parts), "//w:bookmarkStart/@w:name") == ["merke", "merke_2"]
    starts = values(body(parts), "//w:bookmarkStart/@w:id")
    assert starts == values(body(parts), "//w:bookmarkEnd/@w:id")
    assert len(set(starts)) == 2


def test_a_table_without_rows_is_left_out_with_its_caption() -> None:
    caption = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>Tabell: rammer</w:t></w:r></w:p>'
    style = values(etree.fromstring(rendered(TABLE, document({"tabell": rows(row("a", 1))}))["word/styles.xml"]),
                   "//w:style[w:name/@w:val='caption']/@w:styleId")  # fmt: skip
    template = f"{caption.format(*style)}\n{TABLE}"
    assert lines(rendered(template, document({"tabell": rows()})))[:2] == ["Under tabellen.", "Innholdet."]


def test_a_header_with_a_loop_is_filled() -> None:
    template = "[topptekst]\n{% for x in liste %}{{ x.navn }} {% endfor %}\n| {{ felt.a }} | {{ felt.b }} |\n"
    given = document({"liste": Many((Entry({"navn": "Anne"}),)), "felt": Entry({"a": "Én", "b": ""})})
    parts: dict[str, Any] = rendered(template, given)
    assert lines(parts, "word/header1.xml")[:2] == ["Anne ", "Én | "]
    assert b"hfi" not in parts["word/header1.xml"]


@pytest.mark.parametrize("unknown", ["tabeller['finnes-ikke']", "ingen.tabell"])
def test_a_table_that_a_case_lacks_is_left_out(unknown: str) -> None:
    template = TABLE.replace("tabell.rader", f"{unknown}.rader") + f"{{%p if {unknown} %}}\nFinnes\n{{%p endif %}}"
    given = document({"tabeller": Many((), is_open=True), "ingen": Entry({"tabell": None})})
    assert lines(rendered(template, given))[:2] == ["Under tabellen.", "Innholdet."]


def test_a_heading_over_the_columns_of_a_loop() -> None:
    template = (
        "| Navn | {%tc for k in kolonner %} | {% hm %}Midler | {%tc endfor %} |\n"
        "| {%tr for rad in tabell.rader %} | | | |\n"
        "| {{ rad.tekst }} | {%tc for k in kolonner %} | {{ k.navn }} | {%tc endfor %} |\n"
        "| {%tr endfor %} | | | |\n"
    )
    columns = Many(tuple(Entry({"navn": name}) for name in ("2024", "2025", "2026")))
    parts = rendered(template, document({"kolonner": columns, "tabell": rows(row("Lønn", 5))}))
    assert lines(parts)[:2] == ["Navn | Midler", "Lønn | 2024 | 2025 | 2026"]
    assert values(body(parts), "//w:tbl[1]/w:tr[1]//w:gridSpan/@w:val") == ["3"]
    assert len(find(body(parts), "//w:tbl[1]/w:tblGrid/w:gridCol")) == 4


def test_rows_chosen_by_their_role() -> None:
    template = (
        "| Tekst | Beløp |\n| {%tr for rad in tabell.rader %} | |\n| {%tr if rad.rolle == 'sum' %} | |\n"
        "| SUM | {{ rad.beløp }} |\n| {%tr else %} | |\n| {% if rad.beløp_verdi > 5 %}stor {% endif %}{{ rad.tekst }} |"
        " {{ rad.beløp }} |\n| {%tr endif %} | |\n| {%tr endfor %} | |"
    )
    entries = row("Lønn", 5, rolle="ledd"), row("Drift", 7, rolle="ledd"), row("", 12, rolle="sum")
    parts = rendered(template, document({"tabell": rows(*entries)}))
    assert lines(parts)[1:4] == ["Lønn | 5", "stor Drift | 7", "SUM | 12"]


def test_long_words_of_drawn_tables_break_at_their_seams() -> None:
    given = document({"tabell": rows(row("Samhandlingsmidler", 5))})._replace(seams=("midler",))
    parts = rendered(TABLE, given)
    assert lines(parts)[1] == "Samhandlingsmidler | 5"
    assert b"Samhandlings</w:t><w:softHyphen/>" in parts[MAIN]


def test_a_pattern_has_no_caption_of_its_own() -> None:
    template = PATTERN.replace("(tabell) %}\n", "(tabell) %}\n{{ tabell.bildetekst }}\n")
    entry = Entry({**rows(row("Lønn", 5)).values, "bildetekst": Slot("")})
    given = document({"bakgrunn": Slot("bakgrunn")}, bakgrunn=(drawn_table(entry),))
    parts = rendered(f"{template}{{{{ bakgrunn }}}}", given)
    assert lines(parts)[:2] == ["Tabell\u00a01: Rammer", "Tekst | Beløp"]


def test_the_name_of_a_pattern_may_have_norwegian_letters() -> None:
    drawn = drawn_table(rows(row("Lønn", 5)))._replace(drawn=Drawn("økonomi", rows(row("Lønn", 5))))
    template = PATTERN.replace("budsjett", "økonomi")
    parts = rendered(f"{template}{{{{ bakgrunn }}}}", document({"bakgrunn": Slot("bakgrunn")}, bakgrunn=(drawn,)))
    assert "Lønn | 5" in lines(parts)
