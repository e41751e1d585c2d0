"""What the registers hold: each is a file `cases/register/<name>.yaml` with a list of entries."""

from functools import cache

from hfi_docs.records.schema.case import SECTIONS, SHARED_ATTACHMENT
from hfi_docs.records.schema.content import CASE_TYPES
from hfi_docs.records.schema.fields import (
    Field,
    Schema,
    amount,
    cell,
    choice,
    items,
    mapping,
    prose,
    sequence,
    text,
    value,
)
from hfi_docs.records.schema.tables import FILTER_VALUE
from hfi_docs.values.dates import WEEKDAYS

PRINCIPLES = ("avslutte", "implementere", "iverksette")
COLUMN_KINDS = ("tekst", "kroner", "antall")
SOURCES = ("tiltak", "strategiplan", "linjer", "årsplan", "medlemmer")

_ID = value("identifier", "Kortnavn", "Små bokstaver, tall og bindestrek.", example="samba", required=True)

#: Where a standing item of an organ stands in the agenda.
PLACES = ("først", "sist")
MEMBER_ROLES = ("leder", "nestleder", "medlem", "varamedlem", "observatør", "sekretær")
SIDES = ("sykehuset", "kommunene", "observatører")

ORGAN_DEADLINE: Schema = {
    "hva": text("Hva", example="Innmelding av saker", required=True),
    "dager": value("whole_number", "Dager", "Hvor mange dager før møtet.", example="21", required=True),
}

STANDING_ITEM: Schema = {
    "punkt": text("Punkt", example="Eventuelt", required=True),
    "punkt_nynorsk": text("Punkt på nynorsk", printed=False),
    "plass": choice("Plass", PLACES, "Foran sakene eller etter dem."),
    "minutter": value("whole_number", "Minutter", example="5"),
}

GROUP_OF_MEMBERS: Schema = {
    "id": _ID,
    "navn": text("Navn", "Slik det står etter «for».", example="kommunale representanter", required=True),
    "navn_nynorsk": text("Navn på nynorsk", printed=False),
}

ORGAN: Schema = {
    "id": value("organ", "Kortform", "Kortformen som står i saksnummeret.", example="SSU", required=True),
    "navn": text("Navn", required=True),
    "navn_nynorsk": text("Navn på nynorsk"),
    "møtenavn": text("Møtenavn", "Det møtet heter i løpende tekst.", example="SSU-møtet"),
    "standard": choice("Standard", ("ja", "nei"), "Utvalget som gjelder når et saksnummer står alene."),
    "mal": value("file_name", "Mal", "Filnavn i templates/docx.", example="sak.docx"),
    "rekkefølge": sequence(
        "Rekkefølge",
        {"type": "string", "allowed": [*SECTIONS, "seksjoner"]},
        "Fast rekkefølge på avsnittene i utvalgets saker.",
    ),
    "ledetekster": mapping(
        "Ledetekster",
        {key: text(field["meta"]["label"]) for key, field in SECTIONS.items()},
        "Egne overskrifter, for eksempel «Kommunedirektørens forslag til vedtak».",
    ),
    "ledetekster_nynorsk": mapping(
        "Ledetekster på nynorsk",
        {key: text(field["meta"]["label"]) for key, field in SECTIONS.items()},
        "I saker på nynorsk. Utelatt brukes de vanlige nynorske overskriftene.",
    ),
    "sakslinje": text(
        "Sakslinje",
        "Linjen over tittelen. «{nummer}» gir saksnummeret.",
        example="Sak {nummer}",
        printed=False,
    ),
    "innkalling": value("file_name", "Mal for innkalling", "Filnavn i templates/docx.", example="innkalling.docx"),
    "saksgrunnlag": choice("Saksgrunnlag", ("ja", "nei"), "Om innkallingen viser forslaget til vedtak i hver sak."),
    "faste_punkter": items("Faste punkter", STANDING_ITEM, "Punkter som står i alle sakslister."),
    "frister": items("Frister", ORGAN_DEADLINE, "Frister som regnes bakover fra møtet."),
    "grupper": items("Grupper", GROUP_OF_MEMBERS, "Deler av utvalget som noen saker er bare for."),
}

