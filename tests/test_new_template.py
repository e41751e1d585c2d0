"""`template new`: what is added to a letterhead, what is put right, what is kept, and what is refused."""

import json
import os
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from hfi_docs.cli.main import run
from hfi_docs.errors import TemplateError
from hfi_docs.papers.compose import contract_of
from hfi_docs.word.template.letterhead.making import NewTemplate, make_template
from tests.letterheads import LOGO, LOGO_LINK, Letterhead, based, logo, paragraph, table
from tests.workspaces import REPOSITORY, office_workspace

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PACKAGED = REPOSITORY / "hfi_docs" / "word" / "template" / "letterhead"
KINDS = ("sak", "innkalling", "protokoll")
WITH_LOGO = Letterhead(headers={"default": paragraph(logo(""))}, more=LOGO, links=LOGO_LINK)


def made(letterhead: Letterhead, *alt_texts: str, kind: str = "sak") -> NewTemplate:
    return make_template(letterhead.content(), kind=kind, contract=contract_of(kind), alt_texts=alt_texts)


def part(template: NewTemplate, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(template.content)) as package:
        return etree.fromstring(package.read(name))


def names(template: NewTemplate) -> list[str]:
    with zipfile.ZipFile(BytesIO(template.content)) as package:
        return package.namelist()


def styles(template: NewTemplate) -> dict[str, etree._Element]:
    """The styles by name."""
    return {value(style, "name"): style for style in part(template, "word/styles.xml").iter(f"{W}style")}


def value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


def texts(template: NewTemplate) -> Iterator[str]:
    for each in part(template, "word/document.xml").iterfind(f"{W}body/{W}p"):
        yield "".join(each.itertext(f"{W}t"))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    office_workspace(tmp_path)
    (tmp_path / "brevpapir.docx").write_bytes(Letterhead().content())
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_the_packaged_templates_are_the_offices(kind: str) -> None:
    source = (REPOSITORY / "templates" / "docx" / f"{kind}.docx").read_bytes()
    if "HFI_ACCEPT" in os.environ:
        (PACKAGED / f"{kind}.docx").write_bytes(source)
    assert (PACKAGED / f"{kind}.docx").read_bytes() == source


def test_it_is_put_among_the_templates_and_says_what_it_did(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "new", "--from", "brevpapir.docx"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Ny mal: templates/docx/brevpapir.docx".replace("/", os.sep)
    assert [line for line in told if not line.startswith("  -")][1:4] == ["Lagt til:", "Rettet:", "Beholdt:"]
    assert any(line.startswith("  - Lister: punktliste, nummerert liste, punkter i tabeller, ") for line in told)
    assert "  - Topp- og bunntekst: vanlige sider." in told
    assert told[-1] == "Ta den i bruk: skriv «mal: brevpapir.docx» på utvalget i cases/register/utvalg.yaml."
    assert run(["template", "check"]) == 0


def test_another_program_is_told_the_same(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "new", "--from", "brevpapir.docx", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], Path(answer["path"]).name) == (True, "brevpapir.docx")
    assert all(answer[key] for key in ("added", "mended", "kept"))


def test_no_template_is_overwritten_without_being_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = office / "templates" / "docx" / "sak.docx"
    before = path.read_bytes()
    command = ["template", "new", "--from", "brevpapir.docx", "--name", "sak"]
    assert (run(command), path.read_bytes() == before) == (2, True)
    assert "Malen sak.docx finnes fra før. Velg et annet navn med --name, eller bytt den ut med --force." in (
        capsys.readouterr().err
    )
    assert (run([*command, "--force"]), path.read_bytes() == before) == (0, False)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--name", "vestre"], "vestre.docx"),
        (["--name", "Vestre 1/26.docx"], "Vestre 1-26.docx"),
        (["--kind", "innkalling"], "innkalling-brevpapir.docx"),
        (["--kind", "innkalling", "--name", "innkalling-pa"], "innkalling-pa.docx"),
    ],
)
def test_the_name_says_what_kind_it_is(office: Path, arguments: list[str], name: str) -> None:
    assert run(["template", "new", "--from", "brevpapir.docx", *arguments]) == 0
    assert (office / "templates" / "docx" / name).exists()


def test_a_template_for_cases_is_not_called_a_notice(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "new", "--from", "brevpapir.docx", "--name", "innkalling-pa"]) == 2
    assert "En mal som heter innkalling-pa.docx, er ikke for saker." in capsys.readouterr().err


def test_a_file_that_is_not_there(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "new", "--from", "brev.docx"]) == 2
    assert "Filen brev.docx finnes ikke." in capsys.readouterr().err


