"""Words that no dictionary knows, and that are nearly one that is meant; what dictionaries say is kept for the user.

Dictionaries are opened only for words that nobody has asked about before. Without them nothing is said.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from importlib.util import find_spec
from typing import Final

from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.check.wording.rule import Remark, remark
from hfi_docs.check.wording.sound import SoundTexts
from hfi_docs.check.wording.spelling import is_nynorsk
from hfi_docs.errors import Subject
from hfi_docs.output.cache import Cache, key_of, user_cache
from hfi_docs.records.model import Registers
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import is_one_slip

SUBJECT = Subject(
    "Ord som ser feilskrevet ut",
    "Et ord med feil bokstav stanser leseren, og kan bli et annet ord.",
    "ordlistene på maskinen, og kontorets egne ord",
)

SLIP = remark(
    "HFI461",
    "«{found}» ser ut til å være feilskrevet.",
    "Skriv «{right}». Er ordet riktig, så legg det i register/skrivemåter.yaml med bare «riktig».",
    "Tilbudet gjelder pasinetene i regionen.",
    right="Tilbudet gjelder pasientene i regionen.",
)

#: Judges a word of small letters: empty when it is in order, else what was meant, or None: nothing is near it.
Judge = Callable[[str], str | None]
#: The size of a file and when it was last changed; None where none lies.
Look = tuple[int, int] | None
UNKNOWN: Final = "?"
#: Names the folder of the dictionaries, where they do not lie where they usually do; empty: none are asked.
VARIABLE: Final = "HFI_DOCS_ORDBOK"
#: Changes when verdicts are made in another way.
_EDITION: Final = "1"
#: How many verdicts are kept; then the older half goes.
_MOST: Final = 60_000
_LETTERS: Final = "a-zæøåéèêôóòöüäà"
_WORD: Final = regex(rf"[A-ZÆØÅ{_LETTERS}](?<![\w@./\\-].)[{_LETTERS}]{{4,}}(?![\w@/\\`´’'-]|\.\w)")
_QUOTED: Final = regex(r"«[^«»]*»")
_SENTENCE_ENDS: Final = ".!?:|\0"
#: A word at the beginning of a sentence may be a name.
_SHORTEST_CAPITAL: Final = 8
#: So often a word is a term, and so many unknown words make a sentence one of another language.
_TERM, _FOREIGN = 3, 3
#: Words of the registers that something may be a slip from, and their endings.
_SHORTEST_OWN, _SHORTEST_PART = 7, 5
_ENDINGS: Final = ("", "s", "e", "a", "en", "et", "er", "ens", "ets", "ers", "ene", "enes")
_RECORDS: Final = ("sak", "møte", "protokoll")


class Words:
    """What dictionaries say of words; in the cache they are fingerprints, for what is drafted stays in the office.

    `sound` are the texts that need no second look, with their words or without.
    """

    def __init__(self, cache: Cache, environ: Mapping[str, str]) -> None:
        self._cache, self._environ = cache, environ
        self.sound = SoundTexts(cache)
        self._looked: dict[str, Look] = {}
        self._is_new = False

    def doubtful(self, words: Iterable[str]) -> dict[str, str]:
        """Those that are not in order, each with what was meant or `UNKNOWN`; none where there are no dictionaries."""
        if self._environ.get(VARIABLE) == "":
            return {}
        marks = {word: blake2b(word.encode(), digest_size=8).hexdigest() for word in words}
        new = [word for word, mark in marks.items() if mark not in self._verdicts]
        judge = self._judge if new else None
        for word in new if judge else ():
            meant = judge(word) if judge else ""
            self._verdicts[marks[word]] = UNKNOWN if meant is None else meant
            self._is_new = True
        return {word: verdict for word, mark in marks.items() if (verdict := self._verdicts.get(mark))}

    def save(self, *, texts: bool = True) -> None:
        """Keeps what is new; of texts only when asked to: a process that goes on remembers them by itself."""
        news = dict(self.sound.news()) if texts else {}
        if self._is_new:
            kept = [*self._verdicts.items()]
            kept = kept if len(kept) <= _MOST else kept[-_MOST // 2 :]
            content = json.dumps({"looked": self._looked, "verdicts": dict(kept)}, ensure_ascii=False)
            news[self._key] = content.encode()
            self._is_new = False
        self._cache.put(news)

    @property
    def edition(self) -> str:
        """Changes with the dictionaries; empty where no verdicts of theirs are kept yet."""
        return key_of(json.dumps(self._looked)) if self._verdicts else ""

    @property
    def _key(self) -> str:
        return key_of("ordbok", _EDITION, self._environ.get(VARIABLE, "usual"))

    @cached_property
    def _verdicts(self) -> dict[str, str]:
        """What was kept, unless a dictionary has come, gone or changed since."""
        with suppress(ValueError):
            match json.loads(self._cache.get(self._key) or b"{}"):
                case {"looked": dict(looked), "verdicts": dict(verdicts)} if looked:
                    is_text = all(isinstance(verdict, str) for verdict in verdicts.values())
                    if is_text and all(_as_kept(look_at(path)) == look for path, look in looked.items()):
                        self._looked = looked
                        return verdicts
        return {}

    @cached_property
    def _judge(self) -> Judge | None:
        if self._has_none or find_spec("hunspell") is None or find_spec("wordfreq") is None:
            return None
        from hfi_docs.check.dictionaries import open_dictionaries  # noqa: PLC0415 - only for words that are new

        judge, files = open_dictionaries(self._environ, self._environ.get(VARIABLE))
        self._looked = {path: look_at(path) for path in files}
        self._is_new = self._has_none
        return judge

    @property
    def _has_none(self) -> bool:
        """Whether somebody has looked, and found no dictionary."""
        return bool(self._looked) and not any(self._looked.values())


def user_words() -> Words:
    """Dictionaries as the environment of the process has them, and the user's own cache."""
    return Words(user_cache(os.environ), os.environ)


