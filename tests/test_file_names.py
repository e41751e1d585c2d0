"""File names that Windows, SharePoint and OneDrive accept, whatever the title of a case is."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hfi_docs.values.file_names import safe_file_name
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
