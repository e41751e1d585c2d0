"""Templates with statements, described in lines, rendered for documents with a context that a test builds by hand."""

from collections.abc import Mapping

from lxml import etree

from hfi_docs.context import ContextValue, Entry, Many, Slot
from hfi_docs.document import Block, Document, Paragraph, Part, Text
from hfi_docs.document.walk import document_texts
from hfi_docs.web import WebPage, html
from hfi_docs.word.frame import framed
from hfi_docs.word.opc.archive import pack, unzip
from hfi_docs.word.render import lint_parts, lost_texts, read_shell, render_parts
from hfi_docs.word.render.shell import Shell
from hfi_docs.word.render.vocabulary import BR, R_RUN, TC, TR, P, T, w
from hfi_docs.word.template.rendering import printed_order
from hfi_docs.word.template.source import read_statements
from hfi_docs.word.template.tags import normalise, read_stories
from tests.made_templates import CONTRACT, made_template
from tests.rendered import MAIN, PROPERTIES, Element
from tests.web import page_words, word_words

NAME = "prøve.docx"
TITLE = "Prøvesak"
_TAB = w("tab")


def statements_shell(description: str) -> Shell:
    """The shell of a template that some lines describe, unchecked; kept and taken back once."""
    parts = normalise(unzip(made_template(description)).parts)
    return read_shell(read_statements(parts, read_stories(parts)).stored())


def row(text: str, amount: int, **more: ContextValue) -> Entry:
    """A row of a table."""
    return Entry({"tekst": text, "beløp": f"{amount}", "beløp_verdi": amount, **more})


def rows(*entries: Entry) -> Entry:
    """A table."""
    return Entry({"tittel": "Rammer", "rader": Many(entries)})


def document(context: Mapping[str, ContextValue], **slots: tuple[Block, ...]) -> Document:
    """A document with these slots beside a sentence of content."""
    blocks = {"innhold": (Paragraph((Text("Innholdet."),)),), **slots}
    fields = {name: value for name, value in context.items() if isinstance(value, str)}
    given = {"innhold": Slot("innhold"), "vedlegg": Slot("vedlegg"), "saksgang": Slot(""), "vedleggsliste": Slot("")}
    empty = {name: "" for name, shape in CONTRACT.shape.items() if shape.kind == "text"}
    parts = {name: (Part(given),) for name, given in blocks.items()}
    empty["tittel"] = fields["tittel"] = TITLE
    return Document(PROPERTIES, fields, parts, context={**empty, **given, **context})


def rendered(description: str, given: Document) -> dict[str, bytes]:
    """The parts of the paper; nothing is lost in it, it breaks no rule, and its web page says the same."""
    shell = statements_shell(description)
    parts = render_parts(given, shell, NAME)
    breaches = [f"{each.code} {each.message}" for each in lint_parts(parts)]
    assert breaches == [], breaches
    lost = lost_texts(parts, document_texts(given))
    assert lost == [], lost
    page = html(WebPage(given.properties, *framed(given, shell, NAME)))
    assert page_words(page) == word_words(pack(parts))
    return parts


def order_of(description: str, given: Document) -> tuple[str, ...]:
    """The slots that the template prints."""
    return printed_order(statements_shell(description), given, NAME).order


def lines(parts: Mapping[str, bytes], part: str = MAIN) -> list[str]:
    """What a part prints below the title: a line for each paragraph, the cells of a row with bars between."""
    root = etree.fromstring(parts[part])
    shown: list[str] = []
    for element in root.iter(TR, P):
        if element.tag == TR:
            cells = ("/".join(_text(each) for each in cell.iter(P)) for cell in element.iter(TC))
            shown.append(" | ".join(cells))
        elif next(element.iterancestors(TC), None) is None:
            shown.append(_text(element))
    return shown[shown.index(TITLE) + 1 :] if TITLE in shown else shown


def _text(paragraph: Element) -> str:
    signs = {BR: "\n", _TAB: "\t"}
    found = (each for each in paragraph.iter(T, BR, _TAB) if next(each.iterancestors(R_RUN), None) is not None)
    return "".join(signs.get(str(each.tag), each.text or "") for each in found)
