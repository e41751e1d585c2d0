"""What the program finds around itself: the one place to look when something does not work on a machine."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs import __version__
from hfi_docs.check.dictionaries import find_dictionaries, missing_packages, own_folder
from hfi_docs.check.wording.words import VARIABLE
from hfi_docs.errors import HOW_TO_INSTALL, OutsideError, UsageError
from hfi_docs.output.disk import PREFIX
from hfi_docs.output.pdf import Missing, find_converter, is_too_old, missing_extra, missing_fonts
from hfi_docs.pipeline.pdf_fonts import fonts_missing, told_missing, told_remedy
from hfi_docs.pipeline.template_check import check_templates
from hfi_docs.records.files import reason
from hfi_docs.records.load import Workspace, find_workspace
from hfi_docs.values.words import join_words

OK: Final = "i orden"
WANTING: Final = "mangler"
BROKEN: Final = "feil"
_EXTRA: Final = ("pikepdf", "page-validation")
_SPELLING: Final = "Rettskriving"
_HOW_TO_GET: Final = (
    "LibreOffice har dem når norsk stavekontroll er valgt under installasjonen. På Linux heter pakken «hunspell-no»."
)
_DICTIONARY_FILES: Final = ("nb_NO.aff", "nb_NO.dic", "nn_NO.aff", "nn_NO.dic")


class Examined(NamedTuple):
    """One thing that was looked at: its name, `OK`, `WANTING` (papers can be built without it) or `BROKEN`."""

    name: str
    state: str
    found: str
    advice: str = ""


def examine(start: Path, environ: Mapping[str, str]) -> tuple[Examined, ...]:
    """Everything that building papers and PDF depends on, as seen from the folder `start`."""
    return (
        Examined("hfi-docs", OK, __version__),
        Examined("Python", OK, f"{sys.version.split()[0]} ({sys.executable})"),
        *_workspace(start),
        _converter(environ),
        _extra(),
        _fonts(start, environ),
        _spelling(environ),
    )


def _workspace(start: Path) -> Iterator[Examined]:
    try:
        workspace = find_workspace(start)
    except UsageError as error:
        yield Examined("Kontorets mappe", BROKEN, "ikke funnet", str(error))
        return
    yield Examined("Kontorets mappe", OK, str(workspace.root))
    yield _templates(workspace)
    yield _writing(workspace)


def _templates(workspace: Workspace) -> Examined:
    try:
        checked = check_templates(workspace)
    except OutsideError as error:
        return Examined("Word-maler", BROKEN, "kan ikke leses", str(error))
    broken = [path.name for path, faults in checked.items() if faults]
    if broken or not checked:
        advice = "Kjør «hfi-docs template check»." if broken else "Legg malene i templates/docx."
        return Examined("Word-maler", BROKEN, f"må rettes: {join_words(broken)}" if broken else "ingen", advice)
    return Examined("Word-maler", OK, join_words([path.name for path in checked]))


def _writing(workspace: Workspace) -> Examined:
    """Whether papers can be written; tried, because Windows tells of permissions what is not so."""
    folder = workspace.output if workspace.output.is_dir() else workspace.root
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=PREFIX):
            return Examined("Skrivetilgang", OK, str(workspace.output))
    except OSError as error:
        advice = "Flytt kontorets mappe dit du kan lagre filer, eller be om tilgang."
        return Examined("Skrivetilgang", BROKEN, f"kan ikke skrive i {folder} ({reason(error)})", advice)


def _converter(environ: Mapping[str, str]) -> Examined:
    converter = find_converter(environ)
    if isinstance(converter, Missing):
        return Examined("PDF-program", WANTING, "ikke funnet", converter.message)
    told = converter.version()
    if not told:
        advice = f"Start {converter.name} én gang for å se om det virker, eller installer det på nytt."
        return Examined("PDF-program", WANTING, f"{converter.name} svarer ikke ({converter.program})", advice)
    if is_too_old(told):
        return Examined(
            "PDF-program", WANTING, f"{told} ({converter.program})", "Installer LibreOffice 7.4 eller nyere."
        )
    return Examined("PDF-program", OK, f"{told} ({converter.program})")


def _extra() -> Examined:
    missing = missing_extra()
    if missing:
        return Examined("PDF-kontroll", WANTING, f"{join_words(missing)} er ikke installert", HOW_TO_INSTALL)
    return Examined("PDF-kontroll", OK, join_words([f"{package} {version(package)}" for package in _EXTRA]))


def _fonts(start: Path, environ: Mapping[str, str]) -> Examined:
    """Whether the fonts of the office's templates are there; Calibri, where there is no office."""
    try:
        workspace = find_workspace(start)
        templates = {path.name: workspace.read_template(path.name) for path in check_templates(workspace)}
        missing = fonts_missing(templates, environ)
    except (UsageError, OutsideError):
        missing = {font: [] for font in missing_fonts(["Calibri"], environ)}
    if not missing:
        return Examined("Skrift", OK, "skriftene i malene er installert")
    told = [f"{told_missing(font)}{f' ({join_words(names)})' if names else ''}" for font, names in missing.items()]
    return Examined("Skrift", WANTING, "; ".join(told), told_remedy([*missing]))


def _spelling(environ: Mapping[str, str]) -> Examined:
    """Whether words are looked up in dictionaries."""
    missing, found = missing_packages(), find_dictionaries(environ, environ.get(VARIABLE))
    if missing:
        return Examined(_SPELLING, WANTING, f"{join_words(missing)} er ikke installert", HOW_TO_INSTALL)
    if not found.bokmal or not found.nynorsk:
        advice = f"{_HOW_TO_GET} Ellers legges {join_words(_DICTIONARY_FILES)} i {own_folder()}."
        return Examined(_SPELLING, WANTING, "ordbøkene er ikke funnet", advice)
    return Examined(_SPELLING, OK, f"ordbøkene {found.bokmal} og {found.nynorsk.name}")
