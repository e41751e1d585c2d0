"""Templates are files from outside: whatever they are, they are refused in a sentence, and soon."""

import pytest

from hfi_docs.word.template.checking import check_template
from tests.made_templates import CONTRACT, MAIN, SLOT, template_parts, zipped

Parts = dict[str, bytes]


def with_body(markup: str) -> Parts:
    parts = template_parts()
    return {**parts, MAIN: parts[MAIN].replace(SLOT.encode(), f"{markup}{SLOT}".encode())}


def paragraphs(*texts: str) -> Parts:
    return with_body("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts))


def with_entities() -> Parts:
    entities = (
        b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
    )
    return {**template_parts(), MAIN: b'<?xml version="1.0"?>' + entities + b"<a>&c;&d;</a>"}


def with_styles(count: int) -> Parts:
    """Styles that build on each other, and a text in the last of them."""
    parts = with_body('<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * 1000)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{number}"><w:name w:val="S{number}"/>'
        f'<w:basedOn w:val="S{number + 1}"/></w:style>'
        for number in range(count)
    )
    name = "word/styles.xml"
    return {**parts, name: parts[name].replace(b"</w:styles>", f"{styles}</w:styles>".encode())}


REFUSED: dict[str, tuple[Parts, str]] = {
    "zip bomb": ({**template_parts(), "word/media/a.png": bytes(40_000_000)}, "Filen blir 38 MB når den pakkes ut"),
    "dense": ({**template_parts(), "word/media/a.png": bytes(9_000_000)}, "ganger større når den pakkes ut"),
    "out of the file": ({**template_parts(), "../../a.xml": b"<a/>"}, "Filen er ikke et Word-dokument"),
    "entities": (with_entities(), "har en dokumenttype (DOCTYPE)"),
    "many paragraphs": (paragraphs(*["x"] * 20_000), "Malen er for stor"),
    "many rows": (with_body(f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 20_000}</w:tbl>"), "Malen er for stor"),
    "many tags": (paragraphs(*["{{ tittel }}"] * 1500), "Malen har over 1000 koder"),
    "one long text": (paragraphs("ab {{" * 300_000), "er ikke lukket"),
    "many styles": (with_styles(2500), "Malen har over 2000 stiler"),
    "deep": (with_body("<w:p>" * 5000 + "</w:p>" * 5000), "er ikke gyldig XML"),
    "brackets": (paragraphs(f"{{{{ {'(' * 140}a{')' * 140} }}}}"), "Koden er for innviklet"),
    "loops in loops": (paragraphs(*["{%p for a in vedlegg %}"] * 400), "høyst 3 løkker er tillatt"),
    "choices in choices": (paragraphs(*["{%p if tittel %}"] * 400), "For mange koder inne i hverandre"),
    "many faults": (paragraphs(*["{{ a }}"] * 900), "Flere feil er ikke vist"),
    "code": (paragraphs("{{ tittel.__class__.__mro__[1].__subclasses__() }}"), "kan ikke brukes i en mal"),
    "a gigabyte": (paragraphs("{{ 'a' * 10**9 }}"), "Malen kan ikke regne"),
    "endless": (paragraphs("{% for a in range(10**9) %}{% endfor %}"), "kan ikke brukes i en mal"),
    "formats": (paragraphs("{{ '%999999999d'|format(1) }}"), "Filteret «format» finnes ikke"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_template_is_refused(name: str) -> None:
    parts, told = REFUSED[name]
    faults = check_template(zipped(parts), CONTRACT)
    assert any(told in fault.sentence for fault in faults), [fault.sentence for fault in faults[:3]]
    assert len(faults) <= 101
    assert all(len(fault.sentence) < 1000 for fault in faults)


def test_styles_that_build_on_each_other_without_end() -> None:
    assert check_template(zipped(with_styles(1500)), CONTRACT) == []


@pytest.mark.parametrize("cut", range(0, 8_000, 997))
def test_a_file_cut_short_is_told(cut: int) -> None:
    (fault,) = check_template(zipped(template_parts())[:cut], CONTRACT)
    assert fault.message.startswith("Filen er ikke et Word-dokument (.docx), eller den er skadet.")
