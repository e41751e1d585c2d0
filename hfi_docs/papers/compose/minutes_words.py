"""The words of minutes in bokmål and nynorsk."""

from typing import Final

from hfi_docs.values.labels import Language

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "protokoll": ("Protokoll", "Protokoll"),
    "protokoll_fra": ("Protokoll fra", "Protokoll frå"),
    "saksprotokoll_fra": ("Saksprotokoll fra", "Saksprotokoll frå"),
    "rett_utskrift": ("Rett utskrift", "Rett utskrift"),
    "dato_og_navn": ("Dato og navn", "Dato og namn"),
    "utkast": (
        "Utkast: Protokollen er under arbeid og kan bli endret.",
        "Utkast: Protokollen er under arbeid og kan bli endra.",
    ),
    "til godkjenning": (
        "Til godkjenning: Protokollen er ikke godkjent ennå.",
        "Til godkjenning: Protokollen er ikkje godkjend enno.",
    ),
    "godkjent": ("", ""),
    "lukket": ("lukket", "lukka"),
    "oppmøte": ("Oppmøte", "Oppmøte"),
    "hvem": ("Hvem", "Kven"),
    "representerer": ("Representerer", "Representerer"),
    "parti": ("Parti", "Parti"),
    "merknad": ("Merknad", "Merknad"),
    "andre": ("Andre til stede", "Andre til stades"),
    "til_stede": ("Til stede", "Til stades"),
    "medlemmer": ("Medlemmer", "Medlemmer"),
    "observatører": ("Observatører", "Observatørar"),
    "forfall": ("Forfall", "Forfall"),
    "ikke_møtt": ("Ikke møtt", "Ikkje møtt"),
    "møtte": ("{vara} møtte", "{vara} møtte"),
    "møtte_imens": ("{vara} møtte imens", "{vara} møtte imens"),
    "møtte_til_da": ("{vara} møtte fram til da", "{vara} møtte fram til då"),
    "møtte_etter": ("{vara} møtte etter det", "{vara} møtte etter det"),
    "møtte_ellers": ("{vara} møtte ellers", "{vara} møtte elles"),
    "vara_for": ("Møtte for {navn}", "Møtte for {navn}"),
    "kom": ("Til stede fra og med {sak}", "Til stades frå og med {sak}"),
    "gikk": ("Til stede til og med {sak}", "Til stades til og med {sak}"),
    "bare_saker": ("Til stede i {saker}", "Til stades i {saker}"),
    "stemmer_antall": ("{antall} stemmer", "{antall} røyster"),
    "stemmeberettigede": ("{antall} stemmeberettigede var til stede.", "{antall} røysteføre var til stades."),
    "alle_møtte": ("Alle medlemmene var til stede.", "Alle medlemmene var til stades."),
    "avlyst": ("Møtet ble avlyst", "Møtet vart avlyst"),
    "ikke_vedtaksfør": (
        "Utvalget var ikke vedtaksført. Ingen saker ble avgjort.",
        "Utvalet var ikkje vedtaksført. Ingen saker vart avgjorde.",
    ),
    "fellesmøte": ("Møtet var et fellesmøte med {hvem}.", "Møtet var eit fellesmøte med {hvem}."),
    "fjernmøte": ("Møtet ble holdt som fjernmøte.", "Møtet vart halde som fjernmøte."),
    "skriftlig": ("Sakene ble behandlet skriftlig.", "Sakene vart handsama skriftleg."),
    "innkallingen": ("Innkallingen", "Innkallinga"),
    "sakslisten": ("Sakslisten", "Saklista"),
    "godkjent_setning": ("{hva} ble godkjent.", "{hva} vart godkjend."),
    "sakslisten_merknad": ("{hva}: {tekst}", "{hva}: {tekst}"),
    "utfall": ("Utfall", "Utfall"),
    "innstilling_fra": ("Innstilling fra {hvem}", "Tilråding frå {hvem}"),
    "forslag": ("Forslag", "Framlegg"),
    "forslag_fra": ("{navn} fra {hvem}", "{navn} frå {hvem}"),
    "behandling": ("Behandling", "Handsaming"),
    "habilitet": ("Habilitet", "Habilitet"),
    "votering": ("Votering", "Røysting"),
    "oppfølging": ("Oppfølging", "Oppfølging"),
    "protokolltilførsel": ("Protokolltilførsel fra {hvem}", "Protokolltilførsel frå {hvem}"),
    "oppgave": ("Oppgave", "Oppgåve"),
    "trukket": ("Forslaget ble trukket.", "Framlegget vart trekt."),
    "ny": ("Saken sto ikke på sakslisten.", "Saka stod ikkje på saklista."),
    "ledet": ("{hvem} ledet saken.", "{hvem} leia saka."),
    "sammen_med": ("Saken ble behandlet sammen med {saker}.", "Saka vart handsama saman med {saker}."),
    "borte_sak": ("Ikke til stede: {hvem}.", "Ikkje til stades: {hvem}."),
    "utsatt_til": ("Saken er utsatt til {møte}.", "Saka er utsett til {møte}."),
    "for_lukkede": (
        "Saken ble behandlet for lukkede dører, jf. {hjemmel}.",
        "Saka vart handsama for stengde dører, jf. {hjemmel}.",
    ),
    "habilitet_lukket": (
        "Et spørsmål om habilitet ble behandlet for lukkede dører, jf. {hjemmel}.",
        "Eit spørsmål om habilitet vart handsama for stengde dører, jf. {hjemmel}.",
    ),
    "grunn": ("Grunn: {grunn}.", "Grunn: {grunn}."),
    "varer_til": ("Lukkingen varer til {varer_til}.", "Stenginga varer til {varer_til}."),
    "bare_gruppe": ("Saken var bare for {gruppe}.", "Saka var berre for {gruppe}."),
    "godkjenning_av": ("Godkjenning av protokoll fra {møte}", "Godkjenning av protokoll frå {møte}"),
    "protokollen_godkjent": ("Protokollen fra {møte} godkjennes.", "Protokollen frå {møte} vert godkjend."),
    "inhabil": ("{hvem} ble kjent inhabil", "{hvem} vart kjend ugild"),
    "habil": ("{hvem} ble kjent habil", "{hvem} vart kjend gild"),
    "reist_av": ("Spørsmålet ble reist av {hvem}.", "Spørsmålet vart reist av {hvem}."),
    "vara_inn": ("{vara} møtte som vara.", "{vara} møtte som vara."),
    "rettelser": ("Rettelser", "Rettingar"),
    "rettet": ("{dag}: {hva}", "{dag}: {hva}"),
    "godkjenning": ("Godkjenning", "Godkjenning"),
    "godkjent_av": ("Protokollen er godkjent av {hvem}", "Protokollen er godkjend av {hvem}"),
    "godkjent_dag": ("Protokollen er godkjent", "Protokollen er godkjend"),
    "godkjent_i": ("Protokollen er godkjent i {møte}.", "Protokollen er godkjend i {møte}."),
    "neste_møte": ("Neste møte", "Neste møte"),
    "underskrifter": ("Underskrifter", "Underskrifter"),
    # outcomes
    "vedtatt": ("Vedtatt", "Vedteke"),
    "utfall_godkjent": ("Godkjent", "Godkjend"),
    "ikke vedtatt": ("Ikke vedtatt", "Ikkje vedteke"),
    "utsatt": ("Utsatt", "Utsett"),
    "sendt tilbake": ("Sendt tilbake", "Sendt tilbake"),
    "besvart": ("Besvart", "Svart på"),
    "utfall_trukket": ("Trukket", "Trekt"),
    "ikke behandlet": ("Ikke behandlet", "Ikkje handsama"),
    "drøftet": ("Drøftet", "Drøfta"),
    "tatt til orientering": ("Tatt til orientering", "Teke til orientering"),
    # votes
    "forslaget": ("Forslaget", "Framlegget"),
    "innstillingen": ("Innstillingen", "Tilrådinga"),
    "alternativ": ("Alternativ", "Alternativ"),
    "enstemmig": ("{hva} ble enstemmig vedtatt.", "{hva} vart samrøystes vedteke."),
    "konsensus": ("{hva} ble vedtatt med konsensus.", "{hva} vart vedteke med konsensus."),
    "akklamasjon": ("{hva} ble vedtatt med akklamasjon.", "{hva} vart vedteke med akklamasjon."),
    "flertall": ("{hva} ble vedtatt med flertall.", "{hva} vart vedteke med fleirtal."),
    "alle_for": ("{hva} ble enstemmig vedtatt, med {for_}.", "{hva} vart samrøystes vedteke, med {for_}."),
    "vedtatt_mot": ("{hva} ble vedtatt med {for_} mot {imot}.", "{hva} vart vedteke med {for_} mot {imot}."),
    "falt_mot": ("{hva} falt med {for_} mot {imot}.", "{hva} fall med {for_} mot {imot}."),
    "fikk": ("{hva} fikk {antall}", "{hva} fekk {antall}"),
    "vant": ("{hva} ble vedtatt.", "{hva} vart vedteke."),
    "ingen_vant": ("Ingen av dem fikk nok stemmer.", "Ingen av dei fekk nok røyster."),
    "stemme": ("stemme", "røyst"),
    "stemmer": ("stemmer", "røyster"),
    "for_stemte": ("For stemte {hvem}.", "For røysta {hvem}."),
    "imot_stemte": ("Imot stemte {hvem}.", "Imot røysta {hvem}."),
    "avholdende": ("Avholdende: {hvem}.", "Røysta ikkje: {hvem}."),
    "blanke": ("Blanke: {hvem}.", "Blanke: {hvem}."),
    "dobbeltstemme": (
        "Stemmene sto likt, og møteleders dobbeltstemme avgjorde.",
        "Røystene stod likt, og dobbeltrøysta til møteleiaren avgjorde.",
    ),
    "loddtrekning": (
        "Stemmene sto likt, og loddtrekning avgjorde.",
        "Røystene stod likt, og loddtrekning avgjorde.",
    ),
    "hemmelig": ("Voteringen var hemmelig.", "Røystinga var løynleg."),
    "krav_to tredjedeler": ("Kravet var to tredjedeler av stemmene.", "Kravet var to tredjedelar av røystene."),
    "krav_hver side": ("Kravet var flertall på hver side.", "Kravet var fleirtal på kvar side."),
    "krav_flest": ("Flest stemmer avgjorde.", "Flest røyster avgjorde."),
    "borte": ("Ikke til stede under voteringen: {hvem}.", "Ikkje til stades under røystinga: {hvem}."),
    "endring": ("endring", "endring"),
    "tillegg": ("tillegg", "tillegg"),
    "strykning": ("strykning", "stryking"),
    "utsettelse": ("utsettelse", "utsetjing"),
    "oversendelse": ("oversendelse", "oversending"),
    "type_alternativ": ("alternativt forslag", "alternativt framlegg"),
    "resten": ("Resten", "Resten"),
    "avgjort_enstemmig": ("Avgjørelsen var enstemmig.", "Avgjerda var samrøystes."),
    "avgjort_konsensus": ("Avgjørelsen ble tatt med konsensus.", "Avgjerda vart teken med konsensus."),
    "avgjort_akklamasjon": ("Avgjørelsen ble tatt med akklamasjon.", "Avgjerda vart teken med akklamasjon."),
    "avgjort_flertall": ("Avgjørelsen ble tatt med flertall.", "Avgjerda vart teken med fleirtal."),
    "vedtak_enstemmig": ("Vedtaket var enstemmig.", "Vedtaket var samrøystes."),
    "vedtak_konsensus": ("Vedtaket ble gjort med konsensus.", "Vedtaket vart gjort med konsensus."),
    "vedtak_akklamasjon": ("Vedtaket ble gjort med akklamasjon.", "Vedtaket vart gjort med akklamasjon."),
    "vedtak_flertall": ("Vedtaket ble gjort med flertall.", "Vedtaket vart gjort med fleirtal."),
}

#: What the sides of an office are often called, in nynorsk; their own words are the office's, in bokmål.
_SIDES: Final = {
    "ansatte": "tilsette",
    "brukere": "brukarar",
    "brukerne": "brukarane",
    "eiere": "eigarar",
    "eierne": "eigarane",
    "foreldre": "foreldre",
    "kommunene": "kommunane",
    "observatører": "observatørar",
    "sykehuset": "sjukehuset",
}


def side_name(side: str, language: Language) -> str:
    """What a side is called as the heading of its members."""
    name = side if language == "nb" else _SIDES.get(side.lower(), side)
    return name[:1].upper() + name[1:]


def word(key: str, language: Language, **names: str) -> str:
    """The words for `key` in the language, with what is named put in.

    Raises:
        KeyError: there are no such words.
    """
    bokmal, nynorsk = _WORDS[key]
    words = bokmal if language == "nb" else nynorsk
    return words.format(**names) if names else words