def test_a_notice_is_built_with_it(tmp_path: Path) -> None:
    office = office_workspace(tmp_path)
    (office / "brevpapir.docx").write_bytes(Letterhead().content())
    for kind in ("innkalling", "protokoll"):
        command = ["template", "new", "--from", str(office / "brevpapir.docx"), "--kind", kind]
        assert run(["-w", str(office), *command, "--name", kind, "--force"]) == 0
    assert run(["-w", str(office), "template", "check"]) == 0
    assert run(["-w", str(office), "build", "--meeting", "PA/2026-06-19"]) == 0


def test_added_styles_have_no_fonts_and_lead_to_the_letterheads_own() -> None:
    found = styles(made(Letterhead()))
    assert value(found["heading 3"], "basedOn") == found["Normal"].get(f"{W}styleId") == "Normal"
    assert value(found["HFI Sakslinje"], "next") == "Overskrift1"
    assert not any(list(style.iter(f"{W}rFonts")) for name, style in found.items() if name.startswith("HFI"))
    assert value(found["HFI Sakslinje"], "rPr/color") == value(found["heading 1"], "rPr/color") == "1F4E79"


def test_an_id_that_is_taken_is_not_taken_again() -> None:
    taken = f'<w:style w:type="paragraph" w:styleId="HFISakslinje"><w:name w:val="Stempel"/>{based("Normal")}</w:style>'
    template = made(Letterhead(styles=taken))
    found = styles(template)
    assert found["Stempel"].get(f"{W}styleId") == "HFISakslinje"
    assert found["HFI Sakslinje"].get(f"{W}styleId") == "HFISakslinje-2"
    used = [each.get(f"{W}val") for each in part(template, "word/document.xml").iter(f"{W}pStyle")]
    assert "HFISakslinje-2" in used
    assert "HFISakslinje" not in used


_OWN_LISTS = (
    b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    b'<w:abstractNum w:abstractNumId="3"><w:nsid w:val="1B5A2C01"/><w:multiLevelType w:val="singleLevel"/>'
    b'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:pStyle w:val="Punktliste"/><w:lvlText w:val="-"/></w:lvl>'
    b"</w:abstractNum></w:numbering>"
)
_LIST_STYLE = (
    '<w:style w:type="paragraph" w:styleId="Punktliste"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:ind w:left="900"/></w:pPr></w:style>'
)


def test_lists_are_new_definitions_that_belong_to_the_letterheads_styles() -> None:
    lists = {"word/numbering.xml": _OWN_LISTS}
    template = made(Letterhead(styles=_LIST_STYLE, more=lists, links={"rIdL": ("numbering", "numbering.xml")}, changes=(
        ("[Content_Types].xml", "</Types>", '<Override PartName="/word/numbering.xml" ContentType="application/vnd.'
         'openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'),
    )))  # fmt: skip
    numbering, found = part(template, "word/numbering.xml"), styles(template)
    kinds = [str(child.tag) for child in numbering]
    assert kinds == sorted(kinds)
    marks = [value(each, "nsid") for each in numbering.iter(f"{W}abstractNum")]
    assert len(set(marks)) == len(marks) == 6
    linked = [each.get(f"{W}val", "") for each in numbering.iter(f"{W}pStyle")]
    assert {"HFITabellpunkt", "Nummerertliste", "Nummerertliste2", "HFIVedtakspunkt"} <= {*linked}
    assert linked.count("Punktliste") == 1
    bullet = found["List Bullet"]
    assert value(bullet, "pPr/numPr/numId") == value(found["List Bullet 2"], "pPr/numPr/numId") == "8"
    assert bullet.find(f"{W}pPr/{W}ind") is None


def test_a_letterhead_without_styles_gets_defaults_that_say_what_word_takes() -> None:
    bare = Letterhead(changes=(("word/_rels/document.xml.rels", "/styles", "/webSettings"),))
    sheet = part(made(bare), "word/styles.xml")
    defaults = sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    assert [value(defaults, name) for name in ("sz", "lang")] == ["20", "nb-NO"]


def test_the_language_is_norwegian_and_stands_in_one_place() -> None:
    template = made(Letterhead(language="en-US"))
    assert "Språket er satt til norsk bokmål (det var en-US)." in template.mended
    assert [each.get(f"{W}val") for each in part(template, "word/styles.xml").iter(f"{W}lang")] == ["nb-NO"]
    core = part(template, "docProps/core.xml")
    assert [each.text for each in core] == ["Saksframlegg", "nb-NO"]


