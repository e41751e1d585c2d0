"""What editors are given agrees with what `check` says: real records, wrong ones, and random changes."""

import json
import re
from collections import Counter
from functools import cache
from random import Random
from typing import Any

import fastjsonschema
import pytest

from hfi_docs.check.json_schema import Suggestion, json_schema, text_pattern
from hfi_docs.check.shape import READERS, has_shape
from hfi_docs.check.violations import find_violations
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.fields import Schema
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.minutes import MINUTES_RECORD
from hfi_docs.records.schema.registers import REGISTERS, register_schema
from hfi_docs.values.unreadable import UnreadableError
from tests.test_shape import SAMPLES, Sample, changed, with_data

RECORDS = 10_000
SCHEMAS: dict[str, Schema] = {
    "sak": CASE,
    "møte": MEETING_RECORD,
    "protokoll": MINUTES_RECORD,
    **{name: register_schema(name) for name in REGISTERS},
}
#: The numbers that YAML 1.2 reads plain texts as (core schema, chapter 10.3.2).
CORE = (
    (r"[-+]?[0-9]+", int),
    (r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", float),
)
#: A value that its reader refuses: a pattern cannot tell everything.
UNREADABLE = "HFI035"


@cache
def _validator(number: int) -> Any:
    schema = next(each for each in SCHEMAS.values() if id(each) == number)
    return fastjsonschema.compile(json_schema("Prøve", schema, {}))


def editor_accepts(data: Any, schema: Schema) -> bool:
    try:
        _validator(id(schema))(data)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


def as_plain(data: Any) -> Any:
    """The data as an editor has it when nothing stands in quotation marks."""
    if isinstance(data, dict):
        return {key: as_plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_plain(each) for each in data]
    return next((read(data) for form, read in CORE if re.fullmatch(form, data)), data)


def verdicts(one: Sample) -> tuple[bool, bool]:
    """Whether `check` and an editor take the shape of a record; where only one does, a value is what it is about."""
    data = one.record.data
    right = has_shape(data, one.schema)
    for seen in (data, as_plain(data)):
        accepted = editor_accepts(seen, one.schema)
        if right != accepted:
            assert not right, (seen, "an editor refuses what is right")
            codes = {problem.code for problem in find_violations(one.record, one.schema)}
            assert codes <= {UNREADABLE}, (codes, seen)
    return right, accepted


def test_they_agree_on_every_record_and_every_mistake() -> None:
    counted = Counter(verdicts(one) for one in SAMPLES if id(one.schema) in map(id, SCHEMAS.values()))
    assert counted[True, True] > 100
    assert counted[False, False] > 50


@pytest.mark.parametrize("seed", range(4))
def test_they_agree_on_changed_records(seed: int) -> None:
    chance = Random(f"editor {seed}")
    small = [one for one in SAMPLES if len(one.record.text) < 3000]
    counted: Counter[tuple[bool, bool]] = Counter()
    for _ in range(RECORDS // 4):
        record, schema = chance.choice(small)
        counted[verdicts(Sample(with_data(record, changed(record.data, chance)), schema))] += 1
    assert counted[True, True] > 100
    assert counted[False, False] > 1000


@pytest.mark.parametrize("kind", sorted(READERS))
def test_a_pattern_takes_what_its_reader_takes(kind: str) -> None:
    pattern = text_pattern(kind)
    for text in EVERY_TEXT:
        try:
            READERS[kind](text)
        except UnreadableError:
            continue
        assert not pattern or re.search(pattern, text), (kind, text)


#: What people write; each is right for some kind.
TEXTS_TO_READ = """\
16 033 554|16\u00a0033\u00a0554|kr 200 000|KR. 200 000|-200 000|− 5|5,15 mill|5,15 mill.|12 MILLIONER kroner|1 million
2026-05-21|2026-5-1|21.05.2026|21. 5. 2026|21.  5.  2026|21. mai 2026|21 Mai  2026|medio mai 2022|våren 2022|10.40
1. kvartal 2027|2. halvår 2027|fortløpende|SSU 2026-09-24|10.00–14.00|kl. 10:00 - 14:00|kl 9.00-9.30|2026| 2026|+1|-1|0
2022–2027|2022 - 27|13/26|13.26|013/2026|sak 13/26|Sak. 13/26|PA 03/26|PA-sak 03/26|PA-sak. 3/26|pa-3-26|13 / 26
PA  03/26|ramme-2026|tildelt_2025|a|Østlandet|SSU|behov-2026.sum|ramme.frie - behov.sum|a.b + c.d|2|1,5|16 cm|1,5cm
Åse Østby|ssu-2026-si-3|æ|14/26|Eventuelt|punkt 2|punkt 1 b|punkt 1–4|resten|974 760 673|974760673|post@kommunen.no
kroner|tekst|sak.docx|egen mal.docx|brev.dotx|13-26/rapport.pdf|felles/bilde (1).png|En tekst|[[sak:13/26]]
2014/115|01-21|HFI091|https://kommunen.no/sites/utvalget|Postmottak <post@kommunen.no>
""".strip()
EVERY_TEXT = ["To\n\nlinjer", *(text for line in TEXTS_TO_READ.split("\n") for text in line.split("|"))]


def test_every_kind_has_a_text_that_it_takes() -> None:
    def reads(kind: str, text: str) -> bool:
        try:
            READERS[kind](text)
        except UnreadableError:
            return False
        return True

    assert [kind for kind in READERS if not any(reads(kind, text) for text in EVERY_TEXT)] == []


def test_an_amount_may_be_a_number_and_a_date_may_not() -> None:
    fields = json_schema("Sak", CASE, {})["properties"]
    line = fields["tabeller"]["additionalProperties"]["properties"]["linjer"]["items"]["properties"]
    assert line["beløp"]["type"] == ["string", "integer", "array"]
    assert fields["møte"]["type"] == "string"
    assert fields["sak"]["type"] == ["string", "number"]
    assert fields["status"] == {
        "title": "Status",
        "description": "Et utkast får en tydelig merknad på første side.",
        "type": "string",
        "enum": ["utkast", "endelig", "behandlet"],
        "errorMessage": "Velg mellom utkast, endelig og behandlet.",
    }


def test_words_of_the_office_are_offered_and_others_are_taken() -> None:
    schema = json_schema(
        "Møte", MEETING_RECORD, {"utvalg": (Suggestion("SSU", "Samarbeidsutvalget"), Suggestion("PA"))}
    )
    assert schema["properties"]["utvalg"]["defaultSnippets"] == [
        {"label": "SSU", "description": "Samarbeidsutvalget", "body": "SSU"},
        {"label": "PA", "description": "PA", "body": "PA"},
    ]
    minutes = json_schema("Protokoll", MINUTES_RECORD, {"medlemmer": (Suggestion("ssu-1", "Leder"),)})
    observers = minutes["properties"]["oppmøte"]["properties"]["observatører"]
    (offered,) = observers["items"]["defaultSnippets"]
    assert observers["defaultSnippets"] == [offered] == [{"label": "ssu-1", "description": "Leder", "body": "ssu-1"}]
    meeting = {"utvalg": "NYTT", "møte": "2026-05-21", "status": "utkast", "saksliste": [{"punkt": "Eventuelt"}]}
    fastjsonschema.compile(schema)(meeting)


def test_what_is_added_to_a_schema_is_in_what_editors_get() -> None:
    for name, schema in SCHEMAS.items():
        made = json_schema(name, schema, {})
        assert list(made["properties"]) == list(schema)
        assert made["additionalProperties"] is False
        assert json.loads(json.dumps(made)) == made
