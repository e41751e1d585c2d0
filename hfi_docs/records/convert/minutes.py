"""Minutes records to the model."""

from collections.abc import Iterator, Mapping
from typing import Any

from hfi_docs.records.convert.by_schema import Group, convert_field, convert_group, groups, text_of
from hfi_docs.records.convert.case import own_number
from hfi_docs.records.convert.content import convert_table
from hfi_docs.records.model import Registers, TableSpec
from hfi_docs.records.model.minutes import (
    Count,
    Disqualification,
    Minutes,
    MinutesItem,
    Recommendation,
    Vote,
)
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.meeting import DAY
from hfi_docs.records.schema.minutes import DISQUALIFICATION, MINUTES_ITEM, MINUTES_RECORD, RECOMMENDATION
from hfi_docs.records.schema.minutes_votes import VOTE
from hfi_docs.values.case_numbers import parse_case_number


def convert_minutes(record: Record, registers: Registers) -> Minutes:
    """The model of a checked minutes record."""
    data = record.data
    organ: str = convert_field(data, "utvalg", MINUTES_RECORD)
    language = convert_field(data, "målform", MINUTES_RECORD) if "målform" in data else registers.office.language
    return convert_group(
        Minutes,
        MINUTES_RECORD,
        data,
        (),
        organ,
        language=language,
        times={convert_field(day, "dato", DAY): convert_field(day, "tid", DAY) for _, day in groups(data, "dager")},
        items=tuple(_item(item, key, organ, registers) for key, item in groups(data, "saker")),
    )


def _item(item: Group, key: KeyPath, organ: str, registers: Registers) -> MinutesItem:
    number, series = None, ""
    if "sak" in item:
        number, series = own_number(text_of(item, "sak"), organ, registers.organs.get(organ))
    return convert_group(
        MinutesItem,
        MINUTES_ITEM,
        item,
        key,
        organ,
        case=number,
        series=series,
        tables=tuple(_tables(item, key, organ)),
        recommendation=_recommendation(item, key, organ),
        disqualifications=tuple(_disqualification(each, at, organ) for at, each in groups(item, "habilitet", key)),
        votes=tuple(_vote(each, at, organ) for at, each in groups(item, "voteringer", key)),
    )


def _tables(item: Group, key: KeyPath, organ: str) -> Iterator[TableSpec]:
    found: Any = item.get("tabeller", {})
    return (convert_table(name, table, (*key, "tabeller", name), organ) for name, table in found.items())


def _recommendation(item: Group, key: KeyPath, organ: str) -> Recommendation | None:
    found: Any = item.get("innstilling")
    if isinstance(found, str):
        return Recommendation(parse_case_number(found, organ), key=(*key, "innstilling"))
    if found:
        return convert_group(Recommendation, RECOMMENDATION, found, (*key, "innstilling"), organ, case=None)
    return None


def _disqualification(each: Group, key: KeyPath, organ: str) -> Disqualification:
    return convert_group(Disqualification, DISQUALIFICATION, each, key, organ, **dict(_counts(each, "for", "imot")))


def _vote(each: Group, key: KeyPath, organ: str) -> Vote:
    ballots: Any = each.get("stemmer")
    counts = dict(_counts(each, "for", "imot", "avholdende", "blanke"))
    given = {name: int(votes) for name, votes in ballots.items()} if ballots else None
    return convert_group(Vote, VOTE, each, key, organ, ballots=given, **counts)


_ATTRIBUTES = {"for": "for_", "imot": "against", "avholdende": "abstained", "blanke": "blank"}


def _counts(group: Group, *fields: str) -> Iterator[tuple[str, Count | None]]:
    for field in fields:
        yield _ATTRIBUTES[field], _count(group.get(field))


def _count(written: Any) -> Count | None:
    if written is None:
        return None
    if isinstance(written, Mapping):
        return Count(groups={name: int(votes) for name, votes in written.items()})
    if isinstance(written, list):
        return Count(names=tuple(written))
    return Count(number=int(written))