def test_fields_that_the_letterhead_has_are_not_added_again() -> None:
    own = "".join(map(paragraph, ("Fra {{ utvalg }}", "{{ sakslinje }}", "{{ innhold }}", "{{ vedleggsliste }}")))
    template = made(Letterhead(body=own))
    assert list(texts(template)) == [
        "Fra {{ utvalg }}", "{{ sakslinje }}", "{{ tittel }}", "{{ saksgang }}",
        "{{ utkastmerknad }}", "{{ innhold }}", "{{ vedleggsliste }}", "{{ vedlegg }}",
    ]  # fmt: skip
    assert "Felter og plasser: {{ tittel }}, {{ saksgang }}, {{ utkastmerknad }}, {{ vedlegg }}." in template.added


def test_empty_paragraphs_go_and_marks_in_them_stay() -> None:
    mark = '<w:bookmarkStart w:id="3" w:name="adresse"/><w:bookmarkEnd w:id="3"/>'
    template = made(
        Letterhead(body=paragraph("") + paragraph(mark) + table(("a", "b")) + paragraph("") + table(("c",)))
    )
    assert "3 tomme avsnitt i teksten er tatt bort." in template.mended
    assert "2 tabeller uten overskriftsrad er merket som brevhode." in template.mended
    body = part(template, "word/document.xml")[0]
    assert [etree.QName(each).localname for each in body][:5] == ["bookmarkStart", "bookmarkEnd", "tbl", "p", "tbl"]
    assert next(texts(template)) == ""


def test_what_papers_cannot_have_is_taken_out() -> None:
    protected = Letterhead(
        settings='<w:trackRevisions/><w:documentProtection w:edit="forms"/><w:attachedTemplate r:id="rIdT"/>',
        changes=(("word/document.xml", 'w:left="1134"', 'w:left="1133.86"'),),
    )
    template = made(protected)
    assert {
        "Beskyttelsen mot redigering er tatt bort.",
        "Koblingen til en annen mal er tatt bort.",
        "Sporing av endringer er slått av.",
        "Mål med desimaler og egenskaper i feil rekkefølge er rettet, så Word leser dem.",
    } <= set(template.mended)
    assert [etree.QName(each).localname for each in part(template, "word/settings.xml")] == []


def test_pages_without_header_and_footer_get_the_case_and_the_page_number() -> None:
    template = made(Letterhead(headers={}, footers={}))
    assert "Sideoppsett: topptekst med saken og bunntekst med sidetall." in template.added
    assert {"word/header1.xml", "word/footer1.xml"} <= set(names(template))


def test_what_stands_behind_the_tab_is_at_the_right_edge() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr>'
    name = '<w:name w:val="footer"/>'
    letterhead = Letterhead(footers={}, changes=(("word/styles.xml", name, f"{name}{stops}"),))
    (line,) = part(made(letterhead), "word/footer1.xml").iter(f"{W}p")
    told = [(stop.get(f"{W}val"), stop.get(f"{W}pos")) for stop in line.iterfind(f"{W}pPr/{W}tabs/{W}tab")]
    assert told == [("clear", "4536"), ("clear", "9072"), ("right", "9638")]


def test_pale_headings_are_darkened_and_told() -> None:
    template = made(Letterhead(heading_color="9DC3E6"))
    found = styles(template)
    assert value(found["heading 1"], "rPr/color") == "61788E"
    assert [line for line in template.mended if "9DC3E6" in line] == [
        "Fargen 9DC3E6 er for blek til å leses; «heading 1» og «heading 2» har fått 61788E."
    ]


def test_what_is_kept_is_told() -> None:
    template = made(Letterhead(headers={"first": "A", "default": "B", "even": "C"}, body=paragraph("Vår dato:")))
    assert template.kept == (
        "Topp- og bunntekst: vanlige sider, første side, partallssider.",
        "Overskriftsstiler: «heading 1» og «heading 2».",
        "Teksten «Vår dato:» står over saken. Slett den i Word hvis den ikke skal med.",
    )


def test_a_logo_is_given_the_text_that_is_asked_for(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "brevpapir.docx").write_bytes(WITH_LOGO.content())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda _, err: "Kommunevåpen")
    assert run(["template", "new", "--from", "brevpapir.docx"]) == 0
    assert "Hva viser bildet «Bilde 1» i topptekst? («-»: bare pynt)" in capsys.readouterr().err
    with zipfile.ZipFile(office / "templates" / "docx" / "brevpapir.docx") as package:
        assert 'descr="Kommunevåpen"'.encode() in package.read("word/header1.xml")


