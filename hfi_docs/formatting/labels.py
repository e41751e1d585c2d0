"""Fixed words of a paper in bokmål and nynorsk."""

from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["nb", "nn"]

#: The language of a record (`målform`) and the one written into the document.
LANGUAGES: Final[dict[str, Language]] = {"bokmål": "nb", "nynorsk": "nn"}

_LABELS: Final[dict[str, tuple[str, str]]] = {
    "sammendrag": ("Sammendrag", "Samandrag"),
    "bakgrunn": ("Bakgrunn", "Bakgrunn"),
    "fakta": ("Fakta", "Fakta"),
    "vurdering": ("Vurdering", "Vurdering"),
    "anbefaling": ("Anbefaling", "Tilråding"),
    "forslag_til_vedtak": ("Forslag til vedtak", "Framlegg til vedtak"),
    "vedlegg": ("Vedlegg", "Vedlegg"),
    "vedlegg_ref": ("vedlegg", "vedlegg"),
    "vedlegg_til": ("Vedlegg til", "Vedlegg til"),
    "tabell": ("Tabell", "Tabell"),
    "tabell_ref": ("tabell", "tabell"),
    "forts": ("forts.", "framh."),
    "utkast": (
        "Utkast: Saken er under arbeid og kan bli endret.",
        "Utkast: Saka er under arbeid og kan bli endra.",
    ),
    "beslutning": ("Beslutningssak", "Avgjerdssak"),
    "drøfting": ("Drøftingssak", "Drøftingssak"),
    "orientering": ("Orienteringssak", "Orienteringssak"),
    "referat": ("Referatsak", "Referatsak"),
}


def label(key: str, language: Language) -> str:
    """The fixed word for `key` in the language.

    Raises:
        KeyError: there is no such word.
    """
    bokmal, nynorsk = _LABELS[key]
    return bokmal if language == "nb" else nynorsk
