"""How a vote came out: what is counted, what is the rest of those present, and what was adopted or fell."""

from collections.abc import Iterable
from typing import NamedTuple

from hfi_docs.papers.minutes.roster import Seat
from hfi_docs.records.model.minutes import Count, Vote

#: What the proposals are called that nobody put forward in the meeting.
MAIN, RECOMMENDED, ALTERNATIVE = "forslaget", "innstillingen", "alternativ-"
#: What of the main proposal no other vote is about.
REST = "resten"
_FOR = "for"
_TWO_THIRDS = "to tredjedeler"


class Tally(NamedTuple):
    """A vote as counted; a number is None where nobody can tell.

    `is_adopted` is None for a vote between proposals. `adopted` and `fell` are proposals by name, `struck` points that
    fell of the proposals in `whole`: those that the vote was about and that may be the whole decision.
    """

    vote: Vote
    for_: int | None
    against: int | None
    abstained: int
    blank: int
    present: int | None
    is_tie: bool
    is_adopted: bool | None
    adopted: tuple[str, ...] = ()
    fell: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    @property
    def cast(self) -> int | None:
        """How many took part, those who abstained too; None when nobody was counted."""
        if self.vote.ballots is not None:
            return sum(self.vote.ballots.values()) + self.abstained + self.blank
        counted = (self.for_, self.against)
        return None if None in counted else sum(filter(None, counted)) + self.abstained + self.blank


class Outcome(NamedTuple):
    """What the votes of an item came to, by the names of the proposals."""

    tallies: tuple[Tally, ...]
    adopted: tuple[str, ...]
    fell: tuple[str, ...]

    def struck_of(self, main: str) -> tuple[str, ...]:
        """The points of a proposal that fell."""
        return tuple(points for points in self._fell_of(main) if points != REST)

    def rest_fell(self, main: str) -> bool:
        """Whether what no other vote was about of a proposal fell."""
        return REST in self._fell_of(main)

    def _fell_of(self, main: str) -> list[str]:
        struck: list[str] = []
        for each in self.tallies:
            if main in each.whole:
                struck = [points for points in struck if points != each.vote.points]
                struck += each.struck
        return struck


def is_main(name: str) -> bool:
    """Whether a proposal is one of those that the meeting was sent."""
    return name in (MAIN, RECOMMENDED) or name.startswith(ALTERNATIVE)


def count_votes(count: Count | None, seats: Iterable[Seat]) -> int | None:
    """The number of votes that a count stands for; None when there is none."""
    if count is None:
        return None
    if count.groups is not None:
        return sum(count.groups.values())
    if count.number is not None:
        return count.number
    weights = {seat.person: seat.votes for seat in seats}
    return sum(weights.get(name, 1) for name in count.names)


def tally(vote: Vote, seats: tuple[Seat, ...], present: int | None, requirement: str, mains: tuple[str, ...]) -> Tally:
    """How a vote came out among the seats; `present` is how many votes they have together.

    `mains` are the proposals for the whole decision; the first is what a vote is over that does not say.
    """
    if vote.ballots is not None:
        return _between(vote, seats, present, requirement, mains)
    for_, against = count_votes(vote.for_, seats), count_votes(vote.against, seats)
    abstained, blank = count_votes(vote.abstained, seats) or 0, count_votes(vote.blank, seats) or 0
    if present is not None and not vote.result:
        rest = present - abstained - blank
        # The one that is not told is the rest of those present.
        if for_ is None:
            for_ = max(0, rest - (against or 0))
            against = against or 0
        elif against is None:
            against = max(0, rest - for_)
    needed = vote.requirement or requirement
    is_tie = bool(for_) and for_ == against and not vote.result and needed != _TWO_THIRDS
    adopted = _passes(vote, for_, against, is_tie, requirement, seats)
    names = () if vote.about else vote.over or mains[:1]
    whole = tuple(name for name in names if is_main(name) or name in mains)
    is_open = is_tie and not (vote.casting or vote.lots)
    parts = (vote.points,) if vote.points and whole == names and not adopted and not is_open else ()
    fell = () if adopted or is_open else tuple(name for name in names if not (vote.points and name in whole))
    won = names if adopted else ()
    return Tally(vote, for_, against, abstained, blank, present, is_tie, adopted, won, fell, parts, whole)


def settle(tallies: tuple[Tally, ...]) -> Outcome:
    """What the votes of an item came to together: of several over the same proposal the last holds."""
    stands: dict[str, bool] = {}
    for each in tallies:
        stands |= dict.fromkeys(each.adopted, True) | dict.fromkeys(each.fell, False)
    adopted = tuple(name for name, is_adopted in stands.items() if is_adopted)
    fell = tuple(name for name, is_adopted in stands.items() if not is_adopted)
    return Outcome(tallies, adopted, fell)


def _between(
    vote: Vote, seats: tuple[Seat, ...], present: int | None, requirement: str, mains: tuple[str, ...]
) -> Tally:
    """A vote between proposals."""
    ballots = vote.ballots or {}
    most = max(ballots.values(), default=0)
    best = [name for name, votes in ballots.items() if votes == most]
    decided = vote.casting or vote.lots
    is_tie = len(best) > 1
    needed, cast = vote.requirement or requirement, sum(ballots.values())
    enough = needed == "flest" or (3 * most >= 2 * cast if needed == _TWO_THIRDS else 2 * most > cast)
    winner = decided if is_tie and decided in best else best[0] if len(best) == 1 and enough else ""
    whole = tuple(name for name in ballots if is_main(name) or name in mains)
    fell = tuple(name for name in ballots if name != winner and not (vote.points and name in whole))
    abstained, blank = count_votes(vote.abstained, seats) or 0, count_votes(vote.blank, seats) or 0
    won = (winner,) if winner else ()
    is_open = is_tie and not decided
    parts = (vote.points,) if vote.points and not winner and not is_open else ()
    return Tally(vote, None, None, abstained, blank, present, is_tie, None, won, () if is_open else fell, parts, whole)


def _passes(
    vote: Vote, for_: int | None, against: int | None, is_tie: bool, requirement: str, seats: tuple[Seat, ...]
) -> bool:
    if vote.result or for_ is None or against is None:
        return True
    if is_tie:
        return (vote.casting or vote.lots) in (_FOR, *vote.over)
    needed = vote.requirement or requirement
    if needed == _TWO_THIRDS:
        return for_ > 0 and 3 * for_ >= 2 * (for_ + against)
    if needed == "hver side":
        return _each_side(vote, seats, for_ > against)
    return for_ > against


def _each_side(vote: Vote, seats: tuple[Seat, ...], otherwise: bool) -> bool:
    """Whether more of each side are for than against; where sides are not told, what all together say."""
    told = [count for count in (vote.for_, vote.against) if count and (count.names or count.groups)]
    if not told:
        return otherwise
    for side in {seat.side for seat in seats if seat.side}:
        own = [seat for seat in seats if seat.side == side]
        rest = sum(seat.votes for seat in own) - _of_side(vote.abstained, side, own) - _of_side(vote.blank, side, own)
        counted = _of_side(told[0], side, own)
        yes = counted if told[0] is vote.for_ else rest - counted
        no = _of_side(vote.against, side, own) if vote.against in told else rest - yes
        if yes <= no:
            return False
    return True


def _of_side(count: Count | None, side: str, own: Iterable[Seat]) -> int:
    """How many of the votes that are counted by name or by side are this side's."""
    if count is None:
        return 0
    return (count.groups or {}).get(side, 0) + sum(seat.votes for seat in own if seat.person in count.names)
