"""Texts in which nothing was found are not looked at again, and nothing of them lies in the cache but fingerprints."""

from pathlib import Path

import pytest

from hfi_docs.check import prose, wording
from hfi_docs.check.texts import CASE_SOURCE, Texts, read_texts
from hfi_docs.check.wording import sound
from hfi_docs.check.wording.rule import Remark, apart
from hfi_docs.check.wording.sound import SoundTexts
from hfi_docs.check.wording.words import VARIABLE, Words
from hfi_docs.output.cache import Cache
from hfi_docs.papers.text import Fault, FaultKind
from hfi_docs.records.load import read_record
from hfi_docs.records.schema.case import CASE

SOUND, WRONG, SUM = "Rammen er fordelt.", "Rammen er 3.300 kroner.", "Til drift (600 000 + 1 200 000)."


def case_texts(**fields: str) -> Texts:
    written = "".join(f"{name}: {text}\n" for name, text in fields.items())
    return read_texts(read_record(written.encode(), Path("13-26.yaml")).record, CASE, CASE_SOURCE)


class Asked:
    """The rules, and the texts that they were asked about."""

    def __init__(self, kept: SoundTexts) -> None:
        self.kept = kept
        self.texts: list[str] = []

    def about(self, texts: Texts) -> list[str]:
        """What is said of some texts."""
        return [remark.found for remark in self.kept.found("ordene", texts, self._find)]

    def _find(self, texts: Texts) -> list[Remark]:
        self.texts += [leaf.text for leaf in texts.printed]
        return apart([remark for rule in wording.TEXT_RULES for remark in rule.remarks(texts)])


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_what_is_sound_is_not_looked_at_again(cache: Cache) -> None:
    before = Asked(SoundTexts(cache))
    assert before.about(case_texts(tittel=SOUND, bakgrunn=WRONG, fakta=SUM)) == ["3.300 kroner"]
    assert before.texts == [SOUND, WRONG, SUM]
    cache.put(before.kept.news())
    assert before.kept.news() == {}
    again = Asked(SoundTexts(cache))
    assert again.about(case_texts(tittel=SOUND, bakgrunn=WRONG, fakta=SUM)) == ["3.300 kroner"]
    assert again.texts == [WRONG, SUM]
    # The same words in another field are another text: it may be a heading.
    assert again.about(case_texts(tittel="Årsplan", kortittel=SOUND)) == []
    assert again.texts == [WRONG, SUM, "Årsplan", SOUND]


def test_another_program_looks_at_all(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Asked(SoundTexts(cache))
    before.about(case_texts(tittel=SOUND))
    cache.put(before.kept.news())
    monkeypatch.setattr(sound, "input_digest", lambda _root, _name: "another")
    again = Asked(SoundTexts(cache))
    again.about(case_texts(tittel=SOUND))
    assert again.texts == [SOUND]


def test_the_older_half_goes_when_there_are_many(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "_MOST", 4)
    before = Asked(SoundTexts(cache))
    for number in range(5):
        before.about(case_texts(tittel=f"Sak {number}"))
    cache.put(before.kept.news())
    again = Asked(SoundTexts(cache))
    for number in range(5):
        again.about(case_texts(tittel=f"Sak {number}"))
    assert again.texts == ["Sak 0", "Sak 1", "Sak 2"]


@pytest.mark.parametrize("damage", [b"", b"rot", bytes(1_000)])
def test_a_damaged_cache_costs_only_time(cache: Cache, damage: bytes) -> None:
    before = Asked(SoundTexts(cache))
    before.about(case_texts(tittel=SOUND))
    cache.put(dict.fromkeys(before.kept.news(), damage))
    again = Asked(SoundTexts(cache))
    assert again.about(case_texts(tittel=SOUND, bakgrunn=WRONG)) == ["3.300 kroner"]
    assert again.texts == [SOUND, WRONG]


def test_the_markdown_of_sound_texts_is_not_read_again(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words(cache, {VARIABLE: ""})
    texts = case_texts(bakgrunn='"- Vi møttes."', fakta='"#Fakta"')
    first = list(prose.check_prose(texts, words))
    assert [problem.code for problem in first] == ["HFI272"]
    monkeypatch.setattr(prose, "text_faults", lambda text, *_, **__: [Fault(0, FaultKind.TOO_DEEP, text)])
    # Whatever is found now, it is in the text that was not sound.
    assert [problem.position.line for problem in prose.check_prose(texts, words)] == [2]
