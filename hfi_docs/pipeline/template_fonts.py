"""The fonts of templates: measured where they are installed, and kept beside the template for every machine."""

from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import TemplateError
from hfi_docs.output.write import write_documents
from hfi_docs.records.load import Workspace
from hfi_docs.values.words import join_words
from hfi_docs.word.opc.archive import unzip
from hfi_docs.word.render.fonts import is_ours
from hfi_docs.word.render.fonts.files import Measures, measure
from hfi_docs.word.render.fonts.kept import kept_measures, stored_measures
from hfi_docs.word.render.fonts.used import fonts_used


class FontsOfTemplate(NamedTuple):
    """Of the fonts that our tables lack: those that were measured now, and those that nobody has measured."""

    measured: tuple[str, ...]
    unknown: tuple[str, ...]
    kept_in: str

    @property
    def remarks(self) -> list[str]:
        """What the office should know, a sentence or two each."""
        told = []
        if self.measured:
            told.append(f"{_named(self.measured)} er målt. Målene ligger i {self.kept_in}, og skal følge malen.")
        if self.unknown:
            told.append(
                f"{_named(self.unknown)} er ikke målt, så kolonnene blir romslige, og sidene kan bli feil anslått. "
                "Kjør kontrollen med tillegget [fonts] på en maskin som har skriften."
            )
        return told


def measure_fonts(workspace: Workspace, template: Path) -> FontsOfTemplate:
    """Measures what can be measured on this machine of a template's fonts, and keeps it beside the template.

    What was measured before stays as it is, so that papers do.

    Raises:
        OutsideError: the file of measures cannot be read or written.
    """
    path = workspace.measures_path(template.name)
    wanted = [name for name in fonts_used(unzip(workspace.read_template(template.name)).parts) if not is_ours(name)]
    kept = _kept(workspace, template.name) if wanted else {}
    known = {name: kept[name] for name in wanted if name in kept}
    found = measure([name for name in wanted if name not in known]) if len(known) < len(wanted) else {}
    if found:
        write_documents({path: stored_measures(known | found)})
    unknown = tuple(name for name in wanted if name not in known and name not in found)
    return FontsOfTemplate(tuple(sorted(found)), unknown, path.name)


def _kept(workspace: Workspace, template: str) -> dict[str, Measures]:
    content = workspace.read_measures(template)
    try:
        return kept_measures(content, template) if content else {}
    except TemplateError:
        # It is made anew.
        return {}


def _named(names: tuple[str, ...]) -> str:
    return f"{'Skriften' if len(names) == 1 else 'Skriftene'} {join_words([f'«{name}»' for name in names])}"
