"""Rules for what minutes lack: a warning in a draft, an error from «til godkjenning» on."""

from collections.abc import Iterator

from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.minutes.treated import TAKES_NOTE, takes_in_changes
from hfi_docs.values.dates import MONTHS
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import format_count

SUBJECT = Subject(
    "Protokollen: det som mangler",
    "Den som leser protokollen, skal kunne se tid og sted, hvem som møtte, hva som ble vedtatt, og hvordan.",
    "kommuneloven § 11-4 (folkevalgte organer)",
)

NO_DECISION = Finding(
    "HFI343", "{item} er en beslutningssak uten vedtak.", "Legg til «vedtak», eller «utfall».", WARNING
)
NOT_TREATED = Finding(
    "HFI344",
    "Sak {number} står i sakslisten, men ikke i protokollen.",
    "Legg den til, eller sett «utsatt_til».",
    WARNING,
)
NO_WAY = Finding(
    "HFI345", "Det står ikke hvordan {item} ble avgjort.", "Legg til «resultat» eller «voteringer».", WARNING
)
NO_TIME = Finding("HFI346", "Protokollen mangler «tid».", "Skriv når møtet begynte og sluttet: 10.05–13.40.", WARNING)
OPEN_PROPOSAL = Finding(
    "HFI347",
    "Forslaget «{name}» er verken stemt over eller trukket.",
    "Legg til voteringen, eller «trukket: ja».",
    WARNING,
)
FEW_THERE = Finding(
    "HFI348",
    "Bare {present} av {all} stemmeberettigede var til stede i {item}.",
    "Utvalget er vedtaksført når minst halvparten er der. Rett oppmøtet, eller sett «vedtaksfør: nei».",
    WARNING,
)
DISSENT = Finding(
    "HFI349", "{item} er enstemmig, men har en dissens.", "Kontroller resultatet eller protokolltilførselen.", WARNING
)

NO_TASK = Finding(
    "HFI379",
    "Vedtaket i {item} har en frist, «{found}», men ingen oppgave er ført opp.",
    "Legg den til under «oppfølging», med hva, hvem og frist. Da kommer den med i oversikten over oppgaver.",
    WARNING,
)

_MONTH = "|".join(MONTHS)
_DUE = regex(
    rf"\b(?:innen|senest|seinast|før) (?:den )?(?:\d{{1,2}}\. ?)?(?:{_MONTH}|utgangen av|sommeren|sommaren|jul"
    r"|årsskiftet)(?: 20\d\d)?|\bmed frist [^.;\n]{3,30}"
)


@rule(NO_DECISION, NO_WAY)
def _decided(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        written = item.item
        if item.kind == "beslutning" and not item.status and checked.minutes.is_quorate:
            yield from checked.missing(NO_DECISION, written.key, item=checked.called(item))
        takes_note = bool(item.decision and TAKES_NOTE.search(item.decision))
        if written.resolution and not written.result and not written.votes and not takes_note:
            yield from checked.missing(NO_WAY, (*written.key, "vedtak"), item=checked.in_sentence(item))


@rule(NOT_TREATED)
def _treated(checked: CheckedMinutes) -> Iterator[Problem]:
    packet = checked.minuted.packet
    if packet is None or checked.minutes.cancelled:
        return
    treated = {item.item.case for item in checked.items}
    together = {name for item in checked.minutes.items for name in item.together_with}
    for number in packet.notice.cases:
        known = {checked.registers.identity(number), checked.registers.identity(number).partition(" ")[2]}
        if number not in treated and not known & together:
            yield from checked.missing(NOT_TREATED, ("saker",), number=checked.registers.identity(number))


@rule(NO_TIME)
def _time(checked: CheckedMinutes) -> Iterator[Problem]:
    minutes = checked.minutes
    if not (minutes.time or minutes.times or minutes.cancelled or minutes.form == "skriftlig"):
        yield from checked.missing(NO_TIME, ("møte",))


@rule(OPEN_PROPOSAL)
def _proposals(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        voted = {name for each in item.item.votes for name in (*each.over, *(each.ballots or ()))}
        settled = item.item.result and takes_in_changes(item.item)
        for each in item.item.proposals:
            postpones = each.kind in ("utsettelse", "oversendelse") and any(vote.about for vote in item.item.votes)
            is_it = item.basis == each.id
            if each.id not in voted and not each.is_withdrawn and not settled and not postpones and not is_it:
                yield from checked.missing(OPEN_PROPOSAL, each.key, name=each.id)


@rule(FEW_THERE)
def _quorum(checked: CheckedMinutes) -> Iterator[Problem]:
    organ = checked.roster.organ
    if not (organ and organ.quorum and checked.roster.is_known and checked.minutes.is_quorate):
        return
    every = sum(member.role in ("leder", "nestleder", "medlem") for member in checked.roster.members.values())
    for item in checked.items:
        there = sum(seat.votes for seat in item.seats)
        if item.item.resolution and 0 < 2 * there < every:
            yield FEW_THERE.at(
                checked.record.position(item.item.key),
                present=format_count(there),
                all=format_count(every),
                item=checked.in_sentence(item),
            )


@rule(DISSENT)
def _dissent(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        unanimous = item.item.result == "enstemmig" or any(vote.result == "enstemmig" for vote in item.item.votes)
        if unanimous and any("dissens" in each.kind.lower() for each in item.item.statements):
            yield DISSENT.at(checked.record.position(item.item.key), item=checked.called(item))


@rule(NO_TASK)
def _due(checked: CheckedMinutes) -> Iterator[Problem]:
    # An office that writes no tasks down is left in peace.
    uses_tasks = checked.registers.followed or any(item.item.tasks for item in checked.items)
    for item in checked.items if checked.minutes.is_draft and uses_tasks else ():
        due = _DUE.search(item.decision or "") if not item.item.tasks else None
        if due and item.item.resolution:
            at = checked.record.position((*item.item.key, "vedtak"))
            yield NO_TASK.at(at, item=checked.in_sentence(item), found=due[0])


MISSING_RULES = (_decided, _treated, _time, _proposals, _quorum, _dissent, _due)
