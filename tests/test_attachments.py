"""Every kind of attachment and figure through the whole pipeline, and the files that are refused."""

import os
import time
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from hfi_docs.errors import RecordError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.recall import Built
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.foreign_pdfs import report
from tests.made import Fields, make_workspace, minimal_case, put_case
from tests.office_files import docx, item, paragraph, row, table
from tests.pictures import jpeg, png
from tests.validators import assert_lint_and_audit
from tests.word import Table, Word, read_word
from tests.word_parts import Paragraph

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def workbook() -> bytes:
    """A title, a table with dates, a merged cell and a name for its range, and notes beside it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Budsjett"
    for line in (
        ["Midler", None, None, None],
        ["Post", "Beløp", "Frist", "internt"],
        ["Drift", 100000, date(2026, 5, 21), "x"],
        [None, 200000, date(2026, 6, 1), "y"],
    ):
        sheet.append(line)
    sheet.merge_cells("A3:A4")
    sheet.column_dimensions["C"].width = 12
    book.defined_names["Tallene"] = DefinedName("Tallene", attr_text="Budsjett!$A$2:$C$4")
    made = BytesIO()
    book.save(made)
    return made.getvalue()


FILES: dict[str, bytes] = {
    "tall.csv": "Post;Beløp\nDrift;100 000\n".encode(),
    "tall.xlsx": workbook(),
    "kart.png": png(400, 200),
    "bilde.jpg": jpeg(400, 200),
    "tegning.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "tegning.png": png(800, 200),
    "notat.docx": docx(
        paragraph("Innledningen")
        + paragraph("Kapitlet", "Overskrift1")
        + item("En")
        + item("To")
        + table(row("A", "B"), row("1", "2"))
    ),
    "rapport.pdf": report("Rapporten"),
}
ATTACHMENTS: list[Fields] = [
    {"id": "tekst", "tittel": "Teksten", "tekst": "## Under\n\n1. Først\n2. Så", "etter": "Til slutt."},
    {"id": "tabell", "tittel": "Tiltakene", "tabell": {"visning": "plan", "år": "2026"}, "etter": "Etter tabellen."},
    {"id": "register", "register": "plan"},
    {"id": "delt", "felles": "notat"},
    {"id": "markdown", "tittel": "Skrevet", "tekst": "| Post | Beløp |\n|---|---:|\n| Drift | 5 |"},
    {"id": "csv", "tittel": "Fra CSV", "fil": "01-26/tall.csv"},
    {"id": "celler", "tittel": "Fra celler", "fil": "01-26/tall.xlsx", "ark": "Budsjett", "område": "A2:C4"},
    {"id": "navngitt", "tittel": "Fra et navn", "fil": "01-26/tall.xlsx", "område": "Tallene"},
    {"id": "kart", "tittel": "Kartet", "fil": "01-26/kart.png", "alt": "Et kart.", "bildetekst": "Kart over området"},
    {"id": "bilde", "tittel": "Bildet", "fil": "01-26/bilde.jpg", "alt": "Et bilde."},
    {"id": "tegning", "tittel": "Tegningen", "fil": "01-26/tegning.svg", "alt": "En tegning.", "bildetekst": "Tegnet"},
    {"id": "notat", "tittel": "Notatet", "fil": "01-26/notat.docx"},
    {"id": "rapport", "tittel": "Rapport 13/26: «År»", "fil": "01-26/rapport.pdf"},
]
SHARED: list[Fields] = [
    {
        "id": "notat",
        "tittel": "Fellesnotatet",
        "tekst": "Viser til [[sak:22/25]].",
        "fil": "felles/delt.csv",
    }
]


def mention(*names: str) -> str:
    return "Se " + ", ".join(f"[[vedlegg:{name}]]" for name in names) + "."


def put_files(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def attached(folder: Path, *attachments: Fields, files: dict[str, bytes] = FILES, **fields: Any) -> Workspace:
    """Case 01/26 with these attachments, its files beside it and a shared one."""
    shown: Fields = {"bakgrunn": mention(*(item["id"] for item in attachments)), "vedlegg": list(attachments)}
    case = minimal_case(**{**(shown if attachments else {}), **fields})
    workspace = make_workspace(folder / "kontor", case, vedlegg=SHARED)
    put_files(workspace.root / "cases/01-26", files)
    put_files(workspace.root / "cases/felles", {"delt.csv": b"A;B\n1;2\n"})
    return workspace


def build(workspace: Workspace, number: str = "1/26") -> Built:
    return build_papers(Office(workspace), Selection((number,)), now=time.time())


def refusal(workspace: Workspace) -> list[tuple[str, str]]:
    """The code and message of each error of a refused build, which must not have written anything."""
    with pytest.raises(RecordError) as caught:
        build(workspace)
    assert not list(workspace.output.rglob("*.docx"))
    return [(problem.code, problem.message) for problem in caught.value.problems if problem.level == "feil"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    figure = {"fil": "01-26/kart.png", "alt": "En linje.", "bildetekst": "Linjen", "bredde": "8 cm"}
    told = "\n\nSlik, se [[figur:linje]], [[figur:kart]] og [[tabell:tall]]:\n\n[[figur:linje]]\n\n[[tabell:tall]]"
    workspace = attached(
        tmp_path_factory.mktemp("vedlegg"),
        *ATTACHMENTS,
        bakgrunn=mention(*(item["id"] for item in ATTACHMENTS)) + told,
        figurer={"linje": figure},
        tabeller={"tall": {"fil": "01-26/tall.xlsx", "område": "Tallene", "tittel": "Tallene"}},
    )
    return build(workspace)


@pytest.fixture(scope="module")
def word(built: Built) -> Word:
    return read_word(built.outputs[0].read_bytes())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def under(word: Word, number: int) -> list[str | list[list[str]]]:
    """What stands under the heading of an attachment: paragraphs as text, tables as their cells."""
    found: list[str | list[list[str]]] = []
    for block in word.under(f"Vedlegg\u00a0{number}: "):
        if isinstance(block, Table):
            found.append([[plain(cell.text) for cell in row.cells] for row in block.rows])
        elif block.text:
            found.append(f"{block.marker} {plain(block.text)}".strip())
    return found


def pictures(path: Path) -> list[tuple[str, int, int]]:
    """The alternative text, width and height in millimetres of each picture."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    found: list[tuple[str, int, int]] = []
    for drawing in body.iter(f"{_DRAWING}inline"):
        size, name = drawing.find(f"{_DRAWING}extent"), drawing.find(f"{_DRAWING}docPr")
        assert size is not None
        assert name is not None
        width, height = (round(int(size.get(way, "0")) / 36000) for way in ("cx", "cy"))
        found.append((name.get("descr", ""), width, height))
    return found


