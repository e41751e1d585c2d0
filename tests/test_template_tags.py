"""The tags of a template as Word writes them: whole again, in plain signs, each with its place."""

import re

import pytest

from hfi_docs.word.template.tags import Tag, normalise, read_stories
from tests.made_templates import MAIN, made_parts, template_parts


def tags(description: str) -> list[Tag]:
    """The tags that a description adds to the office's own template."""
    usual = {tag.text for story in read_stories(template_parts()) for tag in story.tags}
    return [tag for story in read_stories(made_parts(description)) for tag in story.tags if tag.text not in usual]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("{{ a }}", "{{ a }}"),
        ("{¦{ a }¦}", "{{ a }}"),
        ("{{ ra¦d.bel¦øp }}", "{{ rad.beløp }}"),
        ("{{ tabeller[“a”] }}", '{{ tabeller["a"] }}'),
        ("{{ tabeller[«a»] }}", '{{ tabeller["a"] }}'),
        ("{{ tabeller[„a”] }}", '{{ tabeller["a"] }}'),
        ("{{ tabeller[‘a’] }}", "{{ tabeller['a'] }}"),
        ("{{ tabeller[‚a′] }}", "{{ tabeller['a'] }}"),
        ("{{\u00a0a\u2009}}", "{{ a }}"),
        ("{%tr\u00a0for x in y %}", "{%tr for x in y %}"),
        ("{%p\u2009if x %}", "{%p if x %}"),
        ("{{ tabeller['ramme\u20112026'] }}", "{{ tabeller['ramme-2026'] }}"),
        ("{{ saks\u00adlinje2 }}", "{{ sakslinje2 }}"),
        ("{\u200b{ a }}", "{{ a }}"),
        ("{{ bela\u030ap }}", "{{ belåp }}"),
        ("{{ møte\u00addato2 }}", "{{ møtedato2 }}"),
        ("{{ a¦<w:proofErr w:type='spellStart'/>¦b }}", "{{ ab }}"),
        ("{{ a¦<w:bookmarkStart w:id='9' w:name='_GoBack'/>¦<w:bookmarkEnd w:id='9'/>¦b }}", "{{ ab }}"),
        ("{{ a¦<w:r><w:noBreakHyphen/></w:r>¦b }}", "{{ a-b }}"),
        ("{{ a¦<w:r><w:softHyphen/></w:r>¦b }}", "{{ ab }}"),
        ("{{ a¦<w:r><w:tab/></w:r>¦b }}", "{{ a b }}"),
        ("{{ a¦<w:r><w:br/></w:r>¦b }}", "{{ a b }}"),
    ],
)
def test_a_tag_is_read_as_it_is_meant(line: str, read: str) -> None:
    assert [tag.text for tag in tags(line)] == [read]
    written = normalise(made_parts(line))[MAIN].decode()
    assert f'<w:r><w:t xml:space="preserve">{read}</w:t></w:r>' in written
    assert "proofErr" not in written
    assert "_GoBack" not in written


def test_text_beside_a_tag_stays_as_it_is_typed() -> None:
    line = "«Før» {{ a¦ }} «midt\u00a0i» {¦{ «b» }}¦ ‘etter’ – {%¦ if c¦ %}x¦<w:r><w:tab/></w:r>¦y{% endif %}"
    written = normalise(made_parts(line))[MAIN].decode()
    paragraph = re.search(r"<w:p>(?:(?!<w:p>).)*?«Før».*?</w:p>", written)
    assert paragraph
    shown = re.sub(r"<(w:tab)/>|<[^>]+>", lambda match: "\t" if match[1] else "", paragraph[0])
    assert shown == '«Før» {{ a }} «midt\u00a0i» {{ "b" }} ‘etter’ – {% if c %}x\ty{% endif %}'


