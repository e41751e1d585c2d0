"""What a record may say about tables: the view, its filter, its own lines, a control total."""

from collections.abc import Mapping
from typing import Any

from hfi_docs.records.model import Line
from hfi_docs.records.schema.content import FILE
from hfi_docs.records.schema.fields import Field, Schema, amount, cell, choice, items, name, named, text, value, words

#: Roles of a budget line, as written; see `document.RowRole` for what they mean.
LINE_ROLES = ("ledd", "info", "delsum", "sum")

#: How many kroner a printed figure counts.
UNITS = {"kroner": 1, "1000 kroner": 1000, "millioner kroner": 1_000_000}


def _role(line: Mapping[str, Any]) -> str:
    return "delsum" if line["terms"] else "ledd"


LINE: Schema = {
    "id": value("identifier", "Kortnavn", "Brukes i [[kr:tabell.kortnavn]].", to="id", example="ramme", required=True),
    "tekst": text("Tekst", to="text", required=True),
    "beløp": amount("Beløp", "I hele kroner; «5,15 mill» forstås. En liste legges sammen.", to="parts"),
    "sum": words(
        "Sum av",
        "Kortnavn på linjene som legges sammen; minus foran trekker fra. Settes beløp i tillegg, må de stemme.",
        to="terms",
    ),
    "fra": value(
        "reference",
        "Hentes fra",
        "Et tall i en annen tabell, for eksempel «behov-2026.sum».",
        to="source",
        example="behov.sum",
    ),
    "rolle": choice(
        "Rolle",
        LINE_ROLES,
        "delsum er vanlig når linjen har sum. info vises i kursiv og legges ikke sammen.",
        to="role",
        absent=_role,
    ),
    "merknad": cell("Merknad", "Står i en egen kolonne.", to="note"),
}


def filters(description: str, example: str = "") -> Field:
    """Which rows of a source are shown: fields, and the values that they may have."""
    chosen: Field = {"type": ["string", "list"], "empty": False, "schema": {"type": "string", "empty": False}}
    return named("Utvalg", chosen, description, to="filters", example=example)


TABLE: Schema = {
    "visning": value("identifier", "Visning", "Kortnavn i register/visninger.yaml.", to="view", of="visninger"),
    "fil": FILE["fil"],
    "ark": FILE["ark"],
    "område": FILE["område"],
    "overskrifter": FILE["overskrifter"],
    "tittel": text("Tittel", "Står over tabellen når den ligger i teksten.", to="title"),
    "beskrivelse": name("Beskrivelse", "Leses opp av skjermlesere.", to="description", printed=False),
    "plan": value("identifier", "Strategiplan", "Kortnavn i register/strategiplan.yaml.", to="plan", of="strategiplan"),
    "år": value("year", "År", "Året som visningens kolonner gjelder.", to="year", example="2026"),
    "utvalg": filters(
        "Hvilke rader som tas med: felt og verdi. «har: felt» tar med radene der feltet er fylt ut.",
        "{prinsipp: avslutte}",
    ),
    "enhet": choice("Enhet", UNITS, "Det beløpene vises i. De skrives alltid i hele kroner.", to="unit", absent=1),
    "slå_sammen": words(
        "Slå sammen",
        "Kolonner der like celler under hverandre slås sammen, i tillegg til visningens egne.",
        to="merged",
    ),
    "linjer": items("Linjer", LINE, "Radene, når visningen viser linjer fra saken.", to="lines", makes=Line),
    "må_være_lik": words(
        "Må være lik",
        "Kortnavn på linjer som skal ha samme beløp, for eksempel de to summene i en avstemming.",
        to="must_match",
    ),
    "kontrollsum": amount(
        "Kontrollsum", "Summen slik du kjenner den. Stemmer den ikke, stopper byggingen.", to="control"
    ),
}

#: The table of an attachment: its title and its file are the attachment's.
ATTACHED_TABLE: Schema = {field: rule for field, rule in TABLE.items() if field not in ("tittel", *FILE)}
