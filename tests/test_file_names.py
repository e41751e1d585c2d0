"""File names that Windows, SharePoint and OneDrive accept, whatever the title of a case is."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hfi_docs.values.file_names import colliding, folded, is_portable, portable_name, safe_file_name
from hfi_docs.values.kinds import KINDS
from hfi_docs.values.unreadable import UnreadableError

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{sign}" for port in ("com", "lpt") for sign in "0123456789¹²³")}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sak 13/26 Handlingsplan", "Sak 13-26 Handlingsplan"),
        ("Innkalling: saksliste", "Innkalling saksliste"),
        ("Hva nå?", "Hva nå"),
        ('Prinsippet "avslutte"', "Prinsippet avslutte"),
        ("Prinsippet «avslutte»", "Prinsippet «avslutte»"),
        ("50 % <mer> | mindre*", "50 mer mindre"),
        ("og/eller", "og eller"),
        ("a\\b", "a b"),
        ("#1 tiltak", "1 tiltak"),
        ("Tittel.", "Tittel"),
        ("Tittel. ", "Tittel"),
        ("...", "Fil"),
        ("", "Fil"),
        ("~$Sak", "$Sak"),
        ("~Sak", "Sak"),
        ("CON", "Fil CON"),
        ("nul.tekst", "Fil nul.tekst"),
        ("com1", "Fil com1"),
        ("LPT¹", "Fil LPT¹"),
        ("Forms", "Fil Forms"),
        ("console", "console"),
        ("a_vti_b", "avtib"),
        ("Linje\nbrudd\tog\x07klokke", "Linje brudd og klokke"),
        ("e\u0301n ga\u030ar", "én går"),
        ("\u202egod\u202c", "god"),
        ("myk\u00adbindestrek\u200b", "mykbindestrek"),
        ("Blåbær 🫐", "Blåbær 🫐"),
        ("a\u00a0b", "a b"),
        ("ord " * 60, ("ord " * 30).strip()),
        ("a" * 200, "a" * 120),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert safe_file_name(title) == name


@given(st.text(max_size=200))
@example("_" * 2 + "vti" + "_" * 2)
@example("con." + "a" * 200)
@example("e\u200b\u0301")
@example("a" * 119 + ". b")
@example("aux\u200b")
@example("\ufdfa" * 100)
def test_a_name_is_legal_and_stays_as_it_is(title: str) -> None:
    name = safe_file_name(title)
    assert safe_file_name(name) == name
    assert 0 < len(name) <= 120
    assert unicodedata.is_normalized("NFC", name)
    assert not re.search(r'[\x00-\x1f\x7f"*:<>?/\\|#%]', name)
    assert name == name.strip(" .~")
    assert name.split(".")[0].strip().casefold() not in RESERVED
    assert "_vti_" not in name.casefold()


def refused_by_sharepoint(name: str, *, top: bool = False) -> str:
    """What Microsoft says is wrong with the name of a file or folder, in its own order; `top`: of a library."""
    if set(name) & set('"*:<>?/\\|'):
        return "sign"
    if name != name.strip(" ") or name.endswith("."):
        return "end"
    if name.casefold() in {".lock", "desktop.ini", *RESERVED} or name.split(".", maxsplit=1)[0].casefold() in RESERVED:
        return "reserved"
    if "_vti_" in name.casefold() or name.startswith("~$"):
        return "system"
    return "forms" if top and name.casefold() == "forms" else ""


@pytest.mark.parametrize("name", ["a:b", " a", "a.", "CON.docx", ".lock", "desktop.ini", "x_VTI_y", "~$a.docx"])
def test_what_sharepoint_refuses(name: str) -> None:
    assert refused_by_sharepoint(name)
    assert not is_portable(name)
    assert not refused_by_sharepoint(portable_name(name))


@given(st.text(max_size=160), st.sampled_from(["", "kommunale representanter", "A/S: «alle»", "x" * 200, "..."]))
@example("_vti", "_x")
@example("x" * 160, "kommunale representanter")
@example("con", "in$")
@example("~$", "")
def test_sharepoint_takes_every_name_that_we_make(title: str, tail: str) -> None:
    for name in (safe_file_name(title, tail), safe_file_name(f"Sak 13/26 {title}", tail)):
        assert not refused_by_sharepoint(name, top=True)
        assert not refused_by_sharepoint(f"{name}.docx")
        assert not refused_by_sharepoint(f"{name} (endret 12).docx")
        assert is_portable(f"{name}.docx")
        assert len(name) <= 120
        assert safe_file_name(name) == name


@given(st.text(max_size=60))
@example("desktop.ini")
@example(".lock")
@example("~$x.docx")
@example("a. b")
@example("x.forms")
@example("Thumbs.db")
def test_a_better_name_for_any_file(name: str) -> None:
    better = portable_name(name)
    assert is_portable(better)
    assert not refused_by_sharepoint(better)


@given(st.text(max_size=200))
@example("a" * 119 + ". b")
def test_what_tells_a_file_from_others_is_never_cut(title: str) -> None:
    whole, part = safe_file_name(f"Sak 13/26 {title}"), safe_file_name(f"Sak 13/26 {title}", "kommunale representanter")
    assert part.endswith(" kommunale representanter")
    assert folded(part) != folded(whole)


def test_which_names_are_the_same_to_some() -> None:
    names = ["Sak Å.docx", "sak a\u030a.DOCX", "Sak A.docx", "Straße", "STRASSE"]
    assert colliding(names) == [("Sak Å.docx", "sak a\u030a.DOCX"), ("STRASSE", "Straße")]


def test_papers_have_short_ways() -> None:
    """SharePoint takes 400 signs and Word on Windows 259, the address of the library or the user's folder included."""
    longest = safe_file_name("x" * 300)
    paper = f"build/{'X' * 12}/2026-05-21/{longest} (endret 12).docx"
    assert len(paper) <= 180
    sealed = f"arkiv/{'X' * 12}/2026-05-21/utgave-01/data/papirer/{longest}.docx"
    assert len(sealed) <= 200


HIDDEN = "\u00ad\u061c\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


@given(st.text(HIDDEN, min_size=1, max_size=5))
def test_no_sign_that_turns_or_hides_text_remains(signs: str) -> None:
    assert safe_file_name(f"papir{signs}xcod") == "papirxcod"


@pytest.mark.parametrize("length", [119, 120, 121, 200])
def test_a_name_is_cut_only_when_it_is_too_long(length: int) -> None:
    assert len(safe_file_name("x" * length)) == min(length, 120)


@given(st.text(max_size=200))
@example("Brevpapir v1.2 (2)")
def test_a_template_that_is_named_so_can_be_asked_for(title: str) -> None:
    name = f"{safe_file_name(title)}.docx"
    assert KINDS["file_name"].read(name) == name


@pytest.mark.parametrize("name", ["../sak.docx", "a/sak.docx", "C:sak.docx", "sak.docm", ".docx", "sak"])
def test_a_template_lies_in_its_folder_and_is_one(name: str) -> None:
    with pytest.raises(UnreadableError):
        KINDS["file_name"].read(name)