def test_all_of_them_are_valid(built: Built) -> None:
    outside = "Fra «01-26/tall.xlsx»: 4 celler utenfor området er utelatt; den første er: A1."
    assert [problem.message for problem in built.warnings] == [outside] * 3
    assert_lint_and_audit(built.outputs[0])


def test_each_is_listed_with_its_number_and_linked(word: Word) -> None:
    listed = [item for item in word.under("Vedlegg") if isinstance(item, Paragraph)]
    assert [plain(item.text) for item in listed] == [
        "Vedlegg 1: Teksten",
        "Vedlegg 2: Tiltakene",
        "Vedlegg 3: Planen 2022–2027",
        "Vedlegg 4: Fellesnotatet",
        "Vedlegg 5: Skrevet",
        "Vedlegg 6: Fra CSV",
        "Vedlegg 7: Fra celler",
        "Vedlegg 8: Fra et navn",
        "Vedlegg 9: Kartet",
        "Vedlegg 10: Bildet",
        "Vedlegg 11: Tegningen",
        "Vedlegg 12: Notatet",
        "Vedlegg 13: Rapport 13/26: «År»",
    ]
    assert [item.links[0].target for item in listed] == [f"#vedlegg_{number}" for number in range(1, 14)]


DATED = [["Post", "Beløp", "Frist"], ["Drift", "100 000", "21.05.2026"], ["", "200 000", "01.06.2026"]]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, ["Under", "1. Først", "2. Så", "Til slutt."]),
        (3, [[["visjon", "mål", "område", "beskrivelse"], ["Visjonen", "Målet", "Området", "Beskrivelsen"]]]),
        (4, ["Viser til sak 22/25.", [["A", "B"], ["1", "2"]]]),
        (5, [[["Post", "Beløp"], ["Drift", "5"]]]),
        (6, [[["Post", "Beløp"], ["Drift", "100 000"]]]),
        (7, [DATED]),
        (8, [DATED]),
        (9, ["Figur 2: Kart over området"]),
        (10, []),
        (11, ["Figur 3: Tegnet"]),
        (12, ["Innledningen", "Kapitlet", "1. En", "2. To", [["A", "B"], ["1", "2"]]]),
        (13, ["Dokumentet følger som egen fil: «Sak 01-26 vedlegg 13 Rapport 13-26 «År».pdf»."]),
    ],
)
def test_what_an_attachment_shows(word: Word, number: int, expected: list[str | list[list[str]]]) -> None:
    assert under(word, number) == expected


