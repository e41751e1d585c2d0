"""What WordprocessingML calls things, as lxml spells it; its parts, and how their XML is read and written."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
#: An element whose shape the template check has proved, so that its children need no proof each.
KnownElement: TypeAlias = Any

#: The parts that papers need, under the names that Word gives them.
MAIN, STYLE_SHEET, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
MAIN_RELATIONSHIPS = "word/_rels/document.xml.rels"
SETTINGS = "word/settings.xml"
#: What was measured of a template's fonts goes along with its shell under this name, and is no part of a paper.
MEASURES = "hfi/skrift.json"
#: The title of a table that lays out a letterhead, and is no table to those who hear it read.
LAYOUT_TITLE = "Brevhode"

#: The prefixes that markup made here is written with.
PREFIXES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())

W, R = (f"{{{PREFIXES[prefix]}}}" for prefix in ("w", "r"))
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"

DOCUMENT, BODY, HDR, FTR = f"{W}document", f"{W}body", f"{W}hdr", f"{W}ftr"
FOOTNOTES, ENDNOTES, COMMENTS = f"{W}footnotes", f"{W}endnotes", f"{W}comments"
FOOTNOTE, ENDNOTE, COMMENT = f"{W}footnote", f"{W}endnote", f"{W}comment"
P, P_PR, R_RUN, T, INSTR_TEXT = f"{W}p", f"{W}pPr", f"{W}r", f"{W}t", f"{W}instrText"
TBL, TBL_PR, TBL_GRID, GRID_COL = f"{W}tbl", f"{W}tblPr", f"{W}tblGrid", f"{W}gridCol"
TBL_W, TBL_LAYOUT, TBL_CAPTION = f"{W}tblW", f"{W}tblLayout", f"{W}tblCaption"
TR, TBL_HEADER = f"{W}tr", f"{W}tblHeader"
GRID_BEFORE, GRID_AFTER = f"{W}gridBefore", f"{W}gridAfter"
TC, TC_W, GRID_SPAN, V_MERGE = f"{W}tc", f"{W}tcW", f"{W}gridSpan", f"{W}vMerge"
SDT, SDT_CONTENT, TXBX_CONTENT = f"{W}sdt", f"{W}sdtContent", f"{W}txbxContent"
CUSTOM_XML, INS, DEL = f"{W}customXml", f"{W}ins", f"{W}del"
SECT_PR, PG_SZ, PG_MAR, TITLE_PG = f"{W}sectPr", f"{W}pgSz", f"{W}pgMar", f"{W}titlePg"
HEADER_REFERENCE, FOOTER_REFERENCE = f"{W}headerReference", f"{W}footerReference"
HYPERLINK, BOOKMARK_START, BOOKMARK_END = f"{W}hyperlink", f"{W}bookmarkStart", f"{W}bookmarkEnd"
FLD_CHAR, FLD_SIMPLE = f"{W}fldChar", f"{W}fldSimple"
DRAWING, PICT, OBJECT, SYM, BR = f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sym", f"{W}br"
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = f"{W}footnoteReference", f"{W}endnoteReference"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
DOC_DEFAULTS, LANG = f"{W}docDefaults", f"{W}lang"
STYLE, STYLE_NAME, BASED_ON = f"{W}style", f"{W}name", f"{W}basedOn"
P_STYLE, R_STYLE, TBL_STYLE, OUTLINE_LVL = f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}outlineLvl"
NUM, NUM_ID, ABSTRACT_NUM, ABSTRACT_NUM_ID = f"{W}num", f"{W}numId", f"{W}abstractNum", f"{W}abstractNumId"
DOC_PR, ANCHORED, BLIP = f"{WP}docPr", f"{WP}anchor", f"{A}blip"

VAL, TYPE, ID, NAME, ANCHOR = f"{W}val", f"{W}type", f"{W}id", f"{W}name", f"{W}anchor"
STYLE_ID, WIDTH, HEIGHT, ORIENT = f"{W}styleId", f"{W}w", f"{W}h", f"{W}orient"


def w(name: str) -> str:
    """A name in Word's namespace, as lxml spells it."""
    return W + name


def short(tag: object) -> str:
    """The local name of a tag, as people write it in Word's own vocabulary."""
    return str(tag).rpartition("}")[2]


