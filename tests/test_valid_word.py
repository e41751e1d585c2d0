"""Every document is one that Word opens without repair: three judges, on the worked examples and on extremes."""

import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from hfi_docs.errors import RecordError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.conftest import BuiltOffice, build, copy_workspace
from tests.made import Fields, make_workspace, minimal_case
from tests.validators import assert_lint_and_audit, assert_sdk, sdk_validator
from tests.word import Word, read_word

SMALL_TABLE = "| Navn | Beløp |\n|---|---:|\n| Én | 1 000 |\n"
MEASURES: list[Fields] = [
    {
        "id": f"tiltak-{number}",
        "område": "omrade",
        "tittel": f"Tiltak nummer {number}",
        "prinsipp": "avslutte" if number == 100 else "iverksette",
        "ansvar": "Sekretariatet",
        "status": "Pågår.\n\n- ett punkt\n- ett til",
        "midler": [{"år": "2026", "sak": "22/25", "beløp": ["1 000", "2 500"]}],
    }
    for number in range(101)
]


def lines(*amounts: str) -> list[Fields]:
    return [{"id": f"l{i}", "tekst": f"Linje {i}", "beløp": amount} for i, amount in enumerate(amounts)]


def attached(identity: str, orientation: str, **fields: object) -> Fields:
    return {"id": identity, "tittel": f"Tittel {identity}", "retning": orientation, "tekst": "Teksten.", **fields}


def referring(*attachments: Fields) -> Fields:
    """A case with these attachments, each referred to."""
    return minimal_case(
        bakgrunn=" ".join(f"Se [[vedlegg:{item['id']}]]." for item in attachments), vedlegg=list(attachments)
    )


def plan(principle: str) -> Fields:
    return {"visning": "plan", "år": "2026", "utvalg": {"prinsipp": principle}}


def budget(*amounts: str, **fields: object) -> Fields:
    return {"visning": "budsjett", "år": "2026", "linjer": lines(*amounts), **fields}


EXTREMES: Mapping[str, Fields] = {
    "no attachments": minimal_case(),
    "draft": minimal_case(status="utkast"),
    "nynorsk": minimal_case(målform="nynorsk", forslag_til_vedtak="1. Utvalet\n   a) tek saka til vitande"),
    "fifty lists": minimal_case(
        bakgrunn="\n\n".join(f"Liste {i}:\n\n1. ett\n2. to\n   - under\n     - innerst\n   - under" for i in range(50))
    ),
    "lists of letters and roman numbers": minimal_case(
        bakgrunn="1. ett\n   a) a\n      i) i\n      ii) ii\n   b) b\n2. to"
    ),
    "one row": referring(attached("en", "automatisk", tabell=plan("avslutte"))),
    "a group of a hundred rows": referring(attached("hundre", "automatisk", tabell=plan("iverksette"))),
    "negative amounts": minimal_case(
        bakgrunn="Resten er [[kr:minus.sum]].\n\n[[tabell:minus]]",
        tabeller={
            "minus": budget("-1 000", "250")
            | {"linjer": [*lines("-1 000", "250"), {"id": "sum", "tekst": "Sum", "sum": ["l0", "l1"], "rolle": "sum"}]}
        },
    ),
    "only landscape attachments": referring(*(attached(name, "liggende") for name in ("en", "to", "tre"))),
    "portrait after landscape": referring(
        attached("en", "stående"), attached("to", "liggende", tabell=plan("avslutte")), attached("tre", "stående")
    ),
    "landscape last, ending in a table": referring(
        attached("en", "stående"), attached("to", "liggende", tabell=plan("avslutte"))
    ),
    "a table last": minimal_case(bakgrunn=f"Tabellen:\n\n{SMALL_TABLE}"),
    "two tables in a row": minimal_case(
        bakgrunn="Tabellene:\n\n[[tabell:a]]\n\n[[tabell:b]]", tabeller={"a": budget("1"), "b": budget("2")}
    ),
    "a table alone in a section": minimal_case(bakgrunn=SMALL_TABLE, vurdering=SMALL_TABLE),
    "a table between list items": minimal_case(
        bakgrunn=f"- før\n\n  {SMALL_TABLE.replace(chr(10), chr(10) + '  ')}\n- etter"
    ),
    "quotes, links and breaks": minimal_case(
        bakgrunn="> Sitat med *kursiv* og **fet**.\n\nLinje  \nny linje, se [siden](https://eksempel.no/?a=1&b=<2>)."
    ),
    "a list and a table cell of lists": minimal_case(
        bakgrunn="[[tabell:a]]",
        tabeller={
            "a": budget("1") | {"linjer": [lines("1")[0] | {"merknad": "Før\n\n1. ett\n2. to\n\n- punkt\n  - under"}]}
        },
    ),
    "headings of many levels": minimal_case(
        bakgrunn="# En\n\ntekst\n\n### To\n\ntekst\n\n###### Tre\n\ntekst\n\n## Fire"
    ),
}


