"""From Cerberus' error codes to Norwegian sentences at the right place. Mapped by code, never by English text."""

from collections.abc import Iterator, Sequence
from typing import Any

from hfi_docs.check.shape import READERS
from hfi_docs.errors import Finding, Position, Problem, Subject
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.fields import Field, Schema
from hfi_docs.records.schema.leaves import find_field
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import join_words, nearest, split_terms, suggest

SUBJECT = Subject("Feltene", "Et felt som ikke blir forstått, ville blitt borte i papiret.")

MISSING = Finding(
    "HFI030",
    "Feltet «{field}» mangler{where}.",
    "{hint}",
    meaning="Et felt som må være med, mangler.",
    advice="Legg til feltet. Svaret viser et eksempel.",
)
UNKNOWN = Finding(
    "HFI031",
    "Feltet «{field}» er ukjent{where}.",
    "{hint}",
    meaning="Et felt er ukjent der det står.",
    advice="Rett navnet, eller flytt feltet dit det hører hjemme.",
)
EMPTY = Finding(
    "HFI032",
    "Feltet «{field}» er tomt.",
    "{hint}",
    meaning="Et felt er tomt.",
    advice="Skriv en verdi, eller fjern linjen.",
)
WRONG_TYPE = Finding(
    "HFI033",
    "Feltet «{field}» skal være {wanted}, men er {found}.",
    "{hint}",
    meaning="En verdi er av feil slag: tekst, liste eller gruppe av felt.",
    advice="Skriv den slik svaret viser.",
)
NOT_ALLOWED = Finding(
    "HFI034",
    "«{text}» kan ikke brukes i feltet «{field}».",
    "{hint}",
    meaning="Feltet har noen få faste ord, og dette er ikke ett av dem.",
    advice="Velg ett av ordene i svaret.",
)
REFUSED = Finding(
    "HFI035",
    "{message}",
    "{hint}",
    meaning="En verdi kan ikke leses: beløp, dato, saksnummer, lenke, liste eller tabell.",
    advice="Skriv den slik svaret viser.",
)
BARE_ITEM = Finding(
    "HFI159",
    "Punkt {number} under «{field}» mangler feltnavn.",
    "Skriv «{right}».",
    meaning="Et punkt i en liste skal bestå av felt, men har bare en tekst.",
    advice="Sett feltnavn og kolon foran teksten. Svaret viser hvilket.",
)
#: What a text in braces is not read past.
_ENDS = regex(r"[,\[\]{}]|: |:$| #|^[\"'&*!|>%@`#-]")

TOO_SHORT = Finding("HFI036", "Listen «{field}» er tom.", "Skriv minst ett punkt, eller fjern feltet.")


class _Code:
    """Cerberus' codes (cerberus.errors) and our own for a value that its reader refuses."""

    REQUIRED = 0x02
    UNKNOWN = 0x03
    EMPTY = 0x22
    TYPE = 0x24
    LENGTH = 0x27
    ALLOWED = 0x44
    REFUSED = 0x60


UNKNOWN_CODE = _Code.UNKNOWN
_TYPES = {"string": "tekst", "list": "en liste", "dict": "en gruppe felter"}
TYPE_HINTS = {
    "string": "Skriv verdien på samme linje som feltet, eller etter «|» med innrykk.",
    "list": "Begynn hvert punkt med «- » på en egen linje.",
    "dict": "Skriv feltene under, med innrykk.",
}


def meant(error: Any, near: Schema) -> KeyPath | None:
    """The key path of the known field that an unknown one is a misspelling of; it is not missing as well."""
    if error.code != _Code.UNKNOWN:
        return None
    *parents, field = error.document_path
    found = nearest(str(field), near)
    return (*parents, found) if found else None


def problems(record: Record, error: Any, schema: Schema, near: Schema) -> Iterator[Problem]:
    """The problem that a Cerberus error stands for; `near` is the schema of the mapping it stands in."""
    key_path = tuple(error.document_path)
    field = _name(key_path)
    key = record.key_position(key_path)
    value = key if error.value == key_path[-1] else record.position(key_path)
    match error.code:
        case _Code.REQUIRED:
            parent = record.key_position(key_path[:-1])
            yield MISSING.at(
                parent, field=field, where=_where(key_path), hint=_example(field, find_field(schema, key_path))
            )
        case _Code.UNKNOWN:
            hint = _already(record, meant(error, near)) or suggest(field, near) or _all_of(near)
            yield UNKNOWN.at(key, field=field, where=_where(key_path), hint=hint)
        case _Code.EMPTY:
            yield EMPTY.at(key, field=field, hint=_fill_in(find_field(schema, key_path)))
        case _Code.TYPE if error.value != "":
            yield _wrong_type(error, schema, value)
        case _Code.TYPE if "string" not in _kinds(error.constraint):
            yield EMPTY.at(key, field=field, hint=_fill_in(find_field(schema, key_path)))
        case _Code.LENGTH:
            yield TOO_SHORT.at(key, field=field)
        case _Code.ALLOWED if error.value == "":
            yield EMPTY.at(key, field=field, hint=_fill_in(find_field(schema, key_path)))
        case _Code.ALLOWED:
            yield NOT_ALLOWED.at(value, text=error.value, field=field, hint=_choice(str(error.value), error.constraint))
        case _Code.REFUSED:
            message, hint = error.info
            yield REFUSED.at(value, message=message, hint=hint)
        case _Code.TYPE:
            # An empty text where text may stand is reported as empty already.
            return
        case _:
            raise AssertionError(error)


