"""An office with an organ of two groups: something of every kind is for one of them only, each with a word of its own.

Every word and figure that is not for all is drawn from `Secrets`, which remembers for whom it is: whoever reads a paper
can be asked which of them stand there.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from pikepdf import Dictionary, Name, Pdf

from hfi_docs.records.load import Workspace
from tests.made import REGISTERS, Fields, make_workspace, meeting, minimal_case, put_case, put_meeting
from tests.office_files import docx, paragraph, run
from tests.pictures import png
from tests.workbooks import xlsx

DAY = "2026-05-21"
MEETING = f"SSU/{DAY}"
LOCAL, HOSPITAL = "kommunale", "sykehus"
#: The groups by what their papers are called after.
GROUPS = {"": "", LOCAL: " kommunale representanter", HOSPITAL: " representanter for sykehuset"}
ORGANS: list[Fields] = [
    {
        **REGISTERS["utvalg"][0],
        "saksgrunnlag": "ja",
        "grupper": [{"id": name, "navn": called.strip()} for name, called in GROUPS.items() if name],
        "felt": [{"navn": "prosjekt", "ledetekst": "Prosjekt"}],
    },
    {
        "id": "PA",
        "navn": "Partnerskapsmøtet",
        "møtenavn": "Partnerskapsmøtet",
        "grupper": [{"id": LOCAL, "navn": "kommunale eiere"}],
    },
]

MEETINGS: list[Fields] = [
    {"id": f"{organ}-{day}".lower(), "utvalg": organ, "dato": day}
    for organ, day in (("SSU", "2026-03-12"), ("SSU", DAY), ("PA", "2026-06-19"))
]


class Secret(NamedTuple):
    """A word or a figure with the group that it is for; `of` is the case that it stands in, `what` how it is used."""

    text: str
    whom: str
    of: str
    what: str


class Secrets:
    """Words and figures that stand nowhere else, by the group that each is for; "-" is nobody here."""

    def __init__(self) -> None:
        self.all: list[Secret] = []

    def word(self, whom: str, of: str, what: str) -> str:
        """A new word."""
        text = f"Kløverblå{len(self.all):03}q"
        self.all.append(Secret(text, whom, of, what))
        return text

    def amount(self, whom: str, of: str, what: str) -> str:
        """A new amount, as it is written and as it is printed."""
        text = f"{9_104_003 + 1_117 * len(self.all):,}".replace(",", " ")
        self.all.append(Secret(text, whom, of, what))
        return text

    def width(self, whom: str, of: str) -> int:
        """A new width of a picture, which tells it from others."""
        wide = 211 + 3 * len(self.all)
        self.all.append(Secret(f"bilde {wide} bredt", whom, of, "bilde"))
        return wide


def pdf_saying(text: str) -> bytes:
    """A PDF of one page, whose words stand in it as they are."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0].obj
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("cp1252"))
    pdf.docinfo[Name.Title] = text
    made = BytesIO()
    pdf.save(made, compress_streams=False, static_id=True)
    return made.getvalue()


def closed_office(folder: Path) -> tuple[Workspace, Secrets]:
    """The office and its secrets."""
    secrets = Secrets()
    files: dict[str, bytes] = {}
    attached, shared = _attachments(secrets, files)
    measure = {**REGISTERS["tiltak"][0], "tittel": secrets.word(LOCAL, "1/26", "tiltak i registeret")}
    told = "Se [[vedlegg:tekst]], [[vedlegg:linjer]], [[tabell:lukket]], [[figur:skjult]] og [[sak:2/26]]."
    first = minimal_case(
        bakgrunn=f"{told}\n\n[[tabell:apent]]",
        vedlegg=attached,
        tabeller={
            "lukket": _table(secrets, LOCAL, "1/26"),
            "apent": _table(secrets, "", "1/26"),
            "siste": _table(secrets, "", "1/26"),
        },
        figurer={"skjult": _picture(secrets, LOCAL, "1/26", "01-26/lukket.png", files)},
    )
    workspace = make_workspace(
        folder / "kontor", first, utvalg=ORGANS, vedlegg=shared, tiltak=[measure], møter=MEETINGS
    )
    put_case(workspace, _closed_case(secrets, files), "02-26")
    proposal = {"framlegg": "nei", "type": "beslutning", "forslag_til_vedtak": secrets.word(HOSPITAL, "", "forslag")}
    put_case(workspace, minimal_case(sak="3/26", tittel="Uten papir", **proposal), "03-26")
    told = "Se [[sak:2/26]], [[sak:1/26]] og [[sak:3/26]]."
    outer = minimal_case(sak="4/26", tittel="Åpen sak", bakgrunn=told, vedlegg=[{"id": "indre", "sak": "5/26"}])
    put_case(workspace, outer, "04-26")
    notes = [_text(secrets, whom, "4/26", name) for whom, name in (("", "apen"), (LOCAL, "lukket"))]
    inner = minimal_case(sak="5/26", tittel="Indre sak", **{"møte": "2026-03-12"}, vedlegg=notes)
    put_case(workspace, inner, "05-26")
    put_case(workspace, _elsewhere(secrets), "PA-01-26")
    put_case(workspace, _elsewhere_closed(secrets), "PA-02-26")
    put_files(workspace, files)
    put_meeting(workspace, _other_notice(secrets))
    put_meeting(workspace, _notice(secrets))
    return workspace, secrets


