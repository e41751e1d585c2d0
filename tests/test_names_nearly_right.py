"""Names of the registers that are nearly right: told with the right one; other names are let be."""

import json
from pathlib import Path

import pytest

from hfi_docs.check.texts import read_texts
from hfi_docs.check.wording.spelling import names_rule
from hfi_docs.records.load import read_record
from hfi_docs.records.model import Registers, Secretariat, Spelling
from hfi_docs.records.schema.fields import prose

NAMES = (
    "Nord-Gudbrandsdal",
    "Gjøvik/Hadeland",
    "Sykehuset Innlandet HF, sekretariatet",
    "Statsforvalteren i Innlandet",
    "Pasient- og brukerombudet",
    "Hamar",
    "Helseregion Hamar",
    "Helseregion Nord-Gudbrandsdal",
)
REGISTERS = Registers(
    Secretariat(name="Helsefellesskap Innlandet"),
    organisations={name: name for name in NAMES},
    spellings=(Spelling("", "Nasjonal helse- og sykehusplan"), Spelling("satsing*", "Satsning*")),
)


def told(text: str) -> list[tuple[str, str]]:
    record = read_record(f"tekst: {json.dumps(text, ensure_ascii=False)}\n".encode(), Path("prøve.yaml")).record
    assert record is not None
    found = names_rule(REGISTERS).remarks(read_texts(record, {"tekst": prose("Tekst")}, "sak"))
    return [(remark.found, remark.names["right"]) for remark in found]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Nord Gudbrandsdal", "Nord-Gudbrandsdal"),
        ("Nord\nGudbrandsdal", "Nord-Gudbrandsdal"),
        ("Nord-gudbrandsdal", "Nord-Gudbrandsdal"),
        ("Nord Gudbrandsdalen", "Nord-Gudbrandsdalen"),
        ("Nord-Gudbransdal", "Nord-Gudbrandsdal"),
        ("Gjøvik-Hadeland", "Gjøvik/Hadeland"),
        ("Hadeleand", "Hadeland"),
        ("Sykehus Innlandet", "Sykehuset Innlandet"),
        ("Sykehueset Innlandet", "Sykehuset Innlandet"),
        ("Sykehuset Inlandet", "Sykehuset Innlandet"),
        ("Helsefellesskap innlandet", "Helsefellesskap Innlandet"),
        ("Helsefelleskap Innlandets", "Helsefellesskap Innlandets"),
        ("Statsforvalter Innlandet", "Statsforvalteren i Innlandet"),
        ("Statsforvalteren Innlandet", "Statsforvalteren i Innlandet"),
        ("Pasient og brukerombudet", "Pasient- og brukerombudet"),
        ("Nasjonal Helse og Sykehusplan", "Nasjonal helse- og sykehusplan"),
        ("Helseregion  Hammar", "Helseregion Hamar"),
    ],
)
def test_a_name_that_is_nearly_right_is_told_with_the_right_one(written: str, right: str) -> None:
    if "  " in written:
        assert told(f"I fjor var {written} med.") == []
    else:
        assert told(f"I fjor var {written} med.") == [(written, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Nord-Gudbrandsdal og Gjøvik/Hadeland er med. Hadelands ordførere også.",
        "Møtene holdes i Gjøvik og Hadeland, i Gjøvik, Hadeland, i Gjøvik / Hadeland og på Gjøvik – Hadeland.",
        "Nord i Gudbrandsdal, og sør for Nord. Gudbrandsdal er langt unna.",
        "NORD-GUDBRANDSDAL OG SYKEHUSET INNLANDET",
        "Sykehuset Innlandets ansatte og statsforvalteren i Innlandet.",
        "Et sykehus i innlandet, pasienter og brukerombudet.",
        "Hammar, Hamarr og Hadselland er andre steder.",
        "Helsefellesskapet Innlandet og Helseregionen Hamar.",
    ],
)
def test_a_right_name_and_another_name_are_let_be(text: str) -> None:
    assert told(text) == []


def test_the_longest_name_is_told_once() -> None:
    written, right = "Helseregion Nord Gudbrandsdal", "Helseregion Nord-Gudbrandsdal"
    assert told(f"Innspill fra {written} kom sent.") == [(written, right)]


def test_an_office_without_names_is_told_nothing() -> None:
    record = read_record(b"tekst: Nord Gudbrandsdal\n", Path("prøve.yaml")).record
    assert record is not None
    texts = read_texts(record, {"tekst": prose("Tekst")}, "sak")
    assert list(names_rule(Registers()).remarks(texts)) == []