@pytest.mark.parametrize(("columns", "lies"), [(6, False), (7, True)])
def test_a_table_of_seven_columns_from_a_file_is_laid_on_its_side(tmp_path: Path, columns: int, lies: bool) -> None:
    rows = [";".join(f"{row}{column}" for column in range(columns)) for row in "AB"]
    files = {"bred.csv": "\n".join(rows).encode()}
    workspace = attached(tmp_path, {"id": "bred", "tittel": "Bred", "fil": "01-26/bred.csv"}, files=files)
    word = read_word(build(workspace).outputs[0].read_bytes())
    assert any(section.landscape for section in word.sections) == lies


def test_a_view_with_text_after_it(word: Word) -> None:
    table_shown, after = under(word, 2)
    assert table_shown[0][:3] == ["Område", "Tiltak", "Ansvar"]
    assert after == "Etter tabellen."


def test_merged_cells_of_a_workbook_stay_merged(word: Word) -> None:
    shown = next(block for block in word.under("Vedlegg\u00a07: ") if isinstance(block, Table))
    assert shown.groups(0) == [("Drift", 2)]


def test_a_figure_and_a_table_from_a_file_stand_in_the_text(word: Word) -> None:
    told = [plain(item.text) for item in word.under("Bakgrunn") if isinstance(item, Paragraph) and item.text]
    assert told[1:] == ["Slik, se figur 1, figur 2 og tabell 1:", "Figur 1: Linjen", "Tabell 1: Tallene"]
    shown = next(block for block in word.under("Bakgrunn") if isinstance(block, Table))
    assert [[plain(text) for text in row.texts] for row in shown.rows] == DATED


def test_pictures_have_their_alternative_text_and_width(built: Built) -> None:
    shown = pictures(built.outputs[0])
    assert [alt for alt, _, _ in shown] == ["En linje.", "Et kart.", "Et bilde.", "En tegning."]
    assert shown[0][1:] == (80, 40)
    assert all(abs(width / height - ratio) < 0.1 for (_, width, height), ratio in zip(shown, (2, 2, 2, 4), strict=True))


def test_a_file_goes_along_beside_the_paper(built: Built) -> None:
    paper, *others = built.outputs
    assert [path.name for path in others] == ["Sak 01-26 vedlegg 13 Rapport 13-26 «År».pdf"]
    assert others[0].parent == paper.parent
    assert others[0].read_bytes() == FILES["rapport.pdf"]


def test_headings_of_a_word_file_stand_below_the_attachment_wherever_it_is(tmp_path: Path) -> None:
    workspace = attached(tmp_path, ATTACHMENTS[11])
    outer = minimal_case(
        sak="2/26", tittel="Ytterst", bakgrunn=mention("papir"), vedlegg=[{"id": "papir", "sak": "1/26"}]
    )
    put_case(workspace, outer, "02-26")
    levels = {
        plain(item.text): item.outline for item in read_word(build(workspace, "2/26").outputs[0].read_bytes()).headings
    }
    assert levels["Vedlegg 1 til sak 01/26: Notatet"] == 4
    assert levels["Kapitlet"] == 5