def test_a_letterhead_among_the_templates_is_told_how_it_becomes_one(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "brevpapir.docx").rename(office / "templates" / "docx" / "brevpapir.docx")
    assert run(["template", "check"]) == 3
    told = capsys.readouterr().out
    assert "27 stiler mangler. «hfi-docs template new --from» lager en mal av filen, med alle stilene." in told
    assert "Stilen «" not in told


def test_numbered_headings_are_told() -> None:
    look = f'<w:name w:val="heading 1"/>{based("Normal")}<w:qFormat/>'
    numbered = f'{look}<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
    template = made(
        Letterhead(
            more={"word/numbering.xml": _OWN_LISTS.replace(b"Punktliste", b"Overskrift1")},
            links={"rIdL": ("numbering", "numbering.xml")},
            changes=(("word/styles.xml", look, numbered),),
        )
    )
    assert any(line.startswith("Overskriftene er nummerert, også sakens tittel.") for line in template.kept)


@pytest.mark.parametrize(
    ("text", "pattern"), [("Kommunevåpen", rb'descr="Kommunev\xc3\xa5pen"'), ("-", rb":decorative")]
)
def test_a_picture_is_described_or_decoration(text: str, pattern: bytes) -> None:
    template = made(WITH_LOGO, text)
    assert re.search(pattern, etree.tostring(part(template, "word/header1.xml"), encoding="UTF-8"))
    assert "Alternativ tekst for bildet «Bilde 1» i topptekst." in template.added


def test_a_sheet_that_lies_is_turned_and_told() -> None:
    template = made(Letterhead(sheet="liggende A4"))
    assert "Arket er snudd til høykant. Sider med brede tabeller snur programmet selv." in template.mended
    size = next(part(template, "word/document.xml").iter(f"{W}pgSz"))
    assert dict(size.attrib) == {f"{W}w": "11906", f"{W}h": "16838"}


def test_two_tables_that_meet_are_parted() -> None:
    body = part(made(Letterhead(body=table(("a",)) + table(("b",)))), "word/document.xml")[0]
    assert [etree.QName(each).localname for each in body][:3] == ["tbl", "p", "tbl"]


def test_a_paragraph_follows_the_table_that_ends_a_footer() -> None:
    template = made(Letterhead(footers={"default": table(("Postboks 1", "post@nes.no"))}))
    footer = next(part(template, name) for name in names(template) if name.startswith("word/footer"))
    assert [child.tag for child in footer] == [f"{W}tbl", f"{W}p"]
    told = "Etter en tabell sist i topp- eller bunnteksten er det satt inn et tomt avsnitt, som Word krever."
    assert told in template.mended


def test_pictures_with_one_number_are_numbered_anew() -> None:
    template = made(WITH_LOGO._replace(footers={"default": paragraph(logo(""))}), "Våpen", "Merke")
    assert "Figurer med samme nummer er nummerert på nytt." in template.mended


def test_a_letterhead_has_no_second_default_style() -> None:
    own = '<w:style w:type="character" w:default="1" w:styleId="Skrift"><w:name w:val="Standardskrift"/></w:style>'
    found = styles(made(Letterhead(styles=own))).values()
    defaults = [each.get(f"{W}type") for each in found if each.get(f"{W}default")]
    assert sorted(map(str, defaults)) == ["character", "paragraph", "table"]


def test_the_same_letterhead_gives_the_same_template() -> None:
    assert made(Letterhead()).content == made(Letterhead()).content


def test_a_template_that_was_made_is_taken_as_it_is() -> None:
    first = made(Letterhead())
    again = make_template(first.content, kind="sak", contract=contract_of("sak"))
    assert again.added == ()
    assert list(texts(again)) == list(texts(first))


