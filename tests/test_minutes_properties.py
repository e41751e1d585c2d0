"""Random minutes: who has a vote, how votes are summed, and that decisions hold what was adopted and nothing else."""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from hfi_docs.check.minutes import check_minutes
from hfi_docs.errors import ERROR
from hfi_docs.papers.compose import Minuted
from hfi_docs.papers.compose.minutes import look_at
from hfi_docs.papers.references import apart_from_cases
from hfi_docs.records.convert.minutes import convert_minutes
from hfi_docs.records.load import read_record
from hfi_docs.records.model import Member, Organ, Registers

MEMBERS = [f"m-{number}" for number in range(1, 8)]
HEAD = "utvalg: FSK\nmøte: 2026-03-10\nstatus: utkast\ntid: 10.00–12.00\nmøteleder: Ordfører\n"
ITEM = "saker:\n  - sak: 1/26\n    ny: ja\n    type: beslutning\n    tittel: Plan\n"
EXAMPLES = settings(max_examples=60)


def _member(name: str) -> Member:
    side = "nord" if int(name[2:]) % 2 else "sør"
    return Member(name, "FSK", (2023, 2027), side, "kommunen", f"Representant {name[2:]}", "", "medlem")


REGISTERS = Registers(
    organs={"FSK": Organ("FSK", "Formannskapet", "Formannskapet", "Formannskapets møte", "", "")},
    default_organ="FSK",
    members=tuple(map(_member, MEMBERS)),
)


def minuted(text: str) -> Minuted:
    record = read_record(text.encode(), Path("FSK-2026-03-10.yaml")).record
    assert record
    minutes = convert_minutes(record, REGISTERS)
    assert minutes.day == date(2026, 3, 10)
    return Minuted(record, minutes, apart_from_cases("FSK", "nb", REGISTERS), None, {})


def errors(of: Minuted) -> list[str]:
    return [problem.code for problem in check_minutes(of) if problem.level == ERROR]


class Spot(NamedTuple):
    """A point of the main proposal, or a part of one: its word, and what became of it."""

    word: str
    fate: str
    parts: tuple["Spot", ...] = ()
    additions: tuple[tuple[str, bool], ...] = ()


FATES = ("stands", "changed", "kept", "struck", "fell", "replaced")
PART_FATES = ("stands", "changed", "kept", "struck")


@st.composite
def decisions(draw: st.DrawFn) -> tuple[list[Spot], list[tuple[str, bool]]]:
    """Points with parts and additions, each with a word of its own; and the additions that come last."""
    words = iter(f"Ord{number}" for number in range(1, 200))

    def added() -> tuple[tuple[str, bool], ...]:
        return tuple((next(words), adopted) for adopted in draw(st.lists(st.booleans(), max_size=2)))

    points = []
    for fate in draw(st.lists(st.sampled_from(FATES), min_size=1, max_size=5)):
        word = next(words)
        parts = draw(st.lists(st.sampled_from(PART_FATES), max_size=3)) if fate == "stands" else []
        points.append(Spot(word, fate, tuple(Spot(next(words), each) for each in parts), added()))
    return points, list(added())


def written(points: list[Spot], last: list[tuple[str, bool]]) -> tuple[str, list[str]]:
    """The item as it is written, and the words of the decision in their order as they must be printed."""
    main, proposals, votes, expected = [], [], [], []

    def propose(word: str, kind: str, points: str, *, adopted: bool, mark: str = "") -> None:
        name, about = f"f-{word.lower()}", f", gjelder: {points}" if points else ""
        text = f', tekst: "{mark}{word} gjelder."' if kind != "strykning" else ""
        proposals.append(f"      - {{id: {name}, fra: AP, type: {kind}{about}{text}}}")
        votes.append(f"      - {{over: {name}, {'for: 5, imot: 2' if adopted else 'for: 2, imot: 5'}}}")

    def treat(spot: Spot, name: str, mark: str) -> list[str]:
        match spot.fate:
            case "changed" | "replaced":
                if spot.fate == "replaced":
                    votes.append(f"      - {{over: forslaget, gjelder: {name}, for: 3, imot: 4}}")
                propose(f"Ny{spot.word}", "endring", name, adopted=True, mark=mark)
                return [f"Ny{spot.word}"]
            case "kept":
                propose(f"Ny{spot.word}", "endring", name, adopted=False)
                return [spot.word]
            case "struck":
                propose(f"Bort{spot.word}", "strykning", name, adopted=True)
                return []
            case "fell":
                votes.append(f"      - {{over: forslaget, gjelder: {name}, for: 3, imot: 4}}")
                return []
        return [spot.word]

    for count, point in enumerate(points, start=1):
        main.append(f"        {count}. {point.word} gjelder.")
        expected += treat(point, f"punkt {count}", f"{count}. ")
        for letter, part in zip("abc", point.parts, strict=False):
            main.append(f"           {letter}) {part.word} gjelder.")
            expected += treat(part, f"punkt {count} {letter}", f"{letter}) ")
        for word, adopted in point.additions:
            propose(word, "tillegg", f"punkt {count}", adopted=adopted, mark="9. ")
            expected += [word] if adopted else []
    for word, adopted in last:
        propose(word, "tillegg", "", adopted=adopted)
        expected += [word] if adopted else []
    told = ["    forslag_til_vedtak: |", *main]
    told += ["    forslag:", *proposals] if proposals else []
    votes.append("      - {over: forslaget, gjelder: resten, resultat: enstemmig}")
    return "\n".join([*told, "    voteringer:", *votes, "    vedtak: med endringene"]) + "\n", expected


