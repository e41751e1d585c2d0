"""The pictures in the documents show what the program makes today.

`python -m bench.pictures` makes them anew (it needs LibreOffice and pdftoppm), and says in `docs/bilder/kilder.json` of
what. Look at them before they are committed.
"""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.shown_papers import Shown, shown_papers
from tests.workspaces import REPOSITORY

pytestmark = pytest.mark.stories

PICTURES = REPOSITORY / "docs" / "bilder"
SOURCES = json.loads((PICTURES / "kilder.json").read_text("utf-8"))
_LARGEST = 120_000


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    return {shown.name: shown for shown in shown_papers(tmp_path_factory.mktemp("bilder"))}


@pytest.mark.parametrize("name", SOURCES)
def test_a_picture_shows_what_the_program_makes(name: str, today: dict[str, Shown]) -> None:
    assert SOURCES[name] == today[name].fingerprint, f"python -m bench.pictures {name}"


def test_every_picture_is_made_and_shown(today: dict[str, Shown]) -> None:
    texts = [page.read_text("utf-8") for page in (REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md"))]
    shown = {name for text in texts for name in re.findall(r"bilder/([\w-]+)\.png", text)}
    assert shown == {path.stem for path in PICTURES.glob("*.png")} == set(SOURCES) == set(today)


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.png")), ids=lambda path: path.stem)
def test_a_picture_is_small_and_has_few_colours(path: Path) -> None:
    assert path.stat().st_size < _LARGEST
    with Image.open(path) as picture:
        assert picture.mode == "P"
