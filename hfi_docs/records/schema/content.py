"""What papers may hold besides text and tables: definitions, tasks, ranked lists, references, signatures."""

from hfi_docs.records.model import Definition, Mailing, Ranked, Ranking, Task
from hfi_docs.records.schema.fields import (
    Field,
    Schema,
    code,
    items,
    letter,
    mapping,
    name,
    named,
    prose,
    sequence,
    text,
    value,
)

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

#: Findings that may stand, each with the reason.
EXCEPTIONS = named(
    "Unntak",
    name("Grunn", "Hvorfor det er riktig slik det står.", example="Slik heter planen.", printed=False),
    "Advarsler som skal stå, hver med grunnen: HFI091: Slik heter planen.",
    to="exceptions",
    keys="finding_code",
)

#: What stands at the head of a letter.
REFERENCES: Schema = {
    "vår_ref": code(
        text("Vår ref.", "Sekretariatets eget saksnummer eller journalnummer.", to="ours", example="26/1234")
    ),
    "deres_ref": code(text("Deres ref.", "Mottakerens nummer.", to="yours", example="2026/88")),
    "saksbehandler": text("Saksbehandler", "Rollen, ikke navnet.", to="officer", example="rådgiver i sekretariatet"),
    "kopi_til": sequence(
        "Kopi til", text("Mottaker", example="Kontrollutvalget"), "Én mottaker i hvert punkt.", to="copies"
    ),
}

SIGNATURE: Schema = {
    "sted": text("Sted", to="place", example="Hamar"),
    "dato": value("date", "Dato", "Dagen det skrives under.", to="day", example="2026-05-04"),
    "navn": text("Navn", "Utelatt står rollen alene.", to="name"),
    "rolle": text("Rolle", "Står under navnet, eller alene.", to="role", example="leder i utvalget"),
}


def _standing(rule: Field, *, required: bool = False) -> Field:
    """A field as an organ has it: a record may say something else, so that it need not be printed."""
    own = {**rule, "required": required, "meta": {**rule["meta"], "printed": False}}
    return {**own, "schema": _standing(rule["schema"])} if "schema" in rule else own


#: Those that an organ always has.
STANDING_REFERENCES: Schema = {field: _standing(rule) for field, rule in REFERENCES.items()}
#: One that an organ always has: a day is each paper's own.
STANDING_SIGNATURE: Schema = {
    **{field: _standing(rule, required=field == "rolle") for field, rule in SIGNATURE.items() if field != "dato"},
    "rolle_nynorsk": text("Rolle på nynorsk", "I papirer på nynorsk.", to="role_nynorsk", printed=False),
}


def _receivers(label: str, description: str, *, to: str) -> Field:
    """An address, or a list of them."""
    one: Field = {"type": "string", "empty": False, "check_with": "mailbox"}
    field = value("mailbox", label, description, to=to, absent=(), example="sekretariat@kommunen.no")
    return {**field, "type": ["string", "list"], "minlength": 1, "schema": one}


_FILLED = "{møte}, {dag}, {tid}, {sted} og andre blir fylt ut."
#: How the e-mail with a meeting's papers is drafted.
MAILING: Schema = {
    "til": _receivers("Til", "Adresser, hver i sitt punkt. Kan utelates.", to="to"),
    "kopi": _receivers("Kopi", "De som skal ha kopi, og ses av alle.", to="copies"),
    "blindkopi": _receivers("Blindkopi", "De som ingen andre ser.", to="hidden"),
    "emne": name("Emne", f"{_FILLED} Utelatt: «Innkalling til …».", to="subject", printed=False),
    "tekst": letter("Tekst", f"Det som står i e-posten. {_FILLED}", to="text"),
    "emne_nynorsk": name("Emne på nynorsk", "Når innkallingen er på nynorsk.", to="subject_nynorsk", printed=False),
    "tekst_nynorsk": letter("Tekst på nynorsk", "Når innkallingen er på nynorsk.", to="text_nynorsk"),
    "lenke": value(
        "web_address",
        "Lenke",
        "Mappen som leserne har tilgang til. Står i e-posten når filene er for store til å legges ved.",
        to="link",
        example="https://kommunen.sharepoint.com/sites/utvalget",
    ),
}

#: The same, with the label that it has where an organ or a part of one has it.
E_POST = mapping(
    "E-post", MAILING, "Utkastet som «hfi-docs mail» lager. Ingenting blir sendt.", to="mailing", makes=Mailing
)
