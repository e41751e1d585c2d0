"""How votes come out: what is the rest of those present, what a vote asks for, ties."""

from typing import Any

import pytest

from hfi_docs.papers.minutes.roster import Seat
from hfi_docs.papers.minutes.tally import tally
from hfi_docs.records.model.minutes import Count, Vote

SEATS = tuple(Seat(f"{side}-{number}", "", side=side) for side in ("a", "b") for number in range(1, 7))


def vote(**told: Any) -> Vote:
    empty: dict[str, Any] = dict.fromkeys(Vote._fields, "")
    counts = dict.fromkeys(("for_", "against", "abstained", "blank", "ballots"))
    return Vote(**{**empty, **counts, "over": (), "away": (), "is_secret": False, "key": (), **told})


def number(count: int) -> Count:
    return Count(number=count)


@pytest.mark.parametrize(
    ("told", "for_", "against", "adopted"),
    [
        ({"against": number(5)}, 7, 5, True),
        ({"for_": number(5)}, 5, 7, False),
        ({"against": Count(names=("a-1", "b-1")), "abstained": number(3)}, 7, 2, True),
        ({"against": Count(groups={"a": 6, "b": 1})}, 5, 7, False),
        ({"for_": number(8), "against": number(4), "requirement": "to tredjedeler"}, 8, 4, True),
        ({"for_": number(7), "against": number(5), "requirement": "to tredjedeler"}, 7, 5, False),
        ({"against": Count(groups={"a": 2, "b": 2}), "requirement": "hver side"}, 8, 4, True),
        ({"against": Count(groups={"a": 4}), "requirement": "hver side"}, 8, 4, False),
        ({"for_": Count(groups={"a": 6, "b": 2}), "requirement": "hver side"}, 8, 4, False),
        (
            {"against": Count(names=("a-1",)), "abstained": Count(groups={"a": 5}), "requirement": "hver side"},
            6,
            1,
            False,
        ),
        ({"for_": number(6), "against": number(6), "requirement": "to tredjedeler"}, 6, 6, False),
        ({"abstained": number(12)}, 0, 0, False),
        ({"for_": number(6), "against": number(6), "casting": "for"}, 6, 6, True),
        ({"for_": number(6), "against": number(6), "casting": "imot"}, 6, 6, False),
        ({"for_": number(6), "against": number(6), "lots": "for"}, 6, 6, True),
    ],
)
def test_what_passes(told: dict[str, Any], for_: int, against: int, adopted: bool) -> None:
    found = tally(vote(**told), SEATS, 12, "", ("forslaget",))
    assert (found.for_, found.against, found.is_adopted) == (for_, against, adopted)
    assert (found.adopted, found.fell) == ((("forslaget",), ()) if adopted else ((), ("forslaget",)))


@pytest.mark.parametrize(
    ("told", "requirement", "adopted"),
    [
        ({"ballots": {"en": 7, "to": 5}}, "", ("en",)),
        ({"ballots": {"en": 5, "to": 4, "tre": 3}}, "", ()),
        ({"ballots": {"en": 5, "to": 4, "tre": 3}}, "flest", ("en",)),
        ({"ballots": {"en": 7, "to": 5}}, "to tredjedeler", ()),
        ({"ballots": {"en": 8, "to": 4}}, "to tredjedeler", ("en",)),
        ({"ballots": {"en": 6, "to": 6}}, "", ()),
        ({"ballots": {"en": 6, "to": 6}, "casting": "to"}, "", ("to",)),
    ],
)
def test_what_wins(told: dict[str, Any], requirement: str, adopted: tuple[str, ...]) -> None:
    assert tally(vote(**told), SEATS, 12, requirement, ("forslaget",)).adopted == adopted


def test_a_point_that_falls_is_struck_and_the_proposal_stands() -> None:
    found = tally(vote(points="punkt 2", against=number(9)), SEATS, 12, "", ("forslaget",))
    assert (found.struck, found.fell, found.adopted) == (("punkt 2",), (), ())