def test_a_shared_attachment_may_be_changed_in_one_case(tmp_path: Path) -> None:
    workspace = attached(tmp_path, {"id": "delt", "felles": "notat", "tittel": "Vårt notat", "etter": "Til slutt."})
    word = read_word(build(workspace).outputs[0].read_bytes())
    assert under(word, 1) == ["Viser til sak 22/25.", [["A", "B"], ["1", "2"]], "Til slutt."]
    assert plain(word.headings[-1].text) == "Vedlegg 1: Vårt notat"


def test_headings_of_the_record_stand_over_the_columns_of_a_file(tmp_path: Path) -> None:
    spec: Fields = {"fil": "01-26/tall.xlsx", "område": "A3:B4", "overskrifter": ["Post", "Kroner"]}
    fields: Fields = {"bakgrunn": "Slik:\n\n[[tabell:tall]]", "tabeller": {"tall": {**spec, "tittel": "Tallene"}}}
    word = read_word(
        build(attached(tmp_path, {"id": "fil", "tittel": "Filen", **spec}, **fields)).outputs[0].read_bytes()
    )
    shown = [["Post", "Kroner"], ["Drift", "100 000"], ["", "200 000"]]
    tables = [block for block in word.under("Bakgrunn") if isinstance(block, Table)]
    assert under(word, 1) == [shown]
    assert [[[plain(text) for text in row.texts] for row in table.rows] for table in tables] == [shown]


@pytest.mark.parametrize(
    ("ending", "content"), [("xlsx", b"PK\x03\x04"), ("docx", b""), ("png", b"\x89PNG"), ("csv", b"")]
)
def test_a_spoilt_file_is_refused(tmp_path: Path, ending: str, content: bytes) -> None:
    spoilt: Fields = {"id": "fil", "tittel": "Filen", "fil": f"01-26/fil.{ending}", "alt": "Alt."}
    ((code, _),) = refusal(attached(tmp_path, spoilt, files={f"fil.{ending}": content}))
    assert code == "HFI100"


def test_the_record_names_the_empty_head_cells_of_a_word_file(tmp_path: Path) -> None:
    notes: Fields = {"id": "notat", "tittel": "Notatet", "fil": "01-26/notat.docx", "overskrifter": ["Navn"]}
    files = {"notat.docx": docx(table(row("", "Beløp"), row("Drift", "5")))}
    word = read_word(build(attached(tmp_path, notes, files=files)).outputs[0].read_bytes())
    assert under(word, 1) == [[["Navn", "Beløp"], ["Drift", "5"]]]


# A draft that waits for another case.


def waiting(status: str) -> Fields:
    return {
        "status": status,
        "bakgrunn": mention("notat"),
        "seksjoner": [{"overskrift": "Veien videre", "oppdateres_etter": "22/25", "tekst": "Foreløpig."}],
        "vedlegg": [{"id": "notat", "tittel": "Notat", "tekst": "Teksten.", "oppdateres_etter": "SSU 22/25"}],
    }


def test_a_draft_says_what_it_waits_for(tmp_path: Path) -> None:
    word = read_word(build(attached(tmp_path, **waiting("utkast"))).outputs[0].read_bytes())
    marks = [plain(item.text) for item in word.paragraphs if item.text.startswith("Oppdateres")]
    assert marks == ["Oppdateres etter behandling av sak 22/25"] * 2
    assert [plain(item.text) for item in word.under("Veien videre") if isinstance(item, Paragraph)][:2] == [
        "Oppdateres etter behandling av sak 22/25",
        "Foreløpig.",
    ]


