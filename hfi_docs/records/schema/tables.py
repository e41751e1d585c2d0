"""What a record may say about tables: the view, its filter, its own lines, a control total."""

from hfi_docs.records.schema.content import FILE
from hfi_docs.records.schema.fields import Schema, amount, cell, choice, items, sequence, text, value

#: Roles of a budget line, as written; see `document.RowRole` for what they mean.
LINE_ROLES = ("ledd", "info", "delsum", "sum")

UNITS = ("kroner", "1000 kroner", "millioner kroner")

LINE: Schema = {
    "id": value("identifier", "Kortnavn", "Brukes i [[kr:tabell.kortnavn]].", example="ramme", required=True),
    "tekst": text("Tekst", required=True),
    "beløp": amount("Beløp", "I hele kroner. En liste legges sammen."),
    "sum": sequence(
        "Sum av",
        {"type": "string", "empty": False},
        "Kortnavn på linjene som legges sammen; minus foran trekker fra. Settes beløp i tillegg, må de stemme.",
    ),
    "fra": value(
        "reference",
        "Hentes fra",
        "Et tall i en annen tabell, for eksempel «behov-2026.sum».",
        example="behov.sum",
    ),
    "rolle": choice("Rolle", LINE_ROLES, "info vises i kursiv og legges ikke sammen."),
    "merknad": cell("Merknad"),
}

FILTER_VALUE = {
    "type": ["string", "list"],
    "empty": False,
    "schema": {"type": "string", "empty": False},
}

TABLE: Schema = {
    "visning": value("identifier", "Visning", "Kortnavn i register/visninger.yaml."),
    "fil": FILE["fil"],
    "ark": FILE["ark"],
    "område": FILE["område"],
    "tittel": text("Tittel", "Står over tabellen når den ligger i teksten."),
    "beskrivelse": text("Beskrivelse", "Leses opp av skjermlesere.", printed=False),
    "plan": value("identifier", "Strategiplan", "Kortnavn i register/strategiplan.yaml."),
    "år": value("year", "År", "Året som visningens kolonner gjelder.", example="2026"),
    "utvalg": {
        "type": "dict",
        "keysrules": {"type": "string"},
        "valuesrules": FILTER_VALUE,
        "meta": {
            "label": "Utvalg",
            "help": "Hvilke rader som tas med: felt og verdi. «har: felt» tar med radene der feltet er fylt ut.",
            "example": "{prinsipp: avslutte}",
            "printed": False,
        },
    },
    "enhet": choice("Enhet", UNITS, "Det beløpene vises i. De skrives alltid i hele kroner."),
    "slå_sammen": sequence(
        "Slå sammen",
        {"type": "string", "empty": False},
        "Kolonner der like celler under hverandre slås sammen, i tillegg til visningens egne.",
    ),
    "linjer": items("Linjer", LINE, "Radene, når visningen viser linjer fra saken."),
    "må_være_lik": sequence(
        "Må være lik",
        {"type": "string", "empty": False},
        "Kortnavn på linjer som skal ha samme beløp, for eksempel de to summene i en avstemming.",
    ),
    "kontrollsum": amount("Kontrollsum", "Summen slik du kjenner den. Stemmer den ikke, stopper byggingen."),
}

#: The table of an attachment: its title and its file are the attachment's.
ATTACHED_TABLE: Schema = {name: field for name, field in TABLE.items() if name not in ("tittel", *FILE)}