MEETING: Schema = {
    "id": _ID,
    "utvalg": value("identifier", "Utvalg", required=True),
    "dato": value("date", "Dato", "Første dag.", example="2026-05-21", required=True),
    "til": value("date", "Til og med", "Siste dag, når møtet går over flere dager."),
    "navn": text("Navn", "Når møtet har et eget navn.", example="strategisamlingen"),
    "tid": value("time_span", "Tid", "Fra og til.", example="10.00–14.00"),
    "sted": text("Sted", printed=False),
}

EARLIER_CASE: Schema = {
    "sak": value("case_number", "Saksnummer", example="PA 06/25", required=True),
    "møte": value("date", "Møte", required=True),
    "tittel": text("Tittel", required=True),
    "vedtak": prose("Vedtak", "Hentes i saker med [[vedtak:…]]."),
}

AREA: Schema = {
    "id": _ID,
    "navn": text("Navn", required=True),
    "beskrivelse": cell("Beskrivelse", required=True),
}

PLAN: Schema = {
    "id": _ID,
    "navn": text("Navn", required=True),
    "periode": value("period", "Periode", example="2022–2027", required=True),
    "visjon": text("Visjon", required=True),
    "mål": cell("Overordnet mål", required=True),
    "områder": items("Satsningsområder", AREA, required=True),
}

GRANT: Schema = {
    "år": value("year", "År", required=True),
    "sak": value("case_number", "Besluttet i sak", required=True),
    "beløp": amount("Beløp", required=True),
}

CARRY_OVER: Schema = {
    "fra": value("year", "Fra år", required=True),
    "overført": amount("Overføres til året etter"),
    "frigjort": amount("Frigjøres"),
    "kommentar": cell("Kommentar"),
}

NEED_PART: Schema = {
    "id": _ID,
    "tekst": text("Tekst"),
    "beløp": amount("Beløp", required=True),
}

NEED: Schema = {
    "år": value("year", "År", required=True),
    "beskrivelse": cell("Beskrivelse"),
    "beløp": amount("Beløp", "Utelates når delene er ført opp."),
    "merke": text("Merke", example="ny"),
    "deler": items("Deler", NEED_PART, "Delene legges sammen."),
}

MEASURE: Schema = {
    "id": _ID,
    "område": value("identifier", "Satsningsområde", "Kortnavn i strategiplanen.", required=True),
    "tittel": text("Tittel", required=True),
    "ansvar": text("Ansvar"),
    "prinsipp": choice("Prinsipp", PRINCIPLES),
    "status": cell("Status"),
    "oppfølging": cell("Hvem følger opp"),
    "fase": text("Fase", "Status etter prosjektmodellen.", example="Løsning"),
    "midler": items("Tildelte midler", GRANT),
    "overføringer": items("Overføringer", CARRY_OVER, "Hva som overføres eller frigjøres når året er omme."),
    "behov": items("Nye behov", NEED),
}

NAMED: Schema = {"id": _ID, "navn": text("Navn", required=True)}

MEMBER: Schema = {
    "id": _ID,
    "utvalg": value("identifier", "Utvalg", example="SSU", required=True),
    "periode": value("period", "Periode", example="2026–2027", required=True),
    "side": choice("Side", SIDES, required=True),
    "organisasjon": value("identifier", "Organisasjon", "Kortnavn i register/organisasjoner.yaml.", required=True),
    "tittel": text("Tittel"),
    "navn": text("Navn", "Utelatt står det «oppnevnes»."),
    "rolle": choice("Rolle", MEMBER_ROLES, required=True),
}

PLAN_POINT: Schema = {
    "tekst": text("Tekst", required=True),
    "type": choice("Type", CASE_TYPES),
}

YEAR_PLAN_ENTRY: Schema = {
    "id": _ID,
    "år": value("year", "År", required=True),
    "utvalg": value("identifier", "Utvalg", "Arenaen, når den er et utvalg."),
    "arena": text("Arena", "Når den ikke er et utvalg.", example="Dialogmøte"),
    "region": value("identifier", "Helseregion", "Kortnavn i register/regioner.yaml."),
    "møte": value("meeting", "Møte", "Da hentes dato, tid og sted derfra.", example="SSU 2025-02-13"),
    "dato": value("date", "Dato"),
    "til": value("date", "Til og med"),
    "periode": text("Periode", "Når datoen ikke er fastsatt.", example="august/september"),
    "ukedag": choice("Ukedag", WEEKDAYS, "Når den er kjent og datoen ikke er fastsatt."),
    "tid": value("time_span", "Tid", example="10.00–14.00"),
    "varighet": text("Varighet", "Når tiden ikke er fastsatt.", example="2 timer"),
    "sted": text("Sted", "Utelatt står det «ikke fastsatt»."),
    "saker": items(
        "Saker",
        {**PLAN_POINT, "punkter": items("Punkter", PLAN_POINT)},
        "Det som skal tas opp.",
    ),
}

