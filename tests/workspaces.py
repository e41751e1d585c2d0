"""Workspaces for tests: the small one of `invalid/base`, and a copy of the repository's own."""

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
INVALID = Path(__file__).parent / "invalid"
TEMPLATE = REPOSITORY / "templates" / "docx" / "sak.docx"


def small_workspace(folder: Path) -> Path:
    """A whole workspace with one good case, 13/26."""
    shutil.copytree(INVALID / "base" / "cases", folder / "cases", dirs_exist_ok=True)
    # The worked templates draw views that it does not have.
    return _with_templates(folder, "budsjettsak.docx", "handlingsplan.docx")


def office_workspace(folder: Path) -> Path:
    """The worked examples of the repository, to be changed at will."""
    shutil.copytree(REPOSITORY / "cases", folder / "cases", dirs_exist_ok=True)
    return _with_templates(folder)


def _with_templates(folder: Path, *without: str) -> Path:
    shutil.copytree(REPOSITORY / "templates", folder / "templates", ignore=shutil.ignore_patterns(*without))
    return folder


def replace_in(path: Path, old: str, new: str) -> None:
    """Changes one place in a text file; a place that is not there would make the test prove nothing."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), "utf-8")
