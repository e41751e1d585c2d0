"""A small, rich and valid Word document, written by hand: what the lint must accept, and what the damages spoil."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)

TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_WML}.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_WML}.numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_WML}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{_WML}.fontTable+xml"/>
<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{_WML}.footnotes+xml"/>
<Override PartName="/word/header1.xml" ContentType="{_WML}.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{_WML}.footer+xml"/>
</Types>"""

PACKAGE_RELS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""

CORE = f"""{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<dc:title>Økonomiplan &amp; tiltak</dc:title><dc:creator>Sekretariatet</dc:creator>
<cp:keywords>økonomi</cp:keywords><dc:language>nb-NO</dc:language>
<dcterms:created xsi:type="dcterms:W3CDTF">2026-03-02T08:00:00Z</dcterms:created>
<dcterms:modified xsi:type="dcterms:W3CDTF">2026-03-02T08:00:00Z</dcterms:modified>
</cp:coreProperties>"""

DOCUMENT_RELS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/relationships/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId4" Type="{_OFFICE}/relationships/header" Target="header1.xml"/>
<Relationship Id="rId5" Type="{_OFFICE}/relationships/footer" Target="footer1.xml"/>
<Relationship Id="rId6" Type="{_OFFICE}/relationships/image" Target="media/figur.png"/>
<Relationship Id="rId7" Type="{_OFFICE}/relationships/hyperlink" Target="https://example.no/" TargetMode="External"/>
<Relationship Id="rId8" Type="{_OFFICE}/relationships/fontTable" Target="fontTable.xml"/>
<Relationship Id="rId9" Type="{_OFFICE}/relationships/theme" Target="theme/theme1.xml"/>
<Relationship Id="rId10" Type="{_OFFICE}/relationships/footnotes" Target="footnotes.xml"/>
</Relationships>"""

HEADER_RELS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/image" Target="/word/media/figur.png"/>
</Relationships>"""

SETTINGS = (
    f'{_HEAD}<w:settings {_SPACES}><w:zoom w:percent="100"/><w:footnotePr><w:footnote w:id="-1"/>'
    '<w:footnote w:id="0"/></w:footnotePr><w:themeFontLang w:val="nb-NO"/></w:settings>'
)

FONTS = f'{_HEAD}<w:fonts {_SPACES}><w:font w:name="Calibri"><w:family w:val="swiss"/></w:font></w:fonts>'

_COLOURS = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FONT = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
THEME = (
    f'{_HEAD}<a:theme {_SPACES} name="HFI"><a:themeElements><a:clrScheme name="HFI">'
    + "".join(f'<a:{name}><a:srgbClr val="1F3864"/></a:{name}>' for name in _COLOURS.split())
    + f'</a:clrScheme><a:fontScheme name="HFI"><a:majorFont>{_FONT}</a:majorFont><a:minorFont>{_FONT}</a:minorFont>'
    + f'</a:fontScheme><a:fmtScheme name="HFI"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>'
    + f'<a:ln w="6350">{_FILL}</a:ln>' * 3
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + f"</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)

STYLES = f"""{_HEAD}<w:styles {_SPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>
<w:lang w:val="nb-NO"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="Heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Overskrift1"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift3"><w:name w:val="heading 3"/><w:basedOn w:val="Overskrift2"/>
</w:style><w:style w:type="paragraph" w:styleId="Vedleggstittel"><w:name w:val="HFI Vedleggstittel"/>
<w:basedOn w:val="Overskrift2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Nummerertliste"><w:name w:val="List Number"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="HFISkille"><w:name w:val="hfi skille"/><w:rPr><w:sz w:val="2"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperkobling"><w:name w:val="Hyperlink"/>
<w:rPr><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Fotnotetekst"><w:name w:val="footnote text"/></w:style>
<w:style w:type="character" w:styleId="Fotnotereferanse"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="HFITabell"><w:name w:val="HFI Tabell"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>
</w:styles>"""

NUMBERING = f"""{_HEAD}<w:numbering {_SPACES}>
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Nummerertliste"/>
<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>
<w:lvlJc w:val="left"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def run(text: str) -> str:
    """A run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "", more: str = "") -> str:
    """A paragraph; `content` is a text, or elements when it begins with one."""
    inner = content if content.startswith("<") or not content else run(content)
    look = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{inner}</w:p>"


def list_item(text: str, number: int, level: int = 0) -> str:
    """An item of a numbered list."""
    look = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, "Nummerertliste", look)


def complex_field(instruction: str, result: str) -> str:
    """A complex field with its last result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{mark.format('begin')}{code}{mark.format('separate')}{run(result)}{mark.format('end')}"


def drawing(number: int, relation: str, alt: str) -> str:
    """An inline picture."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="450000"/>'
        f'<wp:docPr id="{number}" name="Figur {number}" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="figur.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="450000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def cell(text: str, width: int, more: str = "") -> str:
    """A table cell with one paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{paragraph(text)}</w:tc>'


def row(*cells: str, header: bool = False) -> str:
    """A table row that does not break over pages."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"


