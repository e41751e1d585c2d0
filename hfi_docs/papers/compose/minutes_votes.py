"""Votes and questions of habilitet as sentences."""

from collections.abc import Iterator

from hfi_docs.papers.compose.minutes_words import word
from hfi_docs.papers.minutes import Roster, Treated
from hfi_docs.papers.minutes.tally import ALTERNATIVE, MAIN, RECOMMENDED, Tally
from hfi_docs.papers.minutes.treated import takes_in_changes
from hfi_docs.records.model.minutes import Count, Disqualification, Vote
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.labels import Language
from hfi_docs.values.words import join_words


def vote_sentences(item: Treated, roster: Roster, language: Language) -> Iterator[str]:
    """A sentence or more for each vote; for a result without votes, one."""
    for each in item.outcome.tallies:
        yield " ".join(_sentences(each, item, roster, language))
    if item.item.result and not item.outcome.tallies:
        yield _agreed(item, item.item.result, language)


def proposal_name(name: str, item: Treated, language: Language) -> str:
    """What a proposal is called: «Forslaget», «Alternativ 2», «Forslag 1» in the order in which they came."""
    if name in (MAIN, RECOMMENDED):
        return word(name, language)
    if name.startswith(ALTERNATIVE):
        return f"{word('alternativ', language)}{HARD_SPACE}{name.removeprefix(ALTERNATIVE)}"
    ids = [each.id for each in item.item.proposals]
    return f"{word('forslag', language)}{HARD_SPACE}{ids.index(name) + 1}" if name in ids else name


def habilitet_sentences(each: Disqualification, roster: Roster, language: Language) -> str:
    """What came of a question of habilitet."""
    known = word("inhabil" if each.is_disqualified else "habil", language, hvem=roster.called(each.member))
    law = f", jf. {each.law}" if each.law else ""
    told = [f"{known}{law}{f': {each.reason}' if each.reason else ''}."]
    if each.raised_by:
        told.append(word("reist_av", language, hvem=roster.called(each.raised_by)))
    told += _habilitet_vote(each, roster, language)
    if each.deputy:
        told.append(word("vara_inn", language, vara=roster.called(each.deputy)))
    return " ".join(told)


def _habilitet_vote(each: Disqualification, roster: Roster, language: Language) -> Iterator[str]:
    if each.result:
        yield word(f"vedtak_{each.result}", language)
    for key, count in (("for_stemte", each.for_), ("imot_stemte", each.against)):
        if count:
            yield word(key, language, hvem=_counted(count, roster, language))
    if each.casting or each.lots:
        yield word("dobbeltstemme" if each.casting else "loddtrekning", language)


def _agreed(item: Treated, result: str, language: Language) -> str:
    """One vote over what was adopted: a proposal as it was, or what came of them."""
    if item.basis and not takes_in_changes(item.item):
        return word(result, language, hva=proposal_name(item.basis, item, language))
    return word(f"{'vedtak' if item.decision else 'avgjort'}_{result}", language)


def _sentences(each: Tally, item: Treated, roster: Roster, language: Language) -> Iterator[str]:
    vote = each.vote
    lead = f"{_points(vote.points, language)}: " if vote.points else ""
    if vote.ballots is not None:
        yield lead + _ballots(each, item, language)
    else:
        yield lead + _result(each, _voted_over(vote, item, language), language)
    if each.is_tie and (vote.casting or vote.lots):
        yield word("dobbeltstemme" if vote.casting else "loddtrekning", language)
    for key, count in (
        ("for_stemte", vote.for_),
        ("imot_stemte", vote.against),
        ("avholdende", vote.abstained),
        ("blanke", vote.blank),
    ):
        if count and (count.names or count.groups or key in ("avholdende", "blanke")):
            yield word(key, language, hvem=_counted(count, roster, language))
    if vote.requirement:
        yield word(f"krav_{vote.requirement}", language)
    if vote.is_secret:
        yield word("hemmelig", language)
    if vote.away:
        yield word("borte", language, hvem=join_words([roster.called(name) for name in vote.away]))


def _voted_over(vote: Vote, item: Treated, language: Language) -> str:
    if vote.about:
        return vote.about[:1].upper() + vote.about[1:]
    names = vote.over or (RECOMMENDED if item.item.recommendation else MAIN,)
    called = [proposal_name(name, item, language) for name in names]
    return join_words([called[0], *(name[:1].lower() + name[1:] for name in called[1:])])


def _result(each: Tally, what: str, language: Language) -> str:
    vote = each.vote
    if vote.result:
        return word(vote.result, language, hva=what)
    if each.for_ is None or each.against is None:
        return word("vant", language, hva=what)
    if each.is_adopted and not each.against:
        return word("alle_for", language, hva=what, for_=_votes(each.for_, language))
    against = _votes(each.against, language)
    key = "vedtatt_mot" if each.is_adopted else "falt_mot"
    return word(key, language, hva=what, for_=str(each.for_), imot=against)


def _ballots(each: Tally, item: Treated, language: Language) -> str:
    told = [
        word("fikk", language, hva=proposal_name(name, item, language), antall=_votes(votes, language))
        for name, votes in (each.vote.ballots or {}).items()
    ]
    told = [told[0], *(text[:1].lower() + text[1:] for text in told[1:])]
    if each.adopted:
        won = word("vant", language, hva=proposal_name(each.adopted[0], item, language))
    else:
        won = word("vant" if each.vote.casting else "ingen_vant", language, hva=word("forslaget", language))
    return f"{join_words(told)}. {won}"


def _votes(count: int, language: Language) -> str:
    return f"{count}{HARD_SPACE}{word('stemme' if count == 1 else 'stemmer', language)}"


def _counted(count: Count, roster: Roster, language: Language) -> str:
    if count.names:
        return join_words([roster.called(name) for name in count.names])
    if count.groups:
        called = roster.registers.office.side_name
        return join_words([f"{called(name, language)} ({votes})" for name, votes in count.groups.items()])
    return str(count.number or 0)


def _points(points: str, language: Language) -> str:
    return word("resten", language) if points == "resten" else points[:1].upper() + points[1:]
