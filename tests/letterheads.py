"""Letterheads as offices have them, made from descriptions: what each program writes, and what people put in."""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

import docx

from hfi_docs.word.opc.archive import pack
from tests.pictures import png

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "wp": f"{_DRAWING}/wordprocessingDrawing",
        "a": f"{_DRAWING}/main",
        "pic": f"{_DRAWING}/picture",
        "wps": _SHAPES,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_DEFAULT = ' w:default="1"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TAGS = {"header": "hdr", "footer": "ftr"}
_NAMES = ("Normal", "heading 1", "heading 2", "header", "footer")
#: The ids that Word gives its styles in Norwegian and in English.
NORWEGIAN = dict(zip(_NAMES, ("Normal", "Overskrift1", "Overskrift2", "Topptekst", "Bunntekst"), strict=True))
ENGLISH = dict(zip(_NAMES, ("Normal", "Heading1", "Heading2", "Header", "Footer"), strict=True))
SHEETS = {"A4": (11906, 16838), "Letter": (12240, 15840), "A5": (8391, 11906), "liggende A4": (16838, 11906)}


class Letterhead(NamedTuple):
    """A letterhead: how it looks, and what stands on it. `headers` and `footers` are texts or markup by kind of page.

    `more` are other parts, `links` the relations of the parts with text to them, by id, `properties` those of the file;
    `changes` are replacements in the parts, as other programs than Word write them.
    """

    font: str = "Calibri"
    size: float = 11
    ids: Mapping[str, str] = NORWEGIAN
    language: str = "nb-NO"
    heading_color: str = "1F4E79"
    heading_font: str = ""
    sheet: str = "A4"
    columns: str = ""
    body: str = ""
    headers: Mapping[str, str] = {"default": "Vestre kommune"}
    footers: Mapping[str, str] = {"default": "Postboks 1, 2000 Vestby"}
    styles: str = ""
    settings: str = ""
    main: str = "word/document.xml"
    main_type: str = f"{_WORD}.document.main+xml"
    more: Mapping[str, bytes] = {}
    links: Mapping[str, tuple[str, str]] = {}
    properties: Mapping[str, tuple[str, str]] = {}
    changes: tuple[tuple[str, str, str], ...] = ()

    def content(self) -> bytes:
        """The file."""
        return pack(self.parts())

    @property
    def stories(self) -> list[tuple[str, str, str, str]]:
        """Part, kind, pages and text of each header and footer."""
        found = [("header", *item) for item in self.headers.items()]
        found += [("footer", *item) for item in self.footers.items()]
        return [(f"{kind}{number}", kind, page, text) for number, (kind, page, text) in enumerate(found)]

    def parts(self) -> dict[str, bytes]:
        """The parts of the file."""
        lines = {"rId1": ("styles", "styles.xml"), "rId2": ("settings", "settings.xml"), **self.links}
        lines |= {f"rId{name}": (kind, f"{name}.xml") for name, kind, _, _ in self.stories}
        written = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": relations({"rId1": ("officeDocument", self.main), **self.properties}),
            self.main: self._document(),
            f"word/_rels/{self.main.removeprefix('word/')}.rels": relations(lines),
            "word/styles.xml": self._styles(),
            "word/settings.xml": f"<w:settings {_NAMESPACES}>{self.settings}</w:settings>",
        }
        for name, kind, _, text in self.stories:
            inner = text if text.startswith("<") else paragraph(text, self.ids[kind])
            written[f"word/{name}.xml"] = f"<w:{_TAGS[kind]} {_NAMESPACES}>{inner}</w:{_TAGS[kind]}>"
            written[f"word/_rels/{name}.xml.rels"] = relations(self.links)
        for part, old, new in self.changes:
            assert old in written[part], (part, old)
            written[part] = written[part].replace(old, new)
        return {name: f"{_HEAD}{text}".encode() for name, text in written.items()} | dict(self.more)

    def _document(self) -> str:
        width, height = SHEETS[self.sheet]
        turned = ' w:orient="landscape"' if width > height else ""
        references = "".join(
            f'<w:{kind}Reference w:type="{page}" r:id="rId{name}"/>' for name, kind, page, _ in self.stories
        )
        section = (
            f'{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            '<w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708"/>'
            f'<w:cols {self.columns}w:space="708"/>{"<w:titlePg/>" if "first" in self.headers else ""}'
        )
        return f"<w:document {_NAMESPACES}><w:body>{self.body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"

    def _styles(self) -> str:
        look = f'{fonts(self.heading_font) if self.heading_font else ""}<w:b/><w:color w:val="{self.heading_color}"/>'
        sizes = {"heading 1": '<w:sz w:val="32"/>', "heading 2": '<w:sz w:val="26"/>'}
        inner = "".join(
            f'<w:style w:type="paragraph"{_DEFAULT if name.lower() == "normal" else ""} w:styleId="{key}">'
            f'<w:name w:val="{name}"/>{"" if name.lower() == "normal" else based("Normal")}<w:qFormat/>'
            f"<w:rPr>{look + sizes[name.lower()] if name.lower() in sizes else ''}</w:rPr></w:style>"
            for name, key in self.ids.items()
        )
        defaults = f'{fonts(self.font)}<w:sz w:val="{round(self.size * 2)}"/><w:lang w:val="{self.language}"/>'
        spacing = (
            '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        )
        return (
            f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault>{spacing}"
            f"</w:docDefaults>{inner}{self.styles}</w:styles>"
        )

    def _types(self) -> str:
        kinds = {self.main: self.main_type}
        kinds |= {f"word/{name}.xml": f"{_WORD}.{name}+xml" for name in ("styles", "settings")}
        kinds |= {f"word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind, _, _ in self.stories}
        lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
        usual = (
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        )
        return f'<Types xmlns="{_PACKAGE}/content-types">{usual}{lines}</Types>'


def relations(lines: Mapping[str, tuple[str, str]]) -> str:
    """A list of relations; what leads out of the file begins with `http` or `file`."""
    outside = ' TargetMode="External"'
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind if "/" in kind else f"{_OFFICE}/{kind}"}" Target="{target}"'
        f"{outside if target.startswith(('http', 'file')) else ''}/>"
        for name, (kind, target) in lines.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def fonts(name: str) -> str:
    """A font, as a property of text."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def based(style_id: str) -> str:
    """What a style builds on."""
    return f'<w:basedOn w:val="{style_id}"/>'


def text_run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, style: str = "") -> str:
    """A paragraph; what begins with `<` is markup already."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{text if text.startswith('<') or not text else text_run(text)}</w:p>"


def page_field() -> str:
    """A paragraph with the number of the page."""
    return paragraph(f'{text_run("Side ")}<w:fldSimple w:instr=" PAGE ">{text_run("1")}</w:fldSimple>')


def table(*rows: tuple[str, ...]) -> str:
    """A table without a header row, as people lay out addresses with."""
    width = 9000 // len(rows[0])
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>%s</w:tc>'
    inner = "".join(f"<w:tr>{''.join(cell % paragraph(text) for text in row)}</w:tr>" for row in rows)
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>'


def logo(alt: str = "Logoen til Vestre kommune", *, floating: bool = False) -> str:
    """A run with a picture, in the line or floating over the page."""
    named = f'<wp:docPr id="1" name="Bilde 1"{f" descr={chr(34)}{alt}{chr(34)}" if alt else ""}/>'
    size = '<a:off x="0" y="0"/><a:ext cx="900000" cy="450000"/>'
    picture = (
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="logo.png"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm>{size}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )
    extent = '<wp:extent cx="900000" cy="450000"/>'
    if not floating:
        return f"<w:r><w:drawing><wp:inline>{extent}{named}{picture}</wp:inline></w:drawing></w:r>"
    place = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{axis}>' for axis in "HV"
    )
    anchor = 'simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"'
    inner = f'<wp:simplePos x="0" y="0"/>{place}{extent}<wp:wrapNone/>{named}{picture}'
    return f"<w:r><w:drawing><wp:anchor {anchor}>{inner}</wp:anchor></w:drawing></w:r>"


