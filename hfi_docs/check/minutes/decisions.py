"""Rules for what was decided: it follows from the votes, and from words that are there."""

import re
from collections.abc import Iterator

from hfi_docs.check.decisions import ORDERS
from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.minutes import Treated
from hfi_docs.papers.minutes.tally import ALTERNATIVE, is_main
from hfi_docs.papers.minutes.treated import TAKES_NOTE, main_proposal, takes_in_changes
from hfi_docs.papers.text.points import count_blanks, read_points
from hfi_docs.values.words import join_words, suggest_or_list

SUBJECT = Subject(
    "Protokollen: vedtakene",
    "Protokollen er beviset for hva møtet vedtok. Vedtaket og stemmene må si det samme.",
    "kommuneloven § 11-4 (folkevalgte organer)",
)

UNKNOWN_WORDS = Finding(
    "HFI321",
    "«{words}» er ikke noe vedtak.",
    "{hint}",
    meaning="Vedtaket begynner med liten bokstav, men er ikke et av ordene som viser til et forslag.",
    advice="Skriv «som foreslått», «som innstillingen», «som» og kortnavnet, «med endringene», eller hele teksten.",
)
NO_WORDS = Finding(
    "HFI322",
    "Vedtaket er «{words}», men {item} har ikke noe slikt forslag.",
    "Skriv «forslag_til_vedtak» i saken, eller hele vedtaket her.",
)
DECIDED_WHAT_FELL = Finding(
    "HFI323", "Vedtaket er «{words}», men det forslaget falt.", "Rett vedtaket, eller voteringen."
)
LEFT_OUT = Finding(
    "HFI324",
    "Forslaget «{name}» ble vedtatt, men vedtaket er «{words}».",
    "Skriv «med endringene», eller hele vedtaket.",
)
NOT_QUORATE = Finding(
    "HFI327", "Utvalget var ikke vedtaksført, men {item} har et vedtak.", "Fjern vedtaket, og sett utfallet."
)
BLANKS = Finding(
    "HFI328",
    "Vedtaket har «____» {blanks} ganger, men «utfylt» har {filled}.",
    "Skriv det som skal stå i hvert av dem, i rekkefølge.",
)
WORDING_MISSING = Finding(
    "HFI329", "Forslaget «{name}» ble vedtatt, men ordene står ikke i vedtaket.", "Kontroller vedtaket.", WARNING
)
WORDING_FELL = Finding("HFI330", "{what} falt, men ordene står i vedtaket.", "Kontroller vedtaket.", WARNING)
NOTE_ORDERS = Finding(
    "HFI331",
    "Saken er en orienteringssak, men vedtaket sier «{found}».",
    "Skriv «tar saken til orientering», eller rett «type».",
    WARNING,
)
POINT_KEPT = Finding(
    "HFI360",
    "Vedtaket er «{words}», men {points} falt.",
    "Skriv «med endringene» når resten ble vedtatt, eller hele vedtaket.",
)
REST_FELL = Finding(
    "HFI373", "Vedtaket er «{words}», men resten av forslaget falt.", "Skriv hele vedtaket, eller rett voteringen."
)
NOTHING_LEFT = Finding(
    "HFI361",
    "Alle punktene falt eller ble strøket, så «med endringene» er ikke noe vedtak.",
    "Fjern vedtaket, og skriv «utfall: ikke vedtatt».",
)

_WORDS = ("som foreslått", "som innstillingen", "med endringene", "godkjent")


def _plain(text: str) -> str:
    """The words without marks and white space."""
    return re.sub(r"[^\w]+", " ", text).strip().casefold()


def _own(item: Treated) -> bool:
    """Whether the decision is written out in the minutes."""
    return bool(item.item.resolution) and not item.item.resolution[:1].islower()


