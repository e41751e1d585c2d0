"""Writes the tables of widths in `hfi_docs/word/render/fonts` (and prints Calibri's), from free fonts' files.

The free fonts are as wide as those they stand in for, sign by sign. Figures of Cambria are Caladea's tabular ones, for
Cambria shows them so by itself. Two fonts have other lines than their twins: those are the originals' own figures.

    python -m bench.fonts <folder with gelasio-latin-{400,700}-normal.woff2 from npm's @fontsource/gelasio>
"""

import sys
import textwrap
from pathlib import Path

from fontTools.ttLib import TTFont

import hfi_docs.word.render.fonts
from hfi_docs.word.render.fonts.files import line_of, widths_of

DEBIAN = Path("/usr/share/fonts/truetype")
_TABLES = Path(hfi_docs.word.render.fonts.__file__).parent
#: By module: the files of the twin, regular and bold, and the height of a line where it is not the twin's.
FONTS = {
    "calibri": ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf", 0),
    "cambria": ("crosextra/Caladea-Regular.ttf", "crosextra/Caladea-Bold.ttf", 1172),
    "arial": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf", 0),
    "times": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf", 0),
    "georgia": ("gelasio-latin-400-normal.woff2", "gelasio-latin-700-normal.woff2", 1136),
    "dejavu": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", 0),
}
TABULAR = ("cambria",)


def _table(name: str, widths: tuple[int, ...]) -> str:
    rows = textwrap.wrap(", ".join(map(str, widths)), 115)
    return f"{name} = (\n    " + "\n    ".join(rows) + ",\n)  # fmt: skip\n"


def main(gelasio: Path) -> None:
    """Writes every table but Calibri's, which stands in `metrics` and is printed."""
    for name, (regular, bold, line) in FONTS.items():
        folder = gelasio if regular.endswith(".woff2") else DEBIAN
        fonts = [TTFont(folder / file) for file in (regular, bold)]
        tables = [widths_of(font, tabular=name in TABULAR) for font in fonts]
        text = "".join(_table(*each) for each in zip(("REGULAR", "BOLD"), tables, strict=True))
        text += f"LINE = {line or line_of(fonts[0])}\n"
        if name == "calibri":
            print(text)
        else:
            source = f'"""Widths and height of a line, written by `bench/fonts.py` from {regular}."""\n\n'
            (_TABLES / f"{name}.py").write_text(source + text, "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