def _wrong_type(error: Any, schema: Schema, at: Position) -> Problem:
    """A text in place of fields, a list in place of a text, and the like."""
    key_path = tuple(error.document_path)
    field = _name(key_path)
    if isinstance(error.value, str) and isinstance(key_path[-1], int):
        inside = find_field(schema, key_path).get("schema", {})
        fields = _fields_for(error.value, inside)
        right = f"- {fields[0]}" if len(fields) == 1 else f"- {{{', '.join(fields)}}}"
        return BARE_ITEM.at(at, number=key_path[-1] + 1, field=field, right=right)
    kinds = _kinds(error.constraint)
    wanted = " eller ".join(_TYPES[kind] for kind in kinds)
    hint = TYPE_HINTS[kinds[0]]
    if isinstance(error.value, str):
        hint = _as_wanted(error.value, find_field(schema, key_path), kinds) or hint
    return WRONG_TYPE.at(at, field=field, wanted=wanted, found=_found(error.value), hint=hint)


def _as_wanted(text: str, field: Field, kinds: Sequence[str]) -> str:
    """How a text is written as what the field wants, "" when that cannot be told."""
    inside = field.get("schema", {})
    if kinds[0] == "dict" and isinstance(inside, dict) and (fields := _fields_for(text, inside, or_else="")):
        return f"Skriv {{{', '.join(fields)}}}."
    if kinds[0] == "list" and inside.get("type") == "string" and (terms := split_terms(text)):
        return f"Skriv [{', '.join(terms)}]."
    return ""


def _already(record: Record, key_path: KeyPath | None) -> str:
    """What to do about a field that stands there already, spelt right."""
    span = record.keys.get(key_path) if key_path else None
    return f"Feltet «{_name(key_path or ())}» står også på linje {span.line}. Slett det ene." if span else ""


def _all_of(near: Schema) -> str:
    return f"Disse finnes her: {join_words(list(near))}."


def _fields_for(text: str, schema: Schema, or_else: str = "…") -> list[str]:
    """A text without a name as the first field that it can stand in, among those that must be there; else `or_else`."""
    meant = next((name for name, rule in schema.items() if _accepts(rule, text)), "")
    names = [name for name, rule in schema.items() if name == meant or rule.get("required")]
    told = [f"{name}: {_in_braces(text) if name == meant else '…'}" for name in names]
    return told or ([f"{or_else}: {text}"] if or_else else [])


def _in_braces(text: str) -> str:
    """A text as it can stand between braces, where a comma ends it."""
    return "'{}'".format(text.replace("'", "''")) if _ENDS.search(text) else text


def _accepts(field: Field, text: str) -> bool:
    if "string" not in _kinds(field["type"]):
        return False
    if "allowed" in field:
        return text in field["allowed"]
    try:
        READERS[field["check_with"]](text)
    except UnreadableError:
        return False
    return True


def _name(key_path: tuple[str | int, ...]) -> str:
    return next((str(step) for step in reversed(key_path) if isinstance(step, str)), "")


def _where(key_path: tuple[str | int, ...]) -> str:
    parents = key_path[:-1]
    numbers = [step + 1 for step in parents if isinstance(step, int)]
    group = _name(parents)
    if not group:
        return ""
    return f" i punkt {numbers[-1]} under «{group}»" if numbers else f" i «{group}»"


def _example(name: str, field: Field) -> str:
    example = field.get("meta", {}).get("example")
    return f"Legg til «{name}: …»" + (f", for eksempel «{name}: {example}»." if example else ".")


def _fill_in(field: Field) -> str:
    return "Skriv en verdi. Feltet må være med." if field.get("required") else "Skriv en verdi, eller fjern linjen."


def _choice(text: str, allowed: Sequence[str]) -> str:
    """The word that was meant, or all there are to choose from."""
    every = f"Velg mellom {join_words(allowed)}."
    # «tusen kroner» is no misspelt «kroner»: it says more.
    says_more = any(word in text.split() for word in allowed)
    return every if says_more else suggest(text, allowed) or every


def _kinds(constraint: Any) -> list[str]:
    return [constraint] if isinstance(constraint, str) else list(constraint)


def _found(value: object) -> str:
    return _TYPES["dict" if isinstance(value, dict) else "list" if isinstance(value, list) else "string"]
