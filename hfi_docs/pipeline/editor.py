"""Help while a record is written: its JSON Schema, with the office's own words to choose among, and VS Code's files."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from hfi_docs.check.json_schema import Json, Suggestion, Suggestions, json_schema
from hfi_docs.errors import LoadError
from hfi_docs.pipeline.filing import file_records
from hfi_docs.records.load import Workspace, load_record
from hfi_docs.records.record import Record
from hfi_docs.records.schema.case import CASE, DRAFT
from hfi_docs.records.schema.fields import Schema
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.minutes import MINUTES_RECORD
from hfi_docs.records.schema.registers import REGISTERS, register_schema
from hfi_docs.values.case_numbers import DRAFTS, format_case_identity, parse_meeting_file_name

#: The folder of an office that VS Code reads, and where the schemas lie in it.
EDITOR_FOLDER: Final = ".vscode"
SCHEMA_FOLDER: Final = f"{EDITOR_FOLDER}/skjema"
#: The kinds of record that are no register, by the word that asks for them: what each is called, and its schema.
RECORDS: Final[Mapping[str, tuple[str, Schema]]] = {
    "case": ("sak", CASE),
    "draft": (DRAFTS, DRAFT),
    "meeting": ("møte", MEETING_RECORD),
    "minutes": ("protokoll", MINUTES_RECORD),
}
#: File names that every server and disk agrees on.
_PLAIN_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
#: Servers compare addresses, in which a letter such as ø is written in three ways: a star stands for it.
_ANY_LETTER: Final = str.maketrans(dict.fromkeys("æøå", "*"))
#: Where the records lie that are no cases.
_APART: Final = ("register", "møter", "protokoller", "felles", DRAFTS)
_TOLD: Final = ("tittel", "navn", "tekst", "hva")


def record_schema(kind: str, suggestions: Suggestions) -> Json:
    """The JSON Schema of a kind of record (`RECORDS`)."""
    title, schema = RECORDS[kind]
    return json_schema(title.capitalize(), schema, suggestions)


def register_json_schema(name: str, suggestions: Suggestions) -> Json:
    """The JSON Schema of a register (`REGISTERS`)."""
    return json_schema(f"Registeret {name}", register_schema(name), suggestions)


def all_schemas(suggestions: Suggestions) -> dict[str, bytes]:
    """Every schema by the name of its file."""
    records = {_file_name(RECORDS[kind][0]): record_schema(kind, suggestions) for kind in RECORDS}
    registers = {_file_name(f"register-{name}"): register_json_schema(name, suggestions) for name in REGISTERS}
    return {name: written(schema) for name, schema in (records | registers).items()}


def editor_files(suggestions: Suggestions) -> dict[str, bytes]:
    """What VS Code needs in an office's folder, by path below it: settings, extensions, a task, schemas.

    The settings are the user's own once they are there; the schemas are made anew.
    """
    task = {
        "label": "hfi-docs: hjelp i editoren",
        "type": "process",
        "command": "hfi-docs",
        "args": ["schema", "--editor"],
        "presentation": {"reveal": "silent"},
        "problemMatcher": [],
        "runOptions": {"runOn": "folderOpen"},
    }
    own = {
        "settings.json": _settings(),
        "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        "tasks.json": {"version": "2.0.0", "tasks": [task]},
    }
    return {
        **{f"{EDITOR_FOLDER}/{name}": written(content) for name, content in own.items()},
        **{f"{SCHEMA_FOLDER}/{name}": content for name, content in all_schemas(suggestions).items()},
    }


def missing_files(workspace: Workspace) -> dict[Path, bytes]:
    """What makes an office's folder ready for VS Code: the schemas, and what else is not there yet."""
    files = editor_files(find_suggestions(workspace))
    schemas = f"{SCHEMA_FOLDER}/"
    found = ((name, workspace.root / name, content) for name, content in files.items())
    return {path: content for name, path, content in found if name.startswith(schemas) or not path.exists()}


