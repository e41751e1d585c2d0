"""What a case record (sak) may hold."""

from hfi_docs.records.schema.content import CASE_TYPES, CONTENT, FILE, GROUP, UPDATED_AFTER
from hfi_docs.records.schema.fields import Field, Schema, choice, items, mapping, prose, text, title, value
from hfi_docs.records.schema.tables import ATTACHED_TABLE, TABLE

STATUSES = ("utkast", "endelig", "behandlet")
LANGUAGES = ("bokmål", "nynorsk")
ORIENTATIONS = ("automatisk", "stående", "liggende")
#: Whether a case has a paper of its own: yes, no (it stands in the notice alone), or one that is sent later.
PAPERS = ("ja", "nei", "ettersendes")

ALTERNATIVE: Schema = {"alternativ": prose("Alternativ", required=True)}


def _decision() -> Field:
    field = prose("Forslag til vedtak", "Tekst, eller en liste med alternativer.")
    return {**field, "type": ["string", "list"], "schema": {"type": "dict", "schema": ALTERNATIVE}}


#: The named sections of a paper. They are printed in the order in which they stand in the file.
SECTIONS: Schema = {
    "sammendrag": prose("Sammendrag"),
    "bakgrunn": prose("Bakgrunn"),
    "fakta": prose("Fakta"),
    "vurdering": prose("Vurdering"),
    "anbefaling": prose("Anbefaling"),
    "forslag_til_vedtak": _decision(),
    "vedtak": prose("Vedtak", "Det som ble vedtatt. Hentes i andre saker med [[vedtak:13/26]]."),
}

FREE_SECTION: Schema = {
    "overskrift": text("Overskrift", required=True),
    "nummerert": choice("Nummerert", ("ja", "nei"), "Om overskriften er et kapittel med nummer."),
    "oppdateres_etter": UPDATED_AFTER,
    "tekst": prose("Tekst"),
    **CONTENT,
    "etter": prose("Tekst til slutt"),
}

_TABLE_FIELDS: Schema = {
    "register": value("identifier", "Register", "Viser en strategiplan fra register/strategiplan.yaml."),
    "tabell": mapping("Tabell", ATTACHED_TABLE),
}

#: An attachment that several cases share.
SHARED_ATTACHMENT: Schema = {
    "id": value("identifier", "Kortnavn", example="strategiplan", required=True),
    "tittel": text("Tittel", "Kan utelates når registeret har en tittel."),
    "tekst": prose("Tekst", "Står mellom overskriften og tabellen."),
    **CONTENT,
    **_TABLE_FIELDS,
    **FILE,
    "etter": prose("Tekst etter tabellen", "Kan plassere flere tabeller med [[tabell:kortnavn]]."),
    "retning": choice("Sideretning", ORIENTATIONS, "Brede tabeller legges liggende av seg selv."),
}

ATTACHMENT: Schema = {
    **SHARED_ATTACHMENT,
    "id": value("identifier", "Kortnavn", "Brukes i [[vedlegg:kortnavn]].", example="strategiplan", required=True),
    "felles": value("identifier", "Felles vedlegg", "Kortnavn i register/vedlegg.yaml."),
    "sak": value("case_number", "Sak", "Papiret til en annen sak.", example="PA 03/26"),
    "møte": value("meeting", "Møte", "Innkallingen og alle sakene til et annet møte.", example="PA 2026-06-19"),
    "oppdateres_etter": UPDATED_AFTER,
    "for": GROUP,
}

FIGURE: Schema = {
    name: {**field, "required": name in ("fil", "alt", "bildetekst")}
    for name, field in FILE.items()
    if name in ("fil", "alt", "bildetekst", "bredde")
}

STEP: Schema = {
    "utvalg": value("identifier", "Utvalg", required=True),
    "møte": value("date", "Møtedato"),
    "sak": value("case_number", "Utvalgssak"),
}


def _named(label: str, schema: Schema, description: str) -> Field:
    return {
        "type": "dict",
        "keysrules": {"type": "string", "check_with": "identifier"},
        "valuesrules": {"type": "dict", "schema": schema},
        "meta": {"label": label, "help": description, "example": "", "printed": False},
    }


CASE: Schema = {
    "sak": value("case_number", "Saksnummer", "Nummer og år.", example="13/26", required=True),
    "utvalg": value("identifier", "Utvalg", "Kortnavn i register/utvalg.yaml.", example="SSU"),
    "møte": value("date", "Møte", "Datoen for møtet.", example="2026-05-21", required=True),
    "type": choice("Sakstype", CASE_TYPES, required=True),
    "tittel": title("Tittel", "Beskrivende, uten punktum til slutt.", required=True),
    "kortittel": title("Kort tittel", "Til toppteksten når tittelen er lang."),
    "status": choice("Status", STATUSES, required=True),
    "framlegg": choice(
        "Framlegg", PAPERS, "«nei»: saken står bare i innkallingen. «ettersendes»: papiret kommer senere."
    ),
    "målform": choice("Målform", LANGUAGES),
    "saksbehandler": title("Saksbehandler", "Rollen, ikke navnet."),
    "arkivsak": title("Arkivsak", "Nummeret i arkivet.", example="26/1234"),
    "saksgang": items("Saksgang", STEP, "Utvalgene som behandler saken, i rekkefølge."),
    **SECTIONS,
    "seksjoner": items("Seksjoner", FREE_SECTION, "Egne avsnitt, plassert der de står i fila."),
    "vedlegg": items("Vedlegg", ATTACHMENT),
    "tabeller": _named(
        "Tabeller", TABLE, "Tabeller som plasseres i teksten med [[tabell:kortnavn]] alene på en linje."
    ),
    "figurer": _named("Figurer", FIGURE, "Bilder som plasseres i teksten med [[figur:kortnavn]] alene på en linje."),
}
