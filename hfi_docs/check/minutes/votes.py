"""Rules for votes: the voters were there, nobody voted twice, the numbers add up, a tie was settled."""

from collections import Counter
from collections.abc import Iterator, Mapping

from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.minutes import Treated
from hfi_docs.papers.minutes.tally import MAIN, RECOMMENDED, Tally
from hfi_docs.records.model.minutes import Count, Vote, is_short_name
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject(
    "Protokollen: voteringene",
    "Protokollen er beviset for hva møtet vedtok. Stemmene må gå opp.",
    "kommuneloven § 11-4 (folkevalgte organer)",
)

VOTER_AWAY = Finding(
    "HFI308",
    "«{name}» stemte, men var ikke til stede i saken som stemmeberettiget.",
    "Rett navnet, eller det som står om forfall, habilitet og hvem som kom og gikk.",
)
TOO_MANY_VOTES = Finding(
    "HFI309",
    "Det er {cast} stemmer, men {present} stemmeberettigede til stede.",
    "Rett tallene, eller oppmøtet.",
)
FEWER_VOTES = Finding(
    "HFI310",
    "Det er {cast} stemmer, men {present} stemmeberettigede til stede.",
    "Sett opp hvem som var borte fra voteringen («ikke_til_stede») eller avholdende.",
    WARNING,
)
VOTED_TWICE = Finding("HFI311", "«{name}» stemte flere ganger i samme votering.", "Behold navnet ett sted.")
UNDECIDED_TIE = Finding(
    "HFI312", "Stemmene står likt, og det står ikke hva som avgjorde.", "Legg til «dobbeltstemme» eller «loddtrekning»."
)
NO_TIE = Finding("HFI313", "«{field}» brukes bare når stemmene står likt.", "Fjern det, eller rett stemmetallene.")
UNKNOWN_PROPOSAL = Finding(
    "HFI314",
    "Det er ikke noe forslag som heter «{name}» i saken.",
    "{hint}",
    advice="Bruk «forslaget», «innstillingen» eller kortnavnet på et forslag i saken.",
)
NOT_UNANIMOUS = Finding(
    "HFI315", "Resultatet er «{result}», men det er stemmer imot.", "Rett resultatet, eller stemmene."
)
NO_RESULT = Finding(
    "HFI316", "Voteringen sier ikke hvordan det gikk.", "Skriv stemmetall, hvem som stemte imot, eller «resultat»."
)
TWO_WAYS = Finding(
    "HFI317",
    "Voteringen sier det på to måter: «{first}» og «{second}».",
    "Behold den ene. Stemmer forslag mot hverandre, brukes «stemmer».",
)
UNKNOWN_SIDE = Finding(
    "HFI318",
    "Ingen av dem som var til stede, er fra «{name}».",
    "{hint}",
    advice="Rett navnet på siden eller partiet, eller det som står om oppmøtet.",
)
SIDE_TOO_SMALL = Finding(
    "HFI319", "«{name}» har {votes} stemmer, men {present} til stede.", "Rett tallet, eller oppmøtet."
)
CHAIR_AWAY = Finding(
    "HFI320",
    "Møteleder ga dobbeltstemme, men var ikke med på voteringen.",
    "Skriv «møteleder» i saken: den som ledet den.",
)

TWO_DECIDERS = Finding(
    "HFI374", "Både «dobbeltstemme» og «loddtrekning» avgjorde voteringen.", "Behold den som avgjorde."
)
UNKNOWN_DECIDER = Finding(
    "HFI375",
    "«{word}» sier ikke hva «{field}» avgjorde.",
    "{hint}",
    advice="Skriv «for», «imot» eller forslaget som vant.",
)
NO_MAJORITY = Finding(
    "HFI376",
    "Resultatet er «{result}», men {for_} stemte for og {against} imot.",
    "Rett resultatet eller stemmene. Falt forslaget, er stemmene nok.",
)
OWN_HABILITET = Finding(
    "HFI377", "«{name}» stemte over sin egen habilitet.", "Rett navnet: den det gjelder, er ikke med på voteringen."
)
HABILITET_DIFFERS = Finding(
    "HFI378",
    "«{name}» ble kjent {told}, men {for_} stemte for at medlemmet er inhabilt, og {against} imot.",
    "Rett «inhabil» eller stemmene.",
)