_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parse(content: bytes) -> KnownElement:
    """The root of a part; nothing outside it is fetched."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def elements(markup: str) -> list[KnownElement]:
    """The elements that some WordprocessingML writes."""
    return list(parse(f"<w:body {NAMESPACES}>{markup}</w:body>".encode()))


def serialise(root: KnownElement) -> bytes:
    """A part as bytes."""
    return _DECLARATION + etree.tostring(root, encoding="UTF-8")


def with_prefixes(root: KnownElement) -> KnownElement:
    """The root with the prefixes of our markup, which a template not saved by Word may lack or use for other things."""
    known = root.nsmap
    if all(known.get(prefix) == uri for prefix, uri in PREFIXES.items()):
        return root
    made = etree.Element(root.tag, root.attrib, nsmap=known | PREFIXES)
    made.extend(root)
    return made


# Word ignores or refuses properties out of order, though the parser that made them did not mind (ECMA-376 part 1).

#: Children in order; names joined by a bar may stand in any order among themselves.
_ORDERS: Mapping[str, str] = {
    "pPr": """
        pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
        adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
        textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
    """,
    "rPr": """
        ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
        imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr
        shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange
    """,
    "tblPr": """
        tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange
    """,
    "trPr": """
        cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden
        ins del trPrChange
    """,
    "tcPr": """
        cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
        headers cellIns cellDel cellMerge tcPrChange
    """,
    "sectPr": """
        headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
        sectPrChange
    """,
}

#: Attributes that hold whole numbers, to the elements that have them.
_INTEGERS: tuple[tuple[str, str], ...] = (
    ("val", "sz szCs kern position w spacing ilvl numId outlineLvl gridSpan gridBefore gridAfter trHeight"),
    ("val", "tblStyleRowBandSize tblStyleColBandSize start startOverride abstractNumId"),
    ("w", "tcW tblW tblInd tblCellSpacing wBefore wAfter gridCol top left start bottom right end pgSz col framePr"),
    ("h", "pgSz framePr"),
    ("sz space", "top left start bottom right end insideH insideV between bar tl2br tr2bl bdr"),
    ("before after line beforeLines afterLines", "spacing"),
    ("left right start end hanging firstLine leftChars rightChars hangingChars firstLineChars", "ind"),
    ("top right bottom left header footer gutter", "pgMar"),
    ("pos", "tab"),
    ("start", "pgNumType"),
    ("num space", "cols"),
    ("space", "col"),
    ("linePitch charSpace", "docGrid"),
    ("id", "bookmarkStart bookmarkEnd"),
    ("numId", "num"),
    ("abstractNumId", "abstractNum"),
    ("ilvl", "lvl lvlOverride"),
)

#: Word repeats only these within their parent.
REPEATABLE = frozenset({f"{W}headerReference", f"{W}footerReference"})

#: Parent tag to the rank of each child tag.
CHILD_RANKS: Mapping[str, Mapping[str, int]] = {
    f"{W}{parent}": {f"{W}{name}": rank for rank, group in enumerate(order.split()) for name in group.split("|")}
    for parent, order in _ORDERS.items()
}

#: Each tag with one attribute that holds a whole number.
INTEGER_ATTRIBUTES: tuple[tuple[str, str], ...] = (
    *(
        (f"{W}{tag}", f"{W}{attribute}")
        for attributes, tags in _INTEGERS
        for tag in tags.split()
        for attribute in attributes.split()
    ),
    *((tag, attribute) for tag in (f"{WP}extent", f"{A}ext") for attribute in ("cx", "cy")),
    (f"{WP}docPr", "id"),
    (f"{A}off", "x"),
    (f"{A}off", "y"),
)

#: What papers are set in where a template has it.
OPTIONAL = (
    "Body Text",
    "HFI Vedleggstittel",
    "HFI Saksfakta",
    "HFI Etikett",
    "HFI Visjon",
    "HFI Ingress",
    "HFI Korthode",
    "HFI Kortslutt",
    *("HFI Vedtakshode", "HFI Vedtaksalternativ", "HFI Vedtakstekst", "HFI Vedtakspunkt", "HFI Vedtakspunkt 2"),
    *("HFI Vedtatt hode", "HFI Vedtatt alternativ", "HFI Vedtatt tekst", "HFI Vedtatt punkt", "HFI Vedtatt punkt 2"),
    *("HFI Tabelltall", "HFI Tabellundertekst", "HFI Tabellband", "HFI Tabellnote", "HFI Dempet"),
)
#: What stands in for a style that older templates lack.
STAND_INS = {
    "hfi saksliste": "hfi tabellsum",
    "hfi saksliste vedlegg": "hfi tabelltekst",
    "hfi vedleggstittel": "heading 2",
    "hfi saksfakta": "hfi saksopplysninger",
    "hfi korthode": "heading 2",
    "hfi kortslutt": "hfi saksopplysninger",
    "hfi tabellnote": "hfi tabelltekst",
    "hfi tabellundertekst": "hfi tabelltekst",
    "hfi tabelltall": "hfi tabelltekst",
    "hfi tabellband": "hfi tabellsum",
    "hfi etikett": "caption",
    "hfi visjon": "hfi saksopplysninger",
    "hfi ingress": "hfi saksopplysninger",
}