@pytest.mark.parametrize("status", ["endelig", "behandlet"])
def test_what_waits_cannot_be_final(tmp_path: Path, status: str) -> None:
    told = f"Saken er {status}, men dette skal oppdateres etter behandling av sak SSU 22/25."
    assert refusal(attached(tmp_path, **waiting(status))) == [("HFI110", told)] * 2


# Files that lie where they must not.


@pytest.mark.parametrize(
    "name",
    [
        "../hemmelig.pdf",
        "01-26/../hemmelig.pdf",
        "01-26/../../hemmelig.pdf",
        "/etc/passwd",
        "01-26\\rapport.pdf",
        "C:/rapport.pdf",
        "C:\\rapport.pdf",
        "//server/rapport.pdf",
        "~/rapport.pdf",
        "rapport.pdf",
        "01-26/",
        "01-26//rapport.pdf",
        "01-26/./rapport.pdf",
        "01-26/rap\x00port.pdf",
        "felles/../01-26/rapport.pdf",
        "register/saker.yaml",
        "02-26/rapport.pdf",
        "01-2/rapport.pdf",
    ],
)
def test_a_file_must_lie_in_the_folder_of_the_case(tmp_path: Path, name: str) -> None:
    workspace = attached(tmp_path, {"id": "fil", "tittel": "Filen", "fil": name})
    put_files(workspace.root / "cases", {"hemmelig.pdf": b"%PDF", "rapport.pdf": b"%PDF"})
    put_files(workspace.root / "cases/02-26", {"rapport.pdf": b"%PDF"})
    told = refusal(workspace)
    assert {code for code, _ in told} <= {"HFI100", "HFI035", "HFI008", "HFI174"}
    # A file that was looked for and not found would mean that the name was let through.
    assert not any("finnes ikke" in message for _, message in told)


Linking = Callable[[Path], None]


def link_the_file(cases: Path) -> None:
    (cases / "01-26/rapport.pdf").unlink()
    (cases / "01-26/rapport.pdf").symlink_to(cases.parent / "hemmelig.pdf")


def link_the_folder(cases: Path) -> None:
    (cases / "01-26").rename(cases.parent / "flyttet")
    (cases / "01-26").symlink_to(cases.parent / "flyttet")


@pytest.mark.skipif(os.name == "nt", reason="Windows lar bare administratorer lage snarveier av dette slaget")
@pytest.mark.parametrize("link", [link_the_file, link_the_folder])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, link: Linking) -> None:
    workspace = attached(tmp_path, ATTACHMENTS[-1])
    (workspace.root / "hemmelig.pdf").write_bytes(b"%PDF")
    link(workspace.root / "cases")
    assert refusal(workspace) == [("HFI100", "Filen «01-26/rapport.pdf» er en snarvei ut av mappen.")]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    workspace = attached(tmp_path, ATTACHMENTS[-1])
    (workspace.root / "cases/01-26/rapport.pdf").unlink()
    (workspace.root / "cases/01-26/rapport.pdf").mkdir()
    ((code, message),) = refusal(workspace)
    assert (code, message.startswith("Filen «01-26/rapport.pdf» kan ikke åpnes")) == ("HFI100", True)


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    workspace = attached(tmp_path, ATTACHMENTS[-1])
    with (workspace.root / "cases/01-26/rapport.pdf").open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    assert refusal(workspace) == [("HFI100", "Filen «01-26/rapport.pdf» er over 50 MB.")]


def test_a_case_file_with_a_name_after_its_number_has_a_folder_of_either_name(tmp_path: Path) -> None:
    workspace = attached(tmp_path, ATTACHMENTS[-1])
    cases = workspace.root / "cases"
    (cases / "01-26.yaml").rename(cases / "01-26 rapporten.yaml")
    assert len(build(workspace).outputs) == 2


def test_names_are_found_whatever_way_their_letters_are_composed(tmp_path: Path) -> None:
    workspace = attached(tmp_path, {"id": "fil", "tittel": "Filen", "fil": "01-26/årsrapport.pdf"}, files={})
    put_files(workspace.root / "cases/01-26", {"a\u030arsrapport.pdf": b"%PDF"})
    assert len(build(workspace).outputs) == 2
