"""Word files made part by part, so that a test shows the very XML that a reader must understand."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": W,
        "r": _OFFICE,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "ny": "http://schemas.microsoft.com/office/word/2099/wordml",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    }.items()
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {"link": "hyperlink", "media": "image"}

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Tittel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="Heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift4"><w:name w:val="overskrift 4"/></w:style>
<w:style w:type="paragraph" w:styleId="Eget"><w:name w:val="Egen overskrift"/><w:basedOn w:val="Overskrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="INNH1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Sitat"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bildetekst"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Fet"><w:name w:val="Fet"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Sterk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Punktliste"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Rundt"><w:name w:val="Rundt"/><w:basedOn w:val="Rundt"/></w:style>
"""


def _level(level: int, kind: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:pPr><w:ind w:left="{720 * (level + 1)}"/></w:pPr></w:lvl>'
    )


def _list(number: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number % 10}"/>{override}</w:num>'


_RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
#: 1 counts «1.», «a)», «i.»; 2 has bullets; 3 begins with letters; 4 has no marks; 11 is 1 again, from 5.
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    for number, levels in {
        1: _level(0, "decimal") + _level(1, "lowerLetter") + _level(2, "lowerRoman"),
        2: _level(0, "bullet") + _level(1, "bullet"),
        3: _level(0, "lowerLetter"),
        4: _level(0, "none"),
    }.items()
) + "".join((_list(1), _list(2), _list(3), _list(4), _list(11, _RESTART)))


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip file of parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def relations(targets: Mapping[str, str]) -> str:
    """A relations part; `targets` gives the address or part by id, whose first word is the kind («header1»)."""
    lines = ""
    for name, target in targets.items():
        kind = name.rstrip("0123456789")
        external = ' TargetMode="External"' if ":" in target else ""
        lines += f'<Relationship Id="{name}" Type="{_OFFICE}/{_KINDS.get(kind, kind)}" Target="{target}"{external}/>'
    return f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def part(root: str, content: str) -> str:
    """A WordprocessingML part."""
    return f"<w:{root} {SPACES}>{content}</w:{root}>"


def docx(body: str, parts: Mapping[str, bytes | str] | None = None, targets: Mapping[str, str] | None = None) -> bytes:
    """A Word file with the styles and lists above; `parts` and `targets` are what the body refers to besides."""
    known = {"styles1": "styles.xml", "numbering1": "numbering.xml", **(targets or {})}
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": relations({"officeDocument1": "word/document.xml"}),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations(known),
            "word/styles.xml": part("styles", STYLES),
            "word/numbering.xml": part("numbering", NUMBERING),
            **(parts or {}),
        }
    )


def styled_docx(
    body: str,
    levels: str,
    styles: str = "",
    instances: str = "",
    *,
    parts: Mapping[str, bytes | str],
    targets: Mapping[str, str],
) -> bytes:
    """A Word file with list 7, made of these levels, and more styles and instances of lists."""
    own = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    instance = '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    numbering = part("numbering", own + NUMBERING + instance + instances)
    made = {"word/numbering.xml": numbering, "word/styles.xml": part("styles", STYLES + styles)}
    return docx(body, {**made, **parts}, targets)


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph around runs, or around text."""
    inside = content if content.startswith("<") or not content else run(content)
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{chosen}{properties}</w:pPr>{inside}</w:p>"


def item(content: str, level: int = 0, number: int = 1, properties: str = "") -> str:
    """A paragraph in a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(content, properties=place + properties)


def table(*rows: str, properties: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; a cell that is not XML is its text."""
    inside = "".join(content if content.startswith("<") else cell(content) for content in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell with one paragraph of text, or with blocks."""
    inside = content if content.startswith("<w:p") or content.startswith("<w:t") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def picture(alt: str = "Et kart", relation: str = "media1", extra: str = "", *, floating: bool = False) -> str:
    """A run with a picture of one inch by half."""
    kind = "anchor" if floating else "inline"
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:extent cx="914400" cy="457200"/>'
        f'<wp:docPr id="1" name="Bilde 1" descr="{alt}">{extra if extra.startswith("<a:extLst") else ""}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/>{extra if extra.startswith("<a:srcRect") else ""}</pic:blipFill>'
        f"<pic:spPr>{extra if extra.startswith('<a:xfrm') else ''}</pic:spPr>"
        f"</pic:pic></a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r>"
    )


def graphic(uri: str, inside: str = "") -> str:
    """A run with a drawing of another kind."""
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="2" name="x"/><a:graphic>'
        f'<a:graphicData uri="http://schemas/{uri}">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
