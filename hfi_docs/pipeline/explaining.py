"""What is told of a code (HFI042): what it means, why it is told, whose rule it is, an example, what to do."""

import json
import re
from importlib.resources import files
from typing import Final, NamedTuple

from hfi_docs.errors import ERROR, Finding, UsageError
from hfi_docs.pipeline.findings import advice_of, every_finding, meaning_of
from hfi_docs.values.words import suggest

#: One example of each code: a wrong record of the tests and the answer to it (`tests/test_explaining.py` writes it).
_EXAMPLES: Final = "examples.json"
_DIGITS: Final = 3


class Reason(NamedTuple):
    """Why something is told, and whose rule it is when it is not only ours."""

    why: str
    source: str = ""


class Example(NamedTuple):
    """A wrong line, where it stands, and what `check` answers; `right` is the line mended, where that is kept."""

    line: str
    place: str = ""
    message: str = ""
    hint: str = ""
    right: str = ""


class Explanation(NamedTuple):
    """All that is known of a code."""

    code: str
    level: str
    what: str
    reason: Reason
    advice: str
    example: Example | None

    @property
    def may_stand(self) -> str:
        """Whether what is found may stay."""
        if self.level == ERROR:
            return "Ingen. Feilen må rettes før papiret kan bygges."
        return "Advarselen stopper ikke byggingen. Er det riktig slik det står, kan det stå."


_BY_HAND: Final = Reason("Det som er skrevet for hånd, følger ikke med når registeret eller saken endres.")
_MINUTES: Final = Reason("Protokollen er beviset for hva møtet vedtok. Den kan ikke motsi seg selv.")
_NAMES: Final = Reason("Filene finnes ved navnet. Sier navnet noe annet enn innholdet, kan feil sak bli bygd.")
_WRITTEN_ALIKE: Final = "Papirene skal være lette å lese, og det samme skrives likt overalt."
_FORMS: Final = Reason(_WRITTEN_ALIKE, "Språkrådet, skriveregler; regjeringen.no")
_DATES: Final = Reason(
    "En dato som kan leses på flere måter, blir et møte som noen ikke kommer til.",
    "Språkrådet, «Datoar»; regjeringen.no, standarddesign",
)
_SIGNS: Final = Reason("Tegn som er blitt igjen eller mangler, viser at noe ble borte da teksten ble endret.")
#: By the beginning of a code, for single wordings, or of the place where a finding is defined; the longest one holds.
_REASONS: Final = {
    "HFI20": Reason(
        "Et beløp som kan leses på flere måter, kan bli vedtatt feil.", "Språkrådet, «Kronebeløp» og «Tall»"
    ),
    "HFI21": _FORMS,
    "HFI22": _DATES,
    "HFI23": _DATES,
    "HFI24": _FORMS,
    "HFI25": _SIGNS,
    "HFI26": _SIGNS,
    "hfi_docs.check": Reason("Papirene skal stemme med hverandre og med registrene."),
    "hfi_docs.check.agenda": Reason("Innkallingen sier hva møtet skal ta opp, når og hvor lenge. Det må gå opp."),
    "hfi_docs.check.case_mentions": _BY_HAND,
    "hfi_docs.check.cases": Reason("Nummer, møte og saksgang går igjen i innkalling, protokoll og arkiv."),
    "hfi_docs.check.contents": Reason("Alt som hører til en sak, skal stå ett sted, og teksten skal føre leseren dit."),
    "hfi_docs.check.decisions": Reason(
        "Vedtaket blir lest alene, i protokoller og brev, lenge etter at saken er glemt."
    ),
    "hfi_docs.check.known": Reason("Papiret henter navn, mottakere og maler fra registeret."),
    "hfi_docs.check.measures": Reason("Midlene følges fra vedtak til overføring, og hver krone skal finnes igjen."),
    "hfi_docs.check.meetings": Reason("Tid og sted går ut til alle som skal møte."),
    "hfi_docs.check.mentions": _BY_HAND,
    "hfi_docs.check.minutes": _MINUTES,
    "hfi_docs.check.prose": Reason("Linjene ville blitt trykt annerledes enn de er skrevet."),
    "hfi_docs.check.references": Reason("Fører en henvisning ikke noe sted, blir det et hull i papiret."),
    "hfi_docs.check.registers": Reason("Registrene leses av alle saker. En feil der blir en feil i hvert papir."),
    "hfi_docs.check.repetition": Reason("Av tekst som står to steder, blir gjerne bare den ene rettet."),
    "hfi_docs.check.sentences": Reason("Et felt som ikke blir forstått, ville blitt borte i papiret."),
    "hfi_docs.check.tables": Reason("Når tall ikke går opp, vet ingen hvilket som er riktig."),
    "hfi_docs.check.views": Reason("En kolonne kan bare vise det kilden har, og bare tall kan summeres."),
    "hfi_docs.check.wording": Reason(_WRITTEN_ALIKE),
    "hfi_docs.check.year_plan": Reason("Årsplanen og møtene skal si det samme."),
    "hfi_docs.pipeline": Reason("Det som bygges, skal kunne spores til riktig sak, møte og fil."),
    "hfi_docs.pipeline.attachments": Reason(
        "Et vedlegg skal være i papiret som i filen, og ingenting skal falle bort."
    ),
    "hfi_docs.pipeline.filing": _NAMES,
    "hfi_docs.pipeline.meeting_papers": Reason("Det som forsegles, må kunne lages igjen av de samme kildene."),
    "hfi_docs.pipeline.minutes": _MINUTES,
    "hfi_docs.pipeline.selection": _NAMES,
    "hfi_docs.records": Reason(
        "En fil som ikke kan leses, eller kan leses på flere måter, kunne blitt til et annet papir enn du mente.",
        "YAML 1.2, yaml.org",
    ),
}


def explain(asked: str) -> Explanation:
    """What is told of a code, written as «HFI042», «hfi42» or «42».

    Raises:
        UsageError: there is no such code.
    """
    found = {finding.code: (place, finding) for place, finding in every_finding()}
    digits = re.sub(r"^\s*(?:hfi)?[\s-]*", "", asked, flags=re.IGNORECASE).strip()
    code = f"HFI{digits.zfill(_DIGITS)}"
    if code not in found:
        nearest = suggest(code, found) or "«hfi-docs explain» viser alle."
        message = f"Det finnes ingen kode «{asked}». {nearest}"
        raise UsageError(message)
    return _explained(*found[code])


def every_code() -> tuple[Explanation, ...]:
    """All codes, in order."""
    return tuple(_explained(place, finding) for place, finding in every_finding())


def reason_of(place: str, code: str) -> Reason:
    """Why a finding is told."""
    keys = [key for key in _REASONS if code.startswith(key) or place.startswith(key)]
    return _REASONS[max(keys, key=lambda key: (key.startswith("HFI"), len(key)))]


def _explained(place: str, finding: Finding) -> Explanation:
    reason = reason_of(place, finding.code)
    advice, what = advice_of(finding), meaning_of(finding)
    return Explanation(finding.code, finding.level, what, reason, advice, _example(finding))


def _example(finding: Finding) -> Example | None:
    if finding.right:
        return Example(finding.example, right=finding.right)
    kept = _kept_examples().get(finding.code)
    return Example(**kept) if kept else Example(finding.example) if finding.example else None


def _kept_examples() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath(_EXAMPLES).read_text("utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
