"""Templates in other fonts and on other paper, made of those of the repository."""

import re

from lxml import etree

from hfi_docs.word.render import Shell
from hfi_docs.word.render.metrics import Font
from hfi_docs.word.render.styles import StyleSheet
from tests.rendered import NUMBERING, shell

STYLES = "word/styles.xml"
#: Width and height in twips, and the margins that such paper has.
PAPERS = {"A4": (11906, 16838, 1417), "Letter": (12240, 15840, 1440), "A5": (8391, 11906, 850)}
_EMPTY = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:styles>'


def in_font(parts: dict[str, bytes], font: str) -> dict[str, bytes]:
    """A template's parts in another font, the bullets of its lists too."""
    return parts | {name: parts[name].replace(b"Calibri", font.encode()) for name in (STYLES, NUMBERING)}


def on_paper(parts: dict[str, bytes], paper: str) -> dict[str, bytes]:
    """A template's parts on another paper."""
    width, height, margin = PAPERS[paper]
    main = re.sub(rb'w:w="\d+" w:h="\d+"', f'w:w="{width}" w:h="{height}"'.encode(), parts["word/document.xml"])
    main = re.sub(rb'w:(left|right)="\d+"', lambda side: f'w:{side[1].decode()}="{margin}"'.encode(), main)
    return parts | {"word/document.xml": main}


def sheet_of(parts: dict[str, bytes]) -> StyleSheet:
    """The styles of a template's parts."""
    return StyleSheet(etree.fromstring(parts[STYLES]), etree.fromstring(parts[NUMBERING]))


def shell_in(font: str, paper: str = "A4") -> Shell:
    """The shell of the case template in another font, on another paper."""
    return Shell(on_paper(in_font(dict(shell("sak.docx").parts), font), paper))


def font_of(styles: str, name: str, *, theme: str = "", table: str = "") -> str:
    """The font that a style shows, among some styles; `theme` holds what the fonts of a theme are."""
    made = (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{theme}</a:theme>' if theme else ""
    )
    return StyleSheet(etree.fromstring(_EMPTY.format(styles)), None, made.encode()).font_name(name, table)


def width(font: Font, text: str, *, bold: bool = False) -> float:
    """How wide a text is, in thousandths of the type size."""
    return (font.bold if bold else font.regular).measure(text).line
