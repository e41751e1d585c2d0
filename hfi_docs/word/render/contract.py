"""What the program uses of every template: its styles and its parts."""

#: What the program uses of a template, as Word names it.
STYLES = (
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "heading 5",
    "heading 6",
    "List Bullet",
    "List Bullet 2",
    "List Bullet 3",
    "List Number",
    "List Number 2",
    "List Number 3",
    "Quote",
    "caption",
    "toc 1",
    "toc 2",
    "toc 3",
    "footnote text",
    "footnote reference",
    "Hyperlink",
    "HFI Sakslinje",
    "HFI Saksopplysninger",
    "HFI Merknad",
    "HFI Tabell",
    "HFI Tabelltekst",
    "HFI Tabellhode",
    "HFI Tabellsum",
    "HFI Tabellpunkt",
    "HFI Skille",
)
#: The parts that papers need, under the names that Word gives them.
MAIN, STYLE_SHEET, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
MAIN_RELATIONSHIPS = "word/_rels/document.xml.rels"
SETTINGS = "word/settings.xml"