def written(content: Json) -> bytes:
    """A file of JSON."""
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def find_suggestions(workspace: Workspace) -> Suggestions:
    """What fields may be offered: ids of the registers, cases, meetings, templates; what cannot be read is left out."""
    found: dict[str, dict[str, Suggestion]] = {}
    for name, paths in workspace.register_files().items():
        record = _readable(paths[0])
        for register, each in _of_register(name, record) if record else ():
            found.setdefault(register, {}).setdefault(each.word, each)
    for path in workspace.meeting_files():
        if key := parse_meeting_file_name(path.name):
            word = f"{key[0]} {key[1]}"
            found.setdefault("møter", {}).setdefault(word, Suggestion(word))
    for each in _cases(workspace, found):
        found.setdefault("saker", {}).setdefault(each.word, each)
    templates = {name: Suggestion(name) for name in sorted(workspace.template_names())}
    return {"maler": tuple(templates.values()), **{name: tuple(each.values()) for name, each in found.items()}}


def _cases(workspace: Workspace, found: Mapping[str, Mapping[str, Suggestion]]) -> Iterator[Suggestion]:
    organs = _readable(workspace.register_path("utvalg"))
    entries: Any = organs.data.get("oppføringer", ()) if organs else ()
    standard = [each.get("id") for each in entries if isinstance(each, dict) and each.get("standard") == "ja"]
    default = next((name for name in (*standard, *found.get("utvalg", ())) if isinstance(name, str)), "")
    for number, (path, *_) in sorted(file_records(workspace, default, []).cases.items()):
        record = _readable(path)
        yield Suggestion(format_case_identity(number), _told(record.data) if record else "")


def _of_register(name: str, record: Record) -> Iterator[tuple[str, Suggestion]]:
    """Every id of a register, and of what its entries hold, as «utvalg.grupper»; words that stand in a list too."""
    entries: Any = record.data.get("oppføringer", [record.data])
    for entry in entries if isinstance(entries, list) else ():
        for field, inner in entry.items() if isinstance(entry, dict) else ():
            if field in ("id", "sak") and isinstance(inner, str):
                yield name, Suggestion(inner, _told(entry))
            for each in inner if isinstance(inner, list) else ():
                if isinstance(each, str):
                    yield f"{name}.{field}", Suggestion(each)
                elif isinstance(each, dict) and isinstance(each.get("id"), str):
                    yield f"{name}.{field}", Suggestion(each["id"], _told(each))


def _told(group: Mapping[str, Any]) -> str:
    return next((group[field] for field in _TOLD if isinstance(group.get(field), str)), "")


def _readable(path: Path) -> Record | None:
    try:
        return load_record(path).record
    except LoadError:
        return None


def _file_name(name: str) -> str:
    return f"{name.translate(_PLAIN_LETTERS)}.json"


def _settings() -> Json:
    patterns = {
        "sak": ("**/*", *(f"{folder}/**" for folder in _APART)),
        DRAFTS: (f"{DRAFTS}/**/*",),
        "møte": ("møter/**/*",),
        "protokoll": ("protokoller/**/*",),
        **{f"register-{name}": (f"register/{name}",) for name in REGISTERS},
    }
    return {
        "yaml.schemas": {f"./{SCHEMA_FOLDER}/{_file_name(name)}": _globs(*files) for name, files in patterns.items()},
        # Nothing leaves the machine, and nothing rewrites what was written.
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "yaml.yamlVersion": "1.2",
        "redhat.telemetry.enabled": False,
        "files.encoding": "utf8",
        "[yaml]": {
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
            "editor.wordBasedSuggestions": "off",
        },
    }


def _globs(files: str, *apart: str) -> list[str]:
    """The records below `cases/` that are called so, without those apart."""
    written = [f"cases/{files}.y*ml", *(f"!cases/{each}" for each in apart)]
    return [each.translate(_ANY_LETTER) for each in written]
