"""Norwegian sentences that mean little: varied enough that nothing remembered of one paper helps with the next."""

from random import Random

_WHO = (
    "Sekretariatet",
    "Arbeidsgruppen",
    "Den enkelte kommunen",
    "Sykehuset",
    "Prosjektlederen",
    "Helseregionen i nord",
    "Brukerrepresentanten",
    "Den interkommunale legevakten",
    "Fagutvalget",
    "Styringslinjen",
)
_DOES = (
    "har gått gjennom",
    "legger frem",
    "foreslår å endre",
    "ber om innspill til",
    "vil prioritere",
    "har evaluert",
    "følger opp",
    "er kjent med",
    "tar stilling til",
    "har forankret",
)
_WHAT = (
    "rutinene for utskriving av pasienter",
    "planen for kompetanse i kommunene",
    "samarbeidet om digital hjemmeoppfølging",
    "tiltakene for barn og unge",
    "ordningen med felles møteplasser",
    "grunnlaget for fordeling av midler",
    "rapporten om beredskap og forsyning",
    "veilederen for tverrfaglige team",
    "avtalen om prøvetaking hos fastlegene",
    "oversikten over ledig kapasitet",
)
_HOW = (
    "slik partnerne ble enige om i fjor",
    "før neste budsjettrunde",
    "i tråd med samarbeidsavtalen",
    "med vekt på de minste kommunene",
    "uten at rammen økes",
    "etter råd fra brukerne",
    "når erfaringene fra piloten foreligger",
    "og melder tilbake til neste møte",
    "sammen med fastlegene og legevakten",
    "så langt bemanningen tillater det",
)
_ABOUT = ("Status for", "Videre arbeid med", "Oppfølging av", "Revisjon av", "Innspill til", "Evaluering av")


def heading(chance: Random) -> str:
    """A title without a full stop: «Status for planen for kompetanse i kommunene»."""
    return f"{chance.choice(_ABOUT)} {chance.choice(_WHAT)}"


def sentence(chance: Random) -> str:
    """One sentence, with a figure that makes it unlike others."""
    subject = f"{chance.choice(_WHO)} {chance.choice(_DOES)} {chance.choice(_WHAT)}"
    return f"{subject} i {chance.randrange(3, 900)} virksomheter, {chance.choice(_HOW)}."


def paragraph(chance: Random) -> str:
    """Two to six sentences in lines of YAML's usual length."""
    return "\n".join(sentence(chance) for _ in range(chance.randint(2, 6)))


def points(chance: Random) -> list[str]:
    """Nothing, or a bullet list in two levels."""
    count = chance.choice((0, 0, 3, 5))
    lines = [f"- {sentence(chance)}\n  - {sentence(chance)}" for _ in range(count)]
    return ["\n".join(lines)] if lines else []
