"""What is wrong with a Word template, in words that help the one who edits it in Word."""

import re
from collections.abc import Iterator, Mapping, Set
from io import BytesIO

from lxml import etree

from hfi_docs.contract import Contract
from hfi_docs.values.words import join_words, suggest
from hfi_docs.word.opc.archive import DAMAGE, FlawKind, unzip
from hfi_docs.word.render.lint import lint_document
from hfi_docs.word.render.shell import paragraph_text
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import BODY, MAIN, NUMBERING, SECT_PR, STYLE_SHEET, P, w
from hfi_docs.word.template.faults import TemplateFault

_TAG = re.compile(r"\{\{(.*?)\}\}")
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_NAME = re.compile(r"\s*(\w+)\s*")
_LIBRE_OFFICE = re.compile(rb"<Application>[^<]*(?:LibreOffice|OpenOffice)", re.IGNORECASE)
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_HOW = "Et felt skrives slik: {{ tittel }}."
_DAMAGED = "Filen er ikke et Word-dokument (.docx), eller den er skadet. Åpne den i Word og lagre den på nytt."
_SIZE_LIMIT = 2 * 1024 * 1024


def check_template(content: bytes, contract: Contract) -> list[TemplateFault]:
    """What is wrong with a template; empty when it can be used."""
    return [TemplateFault(sentence) for sentence in _check(content, contract)]


def _check(content: bytes, contract: Contract) -> list[str]:
    import docx  # noqa: PLC0415 - slow, and a ready template does without

    if len(content) > _SIZE_LIMIT:
        return ["Filen er over 2 MB. Er det limt inn bilder i full størrelse?"]
    unzipped = unzip(content)
    parts, flaws = unzipped.parts, {flaw.kind for flaw in unzipped.flaws}
    if flaws & {"file", "size", "part"}:
        return [_DAMAGED]
    try:
        docx.Document(BytesIO(content))
        found = _check_package(parts, flaws)
        found += _check_placeholders(parts, contract)
        found += _check_styles(parts)
        found += _check_pages(parts)
    except (*DAMAGE, KeyError, AttributeError, etree.XMLSyntaxError):
        return [_DAMAGED]
    if not found:
        found += [f"{finding.message} ({finding.part})" for finding in lint_document(content)]
    return found


def _check_package(parts: Mapping[str, bytes], flaws: Set[FlawKind]) -> list[str]:
    found = []
    if "macros" in flaws:
        found.append("Malen inneholder makroer. Lagre den som vanlig Word-dokument (.docx).")
    if "twice" in flaws or sum(name.endswith("core.xml") for name in parts) > 1:
        found.append("Filen inneholder samme del to ganger. Åpne den i Word og lagre den på nytt.")
    if NUMBERING not in parts:
        found.append("Malen mangler lister. Ta i bruk stilene «List Number» og «List Bullet» én gang i malen.")
    if _LIBRE_OFFICE.search(parts.get("docProps/app.xml", b"")):
        found.append("Malen er lagret med LibreOffice, som endrer stilene. Åpne den i Word og lagre den på nytt.")
    return found


def _check_pages(parts: Mapping[str, bytes]) -> list[str]:
    section = etree.fromstring(parts[MAIN]).find(f"{BODY}/{SECT_PR}")
    if section is None or section.find(w("pgSz")) is None or section.find(w("pgMar")) is None:
        return ["Malen mangler sideoppsett. Velg papirstørrelse og marger i Word."]
    return []


def _check_styles(parts: Mapping[str, bytes]) -> list[str]:
    numbering = etree.fromstring(parts[NUMBERING]) if NUMBERING in parts else None
    missing = StyleSheet(etree.fromstring(parts[STYLE_SHEET]), numbering).missing()
    return [f"Stilen «{name}» mangler. Ta den i bruk én gang i malen, så lagrer Word den." for name in missing]


def _check_placeholders(parts: Mapping[str, bytes], contract: Contract) -> list[str]:
    found: list[str] = []
    seen: list[str] = []
    for text, alone_in_body in _paragraphs(parts):
        for tag in _TAG.findall(text):
            name = _NAME.fullmatch(tag)
            if name is None:
                found.append(f"Koden «{{{{{tag}}}}}» kan ikke leses. {_HOW}")
                continue
            seen.append(name[1])
            found += _check_placeholder(name[1], contract, alone_in_body=alone_in_body)
        if _LEFT_OVER.search(_TAG.sub("", text)):
            found.append(f"Løse krøllparenteser i avsnittet «{text.strip()[:60]}». {_HOW}")
    missing = [name for name in contract.required if name not in seen]
    found += [f"Feltet {{{{ {name} }}}} mangler i malen." for name in missing]
    found += [f"Feltet {{{{ {name} }}}} står flere ganger." for name in contract.slots if seen.count(name) > 1]
    return found


def _paragraphs(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bool]]:
    """The text of each paragraph of the template, and whether it is one placeholder alone in the body."""
    for name, content in parts.items():
        if _STORY.fullmatch(name):
            for paragraph in etree.fromstring(content).iter(P):
                text, parent = paragraph_text(paragraph), paragraph.getparent()
                in_body = parent is not None and parent.tag == BODY
                yield text, in_body and bool(_TAG.fullmatch(text.strip()))


def _check_placeholder(name: str, contract: Contract, *, alone_in_body: bool) -> list[str]:
    known = contract.fields + contract.slots
    if name not in known:
        hint = suggest(name, known) or f"Disse finnes: {join_words(known)}."
        return [f"Feltet {{{{ {name} }}}} er ukjent. {hint}"]
    if name in contract.slots and not alone_in_body:
        return [f"Feltet {{{{ {name} }}}} må stå alene i et eget avsnitt i selve dokumentet."]
    return []
