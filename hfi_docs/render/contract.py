"""What a template for cases may and must contain: its fields, its block placeholders, its styles."""

#: Scalar fields; those in the first group must be there.
REQUIRED_FIELDS = ("sakslinje", "tittel", "utkastmerknad")
OPTIONAL_FIELDS = ("saksnummer", "kortittel", "utvalg", "møtedato", "sakstype", "saksbehandler")
FIELDS = REQUIRED_FIELDS + OPTIONAL_FIELDS
#: Placeholders that blocks take the place of, each alone in a paragraph of the body.
REQUIRED_SLOTS = ("innhold", "vedlegg")
OPTIONAL_SLOTS = ("vedleggsliste",)
SLOTS = REQUIRED_SLOTS + OPTIONAL_SLOTS
#: What the program uses of a template, as Word names it.
STYLES = (
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "List Bullet",
    "List Bullet 2",
    "List Bullet 3",
    "List Number",
    "List Number 2",
    "List Number 3",
    "Quote",
    "caption",
    "Hyperlink",
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
