"""What a meeting record (møte) may hold."""

from collections.abc import Mapping
from typing import Any

from hfi_docs.records.model import AgendaItem, AgendaPoint, Deadline
from hfi_docs.records.schema.case import LANGUAGE
from hfi_docs.records.schema.content import CASE_TYPES, EXCEPTIONS, GROUP, REFERENCES, SIGNATURE
from hfi_docs.records.schema.fields import Schema, choice, flag, items, mapping, name, prose, text, value

MEETING_STATUSES = ("utkast", "endelig")

_PRESENTER = text("Ved", "Den som innleder.", to="presenter", example="økonomisjefen")

AGENDA_POINT: Schema = {
    "punkt": text("Punkt", "Bokstaven foran kommer av seg selv.", to="text", example="Regnskapet", required=True),
    "ved": _PRESENTER,
    "minutter": value("whole_number", "Minutter", "Av tiden til punktet det står under.", to="minutes", example="10"),
}

AGENDA_ITEM: Schema = {
    "sak": value("case_number", "Sak", "Saken som skal behandles.", to="case", example="PA 03/26", of="saker"),
    "punkt": text("Punkt", "I stedet for sak: et punkt uten nummer.", to="text", example="Eventuelt"),
    "protokoll": value(
        "meeting",
        "Protokoll",
        "I stedet for sak: godkjenning av protokollen fra et møte.",
        to="minutes_of",
        example="SSU 2026-05-21",
        of="møter",
    ),
    "type": choice("Type", CASE_TYPES, "For et punkt. En sak har typen sin selv.", to="kind"),
    "minutter": value(
        "whole_number",
        "Minutter",
        "Tiden punktet er tildelt. Utelatt får det ikke klokkeslett.",
        to="minutes",
        example="15",
    ),
    "ved": _PRESENTER,
    "merknad": text("Merknad", "Står under tittelen.", to="note"),
    "underpunkter": items("Underpunkter", AGENDA_POINT, "Punkt a), b) … under dette.", to="points", makes=AgendaPoint),
    "for": GROUP,
    "dag": value("date", "Dag", "På det første punktet hver ny dag, når møtet går over flere dager.", to="day"),
}

DAY: Schema = {
    "dato": value("date", "Dato", required=True),
    "tid": value("time_span", "Tid", example="10.00–14.00", required=True),
}

DEADLINE: Schema = {
    "hva": text("Hva", to="text", required=True),
    "dato": value("date", "Dato", to="day", required=True),
}


def usual_id(meeting: Mapping[str, Any]) -> str:
    """The short name of a meeting that is given none: «ssu-2026-05-21»."""
    return f"{meeting['organ'].lower()}-{meeting['day']}"


MEETING_RECORD: Schema = {
    "utvalg": value(
        "identifier",
        "Utvalg",
        "Kortnavn i register/utvalg.yaml.",
        to="organ",
        example="SSU",
        required=True,
        of="utvalg",
    ),
    "møte": value("date", "Møte", "Første dag.", to="day", example="2026-05-21", required=True),
    "til": value("date", "Til og med", "Siste dag, når møtet går over flere dager.", to="last_day"),
    "id": value(
        "identifier",
        "Kortnavn",
        "Til henvisninger: [[møte:strategisamling-2026]].",
        to="id",
        absent=usual_id,
        example="strategisamling-2026",
    ),
    "navn": name("Navn", "Når møtet har et eget navn i løpende tekst.", to="name", example="strategisamlingen"),
    "tid": value("time_span", "Tid", "Fra og til.", to="time", example="10.00–14.00"),
    "dager": items("Dager", DAY, "Tiden for hver dag, når dagene er ulike."),
    "sted": name("Sted", to="place", example="Teams"),
    "status": choice("Status", MEETING_STATUSES, to="status", required=True),
    "målform": LANGUAGE,
    "saksgrunnlag": flag("Saksgrunnlag", "Om innkallingen viser forslaget til vedtak i hver sak. Ellers som utvalget."),
    "faste_punkter": flag("Faste punkter", "«nei» utelater utvalgets faste punkter.", absent=True),
    "referanser": mapping("Referanser", REFERENCES, "Står øverst i innkallingen. Ellers som utvalget."),
    "innledning": prose("Innledning", "Står over sakslisten.", to="intro"),
    "saksliste": items(
        "Saksliste",
        AGENDA_ITEM,
        "Sakene i den rekkefølgen de skal tas.",
        to="items",
        makes=AgendaItem,
        required=True,
    ),
    "frister": items("Frister", DEADLINE, "I tillegg til utvalgets egne.", to="deadlines", makes=Deadline),
    "underskrift": mapping(
        "Underskrift", SIGNATURE, "Den som kaller inn, med sted og dato. Det som er utelatt, er som for utvalget."
    ),
    "unntak": EXCEPTIONS,
}
