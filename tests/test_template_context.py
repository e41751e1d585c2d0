"""What templates see: slots in the printed order, values by the names that are declared, tables to draw."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.context import ContextValue, Entry, Many, Shape, Slot
from hfi_docs.document import Caption, Document, Heading, Link, Paragraph, Table, inline_text
from hfi_docs.document.walk import block_texts, walk_blocks
from hfi_docs.papers.compose import MINUTES, NOTICE, PACKET, PAPER, Paper
from hfi_docs.papers.compose.drawing import pattern_name
from hfi_docs.papers.compose.shapes import view_shapes
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from tests.conftest import build
from tests.made import REGISTERS, Fields, make_workspace, minimal_case, put_case, views
from tests.word import Paragraph as Shown
from tests.word import read_word
from tests.workspaces import REPOSITORY

LINES: list[Fields] = [
    {"id": "inn", "tekst": "Inn", "beløp": ["600 000", "400 000"], "merknad": "Se [[tabell:andre]].\n\n- punkt"},
    {"id": "ut", "tekst": "Ut", "beløp": "-250 000"},
    {"id": "rest", "tekst": "Rest", "sum": ["inn", "ut"], "rolle": "sum"},
]
TABLES: Fields = {
    name: {"visning": "budsjett", "tittel": name.capitalize(), "år": "2026", "linjer": LINES}
    for name in ("ene", "andre")
}


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The worked examples."""
    return check_cases(Office(Workspace(REPOSITORY)), Selection())


@pytest.fixture(scope="module")
def example(checked: Checked) -> Paper:
    """13/26."""
    return next(paper for paper in checked.cases if paper.record.path.name == "13-26.yaml")


def paper_of(folder: Path, case: Fields, **registers: list[Fields]) -> Paper:
    return check_cases(Office(make_workspace(folder, case, **registers)), Selection()).cases[0]


def texts(document: Document, slot: str) -> list[str]:
    return [text for part in document.slots[slot] for text in block_texts(*part.blocks)]


def captions(document: Document) -> list[str]:
    return [text for slot in document.slots for text in texts(document, slot) if text.startswith("Tabell ")]


# Slots


