"""What is wrong with a Word template, in words that help the one who edits it in Word."""

import re
import zipfile
from io import BytesIO

import docx
from docx.oxml.ns import qn

from hfi_docs.formatting.words import join_words, suggest
from hfi_docs.render.lint import lint_document
from hfi_docs.render.shell import paragraph_text, stories
from hfi_docs.render.styles import StyleSheet

#: Placeholders that a case template may use; those in the first group it must have.
REQUIRED_FIELDS = ("sakslinje", "tittel", "utkastmerknad")
OPTIONAL_FIELDS = ("saksnummer", "kortittel", "utvalg", "møtedato", "sakstype", "saksbehandler")
REQUIRED_SLOTS = ("innhold", "vedlegg")
OPTIONAL_SLOTS = ("vedleggsliste",)

_TAG = re.compile(r"\{\{(.*?)\}\}")
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_NAME = re.compile(r"\s*(\w+)\s*")
_LIBRE_OFFICE = re.compile(rb"<Application>[^<]*(?:LibreOffice|OpenOffice)", re.IGNORECASE)
_SIZE_LIMIT = 2 * 1024 * 1024


def check_template(content: bytes) -> list[str]:
    """What is wrong with a template for cases, a Norwegian sentence each; empty when it can be used."""
    if len(content) > _SIZE_LIMIT:
        return ["Filen er over 2 MB. Er det limt inn bilder i full størrelse?"]
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = package.namelist()
            application = package.read("docProps/app.xml") if "docProps/app.xml" in names else b""
        word = docx.Document(BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return ["Filen er ikke et Word-dokument (.docx), eller den er skadet. Åpne den i Word og lagre den på nytt."]
    found = _check_package(names, application)
    texts = [(paragraph, paragraph_text(paragraph)) for story in stories(word) for paragraph in story.iter(qn("w:p"))]
    body = set(word.element.body.iterchildren(qn("w:p")))
    found += _check_placeholders(texts, body)
    numbering = word.part.numbering_part.element if _has_numbering(names) else None
    missing = StyleSheet(word.styles.element, numbering).missing()
    found += [f"Stilen «{name}» mangler. Ta den i bruk én gang i malen, så lagrer Word den." for name in missing]
    if not found:
        found += [f"{finding.message} ({finding.part})" for finding in lint_document(content)]
    return found


def _has_numbering(names: list[str]) -> bool:
    return any(name.startswith("word/numbering") for name in names)


def _check_package(names: list[str], application: bytes) -> list[str]:
    found = []
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        found.append("Malen inneholder makroer. Lagre den som vanlig Word-dokument (.docx).")
    if len(names) != len(set(names)) or sum(name.endswith("core.xml") for name in names) > 1:
        found.append("Filen inneholder samme del to ganger. Åpne den i Word og lagre den på nytt.")
    if not _has_numbering(names):
        found.append("Malen mangler lister. Ta i bruk stilene «List Number» og «List Bullet» én gang i malen.")
    if _LIBRE_OFFICE.search(application):
        found.append("Malen er lagret med LibreOffice, som endrer stilene. Åpne den i Word og lagre den på nytt.")
    return found


def _check_placeholders(texts: list[tuple[object, str]], body: set[object]) -> list[str]:
    found: list[str] = []
    seen: list[str] = []
    for paragraph, text in texts:
        for tag in _TAG.findall(text):
            name = _NAME.fullmatch(tag)
            if name is None:
                found.append(f"Koden «{{{{{tag}}}}}» kan ikke leses. Et felt skrives slik: {{{{ tittel }}}}.")
                continue
            seen.append(name[1])
            found += _check_placeholder(name[1], text, paragraph in body)
        if _LEFT_OVER.search(_TAG.sub("", text)):
            found.append(
                f"Løse krøllparenteser i avsnittet «{text.strip()[:60]}». Skriv feltet slik: {{{{ tittel }}}}."
            )
    missing = [name for name in (*REQUIRED_FIELDS, *REQUIRED_SLOTS) if name not in seen]
    found += [f"Feltet {{{{ {name} }}}} mangler i malen." for name in missing]
    slots = (*REQUIRED_SLOTS, *OPTIONAL_SLOTS)
    found += [f"Feltet {{{{ {name} }}}} står flere ganger." for name in slots if seen.count(name) > 1]
    return found


def _check_placeholder(name: str, text: str, in_body: bool) -> list[str]:
    fields, slots = (*REQUIRED_FIELDS, *OPTIONAL_FIELDS), (*REQUIRED_SLOTS, *OPTIONAL_SLOTS)
    if name not in fields and name not in slots:
        hint = suggest(name, (*fields, *slots)) or f"Disse finnes: {join_words((*fields, *slots))}."
        return [f"Feltet {{{{ {name} }}}} er ukjent. {hint}"]
    if name in slots and (not in_body or _TAG.sub("", text).strip()):
        return [f"Feltet {{{{ {name} }}}} må stå alene i et eget avsnitt i selve dokumentet."]
    return []