def put_files(workspace: Workspace, files: Mapping[str, bytes]) -> None:
    """What the cases attach, by the names that they use."""
    for name, content in files.items():
        path = workspace.root / "cases" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _text(secrets: Secrets, whom: str, of: str, name: str) -> Fields:
    own = {"for": whom} if whom else {}
    return {"id": name, "tittel": f"Notatet {name}", "tekst": secrets.word(whom, of, "tekst i vedlegg"), **own}


def _table(secrets: Secrets, whom: str, of: str) -> Fields:
    line = {
        "id": "a",
        "tekst": secrets.word(whom, of, "linje"),
        "beløp": secrets.amount(whom, of, "beløp"),
        "merknad": secrets.word(whom, of, "merknad i tabell"),
    }
    described = {"tittel": secrets.word(whom, of, "tittel på tabell")}
    return {"visning": "budsjett", "år": "2026", **described, "linjer": [line]}


def _picture(secrets: Secrets, whom: str, of: str, name: str, files: dict[str, bytes]) -> Fields:
    files[name] = png(secrets.width(whom, of), 20)
    told = {"alt": secrets.word(whom, of, "alternativ tekst"), "bildetekst": secrets.word(whom, of, "bildetekst")}
    return {"fil": name, **told}


def _attachments(secrets: Secrets, files: dict[str, bytes]) -> tuple[list[Fields], list[Fields]]:
    """The attachments of the open case, one of each kind, and the register of shared ones."""

    def new(whom: str, what: str) -> str:
        return secrets.word(whom, "1/26", what)

    task = {
        "oppgave": new(LOCAL, "oppgave"),
        "frist": "2026-09-01",
        "ansvar": new(LOCAL, "ansvar"),
        "beskrivelse": new(LOCAL, "beskrivelse av oppgave"),
        "leveranse": new(LOCAL, "leveranse"),
    }
    ranking = {"enhet": new(LOCAL, "enhet"), "punkter": [{"tekst": new(LOCAL, "punkt"), "antall": "5"}]}
    long = {
        **_text(secrets, LOCAL, "1/26", "tekst"),
        "definisjoner": [{"begrep": new(LOCAL, "begrep"), "tekst": new(LOCAL, "forklaring")}],
        "oppgaver": [task],
        "rangering": ranking,
        "etter": f"## {new(LOCAL, 'overskrift')}\n\n[[tabell:lukket]]\n\n[[figur:skjult]]\n\n- {new(LOCAL, 'liste')}",
    }
    lines = _table(secrets, HOSPITAL, "1/26")
    lines.pop("tittel")
    secrets.all = [each for each in secrets.all if (each.whom, each.what) != (HOSPITAL, "tittel på tabell")]
    report = f"01-26/{new('-', 'navnet på filen')}.pdf"
    files[report] = pdf_saying(new(HOSPITAL, "PDF"))
    files["01-26/notat.docx"] = docx(paragraph(run(new(LOCAL, "Word"))))
    files["01-26/bok.xlsx"] = xlsx([["Post", "Sum"], [new(HOSPITAL, "Excel"), 12]])
    files["01-26/liste.csv"] = f"Post;Sum\n{new(LOCAL, 'csv')};12\n".encode()
    shared = [{"id": "fast", "tittel": "Fast vedlegg", "tekst": new(LOCAL, "felles vedlegg")}]
    found: list[Fields] = [
        _text(secrets, "", "1/26", "apen"),
        long,
        {"id": "linjer", "tittel": "Linjene", "for": HOSPITAL, "tabell": lines},
        {"id": "register", "tittel": "Tiltakene", "for": LOCAL, "tabell": {"visning": "plan", "år": "2026"}},
        {"id": "pdf", "tittel": "Rapporten", "for": HOSPITAL, "fil": report},
        {"id": "word", "tittel": "Brevet", "for": LOCAL, "fil": "01-26/notat.docx"},
        {"id": "excel", "tittel": "Arket", "for": HOSPITAL, "fil": "01-26/bok.xlsx"},
        {"id": "csv", "tittel": "Listen", "for": LOCAL, "fil": "01-26/liste.csv"},
        {"id": "bilde", "tittel": "Kartet", "for": LOCAL, **_picture(secrets, LOCAL, "1/26", "01-26/kart.png", files)},
        {"id": "fast", "felles": "fast", "for": LOCAL},
        {"id": "annet", "tittel": "Møtet", "møte": "PA 2026-06-19", "for": LOCAL},
        {"id": "saken", "sak": "2/26", "for": LOCAL},
        {**_text(secrets, "", "1/26", "sist"), "etter": "[[tabell:siste]]"},
    ]
    return found, shared


