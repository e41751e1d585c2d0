"""The archive's own rules, each alone: names, order, the index, the lock, what is proved."""

import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import filelock
import pytest

from hfi_docs.errors import OutputError
from hfi_docs.output import disk
from hfi_docs.output.archive import Archive, MeetingPapers, inspect_archive, opened
from hfi_docs.output.archive.bag import make_bag
from hfi_docs.output.archive.chain import ChainEntry, line_of
from hfi_docs.output.archive.index import index_html
from hfi_docs.output.archive.inspect_bag import inspect_bag
from hfi_docs.output.archive.material import Issue
from hfi_docs.output.archive.names import is_in_issue, is_issue, is_meeting, issues_before, unsafe
from hfi_docs.output.archive.placing import LOCK
from hfi_docs.output.archive.store import JOURNAL
from hfi_docs.pipeline import archive
from hfi_docs.pipeline.meeting_papers import Made, papers_of
from tests.archives import MEETING, seal, sealable_office
from tests.small_archive import AT, papers, seal_small

FIRST_ISSUE = Issue(1, AT, 1, "0" * 64)
TITLE = 'Kart <b> & "plan" #1 100 %'


@pytest.mark.parametrize("name", ["a\\b", "100%", "a\nb", "a\x7fb", "a\0b"])
def test_names_that_lists_write_in_two_ways_are_unsafe(name: str) -> None:
    assert list(unsafe(["vanlig æøå.docx", name])) == [name]


def test_paths_of_meetings_and_issues() -> None:
    assert is_meeting("SSU/2026-05-21")
    assert not any(map(is_meeting, ("SSU", "SSU/2026", "../2026-05-21", "SSU/2026-05-21/x", "SSU\\2026-05-21")))
    assert is_issue("SSU/2026-05-21/utgave-01")
    assert not any(map(is_issue, ("SSU/2026-05-21/utgave-1", "SSU/2026-05-21/utgave-00", "SSU/utgave-01", "")))


def test_the_issues_before_an_issue() -> None:
    assert issues_before(f"{MEETING}/utgave-03") == [f"{MEETING}/utgave-01", f"{MEETING}/utgave-02"]
    assert issues_before(f"{MEETING}/utgave-01") == issues_before(f"{MEETING}/protokoll/utgave-02") == []


def test_what_lies_in_an_issue_of_papers_is_known_by_its_path() -> None:
    assert is_in_issue(f"arkiv/{MEETING}/utgave-01/data/metadata.json")
    others = (
        "arkiv/register.jsonl",
        f"arkiv/{MEETING}/protokoll/utgave-01/data/metadata.json",
        "cases/2026/13-26.yaml",
    )
    assert not any(map(is_in_issue, others))


class Links(HTMLParser):
    """The addresses and the texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag and where it leads."""
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Notes the text."""
        self.texts.append(data)


def test_the_index_leads_to_files_with_any_name() -> None:
    small = papers()
    paper = small.papers[0]._replace(name=f"{TITLE}.docx", title=TITLE, attachments={f"{TITLE}.pdf": b"x"})
    page = Links(index_html(small._replace(papers=(paper,), sources={f"{TITLE}.yaml": b""}), FIRST_ISSUE).decode())
    assert [unquote(address) for address in page.addresses][:2] == [f"papirer/{TITLE}.docx", f"vedlegg/{TITLE}.pdf"]
    assert not any(sign in address for address in page.addresses for sign in '# <"')
    assert "b" not in page.tags
    assert TITLE in "".join(page.texts)


def test_sizes_that_only_changed_places_are_seen_quickly(tmp_path: Path) -> None:
    bag = make_bag(papers(), FIRST_ISSUE, b"")
    for name, content in bag.files.items():
        path = tmp_path / "bag" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    first, second = tmp_path / "bag/data/papirer/Innkalling.docx", tmp_path / "bag/data/vedlegg/Rapport.pdf"
    first.write_bytes(first.read_bytes() + b"x")
    second.write_bytes(second.read_bytes()[:-1])
    told = [f"{each.path} {each.message}" for each in inspect_bag(tmp_path / "bag", "bag", quick=True).damages]
    assert sorted(each.split(":")[0] for each in told) == [
        "bag/data/papirer/Innkalling.docx har feil størrelse",
        "bag/data/vedlegg/Rapport.pdf har feil størrelse",
    ]


def entry(number: int, issue: int, replaces: str = "") -> ChainEntry:
    folder = f"{MEETING}/utgave-{issue:02}"
    return ChainEntry(number, AT.isoformat(), MEETING, issue, folder, "0" * 64, replaces, "", "0" * 64)


@pytest.mark.parametrize(
    "entries",
    [
        [entry(1, 2, f"{MEETING}/utgave-01"), entry(2, 1)],
        [entry(1, 1), entry(2, 3, f"{MEETING}/utgave-01")],
        [entry(1, 1), entry(2, 2)],
        [entry(1, 1, f"{MEETING}/utgave-01")],
    ],
    ids=["byttet om", "hoppet over", "erstatter ingen", "erstatter seg selv"],
)
def test_issues_out_of_order_are_told(entries: list[ChainEntry], tmp_path: Path) -> None:
    (tmp_path / "register.jsonl").write_bytes(b"".join(map(line_of, entries)))
    told = [each.message for each in inspect_archive(Archive(tmp_path), MEETING).damages]
    assert f"utgavene av {MEETING} er ikke ført i rekkefølge" in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows only removes what nobody has open")
def test_the_lock_file_goes_while_the_lock_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opened it before then waits for a lock that filelock takes for gone."""
    real = filelock.FileLock.release
    lay_there = []

    def release(lock: Any, *arguments: Any, **options: Any) -> None:
        if lock.is_locked:
            lay_there.append((tmp_path / LOCK).exists())
        real(lock, *arguments, **options)

    monkeypatch.setattr(filelock.FileLock, "release", release)
    with opened(Archive(tmp_path)):
        assert (tmp_path / LOCK).exists()
    assert lay_there == [False]


def test_what_was_undone_leaves_no_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "arkiv"
    seal_small(root)
    real = disk.put

    def put(path: Path, content: bytes) -> None:
        if path.name == "register.jsonl" and content.count(b"\n") > 1:
            raise OSError
        real(path, content)

    monkeypatch.setattr(disk, "put", put)
    with pytest.raises(OutputError, match="Arkivet er som før"):
        seal_small(root, "ny")
    assert not (root / JOURNAL).exists()
    assert inspect_archive(Archive(root)).damages == ()


def test_what_is_sealed_gives_the_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that was saved between reading and sealing would seal papers with another's sources."""
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")

    def saved_meanwhile(made: Made) -> MeetingPapers:
        found = papers_of(made)
        name = "cases/2026/14-26.yaml"
        return found._replace(sources={**found.sources, name: found.sources[name].replace(b"strategiske", b"andre")})

    monkeypatch.setattr(archive, "papers_of", saved_meanwhile)
    workspace = sealable_office(tmp_path / "office")
    with pytest.raises(OutputError, match="ble ikke lik da den ble bygget av kildene"):
        seal(workspace)
    assert not workspace.archive.exists()