_NOTE_MARK = '<w:r><w:rPr><w:rStyle w:val="Fotnotereferanse"/></w:rPr><w:{}/></w:r>'
NOTE_REFERENCE = _NOTE_MARK.format('footnoteReference w:id="1"')
_NOTE_TEXT = paragraph(_NOTE_MARK.format("footnoteRef") + run(" Forskrift"), "Fotnotetekst")
NOTE = f'<w:footnote w:id="1">{_NOTE_TEXT}</w:footnote>'
FOOTNOTES = (
    f'{_HEAD}<w:footnotes {_SPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    f"</w:footnote>{NOTE}</w:footnotes>"
)
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="HFITabell"/><w:tblW w:w="9000" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="Tiltak"/>'
    '<w:tblDescription w:val="Tiltak etter område og beløp"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="4000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    + row(cell("Område", 3000), cell("Tiltak", 4000), cell("Beløp", 2000), header=True)
    + row(cell("Barn og unge", 3000, RESTART), cell("Møteplass", 4000), cell("50\u00a0000", 2000))
    + row(cell("", 3000, CONTINUE), cell("Kurs i {{ mal }}", 4000), cell("−7\u00a0000", 2000))
    + row(cell("Sum", 7000, '<w:gridSpan w:val="2"/>'), cell("43\u00a0000", 2000))
    + "</w:tbl>"
)

_MARGINS = (
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
PORTRAIT = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    f'<w:pgSz w:w="11906" w:h="16838"/>{_MARGINS}</w:sectPr>'
)
LANDSCAPE = f'<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>{_MARGINS}</w:sectPr>'
ANCHOR_LINK = f'<w:hyperlink w:anchor="vedlegg_1" w:history="1">{run("vedlegg 1")}</w:hyperlink>'
WEB_LINK = (
    '<w:hyperlink r:id="rId7"><w:r><w:rPr><w:rStyle w:val="Hyperkobling"/><w:b/><w:sz w:val="22"/></w:rPr>'
    "<w:t>nettsiden</w:t></w:r></w:hyperlink>"
)
BOOKMARK = '<w:bookmarkStart w:id="1" w:name="vedlegg_1"/>' + run("Vedlegg 1") + '<w:bookmarkEnd w:id="1"/>'

DOCUMENT = (
    f"{_HEAD}<w:document {_SPACES}><w:body>"
    + paragraph("Økonomiplan", "Overskrift1")
    + paragraph(run("Se ") + ANCHOR_LINK + run(" og ") + WEB_LINK + run("."))
    + paragraph("Forslag", "Overskrift2")
    + list_item("Første", 1)
    + list_item("Under første", 1, level=1)
    + list_item("Ny liste", 2)
    + paragraph(drawing(1, "rId6", "Søylediagram over beløp"), more="<w:keepNext/>")
    + paragraph(run("Side ") + complex_field(r"PAGEREF vedlegg_1 \h", "2") + NOTE_REFERENCE)
    + paragraph("Detaljer", "Overskrift3")
    + TABLE
    + paragraph("", "HFISkille")
    + paragraph("", more=PORTRAIT)
    + paragraph(BOOKMARK, "Vedleggstittel")
    + paragraph("Slutt.")
    + LANDSCAPE
    + "</w:body></w:document>"
)

HEADER = f"{_HEAD}<w:hdr {_SPACES}>{paragraph(drawing(2001, 'rId1', 'Logo'))}</w:hdr>"
FOOTER = f"{_HEAD}<w:ftr {_SPACES}>{paragraph(run('Side ') + complex_field('PAGE', '1'))}</w:ftr>"


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


PARTS: Mapping[str, bytes] = {
    **{
        name: text.encode()
        for name, text in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", PACKAGE_RELS),
            ("docProps/core.xml", CORE),
            ("word/document.xml", DOCUMENT),
            ("word/_rels/document.xml.rels", DOCUMENT_RELS),
            ("word/styles.xml", STYLES),
            ("word/numbering.xml", NUMBERING),
            ("word/settings.xml", SETTINGS),
            ("word/fontTable.xml", FONTS),
            ("word/theme/theme1.xml", THEME),
            ("word/footnotes.xml", FOOTNOTES),
            ("word/header1.xml", HEADER),
            ("word/_rels/header1.xml.rels", HEADER_RELS),
            ("word/footer1.xml", FOOTER),
        )
    },
    "word/media/figur.png": _png(),
}


def pack(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file with these entries, repeated names included."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package, warnings.catch_warnings():
        # A repeated name is what one of the damages wants.
        warnings.simplefilter("ignore", UserWarning)
        for name, data in entries:
            # A fixed date: equal parts give equal bytes, so that a damage which changes nothing is seen.
            package.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return buffer.getvalue()


def sample() -> bytes:
    """The valid document."""
    return pack(PARTS.items())
