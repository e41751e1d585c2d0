"""What a template may and must contain: its fields, its block placeholders, its styles."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Contract(NamedTuple):
    """The scalar fields of one kind of template, and the placeholders that blocks take the place of.

    A block placeholder stands alone in a paragraph of the body.
    """

    required_fields: tuple[str, ...]
    optional_fields: tuple[str, ...]
    required_slots: tuple[str, ...]
    optional_slots: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Every scalar field."""
        return self.required_fields + self.optional_fields

    @property
    def slots(self) -> tuple[str, ...]:
        """Every placeholder for blocks."""
        return self.required_slots + self.optional_slots

    @property
    def required(self) -> tuple[str, ...]:
        """What a template must hold."""
        return self.required_fields + self.required_slots


#: By kind: the papers of cases, and the notices of meetings with all their papers.
CONTRACTS: Mapping[str, Contract] = MappingProxyType(
    {
        "sak": Contract(
            required_fields=("sakslinje", "tittel", "utkastmerknad"),
            # `saksbehandler` and `saksbehandlar` are the officer in the two forms of Norwegian.
            optional_fields=(
                "saksnummer",
                "kortittel",
                "utvalg",
                "møtedato",
                "sakstype",
                "saksbehandler",
                "saksbehandlar",
                "arkivsak",
            ),
            required_slots=("innhold", "vedlegg"),
            optional_slots=("vedleggsliste", "saksgang"),
        ),
        # `sted` and `stad` are the place in the two forms of Norwegian: the line of the other one is left out.
        "innkalling": Contract(
            required_fields=("overskrift", "utkastmerknad"),
            optional_fields=("møtedato", "tid", "sted", "stad", "utvalg", "kortittel"),
            required_slots=("saksliste", "papirer"),
            optional_slots=("innholdsliste", "innledning", "vedleggsliste", "frister", "saksgrunnlag"),
        ),
    }
)
_NOTICE = re.compile(r"innkalling(?:-.*)?\.docx", re.IGNORECASE)
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


def contract_of(template_name: str) -> Contract:
    """The contract of a template; its file name tells its kind.

    `innkalling.docx` and `innkalling-….docx` are notices, all others are for cases.
    """
    return CONTRACTS["innkalling" if _NOTICE.fullmatch(template_name) else "sak"]
