"""What a case record (sak) may hold."""

from hfi_docs.schema.fields import Schema, choice, items, mapping, prose, text, title, value
from hfi_docs.schema.tables import ATTACHED_TABLE, TABLE

CASE_TYPES = ("beslutning", "drøfting", "orientering", "referat")
STATUSES = ("utkast", "endelig", "behandlet")
LANGUAGES = ("bokmål", "nynorsk")
ORIENTATIONS = ("automatisk", "stående", "liggende")

#: The named sections of a paper. They are printed in the order in which they stand in the file.
SECTIONS: Schema = {
    "sammendrag": prose("Sammendrag"),
    "bakgrunn": prose("Bakgrunn"),
    "fakta": prose("Fakta"),
    "vurdering": prose("Vurdering"),
    "anbefaling": prose("Anbefaling"),
    "forslag_til_vedtak": prose("Forslag til vedtak"),
}

FREE_SECTION: Schema = {
    "overskrift": text("Overskrift", required=True),
    "tekst": prose("Tekst", required=True),
}

ATTACHMENT: Schema = {
    "id": value("identifier", "Kortnavn", "Brukes i [[vedlegg:kortnavn]].", example="strategiplan", required=True),
    "tittel": text("Tittel", "Kan utelates når registeret har en tittel."),
    "tekst": prose("Tekst", "Står mellom overskriften og tabellen."),
    "register": value("identifier", "Register", "Viser en strategiplan fra register/strategiplan.yaml."),
    "tabell": mapping("Tabell", ATTACHED_TABLE),
    "etter": prose("Tekst etter tabellen", "Kan plassere flere tabeller med [[tabell:kortnavn]]."),
    "retning": choice("Sideretning", ORIENTATIONS, "Brede tabeller legges liggende av seg selv."),
}

CASE: Schema = {
    "sak": value("case_number", "Saksnummer", "Nummer og år.", example="13/26", required=True),
    "utvalg": value("identifier", "Utvalg", "Kortnavn i register/utvalg.yaml.", example="SSU"),
    "møte": value("date", "Møte", "Datoen for møtet.", example="2026-05-21", required=True),
    "type": choice("Sakstype", CASE_TYPES, required=True),
    "tittel": title("Tittel", "Beskrivende, uten punktum til slutt.", required=True),
    "kortittel": title("Kort tittel", "Til toppteksten når tittelen er lang."),
    "status": choice("Status", STATUSES, required=True),
    "målform": choice("Målform", LANGUAGES),
    "saksbehandler": title("Saksbehandler", "Rollen, ikke navnet."),
    **SECTIONS,
    "seksjoner": items("Seksjoner", FREE_SECTION, "Egne avsnitt, plassert der de står i fila."),
    "vedlegg": items("Vedlegg", ATTACHMENT),
    "tabeller": {
        "type": "dict",
        "keysrules": {"type": "string", "check_with": "identifier"},
        "valuesrules": {"type": "dict", "schema": TABLE},
        "meta": {
            "label": "Tabeller",
            "help": "Tabeller som plasseres i teksten med [[tabell:kortnavn]] alene på en linje.",
            "example": "",
            "printed": False,
        },
    },
}
