"""Errors that were published, typed again in a record of an office, and what `check` says of each.

The office is the example's, without its list of spellings and without cases of its own but those that are needed.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import Problem, RecordError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from tests.workspaces import REPOSITORY

_HEAD = (
    "sak: 14/26\nutvalg: SSU\nmøte: 2026-05-21\ntype: {kind}\ntittel: {title}\nstatus: utkast\nmålform: {language}\n"
)
_MEETING = "utvalg: SSU\nmøte: 2026-05-21\nstatus: utkast\nsted: Teams\ntid: 10.00–14.00\nmålform: {language}\n"
_CASE, _NOTICE = Path("cases/2026/14-26.yaml"), Path("cases/møter/SSU-2026-05-21.yaml")
_TITLE = "Orientering om arbeidet"


class Typed(NamedTuple):
    """An error as somebody types it: where (`sted`), all that is written, and the words that are wrong in it."""

    number: int
    place: str
    written: str
    wrong: str
    language: str = "bokmål"


def made_office(folder: Path) -> Path:
    """An office with the registers of the example, but for its list of spellings, and one sound case."""
    shutil.copytree(REPOSITORY / "cases" / "register", folder / "cases" / "register")
    (folder / "cases/register/skrivemåter.yaml").unlink()
    meetings = folder / "cases/register/møter.yaml"
    lines = meetings.read_text("utf-8").rstrip("\n").split("\n")
    kept = [line for line in lines if "2026-05-21" not in line]
    meetings.write_text(
        "\n".join(
            [*kept, "  - {id: prøve, utvalg: SSU, dato: 2026-05-21}", "  - {id: pa, utvalg: PA, dato: 2026-06-19}"]
        )
        + "\n",
        "utf-8",
    )
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    (folder / "cases/2026").mkdir()
    (folder / "cases/møter").mkdir()
    return folder


def _block(text: str, indent: int = 2) -> str:
    lines = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in text.split("\n"))
    return f"|\n{lines}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _case(typed: Typed, body: str, kind: str = "orientering", title: str = _TITLE) -> str:
    return _HEAD.format(kind=kind, title=_quoted(title), language=typed.language) + body


def _agenda(typed: Typed) -> str:
    items = "".join(f"  - punkt: {_quoted(line)}\n" for line in typed.written.split("\n") if line)
    return _MEETING.format(language=typed.language) + f"saksliste:\n{items}"


def _written(typed: Typed) -> str:  # noqa: PLR0912 - one branch for each place
    """A case or a notice that says it."""
    text = typed.written
    match typed.place:
        case "tekst" | "avsnitt" | "punkt" | "tabell":
            return _case(typed, f"bakgrunn: {_block(text)}")
        case "vedtak":
            return _case(
                typed, f"bakgrunn: Saken er klar.\nforslag_til_vedtak: {_block(text)}", "beslutning", f"{_TITLE} 2026"
            )
        case "med tiltakstabell":
            table = "tabeller:\n  behov: {visning: behov, år: 2026}\n"
            return _case(typed, f"bakgrunn: {_block(text + chr(10) * 2 + '[[tabell:behov]]')}{table}")
        case "vedtak 2027":
            body = f"bakgrunn: Saken er klar.\nforslag_til_vedtak: {_block(text)}"
            return _case(typed, body, "beslutning", "Partnerskapsmøtet 2027")
        case "endelig":
            body = f"bakgrunn: Saken er klar.\nforslag_til_vedtak: {_block(text)}"
            return _case(typed, body, "beslutning").replace("status: utkast", "status: endelig")
        case "anbefalt":
            advice = "anbefaling: Det anbefales å overføre 200 000 kroner.\n"
            return _case(typed, f"{advice}forslag_til_vedtak: {_block(text)}", "beslutning")
        case "celle":
            table = f"| Tiltak | Merknad |\n|---|---|\n| Tiltaket | {text} |\n| Arbeidet | Ferdig |"
            return _case(typed, f"bakgrunn: {_block(table)}")
        case "kolonne":
            table = f"| Tiltak | {text} |\n|---|---|\n| Tiltaket | Ferdig |"
            return _case(typed, f"bakgrunn: {_block(table)}")
        case "tittel":
            return _case(typed, f"bakgrunn: |\n  ## {text}\n\n  Saken er klar.\n")
        case "samme tittel":
            return _case(typed, f"bakgrunn: |\n  ## {text}\n\n  Saken er klar.\n", title=text)
        case "felt":
            return _case(typed, f"bakgrunn: Saken er klar.\n{text}\n")
        case "vedlegg":
            titles = ("Prioritering for 2025", "Prioritering for 2026")
            items = "".join(
                f"  - {{id: {name}, tittel: {title}, tekst: Listen.}}\n"
                for name, title in zip(("en", "to"), titles, strict=True)
            )
            return _case(typed, f"bakgrunn: {_block(text)}vedlegg:\n{items}")
        case "linje":
            line = f"      - {{id: rest, tekst: {text}, beløp: 750 000}}\n"
            table = f"tabeller:\n  ramme:\n    visning: budsjett\n    år: 2026\n    linjer:\n{line}"
            return _case(typed, f"bakgrunn: '[[tabell:ramme]]'\n{table}")
        case "saksliste sak":
            return _MEETING.format(language=typed.language) + f"saksliste:\n  {text}\n"
        case "møte":
            body = f"innledning: {_block(text)}saksliste:\n  - punkt: Orientering om arbeidet\n"
            return _MEETING.format(language=typed.language) + body
        case "saksliste":
            return _agenda(typed)
        case place:
            raise ValueError(place)


_NOTICES = ("møte", "saksliste", "saksliste sak")


def _entry(typed: Typed) -> tuple[str, str]:
    """A register, and the entry that says it."""
    kind, _, field = typed.place.partition(" ")
    text = typed.written
    if kind == "register":
        return field, f"  {text}\n"
    if kind == "medlem":
        values = {"navn": "Kari Nordmann", "rolle": "medlem", field: text}
        rest = "utvalg: SSU, periode: 2026–2027, organisasjon: sykehuset-innlandet, tittel: Leder, side: si"
        return "medlemmer", f"  - {{id: prøve, {rest}, navn: {_quoted(values['navn'])}, rolle: {values['rolle']}}}\n"
    values = {"tittel": "Tiltaket", "ansvar": "SI", **({field: text} if field in ("tittel", "ansvar") else {})}
    entry = "".join(f"    {name}: {_quoted(value)}\n" for name, value in values.items())
    first = f"  - id: prøve\n    område: samhandle\n{entry}"
    if field == "to":
        return "tiltak", "".join(
            f"{first.replace('prøve', name)}    status: {_quoted(text)}\n" for name in ("en", "to")
        )
    money = "    midler:\n      - {år: 2025, sak: 22/25, beløp: 250 000}\n" if not field else ""
    return "tiltak", first.replace("prøve", typed.wrong if not field else "prøve") + money


def told(office: Path, typed: Typed) -> list[Problem]:
    """What `check` says of the words that are wrong, once the record is put in its place."""
    for each in (_CASE, _NOTICE):
        (office / each).unlink(missing_ok=True)
    if typed.place.split(" ")[0] in ("register", "medlem", "tiltak"):
        name, entry = _entry(typed)
        path = office / "cases/register" / f"{name}.yaml"
        before = path.read_text("utf-8")
        path.write_text(before.rstrip("\n") + "\n" + entry, "utf-8")
        try:
            first = before.rstrip("\n").count("\n") + 2
            return [each for each in _problems(office) if each.position.path == path and each.position.line >= first]
        finally:
            path.write_text(before, "utf-8")
    path = office / (_NOTICE if typed.place in _NOTICES else _CASE)
    path.write_text(_written(typed), "utf-8")
    return [each for each in _problems(office) if each.position.path == path and _is_about(each, path, typed)]


def _problems(office: Path) -> tuple[Problem, ...]:
    try:
        return check_cases(Office(Workspace(office)), Selection()).problems
    except RecordError as error:
        return error.problems


def _is_about(problem: Problem, path: Path, typed: Typed) -> bool:
    """Whether the caret stands within the wrong words, or before them in a message that says them."""
    at, first = problem.position, typed.wrong.split("\n")[0]
    line = path.read_text("utf-8").split("\n")[at.line - 1]
    if typed.place in ("felt", "linje", "anbefalt", "saksliste sak", "samme tittel"):
        return first in line or typed.place == "samme tittel"
    start = line.find(first)
    if first in line[at.column - 1 :] and line[at.column - 1 :].startswith(first):
        return True
    hits = 0 <= start < at.column <= start + len(first)
    return hits or (start >= 0 and at.column <= start + 1 and first[:12] in problem.message)
