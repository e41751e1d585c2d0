"""Where the long compounds of this field may be broken in a narrow column.

Norwegian compounds outgrow table columns («samhandlingsmidler»). Word breaks an overlong word anywhere; an optional
hyphen (ECMA-376 17.3.3.29) at the seam keeps it readable. A short list of last parts beats general hyphenation
patterns here: every break is a seam, and no dictionary has to be loaded (pyphen's takes 60 ms).
"""

import re
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
_LONG = 13
_SHORTEST_PIECE = 4
_LAST_PARTS = (
    "arbeid", "avtale", "behandling", "behov", "betingelser", "dialog", "direktør", "dokument", "fellesskap",
    "forflytning", "forløp", "forskning", "grunnlag", "helsetjeneste", "konferanse", "kontor", "ledelse", "leder",
    "medvirkning", "midler", "modell", "møte", "nettverk", "nivå", "områd", "omsorg", "oppfølging", "ordning",
    "patrulje", "periode", "person", "plan", "poliklinikk", "politikk", "program", "prosedyre", "psykiatrisk",
    "rapport", "region", "representasjon", "rådgiver", "samarbeid", "samhandling", "sikkerhet", "spesialist",
    "stilling", "strategi", "støtte", "søknad", "taker", "tjeneste", "utdanning", "utvalg", "utvikling", "valgte",
    "vurdering",
)  # fmt: skip
_SEAM = re.compile(rf"(?<=\w{{{_SHORTEST_PIECE}}})(?=(?:{'|'.join(_LAST_PARTS)}))")
_LONG_WORD = re.compile(rf"\w{{{_LONG},}}")


@lru_cache(maxsize=8192)
def with_seams(text: str) -> str:
    """The text with an optional hyphen at the seams of its long compounds."""
    return _LONG_WORD.sub(_with_seam, text)


def _with_seam(match: re.Match[str]) -> str:
    return _seams_of(match[0])


@lru_cache(maxsize=4096)
def _seams_of(word: str) -> str:
    return _SEAM.sub(SOFT_HYPHEN, word)
