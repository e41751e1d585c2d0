"""What of a Word file is not in the blocks, counted, and said in Norwegian."""

from collections import Counter
from typing import Final

#: For each kind: what is said of one, and of several.
_SENTENCES: Final = {
    "deletion": ("sporede endringer er godtatt (1 sletting)", "sporede endringer er godtatt ({n} slettinger)"),
    "text box": ("1 tekstboks er utelatt", "{n} tekstbokser er utelatt"),
    "chart": ("1 diagram er utelatt", "{n} diagrammer er utelatt"),
    "smart art": ("1 SmartArt-figur er utelatt", "{n} SmartArt-figurer er utelatt"),
    "drawing": ("1 tegning er utelatt", "{n} tegninger er utelatt"),
    "decoration": ("1 bilde som er merket som pynt, er utelatt", "{n} bilder som er merket som pynt, er utelatt"),
    "embedded": ("1 innebygd fil er utelatt", "{n} innebygde filer er utelatt"),
    "equation": ("1 formel er utelatt", "{n} formler er utelatt"),
    "comment": ("1 kommentar er utelatt", "{n} kommentarer er utelatt"),
    "contents": ("1 linje i innholdsfortegnelsen er utelatt", "{n} linjer i innholdsfortegnelsen er utelatt"),
    "header": ("1 topptekst er utelatt", "{n} topptekster er utelatt"),
    "footer": ("1 bunntekst er utelatt", "{n} bunntekster er utelatt"),
    "page break": ("1 sideskift er utelatt", "{n} sideskift er utelatt"),
    "section": ("1 seksjonsskift er utelatt", "{n} seksjonsskift er utelatt"),
    "hidden": ("1 skjult tekst er utelatt", "{n} skjulte tekster er utelatt"),
    "field": ("1 feltkode er utelatt", "{n} feltkoder er utelatt"),
    "placeholder": ("1 tomt innholdsfelt er utelatt", "{n} tomme innholdsfelt er utelatt"),
    "symbol": ("1 tegn fra en symbolskrift er utelatt", "{n} tegn fra en symbolskrift er utelatt"),
    "note": ("1 fotnote uten innhold er utelatt", "{n} fotnoter uten innhold er utelatt"),
    "note figure": ("1 bilde i en fotnote er utelatt", "{n} bilder i fotnoter er utelatt"),
    "nested table": (
        "1 tabell inne i en tabell er skrevet som avsnitt",
        "{n} tabeller inne i en tabell er skrevet som avsnitt",
    ),
    "one row": (
        "1 tabell med bare én rad er skrevet som avsnitt",
        "{n} tabeller med bare én rad er skrevet som avsnitt",
    ),
    "moved figure": ("1 bilde i en tabell står nå etter tabellen", "{n} bilder i tabeller står nå etter tabellen"),
    "heading number": ("nummeret foran 1 overskrift er utelatt", "numrene foran {n} overskrifter er utelatt"),
    "lettering": (
        "1 punkt med bokstav på øverste nivå har fått tall",
        "{n} punkter med bokstav på øverste nivå har fått tall",
    ),
    "struck": ("1 gjennomstreket tekst står som vanlig tekst", "{n} gjennomstrekede tekster står som vanlig tekst"),
    "raised": ("1 hevet eller senket tegn står på linjen", "{n} hevede eller senkede tegn står på linjen"),
}
_MOST_EXCERPTS: Final = 3
_EXCERPT: Final = 60


class Omissions:
    """Counts by kind, and the beginnings of texts that were left out, so that they can be found in Word."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._excerpts: dict[str, list[str]] = {}
        self._said: dict[str, None] = {}

    def add(self, kind: str, text: str = "") -> None:
        """One more of a kind; `text` is what it said."""
        self._counts[kind] += 1
        if text:
            self._excerpts.setdefault(kind, []).append(excerpt(text))

    def add_many(self, kind: str, count: int) -> None:
        """So many more of a kind."""
        self._counts[kind] += count

    def say(self, clause: str) -> None:
        """One more clause, as it is; once, however often it comes."""
        self._said[clause] = None

    def sentences(self) -> tuple[str, ...]:
        """One clause for each kind that was found, without a full stop: «2 tekstbokser er utelatt: «A» og «B»»."""
        return (*(self._sentence(kind) for kind in _SENTENCES if self._counts[kind]), *self._said)

    def _sentence(self, kind: str) -> str:
        count = self._counts[kind]
        one, many = _SENTENCES[kind]
        clause = one if count == 1 else many.format(n=count)
        excerpts = list(dict.fromkeys(self._excerpts.get(kind, ())))
        if not excerpts:
            return clause
        more = ", …" if len(excerpts) > _MOST_EXCERPTS else ""
        return f"{clause}: {', '.join(f'«{text}»' for text in excerpts[:_MOST_EXCERPTS])}{more}"


def excerpt(text: str) -> str:
    """The beginning of a text, at a word's end."""
    plain = " ".join(text.split())
    if len(plain) <= _EXCERPT:
        return plain
    head = plain[:_EXCERPT].rpartition(" ")[0]
    return f"{head or plain[:_EXCERPT]} …"
