"""The guide is carried out: its chapters, one after another, in one empty folder."""

from pathlib import Path

import pytest

from tests.guide_story import Run, answers_as_shown, carried_out, chapters


def test_the_guide_is_a_story() -> None:
    titles = [chapter.title for chapter in chapters()]
    assert titles[:3] == ["Ditt første papir", "En vanlig sak", "Tabeller og tall"]
    assert len(titles) >= 10


def test_every_chapter_can_be_carried_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for done in carried_out(tmp_path):
        answer = "".join(capsys.readouterr())
        if isinstance(done.step, Run):
            told = f"{done.chapter.title}: {done.step}\n{answer}"
            assert done.code == (1 if "1 feil." in done.step.shown else 0), told
            assert not done.step.shown or answers_as_shown(answer, done.step.shown), told
            assert [name for name in shown_files(done.step) if not (done.folder / name).exists()] == []


def shown_files(step: Run) -> list[str]:
    """The files that an answer says were made."""
    lines = [line for line in step.shown.splitlines() if line.startswith("Bygget: ")]
    return [line.removeprefix("Bygget: ").partition(" (")[0] for line in lines]
