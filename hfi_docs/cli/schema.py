"""`hfi-docs schema`: what a record may hold, for editors."""

import json
from pathlib import Path

import click

from hfi_docs.check.json_schema import Json, Suggestions
from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import open_workspace
from hfi_docs.cli.terminal import say, say_json
from hfi_docs.errors import UsageError
from hfi_docs.output.write import write_documents
from hfi_docs.pipeline.editor import (
    RECORDS,
    all_schemas,
    find_suggestions,
    missing_files,
    record_schema,
    register_json_schema,
)
from hfi_docs.records.schema.registers import REGISTERS
from hfi_docs.values.words import join_words, suggest, suggest_or_list

_KINDS = (*RECORDS, "register")


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("kind", metavar="[case|draft|meeting|minutes|register NAVN]", nargs=-1)
@click.option(
    "--all", "folder", metavar="MAPPE", type=click.Path(path_type=Path), help="Skriv alle skjemaene til en mappe."
)
@click.option(
    "--editor", is_flag=True, help="Gjør kontorets mappe klar for VS Code: skjemaer, og innstillinger når de mangler."
)
@click.pass_obj
def schema(start: Path | None, kind: tuple[str, ...], folder: Path | None, editor: bool) -> int:
    """Shows a schema, or writes them all."""

    def act() -> int:
        if (bool(kind), bool(folder), editor).count(True) != 1:
            message = f"Skriv ett av {join_words(_KINDS)}, eller bruk --all MAPPE eller --editor."
            raise UsageError(message)
        if kind:
            say_json(json.dumps(_schema(kind, _suggestions(start)), ensure_ascii=False, indent=2))
        elif folder:
            _write({folder / name: content for name, content in all_schemas(_suggestions(start)).items()})
        else:
            _write(missing_files(open_workspace(start)))
        return DONE

    return answer(act, as_json=False)


def _schema(kind: tuple[str, ...], suggestions: Suggestions) -> Json:
    match kind:
        case (name,) if name in RECORDS:
            return record_schema(name, suggestions)
        case ("register", name) if name in REGISTERS:
            return register_json_schema(name, suggestions)
        case ("register", *names):
            known = suggest_or_list(" ".join(names), REGISTERS, none="")
            message = f"Skriv hvilket register, for eksempel «hfi-docs schema register tiltak». {known}"
            raise UsageError(message)
    hint = suggest(kind[0], _KINDS) or f"Disse finnes: {join_words(_KINDS)}."
    message = f"Det finnes ikke noe skjema for «{' '.join(kind)}». {hint}"
    raise UsageError(message)


def _suggestions(start: Path | None) -> Suggestions:
    """The words of the office that one stands in; none outside of one."""
    try:
        return find_suggestions(open_workspace(start))
    except UsageError:
        if start:
            raise
        return {}


def _write(files: dict[Path, bytes]) -> None:
    done = write_documents(files)
    for path in files:
        say(f"{'Skrevet' if path in done.changed else 'Uendret'}: {report.show_path(path)}")
