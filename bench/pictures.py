"""The pictures of the documents, made anew of what the program makes today: `python -m bench.pictures [NAME...]`.

Needs LibreOffice, pdftoppm and pdftotext.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from tests.shown_papers import Shown, shown_papers
from tests.workspaces import REPOSITORY

PICTURES = REPOSITORY / "docs" / "bilder"
_RESOLUTION = 84
_UPRIGHT = 1.4
_GREEN = (0, 98, 65)
_BETWEEN = 40


class Part(NamedTuple):
    """What is shown of a Word file: the page with a text, or the first; from and to in shares of its height."""

    document: int = 0
    text: str = ""
    height: tuple[float, float] = (0.0, 1.0)


_WHOLE = (Part(0), Part(1))
#: The parts of each picture, from left to right.
PARTS = {
    "papir": (Part(), Part(text="Strategisk samarbeidsutvalg godkjenner")),
    "mal-budsjettsak": (Part(0, "", (0.315, 0.755)), Part(1, "Tabell 1: Økonomisk", (0.47, 0.935))),
    "mal-handlingsplan": (Part(0, "", (0.39, 0.665)), Part(1, "Vedlegg 5: Handlingsplan", (0.03, 0.9))),
    "eget-brevpapir": _WHOLE,
    "eget-brevpapir-felter": (Part(height=(0.0, 0.667)),),
    "forste-papir": (Part(height=(0.0, 0.62)),),
    "innkalling": (Part(0, height=(0.0, 0.56)), Part(1, height=(0.0, 0.56))),
    "protokoll": (Part(height=(0.0, 0.8)),),
}


def drawn_logo(place: Path) -> bytes:
    """A logo: a green shield with a V."""
    image = Image.new("RGB", (400, 200), "white")
    draw = ImageDraw.Draw(image)
    draw.polygon([(10, 10), (150, 10), (150, 120), (80, 190), (10, 120)], fill=_GREEN)
    draw.line([(40, 45), (80, 140), (120, 45)], fill="white", width=16)
    font = ImageFont.truetype("DejaVuSans-Bold.ttf", 36)
    draw.text((172, 48), "VESTRE\nKOMMUNE", fill=_GREEN, font=font)
    image.save(place / "logo.png", dpi=(200, 200))
    return (place / "logo.png").read_bytes()


def to_pdf(document: bytes, place: Path, name: str) -> Path:
    """A Word file as PDF."""
    source = place / f"{name}.docx"
    source.write_bytes(document)
    profile = f"-env:UserInstallation={(place / 'profil').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), str(source)]
    subprocess.run(convert, check=True, capture_output=True)
    return source.with_suffix(".pdf")


def page_with(pdf: Path, text: str) -> int:
    """The last page that holds a text: contents and lists come before."""
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8")
    found = [number for number, page in enumerate(told.stdout.split("\f"), 1) if text in " ".join(page.split())]
    return found[-1]


def picture(pdf: Path, page: int, part: tuple[float, float]) -> Image.Image:
    """A part of a page, from and to in shares of its height."""
    target = pdf.with_name(f"{pdf.stem}-{page}")
    show = ["pdftoppm", "-png", "-r", str(_RESOLUTION), "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*show, str(pdf), str(target)], check=True)
    image = Image.open(f"{target}.png").convert("RGB")
    if image.width > image.height:
        image = image.resize((int(image.width / _UPRIGHT), int(image.height / _UPRIGHT)), Image.Resampling.LANCZOS)
    begin, end = (int(share * image.height) for share in part)
    shown = image.crop((0, begin, image.width, end))
    ImageDraw.Draw(shown).rectangle((0, 0, shown.width - 1, shown.height - 1), outline="#999999")
    return shown


def side_by_side(images: list[Image.Image]) -> Image.Image:
    """The parts in one picture."""
    width = sum(image.width for image in images) + _BETWEEN * (len(images) - 1)
    joined = Image.new("RGB", (width, max(image.height for image in images)), "white")
    left = 0
    for image in images:
        joined.paste(image, (left, 0))
        left += image.width + _BETWEEN
    return joined


def make(shown: Shown, place: Path) -> None:
    """Makes a picture, of few colours."""
    pdfs = [to_pdf(document, place, f"{shown.name}-{number}") for number, document in enumerate(shown.documents)]
    images = []
    for part in PARTS[shown.name]:
        pdf = pdfs[part.document]
        images.append(picture(pdf, page_with(pdf, part.text) if part.text else 1, part.height))
    side_by_side(images).quantize(32).save(PICTURES / f"{shown.name}.png", optimize=True)


def main(wanted: list[str]) -> None:
    """Makes the pictures that are named, or all, and writes what they were made of."""
    kept = PICTURES / "kilder.json"
    made = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for shown in shown_papers(place, drawn_logo(place)):
            if not wanted or shown.name in wanted:
                make(shown, place)
                made[shown.name] = shown.fingerprint
    kept.write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