def _closed_case(secrets: Secrets, files: dict[str, bytes]) -> Fields:
    """A case that is for one group: everything that a case may have."""

    def new(what: str) -> str:
        return secrets.word(LOCAL, "2/26", what)

    signature = {"sted": new("sted"), "dato": "2026-05-04", "navn": new("navn"), "rolle": new("rolle")}
    own = {"saksbehandler": new("saksbehandler"), "arkivsak": new("arkivsak"), "felt": {"prosjekt": new("eget felt")}}
    files["02-26/vedlegg.pdf"] = pdf_saying(new("PDF"))
    attached = [
        {"id": "pdf", "tittel": new("tittel på vedlegg"), "fil": "02-26/vedlegg.pdf"},
        _text(secrets, LOCAL, "2/26 gruppen", "gruppen"),
    ]
    return minimal_case(
        sak="2/26",
        type="beslutning",
        tittel="Lukket sak",
        kortittel=new("kort tittel"),
        **own,
        kort=[new("kort om saken")],
        bakgrunn=f"{new('bakgrunn')}\n\n[[tabell:t]]\n\n[[figur:f]]",
        forslag_til_vedtak=f"1. {new('forslag')}\n2. Se [[vedlegg:pdf]].",
        vurdering=new("vurdering"),
        seksjoner=[{"overskrift": new("overskrift"), "tekst": new("avsnitt")}],
        revidert={"dato": "2026-05-12", "grunn": new("grunn til revisjon")},
        underskrift=signature,
        tabeller={"t": _table(secrets, LOCAL, "2/26")},
        figurer={"f": _picture(secrets, LOCAL, "2/26", "02-26/f.png", files)},
        vedlegg=attached,
    )


def _elsewhere(secrets: Secrets) -> Fields:
    """A case of another organ, whose groups are others, in the papers of the meeting that an attachment is."""
    told = secrets.word(LOCAL, "1/26", "møtet som er vedlegg")
    notes = [{**_text(secrets, "-", "", "lukket"), "for": LOCAL}, _text(secrets, LOCAL, "1/26", "annet")]
    notes[1].pop("for")
    return minimal_case(sak="1/26", utvalg="PA", **{"møte": "2026-06-19"}, bakgrunn=told, vedlegg=notes)


def _elsewhere_closed(secrets: Secrets) -> Fields:
    told = secrets.word("-", "", "lukket sak i annet utvalg")
    return minimal_case(sak="2/26", utvalg="PA", **{"møte": "2026-06-19"}, tittel="Eierne", bakgrunn=told)


