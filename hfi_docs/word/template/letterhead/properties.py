"""The properties of the file: title and language, and nobody's name; each part once, under the relation Word knows."""

from hfi_docs.word.opc.writing import xml_text
from hfi_docs.word.template.letterhead.draft import APP, CORE, Draft, PartRelation
from hfi_docs.word.template.letterhead.styles import LANGUAGE

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def set_properties(draft: Draft, title: str) -> None:
    """Writes the properties anew; the office's name is kept."""
    _put(
        draft,
        CORE,
        f"{_PACKAGE}relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{xml_text(title)}</dc:title><dc:language>{LANGUAGE}</dc:language></cp:coreProperties>",
    )
    company = f"<Company>{xml_text(draft.company)}</Company>" if draft.company else ""
    _put(
        draft,
        APP,
        f"{_OFFICE}relationships/extended-properties",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        f'<Properties xmlns="{_OFFICE}extended-properties">{company}</Properties>',
    )


def _put(draft: Draft, name: str, relation: str, content_type: str, content: str) -> None:
    lines = draft.relations[""]
    used = {line.id for line in lines}
    number = next(number for number in range(1, len(used) + 2) if f"rId{number}" not in used)
    lines.append(PartRelation(f"rId{number}", relation, name, external=False))
    draft.types[name] = content_type
    draft.others[name] = f"{_HEAD}{content}".encode()
