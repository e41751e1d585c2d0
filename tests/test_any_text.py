"""Whatever is typed or pasted, in any field that is printed: the paper says it, in order, with its list labels."""

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, example, given, reject, settings
from hypothesis import strategies as st

from hfi_docs.document import NumberKind
from hfi_docs.errors import ERROR, RecordError, TemplateError
from hfi_docs.values.marks import BULLETS, number_text
from tests.labels import labels
from tests.printed import NEVER_SHOWN, Filled, printed_paths
from tests.test_text_survives import ANYWHERE, built
from tests.word import read_word

#: What Markdown and lists take for themselves, what comes and goes, and what is put around a quoted resolution.
TAKEN = {*"*#>+-\\‐‑–—−«»\u00ad\u200b\ufeff", *BULLETS}
#: As they come out of Word, Outlook, Excel, a browser and a PDF.
PASTED = (
    "helse\u00adtjeneste, e\u2011post og 5\u202f000\u00a0kroner …",
    "Sendt: torsdag 21. mai 2026 10:15 <kari@example.no>",
    "“vi er enige”, ‘vi også’, „tysk“ og ‚enkelt‘",
    "Konto 1503.12.34567, org.nr. 983 971 709, tlf. +47 916 12 345",
    "Rammen er 1.000.000,- eller kr 1 000 (1000), 12,5 % og −5 °C",
    "jf. §§ 3-2 til 3-5, § 3-2 nr. 5 bokstav b, 1/2 stilling, 10² og CO₂",
    r"C:\temp\plan.docx, \\server\felles\plan",
    "https://teams.example.com/l/19%3ameeting_ABC%40thread.v2/0?context=%7b%22Tid%22%7d",
    "✅ 🚧 ❌ 👍🏽 👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 ☐ ☒ → ≥ ≠ ½ №",
    "ﬁnans, e\u0301n, å, q\u0301, ǆ, ß, İ, ſ, ﬀ, Å, 漢字, עברית, مرحبا",
)
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff|[]")
WORDS = st.text(CHARACTERS, max_size=12) | st.sampled_from([*PASTED, *(text for text in ANYWHERE if len(text) < 60)])
#: A line of running text; it begins with a word, so that what follows is no mark of an item.
SENTENCES = WORDS.map(lambda words: f"Tekst {words.replace('[', '(').replace(']', ')').replace('|', '/')} slutt")
#: A counterexample is not made smaller: that takes minutes, and says little more.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
KINDS: tuple[NumberKind, ...] = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman")
FRAMES = ("{}.", "{})", "({})", "{}.)")


class Piece(NamedTuple):
    """A part of a text as it is written, and as it is to be read in the paper."""

    written: str
    shown: str


@st.composite
def listed(draw: st.DrawFn) -> Piece:
    """A list with any labels, and one below its first item, indented or as Word pastes it."""
    kind, inner = draw(st.permutations(KINDS))[:2]
    frame, inner_frame = draw(st.sampled_from(FRAMES)), draw(st.sampled_from(FRAMES))
    gap = draw(st.sampled_from(["\t", " ", "\u00a0", "     "]))
    indent = draw(st.sampled_from(["", "  ", "      ", "\t\t"]))
    start = draw(st.integers(1, 12))
    texts = draw(st.lists(SENTENCES, min_size=4, max_size=4))
    numbers = [(kind, frame, start, ""), *((inner, inner_frame, number, indent) for number in (1, 2))]
    signs = [
        (step, found.replace("{}", number_text(number, each)))
        for each, found, number, step in [*numbers, (kind, frame, start + 1, "")]
    ]
    lines = [f"{step}{label}{gap}{text}" for (step, label), text in zip(signs, texts, strict=True)]
    return Piece("\n".join(lines), " ".join(f"{label} {text}" for (_, label), text in zip(signs, texts, strict=True)))


@st.composite
def bulleted(draw: st.DrawFn) -> Piece:
    """A list as Word leaves it: signs and tabulators."""
    signs = [draw(st.sampled_from(["-", "•", "–", "*", "\uf0b7", "▪"])) for _ in range(3)]
    texts = draw(st.lists(SENTENCES, min_size=3, max_size=3))
    return Piece("\n".join(f"{sign}\t{text}" for sign, text in zip(signs, texts, strict=True)), " ".join(texts))


HEADINGS = st.lists(SENTENCES, min_size=1, max_size=4).map(
    lambda texts: Piece("\n\n".join(f"{'#' * (2 + at)} {text}" for at, text in enumerate(texts)), " ".join(texts))
)
PARAGRAPHS = st.tuples(st.sampled_from(["", "> ", "**"]), SENTENCES).map(
    lambda found: Piece(f"{found[0]}{found[1]}{'**' if found[0] == '**' else ''}", found[1])
)
TEXTS = st.lists(listed() | bulleted() | HEADINGS | PARAGRAPHS, min_size=1, max_size=4).map(
    lambda pieces: Piece("\n\n".join(piece.written for piece in pieces), " ".join(piece.shown for piece in pieces))
)


def said(text: str) -> str:
    """All of a text that must reach the reader, without white space."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign not in TAKEN and not sign.isspace())


def contents_of(folder: Path, filled: Filled) -> list[bytes]:
    try:
        return [path.read_bytes() for path in built(folder, filled)]
    except TemplateError:
        # More figures beside each other than the page has room for, which is told.
        reject()
    except RecordError as error:
        pytest.fail(f"{next(problem for problem in error.problems if problem.level == ERROR)}")


@example(line="", text=Piece("## Tekst\n\n### Tekst\n\n#### Tekst", "Tekst Tekst Tekst"))
@example(line="1) é §", text=Piece("b)\tTekst\nc)\tTekst", "b) Tekst c) Tekst"))
@given(line=WORDS, text=TEXTS)
@settings(max_examples=12, phases=PHASES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_field_says_what_is_written_in_it(line: str, text: Piece) -> None:
    filled = Filled(f"Linje {line} slutt".replace("[[", "[ ["), text.written)
    with TemporaryDirectory() as folder:
        contents = contents_of(Path(folder), filled)
    everything = "".join(label + words for content in contents for label, words in labels(content))
    everything += "".join(header for content in contents for header in read_word(content).headers)
    paper = said(everything)
    expected = [(path, said(written.replace(text.written, text.shown))) for path, written in filled.texts]
    assert {path for path, _ in expected} == printed_paths()
    assert [path for path, written in expected if path not in NEVER_SHOWN and written not in paper] == []
