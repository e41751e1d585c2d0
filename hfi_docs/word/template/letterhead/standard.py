"""The program's own templates: a new office begins with them, and letterheads get what they lack from them.

They lie here as they lie in `templates/docx`, where the office may change them; a test keeps the two alike.
"""

from collections.abc import Mapping
from importlib.resources import files
from typing import Final, NamedTuple

from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.vocabulary import (
    BODY,
    NUMBERING,
    SECT_PR,
    SETTINGS,
    STYLE,
    STYLE_ID,
    STYLE_NAME,
    STYLE_SHEET,
    VAL,
    KnownElement,
    P,
)
from hfi_docs.word.template.letterhead.draft import Draft, read_draft

#: What papers of each kind of template are called in the properties of the file.
TITLES: Final[Mapping[str, str]] = {"sak": "Saksframlegg", "innkalling": "Møteinnkalling", "protokoll": "Protokoll"}


class Standard(NamedTuple):
    """A template of our own, taken apart. What is taken from it is taken as a copy."""

    title: str
    draft: Draft

    @property
    def styles(self) -> Mapping[str, Element]:
        """Its styles by their names in lower case."""
        return {name_of(style).casefold(): style for style in self.draft.xml[STYLE_SHEET].iterchildren(STYLE)}

    @property
    def names(self) -> Mapping[str, str]:
        """The names of its styles by id."""
        return {style.get(STYLE_ID, ""): name for name, style in self.styles.items()}

    @property
    def numbering(self) -> KnownElement:
        """Its lists."""
        return self.draft.xml[NUMBERING]

    @property
    def settings(self) -> Element:
        """Its settings."""
        return self.draft.xml[SETTINGS]

    @property
    def paragraphs(self) -> tuple[Element, ...]:
        """Its fields and slots, each in its paragraph."""
        return tuple(self.draft.main.iterfind(f"{BODY}/{P}"))

    @property
    def section(self) -> KnownElement:
        """Its sheet, headers and footers."""
        return self.draft.main.find(f"{BODY}/{SECT_PR}")


def read_standard(kind: str) -> Standard:
    """The template of a kind: `sak`, `innkalling` or `protokoll`."""
    return Standard(TITLES[kind], read_draft(standard_template(kind)))


def standard_template(kind: str) -> bytes:
    """The Word file of the template of a kind."""
    return files("hfi_docs.word.template.letterhead").joinpath(f"{kind}.docx").read_bytes()


def name_of(style: Element) -> str:
    """The name that Word shows for a style; "" when it has none."""
    found = style.find(STYLE_NAME)
    return "" if found is None else found.get(VAL, "")
