"""The lint of built documents: silent on a good one, exact on damaged ones, calm on anything."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hfi_docs.word.render.lint import RULES, Breach, lint_document
from tests.damage import PACKAGE_DAMAGES, Damage, change, main
from tests.damage_text import TEXT_DAMAGES
from tests.lint_sample import BOOKMARK, PARTS, pack, sample

SAMPLE = sample()
DAMAGES = PACKAGE_DAMAGES + TEXT_DAMAGES
XML_PARTS = sorted(name for name in PARTS if name.endswith((".xml", ".rels")))


def codes(content: bytes) -> set[str]:
    """The codes that the lint finds."""
    return {finding.code for finding in lint_document(content)}


def test_a_good_document_has_no_findings() -> None:
    """The sample also passes the Open XML SDK and openxml-audit without errors."""
    assert lint_document(SAMPLE) == ()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: f"{damage.codes}: {damage.name}")
def test_a_damage_is_found_with_its_code(damage: Damage) -> None:
    """The code and no other: a rule that cries for its neighbours cannot be trusted."""
    spoiled = damage.spoil(SAMPLE)
    assert spoiled != SAMPLE
    assert codes(spoiled) == set(damage.codes.split())


def test_a_change_of_nothing_would_be_noticed() -> None:
    """Packing is repeatable, so the comparison with the sample above proves that a damage changed something."""
    assert main("Slutt.", "Slutt.")(SAMPLE) == SAMPLE


def test_every_rule_has_a_damage_that_proves_it() -> None:
    """A rule without a damage could be silent for ever."""
    proved = {code for damage in DAMAGES for code in damage.codes.split()}
    assert proved == {"L01", "L02", "L03", "L04"} | {code for code, _ in RULES}


def test_codes_are_unique_and_in_order() -> None:
    """Codes are stable names; the next free one is seen at the end of the table."""
    assert [code for code, _ in RULES] == sorted({code for code, _ in RULES})


def test_braces_are_legal_text() -> None:
    """Data may hold what looks like template tags."""
    assert lint_document(main("Slutt.", "Skriv {{ navn }} og {% if %} i malen.")(SAMPLE)) == ()


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("year and month as date", ("docProps/core.xml", "2026-03-02T08:00:00Z", "2026-03")),
        ("bookmark name in other case", ("word/document.xml", 'w:name="vedlegg_1"', 'w:name="Vedlegg_1"')),
        ("heading name in other case", ("word/styles.xml", 'w:val="Heading 1"', 'w:val="heading 1"')),
        ("widths rounded by Word", ("word/document.xml", '<w:gridCol w:w="4000"/>', '<w:gridCol w:w="4003"/>')),
        ("paragraph out of its style's list", ("word/document.xml", '<w:numId w:val="1"/>', '<w:numId w:val="0"/>')),
        ("page break", ("word/document.xml", '<w:t xml:space="preserve">Slutt.</w:t>', '<w:br w:type="page"/>')),
    ],
)
def test_what_word_accepts_is_no_finding(name: str, harmless: tuple[str, str, str]) -> None:
    """Variants that Word or its users write are left alone."""
    changed = change(*harmless)(SAMPLE)
    assert changed != SAMPLE, name
    assert lint_document(changed) == ()


def test_decorative_picture_needs_no_text() -> None:
    """A picture marked as decoration is passed over by screen readers."""
    mark = (
        '<wp:docPr id="1" name="Figur 1"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst></wp:docPr>"
    )
    decorative = main('<wp:docPr id="1" name="Figur 1" descr="Søylediagram over beløp"/>', mark)
    assert lint_document(decorative(SAMPLE)) == ()


def test_fallback_for_old_word_repeats_ids_legally() -> None:
    """Word reads one of two versions, never both."""
    twice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{BOOKMARK}</mc:Choice><mc:Fallback>{BOOKMARK}</mc:Fallback></mc:AlternateContent>'
    )
    assert lint_document(main(BOOKMARK, twice)(SAMPLE)) == ()


def test_findings_say_where_in_norwegian() -> None:
    """A finding names the part, and words that can be searched for in Word."""
    (finding,) = lint_document(main('w:anchor="vedlegg_1"', 'w:anchor="vedlegg_7"')(SAMPLE))
    message = "Lenken «vedlegg 1» fører til bokmerket «vedlegg_7», som ikke finnes."
    assert finding == Breach("L38", "word/document.xml", message)


def test_a_lying_length_is_not_believed() -> None:
    """A part that says it is short is read no longer than that, and fails its checksum."""
    packed = pack([("bombe.xml", b"<a>" + b" " * 1_000_000 + b"</a>")])
    size = (1_000_007).to_bytes(4, "little")
    assert packed.count(size) == 2
    assert codes(packed.replace(size, (10).to_bytes(4, "little"))) == {"L01"}


@settings(deadline=None)
@given(cut=st.integers(0, len(SAMPLE)), flips=st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(1, 255))))
def test_damaged_bytes_never_raise(cut: int, flips: list[tuple[int, int]]) -> None:
    """Cut and flipped files give findings."""
    content = bytearray(SAMPLE)
    for place, mask in flips:
        content[place] ^= mask
    assert all(isinstance(finding, Breach) for finding in lint_document(bytes(content[:cut])))
    assert all(isinstance(finding, Breach) for finding in lint_document(bytes(content)))


@settings(deadline=None)
@given(data=st.data())
def test_strange_elements_never_raise(data: st.DataObject) -> None:
    """Well-formed nonsense gives findings too, or nothing."""
    name = data.draw(st.sampled_from(XML_PARTS))
    root = etree.fromstring(PARTS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        elements = list(root.iter())
        disturb(elements[data.draw(st.integers(0, len(elements) - 1))], data)
    changed = {**PARTS, name: etree.tostring(root)}
    assert all(isinstance(finding, Breach) for finding in lint_document(pack(changed.items())))


def disturb(element: etree._Element, data: st.DataObject) -> None:
    """Remove, double or empty an element, or write something else into its attributes."""
    parent = element.getparent()
    act = data.draw(st.sampled_from(("remove", "double", "empty", "write")))
    if act == "remove" and parent is not None:
        parent.remove(element)
    elif act == "double" and parent is not None:
        parent.append(deepcopy(element))
    elif act == "empty":
        element.clear()
    else:
        for key in element.attrib:
            element.set(key, data.draw(st.sampled_from(("", "x", "-1", "0", "99999999999999", "1.5", "../..", "#"))))
