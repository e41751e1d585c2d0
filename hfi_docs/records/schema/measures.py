"""What is registered of the work: strategy plans, measures with their money, and the year plan."""

from collections.abc import Mapping
from typing import Any

from hfi_docs.records.model import CarryOver, Grant, Need, NeedPart, PlanArea, PlanPoint
from hfi_docs.records.schema.content import CASE_TYPES
from hfi_docs.records.schema.fields import Schema, amount, cell, choice, items, name, sequence, text, value
from hfi_docs.records.schema.organs import ID
from hfi_docs.values.dates import WEEKDAYS

AREA: Schema = {
    "id": ID,
    "navn": text("Navn", to="name", required=True),
    "beskrivelse": cell("Beskrivelse", to="description", required=True),
}

PLAN: Schema = {
    "id": ID,
    "navn": name("Navn", to="name", required=True),
    "periode": value("period", "Periode", to="period", example="2022–2027", required=True),
    "visjon": text("Visjon", to="vision", required=True),
    "mål": cell("Overordnet mål", to="goal", required=True),
    "områder": items("Satsningsområder", AREA, to="areas", makes=PlanArea, required=True),
}

GRANT: Schema = {
    "år": value("year", "År", to="year", required=True),
    "sak": value("case_number", "Besluttet i sak", to="case", required=True, of="saker"),
    "beløp": amount("Beløp", to="parts", required=True),
}

CARRY_OVER: Schema = {
    "fra": value("year", "Fra år", to="year", required=True),
    "overført": amount("Overføres til året etter", to="carried"),
    "frigjort": amount("Frigjøres", "Det som ikke overføres og ikke er brukt.", to="released"),
    "kommentar": cell("Kommentar", to="comment"),
}

NEED_PART: Schema = {
    "id": ID,
    "tekst": text("Tekst", to="text"),
    "beløp": amount("Beløp", to="parts", required=True),
}


def _sum_of_parts(need: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(kroner for part in need["named_parts"] for kroner in part.parts)


NEED: Schema = {
    "år": value("year", "År", to="year", required=True),
    "beskrivelse": cell("Beskrivelse", to="description"),
    "beløp": amount("Beløp", "Utelates når delene er ført opp.", to="amount", absent=_sum_of_parts),
    "merke": text("Merke", "Et ord ved siden av behovet.", to="tag", example="ny"),
    "deler": items("Deler", NEED_PART, "Delene legges sammen.", to="named_parts", makes=NeedPart),
}

MEASURE: Schema = {
    "id": ID,
    "område": value(
        "identifier",
        "Satsningsområde",
        "Kortnavn i strategiplanen.",
        to="area",
        required=True,
        of="strategiplan.områder",
    ),
    "tittel": text("Tittel", to="title", required=True),
    "ansvar": text("Ansvar", to="responsible"),
    "prinsipp": value(
        "identifier",
        "Prinsipp",
        "Et av prinsippene i register/kontor.yaml. Uten prinsipp er tiltaket ikke med i handlingsplanen.",
        to="principle",
        example="iverksette",
        of="kontor.prinsipper",
    ),
    "status": cell("Status", to="status"),
    "oppfølging": cell("Hvem følger opp", to="follow_up"),
    "fase": text("Fase", "Status etter prosjektmodellen.", to="phase", example="Løsning"),
    "deler": sequence(
        "Deler",
        {"type": "string", "empty": False, "check_with": "name"},
        "Navnene på delene, når beløpene er lister: ett navn for hvert ledd i listen.",
        to="part_names",
    ),
    "midler": items("Tildelte midler", GRANT, to="grants", makes=Grant),
    "overføringer": items(
        "Overføringer",
        CARRY_OVER,
        "Hva som overføres eller frigjøres når året er omme.",
        to="carry_overs",
        makes=CarryOver,
    ),
    "behov": items("Nye behov", NEED, to="needs", makes=Need),
}

PLAN_POINT: Schema = {
    "tekst": text("Tekst", to="text", required=True),
    "type": choice("Type", CASE_TYPES, to="kind"),
}

YEAR_PLAN_ENTRY: Schema = {
    "id": ID,
    "år": value("year", "År", to="year", required=True),
    "utvalg": value("identifier", "Utvalg", "Arenaen, når den er et utvalg.", to="organ", of="utvalg"),
    "arena": text("Arena", "Når den ikke er et utvalg.", to="arena", example="Dialogmøte"),
    "region": value("identifier", "Region", "Kortnavn i register/regioner.yaml.", to="region", of="regioner"),
    "møte": value(
        "meeting", "Møte", "Da hentes dato, tid og sted derfra.", to="meeting", example="SSU 2025-02-13", of="møter"
    ),
    "dato": value("date", "Dato", to="day"),
    "til": value("date", "Til og med", to="last_day"),
    "periode": text("Periode", "Når datoen ikke er fastsatt.", to="period", example="august/september"),
    "ukedag": choice("Ukedag", WEEKDAYS, "Når den er kjent og datoen ikke er fastsatt.", to="weekday"),
    "tid": value("time_span", "Tid", to="time", example="10.00–14.00"),
    "varighet": text("Varighet", "Når tiden ikke er fastsatt.", to="length", example="2 timer"),
    "sted": text("Sted", "Utelatt står det «ikke fastsatt».", to="place"),
    "saker": items(
        "Saker",
        {**PLAN_POINT, "punkter": items("Punkter", PLAN_POINT, to="points", makes=PlanPoint)},
        "Det som skal tas opp.",
        to="points",
        makes=PlanPoint,
    ),
}