@pytest.fixture(scope="module", params=EXTREMES)
def extreme(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper of an extreme case."""
    folder = tmp_path_factory.mktemp("extreme") / "office"
    return build(make_workspace(folder, EXTREMES[request.param], tiltak=MEASURES)).built.outputs[0]


@pytest.fixture(scope="module")
def examples(office: BuiltOffice, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every document of the worked examples: papers, notices, and the packet of each meeting."""
    workspace = copy_workspace(tmp_path_factory.mktemp("pakker"))
    meetings = [Selection(meeting=path.stem.replace("-", "/", 1)) for path in workspace.meeting_files()]
    packets = [build_papers(Office(workspace), meeting, now=time.time(), also=("møtepakke",)) for meeting in meetings]
    papers = {path.name: path for made in (office.built, *packets) for path in made.outputs}
    assert sum(name.startswith("Møtepakke") for name in papers) == len(meetings) > 1
    return list(papers.values())


def test_worked_examples_pass_lint_and_audit(examples: list[Path]) -> None:
    for path in examples:
        assert_lint_and_audit(path)


def test_worked_examples_pass_the_sdk(examples: list[Path]) -> None:
    for path in examples:
        assert_sdk(path, sdk_validator())


def test_extremes_pass_lint_and_audit(extreme: Path) -> None:
    assert_lint_and_audit(extreme)


def test_extremes_pass_the_sdk(extreme: Path) -> None:
    assert_sdk(extreme, sdk_validator())


def test_a_table_without_rows_is_refused_before_word_sees_it(tmp_path: Path) -> None:
    case = referring(attached("tom", "automatisk", tabell=plan("implementere")))
    with pytest.raises(RecordError, match="Ingen rader passer med utvalget i tabellen «tom»"):
        build(make_workspace(tmp_path / "office", case, tiltak=MEASURES))


def built(folder: Path, name: str) -> Word:
    office = build(make_workspace(folder / "office", EXTREMES[name], tiltak=MEASURES))
    return read_word(office.built.outputs[0].read_bytes())


def test_fifty_lists_each_begin_anew(tmp_path: Path) -> None:
    numbered = [p.marker for p in built(tmp_path, "fifty lists").paragraphs if p.style == "List Number"]
    assert numbered == ["1.", "2."] * 50


def test_letters_and_roman_numbers_follow_their_level(tmp_path: Path) -> None:
    word = built(tmp_path, "lists of letters and roman numbers")
    assert [p.marker for p in word.paragraphs if p.marker] == ["1.", "a)", "i)", "ii)", "b)", "2."]


def test_pages_turn_and_turn_back(tmp_path: Path) -> None:
    word = built(tmp_path, "portrait after landscape")
    # The case and each attachment: the heads of their pages name them.
    assert [section.landscape for section in word.sections] == [False, False, True, False]


def test_a_negative_amount_has_a_true_minus(tmp_path: Path) -> None:
    word = built(tmp_path, "negative amounts")
    assert "Resten er \u2212750\u00a0kroner." in word.prose
    assert [row[1] for row in word.tables[0].body] == ["\u22121\u00a0000", "250", "\u2212750"]


def test_a_group_of_a_hundred_rows_is_one_table(tmp_path: Path) -> None:
    (table,) = built(tmp_path, "a group of a hundred rows").tables
    assert table.groups(0) == [("Området", 100)]
    assert table.body[-1][:2] == ["SUM", "350\u00a0000"]


def test_nynorsk_and_draft_say_so(tmp_path: Path) -> None:
    assert built(tmp_path / "nn", "nynorsk").properties["language"] == "nn-NO"
    assert "tkast" in built(tmp_path / "ut", "draft").everything


def test_the_judges_are_awake(office: BuiltOffice, tmp_path: Path) -> None:
    """A damaged file is caught: a validator that accepts anything would prove nothing."""
    damaged = tmp_path / "skadet.docx"
    with zipfile.ZipFile(office.path("13-26")) as source, zipfile.ZipFile(damaged, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:tblGrid>", b"<w:p/><w:tblGrid>", 1)
            target.writestr(name, content)
    with pytest.raises(AssertionError):
        assert_lint_and_audit(damaged)
    with pytest.raises(AssertionError):
        assert_sdk(damaged, sdk_validator())
