"""Rules for what became of an item: what was postponed or withdrawn is not decided, and a result is of something."""

import re
from collections.abc import Iterator

from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.papers.minutes import Treated
from hfi_docs.papers.minutes.tally import Tally, is_main
from hfi_docs.papers.minutes.treated import POSTPONED, SENT_BACK, is_put_off
from hfi_docs.records.record import KeyPath
from hfi_docs.values.expressions import regex

SUBJECT = Subject(
    "Protokollen: utfallet", "En sak har ett utfall. Sier protokollen to ting, vet ingen hva som gjelder."
)

NOT_BOTH = Finding("HFI368", "{item} har både «{one}» og «{other}».", "Behold det som er rett.")
POSTPONEMENT_WON = Finding(
    "HFI369", "Utsettelse ble vedtatt, men {item} har et vedtak.", "Skriv «utsatt_til», eller rett voteringen."
)
POSTPONEMENT_FELL = Finding(
    "HFI370", "{item} er utsatt, men utsettelse falt.", "Fjern «{field}», eller rett voteringen."
)
RESULT_OF_NOTHING = Finding(
    "HFI371", "{item} har «resultat», men ikke noe som ble avgjort.", "Legg til «vedtak», eller fjern «resultat»."
)
RESULT_DIFFERS = Finding(
    "HFI372", "Resultatet er «{result}», men stemmene i voteringen var delt.", "Rett resultatet, eller stemmene."
)

#: What a decision says that puts an item off, or ends it without one.
_SAYS_SO = {
    POSTPONED: regex(r"\b(?:utset|utsat|vent)", re.IGNORECASE),
    SENT_BACK: regex(r"\b(?:tilbake|oversend|utset|utsat)", re.IGNORECASE),
    "trukket": regex(r"\btr(?:ekk|ukk|ekt)", re.IGNORECASE),
    "ikke behandlet": regex(r"\b(?:ikke|ikkje|utset|utsat|tr[eu]kk|trekt)", re.IGNORECASE),
}
_NOT_ADOPTED = "ikke vedtatt"
#: What an item without a decision may have a result of.
_SETTLED = (POSTPONED, SENT_BACK, "besvart", "drøftet", "tatt til orientering", "godkjent")
_ALL_TOGETHER = ("enstemmig", "konsensus", "akklamasjon")


@rule(NOT_BOTH)
def _both(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        written, told = (
            item.item,
            f"vedtak: {item.item.resolution.strip().splitlines()[0]}" if item.item.resolution else "",
        )
        if written.postponed_to and written.outcome not in ("", POSTPONED, SENT_BACK):
            yield _not_both(checked, item, "utfall", f"utfall: {written.outcome}", "utsatt_til")
        elif told and written.postponed_to and not _says(item, POSTPONED):
            yield _not_both(checked, item, "vedtak", told, "utsatt_til")
        elif told and written.outcome and not _says(item, written.outcome):
            yield _not_both(checked, item, "utfall", told, f"utfall: {written.outcome}")


def _not_both(checked: CheckedMinutes, item: Treated, field: str, one: str, other: str) -> Problem:
    at = checked.record.position((*item.item.key, field))
    return NOT_BOTH.at(at, item=checked.called(item), one=one, other=other)


def _says(item: Treated, outcome: str) -> bool:
    """Whether a decision goes with an outcome; one that is not known is told of as that."""
    if item.decision is None:
        return True
    if outcome == _NOT_ADOPTED:
        return item.item.resolution[:1].isupper()
    return outcome not in _SAYS_SO or bool(_SAYS_SO[outcome].search(item.decision))


@rule(POSTPONEMENT_WON, POSTPONEMENT_FELL)
def _postponed(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        won, written = is_put_off(item.item, item.outcome), item.item
        if won and written.resolution and not _says(item, SENT_BACK):
            yield POSTPONEMENT_WON.at(checked.record.position((*written.key, "vedtak")), item=checked.in_sentence(item))
        elif won is False and (written.postponed_to or written.outcome == POSTPONED):
            field = "utsatt_til" if written.postponed_to else "utfall"
            at = checked.record.position((*written.key, field))
            yield POSTPONEMENT_FELL.at(at, item=checked.called(item), field=field)


@rule(RESULT_OF_NOTHING, RESULT_DIFFERS)
def _results(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        written = item.item
        key: KeyPath = (*written.key, "resultat")
        if written.result and not written.resolution and item.status not in _SETTLED:
            yield RESULT_OF_NOTHING.at(checked.record.position(key), item=checked.called(item))
        elif written.result in _ALL_TOGETHER and any(map(_is_split, _final(item))):
            yield RESULT_DIFFERS.at(checked.record.position(key), result=written.result)


def _final(item: Treated) -> tuple[Tally, ...]:
    """The votes that made the decision: over a main proposal whole or what was left of it; else all that won."""
    won = tuple(each for each in item.outcome.tallies if each.adopted)
    whole = {each.id for each in item.item.proposals if each.kind == "alternativ"}
    last = (each for each in won if each.vote.points in ("", "resten"))
    return tuple(each for each in last if any(is_main(name) or name in whole for name in each.adopted)) or won


def _is_split(tally: Tally) -> bool:
    votes = [count for count in (tally.vote.ballots or {}).values() if count]
    return bool(tally.against) or len(votes) > 1 or tally.vote.result == "flertall"


OUTCOME_RULES = (_both, _postponed, _results)