def text_box(text: str) -> str:
    """A run with a text box, twice: as Word writes it now, and for older versions."""
    inner = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    shape = (
        '<wp:inline><wp:extent cx="2000000" cy="500000"/><wp:docPr id="7" name="Tekstboks 7" descr="Adressen"/>'
        f'<a:graphic><a:graphicData uri="{_SHAPES}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    )
    older = f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
    newer = f'<mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
    return f"<w:r><mc:AlternateContent>{newer}{older}</mc:AlternateContent></w:r>"


def control(inner: str) -> str:
    """A content control around paragraphs."""
    look = '<w:alias w:val="Enhet"/><w:placeholder><w:docPart w:val="A1"/></w:placeholder>'
    return f"<w:sdt><w:sdtPr>{look}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


#: The logo as a part, and how the parts with text find it.
LOGO: Mapping[str, bytes] = {"word/media/image1.png": png()}
LOGO_LINK: Mapping[str, tuple[str, str]] = {"rIdLogo": ("image", "media/image1.png")}


def by_python_docx() -> bytes:
    """A letterhead that a program has made with python-docx, of its own template."""
    document, output = docx.Document(), BytesIO()
    document.sections[0].header.paragraphs[0].text = "Vestre kommune"
    document.add_paragraph("Vår ref.: 26/1")
    document.save(output)
    return output.getvalue()
