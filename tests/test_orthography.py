"""Which words are told as slips, and for what, word by word: a small dictionary and real ones say the same."""

import os
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.check.dictionaries import find_dictionaries, missing_packages, open_dictionaries
from hfi_docs.check.dictionaries.orthography import Orthography, one_slip, slips
from hfi_docs.check.wording.words import VARIABLE
from hfi_docs.values.words import is_one_slip

USUAL = {name: value for name, value in os.environ.items() if name != VARIABLE}
IS_FOUND = not missing_packages() and find_dictionaries(USUAL).bokmal is not None

#: What is told with the right word first.
SLIPS = {
    "pasinet": "pasient",
    "pasienntene": "pasientene",
    "stelvstendig": "selvstendig",
    "utdeag": "utdrag",
    "tilbakemeldning": "tilbakemelding",
    "rekuttering": "rekruttering",
    "prosjetmodell": "prosjektmodell",
    "dokuementer": "dokumenter",
    "bekymringsmeldig": "bekymringsmelding",
    "resurssene": "ressursene",
}
#: Good words that no dictionary has as they are: compounds, forms, words of the other language.
GOOD = (
    *("pasient", "pasientene", "utskrivningsklare", "digitaliseringstempoet"),
    *("kommunedirektørutvalg", "samhandlingsreform", "flykunder", "bilkø", "bodeling", "isavhengige"),
    *("ikkje", "sjukehuset", "korleis", "kommunane"),
)

_ALWAYS = (
    "pasient",
    "pasientene",
    "samarbeid",
    "avtale",
    "avtalen",
    "leder",
    "møte",
    "møtet",
    "plan",
    "planer",
    "tall",
)
DICTIONARY = frozenset([*_ALWAYS, "samarbeidsavtale"])
OTHER = frozenset(["samhandling", "ikkje"])
FREQUENCIES = {**dict.fromkeys(_ALWAYS, 1e-4), "samarbeidsavtale": 2e-6, "kompis": 1e-5}


@pytest.fixture(scope="module")
def judge() -> Callable[[str], str | None]:
    if not IS_FOUND and not os.environ.get("CI"):
        pytest.skip("her er ingen ordbøker (hunspell-no), eller tillegget «sprak» mangler")
    judge, _ = open_dictionaries(USUAL)
    assert judge is not None, "ordbøkene mangler: .ci/run programs"
    return judge


def small() -> Orthography:
    return Orthography(DICTIONARY.__contains__, OTHER.__contains__, FREQUENCIES)


@pytest.mark.parametrize(("written", "right"), SLIPS.items())
def test_a_slip_is_told_with_the_right_word(judge: Callable[[str], str | None], written: str, right: str) -> None:
    assert judge(written) == right


@pytest.mark.parametrize("word", GOOD)
def test_a_good_word_is_let_be(judge: Callable[[str], str | None], word: str) -> None:
    assert judge(word) in ("", None)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("pasinet", "pasient"),
        ("pasent", "pasient"),
        ("passient", "pasient"),
        ("samarbeidavtale", "samarbeidsavtale"),
        ("samarbed", "samarbeid"),
        ("pasintmøte", "pasientmøte"),
        ("pasientlader", "pasientleder"),
    ],
)
def test_a_slip_is_one_letter_or_two_that_changed_places(written: str, right: str) -> None:
    assert small().judge(written) == right


@pytest.mark.parametrize(
    "word",
    ["pasient", "pasientmøte", "samarbeidsmøte", "planene", "pasients", "samhandling", "ikkje", "kompis"],
)
def test_what_is_known_or_made_of_known_words_is_in_order(word: str) -> None:
    assert small().judge(word) == ""


@pytest.mark.parametrize("word", ["fjellvidde", "xyzzy", "quelque", "tallæææ"])
def test_what_is_near_nothing_is_unknown(word: str) -> None:
    assert small().judge(word) is None


@given(st.text("abcæøå", min_size=1, max_size=8))
def test_one_slip_is_what_it_says(word: str) -> None:
    for other in one_slip(word):
        if other != word:
            assert is_one_slip(other, word)
            assert slips(word, other, 2) == 1


@given(st.text("abæ", max_size=7), st.text("abæ", max_size=7))
def test_two_ways_to_count_slips_agree(word: str, other: str) -> None:
    assert (slips(word, other, 1) == 1) == is_one_slip(word, other)
    assert slips(word, other, 2) == slips(other, word, 2)
    assert (slips(word, other, 2) == 0) == (word == other)


@given(st.text(max_size=30))
def test_any_text_can_be_asked_about(word: str) -> None:
    assert small().judge(word) != word