def test_the_first_run_gives_the_format() -> None:
    line = "<w:r><w:rPr><w:b/></w:rPr><w:t>{{</w:t></w:r>¦ a }}¦ etter"
    assert (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{{ a }}</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> etter</w:t></w:r></w:p>'
    ) in normalise(made_parts(line))[MAIN].decode()


@pytest.mark.parametrize(
    ("description", "place"),
    [
        ("Først\n{{ a }}", "avsnitt 10"),
        ("| A | B |\n| x | {{ a }} |", "tabell 1, rad 2, celle 2"),
        ("| A | B |\nEn tabell til:\n| A |\n| x // {{ a }} |", "tabell 2, rad 2, celle 1"),
        ("[topptekst]\n{{ a }}", "topptekst"),
        ("[topptekst]\nFørst\n{{ a }}", "topptekst, avsnitt 2"),
        ("[topptekst]\n| A |\n| {{ a }} |", "topptekst, tabell 1, rad 2, celle 1"),
        ("[bytt word/header2.xml]\n{{ ordmerke_2 }} => {{ a }}", "topptekst på første side, avsnitt 2"),
        ("[bytt word/footer1.xml]\nSide => {{ a }}", "bunntekst"),
        ("<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>¦x",
         "avsnitt 9, tekstboks"),
    ],
)  # fmt: skip
def test_a_tag_has_its_place(description: str, place: str) -> None:
    assert [(tag.text, tag.place) for tag in tags(description)] == [("{{ a }}", place)]


@pytest.mark.parametrize(
    ("line", "letter", "content"),
    [
        ("{{ a }}", "", "a"),
        ("{{r a }}", "r", "a"),
        ("{%p if a %}", "p", "if a"),
        ("{%tr for a in b %}", "tr", "for a in b"),
        ("{% tr for a in b %}", "", "tr for a in b"),
        ("{{ p }}", "", "p"),
        ("{#p utelater: saksgang #}", "p", "utelater: saksgang"),
    ],
)
def test_the_letter_of_a_tag(line: str, letter: str, content: str) -> None:
    (tag,) = tags(line)
    assert (tag.letter, tag.content) == (letter, content)


@pytest.mark.parametrize(
    ("line", "loose"),
    [
        ("{{ a", [("{{", "{{ a")]),
        ("{{ a {{ b }}", [("{{", "{{ a {{ b }}")]),
        ("a }} b", [("}}", "a }}")]),
        ("{% if a }} x", [("{%", "{% if a }} x"), ("}}", "{% if a }}")]),
        ("{ a } og {b.c}", [("{", "{ a }"), ("{", "{b.c}")]),
        ("{ to ord } og {}", []),
    ],
)
def test_braces_of_no_tag(line: str, loose: list[tuple[str, str]]) -> None:
    found = [each for story in read_stories(made_parts(line)) for each in story.loose]
    assert [(each.sign, each.around) for each in found] == loose


def test_what_a_tag_stands_in() -> None:
    inside = {
        "<w:hyperlink w:anchor='x'>¦{{ a }}¦</w:hyperlink>": "link",
        "<w:fldSimple w:instr='PAGE'>¦{{ a }}¦</w:fldSimple>": "field",
        "<w:sdt>¦<w:sdtContent>¦{{ a }}¦</w:sdtContent>¦</w:sdt>": "control",
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>{{ a }}</w:instrText></w:r>"
        "¦<w:r><w:fldChar w:fldCharType='end'/></w:r>": "field",
        "{{ a ¦<w:hyperlink w:anchor='x'>¦}}¦</w:hyperlink>": "link",
    }
    assert {line: {*tags(line)[0].wrappers} for line in inside} == {line: {name} for line, name in inside.items()}


def test_a_template_without_tags_stays_as_it_is() -> None:
    parts = template_parts()
    parts["word/header2.xml"] = parts["word/header2.xml"].replace(b"{{", b"").replace(b"}}", b"")
    assert normalise(parts)["word/header2.xml"] is parts["word/header2.xml"]