_COUNTS = {"for": "for_", "imot": "against", "avholdende": "abstained", "blanke": "blank"}


def _votes(checked: CheckedMinutes) -> Iterator[tuple[Treated, Tally]]:
    """Every vote, those over habilitet too, each with an item that has the seats of those with a vote in it."""
    for item in checked.items:
        yield from ((item._replace(seats=seats), each) for _, seats, each in item.habilitet)
        yield from ((item, each) for each in item.outcome.tallies)


def _counts(vote: Vote) -> Iterator[tuple[str, Count]]:
    found = ((field, getattr(vote, attribute)) for field, attribute in _COUNTS.items())
    return ((field, count) for field, count in found if count is not None)


@rule(VOTER_AWAY, VOTED_TWICE)
def _voters(checked: CheckedMinutes) -> Iterator[Problem]:
    for item, each in _votes(checked):
        there = {seat.person for seat in item.seats} - {*each.vote.away}
        # Who votes over their own habilitet is told of as that.
        told_of = {*there, *_concerned(item, each.vote)}
        names = [(field, place, name) for field, count in _counts(each.vote) for place, name in enumerate(count.names)]
        times = Counter(name for *_, name in names)
        for field, place, name in names:
            at = (*each.vote.key, field, place)
            is_somebody = name in checked.roster.known or not is_short_name(name)
            if times[name] > 1:
                times[name] = 0
                yield VOTED_TWICE.at(checked.record.position(at), name=name)
            elif is_somebody and name not in told_of and checked.roster.is_known:
                yield VOTER_AWAY.at(checked.record.position(at), name=name)


@rule(TOO_MANY_VOTES, FEWER_VOTES)
def _sums(checked: CheckedMinutes) -> Iterator[Problem]:
    for _, each in _votes(checked):
        if each.cast is None or each.present is None:
            continue
        told = {"cast": each.cast, "present": each.present}
        if each.cast > each.present:
            yield TOO_MANY_VOTES.at(checked.record.position(each.vote.key), **told)
        elif each.cast < each.present and checked.minutes.attendance.voters is None:
            yield FEWER_VOTES.at(checked.record.position(each.vote.key), **told)


@rule(UNKNOWN_SIDE, SIDE_TOO_SMALL)
def _sides(checked: CheckedMinutes) -> Iterator[Problem]:
    for item, each in _votes(checked):
        if not checked.roster.is_known:
            continue
        there: Counter[str] = Counter()
        for seat in item.seats:
            if seat.person not in each.vote.away:
                there.update({seat.side: seat.votes, seat.party: seat.votes})
        for field, count in _counts(each.vote):
            for name, votes in (count.groups or {}).items():
                at = checked.record.position((*each.vote.key, field, name))
                if name not in there:
                    known = filter(None, there)
                    yield UNKNOWN_SIDE.at(at, name=name, hint=suggest_or_list(name, known, none=_NO_SIDES))
                elif votes > there[name]:
                    yield SIDE_TOO_SMALL.at(at, name=name, votes=votes, present=there[name])


_NO_SIDES = "Medlemmene har verken «parti» eller «side» i register/medlemmer.yaml."


def _concerned(item: Treated, vote: Vote) -> tuple[str, ...]:
    """The member whose habilitet a vote is over."""
    return tuple(each.member for each in item.item.disqualifications if each.key == vote.key)


