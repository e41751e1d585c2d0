"""The fonts that Word files show and this machine lacks, told to those who make PDF of them."""

from collections.abc import Mapping, Sequence

from hfi_docs.output.pdf import MissingFont, missing_fonts
from hfi_docs.values.words import join_words
from hfi_docs.word.opc.archive import unzip
from hfi_docs.word.render.fonts.used import fonts_shown


def fonts_missing(documents: Mapping[str, bytes], environ: Mapping[str, str]) -> dict[MissingFont, list[str]]:
    """The fonts of some Word files that this machine lacks, each with the names of the files that show it."""
    shown = {name: fonts_shown(unzip(content).parts) for name, content in documents.items()}
    wanted = sorted({font for fonts in shown.values() for font in fonts})
    return {
        missing: [name for name, fonts in shown.items() if missing.name in fonts]
        for missing in missing_fonts(wanted, environ)
    }


def told_missing(font: MissingFont) -> str:
    """That a font is not there, and what is put in its place."""
    instead = f"«{font.instead}»" if font.instead else "en annen skrift"
    return f"«{font.name}» er ikke installert, så PDF får {instead} i stedet"


def told_remedy(fonts: Sequence[MissingFont]) -> str:
    """What it leads to and what to do, of one or more fonts."""
    twins = join_words(sorted({f"«{font.twin}»" for font in fonts if font.twin}))
    free = f" (gratis og like bred: {twins})" if twins else ""
    what = "skriften" if len(fonts) == 1 else "skriftene"
    return (
        f"Linjer og sider blir andre enn i Word, og beløp kan brytes. Installer {what}{free}, eller velg andre i malen."
    )
