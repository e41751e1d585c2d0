"""Three judges on documents with all that blocks can be: figures, notes, contents, chapters, groups, six levels."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from hfi_docs.document import (
    Contents,
    ContentsEntry,
    Figure,
    Heading,
    Image,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Part,
    Text,
)
from tests.rendered import JPEG, caption, chapter, figure, render, row, sentence, table, words
from tests.validators import assert_lint_and_audit, assert_sdk, sdk_validator

NOTED = Paragraph((Text("Tekst"), Note((Text("Se "), Link(words("siden"), url="https://eksempel.no/?a=1&b=2")))))
GROUPED = table(
    row("Tiltak i 2026", role="header", columns=3),
    row("Tiltak", "Ansvar", "Beløp", role="header"),
    row("Barn og unge", role="group", columns=3),
    row("Kurs", "Sykehuset", "5"),
    row("Voksne", role="group", columns=3),
    row("Møter", "Kommunene", "7"),
    row("Sum", "", "12", role="total"),
    columns=3,
    caption=caption("Tabell", 1),
)
LEVELS = tuple(block for level in range(3, 7) for block in (Heading(level, words(f"Nivå {level}")), sentence("Tekst.")))
PAPER = (
    Paragraph(words("Vedlegg til sak 1/26"), "case_line"),
    Heading(2, words("Sak 1"), "sak_1"),
    Paragraph(words("SSU · 21. mai 2026"), "facts"),
    Paragraph(words("Utkast"), "marker"),
    chapter("Bakgrunn", "a", bookmark="sak_1_1"),
    NOTED,
    chapter("Tiltak", "a"),
    GROUPED,
    figure(900, 300, caption=caption("Figur", 1)),
    *LEVELS,
)
CONTENTS = Part(
    (
        Heading(2, words("Innhold")),
        Contents((ContentsEntry(1, words("Sak 1"), "sak_1"), ContentsEntry(2, words("Bakgrunn"), "sak_1_1"))),
    )
)
BEFORE = Part((sentence("Først."),))
DOCUMENTS: Mapping[str, tuple[Part, ...]] = {
    "everything": (CONTENTS, Part(PAPER, new_page=True)),
    "everything across": (CONTENTS, Part(PAPER, "landscape", new_page=True)),
    "across and back": (
        CONTENTS,
        Part(PAPER, "landscape", new_page=True),
        Part((Heading(2, words("Sak 2")), chapter("Bakgrunn", "b"), NOTED), new_page=True),
    ),
    "figures of two kinds": (
        Part((figure(), figure(shade=7), Figure(Image(JPEG, "jpeg", 30, 30), "Foto"), sentence("Slutt."))),
    ),
    "a figure last": (Part((sentence("Først."), figure())),),
    "a figure first on a page": (BEFORE, Part((figure(caption=caption("Figur", 1)),), new_page=True)),
    "a list first on a page": (
        BEFORE,
        Part((List((ListItem((sentence("Punkt"), figure(), GROUPED)),)),), new_page=True),
    ),
    "a contents list first on a page": (
        BEFORE,
        Part(CONTENTS.blocks[1:], new_page=True),
        Part(PAPER, new_page=True),
    ),
    "tables that meet": (Part((GROUPED,)), Part((GROUPED._replace(caption=None), GROUPED._replace(caption=None)))),
}


@pytest.fixture(scope="module", params=DOCUMENTS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document of the table above."""
    path = tmp_path_factory.mktemp("made") / "dokument.docx"
    path.write_bytes(render(*DOCUMENTS[request.param]))
    return path


def test_documents_pass_lint_and_audit(made: Path) -> None:
    assert_lint_and_audit(made)


def test_documents_pass_the_sdk(made: Path) -> None:
    assert_sdk(made, sdk_validator())
