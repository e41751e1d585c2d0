"""The Word files that the pictures of the documents show (`bench/pictures.py` makes the pictures of them)."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from hfi_docs.cli.main import run
from tests.guide_story import carried_out
from tests.letterheads import LOGO_LINK, Letterhead, logo, paragraph, text_run
from tests.pictures import png
from tests.rendered import parts_of
from tests.workspaces import REPOSITORY, office_workspace, replace_in

BUDGET, PLAN = "budsjettsak.docx", "handlingsplan.docx"
#: What stands in a picture of the guide, by the chapter after which it was so.
_OF_CHAPTERS: dict[str, dict[str, tuple[str, ...]]] = {
    "Ditt første papir": {"forste-papir": ("Sak *",)},
    "Møtet: innkalling og møtemappe": {"innkalling": ("Innkalling FSK 2027-03-11", "Møtepakke *")},
    "Møtet er over": {"protokoll": ("Protokoll *",)},
}
_LOOK = '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="006241"/></w:pBdr></w:pPr>'


class Shown(NamedTuple):
    """A picture, and the Word files that it shows, from left to right."""

    name: str
    documents: tuple[bytes, ...]

    @property
    def fingerprint(self) -> str:
        """Of all that Word prints: what Word files say of themselves, and pictures, are others on other machines."""
        digest = hashlib.sha256()
        for document in self.documents:
            for name, content in sorted(parts_of(document).items()):
                if name.startswith("word/") and name.endswith(".xml"):
                    digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()


def shown_papers(folder: Path, picture: bytes = b"") -> tuple[Shown, ...]:
    """Everything that is shown, made in a folder; `picture` is the logo of the letterhead (400 by 200 pixels)."""
    office = office_workspace(folder / "kontor")
    paper = _paper(office)
    templates = [
        Shown(f"mal-{Path(name).stem}", (_template(name), _paper(office_workspace(folder / name), name)))
        for name in (BUDGET, PLAN)
    ]
    return (Shown("papir", (paper,)), *templates, *_letterhead(folder, picture), *_of_the_guide(folder))


def _paper(office: Path, template: str = "") -> bytes:
    if template:
        replace_in(office / "cases" / "2026" / "13-26.yaml", "utvalg: SSU\n", f"utvalg: SSU\nmal: {template}\n")
    assert run(["-w", str(office), "build", "13/26"]) == 0
    return next(office.rglob("build/**/*.docx")).read_bytes()


def _template(name: str) -> bytes:
    return (REPOSITORY / "templates" / "docx" / name).read_bytes()


def _letterhead(folder: Path, picture: bytes) -> tuple[Shown, ...]:
    """A letterhead, the template made of it, and a paper on it."""
    office = office_workspace(folder / "brevpapir")
    source = folder / "brevpapir.docx"
    source.write_bytes(letterhead(picture or png(400, 200)))
    made = ["template", "new", "--from", str(source), "--name", "sak", "--force", "--alt", "Logo"]
    assert run(["-w", str(office), *made]) == 0
    template = (office / "templates" / "docx" / "sak.docx").read_bytes()
    return (
        Shown("eget-brevpapir", (source.read_bytes(), _paper(office))),
        Shown("eget-brevpapir-felter", (template,)),
    )


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


def _of_the_guide(folder: Path) -> tuple[Shown, ...]:
    """What the guide's reader has built at the end of some chapters."""
    place = folder / "leser"
    place.mkdir()
    found: dict[str, Shown] = {}
    for done in carried_out(place):
        for name, patterns in _OF_CHAPTERS.get(done.chapter.title, {}).items():
            files = [next(iter(sorted(done.folder.glob(f"build/**/{pattern}.docx"))), None) for pattern in patterns]
            if all(files):
                found[name] = Shown(name, tuple(file.read_bytes() for file in files if file))
    return tuple(found.values())
