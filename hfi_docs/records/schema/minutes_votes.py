"""What the minutes of a meeting may say of a vote, and of who is meant."""

from hfi_docs.records.schema.fields import Field, Schema, choice, flag, name, named, value
from hfi_docs.records.schema.organs import VOTE_REQUIREMENTS

#: Whose ids a kind may be one of.
_REGISTERS = {"person": "medlemmer", "agenda_item": "saker"}
RESULTS = ("enstemmig", "konsensus", "akklamasjon", "flertall")

ID = value("identifier", "Kortnavn", to="id", example="frist", required=True)


def persons(label: str, description: str = "", *, to: str, required: bool = False, kind: str = "person") -> Field:
    """One or more of a kind: persons, by short names of members or as text, unless another kind is said."""
    return {
        **value(kind, label, description, to=to, absent=(), required=required, of=_REGISTERS.get(kind, "")),
        "type": ["string", "list"],
        "schema": {"type": "string", "empty": False, "check_with": kind},
    }


#: How many voted so: a number, names, or numbers by party or side.
COUNT: Field = {
    **value(
        "votes",
        "Stemmer",
        "Et tall, en liste med medlemmer, eller tall etter parti eller side. Utelatt: resten av dem til stede.",
        example="11",
    ),
    "type": ["string", "list", "dict"],
    "schema": {"type": "string", "empty": False, "check_with": "person"},
    "keysrules": {"type": "string"},
    "valuesrules": {"type": "string", "empty": False, "check_with": "votes"},
}

VOTE: Schema = {
    "over": persons(
        "Over",
        "forslaget, innstillingen, alternativ-2, eller kortnavnet på et forslag; flere i en liste.",
        to="over",
        kind="name",
    ),
    "om": name(
        "Om", "Det som ikke er et forslag: utsettelse, lukking.", to="about", example="utsettelse", printed=False
    ),
    "gjelder": value("points", "Gjelder", "Punktene det stemmes over, eller resten.", to="points", example="punkt 2"),
    "for": COUNT,
    "imot": COUNT,
    "avholdende": COUNT,
    "blanke": COUNT,
    "stemmer": named(
        "Stemmer",
        {"type": "string", "empty": False, "check_with": "votes"},
        "Forslag mot hverandre: hvor mange hvert fikk.",
        example="{forslaget: 25, alternativ-2: 10}",
    ),
    "resultat": choice("Resultat", RESULTS, to="result"),
    "krav": choice(
        "Krav", VOTE_REQUIREMENTS, "Utelatt: som for utvalget, ellers mer enn halvparten.", to="requirement"
    ),
    "dobbeltstemme": name(
        "Dobbeltstemme",
        "Når det sto likt, og møteleder avgjorde: for, imot eller forslaget som vant.",
        to="casting",
        printed=False,
    ),
    "loddtrekning": name(
        "Loddtrekning", "Når det sto likt: for, imot eller forslaget som loddet falt på.", to="lots", printed=False
    ),
    "hemmelig": flag("Hemmelig", "Om stemmene ble gitt hemmelig.", to="is_secret"),
    "ikke_til_stede": persons("Ikke til stede", "Borte bare fra denne voteringen.", to="away"),
}
