"""Offices of any size: an office's own workspace, and many cases of several organs and meetings beside its own.

    python -m bench.office <workspace> <folder> <count>

The same count gives the same files every time, and a larger office holds the cases of the smaller one. The registers
keep their size; only the meetings grow with the cases, as they do in an office that lives on. Most have a notice, and
all of them minutes.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.copies import copy_workspace
from bench.prose import heading, paragraph, points, sentence

_ORGANS = ("SSU", "PA", "AdmSU", "FSU")
_FIRST_YEAR = 2027
_MEETINGS_A_YEAR = 5
_CASES_A_MEETING = 8
#: Its meetings stand in the register, without a notice.
_WITHOUT_NOTICE = "FSU"
#: Cases refer to what has been decided lately.
_MEMORY = 60
_PRINCIPLES = ("avslutte", "implementere", "iverksette")
_PLAN = "strategiplan-2022-2027"


class Place(NamedTuple):
    """Where a case belongs: the organ, its number there, and the day of its meeting."""

    organ: str
    number: int
    day: date

    @property
    def reference(self) -> str:
        """«SSU 03/27», as references name it."""
        return f"{self.organ} {self.number:02}/{self.day:%y}"

    @property
    def meeting(self) -> str:
        """«SSU 2027-02-04», as references name it."""
        return f"{self.organ} {self.day}"


class Contents(NamedTuple):
    """What a kind of case has: lines under `vurdering`, and the lines of its attachments and tables."""

    assessment: Sequence[str]
    rest: Sequence[str]


def make_office(source: Path, target: Path, count: int) -> Path:
    """A copy of a workspace with `count` more cases and the meetings that they belong to."""
    copy_workspace(source, target)
    places = list(_places(count))
    for year in {place.day.year for place in places}:
        (target / "cases" / str(year)).mkdir(exist_ok=True)
    for index, place in enumerate(places):
        name = place.reference.replace(" ", "-").replace("/", "-")
        text = "\n".join(_case(place, places[max(0, index - _MEMORY) : index], Random(place.reference)))
        (target / "cases" / str(place.day.year) / f"{name}.yaml").write_text(text + "\n", encoding="utf-8")
    _add_meetings(target / "cases", places)
    return target


def _places(count: int) -> Iterator[Place]:
    for index in range(count):
        meeting, place = divmod(index, _CASES_A_MEETING)
        turn, organ = divmod(meeting, len(_ORGANS))
        year, turn = divmod(turn, _MEETINGS_A_YEAR)
        day = date(_FIRST_YEAR + year, 2 * turn + 2, organ + 3)
        yield Place(_ORGANS[organ], turn * _CASES_A_MEETING + place + 1, day)


def _add_meetings(cases: Path, places: Sequence[Place]) -> None:
    for name in ("møter", "protokoller"):
        (cases / name).mkdir(exist_ok=True)
    with (cases / "register" / "møter.yaml").open("a", encoding="utf-8") as register:
        for (organ, day), places_there in groupby(places, key=lambda place: (place.organ, place.day)):
            agenda = list(places_there)
            text = "\n".join(_minutes(organ, day, agenda))
            (cases / "protokoller" / f"{organ}-{day}.yaml").write_text(text + "\n", encoding="utf-8")
            if organ == _WITHOUT_NOTICE:
                register.write(f"  - {{id: {organ.lower()}-{day}, utvalg: {organ}, dato: {day}}}\n")
            else:
                text = "\n".join(_notice(organ, day, agenda))
                (cases / "møter" / f"{organ}-{day}.yaml").write_text(text + "\n", encoding="utf-8")


def _notice(organ: str, day: date, agenda: Iterable[Place]) -> Iterator[str]:
    yield f"utvalg: {organ}"
    yield f"møte: {day}"
    yield "tid: 09.00–15.00"
    yield "sted: Teams"
    yield "status: utkast"
    yield "saksgrunnlag: ja"
    yield "saksliste:"
    yield from (f"  - {{sak: {place.reference}, minutter: 30}}" for place in agenda)
    yield "  - {punkt: Eventuelt}"


def _minutes(organ: str, day: date, agenda: Sequence[Place]) -> Iterator[str]:
    """As planned, but for one proposal from the floor and one task."""
    yield f"utvalg: {organ}"
    yield f"møte: {day}"
    yield "status: utkast"
    yield "tid: 09.05–14.50"
    yield "møteleder: Leder"
    yield "saker:"
    first, *rest = agenda
    yield f"  - sak: {first.reference}"
    yield "    forslag: [{id: rapport, fra: Leder, type: tillegg, tekst: Utvalget ber om en rapport.}]"
    yield "    voteringer: [{over: rapport, resultat: flertall}, {over: forslaget, resultat: enstemmig}]"
    yield "    vedtak: med endringene"
    yield "    oppfølging: [{id: rapport, hva: Legge fram rapporten, hvem: Sekretariatet, frist: fortløpende}]"
    yield from (f"  - {{sak: {place.reference}, vedtak: som foreslått, resultat: enstemmig}}" for place in rest)


def _case(place: Place, earlier: Sequence[Place], chance: Random) -> Iterator[str]:
    contents = chance.choices(tuple(_KINDS), weights=tuple(_KINDS.values()))[0](chance)
    yield f"sak: {place.reference}"
    yield f"utvalg: {place.organ}"
    yield f"møte: {place.day}"
    yield "type: beslutning"
    yield f"tittel: {heading(chance)}, {place.number}. sak i {place.day.year}"
    yield f"status: {chance.choice(('utkast', 'endelig'))}"
    yield from _prose("bakgrunn", [paragraph(chance), *_mentions(place, earlier, chance), *points(chance)])
    yield from _prose("vurdering", [paragraph(chance), *contents.assessment])
    yield from _prose("forslag_til_vedtak", ["1. " + sentence(chance), "2. " + sentence(chance)])
    yield from contents.rest


def _prose(name: str, paragraphs: Sequence[str]) -> Iterator[str]:
    yield f"{name}: |"
    for text in paragraphs:
        yield from (f"  {line}" for line in text.split("\n"))
        yield ""


def _mentions(place: Place, earlier: Sequence[Place], chance: Random) -> Iterator[str]:
    for other in chance.sample(earlier, min(len(earlier), 2)):
        yield f"Temaet ble behandlet [[dato:{other.reference}]] i [[sak:{other.reference}]]. {sentence(chance)}"
        yield f"Svaret ventes til [[møte:{other.meeting}]] og tas opp på [[møte:{place.meeting}]]."


def _short(_: Random) -> Contents:
    return Contents((), ())


def _with_attachments(chance: Random) -> Contents:
    names = [f"notat-{number}" for number in range(1, chance.randint(2, 5))]
    told = [f"{sentence(chance)} Se [[vedlegg:{name}]]." for name in names]
    rest = ["vedlegg:"]
    for name in names:
        rest += [f"  - id: {name}", f"    tittel: {heading(chance)}"]
        rest += (f"    {line}" for line in _prose("tekst", [paragraph(chance), *points(chance), paragraph(chance)]))
    return Contents(told, rest)


def _with_budget(chance: Random) -> Contents:
    lines = [
        f"      - {{id: post-{number}, tekst: {heading(chance)}, beløp: {chance.randrange(50, 900)} 000}}"
        for number in range(1, chance.randint(4, 9))
    ]
    terms = ", ".join(f"post-{number}" for number in range(1, len(lines) + 1))
    rest = ["tabeller:", "  ramme:", "    visning: budsjett", f"    tittel: {heading(chance)}", "    år: 2026"]
    rest += ["    linjer:", *lines]
    rest.append(f"      - {{id: sum, tekst: Til disposisjon, sum: [{terms}], rolle: sum}}")
    told = ["Til sammen er det [[kr:ramme.sum]], hvorav [[mill:ramme.post-1]] er nytt.", "[[tabell:ramme]]"]
    return Contents(told, rest)


def _with_measures(chance: Random) -> Contents:
    table = chance.choice(
        (
            "{visning: overforing, år: 2025}",
            "{visning: behov, år: 2026}",
            f"{{visning: handlingsplan-omrader, utvalg: {{prinsipp: {chance.choice(_PRINCIPLES)}}}}}",
        )
    )
    rest = ["vedlegg:", "  - id: plan", f"    register: {_PLAN}", "  - id: tiltak"]
    rest += [f"    tittel: {heading(chance)}", f"    tabell: {table}"]
    return Contents([f"{sentence(chance)} [[Vedlegg:tiltak]] bygger på [[vedlegg:plan]]."], rest)


#: How often each kind of case comes: most are short.
_KINDS: dict[Callable[[Random], Contents], int] = {
    _short: 50,
    _with_attachments: 20,
    _with_budget: 15,
    _with_measures: 15,
}


if __name__ == "__main__":
    make_office(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