COLUMN: Schema = {
    "felt": value("identifier", "Felt", "Feltet som vises.", example="tittel", required=True),
    "overskrift": text("Overskrift", "{år}, {år-1} og {år+1} gir årstall.", required=True),
    "år": value("year_offset", "År", "Årstall, eller +1 eller -1 fra tabellens år."),
    "type": choice("Type", COLUMN_KINDS),
    "sum": choice("Sum", ("ja", "nei"), "Om kolonnen summeres."),
    "deler": choice("Vis deler", ("ja", "nei"), "Om delene i et sammensatt beløp vises under beløpet."),
    "slå_sammen": choice(
        "Slå sammen",
        ("ja", "nei", "oppføring"),
        "Om like celler under hverandre slås sammen. «oppføring»: bare innen én oppføring i registeret.",
    ),
    "spenn": value("count", "Spenn", "Hvor mange kolonner overskriften dekker.", example="2"),
    "bredde": value("number", "Bredde", "Forholdet til de andre kolonnene. Utelates den, bestemmer teksten."),
    "tom": text("Når tom", "Teksten som står i en tom celle."),
    "skjul_tom": choice("Skjul tom", ("ja", "nei"), "Om kolonnen utelates når ingen rad har noe i den."),
}

VIEW: Schema = {
    "id": _ID,
    "navn": text("Navn", required=True, printed=False),
    "beskrivelse": text("Beskrivelse", "Leses opp av skjermlesere.", printed=False),
    "kilde": choice("Kilde", SOURCES, required=True),
    "retning": choice("Sideretning", ("automatisk", "stående", "liggende")),
    "utvalg": {
        "type": "dict",
        "keysrules": {"type": "string"},
        "valuesrules": FILTER_VALUE,
        "meta": {"label": "Utvalg", "help": "Hvilke rader som tas med.", "example": "", "printed": False},
    },
    "kolonner": items("Kolonner", COLUMN, required=True),
    "sumrad": text("Tekst i sumraden", example="SUM"),
    "tittelrad": choice("Tittelrad", ("ja", "nei"), "Om tabellens tittel står i en egen rad øverst."),
    "tomme_områder": text("Tomme områder", "Det som står for et område uten tiltak.", example="Ingen tiltak"),
}

TEXT: Schema = {
    "id": _ID,
    "tekst": text("Tekst", required=True),
}

SPELLING: Schema = {
    "id": _ID,
    "feil": {
        "type": ["string", "list"],
        "empty": False,
        "required": True,
        "check_with": "line",
        "schema": {"type": "string", "empty": False, "check_with": "line"},
        "meta": {
            "label": "Feil",
            "help": "Skrivemåten som skal bort, eller en liste av dem. * til slutt betyr hvilken som helst ending.",
            "example": "brukervedvirkning*",
            "printed": False,
        },
    },
    "riktig": text("Riktig", "Skrivemåten som skal brukes.", required=True, printed=False),
}

#: Every register by its name.
REGISTERS: dict[str, Schema] = {
    "utvalg": ORGAN,
    "møter": MEETING,
    "saker": EARLIER_CASE,
    "strategiplan": PLAN,
    "tiltak": MEASURE,
    "visninger": VIEW,
    "tekster": TEXT,
    "skrivemåter": SPELLING,
    "regioner": NAMED,
    "organisasjoner": NAMED,
    "medlemmer": MEMBER,
    "årsplan": YEAR_PLAN_ENTRY,
    "vedlegg": SHARED_ATTACHMENT,
}


@cache
def register_schema(name: str) -> Schema:
    """The schema of a whole register file."""
    entries: Field = items("Oppføringer", REGISTERS[name], required=True)
    return {"register": choice("Register", [name], required=True), "oppføringer": entries}
