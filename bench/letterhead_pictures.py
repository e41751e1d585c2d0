"""The pictures of the page «Eget brevpapir», made anew: the letterhead, its first paper, and the fields between.

    python -m bench.letterhead_pictures

Needs LibreOffice and pdftoppm.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from hfi_docs.cli.main import run
from tests.letterheads import LOGO_LINK, Letterhead, logo, paragraph, text_run
from tests.workspaces import REPOSITORY, office_workspace

DOCS = REPOSITORY / "docs"
_GREEN = (0, 98, 65)
_EDGE, _BETWEEN = 2, 40
_LOOK = '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="006241"/></w:pBdr></w:pPr>'


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


def letterhead(picture: bytes) -> bytes:
    """A letterhead as Word writes it in Norwegian."""
    first = paragraph(logo("")) + paragraph(_LOOK + text_run("Rådhuset, 2000 Vestby · vestre.kommune.example"))
    return Letterhead(
        font="Arial",
        size=10.5,
        heading_color="006241",
        headers={"first": first, "default": "Vestre kommune"},
        footers={"first": "Org.nr. 000 000 000", "default": "Org.nr. 000 000 000"},
        more={"word/media/image1.png": picture},
        links=LOGO_LINK,
        changes=(
            ("word/header0.xml", 'cx="900000"', 'cx="1800000"'),
            ("word/header0.xml", 'cy="450000"', 'cy="900000"'),
        ),
    ).content()


def first_page(document: Path, place: Path) -> Image.Image:
    """The first page of a Word file, as LibreOffice shows it."""
    profile = f"-env:UserInstallation={(place / 'profil').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), str(document)]
    subprocess.run(convert, check=True, capture_output=True)
    target = place / document.stem
    show = ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", f"{target}.pdf", str(target)]
    subprocess.run(show, check=True)
    page = Image.open(f"{target}.png").convert("RGB")
    ImageDraw.Draw(page).rectangle((0, 0, page.width - 1, page.height - 1), outline="#999999", width=_EDGE)
    return page


def side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pages in one picture."""
    picture = Image.new("RGB", (left.width + right.width + _BETWEEN, max(left.height, right.height)), "white")
    picture.paste(left, (0, 0))
    picture.paste(right, (left.width + _BETWEEN, 0))
    return picture


def save(picture: Image.Image, name: str) -> None:
    """Writes a picture of few colours."""
    picture.quantize(64).save(DOCS / name, optimize=True)


def main() -> None:
    """Makes the pictures."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        office = office_workspace(place / "kontor")
        (place / "brevpapir.docx").write_bytes(letterhead(drawn_logo(place)))
        made = ["template", "new", "--from", str(place / "brevpapir.docx"), "--name", "sak", "--force", "--alt", "Logo"]
        assert run(["-w", str(office), *made]) == 0
        assert run(["-w", str(office), "build", "13/26"]) == 0
        shutil.copy(office / "templates" / "docx" / "sak.docx", place / "mal.docx")
        shutil.copy(next(office.rglob("build/**/*.docx")), place / "papir.docx")
        pages = {each: first_page(place / f"{each}.docx", place) for each in ("brevpapir", "mal", "papir")}
    save(side_by_side(pages["brevpapir"], pages["papir"]), "eget-brevpapir.png")
    width, height = pages["mal"].size
    save(pages["mal"].crop((0, 0, width, height * 2 // 3)), "eget-brevpapir-felter.png")


if __name__ == "__main__":
    main()