@EXAMPLES
@given(decisions())
def test_the_decision_holds_what_was_adopted_in_order_and_nothing_else(
    made: tuple[list[Spot], list[tuple[str, bool]]],
) -> None:
    item, expected = written(*made)
    of = minuted(HEAD + ITEM + item)
    (treated,) = look_at(of)[1]
    assert re.findall(r"\b(?:Ny|Bort)?Ord\d+\b", treated.decision or "") == expected
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", treated.decision or "", re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert errors(of) == ([] if expected else ["HFI361"])


@EXAMPLES
@given(decisions())
def test_as_proposed_is_told_of_when_anything_of_it_was_not_adopted(
    made: tuple[list[Spot], list[tuple[str, bool]]],
) -> None:
    item, _ = written(*made)
    points, last = made
    every = [*points, *(part for point in points for part in point.parts)]
    added = [adopted for _, adopted in (*last, *(each for point in points for each in point.additions))]
    is_as_proposed = all(spot.fate in ("stands", "kept") for spot in every) and not any(added)
    found = errors(minuted(HEAD + ITEM + item.replace("med endringene", "som foreslått")))
    assert (found == []) == is_as_proposed
    assert set(found) <= {"HFI324", "HFI360"}


class Attendance(NamedTuple):
    """Who is away, with a deputy or without, who is disqualified, and who was out of the room."""

    away: dict[str, bool]
    disqualified: dict[str, bool]
    out: list[str]

    @property
    def there(self) -> set[str]:
        """Who must have a vote."""
        left = {*MEMBERS} - self.away.keys() - self.disqualified.keys() - {*self.out}
        both = {**self.away, **self.disqualified}
        return left | {f"Vara for {name}" for name, has_deputy in both.items() if has_deputy}

    def written(self) -> str:
        """What the record says of the meeting."""
        rows = [f"    - {{medlem: {name}{_deputy(name, has)}}}" for name, has in self.away.items()]
        return "".join(f"{row}\n" for row in ["oppmøte:", "  forfall:", *rows]) if rows else ""

    def of_item(self) -> str:
        """What the record says in the item."""
        rows = [
            f"      - {{medlem: {name}, grunn: nær slekt{_deputy(name, has)}}}"
            for name, has in self.disqualified.items()
        ]
        told = "".join(f"{row}\n" for row in ["    habilitet:", *rows]) if rows else ""
        return told + (f"    ikke_til_stede: [{', '.join(self.out)}]\n" if self.out else "")


def _deputy(name: str, has: bool) -> str:
    return f", vara: Vara for {name}" if has else ""


@st.composite
def attendances(draw: st.DrawFn) -> Attendance:
    names = draw(st.permutations(MEMBERS))
    away, disqualified, out = (draw(st.integers(0, 2)) for _ in range(3))
    has = draw(st.lists(st.booleans(), min_size=away + disqualified, max_size=away + disqualified))
    given_ = dict(zip(names, has, strict=False))
    absent = {name: given_[name] for name in names[:away]}
    unfit = {name: given_[name] for name in names[away : away + disqualified]}
    return Attendance(absent, unfit, list(names[away + disqualified : away + disqualified + out]))


@EXAMPLES
@given(attendances(), st.data())
def test_those_present_vote_once_each_and_the_sums_are_theirs(who: Attendance, data: st.DataObject) -> None:
    there = sorted(who.there)
    against = data.draw(st.lists(st.sampled_from(there), unique=True))
    abstained = data.draw(st.integers(0, len(there) - len(against)))
    for_ = len(there) - len(against) - abstained
    tie = ", dobbeltstemme: for" if for_ and for_ == len(against) else ""
    counts = (
        f"imot: [{', '.join(against)}], avholdende: {abstained}" if against else f"for: {for_}, avholdende: {abstained}"
    )
    adopted = for_ > len(against) or bool(tie)
    decided = "vedtak: Utvalget lager planen." if adopted else "utfall: ikke vedtatt"
    item = f"{who.of_item()}    voteringer: [{{om: planen, {counts}{tie}}}]\n    {decided}\n"
    of = minuted(HEAD + who.written() + ITEM + item)
    (treated,) = look_at(of)[1]
    assert sorted(seat.person for seat in treated.seats) == there
    (tally,) = treated.outcome.tallies
    assert (tally.for_, tally.against, tally.abstained, tally.cast) == (for_, len(against), abstained, len(there))
    assert tally.is_adopted == adopted
    assert errors(of) == []


@EXAMPLES
@given(attendances(), st.data())
def test_whoever_is_not_there_has_no_vote(who: Attendance, data: st.DataObject) -> None:
    gone = sorted({*MEMBERS} - who.there)
    there = sorted(who.there)
    if not gone:
        return
    name = data.draw(st.sampled_from(gone))
    item = (
        f"{who.of_item()}    voteringer: [{{om: planen, for: {len(there) - 1}, imot: [{name}]}}]\n    vedtak: Planen.\n"
    )
    assert "HFI308" in errors(minuted(HEAD + who.written() + ITEM + item))