@rule(OWN_HABILITET, HABILITET_DIFFERS)
def _habilitet(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        for place, _, each in item.habilitet:
            question = item.item.disqualifications[place]
            for field, count in _counts(each.vote):
                if question.member in count.names:
                    where = (*question.key, field, count.names.index(question.member))
                    yield OWN_HABILITET.at(checked.record.position(where), name=question.member)
            is_open = each.is_tie and not (question.casting or question.lots)
            if not question.result and not is_open and each.is_adopted != question.is_disqualified:
                told = "inhabil" if question.is_disqualified else "habil"
                at = checked.record.position((*question.key, "inhabil"))
                votes = {"for_": each.for_, "against": each.against}
                yield HABILITET_DIFFERS.at(at, name=question.member, told=told, **votes)


@rule(UNDECIDED_TIE, NO_TIE, CHAIR_AWAY)
def _ties(checked: CheckedMinutes) -> Iterator[Problem]:
    for item, each in _votes(checked):
        vote = each.vote
        if each.is_tie and not (vote.casting or vote.lots):
            yield UNDECIDED_TIE.at(checked.record.position(vote.key))
        for field, _ in _deciders(vote):
            if not each.is_tie:
                yield NO_TIE.at(checked.record.position((*vote.key, field)), field=field)
        chair = item.item.chair or checked.minutes.chair
        voting = {seat.person for seat in item.seats} - {*vote.away}
        if vote.casting and each.is_tie and is_short_name(chair) and checked.roster.is_known and chair not in voting:
            yield CHAIR_AWAY.at(checked.record.position((*vote.key, "dobbeltstemme")))


def _deciders(vote: Vote) -> list[tuple[str, str]]:
    return [pair for pair in (("dobbeltstemme", vote.casting), ("loddtrekning", vote.lots)) if pair[1]]


@rule(TWO_DECIDERS, UNKNOWN_DECIDER)
def _decided(checked: CheckedMinutes) -> Iterator[Problem]:
    for _, each in _votes(checked):
        vote = each.vote
        deciders = _deciders(vote)
        if len(deciders) > 1:
            yield TWO_DECIDERS.at(checked.record.position((*vote.key, "loddtrekning")))
        known = _ahead(vote.ballots) if vote.ballots is not None else ("for", "imot", *vote.over)
        for field, word in deciders if each.is_tie else ():
            if word not in known:
                hint = suggest_or_list(word, known, none="")
                yield UNKNOWN_DECIDER.at(checked.record.position((*vote.key, field)), word=word, field=field, hint=hint)


def _ahead(ballots: Mapping[str, int]) -> tuple[str, ...]:
    """The proposals with the most votes."""
    most = max(ballots.values(), default=0)
    return tuple(name for name, votes in ballots.items() if votes == most)


@rule(UNKNOWN_PROPOSAL)
def _proposals(checked: CheckedMinutes) -> Iterator[Problem]:
    for item, each in _votes(checked):
        vote = each.vote
        known = {*item.sources, *(proposal.id for proposal in item.item.proposals)}
        # Words of the paper may be missing where the case has no file.
        known |= {MAIN} if item.case is None else set()
        known |= {RECOMMENDED} if item.item.recommendation else set()
        named = [((*vote.key, "over", place), name) for place, name in enumerate(vote.over)]
        named += [((*vote.key, "stemmer", name), name) for name in vote.ballots or ()]
        for key, name in named:
            if name not in known:
                hint = suggest_or_list(name, known, none="Skriv forslaget under «forslag» i saken.")
                yield UNKNOWN_PROPOSAL.at(checked.record.key_position(key), name=name, hint=hint)


@rule(NOT_UNANIMOUS, NO_MAJORITY, NO_RESULT, TWO_WAYS)
def _results(checked: CheckedMinutes) -> Iterator[Problem]:
    for item, each in _votes(checked):
        vote = each.vote
        for_, against = each.for_ or 0, each.against or 0
        is_habil = any(one.key == vote.key and not one.is_disqualified for one in item.item.disqualifications)
        at = checked.record.position((*vote.key, "resultat"))
        if vote.result in ("enstemmig", "konsensus", "akklamasjon") and (for_ if is_habil else against):
            yield NOT_UNANIMOUS.at(at, result=vote.result)
        elif vote.result and vote.for_ and vote.against and for_ <= against and not (is_habil or _deciders(vote)):
            yield NO_MAJORITY.at(at, result=vote.result, for_=for_, against=against)
        counted = [field for field, _ in _counts(vote) if field in ("for", "imot")]
        if not counted and vote.ballots is None and not vote.result and vote.abstained is None:
            yield NO_RESULT.at(checked.record.position(vote.key))
        if vote.ballots is not None and (counted or vote.over):
            second = counted[0] if counted else "over"
            yield TWO_WAYS.at(checked.record.position(vote.key), first="stemmer", second=second)
        elif vote.about and vote.over:
            yield TWO_WAYS.at(checked.record.position(vote.key), first="om", second="over")


VOTE_RULES = (_voters, _sums, _sides, _habilitet, _ties, _decided, _proposals, _results)
