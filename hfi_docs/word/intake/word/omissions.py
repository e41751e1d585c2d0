"""What of a Word file is not in the blocks, or looks otherwise there."""

from collections.abc import Mapping
from typing import Final

from hfi_docs.word.intake.telling import Kind

KINDS: Final[Mapping[str, Kind]] = {
    "deletion": Kind("sporede endringer er godtatt (1 sletting)", "sporede endringer er godtatt ({n} slettinger)"),
    "insertion": Kind("sporede endringer er godtatt (1 innsetting)", "sporede endringer er godtatt ({n} innsettinger)"),
    "text box": Kind("1 tekstboks er utelatt", "{n} tekstbokser er utelatt"),
    "chart": Kind("1 diagram er utelatt", "{n} diagrammer er utelatt"),
    "smart art": Kind("1 SmartArt-figur er utelatt", "{n} SmartArt-figurer er utelatt"),
    "drawing": Kind("1 tegning er utelatt", "{n} tegninger er utelatt"),
    "decoration": Kind("1 bilde som er merket som pynt, er utelatt", "{n} bilder som er merket som pynt, er utelatt"),
    "picture effect": Kind(
        "1 bilde vises uten effekten eller formen som det har i Word",
        "{n} bilder vises uten effekten eller formen som de har i Word",
    ),
    "embedded": Kind("1 innebygd fil er utelatt", "{n} innebygde filer er utelatt"),
    "equation": Kind("1 formel er skrevet på én linje", "{n} formler er skrevet på én linje"),
    "comment": Kind("1 kommentar er utelatt", "{n} kommentarer er utelatt"),
    "contents": Kind("1 linje i innholdsfortegnelsen er utelatt", "{n} linjer i innholdsfortegnelsen er utelatt"),
    "header": Kind("1 topptekst er utelatt", "{n} topptekster er utelatt"),
    "footer": Kind("1 bunntekst er utelatt", "{n} bunntekster er utelatt"),
    "page break": Kind("1 sideskift er utelatt", "{n} sideskift er utelatt"),
    "line numbers": Kind("linjenumrene i margen er utelatt", "linjenumrene i margen er utelatt"),
    "section": Kind("1 seksjonsskift er utelatt", "{n} seksjonsskift er utelatt"),
    "hidden": Kind("1 skjult tekst er utelatt", "{n} skjulte tekster er utelatt"),
    "binding": Kind(
        "1 innholdsfelt viser verdien som ligger i filens egenskaper",
        "{n} innholdsfelt viser verdiene som ligger i filens egenskaper",
    ),
    "form": Kind("1 skjemafelt står som tekst", "{n} skjemafelt står som tekst"),
    "empty field": Kind("1 felt uten lagret innhold er utelatt", "{n} felt uten lagret innhold er utelatt"),
    "empty form": Kind("1 skjemafelt er ikke fylt ut", "{n} skjemafelt er ikke fylt ut"),
    "page number": Kind(
        "1 sidetall gjelder Word-filen, ikke dette papiret",
        "{n} sidetall gjelder Word-filen, ikke dette papiret",
    ),
    "live": Kind(
        "1 dato eller klokkeslett som Word fornyer, står slik det sist ble lagret",
        "{n} datoer eller klokkeslett som Word fornyer, står slik de sist ble lagret",
    ),
    "broken": Kind("1 henvisning i Word-filen er brutt", "{n} henvisninger i Word-filen er brutt"),
    "field": Kind("1 feltkode er utelatt", "{n} feltkoder er utelatt"),
    "placeholder": Kind("1 tomt innholdsfelt er utelatt", "{n} tomme innholdsfelt er utelatt"),
    "garbled": Kind("1 tekst er lagret med feil tegnkoding", "{n} tekster er lagret med feil tegnkoding"),
    "control": Kind("1 tekst har styretegn som er utelatt", "{n} tekster har styretegn som er utelatt"),
    "symbol": Kind("1 tegn fra en symbolskrift er utelatt", "{n} tegn fra en symbolskrift er utelatt"),
    "note": Kind("1 fotnote uten innhold er utelatt", "{n} fotnoter uten innhold er utelatt"),
    "note mark": Kind("1 fotnote med eget tegn har fått nummer", "{n} fotnoter med egne tegn har fått nummer"),
    "note figure": Kind("1 bilde i en fotnote er utelatt", "{n} bilder i fotnoter er utelatt"),
    "nested table": Kind(
        "1 tabell inne i en tabell er skrevet som avsnitt",
        "{n} tabeller inne i en tabell er skrevet som avsnitt",
    ),
    "one row": Kind(
        "1 tabell med bare én rad er skrevet som avsnitt",
        "{n} tabeller med bare én rad er skrevet som avsnitt",
    ),
    "moved figure": Kind("1 bilde i en tabell står nå etter tabellen", "{n} bilder i tabeller står nå etter tabellen"),
    "struck": Kind("1 gjennomstreket tekst står som vanlig tekst", "{n} gjennomstrekede tekster står som vanlig tekst"),
    "colour": Kind("fargen på 1 celle er utelatt", "fargen på {n} celler er utelatt"),
    "crossed": Kind("streken over 1 celle er utelatt", "strekene over {n} celler er utelatt"),
    "highlight": Kind("merkingen av 1 uthevet tekst er utelatt", "merkingen av {n} uthevede tekster er utelatt"),
    "underline": Kind("understrekingen av 1 tekst er utelatt", "understrekingen av {n} tekster er utelatt"),
    "text colour": Kind("fargen på 1 tekst er utelatt", "fargen på {n} tekster er utelatt"),
    "white": Kind("1 hvit tekst er synlig her", "{n} hvite tekster er synlige her"),
    "tiny": Kind("1 tekst i svært liten skrift er synlig her", "{n} tekster i svært liten skrift er synlige her"),
    "box": Kind(
        "rammen eller bakgrunnen til 1 avsnitt er utelatt", "rammen eller bakgrunnen til {n} avsnitt er utelatt"
    ),
    "effect": Kind(
        "1 tekst med omriss, relieff eller skygge står som vanlig tekst",
        "{n} tekster med omriss, relieff eller skygge står som vanlig tekst",
    ),
    "heading bullet": Kind(
        "punkttegnet foran 1 overskrift er utelatt", "punkttegnet foran {n} overskrifter er utelatt"
    ),
    "picture bullet": Kind(
        "1 punkt har et bilde som punkttegn; her står et vanlig",
        "{n} punkter har et bilde som punkttegn; her står et vanlig",
    ),
    "indent": Kind("innrykket i 1 celle er utelatt", "innrykket i {n} celler er utelatt"),
    "small capitals": Kind(
        "1 tekst i kapitéler står som vanlig tekst", "{n} tekster i kapitéler står som vanlig tekst"
    ),
    "direction": Kind("1 tekst som vises baklengs, står forlengs", "{n} tekster som vises baklengs, står forlengs"),
    "empty item": Kind("1 punkt uten tekst er utelatt", "{n} punkter uten tekst er utelatt"),
    "number form": Kind(
        "1 tall i en nummerering står som vanlig tall; Word-filen har andre tegn eller ord",
        "{n} tall i nummereringer står som vanlige tall; Word-filen har andre tegn eller ord",
    ),
    "link": Kind("1 lenke er utelatt; teksten står", "{n} lenker er utelatt; teksten står"),
    "inner link": Kind(
        "1 lenke til et sted i samme fil står som tekst", "{n} lenker til steder i samme fil står som tekst"
    ),
    "newer": Kind(
        "1 del som bare nyere Word kan vise, er utelatt", "{n} deler som bare nyere Word kan vise, er utelatt"
    ),
    "raised": Kind("1 hevet eller senket tegn står på linjen", "{n} hevede eller senkede tegn står på linjen"),
}
