"""What is written is what is printed: any text, in any field that the schema says is printed."""

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hfi_docs.errors import RecordError
from hfi_docs.records.load import Workspace
from hfi_docs.values.dates import firm
from tests.conftest import build
from tests.labels import labels
from tests.made import make_workspace, minimal_case, write
from tests.pictures import png
from tests.printed import NEVER_SHOWN, Filled, printed_paths
from tests.word import Word, read_word

MAIN = 'R&D < 5 > 3 "sitat" {{ navn }} {% if %} «æøå» 😀 a_b*c'
ANYWHERE = [
    MAIN,
    "&amp; &lt; &#229; &nbsp;",
    "<b>x</b> <!-- y --> <w:p/> ]]>",
    "{_{ x }_} {_% y %_} {# z #} {{r w }} {%p q %} {{ vedlegg }}",
    "2*3*4 og 2 * 3 * 4",
    "a_b_c _d_ __e__",
    r"C:\temp \n \u00e5",
    "hardt\u00a0mellomrom, smalt\u202fog tynt\u2009",
    "e\u0301 a\u030a o\u0308\u0323 uten ferdig form: q\u0301",
    "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🇳🇴",
    "مرحبا بالعالم 123 \u200fעברית\u200e",
    "漢字 ひらがな 한국어 ไทย",
    "uten bredde\u200bher, myk\u00adbindestrek",
    "x" * 10_000,
    "et ord " * 1_400,
    "tabulator\there",
    "12. mars 2026 møttes partene",
    "2026. Året etter",
    "13. 24. desember",
    "'enkel' “dobbel” `aksent` ´annen´ …",
    "@navn #merke $belop %prosent ~slange ^hatt",
    "null",
    "0x1F, 1e5, 012",
    "«[kapittel] 3» [1] (2) !",
    "--- === ***x",
    "privat bruk: \ue000",
    "[[]] [] ]] [",
    "Tabell 1: Vedlegg 2: Side 3 av 4",
]
#: Marks of Markdown, which one-line fields do not read.
LINE_ONLY = [
    "[x](y)",
    "# ikke overskrift",
    "- ikke liste",
    "1. ikke liste",
    "a) ikke liste",
    "*ikke kursiv* **ikke fet**",
    "> 3 er større",
    "| a | b |",
    r"\*stjerne\* \_strek\_ \\server\mappe",
]


