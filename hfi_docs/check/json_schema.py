"""The schemas as JSON Schema (draft-07), for editors: the shape that `shape` and Cerberus ask for, in a third tongue.

An editor reads YAML's own types: what our reader would take from the text of a number may be a number here. What a
pattern cannot tell is left to `check`. What is right for `check` is right here, but for the bare words that YAML takes
for an empty field or for a truth (`null`, `true`): an editor that took them would offer them everywhere.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from hfi_docs.check.sentences import TYPE_HINTS
from hfi_docs.check.shape import READERS
from hfi_docs.papers.tables import COLUMN_KINDS
from hfi_docs.records.schema.fields import TEXTS, Field, Schema
from hfi_docs.values.kinds import KINDS
from hfi_docs.values.references import REFERENCE_OPENED
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import join_words

Json: TypeAlias = dict[str, Any]


class Suggestion(NamedTuple):
    """A word that an editor offers, and what it stands for."""

    word: str
    told: str = ""


#: What may be offered by the register, or the part of one, that holds it (`of` of a field).
Suggestions: TypeAlias = Mapping[str, Sequence[Suggestion]]

_DIALECT: Final = "http://json-schema.org/draft-07/schema#"
#: Texts that YAML reads as something else, by what it reads them as: the narrowest kind first.
_OTHER_TYPES: Final = (
    ("integer", ("1", "-1", "+1", "12", "120", "2026", "200000", "974760673")),
    ("number", ("1.5", "10.40", "13.26", "1e5")),
)
_LETTER, _SIGN_OF_WORD = r"[^\x00-@\[-\x60{-\x7F]", r"[^\x00-/:-@\[-\x5E\x60{-\x7F]"


def json_schema(title: str, schema: Schema, suggestions: Suggestions) -> Json:
    """The JSON Schema of a whole record."""
    return {"$schema": _DIALECT, "title": title, "type": "object", **_fields(schema, suggestions)}


def _fields(schema: Schema, suggestions: Suggestions) -> Json:
    required = [name for name, rule in schema.items() if rule.get("required")]
    return {
        "properties": {name: _field(rule, suggestions) for name, rule in schema.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
        "errorMessage": f"Dette kan ikke stå her. Disse feltene kan: {join_words(list(schema))}.",
    }


def _field(rule: Field, suggestions: Suggestions) -> Json:
    """Every keyword concerns one type only, so what a field may be stands side by side."""
    kinds = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
    made: Json = {}
    types: list[str] = []
    advice: list[str] = []
    for kind in kinds:
        part = _MAKERS[kind](rule, suggestions)
        types += part.pop("type")
        advice.append(part.pop("errorMessage", TYPE_HINTS[kind]))
        made |= part
    if "string" in kinds:
        made |= _offered(rule, suggestions)
    kind_of = types if len(types) > 1 else types[0]
    return {**_told(rule), "type": kind_of, **made, "errorMessage": " Eller: ".join(advice)}


def _told(rule: Field) -> Json:
    """What an editor shows: label, help and example."""
    meta = rule.get("meta")
    if meta is None:
        return {}
    example = f"Eksempel: {meta['example']}" if meta["example"] and "allowed" not in rule else ""
    told = "\n".join(filter(None, (meta["help"], example)))
    return {"title": meta["label"], **({"description": told} if told else {})}


def _offered(rule: Field, suggestions: Suggestions) -> Json:
    """What an editor may offer; whatever else is written is taken too."""
    offered = suggestions.get(rule.get("meta", {}).get("of", ""), ())
    snippets = [{"label": each.word, "description": each.told or each.word, "body": each.word} for each in offered]
    return {"defaultSnippets": snippets} if snippets else {}


def _text(rule: Field, _: Suggestions) -> Json:
    kind = rule.get("check_with", "")
    words = list(COLUMN_KINDS) if kind == "column_kind" else rule.get("allowed")
    if words:
        return {"type": ["string"], "enum": words, "errorMessage": f"Velg mellom {join_words(words)}."}
    others = [name for name, texts in _OTHER_TYPES if _reads_any(kind, texts)]
    # Every whole number is a number.
    others = [name for name in others if name != "integer" or "number" not in others]
    made: Json = {"type": ["string", *others], "errorMessage": _advice(kind)}
    if pattern := text_pattern(kind):
        made["pattern"] = pattern
    elif not rule.get("empty", True):
        made["minLength"] = 1
    return made


def _list(rule: Field, suggestions: Suggestions) -> Json:
    least = max(rule.get("minlength", 0), 0 if rule.get("empty", True) else 1)
    items = _field(rule["schema"], suggestions)
    if items["type"] != "object":
        items |= _offered(rule, suggestions)
    return {"type": ["array"], "items": items, **({"minItems": least} if least else {})}


def _group(rule: Field, suggestions: Suggestions) -> Json:
    least: Json = {} if rule.get("empty", True) else {"minProperties": 1}
    if "valuesrules" not in rule:
        return {"type": ["object"], **_fields(rule["schema"], suggestions), **least}
    pattern = text_pattern(rule["keysrules"].get("check_with", ""))
    names: Json = {"propertyNames": {"pattern": pattern}} if pattern else {}
    return {"type": ["object"], "additionalProperties": _field(rule["valuesrules"], suggestions), **names, **least}


_MAKERS: Final = {"string": _text, "list": _list, "dict": _group}


def text_pattern(kind: str) -> str:
    """What every text of a kind matches, as ECMA-262 writes patterns; "" when that cannot be told."""
    if kind in TEXTS:
        unwanted = "" if TEXTS[kind].holds_references else rf"(?![\s\S]*{REFERENCE_OPENED})"
        return rf"^{unwanted}\s*\S" + ("" if TEXTS[kind].is_long else r"[^\n]*\s*$")
    pattern = KINDS[kind].pattern if kind else ""
    return rf"^\s*(?:{_ecma(pattern)})\s*$" if pattern else ""


def _ecma(pattern: str) -> str:
    """A pattern of Python as one that JavaScript takes too, and that takes white space lightly."""
    plain = re.sub(r"\(\?P<\w+>", "(?:", pattern)
    plain = re.sub(r"\(\?i:([^()]*)\)", lambda found: f"(?:{_either_case(found[1])})", plain)
    plain = plain.replace(r"[^\W\d_]", _LETTER).replace(r"\w", _SIGN_OF_WORD)
    loose = re.sub(r"(?:\\s| )\?", r"\\s*", plain)
    in_class = re.sub(r"(?<!\\)\[(?:\\.|[^\]\\])*\]", lambda found: found[0].replace(" ", r"\s"), loose)
    return in_class.replace(" ", r"\s+")


def _either_case(text: str) -> str:
    return re.sub("[a-z]", lambda found: f"[{found[0].upper()}{found[0]}]", text)


def _reads_any(kind: str, texts: Iterable[str]) -> bool:
    return any(_refusal(kind, text) is None for text in texts)


def _refusal(kind: str, text: str) -> UnreadableError | None:
    try:
        if kind:
            READERS[kind](text)
    except UnreadableError as error:
        return error
    return None


def _advice(kind: str) -> str:
    """What to do about a text that is none of its kind: the hint of the reader itself."""
    if kind in TEXTS:
        one = " på én linje" if not TEXTS[kind].is_long else ""
        return f"Skriv en tekst{one}{'' if TEXTS[kind].holds_references else ', uten henvisninger'}."
    refused = _refusal(kind, "§ ?")
    return refused.hint if refused else TYPE_HINTS["string"]
