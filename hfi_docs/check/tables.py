"""Rules for one table of a case: its view, its filter, its lines, its totals."""

import re
from collections.abc import Iterator

from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import SOURCES, ComputedTable, FigureError
from hfi_docs.papers.tables.measures import MONEY_FIELDS
from hfi_docs.records.model import Line, TableSpec, View
from hfi_docs.records.record import Record
from hfi_docs.values.amounts import format_number
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import join_words, keep_or_add, suggest_or_list

SUBJECT = Subject("Tabeller og tall", "Når tall ikke går opp, vet ingen hvilket som er riktig.")

BAD_FIGURE = Finding(
    "HFI060",
    "{message}",
    "{hint}",
    meaning="Et tall kan ikke regnes ut eller hentes.",
    advice="Rett navnet på linjen eller tabellen som tallet hentes fra.",
)
WRONG_TOTAL = Finding(
    "HFI061",
    "Summen er oppgitt til {stated}, men tabellen gir {computed}.",
    "Rett beløpene i tabellen eller kontrollsummen.",
)
UNBALANCED = Finding("HFI062", "Linjene skal ha samme beløp, men {amounts}.", "Rett beløpene som linjene regnes ut av.")
NO_AMOUNT = Finding(
    "HFI063",
    "Linjen «{line}» har ikke noe beløp.",
    "Skriv «beløp» for et tall, «sum» med linjene som legges sammen, eller «fra» med tallet det hentes fra.",
)
TWO_AMOUNTS = Finding(
    "HFI064", "Linjen «{line}» har både «fra» og {other}.", "Behold bare én av dem, så tallet kommer fra ett sted."
)
UNKNOWN_FIELD = Finding(
    "HFI065",
    "Feltet «{field}» finnes ikke i kilden «{source}».",
    "{hint}",
    advice="Bruk et av feltene som kilden har. Svaret sier hvilke.",
)
MISSING_YEAR = Finding(
    "HFI066", "Visningen «{view}» viser tall for et år, men tabellen mangler «år».", "Legg til «år: …»."
)
NOT_COUNTED = Finding(
    "HFI145",
    "Linjen «{line}» er ikke med i noen sum i tabellen.",
    "Legg den til i «sum», eller sett «rolle: info» hvis den bare er til opplysning.",
    WARNING,
)
NO_ROWS = Finding(
    "HFI067", "Ingen rader passer med utvalget i tabellen «{table}».", "Kontroller verdiene i «utvalg» og året."
)
UNKNOWN_COLUMN = Finding(
    "HFI146",
    "Kolonnen «{field}» finnes ikke i visningen «{view}».",
    "{hint}",
    advice="Bruk en av kolonnene i visningen. Svaret sier hvilke.",
)
NO_LINES = Finding(
    "HFI068",
    "Visningen «{view}» viser linjer, men tabellen mangler «linjer».",
    "Skriv radene under «linjer», hver med «id», «tekst» og «beløp».",
)
LOST_LINES = Finding(
    "HFI069",
    "Tabellen «{table}» har egne linjer, men visningen «{view}» henter radene fra {source}.",
    "Fjern linjene, eller velg en visning med kilde «linjer».",
)
VIEW_OR_FILE = Finding(
    "HFI116",
    "Tabellen «{name}» skal ha enten «visning» eller «fil».",
    "{hint}",
    advice="Skriv «visning» for tall fra registrene og egne linjer, «fil» for tall fra Excel eller CSV.",
)
UNEXPLAINED = Finding(
    "HFI099",
    "Beløpet i linjen «{line}» har ingen forklaring.",
    "Hent det med «fra», legg det sammen med «sum», eller forklar det i «merknad».",
    WARNING,
)
NOT_SHOWN = Finding(
    "HFI282",
    "Linjen «{line}» har «{field}», men visningen «{view}» viser det ikke.",
    "Velg en visning med kolonnen «{field}», eller fjern teksten.",
)
#: All that `check_table` gives.
TABLE_FINDINGS = (
    BAD_FIGURE,
    WRONG_TOTAL,
    UNBALANCED,
    NO_AMOUNT,
    TWO_AMOUNTS,
    UNKNOWN_FIELD,
    MISSING_YEAR,
    NOT_COUNTED,
    NO_ROWS,
    UNKNOWN_COLUMN,
    NO_LINES,
    LOST_LINES,
    VIEW_OR_FILE,
    UNEXPLAINED,
    NOT_SHOWN,
)
#: What a line prints besides its amount.
_LINE_TEXTS = ("tekst", "merknad")

_HAS = "har"
#: What is left of something can be reckoned, or needs a word of explanation.
_LEFT_OVER = regex(r"\b(?:gjenstående|gjenstår|ubrukte?|restmidler|frigjorte?|overførte?)\b", re.IGNORECASE)


def check_table(record: Record, spec: TableSpec, here: Surroundings) -> Iterator[Problem]:
    """Everything that is wrong with a table."""
    if bool(spec.view) == bool(spec.file):
        hint = keep_or_add("visning", "fil", both=bool(spec.view))
        yield VIEW_OR_FILE.at(record.key_position(spec.key), name=spec.id, hint=hint)
    if spec.file or not spec.view:
        return
    view = here.registers.views.get(spec.view)
    if view is not None:
        yield from _check_source(record, spec, view)
        yield from check_filter(record, spec, view)
        yield from _check_year(record, spec, view)
        yield from _check_merged(record, spec, view)
    for line in spec.lines:
        yield from _check_line(record, line)
    yield from _check_counted(record, spec)
    if view is not None and (spec.id in here.table_numbers or spec.key[0] == "vedlegg"):
        yield from _check_shown(record, spec, view)
    yield from _check_figures(record, spec, here)
    table = _computed(spec, here)
    if table is not None and not list(check_filter(record, spec, table.view)):
        if not table.rows and table.view.source != "linjer":
            yield NO_ROWS.at(record.key_position((*spec.key, "utvalg")), table=spec.id)
        yield from _check_totals(record, spec, here)


