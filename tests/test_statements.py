"""Templates with statements: what they print, and that nothing of a record is read as template."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hfi_docs.context import Entry, Many, Slot
from hfi_docs.document import Heading, Link, Paragraph, Text
from hfi_docs.errors import TemplateError
from hfi_docs.word.opc.archive import pack
from tests.statements import document, lines, order_of, rendered, row, rows


def printed(template: str, **context: object) -> list[str]:
    """What a template prints above the text."""
    made = lines(rendered(template, document(context)))  # type: ignore[arg-type]
    return made[: made.index("Innholdet.")]


@pytest.mark.parametrize(
    ("template", "context", "expected"),
    [
        ("{% if status == 'utkast' %}Utkast{% endif %} {{ felt.leder }}", {"status": "utkast"}, ["Utkast Kari"]),
        ("{%p if status %}\nStatus: {{ status }}\n{%p endif %}", {"status": ""}, []),
        ("{%p for x in liste %}\n{{ loop.index }}. {{ x.navn|upper }}\n{%p endfor %}", {}, ["1. ANNE", "2. BO"]),
        ("{{ beløp|kr }}", {"beløp": 200_000}, ["200\u00a0000\u00a0kroner"]),
        ("{{ beløp|mill }}", {"beløp": 5_150_000}, ["5,15\u00a0millioner\u00a0kroner"]),
        ("{{ dag|dato }} {{ dag|kort_dato }}", {"dag": date(2026, 5, 21)}, ["21.\u00a0mai\u00a02026 21.05.2026"]),
        ("{{ liste|length }} {{ tall }}", {"tall": Decimal("2.5")}, ["2 2,5"]),
        ("Leder: {{ tom }}", {"tom": None}, []),
        ("a {{ status ~ ' og ' ~ tom }}", {"status": "b", "tom": None}, ["a b og "]),
        ("{% set navn = status %}{{ navn }}", {"status": "ny"}, ["ny"]),
        ("{{ liste[0].navn }}{{ status[:2] }}", {"status": "godkjent"}, ["Annego"]),
        ("{% if beløp > 5 and not tom %}stort{% else %}lite{% endif %}", {"beløp": 7, "tom": None}, ["stort"]),
        ("{% for x in liste[:1] %}{{ x.navn }}{% endfor %}", {}, ["Anne"]),
        ("{{r status }}", {"status": "kort"}, ["kort"]),
        ("{{ liste[0].items }}", {}, ["post"]),
    ],
)
def test_a_statement_prints(template: str, context: dict[str, object], expected: list[str]) -> None:
    names = Many((Entry({"navn": "Anne", "items": "post"}), Entry({"navn": "Bo"})))
    given = {"felt": Entry({"leder": "Kari"}), "liste": names, "status": "", **context}
    assert printed(template, **given) == expected


@pytest.mark.parametrize(
    "text",
    ["{{ tittel }} {% if x %} {# y #} {_{ z }_} {_% q %_}", "a & b < c > d \"e\" 'f'", "[[hfi:innhold]]", "én\u00a0to",
     "linje 1\nlinje 2\tkolonne", "\\a \\f &amp; &#65; <w:p/>", "}} %} #} {{'{{'}}", "]]> <!-- <?x ?>"],
)  # fmt: skip
def test_a_text_of_a_record_prints_as_typed(text: str) -> None:
    blocks = (Paragraph((Text(text.replace("\n", " ").replace("\t", " ")),)),)
    given = document({"navn": text, "bakgrunn": Slot("bakgrunn")}, bakgrunn=blocks)
    template = "{% if navn %}Navn: {{ navn }}{% endif %}\n{{ bakgrunn }}\n| Navn |\n| {{ navn }} |"
    made = lines(rendered(template, given))
    assert made[:4] == [f"Navn: {text}", blocks[0].inlines[0].text, "Navn", text]  # type: ignore[union-attr]


@given(st.text(st.sampled_from("{}%#_ab&<>\"'\\[]|~\n\u00a0æ"), max_size=40))
@settings(max_examples=60)
def test_any_text_prints_as_typed(text: str) -> None:
    template = "| Navn |\n| A{{ navn }}B{% if navn %}{{ navn|upper }}{% endif %} |"
    shown = lines(rendered(template, document({"navn": text})))[1]
    assert shown == f"A{text}B{text.upper()}"


def test_the_same_template_and_paper_give_the_same_bytes() -> None:
    template = "{%p for x in liste %}\n{{ x.navn }}\n{%p endfor %}"
    given = document({"liste": Many((Entry({"navn": "Anne"}), Entry({"navn": "Bo"})))})
    assert pack(rendered(template, given)) == pack(rendered(template, given))


def test_slots_are_printed_where_the_template_wants_them() -> None:
    slots = {name: (Heading(2, (Text(name),)), Paragraph((Text(f"Om {name}."),))) for name in ("bakgrunn", "vurdering")}
    sections = Many(tuple(Entry({"navn": name, "innhold": Slot(name)}) for name in reversed(slots)))
    template = "{%p for a in avsnitt %}\n{{ a.innhold }}\n{%p endfor %}"
    given = document({"avsnitt": sections}, **slots)
    assert order_of(template, given)[:2] == ("vurdering", "bakgrunn")
    assert lines(rendered(template, given))[:4] == ["vurdering", "Om vurdering.", "bakgrunn", "Om bakgrunn."]


def test_a_slot_is_printed_once() -> None:
    template = "{%p for x in liste %}\n{{ bakgrunn }}\n{%p endfor %}"
    twice = Many((Entry({}), Entry({})))
    given = document({"liste": twice, "bakgrunn": Slot("bakgrunn")}, bakgrunn=(Paragraph((Text("Om."),)),))
    with pytest.raises(TemplateError, match=r"prøve\.docx skriver ut «bakgrunn» mer enn én gang"):
        rendered(template, given)


def test_rows_of_a_table() -> None:
    template = "| Tekst | Beløp |\n| {%tr for rad in tabell.rader %} | |\n| {{ rad.tekst }} | {{ rad.beløp }} |\n"
    template += "| {%tr endfor %} | |"
    given = document({"tabell": rows(row("Lønn", 5), row("Drift & vedlikehold", 7))})
    assert lines(rendered(template, given))[:3] == ["Tekst | Beløp", "Lønn | 5", "Drift & vedlikehold | 7"]


def test_a_table_without_rows_is_left_out() -> None:
    template = "| Tekst | Beløp |\n| {%tr for rad in tabell.rader %} | |\n| {{ rad.tekst }} | {{ rad.beløp }} |\n"
    template += "| {%tr endfor %} | |"
    assert lines(rendered(template, document({"tabell": rows()})))[:2] == ["Under tabellen.", "Innholdet."]


def test_a_link_to_what_is_not_printed_becomes_text() -> None:
    linked = (Paragraph((Text("Se "), Link((Text("vedlegg 1"),), anchor="vedlegg_1"), Text("."))),)
    given = document({"bakgrunn": Slot("bakgrunn")}, bakgrunn=linked)
    parts = rendered("{%p if tittel %}\n{{ bakgrunn }}\n{%p endif %}", given._replace(order=("bakgrunn", "innhold")))
    assert lines(parts)[0] == "Se vedlegg 1."
    assert b"w:anchor" not in parts["word/document.xml"]


@pytest.mark.parametrize(
    "template", ["{{ lder }}", "{{ felt.lder }}", "{{ felt.lder ~ '.' }}", "{{ felt.lder|upper }}"]
)
def test_a_name_that_there_is_none_of_is_told(template: str) -> None:
    with pytest.raises(TemplateError, match=r"prøve\.docx: «lder» finnes ikke her"):
        rendered(template, document({"felt": Entry({"leder": "Kari"})}))
