"""LES MEG.txt: which issue of a meeting's papers is current, and how to verify it without this program."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hfi_docs.output.archive.material import Issue, MeetingPapers
from hfi_docs.output.archive.names import issue_name
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import format_date

NAME = "LES MEG.txt"

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


class Earlier(NamedTuple):
    """An issue that was sealed before."""

    number: int
    sealed: str
    reason: str


def guide(papers: MeetingPapers, issue: Issue, earlier: Iterable[Earlier]) -> bytes:
    """The content of LES MEG.txt once the issue is in place."""
    title = f"{papers.organ.name} ({papers.organ.id}) {format_date(papers.meeting.day)}".replace(HARD_SPACE, " ")
    current = issue_name(issue.number)
    lines = [title, "=" * len(title), "", f"Gjeldende utgave: {current}", ""]
    lines += _history(issue, earlier)
    lines += ["", f"Innholdet står i {current}/data/INNHOLD.txt (eller INNHOLD.html).", ""]
    told = _HOW.format(folder=current, register="../../register.jsonl", line=issue.line)
    return ("\n".join(lines) + "\n" + told).encode()


def _history(issue: Issue, earlier: Iterable[Earlier]) -> Iterator[str]:
    for old in earlier:
        told = f": {old.reason}" if old.reason else ""
        yield f"{issue_name(old.number)} (erstattet), forseglet {old.sealed[:10]}{told}"
    told = f": {issue.reason}" if issue.reason else ""
    yield f"{issue_name(issue.number)}, forseglet {issue.sealed.date()}{told}"
