"""What the registers hold: each is a file `cases/register/<name>.yaml` with a list of entries."""

from functools import cache

from hfi_docs.schema.case import SECTIONS
from hfi_docs.schema.fields import Field, Schema, amount, cell, choice, items, mapping, sequence, text, value
from hfi_docs.schema.tables import FILTER_VALUE

PRINCIPLES = ("avslutte", "implementere", "iverksette")
COLUMN_KINDS = ("tekst", "kroner", "antall")

_ID = value("identifier", "Kortnavn", "Små bokstaver, tall og bindestrek.", example="samba", required=True)

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
}

MEETING: Schema = {
    "id": _ID,
    "utvalg": value("identifier", "Utvalg", required=True),
    "dato": value("date", "Dato", "Første dag.", example="2026-05-21", required=True),
    "til": value("date", "Til og med", "Siste dag, når møtet går over flere dager."),
    "navn": text("Navn", "Når møtet har et eget navn.", example="strategisamlingen"),
}

EARLIER_CASE: Schema = {
    "sak": value("case_number", "Saksnummer", example="PA 06/25", required=True),
    "møte": value("date", "Møte", required=True),
    "tittel": text("Tittel", required=True),
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
    "midler": items("Tildelte midler", GRANT),
    "overføringer": items("Overføringer", CARRY_OVER, "Hva som overføres eller frigjøres når året er omme."),
    "behov": items("Nye behov", NEED),
}

COLUMN: Schema = {
    "felt": value("identifier", "Felt", "Feltet som vises.", example="tittel", required=True),
    "overskrift": text("Overskrift", "{år}, {år-1} og {år+1} gir årstall.", required=True),
    "år": value("year_offset", "År", "Årstall, eller +1 eller -1 fra tabellens år."),
    "type": choice("Type", COLUMN_KINDS),
    "sum": choice("Sum", ("ja", "nei"), "Om kolonnen summeres."),
    "deler": choice("Vis deler", ("ja", "nei"), "Om delene i et sammensatt beløp vises under beløpet."),
    "slå_sammen": choice("Slå sammen", ("ja", "nei"), "Om like celler under hverandre slås sammen."),
    "spenn": value("count", "Spenn", "Hvor mange kolonner overskriften dekker.", example="2"),
    "bredde": value("number", "Bredde", "Forholdet til de andre kolonnene. Utelates den, bestemmer teksten."),
    "tom": text("Når tom", "Teksten som står i en tom celle."),
}

VIEW: Schema = {
    "id": _ID,
    "navn": text("Navn", required=True, printed=False),
    "beskrivelse": text("Beskrivelse", "Leses opp av skjermlesere.", printed=False),
    "kilde": choice("Kilde", ("tiltak", "strategiplan", "linjer"), required=True),
    "retning": choice("Sideretning", ("automatisk", "stående", "liggende")),
    "utvalg": {
        "type": "dict",
        "keysrules": {"type": "string"},
        "valuesrules": FILTER_VALUE,
        "meta": {"label": "Utvalg", "help": "Hvilke rader som tas med.", "example": "", "printed": False},
    },
    "kolonner": items("Kolonner", COLUMN, required=True),
    "sumrad": text("Tekst i sumraden", example="SUM"),
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
}


@cache
def register_schema(name: str) -> Schema:
    """The schema of a whole register file."""
    entries: Field = items("Oppføringer", REGISTERS[name], required=True)
    return {"register": choice("Register", [name], required=True), "oppføringer": entries}
