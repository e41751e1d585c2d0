"""What a meeting record (møte) may hold."""

from hfi_docs.records.schema.case import LANGUAGES
from hfi_docs.records.schema.content import CASE_TYPES, GROUP
from hfi_docs.records.schema.fields import Schema, choice, items, prose, text, value

MEETING_STATUSES = ("utkast", "endelig")

AGENDA_ITEM: Schema = {
    "sak": value("case_number", "Sak", "Saken som skal behandles.", example="PA 03/26"),
    "punkt": text("Punkt", "I stedet for sak: et punkt uten nummer.", example="Eventuelt"),
    "type": choice("Type", CASE_TYPES, "For et punkt. En sak har typen sin selv."),
    "minutter": value("whole_number", "Minutter", "Hvor lang tid punktet er tildelt.", example="15"),
    "merknad": text("Merknad", "Står under tittelen."),
    "for": GROUP,
    "dag": value("date", "Dag", "Dagen punktet tas, når møtet går over flere dager."),
}

DAY: Schema = {
    "dato": value("date", "Dato", required=True),
    "tid": value("time_span", "Tid", example="10.00–14.00", required=True),
}

DEADLINE: Schema = {
    "hva": text("Hva", required=True),
    "dato": value("date", "Dato", required=True),
}

MEETING_RECORD: Schema = {
    "utvalg": value("identifier", "Utvalg", "Kortnavn i register/utvalg.yaml.", example="SSU", required=True),
    "møte": value("date", "Møte", "Første dag.", example="2026-05-21", required=True),
    "til": value("date", "Til og med", "Siste dag, når møtet går over flere dager."),
    "id": value("identifier", "Kortnavn", "Kan brukes i henvisninger.", example="strategisamling-2026"),
    "navn": text("Navn", "Når møtet har et eget navn.", example="strategisamlingen"),
    "tid": value("time_span", "Tid", "Fra og til.", example="10.00–14.00"),
    "dager": items("Dager", DAY, "Tiden for hver dag, når dagene er ulike."),
    "sted": text("Sted", example="Teams"),
    "status": choice("Status", MEETING_STATUSES, required=True),
    "målform": choice("Målform", LANGUAGES),
    "saksgrunnlag": choice(
        "Saksgrunnlag", ("ja", "nei"), "Om innkallingen viser forslaget til vedtak i hver sak. Ellers som utvalget."
    ),
    "faste_punkter": choice("Faste punkter", ("ja", "nei"), "«nei» utelater utvalgets faste punkter."),
    "innledning": prose("Innledning", "Står over sakslisten."),
    "saksliste": items("Saksliste", AGENDA_ITEM, "Sakene i den rekkefølgen de skal tas.", required=True),
    "frister": items("Frister", DEADLINE, "I tillegg til utvalgets egne."),
}
