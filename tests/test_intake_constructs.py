"""Each construct of Word that changes what a reader sees (ECMA-376 part 1), beside what is printed and what is told."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from hfi_docs.word.intake.word import read_word
from tests.block_lines import lines
from tests.office_files import SPACES, cell, graphic, item, paragraph, part, relations, row, run, styled_docx, table


class Construct(NamedTuple):
    """A small Word file: its clause in the standard, its body, what is printed of it, and what is told."""

    clause: str
    body: str
    printed: str
    told: str = ""
    #: Levels of list 7, styles, further parts and what the body refers to.
    levels: str = ""
    styles: str = ""
    parts: Mapping[str, str] = {}
    targets: Mapping[str, str] = {}


def level(depth: int, text: str, kind: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list; `more` holds what stands between the number's form and its text."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{720 * (depth + 1)}"/></w:pPr></w:lvl>'
    )


def own(text: str, depth: int = 0, number: int = 7) -> str:
    """An item of the list that the construct defines."""
    return item(text, depth, number)


def mark(kind: str, inside: str = "") -> str:
    """A mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(text: str) -> str:
    """The code of a field."""
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def field(text: str, result: str | None = None, form: str = "") -> str:
    """A complex field, without result when None."""
    begun = mark("begin", f"<w:ffData>{form}</w:ffData>" if form else "") + code(text)
    return begun + ("" if result is None else mark("separate") + result) + mark("end")


