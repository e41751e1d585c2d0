"""Fixed words of a paper in bokmål and nynorsk."""

from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["nb", "nn"]

#: The language of a record (`målform`) and the one written into the document.
LANGUAGES: Final[dict[str, Language]] = {"bokmål": "nb", "nynorsk": "nn"}
#: How the bookmark of the sentence `fil_følger` ends, where the pages of the file may follow it.
INSET_MARK: Final = "_fil"

_LABELS: Final[dict[str, tuple[str, str]]] = {
    "sammendrag": ("Sammendrag", "Samandrag"),
    "bakgrunn": ("Bakgrunn", "Bakgrunn"),
    "fakta": ("Fakta", "Fakta"),
    "vurdering": ("Vurdering", "Vurdering"),
    "anbefaling": ("Anbefaling", "Tilråding"),
    "forslag_til_vedtak": ("Forslag til vedtak", "Framlegg til vedtak"),
    "vedtak": ("Vedtak", "Vedtak"),
    "kort": ("Kort om saken", "Kort om saka"),
    "står_på": ("står på", "står på"),
    "side_ref": ("side", "side"),
    "denne_siden": ("denne siden, lenger ned", "denne sida, lenger nede"),
    "hopp_til_innholdet": ("Hopp til innholdet", "Hopp til innhaldet"),
    "fotnote": ("Fotnote", "Fotnote"),
    "fotnoter": ("Fotnoter", "Fotnotar"),
    "til_teksten": ("Tilbake til teksten ved fotnote", "Tilbake til teksten ved fotnote"),
    "vedlegg": ("Vedlegg", "Vedlegg"),
    "vedlegg_ref": ("vedlegg", "vedlegg"),
    "vedlegg_til": ("Vedlegg til", "Vedlegg til"),
    "tabell": ("Tabell", "Tabell"),
    "tabell_ref": ("tabell", "tabell"),
    "figur": ("Figur", "Figur"),
    "figur_ref": ("figur", "figur"),
    "uten_nummer": ("uten nummer", "utan nummer"),
    "uten_møtedato": ("uten møtedato", "utan møtedato"),
    "alternativ": ("Alternativ", "Alternativ"),
    "frist": ("Frist", "Frist"),
    "frister": ("Frister", "Fristar"),
    "ansvar": ("Ansvar", "Ansvar"),
    "beskrivelse": ("Beskrivelse av oppdraget", "Omtale av oppdraget"),
    "leveranse": ("Leveranse", "Leveranse"),
    "oppdateres_etter": ("Oppdateres etter behandling av", "Blir oppdatert etter behandling av"),
    "saksbehandler": ("Saksbehandler", "Saksbehandlar"),
    "arkivsak": ("Arkivsak", "Arkivsak"),
    "saksgang": ("Saksgang", "Saksgang"),
    "utvalg": ("Utvalg", "Utval"),
    "møtedato": ("Møtedato", "Møtedato"),
    "utvalgssak": ("Utvalgssak", "Utvalssak"),
    "innkalling": ("Møteinnkalling", "Møteinnkalling"),
    "innkalling_til": ("Innkalling til", "Innkalling til"),
    "tilleggsinnkalling": ("Tilleggsinnkalling", "Tilleggsinnkalling"),
    "tilleggsinnkalling_til": ("Tilleggsinnkalling til", "Tilleggsinnkalling til"),
    "møtepakke": ("Møtepakke", "Møtepakke"),
    "møtepakke_til": ("Innkalling og sakspapirer til", "Innkalling og sakspapir til"),
    "papirene": ("Innkalling og sakspapirer", "Innkalling og sakspapir"),
    "ny_innkalling": ("Ny utgave av innkalling og sakspapirer", "Ny utgåve av innkalling og sakspapir"),
    "vedlagt": ("Vedlagt", "Vedlagt"),
    "ligger_her": (
        "Disse filene er for store for en e-post, og ligger her",
        "Desse filene er for store for ein e-post, og ligg her",
    ),
    "mappe": ("Mappe", "Mappe"),
    "les_tillegget": (
        "Det nye står i tilleggsinnkallingen. Den nye møtepakken erstatter den du har.",
        "Det nye står i tilleggsinnkallinga. Den nye møtepakken erstattar den du har.",
    ),
    "les_pakken": ("Den nye møtepakken erstatter den du har.", "Den nye møtepakken erstattar den du har."),
    "vår_ref": ("Vår ref.", "Vår ref."),
    "deres_ref": ("Deres ref.", "Dykkar ref."),
    "kopi_til": ("Kopi til", "Kopi til"),
    "ved": ("ved", "ved"),
    "dato": ("Dato", "Dato"),
    "tid": ("Tid", "Tid"),
    "sted": ("Sted", "Stad"),
    "kl": ("kl.", "kl."),
    "saksliste": ("Saksliste", "Saksliste"),
    "saksliste_innhold": ("Saksliste og innhold", "Saksliste og innhald"),
    "saksliste_tillegg": ("Nye og endrede saker", "Nye og endra saker"),
    "til_sakslisten": ("Til sakslisten", "Til sakslista"),
    "hver_linje": (
        "Hver linje er en lenke. «Til sakslisten» øverst på hver side fører tilbake hit.",
        "Kvar linje er ei lenkje. «Til sakslista» øvst på kvar side fører tilbake hit.",
    ),
    "sakspapir": ("sakspapir", "sakspapir"),
    "side": ("Side", "Side"),
    "min": ("min", "min"),
    "sak": ("Sak", "Sak"),
    "tittel": ("Tittel", "Tittel"),
    "type": ("Type", "Type"),
    "minutter": ("Minutter", "Minutt"),
    "bare_for": ("Bare for", "Berre for"),
    "alle": ("Alle", "Alle"),
    "vedlegg_innkalling": ("Vedlegg til innkallingen", "Vedlegg til innkallinga"),
    "vedlegg_alle": ("Vedlegg til innkallingen for alle", "Vedlegg til innkallinga for alle"),
    "vedlegg_bare": ("Vedlegg til innkallingen bare for", "Vedlegg til innkallinga berre for"),
    "ettersendes": ("ettersendes", "blir ettersendt"),
    "saksgrunnlag": ("Saksgrunnlag", "Saksgrunnlag"),
    "innhold": ("Innhold", "Innhald"),
    "ikke_fastsatt": ("ikke fastsatt", "ikkje fastsett"),
    "oppnevnes": ("oppnevnes", "blir oppnemnd"),
    "står_annet_sted": ("Papiret står et annet sted i dokumentet", "Papiret står ein annan stad i dokumentet"),
    "på_neste_side": ("Dokumentet står på neste side", "Dokumentet står på neste side"),
    "på_neste_sider": ("Dokumentet står på de neste {} sidene", "Dokumentet står på dei neste {} sidene"),
    "side_av": ("Side {} av {} i vedlegget", "Side {} av {} i vedlegget"),
    "fil_følger": ("Dokumentet følger som egen fil", "Dokumentet følgjer som eiga fil"),
    "utkast_innkalling": (
        "Utkast: Innkallingen er under arbeid og kan bli endret.",
        "Utkast: Innkallinga er under arbeid og kan bli endra.",
    ),
    "tiltak": ("tiltak", "tiltak"),
    "møte": ("møte", "møte"),
    "møter": ("møter", "møte"),
    "oppgave": ("oppgave", "oppgåve"),
    "oppgaver": ("oppgaver", "oppgåver"),
    "uten_gruppe": ("Uten gruppe", "Utan gruppe"),
    "tonede_linjer": ("De tonede linjene", "Dei tona linjene"),
    "herav": ("herav", "av dette"),
    "se_note": ("Se note", "Sjå note"),
    "forts": ("forts.", "framh."),
    "utkast": (
        "Utkast: Saken er under arbeid og kan bli endret.",
        "Utkast: Saka er under arbeid og kan bli endra.",
    ),
    "endret_siden": ("Endret siden papirene av {} (utgave {})", "Endra sidan papira av {} (utgåve {})"),
    "ny_sak": ("Ny sak", "Ny sak"),
    "nye_saker": ("Nye saker", "Nye saker"),
    "endret": ("Endret", "Endra"),
    "flyttet": ("Flyttet i sakslisten", "Flytta i sakslista"),
    "utgår": ("Utgår", "Går ut"),
    "innkallingen": ("Innkallingen", "Innkallinga"),
    "hvor": ("Hvor", "Kvar"),
    "før": ("Før", "Før"),
    "nå": ("Nå", "No"),
    "forkortet": (
        "«…» betyr at teksten er kortet ned. Det nye står helt ut i saken, det gamle i innkallingen som var sendt.",
        "«…» betyr at teksten er korta ned. Det nye står fullt ut i saka, det gamle i innkallinga som var send.",
    ),
    "står_nå_her": ("Det samme, på et nytt sted", "Det same, på ein ny stad"),
    "revidert": ("Revidert", "Revidert"),
    "leder": ("leder", "leiar"),
    "nestleder": ("nestleder", "nestleiar"),
    "medlem": ("medlem", "medlem"),
    "varamedlem": ("varamedlem", "varamedlem"),
    "observatør": ("observatør", "observatør"),
    "sekretær": ("sekretær", "sekretær"),
    "protokoll_fra": ("Protokoll fra", "Protokoll frå"),
    "godkjenning_av_protokoll": ("Godkjenning av protokoll fra", "Godkjenning av protokoll frå"),
    "åpen": ("åpen", "open"),
    "pågår": ("pågår", "pågår"),
    "utført": ("utført", "utført"),
    "avlyst": ("avlyst", "avlyst"),
    "beslutning": ("Beslutningssak", "Avgjerdssak"),
    "drøfting": ("Drøftingssak", "Drøftingssak"),
    "orientering": ("Orienteringssak", "Orienteringssak"),
    "referat": ("Referatsak", "Referatsak"),
}


