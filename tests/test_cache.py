"""What is kept comes back as it was, or not at all."""

import os
import sys
import time
from pathlib import Path

import platformdirs
import pytest

from hfi_docs.output import cache
from hfi_docs.output.cache import Cache, key_of, user_cache

KEY, OTHER = key_of("program", "innhold"), key_of("et annet program", "innhold")
CONTENT = b"kept\n\x00\xff"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with one kept thing."""
    Cache(tmp_path / "cache").put({KEY: CONTENT})
    return tmp_path / "cache"


def test_what_is_kept_comes_back(kept: Path) -> None:
    assert Cache(kept).get(KEY) == CONTENT
    assert Cache(kept).get(OTHER) is None
    assert os.name == "nt" or kept.stat().st_mode & 0o777 == 0o700


def test_no_folder_keeps_nothing() -> None:
    Cache(None).put({KEY: CONTENT})
    assert Cache(None).get(KEY) is None


@pytest.mark.parametrize("at", [0, 30, 64, 65, -1])
def test_what_is_damaged_is_not_there(kept: Path, at: int) -> None:
    content = bytearray((kept / KEY).read_bytes())
    content[at] ^= 1
    (kept / KEY).write_bytes(content)
    assert Cache(kept).get(KEY) is None


@pytest.mark.parametrize("length", [0, 1, 64, 65, -1])
def test_what_is_cut_off_is_not_there(kept: Path, length: int) -> None:
    (kept / KEY).write_bytes((kept / KEY).read_bytes()[:length])
    assert Cache(kept).get(KEY) is None


def test_what_belongs_to_another_name_is_not_there(kept: Path) -> None:
    (kept / KEY).rename(kept / OTHER)
    assert Cache(kept).get(OTHER) is None


def test_what_is_no_file_is_not_there(tmp_path: Path) -> None:
    (tmp_path / KEY).mkdir()
    assert Cache(tmp_path).get(KEY) is None
    (tmp_path / "fil").write_text("")
    assert Cache(tmp_path / "fil").get(KEY) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / KEY)
    assert Cache(tmp_path).get(KEY) is None


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    Cache(tmp_path / "fil" / "under").put({KEY: CONTENT})
    assert (tmp_path / "fil").read_text() == ""


def test_what_was_not_used_for_the_longest_time_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST", 3)
    store, keys = Cache(tmp_path), [key_of(f"{number}") for number in range(5)]
    now = time.time()
    for age, key in zip((400_000, 300_000, 200_000, 100_000), keys, strict=False):
        store.put({key: CONTENT})
        os.utime(tmp_path / key, (now - age, now - age))
    # The last put found four and took the oldest; the one that is asked for now is young again.
    assert [store.get(key) for key in keys[:2]] == [None, CONTENT]
    store.put({keys[4]: CONTENT})
    assert [store.get(key) for key in keys] == [None, CONTENT, None, CONTENT, CONTENT]
    monkeypatch.setattr(cache, "MOST_BYTES", 200)
    store.put({keys[4]: CONTENT})
    assert len(list(tmp_path.iterdir())) == 3
    store.put({OTHER: b"2" * 100})
    assert [path.name for path in tmp_path.iterdir()] == [OTHER]


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", ""), key_of("", "abc")}) == 5
    assert len(key_of("\udcff")) == 64


def test_the_usual_folder_is_the_users(tmp_path: Path) -> None:
    usual = platformdirs.user_cache_path("hfi-docs", appauthor=False)
    assert user_cache({name: text for name, text in os.environ.items() if name != cache.VARIABLE}).folder == usual
    assert user_cache({cache.VARIABLE: f"{tmp_path}"}).folder == tmp_path


@pytest.mark.parametrize("environ", [{cache.VARIABLE: ""}, {cache.VARIABLE: "her"}])
def test_another_folder_must_be_named_in_full(environ: dict[str, str]) -> None:
    assert user_cache(environ).folder is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not ask the environment")
@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"XDG_CACHE_HOME": "under/her"}])
def test_without_a_home_nothing_is_kept(environ: dict[str, str]) -> None:
    assert user_cache(environ).folder is None