@rule(UNKNOWN_WORDS, NO_WORDS)
def _known(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        words = item.item.resolution.strip()
        if item.decision is None:
            at = checked.record.position((*item.item.key, "vedtak"))
            is_known = words in _WORDS or item.basis.startswith(ALTERNATIVE) or item.basis in _ids(item)
            if is_known:
                yield NO_WORDS.at(at, words=words, item=checked.in_sentence(item))
            else:
                known = [*_WORDS, *(f"som {name}" for name in item.sources if not is_main(name))]
                known += [f"som {name}" for name in item.sources if name.startswith(ALTERNATIVE)]
                yield UNKNOWN_WORDS.at(at, words=words, hint=suggest_or_list(words, known, none=""))


def _ids(item: Treated) -> set[str]:
    return {each.id for each in item.item.proposals}


@rule(DECIDED_WHAT_FELL, POINT_KEPT, REST_FELL, NOTHING_LEFT)
def _fell(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        if not item.basis:
            continue
        words, at = item.item.resolution.strip(), checked.record.position((*item.item.key, "vedtak"))
        kept = () if takes_in_changes(item.item) else item.outcome.struck_of(item.basis)
        if item.basis in item.outcome.fell:
            yield DECIDED_WHAT_FELL.at(at, words=words)
        elif kept:
            yield POINT_KEPT.at(at, words=words, points=join_words(list(kept)))
        elif item.outcome.rest_fell(item.basis):
            yield REST_FELL.at(at, words=words)
        elif item.decision == "":
            yield NOTHING_LEFT.at(at)


@rule(LEFT_OUT, WORDING_MISSING, WORDING_FELL)
def _taken_in(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        at = checked.record.position((*item.item.key, "vedtak"))
        if not item.item.resolution or takes_in_changes(item.item):
            continue
        decision = _plain(item.decision or "")
        for name in _other_mains(item):
            yield LEFT_OUT.at(at, name=name, words=item.item.resolution.strip())
        for each in item.item.proposals:
            won = each.id in item.outcome.adopted and each.kind in ("endring", "tillegg", "strykning", "alternativ")
            has_words = bool(each.text) and _plain(each.text) in decision
            if won and not _own(item) and item.basis != each.id:
                yield LEFT_OUT.at(at, name=each.id, words=item.item.resolution.strip())
            elif won and _own(item) and each.text and not has_words:
                yield WORDING_MISSING.at(at, name=each.id)
            elif _own(item) and each.id in item.outcome.fell and has_words:
                yield WORDING_FELL.at(at, what=f"Forslaget «{each.id}»")
        main = main_proposal(item.item, item.outcome)
        for points in item.outcome.struck_of(main) if _own(item) else ():
            if _plain(read_points(item.sources.get(main, "")).find(points) or "\0") in decision:
                yield WORDING_FELL.at(at, what=points[:1].upper() + points[1:])


def _other_mains(item: Treated) -> list[str]:
    """The proposals for the whole decision that won, besides the one that it is made of."""
    whole = [name for each in item.outcome.tallies if not each.vote.points for name in each.adopted if is_main(name)]
    won = [name for name in dict.fromkeys(whole) if name in item.outcome.adopted]
    return [name for name in won if item.basis and name != item.basis]


@rule(NOT_QUORATE)
def _quorate(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items if not checked.minutes.is_quorate else ():
        if item.item.resolution:
            at = checked.record.position((*item.item.key, "vedtak"))
            yield NOT_QUORATE.at(at, item=checked.in_sentence(item))


@rule(BLANKS)
def _blanks(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        if item.decision is None:
            continue
        left, filled = count_blanks(item.decision), len(item.item.filled)
        used = count_blanks(item.sources.get(item.basis, item.decision)) if item.basis else left
        if left or filled > used:
            at = checked.record.position((*item.item.key, "utfylt" if filled else "vedtak"))
            yield BLANKS.at(at, blanks=left + min(filled, used), filled=filled)


@rule(NOTE_ORDERS)
def _notes(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        if item.kind == "orientering" and _own(item) and not TAKES_NOTE.search(item.decision or ""):
            found = ORDERS.search(item.decision or "")
            if found:
                yield NOTE_ORDERS.at(checked.record.position((*item.item.key, "vedtak")), found=found[0])


DECISION_RULES_OF_MINUTES = (_known, _fell, _taken_in, _quorate, _blanks, _notes)
