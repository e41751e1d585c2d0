"""For people: what lies in a bag (INNHOLD.txt, INNHOLD.html), and beside it LES MEG.txt: which issue is current."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from hfi_docs.output.archive.material import Issue, MeetingPapers, SealedPaper, paper_changes, pdf_name
from hfi_docs.output.archive.names import issue_name
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import format_date, format_days

GUIDE_NAME = "LES MEG.txt"

_HOW = """\
Slik kontrolleres utgaven uten noe eget program
-----------------------------------------------
Mac og Linux, i et terminalvindu i denne mappen:

    cd {folder}
    sha256sum -c manifest-sha256.txt
    sha256sum -c tagmanifest-sha256.txt

(På Mac heter programmet «shasum -a 256 -c».) Hver linje skal ende med OK.

Windows, i PowerShell, i mappen {folder}:

    foreach ($m in 'manifest-sha256.txt', 'tagmanifest-sha256.txt') {{
      foreach ($l in Get-Content -Encoding UTF8 $m) {{
        $s, $f = $l -split '  ', 2
        if ((Get-FileHash -LiteralPath $f).Hash -ne $s) {{ "FEIL: $f" }}
      }}
    }}

Skriver den ingenting, er alle filene som da de ble forseglet.

Er selve listene byttet ut, avsløres det av registeret, {register} lenger ute i arkivet. Linje {line} gjelder denne
utgaven. Sjekksummen etter «tagmanifest» der skal være den som «sha256sum tagmanifest-sha256.txt» gir. Fingeravtrykket
som står i e-posten eller protokollen, er de første 16 tegnene av linjens egen sjekksum (i mappen her):

    sed -n {line}p {register} | sha256sum

Hver linje i registeret inneholder sjekksummen av linjen før. Det som en gang er forseglet, endres aldri: Feil rettes i
en ny utgave, som sier hva den erstatter og hvorfor.
"""


class _Listed(NamedTuple):
    """A file, or something that is only told when `path` is empty."""

    path: str
    text: str


class _Chapter(NamedTuple):
    heading: str
    items: tuple[_Listed, ...]


def index_text(papers: MeetingPapers, issue: Issue) -> bytes:
    """The index as plain text."""
    lines = [_title(papers), "=" * len(_title(papers))]
    for chapter in _chapters(papers, issue):
        lines += ["", chapter.heading, "-" * len(chapter.heading)]
        for item in chapter.items:
            lines += [item.path or item.text]
            lines += [f"    {item.text}"] if item.path and item.text else []
    return ("\n".join(lines) + "\n").encode()


def index_html(papers: MeetingPapers, issue: Issue) -> bytes:
    """The index as a page with links to the files."""
    title = escape(_title(papers))
    parts = [
        f'<!DOCTYPE html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>',
        f"<body>\n<h1>{title}</h1>",
    ]
    for chapter in _chapters(papers, issue):
        items = "\n".join(f"<li>{_linked(item)}</li>" for item in chapter.items)
        parts.append(f"<h2>{escape(chapter.heading)}</h2>\n<ul>\n{items}\n</ul>")
    return "\n".join([*parts, "</body>\n</html>\n"]).encode()


def _title(papers: MeetingPapers) -> str:
    meeting = papers.meeting
    days = format_days(meeting.day, meeting.last_day)
    what = ", protokoll" if papers.minutes else ""
    return f"{papers.organ.name} ({papers.organ.id}) {days}{what}".replace(HARD_SPACE, " ")


def _chapters(papers: MeetingPapers, issue: Issue) -> Iterator[_Chapter]:
    yield _Chapter("Utgaven", tuple(_Listed("", told) for told in _told(issue)))
    yield _Chapter("Papirer", tuple(item for paper in papers.papers for item in _paper(paper)))
    attachments = tuple(_Listed(f"vedlegg/{name}", "") for paper in papers.papers for name in paper.attachments)
    if attachments:
        yield _Chapter("Vedlegg som egne filer", attachments)
    if papers.notes:
        yield _Chapter("Merk", tuple(_Listed("", note) for note in papers.notes))
    yield _Chapter(
        "Om papirene",
        (
            _Listed("metadata.json", "opplysninger om dokumentene, med navn fra Noark 5"),
            _Listed("metadata.xml", "det samme som XML"),
        ),
    )
    sources = tuple(_Listed(f"kilde/{path}", "") for path in sorted(papers.sources))
    yield _Chapter("Kilder: sakene, registrene, malene og filene som papirene er bygget av", sources)


def _told(issue: Issue) -> Iterator[str]:
    day = format_date(issue.sealed.date()).replace(HARD_SPACE, " ")
    yield f"{issue_name(issue.number)}, forseglet {day} kl. {issue.sealed:%H.%M}"
    if issue.replaces:
        yield f"Erstatter {issue.replaces}. Grunn: {issue.reason}"
    changes = paper_changes(issue.changes)
    for verb, paths in zip(("Endret", "Ny", "Fjernet"), changes, strict=True):
        yield from (f"{verb}: {path}" for path in paths)


def _paper(paper: SealedPaper) -> Iterator[_Listed]:
    yield _Listed(f"papirer/{paper.name}", paper.title)
    if paper.pdf:
        yield _Listed(f"papirer/{pdf_name(paper)}", "")


def _linked(item: _Listed) -> str:
    if not item.path:
        return escape(item.text)
    link = f'<a href="{escape(quote(item.path))}">{escape(item.path)}</a>'
    return f"{link}: {escape(item.text)}" if item.text else link


class Earlier(NamedTuple):
    """An issue that was sealed before."""

    number: int
    sealed: str
    reason: str


def guide(papers: MeetingPapers, issue: Issue, earlier: Iterable[Earlier]) -> bytes:
    """The content of LES MEG.txt once the issue is in place."""
    what = ", protokoll" if papers.minutes else ""
    title = f"{papers.organ.name} ({papers.organ.id}) {format_date(papers.meeting.day)}{what}".replace(HARD_SPACE, " ")
    current = issue_name(issue.number)
    lines = [title, "=" * len(title), "", f"Gjeldende utgave: {current}", ""]
    lines += _history(issue, earlier)
    lines += ["", f"Innholdet står i {current}/data/INNHOLD.txt (eller INNHOLD.html).", ""]
    told = _HOW.format(folder=current, register="../" * papers.key.count("/") + "../register.jsonl", line=issue.line)
    return ("\n".join(lines) + "\n" + told).encode()


def _history(issue: Issue, earlier: Iterable[Earlier]) -> Iterator[str]:
    for old in earlier:
        told = f": {old.reason}" if old.reason else ""
        yield f"{issue_name(old.number)} (erstattet), forseglet {old.sealed[:10]}{told}"
    told = f": {issue.reason}" if issue.reason else ""
    yield f"{issue_name(issue.number)}, forseglet {issue.sealed.date()}{told}"
