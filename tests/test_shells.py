"""Templates made ready: kept, read anew when they change, never trusted when damaged."""

import shutil
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from hfi_docs.errors import OutsideError, TemplateError
from hfi_docs.output import cache
from hfi_docs.papers.compose import PAPER
from hfi_docs.pipeline import word_files
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from hfi_docs.word.render import template as word_template
from hfi_docs.word.render.template import prepare_shell
from tests.conftest import copy_workspace
from tests.workspaces import REPOSITORY

SELECTION = Selection(("14/26",))


def with_part(template: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as source, zipfile.ZipFile(output, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, change(content) if part == name else content)
    return output.getvalue()


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's builds keep what they make ready."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def build(root: Path) -> bytes:
    """The paper as a new process builds it."""
    word_files._ready_shell.cache_clear()
    workspace = Workspace(root) if root.exists() else copy_workspace(root)
    return build_papers(Office(workspace), SELECTION, now=time.time(), force=True).outputs[0].read_bytes()


def forget(root: Path) -> None:
    """What was built, so that the next build makes it anew."""
    shutil.rmtree(root / "build")


def shells(kept: Path) -> list[Path]:
    return [path for path in kept.iterdir() if b"PK" in path.read_bytes()[:100]]


def test_a_kept_shell_gives_the_same_paper(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "kontor"
    first = build(root)
    assert len(shells(kept)) == 1
    forget(root)
    monkeypatch.setattr(word_template, "prepare_shell", None)
    assert build(root) == first


@pytest.mark.parametrize("at", [10, 70, 400, 2000, -30])
def test_a_damaged_shell_is_made_anew(tmp_path: Path, kept: Path, at: int) -> None:
    root = tmp_path / "kontor"
    first = build(root)
    (shell,) = shells(kept)
    content = bytearray(shell.read_bytes())
    whole = bytes(content)
    content[at] ^= 0xFF
    shell.write_bytes(content)
    forget(root)
    assert build(root) == first
    assert shell.read_bytes() == whole


def test_a_changed_template_is_read_anew(tmp_path: Path) -> None:
    root = tmp_path / "kontor"
    first = build(root)
    template = root / "templates" / "docx" / "sak.docx"
    template.write_bytes(
        with_part(template.read_bytes(), "word/styles.xml", lambda part: part.replace(b"1F3864", b"203864"))
    )
    assert build(root) != first


def test_another_program_makes_its_own_shell(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "kontor"
    first = build(root)
    monkeypatch.setattr(word_files, "input_digest", lambda _root, _name: "another")
    forget(root)
    assert build(root) == first
    assert len(shells(kept)) == 2


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("word/document.xml", lambda part: part[:-20], "skadet"),
        ("word/header1.xml", lambda _: b"<w:hdr", "skadet"),
        ("word/document.xml", lambda part: part.replace(b"{{ tittel }}", b""), "{{ tittel }}"),
        ("word/document.xml", lambda part: part.replace(b"{{ tittel }}", b"{{ tittle }}"), "Mente du «tittel»?"),
        ("word/document.xml", lambda part: part.replace(b"{{ tittel }}", b"{{ 1/0 }}"), "kan ikke regne"),
        ("word/document.xml", lambda part: part.replace(b"<w:pgMar", b"<w:pgMarx"), "sideoppsett"),
    ],
)
def test_a_template_that_must_be_mended_is_refused(
    tmp_path: Path, name: str, change: Callable[[bytes], bytes], told: str
) -> None:
    workspace = copy_workspace(tmp_path / "kontor")
    template = workspace.root / "templates" / "docx" / "sak.docx"
    template.write_bytes(with_part(template.read_bytes(), name, change))
    with pytest.raises(TemplateError) as refused:
        build_papers(Office(workspace), SELECTION, now=time.time())
    assert told in str(refused.value)
    assert not list(workspace.output.rglob("*.docx"))


@pytest.mark.parametrize("year", [1970, 2200])
def test_a_clock_that_is_far_off_is_told(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((year, 1, 1, 0, 0, 0, 0, 1, 0)))
    template = (REPOSITORY / "templates" / "docx" / "sak.docx").read_bytes()
    with pytest.raises(OutsideError, match="Klokken på maskinen viser et umulig år"):
        prepare_shell(template, "sak.docx", PAPER.contract)
