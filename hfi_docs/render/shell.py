"""The template's own part of a paper: letterhead, header, footer, scalar fields. Rendered by docxtpl.

Always sandboxed, strict and escaping: docxtpl's defaults run code, print nothing for a misspelt field, and lose the
text after an ampersand (docxtpl issues 549, 557 and 632).
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from hfi_docs.errors import TemplateError
from hfi_docs.render.styles import Element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from jinja2.sandbox import SandboxedEnvironment

#: Stands where a field has nothing to print. A private-use character cannot come from the records: they refuse it.
_EMPTY = "\uf8f0"
_STORIES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def slot_token(name: str) -> str:
    """What a block placeholder is rendered to before its blocks take its place."""
    return f"[[hfi:{name}]]"


def render_shell(template: bytes, fields: Mapping[str, str], slots: Iterable[str], name: str) -> "WordDocument":
    """The template with its scalar fields filled in and a token at each block placeholder.

    A paragraph with a field that has nothing to print is left out, its label included.

    Raises:
        TemplateError: the file is no Word document, or a tag in it cannot be understood.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - 140 ms that only a build needs
    from jinja2 import TemplateError as JinjaError  # noqa: PLC0415
    from jinja2 import UndefinedError  # noqa: PLC0415

    values = {field: text or _EMPTY for field, text in fields.items()} | {slot: slot_token(slot) for slot in slots}
    shell = DocxTemplate(BytesIO(template))
    try:
        shell.render(values, jinja_env=environment(), autoescape=True)
    except UndefinedError as error:
        message = f"Malen {name} har et felt som ikke finnes: {error.message}."
        raise TemplateError(message) from None
    except JinjaError as error:
        message = f"Malen {name} har en kode som ikke kan leses: {error.message}. Skriv feltene slik: {{{{ tittel }}}}."
        raise TemplateError(message) from None
    document: WordDocument = shell.docx
    if not all(fields.values()):
        for story in stories(document):
            _drop_empty(story)
    return document


def environment() -> "SandboxedEnvironment":
    """The only Jinja environment that templates are rendered with."""
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def stories(document: "WordDocument") -> list[Element]:
    """The root elements that hold text: the body, headers and footers."""
    related: list[Any] = [rel.target_part for rel in document.part.rels.values() if rel.reltype in _STORIES]
    return [document.element.body, *(part.element for part in related)]


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph; `itertext` would count python-docx elements more than once."""
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _drop_empty(story: Element) -> None:
    for paragraph in list(story.iter(qn("w:p"))):
        if _EMPTY in paragraph_text(paragraph):
            siblings = paragraph.getparent().findall(qn("w:p"))
            if len(siblings) > 1:
                paragraph.getparent().remove(paragraph)
            else:
                # A header, footer or cell must keep one paragraph (ECMA-376 17.4.66).
                for run in paragraph.findall(qn("w:r")):
                    paragraph.remove(run)
