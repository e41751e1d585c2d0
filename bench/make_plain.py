"""The peer's template: loops and placeholders in a Word file, made anew for every bench.

Its styles are the program's own, `templates/docx/sak.docx`. That is the fairer base: both sides then read and write
the same small styles, where python-docx' default template has 787 KB of them to unpack, parse and pack again for every
paper, which would flatter the program. `--base word` of the bench takes that default, as most such scripts do.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from bench.plain import PARAGRAPHS

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = {
    **{f"h{level}": f"Heading {level}" for level in (2, 3, 4)},
    **{"p": "Normal", "quote": "Quote", "caption": "Caption"},
    **{f"ul{level}": f"List Bullet {level}" for level in (2, 3)},
    **{f"ol{level}": f"List Number {level}" for level in (2, 3)},
    **{"ul": "List Bullet", "ol": "List Number"},
}
#: For table, header, cell, bullet and sum row: the program's own style, and the one of python-docx' default template.
_TABLE_STYLES = {
    "table": ("HFI Tabell", "Table Grid"),
    "header": ("HFI Tabellhode", "Normal"),
    "cell": ("HFI Tabelltekst", "Normal"),
    "bullet": ("HFI Tabellpunkt", "List Bullet"),
    "sum": ("HFI Tabellsum", "Normal"),
}


def make_template(target: Path, base: Path | None) -> None:
    """Writes the template with the styles of `base`, or of python-docx' default template."""
    document = Document(str(base)) if base else Document()
    body = document.element.body
    if base is None:
        document.add_paragraph("{{ sakslinje }}")
        document.add_heading("{{ tittel }}", 1)
        document.add_paragraph("{{ utvalg }} · {{ møtedato }} · {{ sakstype }}")
    else:
        # The letterhead stays; the paragraphs after it are places for the program's blocks and for drafts.
        for paragraph in document.paragraphs[3:]:
            body.remove(paragraph._p)
    section = body.sectPr
    for markup in _loops(document):
        section.addprevious(_element(markup))
    _end_sections(section)
    document.save(str(target))


def _end_sections(last: Any) -> None:
    """Every part but the last ends in a paragraph with its own page; the last one's stands at the end."""
    carrier = _element("<w:p><w:pPr/></w:p>")
    carrier[0].append(deepcopy(last))
    begin, end, close = (_element(_tag("p", statement)) for statement in ("if not loop.last", "endif", "endfor"))
    for element in (begin, carrier, end, close):
        last.addprevious(element)
    _set_page(carrier[0][0], "part")
    _set_page(last, "parts[-1]")


def _set_page(section: Any, part: str) -> None:
    size = section.find(qn("w:pgSz"))
    for attribute, field in (("w", "width"), ("h", "height"), ("orient", "orientation")):
        size.set(qn(f"w:{attribute}"), f"{{{{ {part}.{field} }}}}")


def _element(markup: str) -> Any:
    return parse_xml(markup.replace(">", f" {_NAMESPACE}>", 1))


def _style_id(document: WordDocument, name: str) -> str:
    return str(document.styles[name].style_id)


def _has_style(document: WordDocument, name: str) -> bool:
    return any(style.name == name for style in document.styles)


def _loops(document: WordDocument) -> Iterator[str]:
    yield _tag("p", "for part in parts")
    yield _tag("p", "for block in part.blocks")
    for name in PARAGRAPHS:
        yield _tag("p", f"if block.{name}")
        yield _paragraph(f"{{{{ block.{name} }}}}", _style_id(document, _STYLES[name]))
        yield _tag("p", "endif")
    yield _tag("p", "if block.table")
    yield _table(document)
    yield _tag("p", "endif")
    yield _tag("p", "endfor")


def _table(document: WordDocument) -> str:
    own = _has_style(document, _TABLE_STYLES["table"][0])
    style = {key: _style_id(document, names[0 if own else 1]) for key, names in _TABLE_STYLES.items()}
    header = _cell(_paragraph("{{ column.heading }}", style["header"], "{{ column.align or 'left' }}"), "column.span")
    lines = (
        _tag("p", "for line in cell.lines")
        + _tag("p", "if line.bullet")
        + _paragraph("{{ line.text }}", style["bullet"], "{{ cell.align }}")
        + _tag("p", "else")
        + _paragraph("{{ line.text }}", style["cell"], "{{ cell.align }}")
        + _tag("p", "endif")
        + _tag("p", "endfor")
    )
    merged = f'<w:tc><w:tcPr><w:vMerge w:val="{{{{ cell.merge }}}}"/></w:tcPr>{lines}</w:tc>'
    choice = _tag("tc", "if cell.merge") + merged + _tag("tc", "else") + _cell(lines) + _tag("tc", "endif")
    total = _cell(_paragraph("{{ cell.text }}", style["sum"], "{{ cell.align }}"), "cell.span")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(style["table"])}/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{_loop('column in block.table.columns', header)}</w:tr>"
        f"{_tag('tr', 'for row in block.table.rows')}<w:tr>{_loop('cell in row', choice)}</w:tr>{_tag('tr', 'endfor')}"
        f"{_tag('tr', 'if block.table.sum')}<w:tr>{_loop('cell in block.table.sum', total)}</w:tr>"
        f"{_tag('tr', 'endif')}</w:tbl>"
    )


def _loop(expression: str, cell: str) -> str:
    return _tag("tc", f"for {expression}") + cell + _tag("tc", "endfor")


def _tag(kind: str, statement: str) -> str:
    """A Jinja statement that takes away the paragraph, cell or row it stands in."""
    paragraph = _paragraph(f"{{%{kind} {statement} %}}", "")
    cell = paragraph if kind == "p" else f"<w:tc>{paragraph}</w:tc>"
    return f"<w:tr>{cell}</w:tr>" if kind == "tr" else cell


def _paragraph(text: str, style: str, align: str = "") -> str:
    properties = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _cell(content: str, span: str = "") -> str:
    properties = f'<w:tcPr><w:gridSpan w:val="{{{{ {span} or 1 }}}}"/></w:tcPr>' if span else "<w:tcPr/>"
    return f"<w:tc>{properties}{content}</w:tc>"