def _other_notice(secrets: Secrets) -> Fields:
    closed = {"sak": "2/26", "for": LOCAL, "merknad": secrets.word("-", "", "merknad i annet utvalg")}
    remark = secrets.word(LOCAL, "1/26", "merknad i møtet som er vedlegg")
    return {**meeting({"sak": "1/26", "merknad": remark}, closed), "utvalg": "PA", "møte": "2026-06-19"}


def _notice(secrets: Secrets) -> Fields:
    def item(whom: str, **fields: object) -> Fields:
        points = [
            {"punkt": secrets.word(whom, "", "underpunkt"), "ved": secrets.word(whom, "", "innleder av underpunkt")}
        ]
        by, note = secrets.word(whom, "", "innleder"), secrets.word(whom, "", "merknad")
        return {**fields, "for": whom, "minutter": "20", "ved": by, "merknad": note, "underpunkter": points}

    return meeting(
        {"sak": "1/26", "minutter": "10"},
        {"sak": "4/26", "minutter": "10"},
        item(LOCAL, sak="2/26"),
        item(HOSPITAL, sak="3/26"),
        item(LOCAL, punkt="Gruppemøte"),
        {"punkt": "Eventuelt"},
        frister=[{"hva": "Forfall meldes", "dato": "2026-05-10"}],
    )


#: A case of an agenda, for whom it is and what is attached to it: for whom, and what.
Asked = Sequence[tuple[str, Sequence[tuple[str, str]]]]


def agenda_office(folder: Path, agenda: Asked) -> tuple[Workspace, tuple[Secret, ...]]:
    """An office whose meeting has such an agenda; what is attached to a case for a group is for all of that group."""
    secrets, files, inner = Secrets(), dict[str, bytes](), list[Fields]()
    cases, items = list[Fields](), list[Fields]()
    for number, (whom, attached) in enumerate(agenda, start=1):
        of = f"{number}/26"
        found = [_attached(secrets, whom, of, each, files, inner) for each in attached]
        told = {"bakgrunn": secrets.word(whom, of, "bakgrunn"), "forslag_til_vedtak": secrets.word(whom, of, "forslag")}
        cases.append(minimal_case(sak=of, tittel=f"Sak {of}", type="beslutning", **told, **_some(vedlegg=found)))
        remark = {"merknad": secrets.word(whom, of, "merknad")}
        items.append({"sak": of, **remark, **_some(**{"for": whom})})
    workspace = make_workspace(folder / "kontor", cases[0], utvalg=ORGANS, møter=MEETINGS)
    for case in (*cases[1:], *inner):
        put_case(workspace, case, f"{case['sak'].partition('/')[0]:0>2}-26")
    put_files(workspace, files)
    put_meeting(workspace, meeting(*items))
    return workspace, tuple(secrets.all)


def _some(**fields: object) -> Fields:
    """The fields that have something in them."""
    return {name: value for name, value in fields.items() if value}


def _attached(
    secrets: Secrets, whom: str, of: str, each: tuple[str, str], files: dict[str, bytes], inner: list[Fields]
) -> Fields:
    own = each[0] if not whom else ""
    name, stem = f"v{len(secrets.all)}", f"{of.partition('/')[0]:0>2}-26"
    common = {"id": name, **_some(**{"for": own})}
    match each[1]:
        case "tabell":
            line = {"id": "a", "tekst": "Post", "beløp": secrets.amount(own or whom, of, "beløp")}
            shown: Fields = {"tabell": {"visning": "budsjett", "år": "2026", "linjer": [line]}}
        case "fil":
            shown = {"fil": f"{stem}/{name}.pdf"}
            files[f"{stem}/{name}.pdf"] = pdf_saying(secrets.word(own or whom, of, "PDF"))
        case "csv":
            shown = {"fil": f"{stem}/{name}.csv"}
            files[f"{stem}/{name}.csv"] = f"Post;Sum\n{secrets.word(own or whom, of, 'csv')};12\n".encode()
        case "sak":
            number = f"{50 + len(inner)}/26"
            text = secrets.word(own or whom, of, "sak som er vedlegg")
            inner.append(minimal_case(sak=number, **{"møte": "2026-03-12"}, tittel=f"Sak {number}", bakgrunn=text))
            return {**common, "sak": number}
        case _:
            shown = {"tekst": secrets.word(own or whom, of, "tekst")}
    return {**common, "tittel": f"Vedlegg {name}", **shown}