_MACROS = Letterhead(
    more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}, links={"rIdV": ("vbaProject", "vbaProject.bin")}
)
_DOCTYPE = Letterhead(changes=(("word/document.xml", "<w:document ", '<!DOCTYPE x [<!ENTITY a "b">]><w:document '),))
_REMOTE = Letterhead(
    headers={"default": paragraph(logo())}, links={"rIdLogo": ("image", "http://eksempel.no/logo.png")}
)
_FRAME = Letterhead(links={"rIdF": ("frame", "http://eksempel.no/ramme.htm")})
_OBJECT = Letterhead(more={"word/embeddings/a.bin": b"x"}, links={"rIdO": ("oleObject", "embeddings/a.bin")})
_HUGE = Letterhead(more={"word/media/image1.png": os.urandom(3 * 1024 * 1024)}, links=LOGO_LINK)
_BOMB = Letterhead(body=paragraph(" " * 20 * 1024 * 1024))
_SECTIONS = Letterhead(body='<w:p><w:pPr><w:sectPr><w:cols w:num="3"/></w:sectPr></w:pPr></w:p>' + paragraph("Side 2"))
_ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"}
_LISTS = Letterhead(
    more={"word/numbering.xml": _OWN_LISTS.replace(b'w:numId="7"', 'w:numId="æ"'.encode())},
    links={"rIdL": ("numbering", "numbering.xml")},
)
_TITLELESS = table(("Post", "Beløp"), ("Kurs", "5")).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
_NESTED = table(("a",)).replace("</w:tc>", table(("b",)) + paragraph("") + "</w:tc>")
HOSTILE: dict[str, tuple[bytes, str]] = {
    "makroer": (_MACROS.content(), "Brevpapiret har makroer. Åpne det i Word, og lagre det som vanlig dokument"),
    "hentet bilde": (_REMOTE.content(), "Et bilde hentes fra «http://eksempel.no/logo.png». Sett inn bildet selv"),
    "ramme utenfra": (_FRAME.content(), "Malen henter noe fra «http://eksempel.no/ramme.htm»."),
    "innebygd objekt": (_OBJECT.content(), "Malen har et innebygd objekt. Slett det, eller sett det inn som bilde"),
    "stort bilde": (_HUGE.content(), "Filen er over 2 MB. Er det limt inn bilder i full størrelse?"),
    "zip-bombe": (_BOMB.content(), "Filen blir 20 MB når den pakkes ut; høyst 16 MB er tillatt."),
    "seksjoner": (_SECTIONS.content(), "Malen har et inndelingsskift. Slett det;"),
    "liste uten nummer": (_LISTS.content(), "«num» har «æ» i «numId»; bare heltall går."),
    "tabell uten tittel": (Letterhead(body=_TITLELESS).content(), "Tabell 1: Tittel mangler. Høyreklikk på tabellen"),
    "tabell i tabell": (
        Letterhead(body=_NESTED).content(),
        "Her står en tabell inne i en tabell. Flytt den ut av cellen.",
    ),
    "dokumenttype": (_DOCTYPE.content(), "har en dokumenttype (DOCTYPE)"),
    "tom": (b"", "Filen er tom."),
    "gammelt format": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "det gamle formatet fra før 2007"),
    "passord": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "beskyttet med passord"),
    "avkortet": (Letterhead().content()[:900], "Filen er skadet eller ufullstendig og kan ikke pakkes ut."),
    "bilde": (LOGO["word/media/image1.png"], "Filen er et bilde, ikke et Word-dokument (.docx)"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_used_is_refused_in_a_sentence(name: str) -> None:
    content, sentence = HOSTILE[name]
    with pytest.raises(TemplateError) as refused:
        make_template(content, kind="sak", contract=contract_of("sak"))
    assert sentence in str(refused.value)


def test_an_open_document_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "brev.odt"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in _ODT.items():
            package.writestr(name, content)
    with pytest.raises(TemplateError, match=r"Filen er ikke et Word-dokument\. Åpne brevpapiret i Word, og lagre"):
        make_template(path.read_bytes(), kind="sak", contract=contract_of("sak"))


def test_headings_without_a_level_get_one() -> None:
    template = made(Letterhead())
    told = [line for line in template.mended if "disposisjonsnivå" in line]
    levels = {name: value(style, "pPr/outlineLvl") for name, style in styles(template).items() if name[:7] == "heading"}
    assert levels == {f"heading {level}": str(level - 1) for level in range(1, 7)}
    (line,) = told
    assert line.startswith("«heading 1» og «heading 2» har fått disposisjonsnivå.")


def test_the_lines_of_added_styles_are_as_long_as_ours() -> None:
    """On a sheet of another width: 130 mm of it, as on the standard template's."""
    found = styles(made(Letterhead()))
    sides = [found[name].find(f"{W}pPr/{W}ind") for name in ("Body Text", "HFI Vedtakspunkt")]
    text, point = (int(each.get(f"{W}right", "0")) for each in sides if each is not None)
    sheet = part(made(Letterhead()), "word/document.xml")
    (size,), (margins,) = sheet.iter(f"{W}pgSz"), sheet.iter(f"{W}pgMar")
    width = int(size.get(f"{W}w", "")) - sum(int(margins.get(f"{W}{side}", "")) for side in ("left", "right"))
    assert (width - text, point - text) == (7370, 160)
