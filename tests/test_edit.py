"""Records changed as they are written: what is not changed is the same, byte for byte."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hfi_docs.errors import LoadError, UsageError
from hfi_docs.records.edit import Change, InsertItem, Remove, SetValue, edited, item_text, scalar
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


def changed(text: str, *changes: Change, coding: str = "utf-8") -> str:
    content = text.encode(coding)
    return edited(content, read_record(content, PATH).record, changes).decode()


def test_two_values_on_one_line_are_each_changed_where_they_stand() -> None:
    text = "vedlegg: [{fil: a/b.pdf, tittel: 'Ja'}]\n"
    given = (SetValue(("vedlegg", 0, "fil"), "13-26/lang.pdf"), SetValue(("vedlegg", 0, "tittel"), "Nei"))
    assert changed(text, *given) == "vedlegg: [{fil: 13-26/lang.pdf, tittel: 'Nei'}]\n"


@pytest.mark.parametrize("written", ["saksliste: []   # tom", "saksliste:   # tom"])
def test_an_empty_list_gets_its_first_item(written: str) -> None:
    made = changed(f"{written}\nsted: Her\n", InsertItem("saksliste", -1, "sak: 1/26\nminutter: 10"))
    assert made == "saksliste:   # tom\n  - sak: 1/26\n    minutter: 10\nsted: Her\n"


def test_a_list_that_is_not_there_is_left_to_people() -> None:
    with pytest.raises(UsageError, match="må endres for hånd"):
        changed("sted: Her\n", InsertItem("saksliste", -1, "{sak: 1/26}"))


def test_new_fields_stand_first_in_the_order_given_and_as_far_in_as_the_others() -> None:
    given = (SetValue(("sak",), "1/26"), SetValue(("møte",), "2026-05-21", "sak"))
    assert (
        changed("# øverst\n  type: drøfting\n", *given)
        == "# øverst\n  sak: 1/26\n  møte: 2026-05-21\n  type: drøfting\n"
    )
    assert changed("type: a\n", *given) == "sak: 1/26\nmøte: 2026-05-21\ntype: a\n"
    assert changed("sak: 2/26\ntype: a", *given) == "sak: 1/26\nmøte: 2026-05-21\ntype: a"


def test_a_sign_that_the_file_s_coding_lacks_is_told() -> None:
    with pytest.raises(UsageError, match=r"Filens koding har ikke tegnet «≥»\. Lagre den som UTF-8\."):
        changed("tittel: Smør på brød\n", SetValue(("tittel",), "Ærlig ≥ 3"), coding="cp1252")


def test_an_item_goes_to_another_list_with_its_lines_and_remarks() -> None:
    text = "saksliste:\n- sak: 1/26  # først\n  # om minuttene\n  minutter: 90\n- punkt: Eventuelt\n"
    item = item_text(text.encode(), read_record(text.encode(), PATH).record, ("saksliste", 0))
    assert item == "sak: 1/26  # først\n# om minuttene\nminutter: 90"
    made = changed("saksliste:\n    - punkt: Eventuelt\n", InsertItem("saksliste", -1, item))
    listed = "    - sak: 1/26  # først\n      # om minuttene\n      minutter: 90\n"
    assert made == f"saksliste:\n{listed}    - punkt: Eventuelt\n"
    shared = "saksliste: [{sak: 1/26}]\n"
    assert item_text(shared.encode(), read_record(shared.encode(), PATH).record, ("saksliste", 0)) == ""
