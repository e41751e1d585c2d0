"""Damages to the text, its tables, references and accessibility, each with the code it must be found by."""

from collections.abc import Mapping

from hfi_docs.word.render.shell import TOKEN_CLOSE, TOKEN_OPEN
from tests.damage import HEADER, NOTES, NUMBERING, STYLES, Spoil, both, change, listed, main
from tests.lint_sample import (
    ANCHOR_LINK,
    BOOKMARK,
    LANDSCAPE,
    NOTE,
    NOTE_REFERENCE,
    PORTRAIT,
    TABLE,
    cell,
    complex_field,
    drawing,
    paragraph,
    row,
    run,
)

_CELL = cell("Kurs i {{ mal }}", 4000)
_HEADER_ROW = row(cell("Område", 3000), cell("Tiltak", 4000), cell("Beløp", 2000), header=True)
_SUM_ROW = row(cell("Sum", 7000, '<w:gridSpan w:val="2"/>'), cell("43\u00a0000", 2000))
_SKILLE = paragraph("", "HFISkille")
_LAST = paragraph("Slutt.")
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_TEXT_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{paragraph('Boks')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)

_TEXT: Mapping[str, tuple[tuple[str, Spoil], ...]] = {
    "L17": (
        ("paragraph in paragraph", main(_LAST, f"<w:p>{_LAST}</w:p>")),
        ("table in run", main(_LAST, f"<w:p><w:r>{TABLE}</w:r></w:p>")),
    ),
    "L18": (("run inside text", main("<w:t>nettsiden</w:t>", f"<w:t>nett{run('siden')}</w:t>")),),
    "L19": (
        ("run properties", main('<w:b/><w:sz w:val="22"/>', '<w:sz w:val="22"/><w:b/>')),
        ("paragraph properties", main("<w:pPr><w:keepNext/>", '<w:pPr><w:jc w:val="left"/><w:keepNext/>')),
        (
            "cell properties",
            main(
                '<w:tcW w:w="7000" w:type="dxa"/><w:gridSpan w:val="2"/>',
                '<w:gridSpan w:val="2"/><w:tcW w:w="7000" w:type="dxa"/>',
            ),
        ),
        (
            "table properties",
            main(
                '<w:tblW w:w="9000" w:type="dxa"/><w:tblLayout w:type="fixed"/>',
                '<w:tblLayout w:type="fixed"/><w:tblW w:w="9000" w:type="dxa"/>',
            ),
        ),
        ("unknown row property", main("<w:cantSplit/>", "<w:cantSplit/><w:repeat/>")),
        (
            "property twice",
            main(
                '<w:rPr><w:rStyle w:val="Hyperkobling"/><w:b/>', '<w:rPr><w:rStyle w:val="Hyperkobling"/><w:b/><w:b/>'
            ),
        ),
        ("properties in a style", change(STYLES, '<w:b/><w:sz w:val="32"/>', '<w:sz w:val="32"/><w:b/>')),
    ),
    "L20": (
        ("half a point too fine", main('<w:sz w:val="22"/>', '<w:sz w:val="20.5"/>')),
        ("measure with a unit", main('w:top="1134"', 'w:top="2cm"')),
        ("column of a broken size", main('<w:gridCol w:w="4000"/>', '<w:gridCol w:w="4000.0"/>')),
        ("spacing in a style", change(STYLES, 'w:before="240"', 'w:before="240.5"')),
    ),
    "L21": (
        ("field does not end", change("word/footer1.xml", _END, "")),
        ("field does not begin", change("word/footer1.xml", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "")),
        (
            "field separated twice",
            main('w:fldCharType="separate"/>', 'w:fldCharType="separate"/><w:fldChar w:fldCharType="separate"/>'),
        ),
    ),
    "L22": (
        ("text ends with a table", main(_LAST, TABLE)),
        ("table follows table", main(_SKILLE, TABLE + _SKILLE)),
    ),
    "L23": (
        ("section properties not last", main(_LAST + LANDSCAPE, LANDSCAPE + _LAST)),
        ("two sets of section properties", main(LANDSCAPE, LANDSCAPE + LANDSCAPE)),
        ("section break in a cell", main(_CELL, _CELL.replace("<w:p>", f"<w:p><w:pPr>{PORTRAIT}</w:pPr>"))),
    ),
    "L24": (
        ("landscape and high", main('w:w="16838" w:h="11906"', 'w:w="11906" w:h="16838"')),
        ("wide but not landscape", main(' w:orient="landscape"', "")),
        ("no page size", main('<w:pgSz w:w="11906" w:h="16838"/>', "")),
    ),
    "L25": (
        ("no header", main('<w:headerReference w:type="default" r:id="rId4"/>', "")),
        (
            "header in the second section",
            both(
                main(
                    PORTRAIT[10:-11], PORTRAIT[10:-11].replace('<w:footerReference w:type="default" r:id="rId5"/>', "")
                ),
                main(
                    LANDSCAPE,
                    LANDSCAPE.replace("<w:sectPr>", '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'),
                ),
            ),
        ),
    ),
    "L26": (
        ("place for blocks left", main("Slutt.", f"{TOKEN_OPEN}innhold:7{TOKEN_CLOSE}")),
        ("divided over runs", main(run("Slutt."), run(TOKEN_OPEN[:2]) + run(f"{TOKEN_OPEN[2:]}innhold:7"))),
        ("left in an attribute", main('w:val="Tiltak"', f'w:val="{TOKEN_OPEN}tittel{TOKEN_CLOSE}"')),
    ),
    "L27": (("row without cells", main(_SUM_ROW, "<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr>")),),
    "L28": (("table without rows", main(TABLE[TABLE.index("<w:tr>") :], "</w:tbl>")),),
    "L29": (("table without grid", main(TABLE[TABLE.index("<w:tblGrid>") : TABLE.index("<w:tr>")], "")),),
    "L30": (
        ("span too short", main('<w:gridSpan w:val="2"/>', "")),
        ("one cell too few", main(cell("Møteplass", 4000), "")),
        ("skipped column too many", main(_SUM_ROW, _SUM_ROW.replace("<w:cantSplit/>", '<w:gridBefore w:val="1"/>'))),
    ),
    "L31": (
        ("cell of another width", main(_CELL, _CELL.replace("4000", "2880"))),
        ("table of another width", main('<w:tblW w:w="9000"', '<w:tblW w:w="8000"')),
    ),
    "L32": (("merge not begun", main('<w:vMerge w:val="restart"/>', "")),),
    "L33": (
        ("header row further down", main(_SUM_ROW, _SUM_ROW.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>"))),
    ),
    "L34": (
        ("cell without paragraph", main(_CELL, _CELL.replace(paragraph("Kurs i {{ mal }}"), ""))),
        ("cell without anything", main(_CELL, "<w:tc/>")),
    ),
    "L34 L54": (("cell ends with a table", main(_CELL, _CELL.replace("</w:tc>", TABLE + "</w:tc>"))),),
    "L35": (
        ("bookmark does not end", main('<w:bookmarkEnd w:id="1"/>', "")),
        ("bookmark does not begin", main(_LAST, _LAST + '<w:bookmarkEnd w:id="9"/>')),
    ),
    "L36": (
        ("bookmark id twice", main(BOOKMARK, BOOKMARK + BOOKMARK.replace("vedlegg_1", "vedlegg_2"))),
        (
            "bookmark name twice",
            main(BOOKMARK, BOOKMARK + BOOKMARK.replace('"1"', '"2"').replace("vedlegg", "Vedlegg")),
        ),
    ),
    "L37": (
        (
            "bookmark begins with a digit",
            main(BOOKMARK, BOOKMARK + '<w:bookmarkStart w:id="2" w:name="1_vedlegg"/><w:bookmarkEnd w:id="2"/>'),
        ),
        (
            "bookmark name too long",
            main(BOOKMARK, BOOKMARK + f'<w:bookmarkStart w:id="2" w:name="{"v" * 41}"/><w:bookmarkEnd w:id="2"/>'),
        ),
        (
            "bookmark name with a space",
            main(BOOKMARK, BOOKMARK + '<w:bookmarkStart w:id="2" w:name="a b"/><w:bookmarkEnd w:id="2"/>'),
        ),
    ),
    "L38": (("link to a missing bookmark", main('w:anchor="vedlegg_1"', 'w:anchor="vedlegg_7"')),),
    "L39": (
        ("page number of a missing bookmark", main("PAGEREF vedlegg_1", "PAGEREF vedlegg_7")),
        ("reference to a missing bookmark", main(run("Slutt."), complex_field("REF borte \\h", "?"))),
    ),
    "L40": (
        ("empty link", main(ANCHOR_LINK, '<w:hyperlink w:anchor="vedlegg_1"/>')),
        ("link to nowhere", main('<w:hyperlink r:id="rId7">', "<w:hyperlink>")),
    ),
    "L41": (
        ("unknown paragraph style", main('<w:pStyle w:val="Nummerertliste"/>', '<w:pStyle w:val="ListNumber"/>')),
        ("unknown table style", main('w:val="HFITabell"', 'w:val="HFI Tabell"')),
        ("paragraph style on a run", main('<w:rStyle w:val="Hyperkobling"/>', '<w:rStyle w:val="Normal"/>')),
    ),
    "L42": (
        ("unknown list", main('<w:numId w:val="2"/>', '<w:numId w:val="3"/>')),
        ("unknown list in a style", change(STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="3"/>')),
        (
            "list without a base",
            change(
                NUMBERING,
                '<w:num w:numId="2"><w:abstractNumId w:val="0"/>',
                '<w:num w:numId="2"><w:abstractNumId w:val="5"/>',
            ),
        ),
    ),
    "L43": (
        (
            "list before its base",
            change(NUMBERING, "</w:numbering>", '<w:abstractNum w:abstractNumId="1"/></w:numbering>'),
        ),
    ),
    "L44": (("drawing id of the header in the text", main('<wp:docPr id="1"', '<wp:docPr id="2001"')),),
    "L45": (
        ("no alternative text", main(' descr="Søylediagram over beløp"', "")),
        ("empty alternative text", change(HEADER, 'descr="Logo"', 'descr=" "')),
    ),
    "L46": (("level left out", main('<w:pStyle w:val="Overskrift2"/>', '<w:pStyle w:val="Normal"/>')),),
    "L47": (("first heading not a title", main("<w:body>", "<w:body>" + paragraph("Sak", "Overskrift2"))),),
    "L47 L48": (("no title", main('<w:pStyle w:val="Overskrift1"/>', '<w:pStyle w:val="Overskrift2"/>')),),
    "L48": (("two titles", main('<w:pStyle w:val="Vedleggstittel"/>', '<w:pStyle w:val="Overskrift1"/>')),),
    "L49": (
        ("empty paragraph", main(_LAST, _LAST + "<w:p/>")),
        ("paragraph of white space", main("Slutt.", " \u00a0 ")),
        ("paragraph of line breaks", main(run("Slutt."), "<w:r><w:br/><w:br/></w:r>")),
        ("empty after a table without its style", main(_SKILLE, "<w:p/>")),
    ),
    "L50": (
        ("no header row", main("<w:tblHeader/>", "")),
        ("header row off", main("<w:tblHeader/>", '<w:tblHeader w:val="0"/>')),
    ),
    "L51": (("empty header cell", main(cell("Område", 3000), cell("", 3000))),),
    "L52": (("no table title", main('<w:tblCaption w:val="Tiltak"/>', "")),),
    "L53": (
        ("no language", change(STYLES, '<w:lang w:val="nb-NO"/>', "")),
        ("other language", change(STYLES, '<w:lang w:val="nb-NO"/>', '<w:lang w:val="en-US"/>')),
    ),
    "L54": (("table in a table", main(_CELL, _CELL.replace("<w:p>", TABLE + "<w:p>"))),),
    "L55": (
        ("text box", main(_LAST, _TEXT_BOX)),
        (
            "floating picture",
            main(_LAST, f"<w:p>{drawing(5, 'rId6', 'Figur').replace('wp:inline', 'wp:anchor')}</w:p>"),
        ),
    ),
    "L56": (
        ("reference to a missing footnote", main(_LAST, paragraph(NOTE_REFERENCE.replace('"1"', '"2"')) + _LAST)),
        ("reference to the line above the notes", main(_LAST, paragraph(NOTE_REFERENCE.replace('"1"', '"0"')) + _LAST)),
    ),
    "L57": (
        ("footnote without reference", main(NOTE_REFERENCE, "")),
        ("footnote referred to twice", main(_LAST, paragraph(run("Mer.") + NOTE_REFERENCE) + _LAST)),
        (
            "footnote number twice",
            change(NOTES, '<w:footnote w:type="separator" w:id="-1">', '<w:footnote w:type="separator" w:id="0">'),
        ),
    ),
    "L57 L58": (("footnote in a footer", change("word/footer1.xml", "</w:p>", f"{NOTE_REFERENCE}</w:p>")),),
    "L58": (
        (
            "footnote in a footnote",
            both(main(NOTE_REFERENCE, ""), change(NOTES, NOTE, NOTE.replace("</w:p>", f"{NOTE_REFERENCE}</w:p>"))),
        ),
    ),
    "L59": (("picture of another part", main('r:embed="rId6"', 'r:embed="rId8"')),),
}


TEXT_DAMAGES = listed(_TEXT)