#: What a place where something is changed is called, where that is not its name.
_PLACES: Final[dict[str, tuple[str, str]]] = {
    "utkastmerknad": ("merknad øverst", "merknad øvst"),
    "vår_ref": ("vår ref.", "vår ref."),
    "deres_ref": ("deres ref.", "dykkar ref."),
    "kopi_til": ("kopi til", "kopi til"),
    "sted": ("sted", "stad"),
    "utvalg": ("utvalg", "utval"),
    "frister": ("frister", "fristar"),
    "innledning": ("innledning", "innleiing"),
    "brevhode": ("brevhode", "brevhovud"),
    "minutter": ("minutter", "minutt"),
    "underpunkter": ("underpunkter", "underpunkt"),
    "rekkefølge": ("rekkefølge", "rekkjefølgje"),
    "bilde": ("bilde", "bilete"),
    "kortittel": ("kort tittel", "kort tittel"),
    "saksbehandler": ("saksbehandler", "saksbehandlar"),
    "lenke": ("lenke", "lenkje"),
    "innkallingen": ("innkallingen", "innkallinga"),
}
#: What is told where nothing that is printed can be shown, in nynorsk.
_IN_PLACE_OF_TEXT: Final = {
    "bilde": "bilete",
    "et annet bilde": "eit anna bilete",
    "filen": "fila",
    "en annen fil": "ei anna fil",
    "eget kapittel": "eige kapittel",
    "forslagene til vedtak er med": "forslaga til vedtak er med",
    "saken har ikke eget papir": "saka har ikkje eige papir",
    "papiret ettersendes": "papiret blir ettersendt",
}


def place_name(name: str, language: Language) -> str:
    """What is printed for a place where something is changed; a heading or the name of a row is itself."""
    bokmal, nynorsk = _PLACES.get(name, (name, name))
    return bokmal if language == "nb" else nynorsk


def told_text(text: str, language: Language) -> str:
    """What is shown for what stood or stands at a place; printed text is itself, also where a place is called so."""
    return text if language == "nb" else _IN_PLACE_OF_TEXT.get(text, text)


def label(key: str, language: Language) -> str:
    """The fixed word for `key` in the language.

    Raises:
        KeyError: there is no such word.
    """
    bokmal, nynorsk = _LABELS[key]
    return bokmal if language == "nb" else nynorsk
