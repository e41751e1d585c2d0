"""No word, figure or sum is lost between the two layouts: of the examples, and of views as strange as they come."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.made import REGISTERS, Fields, make_workspace, minimal_case, views
from tests.word import Block, Paragraph, Table, Word, read_word
from tests.workspaces import office_workspace

#: An amount is one word.
_AGAIN = re.compile(r" \((?:forts|framh)\.\)")
_WORD = re.compile(r"\w+(?:[\u00a0.,−-]\d+)*")


def said_first(row: list[str], above: list[str]) -> list[str]:
    """The texts of a row without what a page break has said again of joined cells."""
    again = any(_AGAIN.search(text) for text in row)
    return [text for text in row if _AGAIN.sub("", text) not in above] if again else row


def words(blocks: Iterable[Block], *, heads: bool) -> Counter[str]:
    """The words of heads, or of all else."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                texts += said_first(row.texts, texts) if row.header == heads else ()
        elif isinstance(block, Paragraph) and not heads:
            texts.append(block.text)
    return Counter(found for text in texts for found in _WORD.findall(text.casefold()))


def papers(workspace: Workspace) -> dict[str, Word]:
    built = build_papers(Office(workspace), Selection(), now=0)
    return {path.name: read_word(path.read_bytes()) for path in built.outputs}


def organs_with(workspace: Path, layout: str) -> None:
    path = workspace / "cases/register/utvalg.yaml"
    path.write_text(re.sub(r"(?m)^(  - id: \w+)$", rf"\1\n    oppsett: {layout}", path.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Word, Word]]:
    """Every worked example, in the standard layout and in the compact one."""
    both = []
    for layout in ("standard", "kompakt"):
        folder = office_workspace(tmp_path_factory.mktemp(layout))
        organs_with(folder, layout)
        both.append(papers(Workspace(folder)))
    standard, compact = both
    assert [*standard] == [*compact]
    return {name: (standard[name], compact[name]) for name in standard}


def test_no_word_or_figure_below_the_heads_is_lost(examples: dict[str, tuple[Word, Word]]) -> None:
    for name, (standard, compact) in examples.items():
        assert words(standard.blocks, heads=False) - words(compact.blocks, heads=False) == Counter(), name


#: What the heads of the compact layout do not say, on purpose: the title of a table that has it as its heading, what
#: the view has a shorter word for, and the headings of columns that are empty or stand elsewhere.
DROPPED = {
    "Sak 13-26 Handlingsplan og samhandlingsmidler 2026.docx": "handlingsdel utdrag",
    "Sak 15-26 Partnerskapsmøtet 19. juni 2026.docx": "pågående utdrag",
    "PA-sak 03-26 Årsrapport 2025–2026.docx": "pågående utdrag",
}
#: Whose record asks for landscape pages.
ON_REQUEST = {"Sak 33-24 Årsplan for Helsefellesskap Innlandet 2025.docx"}


def test_what_the_heads_leave_out_is_known(examples: dict[str, tuple[Word, Word]]) -> None:
    lost: dict[str, str] = {}
    for name, (standard, compact) in examples.items():
        kept = words(compact.blocks, heads=False) | words(compact.blocks, heads=True)
        missing = [word for word in dict.fromkeys(words(standard.blocks, heads=True)) if word not in kept]
        if missing:
            lost[name] = " ".join(missing)
    assert lost == DROPPED


def test_amounts_stand_on_one_line_and_pages_upright(examples: dict[str, tuple[Word, Word]]) -> None:
    assert {name for name, (_, compact) in examples.items() if any(s.landscape for s in compact.sections)} == ON_REQUEST


TEXT = st.sampled_from(
    [
        "",
        "Kort",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "Et lengre svar – som går over flere linjer i en smal kolonne, og litt til (i parentes)",
        "Avklares (se vedlegg) – senere",
    ]
)
AMOUNT = st.sampled_from(["", "750 000", "−12 500", "116 033 554", "[1 000 000, 250 000]"])
FIELDS = ("område", "tittel", "ansvar", "status", "oppfølging", "fase", "tildelt", "behov", "overført_ut")
AREAS = [{"id": name, "navn": name.capitalize(), "beskrivelse": "…"} for name in ("a-omrade", "b-omrade")]


@st.composite
def measures(draw: st.DrawFn) -> list[Fields]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        entry: Fields = {
            "id": f"t{number}",
            "område": draw(st.sampled_from(["a-omrade", "b-omrade"])),
            "tittel": draw(TEXT) or "Tiltak",
            "prinsipp": "iverksette",
        }
        for field in ("ansvar", "status", "oppfølging", "fase"):
            if text := draw(TEXT):
                entry[field] = text
        if amount := draw(AMOUNT):
            parts = [part.strip() for part in amount.strip("[]").split(",")]
            entry["midler"] = [{"år": "2026", "sak": "SSU 22/25", "beløp": parts if len(parts) > 1 else parts[0]}]
        found.append(entry)
    return found


@st.composite
def columns(draw: st.DrawFn) -> list[Fields]:
    found: list[Fields] = []
    for number, field in enumerate(draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=15))):
        column: Fields = {"felt": field, "overskrift": draw(TEXT) or f"Kolonne {number}", "navn": f"navn_{number}"}
        if field in ("tildelt", "behov", "overført_ut"):
            column |= {"sum": draw(st.sampled_from(["ja", "nei"])) if number else "nei"}
        elif draw(st.booleans()):
            column["slå_sammen"] = "ja"
        if column.get("sum") != "ja" and draw(st.integers(0, 3)) == 0:
            column["kompakt"] = draw(st.sampled_from(["under", "bånd", "innledning", "kolonne"]))
        found.append(column)
    return found


def built(layout: str, told: dict[str, Any], language: str) -> Word:
    view = {"id": "rar", "navn": "Rar", "kilde": "tiltak", "oppsett": layout, **told["view"]}
    with TemporaryDirectory() as folder:
        workspace = make_workspace(
            Path(folder) / "kontor",
            minimal_case(
                målform=language,
                vedlegg=[{"id": "v", "tittel": "Tabellen", "tabell": {"visning": "rar", "år": "2026"}}],
            ),
            visninger=[*views(), view],
            strategiplan=[{**REGISTERS["strategiplan"][0], "områder": AREAS}],
            tiltak=told["tiltak"],
        )
        (word,) = papers(workspace).values()
    return word


@given(columns(), measures(), st.sampled_from(["SUM", ""]), st.sampled_from(["bokmål", "nynorsk"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck], phases=(Phase.reuse, Phase.generate))
def test_no_view_is_too_strange(shown: list[Fields], rows: list[Fields], total: str, language: str) -> None:
    told = {"view": {"kolonner": shown, **({"sumrad": total} if total else {})}, "tiltak": rows}
    standard, compact = (built(layout, told, language) for layout in ("standard", "kompakt"))
    kept = words(compact.blocks, heads=False)
    # What the rows of a group share is said once for them all; figures are as many as they were.
    lost = {
        word: times
        for word, times in (words(standard.blocks, heads=False) - kept).items()
        if word not in kept or word[-1].isdigit()
    }
    # Of a column with nothing in it, the sum goes too.
    is_empty = any(column["felt"] in ("behov", "overført_ut") for column in shown)
    assert {*lost} <= ({"0", "sum"} if is_empty else set())
    (table,) = compact.tables
    assert all(sum(cell.span for cell in row.cells) == len(table.grid) for row in table.rows)
    assert table.rows[0].header
