"""`check --fix`: made faults in every way YAML writes a text and in every coding; what is no fault keeps its bytes."""

import codecs
import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hfi_docs.pipeline.mending import plan_mending, write_mending
from hfi_docs.pipeline.selection import Selection
from hfi_docs.records.load import Workspace
from tests.made import make_workspace, minimal_case

#: What is typed, and what it becomes; ¶ is where a text may go on on the next line.
FORMS = (
    ("ca¶30 innspill", "ca.¶30 innspill"),
    ("ihht¶avtalen", "iht.¶avtalen"),
    ("jfr¶loven", "jf.¶loven"),
    ("8¶juni¶2022", "8.¶juni¶2022"),
    ("8.juni 2022", "8. juni 2022"),
    ("2026-05-21", "21. mai 2026"),
    ("planen 2022-2027", "planen 2022–2027"),
    ("kl 10", "kl. 10"),
    ("kl. 10:00 – 11:30", "kl. 10.00–11.30"),
    ("§6-2", "§ 6-2"),
    ("lurt¶og¶øke", "lurt¶å¶øke"),
    ("fire ganger pr. år", "fire ganger per år"),
    ("alle FSU`er", "alle FSU-er"),
    ("12. – 13. mars", "12.–13. mars"),
    ("Meld.St.7", "Meld. St. 7"),
    ("Helsefelleskapet", "Helsefellesskapet"),
    ("klart.. Da", "klart. Da"),
    ("Innlandet¶og¶og Oslo", "Innlandet¶og Oslo"),
    ("ferdig - det¶evalueres", "ferdig – det¶evalueres"),
    ('omtalt¶som "en samlet plan"', "omtalt¶som «en samlet plan»"),
    ("andelen 30%", "andelen 30 %"),
    ("på Hamar,Gjøvik", "på Hamar, Gjøvik"),
    ("i gang ...", "i gang …"),
    ("er  alt", "er alt"),
    ("er klart , så", "er klart, så"),
    ("er¶ferdig.Tiltaket", "er¶ferdig. Tiltaket"),
    ("rammen på kr 1.000.000,-", "rammen på 1 000 000 kroner"),
)
#: What stands beside a fault, and stays: quotations, references, addresses, signs of YAML.
BESIDE = (
    ("Da var", "og mer."),
    ("Da¶var «ca 30 (jfr kl 10)» og", "æøå «alt» så.¶Og mer."),
    ("Se [[dato:2026-05-21]] og [siden](https://a.no/2026-05-21/kl-10), der", "står: «§6»."),
    ('De sa "lurt og øke" \\* # nei,', "og det's: *alt*¶**og** 😀 mer."),
)


def literal(text: str, header: str = "|") -> str:
    lines = text.replace("¶", "\n").split("\n")
    return header + "".join(f"\n      {line}" for line in lines)


def folded(text: str) -> str:
    return literal(text.replace("¶", "\n"), ">-")


def plain(text: str) -> str:
    return text.replace("¶", "\n      ").replace(" #", " nr.").replace(": ", " ")


def single(text: str) -> str:
    return "'" + text.replace("'", "''").replace("¶", "\n\n      " if "\n" in text else "\n      ") + "'"


def double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("ø", "\\u00f8").replace("æ", "\\xe6")
    return '"' + escaped.replace("¶", " \\\n      ") + '"'


def one_line(text: str) -> str:
    return json.dumps(text.replace("¶", " "), ensure_ascii=False) + "   # ca 30"


