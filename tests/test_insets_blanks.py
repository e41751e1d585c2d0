"""Blank pages for the PDFs that go along, in a finished packet: sound, in their places, with heads of their own."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest

from hfi_docs.document import Orientation
from hfi_docs.output.pdf.libre_office import LibreOffice
from hfi_docs.pipeline.insets import convert_all
from hfi_docs.word.insets import Expanded, inset_files, with_blank_pages
from hfi_docs.word.render import lint_document
from tests.converting import pretend
from tests.foreign_pdfs import report
from tests.letterheads import Letterhead
from tests.made import Fields, make_workspace, meeting, minimal_case, put_case, put_meeting
from tests.rendered import tree, values
from tests.standing import command
from tests.test_packets import bookmarks, build
from tests.word import read_word

TALL: Orientation = "portrait"
WIDE: Orientation = "landscape"
FILE = {"id": "fil", "tittel": "Rapporten", "fil": "01-26/rapport.pdf"}
NOTE: Fields = {"id": "notat", "tittel": "Notatet", "tekst": "Notatets tekst."}
NAME = "Sak 01-26 vedlegg 1 Rapporten.pdf"


def packet(folder: Path, *attached: Fields, also: bool = False, footer: str = "", **fields: str) -> bytes:
    """The packet of a meeting with a case that has these attachments, and with another case after it."""
    told = " ".join(f"Se [[vedlegg:{each['id']}]]." for each in attached)
    case = minimal_case(bakgrunn=told, vedlegg=list(attached), **fields)
    workspace = make_workspace(folder / "kontor", case)
    if footer:
        letter = folder / "brev.docx"
        letter.write_bytes(Letterhead(footers={"default": footer}).content())
        names = ("--from", str(letter), "--name", "innkalling", "--kind", "innkalling", "--force")
        assert command(workspace, "template", "new", *names) == 0
    (workspace.root / "cases/01-26").mkdir()
    (workspace.root / "cases/01-26/rapport.pdf").write_bytes(report("Rapport"))
    if also:
        put_case(workspace, minimal_case(sak="2/26", tittel="Den andre"), "02-26")
    put_meeting(workspace, meeting({"sak": "1/26"}, *([{"sak": "2/26"}] if also else [])))
    outputs = build(workspace, meeting="SSU/2026-05-21").outputs
    return next(path for path in outputs if path.name.startswith("Møtepakke")).read_bytes()


def expand(content: bytes, pages: Sequence[Orientation]) -> Expanded:
    found = with_blank_pages(content, {NAME: pages})
    assert lint_document(found.content) == ()
    return found


def sections(content: bytes) -> list[str]:
    """How the pages of each section lie, in order."""
    body = tree(content)
    return [
        "landscape" if values(each, "./w:pgSz/@w:orient") else "portrait"
        for each in body.xpath("//w:sectPr", namespaces=NS)
    ]


NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def heads(content: bytes) -> list[str]:
    """What the head of each section says, up to the way back."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        relations = dict(
            re.findall(r'Id="([^"]+)"[^>]*Target="([^"]+)"', package.read("word/_rels/document.xml.rels").decode())
        )
        parts = {name: package.read(f"word/{name}").decode() for name in relations.values() if name.startswith("head")}
    ids = values(tree(content), "//w:sectPr/w:headerReference[@w:type='default']/@r:id")
    texts = ("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", parts[relations[each]])) for each in ids)
    return [" ".join(text.partition("Til saks")[0].split()) for text in texts]


def test_only_packets_name_the_files_that_they_may_hold(tmp_path: Path) -> None:
    content = packet(tmp_path, FILE)
    assert inset_files(content) == (NAME,)
    case = next((tmp_path / "kontor/build").rglob("Sak 01-26*.docx")).read_bytes()
    assert inset_files(case) == ()
    assert inset_files(b"") == ()


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([TALL], [TALL]),
        ([WIDE], [WIDE]),
        ([TALL] * 3, [TALL]),
        ([TALL, WIDE, WIDE, TALL], [TALL, WIDE, TALL]),
    ],
)
@pytest.mark.parametrize("also", [False, True])
def test_pages_that_lie_alike_share_a_section(
    tmp_path: Path, pages: list[Orientation], expected: list[Orientation], also: bool
) -> None:
    content = packet(tmp_path, FILE, also=also)
    found = expand(content, pages)
    before = sections(content)
    # The last section of a paper that ends with the file is that of its pages.
    assert sections(found.content) == [*before[:1], *before[1 : 1 + (len(before) > 1)], *expected, *before[2:]]
    assert [blank.number for blank in found.blanks] == list(range(1, len(pages) + 1))
    assert {blank.file for blank in found.blanks} == {NAME}
    assert {blank.name for blank in found.blanks} <= set(bookmarks(read_word(found.content)))


