"""What is to be added is one object, registered in one place: each test adds a kind, and builds with it."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hfi_docs.check import rules
from hfi_docs.check import wording as language
from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.check.wording.rule import wording
from hfi_docs.document import Block, Document, Inline, Paragraph, Part, Properties, Text
from hfi_docs.document.walk import block_texts
from hfi_docs.errors import WARNING, Finding, LostTextError, OutsideError, Problem
from hfi_docs.papers.compose import DOCUMENT_KINDS, PAPER, DocumentKind, Paper, RecordText
from hfi_docs.papers.references import KINDS, ReferenceKind, Surroundings, find_case
from hfi_docs.papers.tables import COLUMN_KINDS, CellForm, ColumnKind, Value
from hfi_docs.papers.tables.columns import Prose
from hfi_docs.pipeline.formats import FORMATS, Format
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.standing import list_standing
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.pipeline.writing import ProvedFile, Writer
from hfi_docs.records.load import Workspace
from tests.conftest import build
from tests.made import make_workspace, minimal_case, views
from tests.standing import OUTPUTS, small_office
from tests.word import read_word

WHOLE_MEETING = Selection(meeting="SSU/2026-05-21")
NOTES = ["Huskelapp 1-26", "Huskelapp 2-26", "Huskelapp 3-26", "Huskelapp 4-26"]


def test_a_kind_of_reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def days_since(target: str, here: Surroundings) -> tuple[Inline, ...]:
        passed = date(2026, 5, 21) - find_case(target, here.organ, here.registers).day
        return (Text(f"{passed.days} dager"),)

    kind = ReferenceKind(days_since, frozenset({"case"}), "22/25", "245 dager", in_registers=True)
    monkeypatch.setitem(KINDS, "dager_siden", kind)
    workspace = make_workspace(tmp_path, minimal_case(bakgrunn="Det er [[dager_siden:22/25]] siden."))
    assert "Det er 245 dager siden." in read_word(build(workspace).built.outputs[0].read_bytes()).prose


class Share(NamedTuple):
    """A share of a whole, in tenths of a per cent."""

    tenths: int


def test_a_kind_of_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(value: Value) -> Value:
        return Share(int(value.text.removesuffix(" %").replace(",", ""))) if isinstance(value, Prose) else None

    def blocks(value: Value, _: CellForm) -> Iterator[Block]:
        if isinstance(value, Share):
            yield Paragraph((Text(f"{value.tenths / 10:.1f}\u00a0%".replace(".", ",")),))

    def total(values: Sequence[Value]) -> Value:
        return Share(sum(value.tenths for value in values if isinstance(value, Share)))

    monkeypatch.setitem(COLUMN_KINDS, "andel", ColumnKind(read, blocks, "right", total))
    columns = [
        {"felt": "tekst", "overskrift": "Part"},
        {"felt": "merknad", "overskrift": "Andel", "type": "andel", "sum": "ja"},
    ]
    view = {"id": "andeler", "navn": "Andeler", "kilde": "linjer", "kolonner": columns, "sumrad": "I alt"}
    lines = [
        {"id": name, "tekst": name.upper(), "beløp": "1", "merknad": share}
        for name, share in (("a", "62,5 %"), ("b", "37,5 %"))
    ]
    case = minimal_case(bakgrunn="[[tabell:t]]", tabeller={"t": {"visning": "andeler", "linjer": lines}})
    workspace = make_workspace(tmp_path, case, visninger=[*views(), view])
    (table,) = read_word(build(workspace).built.outputs[0].read_bytes()).tables
    printed = [[text.replace("\u00a0", " ") for text in row.texts] for row in table.rows]
    assert printed == [["Part", "Andel"], ["A", "62,5 %"], ["B", "37,5 %"], ["I alt", "100,0 %"]]


def test_a_check_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shouting = Finding("HFI999", "Tittelen «{title}» roper.", "Bruk små bokstaver.", WARNING)

    @rule(shouting)
    def calm_title(checked: CheckedCase) -> Iterator[Problem]:
        if checked.case.title.isupper():
            yield shouting.at(checked.record.position(("tittel",)), title=checked.case.title)

    monkeypatch.setattr(rules, "CASE_RULES", (*rules.CASE_RULES, calm_title))
    workspace = make_workspace(tmp_path, minimal_case(tittel="HANDLINGSPLAN"))
    assert [each.message for each in build(workspace).built.warnings] == ["Tittelen «HANDLINGSPLAN» roper."]


def test_a_rule_for_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("«{found}» er et hult ord.", "Si hva det er.")
    hollow = wording(
        "HFI999", "synergi", r"\bsynergi\w*", *words, example="Det gir synergier.", right="Det sparer tid."
    )
    monkeypatch.setattr(language, "TEXT_RULES", (*language.TEXT_RULES, hollow))
    workspace = make_workspace(tmp_path, minimal_case(bakgrunn="Det gir synergier."))
    assert [each.message for each in build(workspace).built.warnings] == ["«synergier» er et hult ord."]


def compose_note(paper: Paper) -> Document:
    """The background of a case on a page of its own."""
    title = f"Huskelapp {paper.case.number.number}"
    properties = Properties(title, title, "", "", "", "", "nb-NO", paper.case.day)
    text = Paragraph((Text(str(paper.record.data["bakgrunn"])),))
    fields = {"sakslinje": title, "tittel": paper.case.title, "utkastmerknad": ""}
    return Document(properties, fields, {"innhold": (Part((text,)),), "vedlegg": ()})


def note_leaves(paper: Paper) -> Iterator[RecordText]:
    return ((paper.record, (name,), str(paper.record.data[name])) for name in ("tittel", "bakgrunn"))


NOTE = DocumentKind(
    name="huskelapp",
    material=Paper,
    contract=PAPER.contract,
    template_stem="huskelapp",
    template=lambda _: "huskelapp.docx",
    file_name=lambda paper: f"Huskelapp {paper.case.number.number}-26",
    title=lambda paper: f"Huskelapp til sak {paper.case.number.number}",
    compose=compose_note,
    leaves=note_leaves,
    variants=lambda paper: [("", paper)],
    registration="Internt notat uten oppfølging",
    document_type="Notat",
    with_files=False,
)


def document_lines(document: Document) -> list[str]:
    parts = (part for slot in document.slots.values() for part in slot)
    return [
        *document.fields.values(),
        *(text for part in parts for block in part.blocks for text in block_texts(block)),
    ]


def written(document: Document, lines: list[str]) -> ProvedFile:
    lost = [line for line in document_lines(document) if line not in lines]
    return ProvedFile("\n".join(lines).encode(), [] if lines else ["Filen er tom."], lost)


TEXT = Format(
    name="tekst",
    ending=".txt",
    load_writer=lambda: Writer(
        tools=lambda *_: None,
        write=lambda document, *_: written(document, document_lines(document)),
    ),
)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """The small office, with a template for notes."""
    workspace = small_office(tmp_path)
    folder = workspace.root / "templates" / "docx"
    shutil.copy(folder / "sak.docx", folder / "huskelapp.docx")
    return workspace


def built(workspace: Workspace, *also: str) -> list[str]:
    outputs = build_papers(Office(workspace), WHOLE_MEETING, now=0, also=also).outputs
    return sorted(path.name for path in outputs)


@pytest.fixture
def with_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOCUMENT_KINDS, NOTE.name, NOTE)


@pytest.fixture
def with_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, TEXT.name, TEXT)


@pytest.mark.usefixtures("with_notes")
def test_a_kind_of_document_is_built_proved_and_followed(office: Workspace) -> None:
    assert set(built(office)) > {f"{name}.docx" for name in NOTES}
    path = office.output / "SSU" / "2026-05-21" / "Huskelapp 4-26.docx"
    assert read_word(path.read_bytes()).paragraphs[-1].text == "Bakgrunnen."
    path.write_bytes(b"rettet")
    (meeting,) = list_standing(Office(office), Selection()).meetings
    assert {each.state for each in meeting.documents if each.kind == "huskelapp"} == {"bygd", "endret"}


@pytest.mark.usefixtures("with_notes")
def test_a_kind_of_document_that_loses_a_text_is_refused(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    blind: Any = NOTE._replace(leaves=lambda paper: iter([(paper.record, ("status",), "Står ikke i huskelappen.")]))
    monkeypatch.setitem(DOCUMENT_KINDS, NOTE.name, blind)
    with pytest.raises(LostTextError, match=r"01-26\.yaml"):
        built(office)


@pytest.mark.usefixtures("with_text", "with_notes")
def test_every_kind_of_document_in_another_format(office: Workspace) -> None:
    names = built(office, TEXT.name, "møtepakke")
    assert {name for name in names if name.endswith(".txt")} == {
        f"{name.removesuffix('.docx')}.txt" for name in names if name.endswith(".docx")
    }
    assert len([name for name in names if name.endswith(".txt")]) == len(NOTES) + len(OUTPUTS) - 1 + 3
    text = (office.output / "SSU" / "2026-05-21" / "Møtepakke SSU 2026-05-21.txt").read_text("utf-8")
    assert "Bakgrunnen." in text


@pytest.mark.usefixtures("with_text")
def test_a_format_answers_for_its_own_files(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    lossy = TEXT.load_writer()._replace(write=lambda document, *_: written(document, document_lines(document)[:1]))
    monkeypatch.setitem(FORMATS, TEXT.name, TEXT._replace(load_writer=lambda: lossy))
    with pytest.raises(LostTextError, match="Denne teksten kom ikke med"):
        built(office, TEXT.name)
    assert not office.output.exists() or list(office.output.glob("[!.]*")) == []


def test_a_file_that_its_format_finds_faulty_is_not_written(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = TEXT.load_writer()._replace(write=lambda *_: ProvedFile(b"x", ["Linje 1 er gal."]))
    monkeypatch.setitem(FORMATS, TEXT.name, TEXT._replace(load_writer=lambda: faulty))
    with pytest.raises(OutsideError, match=r"(?s)Papiret ble ikke gyldig.*Linje 1 er gal\."):
        built(office, TEXT.name)
    assert not office.output.exists() or list(office.output.glob("[!.]*")) == []


@pytest.mark.usefixtures("with_text")
def test_what_is_made_on_demand_is_remembered_and_not_missed(office: Workspace) -> None:
    built(office, TEXT.name)
    again = build_papers(Office(office), WHOLE_MEETING, now=0, also=(TEXT.name,))
    assert again.changed == ()
    (office.output / "SSU" / "2026-05-21" / "Sak 04-26 Sak nummer 4.txt").unlink()
    (meeting,) = list_standing(Office(office), Selection()).meetings
    assert {each.state for each in meeting.documents} == {"bygd"}