def sym(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def alternatives(requires: str, choice: str, fallback: str = "") -> str:
    other = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    first = f'<mc:Choice Requires="{requires}">{choice}</mc:Choice>'
    return f"<w:r><mc:AlternateContent>{first}{other}</mc:AlternateContent></w:r>"


def text(words: str) -> str:
    return f"<w:t>{words}</w:t>"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def style(name: str, properties: str, kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{properties}</w:style>'


#: A value of a case system, and the way to it.
BOUND = (
    '<w:dataBinding w:prefixMappings="xmlns:s=\'urn:sak\'" w:xpath="/s:sak[1]/s:nr[1]"'
    ' w:storeItemID="{0A1B2C3D-0000-0000-0000-000000000001}"/>'
)
STORE = {
    "customXml/item1.xml": '<sak xmlns="urn:sak"><nr>2026/14</nr></sak>',
    "customXml/_rels/item1.xml.rels": relations({"customXmlProps1": "itemProps1.xml"}),
    "customXml/itemProps1.xml": '<ds:datastoreItem ds:itemID="{0a1b2c3d-0000-0000-0000-000000000001}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
}


def box(words: str) -> str:
    return f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"


def colour(words: str, fill: str) -> str:
    return cell(words, f'<w:shd w:fill="{fill}"/>')


def math(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def m(name: str, words: str) -> str:
    return f"<m:{name}><m:r><m:t>{words}</m:t></m:r></m:{name}>"


def restart(depth: int, start: int, number: int = 8) -> str:
    """A second instance of the construct's list, which begins anew."""
    change = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{change}</w:num>'


DECIMALS = level(0, "%1.") + level(1, "%1.%2") + level(2, "%1.%2.%3")
WHITE = run("hvit", '<w:color w:val="FFFFFF"/>')
CAPITALS, HIDDEN = "<w:rPr><w:caps/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"
LETTER = level(0, "%1)", "lowerLetter")

CONSTRUCTS: Mapping[str, Construct] = {
    # 17.9: numbering
    "decimal": Construct("17.9.17", own("a") + own("b"), "1. a\n2. b", levels=level(0, "%1.")),
    "bracket": Construct("17.9.11", own("a") + own("b"), "1) a\n2) b", levels=level(0, "%1)")),
    "section sign": Construct("17.9.11", own("a") + own("b"), "§ 1 a\n§ 2 b", levels=level(0, "§ %1")),
    "words": Construct("17.9.11", own("a") + own("b"), "Tiltak 1: a\nTiltak 2: b", levels=level(0, "Tiltak %1:")),
    "nested decimals": Construct(
        "17.9.11",
        own("a") + own("b", 1) + own("c", 1) + own("d", 2) + own("e") + own("f", 1),
        "1. a\n  1.1 b\n  1.2 c\n    1.2.1 d\n2. e\n  2.1 f",
        levels=DECIMALS,
    ),
    "letters": Construct("17.9.17", own("a") + own("b"), "a) a\nb) b", levels=LETTER),
    "capital letters": Construct("17.9.17", own("a") + own("b"), "A. a\nB. b", levels=level(0, "%1.", "upperLetter")),
    "romans": Construct("17.9.17", own("a") + own("b"), "i. a\nii. b", levels=level(0, "%1.", "lowerRoman")),
    "capital romans": Construct(
        "17.9.17", own("a") + own("b"), "Del I a\nDel II b", levels=level(0, "Del %1", "upperRoman")
    ),
    "leading zero": Construct("17.9.17", own("a") + own("b"), "01 a\n02 b", levels=level(0, "%1", "decimalZero")),
    "own form": Construct(
        "17.9.17",
        own("a") + own("b"),
        "K-001 a\nK-002 b",
        levels='<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt'
        ' w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="K-%1"/></w:lvl>',
    ),
    "circled": Construct("17.9.17", own("a"), "① a", levels=level(0, "%1", "decimalEnclosedCircle")),
    "number in words": Construct(
        "17.9.17",
        own("a"),
        "1 a",
        "1 tall i en nummerering står som vanlig tall; Word-filen har andre tegn eller ord",
        levels=level(0, "%1", "cardinalText"),
    ),
    "label without number": Construct(
        "17.9.17", own("a") + own("b"), "Merk: a\nMerk: b", levels=level(0, "Merk:", "none")
    ),
    "no label": Construct("17.9.17", own("a"), "a", levels=level(0, "", "none")),
    "bullet": Construct("17.9.17", own("a"), "• a", levels=level(0, "\uf0b7", "bullet")),
    "tick as bullet": Construct("17.9.11", own("gjort"), "☒ gjort", levels=level(0, "☒", "bullet")),
    "word as bullet": Construct("17.9.11", own("a"), "NB! a", levels=level(0, "NB!", "bullet")),
    "start": Construct("17.9.25", own("a") + own("b"), "4. a\n5. b", levels=level(0, "%1.", start=4)),
    "no start": Construct(
        "17.9.25", own("a") + own("b"), "0. a\n1. b", levels=level(0, "%1.").replace('<w:start w:val="1"/>', "")
    ),
    "start override": Construct(
        "17.9.26",
        own("a") + own("b") + own("c", number=8) + own("d", number=8),
        "1. a\n2. b\n1. c\n2. d",
        levels=level(0, "%1."),
        parts={"num": restart(0, 1)},
    ),
    "going on": Construct(
        "17.9.18", own("a") + paragraph("x") + own("b"), "1. a\nx\n2. b", levels=level(0, "%1.")
    ),
    "legal": Construct(
        "17.9.4",
        own("a") + own("b", 1),
        "I. a\n  1.1 b",
        levels=level(0, "%1.", "upperRoman") + level(1, "%1.%2", "decimal", "<w:isLgl/>"),
    ),
    "never restarting": Construct(
        "17.9.10",
        own("a") + own("b", 1) + own("c") + own("d", 1),
        "1. a\n  (1) b\n2. c\n  (2) d",
        levels=level(0, "%1.") + level(1, "(%2)", "decimal", '<w:lvlRestart w:val="0"/>'),
    ),
    "skipped level": Construct("17.9.11", own("a", 1), "1.1 a", levels=DECIMALS),
    "empty item counts": Construct(
        "17.9.18",
        own("a") + own("") + own("b"),
        "1. a\n3. b",
        "1 punkt uten tekst er utelatt: «2.»",
        levels=level(0, "%1."),
    ),
    "numbered heading": Construct(
        "17.9.22",
        paragraph("Mål", "Overskrift1", '<w:numPr><w:numId w:val="7"/></w:numPr>'),
        "# 1. Mål",
        levels=level(0, "%1."),
    ),
    "no gap": Construct(
        "17.9.28",
        paragraph("-formål", "Overskrift1", '<w:numPr><w:numId w:val="7"/></w:numPr>'),
        "# §1-formål",
        levels=level(0, "§%1", more='<w:suff w:val="nothing"/>'),
    ),
    "by style": Construct(
        "17.9.23",
        paragraph("Kap", "Kapittel") + paragraph("Punkt", "Punkt") + paragraph("Punkt", "Punkt"),
        "Kapittel 1 Kap\n  1-1 Punkt\n  1-2 Punkt",
        levels=level(0, "Kapittel %1", more='<w:pStyle w:val="Kapittel"/>')
        + level(1, "%1-%2", more='<w:pStyle w:val="Punkt"/>'),
        styles=style("Kapittel", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')
        + style("Punkt", '<w:basedOn w:val="Kapittel"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'),
    ),
    "numbered cell": Construct(
        "17.9.18",
        table(row("Nr", "Navn"), row(f"<w:tc>{own('')}</w:tc>", "Kari"), row(f"<w:tc>{own('')}</w:tc>", "Ola")),
        "| Nr | Navn\n| 1. | Kari\n| 2. | Ola",
        levels=level(0, "%1."),
    ),
    "thousand and more": Construct("17.9.17", own("a"), "mcmxcix. a", levels=level(0, "%1.", "lowerRoman", start=1999)),
    "capital label": Construct("17.9.24", own("a"), "A) a", levels=LETTER.replace("<w:pPr>", f"{CAPITALS}<w:pPr>")),
    "hidden label": Construct("17.9.24", own("a"), "a", levels=LETTER.replace("<w:pPr>", f"{HIDDEN}<w:pPr>")),
    "numbered note": Construct(
        "17.11",
        paragraph(run("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        "a{(a) note}",
        levels=level(0, "(%1)", "lowerLetter"),
        parts={"word/n.xml": part("footnotes", f'<w:footnote w:id="2">{own("note")}</w:footnote>')},
        targets={"footnotes1": "n.xml"},
    ),
    # 17.16: fields
    "field with result": Construct("17.16.18", paragraph(run("Se ") + field("REF x", run("punkt 3"))), "Se punkt 3"),
    "check box": Construct(
        "17.16.7",
        paragraph(field("FORMCHECKBOX", form='<w:checkBox><w:checked/></w:checkBox>') + run(" ja"))
        + paragraph(field("FORMCHECKBOX", form='<w:checkBox><w:default w:val="0"/></w:checkBox>') + run(" nei")),
        "☒ ja\n☐ nei",
        "2 skjemafelt står som tekst",
    ),
    "check box ticked from the start": Construct(
        "17.16.12",
        paragraph(field("FORMCHECKBOX", form='<w:checkBox><w:default w:val="1"/></w:checkBox>') + run(" ja")),
        "☒ ja",
        "1 skjemafelt står som tekst",
    ),
    "drop-down": Construct(
        "17.16.9",
        paragraph(
            field(
                "FORMDROPDOWN",
                form='<w:ddList><w:result w:val="1"/><w:listEntry w:val="Avslått"/>'
                '<w:listEntry w:val="Innvilget"/></w:ddList>',
            )
        ),
        "Innvilget",
        "1 skjemafelt står som tekst",
    ),
    "text form": Construct(
        "17.16.33", paragraph(field("FORMTEXT", run("Kari"), "<w:textInput/>")), "Kari", "1 skjemafelt står som tekst"),
    "empty text form": Construct(
        "17.16.33",
        paragraph(run("Navn: ") + field("FORMTEXT", run("\u2002\u2002"), "<w:textInput/>")),
        "Navn:",
        "1 skjemafelt står som tekst\n1 skjemafelt er ikke fylt ut",
    ),
    "symbol field": Construct("17.16.5.67", paragraph(field("SYMBOL 252 \\f Wingdings")), "✓"),
    "macro button": Construct("17.16.5.38", paragraph(field("MACROBUTTON Ingen Klikk her")), "Klikk her"),
    "page number": Construct(
        "17.16.5.44",
        paragraph(run("se side ") + field("PAGEREF x", run("12"))),
        "se side 12",
        "1 sidetall gjelder Word-filen, ikke dette papiret: «12»",
    ),
    "field without result": Construct(
        "17.16.18",
        paragraph(run("Dato: ") + field("DATE")),
        "Dato:",
        "1 felt uten lagret innhold er utelatt: «DATE»",
    ),
    "simple field without result": Construct(
        "17.16.19",
        paragraph(run("Side ") + '<w:fldSimple w:instr="PAGE"/>'),
        "Side",
        "1 felt uten lagret innhold er utelatt: «PAGE»",
    ),
    "index entry": Construct("17.16.5.75", paragraph(run("ord") + field("XE helse")), "ord"),
    "field with empty result": Construct("17.16.18", paragraph(run("a") + field("IF 1 = 2", "")), "a"),
    "link field": Construct(
        "17.16.5.25",
        paragraph(field('HYPERLINK "https://eksempel.no/a" \\l "kap2" \\o "tips"', run("her"))),
        "her<https://eksempel.no/a#kap2>",
    ),
    "date in pieces": Construct(
        "17.3.3.8", paragraph("<w:r><w:yearLong/></w:r>" + run("x")), "x", "1 felt uten lagret innhold er utelatt"
    ),
    # 17.5: content controls
    "check box control": Construct(
        "17.5.2",
        paragraph(control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "") + run(" ja")),
        "☒ ja",
    ),
    "drop-down control": Construct(
        "17.5.2.15",
        paragraph(control("<w:dropDownList/>", run("Innvilget"))),
        "Innvilget",
    ),
    "control not filled in": Construct(
        "17.5.2.39",
        paragraph(run("Navn: ") + control("<w:showingPlcHdr/>", run("Skriv"))),
        "Navn:",
        "1 tomt innholdsfelt er utelatt: «Skriv»",
    ),
    "bound control": Construct(
        "17.5.2.6",
        paragraph(run("Sak: ") + control(BOUND + "<w:text/>", run("[Saksnr]"))),
        "Sak: 2026/14",
        "1 innholdsfelt viser verdien som ligger i filens egenskaper: «2026/14»",
        parts=STORE,
        targets={"customXml1": "../customXml/item1.xml"},
    ),
    "bound control with its value": Construct(
        "17.5.2.6",
        paragraph(control(BOUND + "<w:text/>", run("2026/14"))),
        "2026/14",
        parts=STORE,
        targets={"customXml1": "../customXml/item1.xml"},
    ),
    "bound rich text": Construct(
        "17.5.2.6",
        paragraph(control(BOUND, run("annet"))),
        "annet",
        parts=STORE,
        targets={"customXml1": "../customXml/item1.xml"},
    ),
    # 17.3.2: looks of runs that carry meaning
    "raised": Construct("17.3.2.42", paragraph(run("m") + run("2", '<w:vertAlign w:val="superscript"/>')), "m²"),
    "lowered": Construct("17.3.2.42", paragraph(run("CO") + run("2", '<w:vertAlign w:val="subscript"/>')), "CO₂"),
    "raised by style": Construct(
        "17.7.4",
        paragraph(run("m") + run("3", '<w:rStyle w:val="Hevet"/>')),
        "m³",
        styles=style("Hevet", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character"),
    ),
    "raised word": Construct(
        "17.3.2.42",
        paragraph(run("1") + run("st", '<w:vertAlign w:val="superscript"/>')),
        "1st",
        "1 hevet eller senket tegn står på linjen: «st»",
    ),
    "struck": Construct(
        "17.3.2.37",
        paragraph(run("100", "<w:strike/>") + run(" 200", "<w:dstrike/>")),
        "100 200",
        "2 gjennomstrekede tekster står som vanlig tekst: «100»; «200»",
    ),
    "struck by style": Construct(
        "17.3.2.37",
        paragraph("gammelt", "Strøket"),
        "gammelt",
        "1 gjennomstreket tekst står som vanlig tekst: «gammelt»",
        styles=style("Strøket", "<w:rPr><w:strike/></w:rPr>"),
    ),
    "capitals": Construct("17.3.2.5", paragraph(run("unntatt offentlighet", "<w:caps/>")), "UNNTATT OFFENTLIGHET"),
    "small capitals": Construct(
        "17.3.2.33",
        paragraph(run("Hamar", "<w:smallCaps/>")),
        "Hamar",
        "1 tekst i kapitéler står som vanlig tekst: «Hamar»",
    ),
    "highlight": Construct(
        "17.3.2.15",
        paragraph(run("avklares", '<w:highlight w:val="yellow"/>')),
        "avklares",
        "merkingen av 1 uthevet tekst er utelatt: «avklares»",
    ),
    "shaded": Construct(
        "17.3.2.32",
        paragraph(run("avklares", '<w:shd w:fill="FFFF00"/>')),
        "avklares",
        "merkingen av 1 uthevet tekst er utelatt: «avklares»",
    ),
    "hidden": Construct(
        "17.3.2.41", paragraph(run("a") + run("b", "<w:vanish/>")), "a", "1 skjult tekst er utelatt: «b»"
    ),
    "from right to left": Construct(
        "17.3.2.3",
        paragraph(f'<w:bdo w:val="rtl">{run("abc")}</w:bdo>'),
        "abc",
        "1 tekst som vises baklengs, står forlengs: «abc»",
    ),
    # 17.3.3: what runs hold
    "symbol": Construct("17.3.3.30", paragraph(sym("Wingdings", "F0FC") + sym("Symbol", "F0B3") + run("5")), "✓≥5"),
    "symbol of an unknown font": Construct(
        "17.3.3.30", paragraph(run("a") + sym("Logoskrift", "F021")), "a", "1 tegn fra en symbolskrift er utelatt: «a»"
    ),
    "text in a symbol font": Construct(
        "17.3.2.26",
        paragraph(run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + run(" gjort")),
        "✓ gjort",
    ),
    "sign of nobody": Construct(
        "17.3.3.31", paragraph(run("a\uf123b")), "ab", "1 tegn fra en symbolskrift er utelatt: «ab»"
    ),
    "wrong coding": Construct(
        "17.3.3.31", paragraph("BelÃ¸p"), "BelÃ¸p", "1 tekst er lagret med feil tegnkoding: «BelÃ¸p»"
    ),
    "lost dash": Construct(
        "17.3.3.31", paragraph("2025 \x96 2026"), "2025  2026", "1 tekst har styretegn som er utelatt: «2025 2026»"
    ),
    "hyphens and tab": Construct(
        "17.3.3.18",
        paragraph("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>post</w:t><w:tab/><w:t>x</w:t></w:r>"),
        "e\u2011\u00adpost\tx",
    ),
    "ruby": Construct(
        "17.3.3.25",
        paragraph(f"<w:ruby><w:rt>{run('lesning')}</w:rt><w:rubyBase>{run('grunn')}</w:rubyBase></w:ruby>"),
        "grunn (lesning)",
    ),
    "emoji": Construct(
        "17.17.3",
        paragraph(alternatives("w16se", '<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F534"/>', text("rød"))),
        "🔴",
    ),
    "unknown choice": Construct("17.17.3", paragraph(alternatives("ny", text("nytt"), text("gammelt"))), "gammelt"),
    "second choice": Construct(
        "17.17.3",
        paragraph(
            "<w:r><mc:AlternateContent><mc:Choice Requires='ny'><w:t>nytt</w:t></mc:Choice>"
            "<mc:Choice Requires='w14'><w:t>kjent</w:t></mc:Choice></mc:AlternateContent></w:r>"
        ),
        "kjent",
    ),
    "no choice": Construct(
        "17.17.3",
        paragraph(run("a") + alternatives("ny", text("nytt"))),
        "a",
        "1 del som bare nyere Word kan vise, er utelatt: «nytt»",
    ),
    "initial": Construct(
        "17.3.1.11",
        paragraph("D", properties='<w:framePr w:dropCap="drop"/>') + paragraph("et var en gang"),
        "Det var en gang",
    ),
    "text box": Construct(
        "17.17.1",
        paragraph(run("a") + graphic("wordprocessingShape", box("Viktig"))),
        "a",
        "1 tekstboks er utelatt: «Viktig»",
    ),
    "word art": Construct(
        "14.1.2.22",
        paragraph(run("a") + '<w:r><w:pict><v:shape><v:textpath string="UTKAST"/></v:shape></w:pict></w:r>'),
        "a",
        "1 tegning er utelatt: «UTKAST»",
    ),
    "smart art": Construct(
        "21.4",
        paragraph(run("a") + graphic("2006/diagram", '<dgm:relIds xmlns:dgm="d" r:dm="data1"/>')),
        "a",
        "1 SmartArt-figur er utelatt: «Plan Do»",
        parts={"word/data.xml": f"<d {SPACES}><a:p><a:t>Plan</a:t></a:p><a:p><a:t>Do</a:t></a:p></d>"},
        targets={"data1": "data.xml"},
    ),
    "comment": Construct(
        "17.13.4",
        paragraph(run("a") + '<w:r><w:commentReference w:id="3"/></w:r>'),
        "a",
        "1 kommentar er utelatt: «Er dette rett?»",
        parts={"word/comments.xml": part("comments", f'<w:comment w:id="3">{paragraph("Er dette rett?")}</w:comment>')},
        targets={"comments1": "comments.xml"},
    ),
    "watermark": Construct(
        "17.10.4",
        paragraph("a") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
        "a",
        "1 topptekst er utelatt: «KOPI»",
        parts={"word/h.xml": part("hdr", '<w:p><w:r><w:pict><v:textpath string="KOPI"/></w:pict></w:r></w:p>')},
        targets={"header1": "h.xml"},
    ),
    "letterhead": Construct(
        "17.10.4",
        paragraph("a") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
        "a",
        "1 topptekst er utelatt",
        parts={"word/h.xml": part("hdr", "<w:p><w:r><w:drawing/></w:r></w:p>")},
        targets={"header1": "h.xml"},
    ),
    "footnote": Construct(
        "17.11",
        paragraph(run("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        "a{note}",
        parts={"word/n.xml": part("footnotes", f'<w:footnote w:id="2">{paragraph("note")}</w:footnote>')},
        targets={"footnotes1": "n.xml"},
    ),
    # 17.16.22: links
    "link to a file": Construct(
        "17.16.22",
        paragraph(f'<w:hyperlink r:id="link1">{run("notatet")}</w:hyperlink>'),
        "notatet",
        "1 lenke er utelatt; teksten står: «file:///C:/notat.docx»",
        targets={"link1": "file:///C:/notat.docx"},
    ),
    "link with a hidden sign": Construct(
        "17.16.22",
        paragraph(f'<w:hyperlink r:id="link1">{run("her")}</w:hyperlink>'),
        "her",
        "1 lenke er utelatt; teksten står: «https://eksempel.no/a»",
        targets={"link1": "https://eksempel.no/\u200ba"},
    ),
    "link with spaces": Construct(
        "17.16.22",
        paragraph(f'<w:hyperlink r:id="link1">{run("her")}</w:hyperlink>'),
        "her<https://eksempel.no/a%20b>",
        targets={"link1": "https://eksempel.no/a b"},
    ),
    # 22.1: equations
    "fraction": Construct(
        "22.1.2.36",
        paragraph(run("x = ") + math(f"<m:f>{m('num', 'a+b')}{m('den', '2')}</m:f>")),
        "x = (a+b)/2",
        "1 formel er skrevet på én linje: «(a+b)/2»",
    ),
    "powers and roots": Construct(
        "22.1.2.105",
        paragraph(math(f"<m:rad><m:deg/><m:e><m:sSup>{m('e', 'b')}{m('sup', '2')}</m:sSup></m:e></m:rad>")),
        "√(b²)",
        "1 formel er skrevet på én linje: «√(b²)»",
    ),
    "sum": Construct(
        "22.1.2.70",
        paragraph(
            math(
                "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr>"
                f"{m('sub', 'i=1')}{m('sup', 'n')}{m('e', 'i')}</m:nary>"
            )
        ),
        "∑_(i=1)ⁿ i",
        "1 formel er skrevet på én linje: «∑_(i=1)ⁿ i»",
    ),
    # 17.2: the document
    "two bodies": Construct("17.2.2", paragraph("a") + "</w:body><w:body>" + paragraph("b"), "a\nb"),
    "bound by a path with more than names": Construct(
        "17.5.2.6",
        paragraph(control(BOUND.replace("/s:sak[1]/s:nr[1]", "//*[1]") + "<w:text/>", run("[Saksnr]"))),
        "[Saksnr]",
        parts=STORE,
        targets={"customXml1": "../customXml/item1.xml"},
    ),
    # 17.3.1: paragraphs
    "background of a paragraph": Construct(
        "17.3.1.31",
        paragraph("Merk!", properties='<w:shd w:val="clear" w:fill="FFF2CC"/>'),
        "Merk!",
        "rammen eller bakgrunnen til 1 avsnitt er utelatt: «Merk!»",
    ),
    "frame by style": Construct(
        "17.3.1.24",
        paragraph("Merk!", "Ramme"),
        "Merk!",
        "rammen eller bakgrunnen til 1 avsnitt er utelatt: «Merk!»",
        styles=style("Ramme", '<w:pPr><w:pBdr><w:left w:val="single"/><w:right w:val="single"/></w:pBdr></w:pPr>'),
    ),
    "line below": Construct(
        "17.3.1.7", paragraph("a", properties='<w:pBdr><w:bottom w:val="single"/></w:pBdr>'), "a"
    ),
    "run-in heading": Construct(
        "17.3.2.36",
        paragraph("Mål.", "Overskrift1", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + paragraph("Vi vil"),
        "# Mål.\nVi vil",
    ),
    # 17.3.2: more looks of runs
    "underlined": Construct(
        "17.3.2.40",
        paragraph(run("ikke", '<w:u w:val="single"/>') + run(" alle", '<w:u w:val="none"/>')),
        "ikke alle",
        "understrekingen av 1 tekst er utelatt: «ikke»",
    ),
    "underlined heading by style": Construct(
        "17.3.2.40",
        paragraph("Mål", "Strek"),
        "# Mål",
        styles=style("Strek", '<w:basedOn w:val="Overskrift1"/><w:rPr><w:u w:val="single"/></w:rPr>'),
    ),
    "line to write on": Construct(
        "17.3.2.40",
        paragraph(run("Navn: ") + '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>'),
        "Navn:",
        "understrekingen av 1 tekst er utelatt",
    ),
    "coloured text": Construct(
        "17.3.2.6",
        paragraph(run("frist", '<w:color w:val="FF0000"/>') + run("svart", '<w:color w:val="auto"/>')),
        "fristsvart",
        "fargen på 1 tekst er utelatt: «frist»",
    ),
    "coloured by character style": Construct(
        "17.3.2.6",
        paragraph(run("frist", '<w:rStyle w:val="Rød"/>')),
        "frist",
        "fargen på 1 tekst er utelatt: «frist»",
        styles=style("Rød", '<w:rPr><w:color w:val="C00000"/></w:rPr>', "character"),
    ),
    "colour of the style": Construct(
        "17.3.2.6",
        paragraph(run("alt", '<w:color w:val="0070C0"/>'), "Blå"),
        "alt",
        styles=style("Blå", '<w:rPr><w:color w:val="0070C0"/></w:rPr>'),
    ),
    "grey text": Construct("17.3.2.6", paragraph(run("a", '<w:color w:val="595959"/>')), "a"),
    "white text": Construct(
        "17.3.2.6",
        paragraph(run("a") + run("b", '<w:color w:val="FFFFFF"/>')),
        "ab",
        "1 hvit tekst er synlig her: «b»",
    ),
    "white in tables": Construct(
        "17.3.2.6",
        table(row("<w:tc>" + paragraph(WHITE) + "</w:tc>"), row(cell(paragraph(WHITE), '<w:shd w:fill="000080"/>')))
        + table(
            row("<w:tc>" + paragraph(WHITE) + "</w:tc>"), row("x"), properties='<w:tblStyle w:val="Mørk"/>'
        ),
        "| hvit\n| hvit\n| hvit\n| x",
        "fargen på 1 celle er utelatt: «hvit»\n1 hvit tekst er synlig her: «hvit»",
        styles=style("Mørk", '<w:tcPr><w:shd w:fill="000080"/></w:tcPr>', "table"),
    ),
    "white on dark": Construct(
        "17.3.2.6",
        paragraph(run("b", '<w:color w:val="FFFFFF"/>'), properties='<w:shd w:fill="000080"/>'),
        "b",
        "rammen eller bakgrunnen til 1 avsnitt er utelatt: «b»",
    ),
    "look of a link": Construct(
        "17.16.22",
        paragraph(
            '<w:hyperlink r:id="link1">'
            + run("her", '<w:u w:val="single"/><w:color w:val="0563C1"/>')
            + "</w:hyperlink>"
        ),
        "her<https://eksempel.no>",
        targets={"link1": "https://eksempel.no"},
    ),
    "embossed": Construct(
        "17.3.2.13",
        paragraph("".join(run(name[0], f"<w:{name}/>") for name in ("emboss", "imprint", "outline", "shadow"))),
        "eios",
        "4 tekster med omriss, relieff eller skygge står som vanlig tekst: «e»; «i»; «o»; «s»",
    ),
    "blinking": Construct(
        "17.3.2.11",
        paragraph(run("a", '<w:effect w:val="blinkBackground"/>') + run("b", '<w:effect w:val="none"/>')),
        "ab",
        "1 tekst med omriss, relieff eller skygge står som vanlig tekst: «a»",
    ),
    "moved up": Construct(
        "17.3.2.24",
        paragraph(run("x") + run("2", '<w:position w:val="6"/>') + run("y", '<w:position w:val="0"/>')),
        "x2y",
        "1 hevet eller senket tegn står på linjen: «2»",
    ),
    "wide and spaced": Construct(
        "17.3.2.43",
        paragraph("".join(run(name[0], f'<w:{name} w:val="40"/>') for name in ("w", "spacing", "kern"))),
        "wsk",
    ),
    "emphasis mark": Construct(
        "17.3.2.12",
        paragraph(run("a", '<w:em w:val="dot"/>')),
        "a",
        "merkingen av 1 uthevet tekst er utelatt: «a»",
    ),
    "framed text": Construct(
        "17.3.2.4",
        paragraph(run("a", '<w:bdr w:val="single"/>') + run("b", '<w:bdr w:val="nil"/>')),
        "ab",
        "merkingen av 1 uthevet tekst er utelatt: «a»",
    ),
    "of a language from right to left": Construct("17.3.2.30", paragraph(run("שלום 12", "<w:rtl/>")), "שלום 12"),
    "hidden on the web": Construct("17.3.2.44", paragraph(run("a") + run("b", "<w:webHidden/>")), "ab"),
    "struck out and in again": Construct(
        "17.7.3",
        paragraph(run("a", "<w:strike w:val='0'/>"), "Strøket"),
        "a",
        styles=style("Strøket", "<w:rPr><w:strike/></w:rPr>"),
    ),
    "two switches cancel out": Construct(
        "17.7.3",
        paragraph(run("små", '<w:rStyle w:val="Versal"/>'), "Versaler"),
        "små",
        styles=style("Versal", "<w:rPr><w:caps/></w:rPr>", "character")
        + style("Versaler", "<w:rPr><w:caps/></w:rPr>"),
    ),
    "insertion": Construct(
        "17.13.5.18",
        paragraph(run("a") + f"<w:ins>{run(' og b')}</w:ins>"),
        "a og b",
        "sporede endringer er godtatt (1 innsetting): «og b»",
    ),
    # 17.9: more of numbering
    "signs around as the sender has them": Construct(
        "17.9.11", own("a") + own("b"), "(1) a\n(2) b", levels=level(0, "(%1)")
    ),
    "letter with a point": Construct("17.9.11", own("a"), "a. a", levels=level(0, "%1.", "lowerLetter")),
    "no signs": Construct("17.9.11", own("a"), "1 a", levels=level(0, "%1")),
    "levels of different forms": Construct(
        "17.9.11",
        own("a") + own("b", 1) + own("c", 2),
        "A a\n  A.1 b\n    A.1.i) c",
        levels=level(0, "%1", "upperLetter") + level(1, "%1.%2") + level(2, "%1.%2.%3)", "lowerRoman"),
    ),
    "legal only below": Construct(
        "17.9.4",
        own("a") + own("b", 1) + own("c", 2),
        "A. a\n  A-I b\n    1.1.1 c",
        levels=level(0, "%1.", "upperLetter")
        + level(1, "%1-%2", "upperRoman")
        + level(2, "%1.%2.%3", "lowerLetter", "<w:isLgl/>"),
    ),
    "a level of another one's number only": Construct(
        "17.9.11",
        own("a") + own("b", 1) + own("c", 1),
        "1. a\n  1: b\n  1: c",
        levels=level(0, "%1.") + level(1, "%1:"),
    ),
    "restart after a higher level only": Construct(
        "17.9.10",
        own("a") + own("b", 1) + own("c", 2) + own("d", 1) + own("e", 2) + own("f") + own("g", 2),
        "1. a\n  a) b\n    (1) c\n  b) d\n    (2) e\n2. f\n  (1) g",
        levels=level(0, "%1.") + level(1, "%2)", "lowerLetter") + level(2, "(%3)", more='<w:lvlRestart w:val="1"/>'),
    ),
    "own level of an instance": Construct(
        "17.9.5",
        own("a", number=8) + own("b", number=8),
        "§ 4 a\n§ 5 b",
        levels=level(0, "%1."),
        parts={
            "num": '<w:num w:numId="8"><w:abstractNumId w:val="7"/>'
            f'<w:lvlOverride w:ilvl="0">{level(0, "§ %1", start=4)}</w:lvlOverride></w:num>'
        },
    ),
    "restart of an inner level": Construct(
        "17.9.26",
        own("a") + own("b", 1) + own("c", 1, 8),
        "1. a\n  a) b\n  e) c",
        levels=level(0, "%1.") + level(1, "%2)", "lowerLetter"),
        parts={"num": restart(1, 5)},
    ),
    "ordinal": Construct("17.9.17", own("a") + own("b"), "1. a\n2. b", levels=level(0, "%1", "ordinal")),
    "ordinal in words": Construct(
        "17.9.17",
        own("a"),
        "1 a",
        "1 tall i en nummerering står som vanlig tall; Word-filen har andre tegn eller ord",
        levels=level(0, "%1", "ordinalText"),
    ),
    "marks of notes": Construct("17.9.17", own("a") + own("b"), "* a\n† b", levels=level(0, "%1", "chicago")),
    "no more letters": Construct(
        "17.9.17", own("a") + own("b"), "z) a\naa) b", levels=level(0, "%1)", "lowerLetter", start=26)
    ),
    "picture as bullet": Construct(
        "17.9.9",
        own("a") + own("b"),
        "• a\n• b",
        "2 punkter har et bilde som punkttegn; her står et vanlig: «a»; «b»",
        levels=level(0, "", "bullet", '<w:lvlPicBulletId w:val="0"/>'),
    ),
    "bullet of nothing": Construct("17.9.11", own("a"), "a", levels=level(0, "", "bullet")),
    "pluses and minuses": Construct(
        "17.9.11",
        own("billig") + own("sent", 1),
        "+ billig\n  - sent",
        levels=level(0, "+", "bullet") + level(1, "-", "bullet"),
    ),
    "dashes": Construct("17.9.11", own("a"), "• a", levels=level(0, "–", "bullet")),
    "bulleted heading": Construct(
        "17.9.22",
        paragraph("Mål", "Overskrift1", '<w:numPr><w:numId w:val="7"/></w:numPr>'),
        "# Mål",
        "punkttegnet foran 1 overskrift er utelatt: «Mål»",
        levels=level(0, "•", "bullet"),
    ),
    "empty bullet": Construct(
        "17.9.18", own("a") + own(""), "• a", "1 punkt uten tekst er utelatt", levels=level(0, "•", "bullet")
    ),
    "no list after all": Construct(
        "17.9.18",
        own("a") + paragraph("b", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
        "1. a\nb",
        levels=level(0, "%1."),
    ),
    # 17.16: more fields
    "sequence": Construct(
        "17.16.5.60", paragraph(run("Tabell ") + field("SEQ Tabell \\* ARABIC", run("3")) + run(": a")), "Tabell 3: a"
    ),
    "hidden sequence": Construct("17.16.5.60", paragraph(run("a") + field("SEQ Tabell \\h", "")), "a"),
    "number of pages": Construct(
        "17.16.5.42",
        paragraph(run("av ") + field("NUMPAGES", run("9"))),
        "av 9",
        "1 sidetall gjelder Word-filen, ikke dette papiret: «9»",
    ),
    "date": Construct(
        "17.16.5.16",
        paragraph(run("Hamar, ") + field('DATE \\@ "d. MMMM yyyy"', run("3. mai 2026"))),
        "Hamar, 3. mai 2026",
        "1 dato eller klokkeslett som Word fornyer, står slik det sist ble lagret: «3. mai 2026»",
    ),
    "date of saving": Construct("17.16.5.56", paragraph(field("SAVEDATE", run("03.05.2026"))), "03.05.2026"),
    "simple field": Construct(
        "17.16.19", paragraph(f'<w:fldSimple w:instr=" DOCPROPERTY Saksnr ">{run("2026/14")}</w:fldSimple>'), "2026/14"
    ),
    "condition around a merged field": Construct(
        "17.16.5.26",
        paragraph(
            mark("begin") + code("IF") + field("MERGEFIELD Kommune", run("Gran")) + code('= "Gran" "ja" "nei"')
            + mark("separate") + run("ja") + mark("end")
        ),
        "ja",
    ),
    "merged field not filled in": Construct("17.16.5.35", paragraph(field("MERGEFIELD Navn", run("«Navn»"))), "«Navn»"),
    "result with a field in it": Construct(
        "17.16.18", paragraph(mark("begin") + code("QUOTE") + mark("separate") + run("se ") + field("REF x", run("2"))
                              + mark("end") + run(".")), "se 2."),
    "reckoned field": Construct("17.16.3", paragraph(run("kr ") + field("=SUM(ABOVE)", run("1 500"))), "kr 1 500"),
    "broken reference": Construct(
        "17.16.5.51",
        paragraph(run("Se ") + field("REF borte", run("Feil! Fant ikke referansekilden."))),
        "Se Feil! Fant ikke referansekilden.",
        "1 henvisning i Word-filen er brutt: «Feil! Fant ikke referansekilden.»",
    ),
    "link within the file": Construct(
        "17.16.5.25",
        paragraph(run("Se ") + field('HYPERLINK \\l "_Toc1"', run("kapittel 2")))
        + paragraph(f'<w:hyperlink w:anchor="_Toc2">{run("kapittel 3")}</w:hyperlink>'),
        "Se kapittel 2\nkapittel 3",
        "2 lenker til steder i samme fil står som tekst: «kapittel 2»; «kapittel 3»",
    ),
    "link in a window of its own": Construct(
        "17.16.5.25",
        paragraph(field('HYPERLINK "https://eksempel.no/a" \\n \\t "_blank"', run("her", '<w:u w:val="single"/>'))),
        "her<https://eksempel.no/a>",
    ),
    "link field to a file": Construct(
        "17.16.5.25",
        paragraph(field('HYPERLINK "C:\\\\mappe\\\\a.docx"', run("notat"))),
        "notat",
        "1 lenke er utelatt; teksten står: «C:\\mappe\\a.docx»",
    ),
    "link whose code is in pieces": Construct(
        "17.16.18",
        paragraph(
            mark("begin") + '<w:r><w:instrText>HYPERLINK "https://eks</w:instrText></w:r><w:r><w:instrText>empel.no/a"</w:instrText></w:r>'
            + mark("separate") + run("her") + mark("end")
        ),
        "her<https://eksempel.no/a>",
    ),
    "contents": Construct(
        "17.16.5.68",
        paragraph(mark("begin") + code("TOC \\o") + mark("separate") + run("1 Mål"), "INNH1")
        + paragraph(run("2 Midler") + mark("end"), "INNH1")
        + paragraph("a"),
        "a",
        "2 linjer i innholdsfortegnelsen er utelatt",
    ),
    "field over two paragraphs": Construct(
        "17.16.18",
        paragraph(mark("begin") + code("INCLUDETEXT a.docx") + mark("separate") + run("en"))
        + paragraph(run("to") + mark("end") + run(" tre")),
        "en\nto tre",
    ),
    "question for the reader": Construct(
        "17.16.5.3", paragraph(run("a") + field('ASK svar "Hvem?"', run("Kari"))), "aKari"
    ),
    "set": Construct("17.16.5.61", paragraph(run("a") + field("SET x 5")), "a"),
    "text of a field": Construct("17.16.5.48", paragraph(field('QUOTE "sagt"')), "sagt"),
    "automatic number": Construct(
        "17.16.5.5",
        paragraph(field("AUTONUM") + run("a")),
        "a",
        "1 felt uten lagret innhold er utelatt: «AUTONUM»",
    ),
    "text in the code": Construct(
        "17.16.18",
        paragraph(mark("begin") + run("REF x") + mark("separate") + run("b") + mark("end")),
        "b",
        "1 feltkode er utelatt: «REF x»",
    ),
    # 17.4: tables
    "traffic light": Construct(
        "17.4.32",
        table(
            row(colour("Mål", "0070C0"), colour("Status", "0070C0")),
            row("A", colour("rød", "FF0000")),
            row(colour("B", "DEEAF6"), colour("", "00B050")),
        ),
        "| Mål | Status\n| A | rød\n| B | ",
        "fargen på 2 celler er utelatt: «rød»",
    ),
    "style of a table": Construct(
        "17.7.6.5",
        table(
            row("Post", "kr"),
            row("Lønn", "80"),
            row("Sum", "100"),
            properties='<w:tblStyle w:val="Rutenett"/><w:tblLook w:val="04E0" w:firstRow="1"/>',
        ),
        "| *POST* | *KR*\n| Lønn | 80\n| *Sum* | *100*",
        styles=style(
            "Rutenett",
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:caps/></w:rPr></w:tblStylePr>'
            '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
            '<w:tblStylePr w:type="lastCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>',
            "table",
        ),
    ),
    "style of a table that is switched off": Construct(
        "17.4.55",
        table(row("a"), row("b"), properties='<w:tblStyle w:val="Rutenett"/><w:tblLook w:val="0600" w:firstRow="0"/>'),
        "| *a*\n| *b*",
        styles=style("Grunn", '<w:tblStylePr w:type="wholeTable"><w:rPr><w:b/></w:rPr></w:tblStylePr>', "table")
        + style(
            "Rutenett",
            '<w:basedOn w:val="Grunn"/><w:tblStylePr w:type="firstRow"><w:rPr><w:caps/></w:rPr></w:tblStylePr>',
            "table",
        ),
    ),
    "tiny text": Construct(
        "17.3.2.38",
        paragraph(run("a", '<w:sz w:val="2"/>') + run("b", '<w:sz w:val="12"/>')),
        "ab",
        "1 tekst i svært liten skrift er synlig her: «a»",
    ),
    "inserted row": Construct(
        "17.13.5.17",
        table(row("a"), row("b", properties="<w:ins/>")),
        "| a\n| b",
        "sporede endringer er godtatt (1 innsetting)",
    ),
    "group of picture and box": Construct(
        "20.5.2.17",
        paragraph(run("a") + graphic("wordprocessingGroup", f"<wps:grp><pic:pic/>{box('Pil hit')}</wps:grp>")),
        "a",
        "1 tekstboks er utelatt: «Pil hit»\n1 tegning er utelatt",
    ),
    "crossed cell": Construct(
        "17.4.73",
        table(row("a", "b"), row("x", cell("5", '<w:tcBorders><w:tl2br w:val="single"/></w:tcBorders>'))),
        "| a | b\n| x | 5",
        "streken over 1 celle er utelatt: «5»",
    ),
    "hidden row": Construct(
        "17.4.20",
        table(
            row("a"),
            row(f"<w:tc>{paragraph(run('x', '<w:vanish/>'))}</w:tc>", properties="<w:hidden/>"),
            row("b"),
        ),
        "| a\n| b",
        "1 skjult tekst er utelatt: «x»",
    ),
    "indented cells": Construct(
        "17.3.1.12",
        table(
            row("Post"),
            row("Drift"),
            row("<w:tc>" + paragraph("Lønn", properties='<w:ind w:left="284"/>') + "</w:tc>"),
            row(f"<w:tc>{paragraph(run('   Leie'))}</w:tc>"),
            row("<w:tc><w:p><w:r><w:tab/><w:t>Strøm</w:t></w:r></w:p></w:tc>"),
        ),
        "| Post\n| Drift\n| Lønn\n| Leie\n| Strøm",
        "innrykket i 3 celler er utelatt: «Lønn»; «Leie»; «Strøm»",
    ),
    "line numbers": Construct(
        "17.6.8",
        paragraph("a") + '<w:sectPr><w:lnNumType w:countBy="5"/></w:sectPr>',
        "a",
        "linjenumrene i margen er utelatt",
    ),
    "mark of a note's own": Construct(
        "17.11.3",
        paragraph('<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'),
        "{note}*",
        "1 fotnote med eget tegn har fått nummer",
        parts={"word/n.xml": part("footnotes", f'<w:footnote w:id="2">{paragraph("note")}</w:footnote>')},
        targets={"footnotes1": "n.xml"},
    ),
    "code of a web page": Construct(
        "17.3.3.31",
        paragraph("Bel&amp;oslash;p"),
        "Bel&oslash;p",
        "1 tekst er lagret med feil tegnkoding: «Bel&oslash;p»",
    ),
    "own cell shading that is pale": Construct("17.4.32", table(row("a"), row(colour("b", "D9E2F3"))), "| a\n| b"),
    "verdict of Excel": Construct(
        "17.4.32", table(row("a"), row(colour("b", "C6EFCE"))), "| a\n| b", "fargen på 1 celle er utelatt: «b»"
    ),
    "old merge across": Construct(
        "17.4.22",
        table(
            row("a", "b"),
            row(
                f'<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>{paragraph("x")}</w:tc>',
                f"<w:tc><w:tcPr><w:hMerge/></w:tcPr>{paragraph('')}</w:tc>",
            ),
        ),
        "| a | b\n| x",
    ),
}  # fmt: skip


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_what_a_reader_sees_is_printed_or_told(construct: Construct) -> None:
    parts = dict(construct.parts)
    content = styled_docx(
        construct.body, construct.levels, construct.styles, parts.pop("num", ""), parts=parts, targets=construct.targets
    )
    read = read_word(content, 1)
    assert "\n".join(lines(*read.blocks)) == construct.printed
    assert "\n".join(read.left_out) == construct.told


def test_there_are_enough_of_them() -> None:
    assert len(CONSTRUCTS) >= 60