@pytest.mark.parametrize(
    ("count", "language", "expected"),
    [
        (1, "bokmål", "Dokumentet står på neste side"),
        (2, "bokmål", "Dokumentet står på de neste 2 sidene"),
        (1, "nynorsk", "Dokumentet står på neste side"),
        (2, "nynorsk", "Dokumentet står på dei neste 2 sidene"),
    ],
)
def test_the_sentence_says_where_they_are(tmp_path: Path, count: int, language: str, expected: str) -> None:
    content = packet(tmp_path, FILE, målform=language)
    assert f"{expected}: «{NAME}»." in texts(expand(content, [TALL] * count).content)
    assert "fil: «" in " ".join(texts(content))
    assert "fil: «" not in " ".join(texts(expand(content, [TALL] * count).content))


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_word(content).paragraphs]


def test_what_follows_goes_on_in_its_own_way(tmp_path: Path) -> None:
    """The text below the file, the next attachment, the next case: each with the heads and the pages that it had."""
    content = packet(tmp_path, {**FILE, "tekst": "Før.", "etter": "Etter.", "retning": "liggende"}, NOTE, also=True)
    found = expand(content, [TALL, TALL])
    assert [text for text in texts(found.content) if "vedlegget" not in text and "Dokumentet" not in text] == [
        text for text in texts(content) if "Dokumentet" not in text
    ]
    said = [each.replace("\u00a0", " ") for each in heads(found.content)]
    assert said == [
        "Innkalling til SSU-møtet 21. mai 2026",
        "Sak 01/26 · Prøvesak",
        "Sak 01/26 · Vedlegg 1 Rapporten",
        "Sak 01/26 · Vedlegg 1 Rapporten",
        "Sak 01/26 · Vedlegg 1 Rapporten",
        "Sak 01/26 · Vedlegg 2 Notatet",
        "Sak 02/26 · Den andre",
    ]
    assert sections(found.content) == [TALL, TALL, WIDE, TALL, WIDE, TALL, TALL]


def test_a_file_that_cannot_be_in_changes_nothing(tmp_path: Path) -> None:
    content = packet(tmp_path, FILE)
    found = with_blank_pages(content, {})
    assert found.blanks == ()
    assert texts(found.content) == texts(content)


def test_the_room_ends_above_a_high_footer(tmp_path: Path) -> None:
    low = expand(packet(tmp_path / "lav", FILE, footer="Rådhusgata 1"), [TALL]).blanks[0]
    high = expand(packet(tmp_path / "høy", FILE, footer="Rådhusgata 1, 2999 Solvik. " * 40), [TALL]).blanks[0]
    assert high.foot > low.foot + 40


def test_equal_packets_are_expanded_alike(tmp_path: Path) -> None:
    content = packet(tmp_path, FILE, NOTE)
    assert expand(content, [TALL, WIDE]) == expand(content, [TALL, WIDE])


def test_without_the_extra_everything_is_as_it_was_and_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = packet(tmp_path, FILE)
    for module in ("output.pdf.converting", "pipeline.insets"):
        monkeypatch.setattr(f"hfi_docs.{module}.missing_extra", lambda: ("pikepdf", "page-validation"))
    made = convert_all(copying(tmp_path), {"en": content, "to": content}, lambda *_: report("Rapport"))
    assert made.notes == ("Vedlegg i PDF er ikke satt inn i PDF-en, men følger som egne filer: pikepdf mangler.",)
    assert {name: pdf.content for name, pdf in made.pdfs.items()} == dict.fromkeys(("en", "to"), report("Pakken"))


def test_a_converter_that_does_not_say_where_pages_are(tmp_path: Path) -> None:
    content = packet(tmp_path, FILE)
    made = convert_all(copying(tmp_path)._replace(names_places=False), {"en": content}, lambda *_: report("Rapport"))
    assert made.notes == (
        "Vedlegg i PDF er ikke satt inn i PDF-en, men følger som egne filer: LibreOffice sier ikke hvor sidene er."
        " Installer LibreOffice.",
    )


def test_pages_that_are_not_found_again_are_left_out(tmp_path: Path) -> None:
    """The program in LibreOffice's place gives a PDF without the blank pages."""
    made = convert_all(copying(tmp_path), {"en": packet(tmp_path, FILE)}, lambda *_: report("Rapport"))
    assert made.notes == (
        "Vedlegg i PDF er ikke satt inn i PDF-en, men følger som egne filer: det er ikke plass på sidene, eller de ble"
        " ikke funnet igjen.",
    )
    assert made.pdfs["en"].foreign == 0


def test_a_file_that_is_not_there_is_no_hindrance(tmp_path: Path) -> None:
    made = convert_all(copying(tmp_path), {"en": packet(tmp_path, FILE)}, lambda *_: None)
    assert made.notes == ()


def copying(folder: Path) -> LibreOffice:
    """A program in LibreOffice's place, whose PDFs are all the same."""
    (folder / "pakken.pdf").write_bytes(report("Pakken"))
    script = (
        f'for f in "$@"; do case $f in *.docx) cp "{folder}/pakken.pdf" "$out/$(basename "$f" .docx).pdf";; esac; done'
    )
    return pretend(folder, script)