def check_filter(record: Record, spec: TableSpec | View, view: View) -> Iterator[Problem]:
    """The filter's fields exist in the source."""
    source = SOURCES[view.source]
    for name, chosen in spec.filters.items():
        key = (*spec.key, "utvalg", name)
        asks = name == _HAS and _HAS in source.filters
        known = source.fields if asks else source.filters
        for field in chosen if asks else (name,):
            if field not in known:
                hint = suggest_or_list(field, known, none="")
                at = record.position(key) if asks else record.key_position(key)
                yield UNKNOWN_FIELD.at(at, field=field, source=view.source, hint=hint)


def _check_source(record: Record, spec: TableSpec, view: View) -> Iterator[Problem]:
    if view.source == "linjer" and not spec.lines:
        yield NO_LINES.at(record.key_position(spec.key), view=view.id)
    if view.source != "linjer" and spec.lines:
        at = record.key_position((*spec.key, "linjer"))
        yield LOST_LINES.at(at, table=spec.id, view=view.id, source=view.source)


def _check_year(record: Record, spec: TableSpec, view: View) -> Iterator[Problem]:
    needs_year = any(
        "{år" in column.heading or (column.field in MONEY_FIELDS and column.year is None and view.source == "tiltak")
        for column in view.columns
    )
    if needs_year and spec.year is None:
        yield MISSING_YEAR.at(record.key_position(spec.key), view=view.id)


def _check_merged(record: Record, spec: TableSpec, view: View) -> Iterator[Problem]:
    shown = tuple(column.field for column in view.columns)
    for index, field in enumerate(spec.merged):
        if field not in shown:
            at, hint = record.position((*spec.key, "slå_sammen", index)), suggest_or_list(field, shown, none="")
            yield UNKNOWN_COLUMN.at(at, field=field, view=view.id, hint=hint)


def _check_counted(record: Record, spec: TableSpec) -> Iterator[Problem]:
    """A line that no sum of its table counts, where there is a sum that its reader will trust."""
    counted = {term.lstrip("-− ") for line in spec.lines for term in line.terms}
    if any(line.role == "sum" and line.terms for line in spec.lines):
        for line in spec.lines:
            if line.role in ("ledd", "delsum") and line.id not in counted:
                yield NOT_COUNTED.at(record.position((*line.key, "id")), line=line.id)


def _check_shown(record: Record, spec: TableSpec, view: View) -> Iterator[Problem]:
    """Texts of lines that have no column: they would be lost."""
    hidden = [field for field in _LINE_TEXTS if field not in {column.field for column in view.columns}]
    for field, line in ((field, line) for field in hidden for line in spec.lines if view.source == "linjer"):
        if line.text if field == "tekst" else line.note:
            at = record.position((*line.key, field))
            yield NOT_SHOWN.at(at, line=line.id, field=field, view=view.id)


def _check_line(record: Record, line: Line) -> Iterator[Problem]:
    key = (*line.key, "id")
    if line.parts is None and not line.terms and not line.source:
        yield NO_AMOUNT.at(record.position(key), line=line.id)
    if line.source and (line.parts is not None or line.terms):
        other = "«sum»" if line.terms else "«beløp»"
        yield TWO_AMOUNTS.at(record.position(key), line=line.id, other=other)
    if line.parts and not line.terms and not line.note and _LEFT_OVER.search(line.text):
        yield UNEXPLAINED.at(record.position((*line.key, "beløp")), line=line.text)


def _check_figures(record: Record, spec: TableSpec, here: Surroundings) -> Iterator[Problem]:
    try:
        here.figures.table(spec.id)
    except FigureError as error:
        if "linjer" not in error.key:
            yield _bad_figure(record, error, spec)
    for line in spec.lines:
        try:
            here.figures.line_amount(spec, line)
        except FigureError as error:
            # A line that only repeats another line's fault is reported at its origin.
            if error.key[: len(line.key)] == line.key:
                yield _bad_figure(record, error, spec)


def _computed(spec: TableSpec, here: Surroundings) -> ComputedTable | None:
    try:
        return here.figures.table(spec.id)
    except FigureError:
        return None


def _bad_figure(record: Record, error: FigureError, spec: TableSpec) -> Problem:
    return BAD_FIGURE.at(record.position(error.key or spec.key), message=error.message, hint=error.hint)


def _check_totals(record: Record, spec: TableSpec, here: Surroundings) -> Iterator[Problem]:
    if spec.control is not None:
        key = (*spec.key, "kontrollsum")
        try:
            computed = here.figures.amount(f"{spec.id}.sum")
        except FigureError as error:
            yield BAD_FIGURE.at(record.position(key), message=error.message, hint=error.hint)
        else:
            if computed != sum(spec.control):
                stated = format_number(sum(spec.control))
                yield WRONG_TOTAL.at(record.position(key), stated=stated, computed=format_number(computed))
    if spec.must_match:
        yield from _check_balance(record, spec, here)


def _check_balance(record: Record, spec: TableSpec, here: Surroundings) -> Iterator[Problem]:
    key = (*spec.key, "må_være_lik", 0)
    try:
        amounts = {name: here.figures.amount(f"{spec.id}.{name}") for name in spec.must_match}
    except FigureError as error:
        yield BAD_FIGURE.at(record.position(key), message=error.message, hint=error.hint)
        return
    if len(set(amounts.values())) > 1:
        told = join_words([f"«{name}» er {format_number(amount)}" for name, amount in amounts.items()])
        yield UNBALANCED.at(record.position(key), amounts=told)
