"""The pictures of papers, made anew: two pages of 13/26, and templates with drawn tables beside the pages they gave.

    python -m bench.template_pictures

Needs LibreOffice, pdftoppm and pdftotext.
"""

import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from bench.letterhead_pictures import save, side_by_side
from hfi_docs.cli.main import run
from tests.workspaces import REPOSITORY, office_workspace, replace_in

_RESOLUTION = 84
_UPRIGHT = 1.4


class Shown(NamedTuple):
    """A template and a text of the page to show; what is shown of each, from and to, in shares of its height."""

    template: str
    text: str
    of_template: tuple[float, float]
    of_paper: tuple[float, float]
    name: str


PICTURES = (
    Shown("budsjettsak.docx", "Tabell 1: Økonomisk", (0.315, 0.755), (0.47, 0.935), "mal-budsjett.png"),
    Shown("handlingsplan.docx", "Vedlegg 5: Handlingsplan", (0.39, 0.665), (0.03, 0.9), "mal-handlingsplan.png"),
)


def pages(document: Path, place: Path) -> Path:
    """A Word file as PDF."""
    profile = f"-env:UserInstallation={(place / 'profil').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), str(document)]
    subprocess.run(convert, check=True, capture_output=True)
    return place / f"{document.stem}.pdf"


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
    return image.crop((30, begin, image.width - 30, end))


def show_paper() -> None:
    """The first page of 13/26 beside the one with its proposal."""
    with tempfile.TemporaryDirectory() as name:
        office = office_workspace(Path(name) / "kontor")
        assert run(["-w", str(office), "build", "13/26"]) == 0
        paper = pages(next(office.rglob("build/**/*.docx")), Path(name))
        shown = (1, page_with(paper, "Strategisk samarbeidsutvalg godkjenner"))
        first, proposal = (picture(paper, page, (0.0, 1.0)) for page in shown)
        save(side_by_side(first, proposal), "papir.png")


def main() -> None:
    """Makes the pictures."""
    show_paper()
    for shown in PICTURES:
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            office = office_workspace(place / "kontor")
            case = office / "cases" / "2026" / "13-26.yaml"
            replace_in(case, "utvalg: SSU\n", f"utvalg: SSU\nmal: {shown.template}\n")
            assert run(["-w", str(office), "build", "13/26"]) == 0
            template = pages(REPOSITORY / "templates" / "docx" / shown.template, place)
            paper = pages(next(office.rglob("build/**/*.docx")), place)
            built = picture(paper, page_with(paper, shown.text), shown.of_paper)
            save(side_by_side(picture(template, 1, shown.of_template), built), shown.name)


if __name__ == "__main__":
    main()
