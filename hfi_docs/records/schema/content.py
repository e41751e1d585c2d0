"""What sections and attachments may hold besides text and tables: definitions, tasks, ranked lists."""

from hfi_docs.records.model import Definition, Ranked, Ranking, Task
from hfi_docs.records.schema.fields import Schema, items, mapping, name, prose, sequence, text, value

CASE_TYPES = ("beslutning", "drøfting", "orientering", "referat")

DEFINITION: Schema = {
    "begrep": name("Begrep", "Det som forklares.", to="term", example="Sekretariatet"),
    "utvalg": value(
        "identifier",
        "Utvalg",
        "I stedet for begrep: navn og kortform fra register/utvalg.yaml.",
        to="organ",
        of="utvalg",
    ),
    "tekst": text("Tekst", to="text", required=True),
}

TASK: Schema = {
    "oppgave": text("Oppgave", "Én linje. Den blir overskriften.", to="title", required=True),
    "frist": value(
        "deadline",
        "Frist",
        "En dato, «medio mai 2027», «våren 2027», «1. kvartal 2027» eller «2. halvår 2027».",
        to="deadline",
        example="2022-05-15",
        required=True,
    ),
    "ansvar": text("Ansvar", "Hvem som har oppgaven.", to="responsible"),
    "beskrivelse": prose("Beskrivelse av oppdraget", to="description"),
    "leveranse": prose("Leveranse", "Hva som skal leveres.", to="delivery"),
}

RANKED: Schema = {
    "tekst": text("Tekst", to="text", required=True),
    "antall": value("whole_number", "Antall", to="mentions", example="5", required=True),
}

RANKING: Schema = {
    "enhet": name("Enhet", "Det som telles.", to="unit", example="innspill", required=True, printed=False),
    "punkter": items("Punkter", RANKED, "Det høyeste antallet først.", to="points", makes=Ranked, required=True),
}

#: Printed in this order, after `tekst` and before `etter`.
CONTENT: Schema = {
    "definisjoner": items(
        "Definisjoner", DEFINITION, "Begreper som forklares, med begrepet uthevet.", to="definitions", makes=Definition
    ),
    "oppgaver": items("Oppgaver", TASK, "Nummererte oppgaver med frist.", to="tasks", makes=Task),
    "rangering": mapping(
        "Rangering", RANKING, "En liste etter hvor mange som mente det samme.", to="ranking", makes=Ranking
    ),
}

#: What prints a remark that the text is not final, and keeps the case from becoming so.
UPDATED_AFTER = value(
    "case_number",
    "Oppdateres etter",
    "Saken som må behandles først. Med denne linjen kan ikke saken bli endelig.",
    to="updated_after",
    example="13/26",
    of="saker",
)

GROUP = value(
    "identifier",
    "For",
    "En gruppe i register/utvalg.yaml: bare den skal ha det.",
    to="group",
    example="kommunale",
    of="utvalg.grupper",
)

#: Where a file lies and how it is shown.
FILE: Schema = {
    "fil": value(
        "attached_file",
        "Fil",
        "Ligger i en mappe med samme navn som saken, eller i cases/felles.",
        to="path",
        example="13-26/rapport.pdf",
    ),
    "ark": name("Ark", "Arket i en Excel-fil.", to="sheet", example="Budsjett", printed=False),
    "område": name("Område", "Celler eller navn på et område i arket.", to="area", example="A1:D9", printed=False),
    "overskrifter": sequence(
        "Overskrifter",
        {"type": "string", "empty": False, "check_with": "name"},
        "Kolonnenes overskrifter, når tittelraden i filen mangler eller har en tom celle.",
        to="headings",
    ),
    "alt": name("Alternativ tekst", "Det bildet viser, for dem som får det lest opp.", to="alt", printed=False),
    "bildetekst": text("Bildetekst", "Står under bildet.", to="caption"),
    "bredde": value(
        "length",
        "Bredde",
        "Bredden på bildet. Utelatt: så stort som det er, men aldri bredere enn siden.",
        to="width",
        example="16 cm",
    ),
}
