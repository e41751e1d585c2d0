"""The verb `template new`: a Word file of the office becomes a template in its place, and nothing there is lost."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.errors import OutsideError, UsageError
from hfi_docs.output.write import write_documents
from hfi_docs.papers.compose import contract_of
from hfi_docs.pipeline.template_check import template_rules
from hfi_docs.records.files import read_file, reason
from hfi_docs.records.load import Workspace
from hfi_docs.values.file_names import safe_file_name
from hfi_docs.word.template.letterhead.making import NewTemplate, make_template, pictures_to_describe
from hfi_docs.word.template.letterhead.pictures import DECORATION

__all__ = ["DECORATION", "WrittenTemplate", "new_template", "undescribed_pictures"]

_ENDING: Final = ".docx"
#: Word's own limit on what is read; a letterhead is refused long before.
_MOST: Final = 64 * 1024 * 1024


class WrittenTemplate(NamedTuple):
    """Where a new template lies, and what was done to the letterhead."""

    path: Path
    made: NewTemplate


def undescribed_pictures(source: Path) -> tuple[str, ...]:
    """The pictures of a letterhead that lack alternative text.

    Raises:
        UsageError: there is no such file. OutsideError: it cannot be read or used.
    """
    return pictures_to_describe(_read(source))


def new_template(
    workspace: Workspace, source: Path, *, name: str, kind: str, alt_texts: Sequence[str] = (), force: bool = False
) -> WrittenTemplate:
    """Makes a template of a letterhead and puts it among the others; `force` replaces one of the same name.

    Raises:
        UsageError: there is no such file, or a template of this name. OutsideError: the letterhead cannot be used, or
        the template cannot be written.
    """
    path = workspace.template_path(_file_name(name or source.stem, kind))
    if path.exists() and not force:
        message = f"Malen {path.name} finnes fra før. Velg et annet navn med --name, eller bytt den ut med --force."
        raise UsageError(message)
    rules = template_rules(workspace)
    contract, patterns = rules.contract(path.name), rules.patterns
    made = make_template(_read(source), kind=kind, contract=contract, patterns=patterns, alt_texts=alt_texts)
    write_documents({path: made.content})
    return WrittenTemplate(path, made)


def _file_name(name: str, kind: str) -> str:
    """The name of the file, which says what kind of template it is.

    Raises:
        UsageError: the name says another kind.
    """
    stem = safe_file_name(name.removesuffix(_ENDING))
    if contract_of(stem) is contract_of(kind):
        return f"{stem}{_ENDING}"
    if contract_of(stem) is not contract_of("sak"):
        message = f"En mal som heter {stem}{_ENDING}, er ikke for saker. Velg et annet navn med --name."
        raise UsageError(message)
    return f"{kind}-{stem}{_ENDING}"


def _read(source: Path) -> bytes:
    try:
        return read_file(source, _MOST)
    except (FileNotFoundError, ValueError):
        message = f"Filen {source} finnes ikke."
        raise UsageError(message) from None
    except OSError as error:
        message = f"Filen {source} kan ikke leses ({reason(error)}). Er den åpen i Word?"
        raise OutsideError(message) from None
