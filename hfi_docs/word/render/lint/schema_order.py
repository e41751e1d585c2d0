"""Data of the standard (ECMA-376 part 1, transitional): order of property children, and integer attributes.

Word ignores or refuses properties out of order, though the parser that made them did not mind.
"""

from collections.abc import Mapping

from hfi_docs.word.render.vocabulary import WP, A, W

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