STYLES: tuple[Callable[[str], str], ...] = (
    plain,
    single,
    double,
    literal,
    lambda text: literal(text, "|1+ # kl 10").replace("\n      ", "\n     "),
    folded,
    lambda text: f"\n      {plain(text)}",
    one_line,
)
CODINGS: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    ("utf-8", lambda text: text.encode()),
    ("crlf", lambda text: text.replace("\n", "\r\n").encode()),
    ("cr", lambda text: text.replace("\n", "\r").encode()),
    ("bom", lambda text: codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode()),
    ("utf-16", lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
    ("utf-32", lambda text: codecs.BOM_UTF32_BE + text.encode("utf-32-be")),
    ("ansi", lambda text: text.replace("😀", ":)").encode("cp1252", "replace")),
    ("nfd", lambda text: unicodedata.normalize("NFD", text).encode()),
)
HEAD = """# ca 30, lurt og øke: en kommentar
sak: 1/26
utvalg: SSU
"møte":   2026-05-21    # kl 10:00 - 11:00
type: orientering
tittel: Prøvesak
status: endelig
seksjoner:
"""


def written(texts: Iterable[str], style: Callable[[str], str]) -> str:
    """A case with a section for each text."""
    sections = "".join(
        f"  - overskrift: Del {number}\n    tekst: {style(text)}\n\n" for number, text in enumerate(texts)
    )
    return f"{HEAD}{sections}# Slutt, jfr alt\n"


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "kontor", minimal_case())


def case_file(office: Workspace) -> Path:
    return office.root / "cases" / "01-26.yaml"


def fixed(office: Workspace, content: bytes) -> bytes:
    """What a case's file holds when it is mended."""
    case_file(office).write_bytes(content)
    write_mending(plan_mending(office, Selection()))
    return case_file(office).read_bytes()


@pytest.mark.parametrize(("coding", "encode"), CODINGS, ids=[name for name, _ in CODINGS])
@pytest.mark.parametrize("style", STYLES, ids=range(len(STYLES)))
def test_every_form_is_mended_and_nothing_else(
    office: Workspace, style: Callable[[str], str], coding: str, encode: Callable[[str], bytes]
) -> None:
    """18 forms beside 4 others, in 8 ways of writing, in 8 codings."""
    wrong = written([f"{before} {form} {after}" for form, _ in FORMS for before, after in BESIDE], style)
    mended = [f"{before} {form} {after}" for _, form in FORMS for before, after in BESIDE]
    right = written([text.replace('"lurt og øke"', "«lurt og øke»") for text in mended], style)
    new = fixed(office, encode(wrong))
    # What is put in is composed, as what is read is.
    assert (
        unicodedata.normalize("NFC", new.decode()).encode() == right.encode()
        if coding == "nfd"
        else new == encode(right)
    )
    assert plan_mending(office, Selection()).files == ()


def without_forms(content: bytes, coding: str) -> str:
    """A file as it is read, without the words and signs that are mended, in both their forms, nor spaces."""
    codecs_by_name = {"utf-16": "utf-16", "utf-32": "utf-32", "ansi": "cp1252"}
    text = content.decode(codecs_by_name.get(coding, "utf-8"))
    text = unicodedata.normalize("NFC", text) if coding == "nfd" else text
    return re.sub(r"ca\.?|\b(?:og|å)\b|[-–]|\\?[\"«»]|\s+(?=:)| ", "", text)


WORDS = (
    "ca 30",
    "lurt og øke",
    "«ca 30»",
    "plan,",
    "1. ",
    "- ",
    '"',
    "'",
    "\\",
    ":",
    "#",
    "[[dato:2026-05-21]]",
    "  ",
    "æ",
    "e\u0301",
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.sampled_from(STYLES), st.sampled_from(CODINGS))
def test_outside_what_is_mended_every_byte_stays(
    tmp_path_factory: pytest.TempPathFactory,
    words: list[str],
    style: Callable[[str], str],
    coding: tuple[str, Callable[[str], bytes]],
) -> None:
    """Whatever the text is, and whether it can be read or not."""
    office = make_workspace(tmp_path_factory.mktemp("kontor") / "kontor", minimal_case())
    content = coding[1](written(["¶".join(words)], style))
    case_file(office).write_bytes(content)
    mending = plan_mending(office, Selection())
    for each in mending.files:
        assert without_forms(each.after, coding[0]) == without_forms(each.before, coding[0])
    write_mending(mending)
    assert plan_mending(office, Selection()).files == ()
    if not mending.files:
        assert case_file(office).read_bytes() == content