def test_each_section_is_a_slot_of_its_own_and_the_rest_comes_as_written(example: Paper) -> None:
    order = ("forslag_til_vedtak", "innhold", "vedleggsliste", "vedlegg.2", "vedlegg")
    document = PAPER.compose(example, order)
    assert tuple(document.slots) == order
    assert texts(document, "forslag_til_vedtak")[0] == "Forslag til vedtak"
    headings = [
        inline_text(block.inlines)
        for part in document.slots["innhold"]
        for block in part.blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    assert [heading[:12] for heading in headings] == ["Bakgrunn", "Hva som er g", "Vurdering", "Anbefaling"]
    assert [texts(document, slot)[0][:10] for slot in ("vedlegg.2", "vedlegg")] == [
        "Vedlegg\u00a02:",
        "Vedlegg\u00a01:",
    ]
    assert len(document.slots["vedlegg"]) == 6


def test_nothing_is_lost_or_doubled_by_an_order(example: Paper) -> None:
    usual = PAPER.compose(example)
    order = (
        "kort",
        "vurdering.overskrift",
        "vurdering.innhold",
        "saksgang",
        "innhold",
        "bakgrunn",
        "vedleggsliste",
        "vedlegg",
    )
    other = PAPER.compose(example, order)
    of_both = [sorted(text for slot in each.slots for text in texts(each, slot)) for each in (usual, other)]
    assert of_both[0] == of_both[1]


def test_a_section_that_the_case_lacks_leaves_no_trace(example: Paper) -> None:
    document = PAPER.compose(example, ("vedtak", "innhold", "vedlegg"))
    assert document.slots["vedtak"] == ()


def test_a_heading_alone_carries_the_page_and_the_bookmark_of_an_attachment(example: Paper) -> None:
    document = PAPER.compose(example, ("innhold", "vedlegg.1.overskrift", "vedlegg.1.innhold", "vedlegg"))
    (heading,), (below,) = (document.slots[f"vedlegg.1.{name}"] for name in ("overskrift", "innhold"))
    assert [getattr(block, "bookmark", "") for block in heading.blocks] == ["vedlegg_1"]
    assert (heading.new_page, below.new_page) == (True, False)
    assert heading.orientation == below.orientation == "landscape"


def test_tables_are_numbered_as_they_are_printed(tmp_path: Path) -> None:
    case = minimal_case(bakgrunn="[[tabell:ene]]", vurdering="Se [[tabell:ene]].\n\n[[tabell:andre]]", tabeller=TABLES)
    paper = paper_of(tmp_path, case)
    assert captions(PAPER.compose(paper)) == ["Tabell 1: Ene", "Tabell 2: Andre"]
    document = PAPER.compose(paper, ("vurdering", "innhold", "vedlegg"))
    assert captions(document) == ["Tabell 1: Andre", "Tabell 2: Ene"]
    assert "Se tabell\u00a02." in texts(document, "vurdering")


def test_a_table_that_the_template_draws_is_referred_to_where_the_text_places_it(tmp_path: Path) -> None:
    case = minimal_case(bakgrunn="[[tabell:ene]]\n\nMer.", vurdering="[[tabell:andre]]", tabeller=TABLES)
    paper = paper_of(tmp_path, case)
    order = ("tabeller.andre.bildetekst", "tabeller.andre.rader.0.merknad", "innhold", "vedlegg")
    document = PAPER.compose(paper, order)
    (caption,) = (block for part in document.slots[order[0]] for block in part.blocks)
    assert isinstance(caption, Caption)
    assert (caption.number, caption.bookmark) == (1, "tabell_1")
    assert texts(document, order[1]) == ["Se tabell\u00a01.", "punkt"]
    assert "Tabell\u00a01" in texts(document, "innhold")
    assert captions(document) == ["Tabell 1: Andre", "Tabell 2: Ene"]


def test_what_has_no_heading_or_caption_is_named_without_a_link(tmp_path: Path) -> None:
    case = minimal_case(
        bakgrunn="Se [[tabell:ene]] og [[vedlegg:a]].\n\n[[tabell:ene]]",
        tabeller={"ene": {**TABLES["ene"], "linjer": LINES[1:2]}},
        vedlegg=[{"id": "a", "tittel": "A", "tekst": "Teksten."}],
    )
    paper = paper_of(tmp_path, case)
    bare = PAPER.compose(paper, ("innhold", "tabeller.ene", "vedlegg.1.innhold", "vedleggsliste", "vedlegg"))
    whole = ("innhold", "tabeller.ene.bildetekst", "vedlegg.1.overskrift", "vedlegg.1.innhold", "vedleggsliste")
    assert [links(document) for document in (bare, PAPER.compose(paper, whole))] == [
        [],
        ["tabell_1", "vedlegg_1", "tabell_1", "vedlegg_1"],
    ]
    assert texts(bare, "innhold")[1:3] == ["Se tabell\u00a01 og vedlegg\u00a01.", "Tabell\u00a01"]


def links(document: Document) -> list[str]:
    leaves = (leaf for parts in document.slots.values() for part in parts for leaf in walk_blocks(part.blocks))
    inlines = (inline for leaf in leaves if isinstance(leaf, Paragraph) for inline in leaf.inlines)
    return [inline.anchor for inline in inlines if isinstance(inline, Link) and inline.anchor]


def test_the_table_of_an_attachment_that_the_template_draws_is_not_there_twice(example: Paper) -> None:
    order = ("innhold", "vedlegg.7.overskrift", "vedlegg.7.innhold", "vedlegg.7.tabell", "vedlegg")
    document = PAPER.compose(example, order)
    assert [block for part in document.slots["vedlegg.7.innhold"] for block in part.blocks] == []


# Values

#: The columns of the examples' views that have names of their own.
NAMED = ("tildelt_2024", "tildelt_2025")


def every_value(
    values: Mapping[str, ContextValue], shape: Mapping[str, Shape], way: str, *, named: tuple[str, ...] = ()
) -> Iterator[str]:
    """What is wrong with values, held against their shape; `named` are columns that have names of their own."""
    for name, value in values.items():
        if name in shape:
            yield from one_value(value, shape[name], f"{way}{name}")
        elif name.removesuffix("_verdi") not in named:
            yield f"{way}{name} is not declared"


def one_value(value: ContextValue, shape: Shape, way: str) -> Iterator[str]:
    kinds = {Slot: ("slot",), Entry: ("entry",), Many: ("many",), str: ("text", "slot"), int: ("kroner", "tall")}
    if value is not None and shape.kind not in kinds.get(type(value), ("dato",)):
        yield f"{way} is {type(value).__name__}, not {shape.kind}"
    if isinstance(value, str) and value and shape.kind == "slot":
        yield f"{way} is a text: {value}"
    if isinstance(value, Entry) and not (shape.is_open and not shape.fields):
        yield from every_value(value.values, shape.fields, f"{way}.", named=NAMED)
    if isinstance(value, Many):
        assert bool(value.slot) == shape.has_slot, way
        assert value.is_open == shape.is_open or shape.is_open, way
        for entry in value.entries:
            yield from every_value(entry.values, shape.fields, f"{way}[].", named=NAMED if shape.is_open else ())


@pytest.mark.parametrize("kind", [PAPER, NOTICE, PACKET, MINUTES], ids=lambda kind: kind.name)
def test_what_a_template_sees_is_what_is_declared(kind: Any, checked: Checked) -> None:
    seen = 0
    for material in (each for each in checked.materials if isinstance(each, kind.material)):
        for _, each in kind.variants(material):
            context = kind.context(each, kind.compose(each))
            assert set(context) == set(kind.contract.shape) - {"tabell"}
            # The cells of a view that shows two columns of one name, and what a view makes of a field, are its own.
            assert [fault for fault in every_value(context, kind.contract.shape, "") if "celler[]" not in fault] == []
            seen += 1
    assert seen


# Tables


def drawn(paper: Paper, name: str) -> Table:
    """The table of a paper by its title, composed for a template that draws every view."""
    patterns = frozenset(pattern_name(view) for view in paper.here.registers.views)
    tables = (
        block
        for parts in PAPER.compose(paper, (), patterns).slots.values()
        for part in parts
        for block in part.blocks
        if isinstance(block, Table)
    )
    return next(table for table in tables if table.title.startswith(name))


def rows_of(value: ContextValue) -> list[Mapping[str, ContextValue]]:
    assert isinstance(value, Many)
    return [entry.values for entry in value.entries]


def cell_texts(table: Table, row: Mapping[str, ContextValue]) -> list[str]:
    """What a drawn row prints, cell by cell."""
    assert table.drawn
    found = []
    for cell in rows_of(row["celler"]):
        text = cell["tekst"]
        blocks = table.drawn.slots.get(text.name, ()) if isinstance(text, Slot) else ()
        found.append("\n".join(block_texts(*blocks)) if isinstance(text, Slot) else str(text))  # type: ignore[arg-type]
    return found


def whole_headings(table: Table) -> list[str]:
    """The heading of each column, with what stands over it and others."""
    *titles, last = [row for row in table.rows if row.role == "header"]
    if not any(cell.merge != "none" for cell in last.cells):
        return [text for cell in last.cells for text in block_texts(*cell.blocks)]
    (over,) = titles
    above = [" ".join(block_texts(*cell.blocks)) for cell in over.cells for _ in range(cell.columns)]
    below = [" ".join(block_texts(*cell.blocks)) for cell in last.cells]
    return [" ".join(filter(None, pair)) for pair in zip(above, below, strict=True)]


def test_a_drawn_table_prints_what_the_usual_one_does(checked: Checked) -> None:
    count = 0
    for paper in checked.cases:
        for spec in paper.case.all_tables:
            if spec.file or spec.id not in {*paper.here.table_numbers, *paper.here.attachments}:
                continue
            title = spec.title or next(item.title for item in paper.case.attachments if item.id == spec.id)
            if "[[" in title:
                continue
            table = drawn(paper, title)
            assert table.drawn
            given = table.drawn.table.values
            body = [row for row in table.rows if row.role not in ("header", "part")]
            headings = [text["overskrift"] for text in rows_of(given["kolonner"])]
            assert [text for text in headings if text] == whole_headings(table)
            shown = [
                *rows_of(given["rader"]),
                *([given["sumrad"].values] if isinstance(given["sumrad"], Entry) else []),
            ]
            notes = dict(text.split("\t") for text in block_texts(*table.notes))
            for row, values in zip(body, shown, strict=True):
                printed = [text for cell in row.cells if cell.merge != "continue" for text in block_texts(*cell.blocks)]
                told = "\n".join(cell_texts(table, values)).split("\n")
                printed = [notes.get(text.rpartition("\u00a0")[2], text) for text in printed]
                assert [text for text in printed if text not in told] == []
                count += 1
    assert count > 100


def test_only_the_views_that_the_template_draws_are_given(example: Paper) -> None:
    document = PAPER.compose(example, (), frozenset({"handlingsplan_omrader"}))
    tables = [
        block
        for parts in document.slots.values()
        for part in parts
        for block in part.blocks
        if isinstance(block, Table)
    ]
    assert [table.drawn.view for table in tables if table.drawn] == ["handlingsplan_omrader"]
    assert len(tables) > 5


def test_rows_are_grouped_by_the_first_joined_column(example: Paper) -> None:
    table = drawn(example, "Handlingsplan 2025–2026, spissing og riktig ambisjonsnivå – forslag til prinsippet «iverk")
    assert table.drawn
    values = table.drawn.table.values
    groups = rows_of(values["grupper"])
    assert [group["overskrift"] for group in groups][:2] == [
        "Samhandle med de som trenger det mest",
        "Likeverdige tjenester",
    ]
    assert [row for group in groups for row in rows_of(group["rader"])] == rows_of(values["rader"])
    assert isinstance(values["sumrad"], Entry)
    assert values["sumrad"].values["område"] == "SUM"


def test_an_amount_has_its_parts_below_it_and_its_value(tmp_path: Path) -> None:
    columns = [
        {"felt": "tittel", "overskrift": "Tiltak"},
        {"felt": "tildelt", "overskrift": "Tildelt", "type": "kroner", "deler": "ja"},
    ]
    granted = [{"år": "2026", "sak": "SSU 22/25", "beløp": ["600 000", "400 000"]}]
    view = {"id": "kort", "navn": "Kort", "kilde": "tiltak", "kolonner": columns}
    table = {"visning": "kort", "tittel": "Kort", "år": "2026"}
    paper = paper_of(
        tmp_path,
        minimal_case(bakgrunn="[[tabell:kort]]", tabeller={"kort": table}),
        visninger=[*views(), view],
        tiltak=[{**REGISTERS["tiltak"][0], "midler": granted}],
    )
    shown = drawn(paper, "Kort").drawn
    assert shown
    (row,) = rows_of(shown.table.values["rader"])
    printed = "1\u00a0000\u00a0000\n(600\u00a0000 +\u00a0400\u00a0000)"
    assert (row["tildelt"], row["tildelt_verdi"]) == (printed, 1_000_000)


TWICE: list[Fields] = [
    {"felt": "tittel", "overskrift": "Tiltak"},
    {"felt": "tildelt", "overskrift": "2025", "år": "2025", "type": "kroner"},
    {"felt": "tildelt", "overskrift": "2026", "år": "2026", "type": "kroner"},
]


def row_of_two(folder: Path, columns: list[Fields]) -> Entry:
    view = {"id": "to", "navn": "To", "kilde": "tiltak", "kolonner": columns}
    case = minimal_case(bakgrunn="[[tabell:to]]", tabeller={"to": {"visning": "to", "tittel": "To", "år": "2026"}})
    shown = drawn(paper_of(folder, case, visninger=[*views(), view]), "To").drawn
    assert shown
    rows = shown.table.values["rader"]
    assert isinstance(rows, Many)
    return rows.entries[0]


def test_a_field_that_two_columns_show_is_refused(tmp_path: Path) -> None:
    row = row_of_two(tmp_path, TWICE)
    assert "tildelt" not in row.values
    assert row.refused["tildelt"].startswith("Flere kolonner viser feltet «tildelt».")


def test_each_goes_by_a_name_of_its_own(tmp_path: Path) -> None:
    named = [TWICE[0], *({**column, "navn": f"tildelt_{column['år']}"} for column in TWICE[1:])]
    row = row_of_two(tmp_path, named)
    assert {"tildelt_2025", "tildelt_2025_verdi", "tildelt_2026", "tittel"} <= set(row.values)
    assert "tildelt" in row.refused


def test_the_shape_of_a_view_has_its_own_columns(example: Paper) -> None:
    shapes = view_shapes(example.here.registers.views)
    rows = shapes["budsjett"].fields["rader"]
    assert set(rows.fields) == {"celler", "rolle", "tekst", "beløp", "beløp_verdi", "merknad"}
    assert not rows.is_open
    assert rows.fields["merknad"].kind == "slot"


def test_a_column_that_is_hidden_because_it_is_empty_is_known(tmp_path: Path) -> None:
    columns = [
        {"felt": "tekst", "overskrift": "Post"},
        {"felt": "merknad", "overskrift": "Merknad", "skjul_tom": "ja"},
        {"felt": "beløp", "overskrift": "{år}", "type": "kroner"},
    ]
    view = {"id": "kort", "navn": "Kort", "kilde": "linjer", "kolonner": columns}
    lines = [{"id": "inn", "tekst": "Inn", "beløp": "100"}]
    table = {"visning": "kort", "tittel": "Kort", "år": "2026", "linjer": lines}
    case = minimal_case(bakgrunn="[[tabell:kort]]", tabeller={"kort": table})
    shown = drawn(paper_of(tmp_path, case, visninger=[*views(), view]), "Kort").drawn
    assert shown
    (row,), headings = rows_of(shown.table.values["rader"]), shown.table.values["kolonner"]
    assert (row["merknad"], row["beløp"]) == ("", "100")
    assert isinstance(headings, Many)
    assert [entry.values["overskrift"] for entry in headings.entries] == ["Post", "2026"]
    assert [headings.by_name[name].values["overskrift"] for name in ("merknad", "beløp")] == ["Merknad", "2026"]


# The organ's own


def test_a_field_of_the_organ_s_own(tmp_path: Path) -> None:
    own = [{"navn": "leder", "ledetekst": "Prosjektleder"}, {"navn": "eier", "ledetekst": "Eier"}]
    other = {"id": "PA", "navn": "Partnerskapsmøtet", "felt": [{"navn": "vert", "ledetekst": "Vert"}]}
    organs = [{**REGISTERS["utvalg"][0], "felt": own}, other]
    paper = paper_of(tmp_path, minimal_case(felt={"leder": "Seksjonsleder"}), utvalg=organs)
    fields = PAPER.context(paper, PAPER.compose(paper))["felt"]
    assert isinstance(fields, Entry)
    assert fields.values == {"leder": "Seksjonsleder", "eier": "", "vert": ""}


def test_inside_another_paper_it_stands_with_its_label(tmp_path: Path) -> None:
    organs = [{**REGISTERS["utvalg"][0], "felt": [{"navn": "leder", "ledetekst": "Prosjektleder"}]}]
    workspace = make_workspace(tmp_path, minimal_case(vedlegg=[{"id": "annen", "sak": "2/26"}]), utvalg=organs)
    put_case(workspace, minimal_case(sak="2/26", felt={"leder": "Seksjonsleder"}), "02-26")
    word = read_word(build(workspace, "1/26").built.outputs[0].read_bytes())
    assert "Prosjektleder: Seksjonsleder" in word.prose


def test_the_standard_template_prints_it_with_the_other_facts(tmp_path: Path) -> None:
    organs = [{**REGISTERS["utvalg"][0], "felt": [{"navn": "leder", "ledetekst": "Prosjektleder"}]}]
    workspace = make_workspace(tmp_path, minimal_case(felt={"leder": "Seksjonsleder"}), utvalg=organs)
    word = read_word(build(workspace).built.outputs[0].read_bytes())
    fact = next(block for block in word.blocks if isinstance(block, Shown) and block.text.startswith("Prosjektleder"))
    assert (fact.text, fact.style) == ("Prosjektleder: Seksjonsleder", "HFI Saksopplysninger")


def test_a_case_may_have_another_template(tmp_path: Path) -> None:
    organ = {name: value for name, value in REGISTERS["utvalg"][0].items() if name != "mal"}
    workspace = make_workspace(tmp_path, minimal_case(mal="kort.docx"), utvalg=[organ])
    folder = workspace.root / "templates" / "docx"
    shutil.move(folder / "sak.docx", folder / "kort.docx")
    assert build(workspace).built.outputs


# Notices


def test_a_notice_that_prints_its_agenda_itself(checked: Checked) -> None:
    packet = next(each for each in checked.meetings if each.notice.meeting.organ == "PA")
    context = NOTICE.context(packet, NOTICE.compose(packet))
    agenda = rows_of(context["saksliste"])
    assert [line["minutter"] for line in agenda if line["minutter"]]
    order = ("saksliste.0.tittel", "papirer")
    assert [text for text in texts(NOTICE.compose(packet, order), order[0]) if text]
