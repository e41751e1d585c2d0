"""Whatever is written, a text rule explains itself: it quotes what stands there, at the place where it stands."""

from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hfi_docs.check.texts import Texts, read_texts
from hfi_docs.check.wording import TEXT_RULES
from hfi_docs.check.wording.rule import Remark
from hfi_docs.check.wording.spelling import spelling_rule
from hfi_docs.records.load import read_record
from hfi_docs.records.model import Spelling
from hfi_docs.records.record import Data, KeyPath
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.fields import prose
from hfi_docs.records.schema.leaves import field_leaves, find_field

RULES = (*TEXT_RULES, spelling_rule((Spelling("satsing*", "satsning*"), Spelling("visa versa", "vice versa"))))
PIECES = (
    *"()[]*#|-–.,:;?+=/§` \n",
    *("**", "##", "\n\n", "\n- ", "\n1. ", "\na) ", "\\)", "\\(", " | ", " og ", " å ", " på", " lurt og øke", ",-"),
    *(
        "kr ",
        "kr. ",
        " mill.",
        " millioner kroner",
        " kroner",
        "16 033 554",
        "3.300",
        "200.000",
        "3500",
        "5,15",
        "2 + 3",
    ),
    *("600 000 + 1 200 000", " = ", "sak 13.26", "Sak. ", "vedlegg 3", "(vedlegg)", "satsing", "visa\nversa", "forts:"),
    *("21. mai 2026", "8 juni 2022", "2026-05-21", "21.05.26", "010323", "2022-2027", "kl 10:00 – 11:30", "mandag "),
    *("[[sak:13/26]]", "[[kr:ramme.frie]]", "[[x", "[navn](https://a.no/b_(c))", "www.a.no", "Oppdateres etter "),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.sampled_from(["æ", "Ord", "x", "26", "\u00a0", "😀"]), max_size=25)


def written(pieces: list[str]) -> Texts:
    """The texts of a record with two fields of the same text; not for what YAML has its own view of."""
    text = "".join(pieces).strip() or "x"
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    record = read_record(f"først: |2-\n{lines}så: |2-\n{lines}".encode(), Path("prøve.yaml")).record
    texts = read_texts(record, {"først": prose("Først"), "så": prose("Så")}, "medlemmer")
    assume([leaf.text for leaf in texts.leaves] == [text, text])
    return texts


@settings(max_examples=200)
@given(TEXTS)
def test_a_remark_quotes_what_stands_there(pieces: list[str]) -> None:
    texts = written(pieces)
    for rule in RULES:
        for remark in rule.remarks(texts):
            assert remark.found, rule.findings
            assert 0 <= remark.start < remark.end <= len(remark.leaf.text)
            remark.finding.message.format(found=remark.found, **remark.names)
            at = texts.place(remark.leaf, remark.start, remark.found)
            line = texts.record.text.split("\n")[at.line - 1][at.column - 1 :]
            assert line.startswith(remark.found.partition("\n")[0])
            assert at.line > (1 if remark.leaf is texts.leaves[0] else 2)


@settings(max_examples=200)
@given(TEXTS, TEXTS)
def test_a_rule_looks_at_one_text_at_a_time(pieces: list[str], others: list[str]) -> None:
    """And its signs stand in every text that it has something to say of: else it would be passed over."""
    texts = written(pieces)
    beside = written(others)
    joined = texts.only([leaf._replace(key_path=(*leaf.key_path, "x")) for leaf in beside.leaves] + [*texts.leaves])
    for rule in (each._replace(sources=()) for each in RULES):
        alone = [found for leaf in joined.printed for found in rule.remarks(joined.only([leaf]))]
        assert {shown(found) for found in rule.find(joined)} == {shown(found) for found in alone}, rule.findings


def shown(found: Remark) -> tuple[object, ...]:
    return found.leaf.key_path, found.start, found.end, found.finding, *sorted(found.names.items()), found.new


def shapes(children: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
    names = st.sampled_from([*CASE, "id", "schema", "type", "meta", "tekst", "linjer"])
    return st.lists(children, max_size=3) | st.dictionaries(names, children, max_size=4)


@settings(max_examples=200)
@given(
    st.dictionaries(st.sampled_from(list(CASE)), st.recursive(st.text(max_size=3), shapes, max_leaves=8), max_size=4)
)
def test_a_record_of_any_shape_is_walked_once(data: dict[str, Data]) -> None:
    """The structure may be wrong: what the schema does not know has no field, and no text is passed over."""
    walked = field_leaves(data, CASE)
    assert [(key_path, text) for key_path, text, _ in walked] == list(every_text(data, ()))
    assert all(field == find_field(CASE, key_path) for key_path, _, field in walked)


def every_text(data: Data, key_path: KeyPath) -> list[tuple[KeyPath, str]]:
    if isinstance(data, str):
        return [(key_path, data)]
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    return [leaf for step, child in steps for leaf in every_text(child, (*key_path, step))]
