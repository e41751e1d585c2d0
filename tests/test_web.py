"""The web page of a tree: which elements it is written with, and that a text never is one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.document import (
    Align,
    Block,
    Caption,
    Cell,
    Figure,
    Heading,
    Image,
    Inline,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Merge,
    Note,
    Origin,
    PageNumber,
    Paragraph,
    Part,
    Properties,
    Row,
    RowRole,
    Table,
    Text,
)
from hfi_docs.document.walk import block_texts
from hfi_docs.web import WebPage, html
from tests.pictures import png
from tests.web import parse_page
from tests.workspaces import REPOSITORY

PROPERTIES = Properties(
    "Sak 1/26: Prøvesak",
    "Prøvesak",
    "Utvalget",
    "1/26",
    "Beslutningssak",
    "endelig",
    "nb-NO",
    date(2026, 5, 21),
    "Kontoret",
)
TITLE = Heading(1, (Text("Prøvesak"),))


def body(*blocks: Block, language: str = "nb-NO") -> str:
    """What stands in the text of a page, below its title."""
    page = html(WebPage(PROPERTIES._replace(language=language), (Part((TITLE, *blocks)),)))
    return page.partition("</h1>")[2].partition("</main>")[0]


def line(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in inlines))


def cell(text: str, align: Align = "left", columns: int = 1, merge: Merge = "none") -> Cell:
    return Cell((line(text),) if text else (), align, columns, merge)


def row(*cells: Cell, role: RowRole = "term") -> Row:
    return Row(cells, role)


def table(*rows: Row, columns: int, caption: Caption | None = None) -> Table:
    return Table(rows, (0.0,) * columns, "Tittelen", caption=caption)


def test_a_page_says_what_it_is() -> None:
    page = html(WebPage(PROPERTIES, (Part((TITLE,)),), (line("Kontoret"),)))
    tree = parse_page(page)
    named = {each.get("name"): each.get("content") for each in tree.iter("meta")}
    assert page.startswith('<!DOCTYPE html>\n<html lang="nb"><head><meta charset="utf-8">')
    assert tree.findtext("head/title") == "Sak 1/26: Prøvesak"
    assert (named["author"], named["dcterms.creator"], named["dcterms.date"]) == ("Kontoret", "Utvalget", "2026-05-21")
    assert tree.findtext("body/header/p") == "Kontoret"
    assert [each.text for each in tree.iter("h1")] == ["Prøvesak"]
    skip = tree.find("body/a")
    assert (skip.text, skip.get("href")) == ("Hopp til innholdet", f"#{tree.find('body/main').get('id')}")
    assert not [*tree.iter("script", "link", "iframe", "object", "base")]
    assert not [each for each in tree.iter() if any(name.startswith(("on", "style")) for name in dict(each.attrib))]


def test_a_page_in_nynorsk_says_so() -> None:
    page = html(WebPage(PROPERTIES._replace(language="nn-NO"), (Part((TITLE,)),)))
    assert '<html lang="nn">' in page
    assert "Hopp til innhaldet" in page


def test_a_part_in_the_other_language_says_so() -> None:
    parts = (Part((TITLE,), language="nb"), Part((line("Vedlegget er på nynorsk."),), language="nn"))
    page = html(WebPage(PROPERTIES, parts))
    assert '<h1>Prøvesak</h1><div lang="nn"><p>Vedlegget er på nynorsk.</p></div>' in page


def test_a_page_without_a_title_has_one_that_is_heard() -> None:
    tree = parse_page(html(WebPage(PROPERTIES, (Part((Heading(3, (Text("Bakgrunn"),)),)),))))
    assert [(each.tag, each.text, each.get("class")) for each in tree.iter("h1", "h2", "h3")] == [
        ("h1", "Sak 1/26: Prøvesak", "heard"),
        ("h2", "Bakgrunn", "as-3"),
    ]


def test_headings_leave_no_level_out() -> None:
    below = (Heading(level, (Text(f"{level}"),)) for level in (2, 5, 5, 3, 1, 8))
    found = parse_page(html(WebPage(PROPERTIES, (Part((TITLE, *below)),))))
    shown = [(each.tag, each.text) for each in found.iter("h2", "h3", "h4", "h5", "h6")]
    assert shown == [("h2", "2"), ("h3", "5"), ("h4", "5"), ("h3", "3"), ("h2", "1"), ("h3", "8")]


def test_chapters_are_counted_in_their_series() -> None:
    chapters = (Heading(2, (Text(name),), series=series) for name, series in (("a", "x"), ("b", "x"), ("c", "y")))
    found = [each.text for each in parse_page(html(WebPage(PROPERTIES, (Part(tuple(chapters)),)))).iter("span")]
    assert found == ["1. ", "2. ", "1. "]


@pytest.mark.parametrize(
    ("inline", "written"),
    [
        (Text("1\u00a0000 kroner"), "1\u00a0000 kroner"),
        (Text("fet", bold=True), "<strong>fet</strong>"),
        (Text("kursiv", italic=True), "<em>kursiv</em>"),
        (Text("a", raised=True), "<sup>a</sup>"),
        (Text("dempet", quiet=True), '<span class="quiet">dempet</span>'),
        (LineBreak(), "<br>"),
        (
            Link((Text("nett"),), url="https://helse.example/?a=1&b=2"),
            '<a href="https://helse.example/?a=1&amp;b=2">nett</a>',
        ),
        (Link((Text("post"),), url="mailto:post@helse.example"), '<a href="mailto:post@helse.example">post</a>'),
        (Link((Text("nei"),), url="javascript:alert(1)"), "nei"),
        (Link((Text("nei"),), url="data:text/html,x"), "nei"),
        (Link((Text("borte"),), anchor="borte"), "borte"),
        (PageNumber("borte"), ""),
    ],
)
def test_what_stands_in_a_line(inline: Inline, written: str) -> None:
    assert body(line(inline)) == f"<p>{written}</p>"


def test_a_link_inside_the_page_leads_to_its_heading() -> None:
    found = body(
        Heading(2, (Text("Vedlegg"),), bookmark="vedlegg_1"), line(Link((Text("se der"),), anchor="vedlegg_1"))
    )
    assert found == '<h2 id="vedlegg_1">Vedlegg</h2><p><a href="#vedlegg_1" class="quiet-link">se der</a></p>'


def test_a_footnote_is_linked_both_ways() -> None:
    tree = parse_page(html(WebPage(PROPERTIES, (Part((TITLE, line("tekst", Note((Text("Noten."),))))),))))
    note, back = tree.xpath("//sup/a")[0], tree.xpath("//section/ol/li/a")[0]
    assert (note.text, note.get("href"), note.get("aria-label")) == ("1", "#hfi-note-1", "Fotnote 1")
    assert (back.get("href"), back.getparent().get("id")) == (f"#{note.get('id')}", "hfi-note-1")
    assert back.getparent().text == "Noten. "


@pytest.mark.parametrize(
    ("label", "start", "written"),
    [
        (None, 1, '<ol class="decimal-dot">'),
        (Label("lowerLetter"), 3, '<ol class="lowerLetter-bracket" start="3">'),
        (Label("upperRoman", "({})"), 1, '<ol class="upperRoman-brackets">'),
        (Label("decimal", "§ {}"), 4, '<ol class="labelled" start="4"><li><span class="item-label">§ 4 </span>'),
        (Label("lowerLetter"), 26, '<ol class="labelled" start="26"><li><span class="item-label">z) </span>'),
    ],
)
def test_lists_are_numbered_as_in_word(label: Label | None, start: int, written: str) -> None:
    items = tuple(ListItem((line(text),)) for text in ("en", "to"))
    assert body(List(items, ordered=True, start=start, label=label)).startswith(written)


def test_a_list_in_a_list_has_the_numbers_of_its_level() -> None:
    inner = List((ListItem((line("under"),)),), ordered=True)
    outer = List((ListItem((line("over"), inner)),), ordered=True)
    assert body(outer) == (
        '<ol class="decimal-dot"><li>over<ol class="lowerLetter-bracket"><li>under</li></ol></li></ol>'
    )


def test_a_plain_table_needs_no_more_than_scopes() -> None:
    found = body(
        table(
            row(cell("Post"), cell("2026", "right"), role="header"),
            row(cell("Ramme"), cell("1\u00a0000", "right")),
            row(cell("I alt"), cell("1\u00a0000", "right"), role="total"),
            columns=2,
            caption=Caption("Tabell", 1, "Oversikt", "tabell_1"),
        )
    )
    assert found == (
        '<div class="table columns-2" role="group" aria-labelledby="hfi-t1"><table><caption><span id="hfi-t1">'
        '<span id="tabell_1">Tabell\u00a01</span><span>: Oversikt</span></span></caption>'
        '<thead><tr><th scope="col">Post</th><th scope="col" class="figure">2026</th></tr></thead>'
        '<tbody><tr><th scope="row">Ramme</th><td class="figure">1\u00a0000</td></tr>'
        '<tr class="total"><th scope="row">I alt</th><td class="figure">1\u00a0000</td></tr></tbody></table></div>'
    )


def heads_of(made: Table) -> dict[str, list[str]]:
    """What each cell is told to belong to, by its text."""
    tree = parse_page(f"<main>{body(made)}</main>")
    names = {each.get("id"): "".join(each.itertext()) for each in tree.iter("th")}
    return {
        "".join(each.itertext()): [names[name] for name in (each.get("headers") or "").split()]
        for each in tree.iter("td")
    }


def test_heads_that_span_bands_and_parts_are_named() -> None:
    made = table(
        row(cell("Tiltak", merge="start"), cell("Midler", columns=2), role="header"),
        row(cell("", merge="continue"), cell("2025", "right"), cell("2026", "right"), role="header"),
        row(cell("Digitale tjenester", columns=3), role="group"),
        row(cell("EPJ"), cell("1", "right"), cell("2", "right")),
        row(cell("herav lønn"), cell("3", "right"), cell("4", "right"), role="part"),
        row(cell("Rus"), cell("5", "right"), cell("", "right")),
        row(cell("I alt"), cell("6", "right"), cell("7", "right"), role="total"),
        columns=3,
    )
    assert heads_of(made) == {
        "1": ["Midler", "2025", "Digitale tjenester", "EPJ"],
        "2": ["Midler", "2026", "Digitale tjenester", "EPJ"],
        "3": ["Midler", "2025", "Digitale tjenester", "herav lønn"],
        "4": ["Midler", "2026", "Digitale tjenester", "herav lønn"],
        "5": ["Midler", "2025", "Digitale tjenester", "Rus"],
        "": ["Midler", "2026", "Digitale tjenester", "Rus"],
        "6": ["Midler", "2025", "I alt"],
        "7": ["Midler", "2026", "I alt"],
    }
    found = body(made)
    assert '<th id="hfi-t1-0-1" scope="colgroup" colspan="2">Midler</th>' in found
    assert '<tbody><tr class="group"><th id="hfi-t1-2-0" scope="rowgroup" colspan="3">' in found
    assert '<tbody><tr class="total">' in found


def test_a_merged_name_is_the_head_of_all_its_rows() -> None:
    made = table(
        row(cell("Område"), cell("Tiltak"), cell("Beløp", "right"), role="header"),
        row(cell("Psykisk helse", merge="start"), cell("A"), cell("1", "right")),
        row(cell("", merge="continue"), cell("B"), cell("2", "right")),
        row(cell("Akutt"), cell("C"), cell("3", "right")),
        columns=3,
    )
    assert heads_of(made) == {
        "1": ["Beløp", "Psykisk helse", "A"],
        "2": ["Beløp", "Psykisk helse", "B"],
        "3": ["Beløp", "Akutt", "C"],
    }
    assert '<th id="hfi-t1-1-0" scope="row" rowspan="2">Psykisk helse</th>' in body(made)


def test_times_and_numbers_name_no_row() -> None:
    made = table(
        row(cell("Tid"), cell("Sak"), cell("Tittel"), role="header"),
        row(cell("09.00"), cell("13/26"), cell("Handlingsplan")),
        columns=3,
    )
    assert '<td class="short">13/26</td><th scope="row">Handlingsplan</th>' in body(made)


def test_a_table_without_a_caption_has_one_that_is_heard() -> None:
    found = body(table(row(cell("A"), role="header"), row(cell("B")), columns=1))
    assert '<caption id="hfi-t1" class="heard">Tittelen</caption>' in found


def test_a_wide_table_can_be_moved_with_the_keyboard() -> None:
    wide = table(row(*(cell(name) for name in "ABC"), role="header"), columns=3)
    assert 'aria-labelledby="hfi-t1" tabindex="0"' in body(wide)


def test_the_notes_of_a_table_stand_below_it() -> None:
    note = Paragraph((Text("a", raised=True), Text("\tEn note.")), "table_note")
    found = body(table(row(cell("A"), role="header"), columns=1)._replace(notes=(note,)))
    assert found.endswith('<p class="table-note"><sup>a</sup><span class="tab">\t</span>En note.</p></div>')


def test_a_figure_holds_its_picture_and_says_what_it_shows() -> None:
    shown = Figure(Image(png(), "png", 72.0, 36.0), "Et kart", Caption("Figur", 1, "Kartet", "figur_1"))
    picture = parse_page(f"<main>{body(shown)}</main>").find(".//img")
    assert picture.get("src").startswith("data:image/png;base64,")
    assert (picture.get("alt"), picture.get("width"), picture.get("height")) == ("Et kart", "96", "48")


def test_a_proposal_stands_in_one_frame() -> None:
    head = Heading(2, (Text("Forslag til vedtak"),), mark="proposed")
    text = Paragraph((Text("Utvalget vedtar:"),), mark="proposed")
    found = body(line("Før."), head, text, line("Etter."))
    assert found == (
        '<p>Før.</p><div class="proposed"><h2>Forslag til vedtak</h2><p>Utvalget vedtar:</p></div><p>Etter.</p>'
    )


def test_places_are_told_when_they_are_asked_for() -> None:
    origin = Origin(REPOSITORY / "cases/a.yaml", ("bakgrunn",))
    page = WebPage(PROPERTIES, (Part((TITLE, Paragraph((Text("Her."),), origin=origin))),))
    told = html(page, place=lambda each: f"{each.path.name}:{'.'.join(map(str, each.key))}")
    assert '<p data-place="a.yaml:bakgrunn">Her.</p>' in told
    assert "data-place" not in html(page)


HOSTILE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=30) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><script>x</script>",
        "' onmouseover='x",
        "<!--",
        "]]>",
        "&lt;b&gt; &#60;",
        "</title></head>",
        "{{ navn }} {% if %}",
    ]
)


@given(HOSTILE.map(lambda found: f"x{found}"), HOSTILE.map(lambda found: f"x{found}"))
def test_a_text_is_a_text_wherever_it_stands(text: str, other: str) -> None:
    address = f"https://a.example/{''.join(text.split())}"
    blocks: tuple[Block, ...] = (
        Heading(2, (Text(text),), bookmark="a"),
        line(
            Text(other, bold=True),
            Link((Text(text),), anchor="a"),
            Link((Text(other),), url=address),
        ),
        List((ListItem((line(text),)),), ordered=True, label=Label("decimal", f"{other}{{}}")),
        table(row(cell(text), role="header"), row(cell(other)), columns=1, caption=Caption("Tabell", 1, text, "b")),
        Figure(Image(png(), "png", 1.0, 1.0), other),
    )
    properties = PROPERTIES._replace(title=text, author=other, subject=text, organisation=other)
    page = html(WebPage(properties, (Part(blocks),), (line(other),)), place=lambda _: other)
    tree = parse_page(page)
    plain = html(WebPage(PROPERTIES, (Part(tuple(map(_plainly, blocks))),), (line("x"),)))
    assert [each.tag for each in tree.iter()] == [each.tag for each in parse_page(plain).iter()]
    shown = "".join(tree.find("body").itertext())
    assert all("".join(said.split()) in "".join(shown.split()) for block in blocks for said in block_texts(block))


def _plainly(block: Block) -> Block:
    """The block with plain words in it."""
    match block:
        case Heading():
            return block._replace(inlines=(Text("x"),))
        case Paragraph():
            links = (Link((Text("x"),), anchor="a"), Link((Text("x"),), url="https://a.example/"))
            return line(Text("x", bold=True), *links)
        case List():
            return List((ListItem((line("x"),)),), ordered=True, label=Label("decimal", "x{}"))
        case Table():
            return table(
                row(cell("x"), role="header"), row(cell("x")), columns=1, caption=Caption("Tabell", 1, "x", "b")
            )
    return block