def canonical(text: str) -> str:
    """The text as the program keeps it: composed letters; optional hyphens come and go."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")


def built(folder: Path, filled: Filled) -> tuple[Path, ...]:
    """The papers of the filled records, in both forms of Norwegian, which print different fields."""
    registers = filled.registers()
    workspace = make_workspace(folder / "office", filled.case(), **registers)
    for name, record in {
        "02-26": filled.case(sak="2/26", målform="nynorsk"),
        "03-26": filled.alternatives(),
        "møter/SSU-2026-08-21": filled.meeting(),
        "protokoller/SSU-2026-08-21": filled.minutes(),
        "protokoller/SSU-2026-06-21": filled.cancelled(),
    }.items():
        path = workspace.root / f"cases/{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        write(path, record)
    (workspace.root / "cases/felles").mkdir()
    (workspace.root / "cases/felles/bilde.png").write_bytes(png())
    return build(workspace).built.outputs


def shown(folder: Path, filled: Filled) -> list[Word]:
    """The same papers, read."""
    return [read_word(path.read_bytes()) for path in built(folder, filled)]


def lost(words: list[Word], filled: Filled) -> list[str]:
    """The fields whose text is not printed unchanged."""
    everything = "\n".join(canonical(text) for word in words for text in (word.everything, *word.headers))
    wanted = ((path, canonical(text).strip()) for path, text in filled.texts if path not in NEVER_SHOWN)
    return [path for path, text in wanted if text not in everything and firm(text) not in everything]


def built_or_refused(workspace: Workspace) -> Word | set[str]:
    """The paper, or the files that the refusal points to."""
    try:
        return read_word(build(workspace).built.outputs[0].read_bytes())
    except RecordError as error:
        return {problem.position.path.name for problem in error.problems}


def test_the_filled_records_have_every_printed_field(tmp_path: Path) -> None:
    filled = Filled("tekst", "tekst")
    shown(tmp_path, filled)
    assert {path for path, _ in filled.texts} == printed_paths()
    assert len(printed_paths()) > 40


def test_a_title_of_an_attached_table_is_printed_or_refused_where_it_stands(tmp_path: Path) -> None:
    """The heading of the attachment stands in its place; that must not surface as a lost text."""
    lines = [{"id": "l", "tekst": "Linje", "beløp": "1"}]
    table = {"visning": "budsjett", "år": "2026", "tittel": "Egen tittel", "linjer": lines}
    attachment = {"id": "v", "tittel": "Vedlegget", "tabell": table}
    workspace = make_workspace(tmp_path / "office", minimal_case(bakgrunn="[[vedlegg:v]]", vedlegg=[attachment]))
    answer = built_or_refused(workspace)
    assert "Egen tittel" in answer.everything if isinstance(answer, Word) else answer == {"01-26.yaml"}


@pytest.mark.parametrize("text", ANYWHERE, ids=lambda text: ascii(text)[:24])
def test_a_text_is_printed_unchanged_in_every_field(tmp_path: Path, text: str) -> None:
    filled = Filled(text, text)
    assert lost(shown(tmp_path, filled), filled) == []


#: Lists as they are pasted from Word: every label is printed, in every field for running text.
LISTS = [
    "1. godkjenner\n   a. årsplanen\n   b. møteplanen\n2. ber om rapport",
    "a)\tførste\nb)\tandre\n\nSe bokstav b.\n\nc)\ttredje",
    "3. tre\n3.1. tre en\n3.2. tre to\n4. fire",
    "(i) første\n(ii) andre\n(iii) tredje",
    "• punkt\n•\tet til\n\n\uf0b7\tog et",
    "A. en\nB. to\n\n9) ni\n10) ti",
    "1.\tgodkjenner\na.\tårsplanen\nb.\tmøteplanen\n2.\tber om rapport\n(a)\tnå\n(b)\tsiden",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_is_printed_as_it_is_written_in_every_field(tmp_path: Path, text: str) -> None:
    filled = Filled("linje", text)
    everything = " ".join(
        f"{label} {paragraph}" for path in built(tmp_path, filled) for label, paragraph in labels(path.read_bytes())
    )
    shown = [(path, written) for path, written in filled.texts if path not in NEVER_SHOWN and text in written]
    assert len(shown) > 10
    lost_in = [path for path, written in shown if on_one_line(written) not in on_one_line(everything)]
    assert lost_in == []


def on_one_line(text: str) -> str:
    """The text as it is read aloud: labels with their signs, no bullets and no marks around a quoted resolution."""
    return " ".join(["", *re.sub("[•\uf0b7«»]", " ", text).split(), ""])


@pytest.mark.parametrize("text", LINE_ONLY)
def test_a_line_is_no_markdown(tmp_path: Path, text: str) -> None:
    filled = Filled(text, "løpende tekst")
    assert lost(shown(tmp_path, filled), filled) == []


def test_an_address_with_brackets_is_linked_and_its_words_printed(tmp_path: Path) -> None:
    text = "Se [planen](https://a.no/plan_(ny).pdf) og [den andre](https://a.no/(b)), også."
    word = read_word(
        build(make_workspace(tmp_path / "office", minimal_case(bakgrunn=text))).built.outputs[0].read_bytes()
    )
    assert "Se planen og den andre, også." in word.prose


def test_what_looks_like_our_own_places_is_text(tmp_path: Path) -> None:
    text = r"\[[hfi:innhold]] \[[hfi:-]] \[[hfi:side:x]] \[[sak:1/26]]"
    case = minimal_case(bakgrunn=text, seksjoner=[{"overskrift": text, "tekst": "Tekst."}])
    word = read_word(build(make_workspace(tmp_path / "office", case)).built.outputs[0].read_bytes())
    assert word.prose.count(text.replace("\\", "")) == 2


def test_spaces_at_the_ends_do_no_harm(tmp_path: Path) -> None:
    filled = Filled("   foran og bak   ", "   foran og bak   ")
    assert lost(shown(tmp_path, filled), filled) == []


@pytest.mark.parametrize("text", [MAIN, "{_{ x }_} &amp; <b>", "x\ty"])
def test_properties_and_header_show_the_title(tmp_path: Path, text: str) -> None:
    workspace = make_workspace(tmp_path / "office", minimal_case(tittel=text, kortittel=f"kort {text}"))
    word = read_word(build(workspace).built.outputs[0].read_bytes())
    assert word.properties["title"] == f"Vedlegg til sak 1/26: {text}".replace("1/26", "01/26")
    assert word.properties["subject"] == text
    assert any(f"·  kort {text}\t" in header for header in word.headers)


@pytest.mark.parametrize("escaped", [False, True], ids=["raw", "escaped"])
@pytest.mark.parametrize("character", [*"\x00\x07\x08\x0b\x0c\x1b\x7f\x9f\u2028\ufdd0\ufffe"], ids=ascii)
def test_a_character_that_word_cannot_hold_is_refused_where_it_stands(
    tmp_path: Path, character: str, escaped: bool
) -> None:
    workspace = make_workspace(tmp_path / "office", minimal_case())
    sign = f"\\u{ord(character):04x}" if escaped else character
    record = (workspace.root / "cases/01-26.yaml").read_text("utf-8").replace("Bakgrunnen.", f"Foran{sign}bak.")
    (workspace.root / "cases/01-26.yaml").write_text(record, "utf-8", newline="")
    assert_refused(workspace.root, record, sign)


@pytest.mark.parametrize("sign", ["\\ud800", "\\udfff", "\\ud83dx"])
def test_half_a_character_is_refused_where_it_stands(tmp_path: Path, sign: str) -> None:
    workspace = make_workspace(tmp_path / "office", minimal_case())
    record = (workspace.root / "cases/01-26.yaml").read_text("utf-8").replace("Bakgrunnen.", f"Foran{sign}bak.")
    (workspace.root / "cases/01-26.yaml").write_text(record, "utf-8")
    assert_refused(workspace.root, record, sign)


def assert_refused(folder: Path, record: str, sign: str) -> None:
    line = record[: record.index(sign)].count("\n") + 1
    with pytest.raises(RecordError) as caught:
        build(Workspace(folder))
    (problem, *_) = caught.value.problems
    assert (problem.position.path.name, problem.position.line) == ("01-26.yaml", line)
    assert not list(folder.glob("build/**/*.docx"))


def test_a_link_without_a_full_address_is_refused_in_running_text(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"Lenken «y» er ikke en fullstendig nettadresse"):
        build(make_workspace(tmp_path / "office", minimal_case(bakgrunn="Se [x](y).")))


MARKS = [
    "*",
    "**",
    "_",
    "\n",
    "\n\n",
    "- ",
    "# ",
    "> ",
    "\n1. ",
    "\n2. ",
    "\na) ",
    "\n   b) ",
    "\n• ",
    "\n3.1 ",
    "\\",
    "`",
    "<b>",
    "&amp;",
    "{{",
    "}}",
    "{%",
    "%}",
    "~",
    "ord",
]
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff|[]")
TEXTS = st.lists(st.text(CHARACTERS, max_size=12) | st.sampled_from(MARKS), max_size=12).map("".join)
#: An accent that would join the last letter of an escape in the file («\\n» and a tilde).
AFTER_ESCAPE = re.compile(r"[\n\t\"\\][\u0300-\u036f\u3099\u309a]")
#: A bullet of Word's second level is a letter.
LETTER_BULLET = re.compile(r"^[ \t>*+-]*o\s", re.MULTILINE)


@pytest.mark.parametrize("character", ["\uf8f0", "\uf8ff"], ids=ascii)
def test_a_private_character_is_printed_or_refused_where_it_stands(tmp_path: Path, character: str) -> None:
    """The first is the one that marks an empty field inside the program."""
    title = f"Foran {character} bak"
    answer = built_or_refused(make_workspace(tmp_path / "office", minimal_case(tittel=title)))
    assert answer.paragraphs[1].text == title if isinstance(answer, Word) else answer == {"01-26.yaml"}


@pytest.mark.parametrize("text", ["#", "-", "1.", ">", "- \n- ", "> \n\n# "])
def test_marks_without_text_are_refused_where_they_stand(tmp_path: Path, text: str) -> None:
    """They would give an empty heading or list item; the template has no part in that."""
    answer = built_or_refused(make_workspace(tmp_path / "office", minimal_case(bakgrunn=text)))
    assert text in answer.prose if isinstance(answer, Word) else answer == {"01-26.yaml"}


@given(text=TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_running_text_keeps_its_letters_and_digits(text: str) -> None:
    """List labels included; or it is refused with its line."""
    text = unicodedata.normalize("NFC", text)
    assume(letters(text) and not AFTER_ESCAPE.search(text) and not LETTER_BULLET.search(text))
    with TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder) / "office", minimal_case(bakgrunn=text))
        try:
            content = build(workspace).built.outputs[0].read_bytes()
        except RecordError as error:
            refused = {problem.position.path.name for problem in error.problems}
        else:
            refused = set()
    if refused:
        assert refused == {"01-26.yaml"}
        return
    kept = "".join(label + block for label, block in labels(content)[4:])
    assert letters(kept) == letters(text)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
