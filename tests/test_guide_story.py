"""The guide is carried out: its chapters, one after another, in one empty folder."""

from datetime import date
from pathlib import Path

import pytest

from hfi_docs.cli import followup, init, new
from hfi_docs.cli.main import run
from tests.guide_story import Run, Write, answers_as_shown, chapters, write

STORY = chapters()


class Begun(date):
    """The day on which the guide's reader begins."""

    @classmethod
    def today(cls) -> "Begun":
        """The same every day."""
        return cls(2026, 11, 26)


def test_the_guide_is_a_story() -> None:
    assert [chapter.title for chapter in STORY][:3] == ["Ditt første papir", "En vanlig sak", "Tabeller og tall"]
    assert len(STORY) >= 10


def test_every_chapter_can_be_carried_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in (init, new, followup):
        monkeypatch.setattr(module, "date", Begun)
    monkeypatch.chdir(tmp_path)
    for chapter in STORY:
        for step in chapter.steps:
            if isinstance(step, Write):
                write(step, Path.cwd())
                continue
            codes = [carry_out(command, monkeypatch) for command in step.commands]
            answer = "".join(capsys.readouterr())
            told = f"{chapter.title}: {step}\n{answer}"
            assert max(codes) == (1 if "1 feil." in step.shown else 0), told
            assert not step.shown or answers_as_shown(answer, step.shown), told
            shown_files_exist(step)


def carry_out(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> int:
    program, *arguments = command
    if program == "cd":
        monkeypatch.chdir(Path(arguments[0]))
        return 0
    assert program == "hfi-docs"
    return run(arguments)


def shown_files_exist(step: Run) -> None:
    for line in step.shown.splitlines():
        name = line.partition("Bygget: ")[2].partition(" (")[0]
        assert not name or Path(name).exists()