def look_at(path: str) -> Look:
    """The size of a file and when it was changed; None when there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a dozen for each command
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns


def _as_kept(look: Look) -> list[int] | None:
    return look and [*look]


def slips(texts: Texts, registers: Registers, words: Words) -> Iterator[Remark]:
    """Words of bokmål that are probably misspelt."""
    if texts.language != "bokmål":
        return
    plain = _QUOTED.sub(lambda match: " " * len(match[0]), texts.joined)
    counted = Counter(word for word, _ in _words(plain))
    doubtful = words.doubtful(counted)
    if not doubtful:
        return
    own = _OwnWords(registers, texts.source)
    meant = {word: own.meant(word, verdict, words) for word, verdict in doubtful.items() if counted[word] < _TERM}
    meant = {word: right for word, right in meant.items() if right}
    for leaf, start, match in texts.find(_WORD) if meant else ():
        right = meant.get(match[0].lower(), "")
        if right and plain[match.start()] != " " and not _is_foreign(leaf, start, doubtful, texts.language):
            right = right.capitalize() if match[0][0].isupper() else right
            yield Remark(leaf, start, start + len(match[0]), SLIP, {"right": right})


def _words(plain: str) -> Iterator[tuple[str, int]]:
    """The words that are no names, in small letters, and where they begin."""
    for match in _WORD.finditer(plain):
        word, start = match[0], match.start()
        if word[0].islower():
            yield word, start
        elif len(word) >= _SHORTEST_CAPITAL and plain[:start].rstrip(" \n-*")[-1:] in _SENTENCE_ENDS:
            yield word.lower(), start


def _is_foreign(leaf: Leaf, start: int, doubtful: Mapping[str, str], language: str) -> bool:
    """Whether the sentence is in another language."""
    begins = max(leaf.plain.rfind(sign, 0, start) for sign in ".!?:\n")
    sentence = re.split(r"[.!?:]\s|\n\n", leaf.plain[begins + 1 :], maxsplit=1)[0]
    unknown = sum(match[0].lower() in doubtful for match in _WORD.finditer(sentence))
    return unknown >= _FOREIGN or is_nynorsk(leaf, language)


class _OwnWords:
    """The words of the registers: they are right, and what is nearly one of them is not."""

    def __init__(self, registers: Registers, source: str) -> None:
        texts = [item.right for item in registers.spellings]
        if source in _RECORDS:
            texts += _texts_of(registers)
        self._words = words = {
            word.lower() for text in texts for word in re.findall(rf"[A-ZÆØÅ{_LETTERS}]{{5,}}", text)
        }
        stems = {word.removesuffix(ending) for word in words for ending in _ENDINGS}
        self._stems = {stem for stem in stems if len(stem) >= _SHORTEST_PART}

    def meant(self, word: str, verdict: str, words: Words) -> str:
        """What a doubtful word was meant to be; empty when it may stand."""
        forms = [(word[: len(word) - len(ending)], ending) for ending in _ENDINGS if word.endswith(ending)]
        if any(form in self._stems for form, _ in forms):
            return ""
        for form, ending in forms:
            near = [stem for stem in self._stems if abs(len(stem) - len(form)) <= 1 and len(stem) >= _SHORTEST_OWN]
            if right := next((stem for stem in sorted(near) if is_one_slip(form, stem)), ""):
                return right + ending
        # A compound of a word that only the office knows.
        joined = [own for own in self._words if word.startswith(own) or word.endswith(own)]
        return "" if verdict == UNKNOWN or words.doubtful(joined) else verdict


def _texts_of(registers: Registers) -> list[str]:
    """What is said in the registers, without what other cases are called: that is checked there."""
    named = (
        name for organ in registers.organs.values() for name in (organ.name, organ.name_nynorsk, organ.meeting_name)
    )
    plans = (text for plan in registers.plans.values() for text in (plan.name, *(area.name for area in plan.areas)))
    titles = (*(measure.title for measure in registers.measures), *(member.title for member in registers.members))
    groups = (registers.regions, registers.organisations, registers.texts)
    listed = (text for group in groups for text in group.values())
    return [registers.office.name, *named, *plans, *titles, *listed]
