"""What sections and attachments may hold besides text and tables: definitions, tasks, ranked lists."""

from hfi_docs.records.schema.fields import Schema, items, mapping, prose, text, value

CASE_TYPES = ("beslutning", "drøfting", "orientering", "referat")

DEFINITION: Schema = {
    "begrep": text("Begrep", "Det som forklares.", example="Sekretariatet"),
    "utvalg": value("identifier", "Utvalg", "I stedet for begrep: navn og kortform fra register/utvalg.yaml."),
    "tekst": text("Tekst", required=True),
}

TASK: Schema = {
    "oppgave": text("Oppgave", "Én linje. Den blir overskriften.", required=True),
    "frist": value(
        "deadline", "Frist", "En dato, eller for eksempel «medio mai 2022».", example="2022-05-15", required=True
    ),
    "ansvar": text("Ansvar", "Hvem som har oppgaven."),
    "beskrivelse": prose("Beskrivelse av oppdraget"),
    "leveranse": prose("Leveranse", "Hva som skal leveres."),
}

RANKED: Schema = {
    "tekst": text("Tekst", required=True),
    "antall": value("whole_number", "Antall", example="5", required=True),
}

RANKING: Schema = {
    "enhet": text("Enhet", "Det som telles.", example="innspill", required=True, printed=False),
    "punkter": items("Punkter", RANKED, "Det høyeste antallet først.", required=True),
}

#: Printed in this order, after `tekst` and before `etter`.
CONTENT: Schema = {
    "definisjoner": items("Definisjoner", DEFINITION, "Begreper som forklares, med begrepet uthevet."),
    "oppgaver": items("Oppgaver", TASK, "Nummererte oppgaver med frist."),
    "rangering": mapping("Rangering", RANKING, "En liste etter hvor mange som mente det samme."),
}

#: What prints a remark that the text is not final, and keeps the case from becoming so.
UPDATED_AFTER = value(
    "case_number",
    "Oppdateres etter",
    "Saken som må behandles først. Med denne linjen kan ikke saken bli endelig.",
    example="13/26",
)

GROUP = value("identifier", "For", "En gruppe i register/utvalg.yaml: bare den skal ha det.", example="kommunale")

#: Where a file lies and how it is shown.
FILE: Schema = {
    "fil": value(
        "attached_file",
        "Fil",
        "Ligger i en mappe med samme navn som saken, eller i cases/felles.",
        example="13-26/rapport.pdf",
    ),
    "ark": text("Ark", "Arket i en Excel-fil.", example="Budsjett", printed=False),
    "område": text("Område", "Celler eller navn på et område i arket.", example="A1:D9", printed=False),
    "alt": text("Alternativ tekst", "Det bildet viser, for dem som får det lest opp.", printed=False),
    "bildetekst": text("Bildetekst", "Står under bildet."),
    "bredde": value("length", "Bredde", "Bredden på bildet.", example="16 cm"),
}
