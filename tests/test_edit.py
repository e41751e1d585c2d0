"""Records changed as they are written: what is not changed is the same, byte for byte."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hfi_docs.errors import LoadError, UsageError
from hfi_docs.records.edit import Change, InsertItem, Remove, SetValue, edited, scalar
from hfi_docs.records.load import read_record
from tests.workspaces import REPOSITORY

PATH = Path("sak.yaml")
RECORD = """\
sak: 13/26   # nummeret
møte: 2026-05-21
tittel: 'Økonomi: budsjett'
vedtak: |
  Første avsnitt.

  # ikke en merknad

# en merknad
saksliste:
  - {sak: 13/26, minutter: 90}  # først
  # om den neste
  - sak: 14/26
    minutter: 3

  - {punkt: Eventuelt}"""

CASES = {
    "a value": (SetValue(("sak",), "17/26"), ("sak: 13/26   #", "sak: 17/26   #")),
    "a value in quotes": (SetValue(("tittel",), "Ny"), ("'Økonomi: budsjett'", "'Ny'")),
    "a value that is not there": (SetValue(("status",), "utkast", "møte"), ("05-21\n", "05-21\nstatus: utkast\n")),
    "a block out": (
        Remove(("vedtak",)),
        ("vedtak: |\n  Første avsnitt.\n\n  # ikke en merknad\n", ""),
    ),
    "an item out": (Remove(("saksliste", 0)), ("  - {sak: 13/26, minutter: 90}  # først\n", "")),
    "an item of lines out": (Remove(("saksliste", 1)), ("  - sak: 14/26\n    minutter: 3\n", "")),
    "an item below": (InsertItem("saksliste", 1, "{sak: 1/26}"), ("tter: 3\n", "tter: 3\n  - {sak: 1/26}\n")),
    "an item first": (InsertItem("saksliste", -1, "{sak: 1/26}"), ("liste:\n", "liste:\n  - {sak: 1/26}\n")),
    "an item last": (InsertItem("saksliste", 2, "{a: b}"), ("{punkt: Eventuelt}", "{punkt: Eventuelt}\n  - {a: b}\n")),
}


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("change", "expected"), CASES.values(), ids=CASES)
def test_only_what_is_changed_changes(change: Change, expected: tuple[str, str], coding: str, end: str) -> None:
    content = RECORD.replace("\n", end).encode(coding)
    made = edited(content, read_record(content, PATH).record, [change])
    assert made.decode(coding) == RECORD.replace(*expected).replace("\n", end)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("saksliste: [{sak: 1/26}, {sak: 2/26}]\n", Remove(("saksliste", 0))),
        ("saksliste: [{sak: 1/26}, {sak: 2/26}]\n", InsertItem("saksliste", 0, "{sak: 3/26}")),
        ("tittel: >\n  To\n  linjer\n", SetValue(("tittel",), "En")),
    ],
    ids=["an item of a line", "an item into a line", "a value over lines"],
)
def test_what_shares_its_line_is_left_to_people(text: str, change: Change) -> None:
    with pytest.raises(UsageError, match=r"sak\.yaml:\d+: Dette må endres for hånd"):
        edited(text.encode(), read_record(text.encode(), PATH).record, [change])


@example("Null")
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1).filter(str.strip))
def test_a_text_is_read_as_it_was_given(text: str) -> None:
    line = " ".join(text.split())
    plain = f"tittel: |\n  {line}\n".encode()
    try:
        expected = read_record(plain, PATH).record.data["tittel"]
    except LoadError:
        # Signs that no paper can hold.
        return
    assert read_record(f"tittel: {scalar(text)}\n".encode(), PATH).record.data["tittel"] == str(expected).rstrip("\n")


@pytest.mark.parametrize("path", sorted(REPOSITORY.glob("cases/2*/*.yaml")), ids=lambda path: path.stem)
def test_every_worked_record_can_be_given_another_number(path: Path) -> None:
    content = path.read_bytes()
    record = read_record(content, path).record
    made = edited(content, record, [SetValue(("sak",), "99/26")])
    assert read_record(made, path).record.data == {**record.data, "sak": "99/26"}
    lines, before = made.splitlines(), content.splitlines()
    assert sum(one != other for one, other in zip(lines, before, strict=True)) == 1
