"""What somebody, or a disk, can do to an archive: each way changes one and says where and how it must be found."""

import json
import os
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from hfi_docs.output.archive.chain import ChainEntry, line_of, read_chain
from hfi_docs.output.archive.manifest import checksum, manifest_content, read_manifest
from tests.archives import FIRST, MEETING, OTHER, SECOND

PAPER = "data/papirer/Sak 13-26 Handlingsplan og samhandlingsmidler 2026.docx"
NOTICE = "data/papirer/Innkalling SSU 2026-05-21.docx"
RECORD = "data/kilde/cases/2026/13-26.yaml"
ACCENTED = "data/kilde/cases/register/årsplan.yaml"
ATTACHMENT = "data/vedlegg/PA-sak 20-26 vedlegg 1 Rapport.pdf"
README = f"{MEETING}/LES MEG.txt"
REGISTER = "register.jsonl"
CHANGED = "er endret"

#: One file of every kind.
FILES = {
    "papir": f"{FIRST}/{PAPER}",
    "innkalling": f"{SECOND}/{NOTICE}",
    "vedlegg": f"{OTHER}/utgave-01/{ATTACHMENT}",
    "sak": f"{FIRST}/{RECORD}",
    "møte": f"{SECOND}/data/kilde/cases/møter/SSU-2026-05-21.yaml",
    "register": f"{SECOND}/data/kilde/cases/register/tiltak.yaml",
    "mal": f"{FIRST}/data/kilde/templates/docx/sak.docx",
    "bilde": f"{OTHER}/utgave-01/data/kilde/cases/2026/PA-20-26/kart.png",
    "innhold": f"{FIRST}/data/INNHOLD.txt",
    "innhold-html": f"{FIRST}/data/INNHOLD.html",
    "metadata-json": f"{SECOND}/data/metadata.json",
    "metadata-xml": f"{SECOND}/data/metadata.xml",
    "bagit": f"{FIRST}/bagit.txt",
    "bag-info": f"{FIRST}/bag-info.txt",
    "manifest": f"{SECOND}/manifest-sha256.txt",
    "tagmanifest": f"{SECOND}/tagmanifest-sha256.txt",
    "les-meg": README,
}


class Tampering(NamedTuple):
    """A way to change an archive. `place` and `finding` stand in the finding that must come."""

    name: str
    act: Callable[[Path], None]
    place: str
    finding: str


def _flip(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


_EDITS: dict[str, Callable[[bytes], bytes]] = {
    "én-bit": _flip,
    "kuttet": lambda content: content[: len(content) // 2],
    "forlenget": lambda content: content + b"\n",
    "tømt": lambda _: b"",
}


def write(path: Path, content: bytes) -> None:
    """Puts another file in its place; the old one may be shared with the archive that was copied."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def edits() -> Iterator[Tampering]:
    """Every kind of file changed in every way, or removed."""
    for kind, name in FILES.items():
        for how, edit in _EDITS.items():
            yield Tampering(f"{kind} {how}", _edited(name, edit), name, CHANGED)
        yield Tampering(f"{kind} slettet", _removed(name), name, "mangler")


def _edited(name: str, edit: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda root: write(root / name, edit((root / name).read_bytes()))


def _removed(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).unlink()


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        write(root / name, text.replace(old, new, 1).encode())

    return act


def _added(name: str, content: bytes = b"x") -> Callable[[Path], None]:
    def act(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)

    return act


def _moved(old: str, new: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        (root / old).rename(root / new)

    return act


def _swapped(first: str, second: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        one, other = (root / first).read_bytes(), (root / second).read_bytes()
        write(root / first, other)
        write(root / second, one)

    return act


def _copied(old: str, new: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        if (root / old).is_dir():
            shutil.copytree(root / old, root / new)
        else:
            write(root / new, (root / old).read_bytes())

    return act


def _linked(name: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        kept = root.parent / "kopi"
        shutil.move(root / name, kept)
        (root / name).symlink_to(kept)

    return act


def _pipe(name: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        (root / name).unlink()
        os.mkfifo(root / name)

    return act


def _emptied(name: str) -> Callable[[Path], None]:
    return lambda root: shutil.rmtree(root / name)


def _folder(name: str) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        if (root / name).is_file():
            (root / name).unlink()
        (root / name).mkdir()

    return act


def resealed(root: Path, bag: str, *, tags: bool) -> None:
    """Makes the lists of a bag anew, so that they agree with what lies there."""
    folder = root / bag
    payload = [path for path in (folder / "data").rglob("*") if path.is_file()]
    sums = {path.relative_to(folder).as_posix(): checksum(path.read_bytes()) for path in payload}
    write(folder / "manifest-sha256.txt", manifest_content(sums))
    if tags:
        names = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
        sums = {name: checksum((folder / name).read_bytes()) for name in names}
        write(folder / "tagmanifest-sha256.txt", manifest_content(sums))


def _forged(*, tags: bool) -> Callable[[Path], None]:
    def act(root: Path) -> None:
        write(root / FIRST / PAPER, _flip((root / FIRST / PAPER).read_bytes()))
        resealed(root, FIRST, tags=tags)

    return act


def _stripped(root: Path) -> None:
    """A paper taken out, and the lists made to agree."""
    (root / FIRST / PAPER).unlink()
    resealed(root, FIRST, tags=True)


def _smuggled(root: Path) -> None:
    _added(f"{FIRST}/data/papirer/Sak 99-26.docx")(root)
    resealed(root, FIRST, tags=True)


def _relabelled(root: Path) -> None:
    _replaced(f"{SECOND}/bag-info.txt", "Endringer: Rettet", "Endringer: Pyntet på")(root)
    resealed(root, SECOND, tags=True)


def _unlisted(root: Path) -> None:
    """A paper taken out of the folder and out of the list, the list of lists left alone."""
    (root / FIRST / PAPER).unlink()
    resealed(root, FIRST, tags=False)


def _manifest(edit: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return _edited(f"{FIRST}/manifest-sha256.txt", edit)


def _without_line(content: bytes) -> bytes:
    checksums = dict(read_manifest(content).checksums)
    del checksums[PAPER]
    return manifest_content(checksums)


def lines(root: Path) -> list[bytes]:
    """The register's lines."""
    return (root / REGISTER).read_bytes().splitlines(keepends=True)


def _register(edit: Callable[[list[bytes]], list[bytes]]) -> Callable[[Path], None]:
    return lambda root: write(root / REGISTER, b"".join(edit(lines(root))))


def _line_edit(index: int, name: str, value: object) -> Callable[[list[bytes]], list[bytes]]:
    def edit(old: list[bytes]) -> list[bytes]:
        data = {**json.loads(old[index]), name: value}
        return [*old[:index], json.dumps(data, ensure_ascii=False).encode() + b"\n", *old[index + 1 :]]

    return edit


def rechained(old: list[bytes]) -> list[bytes]:
    """The lines numbered and chained anew, as a forger would."""
    new: list[bytes] = []
    for line in old:
        entry: ChainEntry = read_chain(line).entries[0][1]
        head = read_chain(b"".join(new)).head
        new.append(line_of(entry._replace(number=len(new) + 1, previous=head)))
    return new


def _nfd(name: str) -> str:
    return unicodedata.normalize("NFD", name)


STRUCTURE = (
    Tampering("fil lagt til papirene", _added(f"{FIRST}/data/papirer/Sak 99-26.docx"), "Sak 99-26.docx", "kommet til"),
    Tampering("fil lagt til kildene", _added(f"{FIRST}/data/kilde/ny.yaml"), "kilde/ny.yaml", "kommet til"),
    Tampering("fil lagt i data", _added(f"{FIRST}/data/notat.txt"), f"{FIRST}/data/notat.txt", "kommet til"),
    Tampering("fil lagt i utgaven", _added(f"{FIRST}/notat.txt"), f"{FIRST}/notat.txt", "hører ikke til utgaven"),
    Tampering("mappe lagt i utgaven", _added(f"{FIRST}/ny/x.txt"), f"{FIRST}/ny", "hører ikke til utgaven"),
    Tampering("enda et manifest", _added(f"{FIRST}/manifest-md5.txt"), "manifest-md5.txt", "hører ikke til"),
    Tampering("fetch.txt", _added(f"{FIRST}/fetch.txt"), f"{FIRST}/fetch.txt", "hører ikke til utgaven"),
    Tampering("fil lagt i møtets mappe", _added(f"{MEETING}/notat.txt"), f"{MEETING}/notat.txt", "møtets mappe"),
    Tampering("fil lagt i utvalgets mappe", _added("SSU/notat.txt"), "SSU/notat.txt", "hører ikke til arkivet"),
    Tampering("mappe lagt i utvalgets mappe", _folder("SSU/kopi"), "SSU/kopi", "hører ikke til arkivet"),
    Tampering("fil lagt i arkivet", _added("notat.txt"), "notat.txt", "hører ikke til arkivet"),
    Tampering("tom mappe", _folder(f"{FIRST}/data/tom"), "data/tom", "tom mappe"),
    Tampering(
        "papir gitt nytt navn", _moved(f"{FIRST}/{PAPER}", f"{FIRST}/data/papirer/Sak 13.docx"), PAPER, "mangler"
    ),
    Tampering("nytt navn funnet", _moved(f"{FIRST}/{PAPER}", f"{FIRST}/data/papirer/S.docx"), "S.docx", "kommet til"),
    Tampering("papir flyttet", _moved(f"{FIRST}/{PAPER}", f"{FIRST}/data/x.docx"), PAPER, "mangler"),
    Tampering("to papirer byttet om", _swapped(f"{FIRST}/{PAPER}", f"{FIRST}/{NOTICE}"), PAPER, CHANGED),
    Tampering("den andre av de to", _swapped(f"{FIRST}/{PAPER}", f"{FIRST}/{NOTICE}"), NOTICE, CHANGED),
    Tampering("byttet mellom utgaver", _swapped(f"{FIRST}/{NOTICE}", f"{SECOND}/{NOTICE}"), FIRST, CHANGED),
    Tampering("eldre papir lagt tilbake", _copied(f"{FIRST}/{NOTICE}", f"{SECOND}/{NOTICE}"), SECOND, CHANGED),
    Tampering("snarvei i stedet for papir", _linked(f"{FIRST}/{PAPER}"), PAPER, "snarvei"),
    Tampering("snarvei i stedet for mappe", _linked(f"{FIRST}/data/papirer"), "data/papirer", "snarvei"),
    Tampering("snarvei i stedet for utgave", _linked(FIRST), FIRST, "er ikke en mappe"),
    Tampering("rør i stedet for papir", _pipe(f"{FIRST}/{PAPER}"), PAPER, "noe annet enn en fil"),
    Tampering("mappe i stedet for papir", _folder(f"{FIRST}/{PAPER}"), PAPER, "mangler"),
    Tampering("alle papirene slettet", _emptied(f"{FIRST}/data/papirer"), PAPER, "mangler"),
    Tampering("innholdet slettet", _emptied(f"{FIRST}/data"), PAPER, "mangler"),
    Tampering("utgave slettet", _emptied(FIRST), FIRST, "linje 1"),
    Tampering("nyeste utgave slettet", _emptied(SECOND), SECOND, "linje 3"),
    Tampering("møte slettet", _emptied(MEETING), SECOND, "linje 3"),
    Tampering("utgave gitt nytt navn", _moved(SECOND, f"{MEETING}/utgave-03"), "utgave-03", "ikke ført"),
    Tampering("utgaven under gammelt navn", _moved(SECOND, f"{MEETING}/utgave-03"), SECOND, "mangler"),
    Tampering("utgave med annen skrivemåte", _moved(SECOND, f"{MEETING}/Utgave-02"), "Utgave-02", "møtets mappe"),
    Tampering("kopi som ny utgave", _copied(SECOND, f"{MEETING}/utgave-03"), "utgave-03", "ikke ført"),
    Tampering("møtet flyttet", _moved(MEETING, "SSU/2026-05-22"), "SSU/2026-05-22/utgave-01", "ikke ført"),
    Tampering("gammel LES MEG", _copied(f"{OTHER}/LES MEG.txt", README), README, "gjelder en annen utgave"),
    Tampering("glemt merke", _added(".~hfi-forsegling.json", b"{}"), ".~hfi-forsegling.json", "avbrutt"),
)

NAMES = (
    Tampering("NFD ved siden av NFC", _copied(f"{FIRST}/{ACCENTED}", f"{FIRST}/{_nfd(ACCENTED)}"), "rsplan", "samme"),
    Tampering("NFD er kommet til", _copied(f"{FIRST}/{ACCENTED}", f"{FIRST}/{_nfd(ACCENTED)}"), "rsplan", "kommet til"),
    Tampering(
        "store bokstaver",
        _moved(f"{FIRST}/{NOTICE}", f"{FIRST}/{NOTICE.replace('Innkalling', 'INNKALLING')}"),
        NOTICE,
        "store og små bokstaver",
    ),
    Tampering(
        "store bokstaver ved siden av",
        _copied(f"{FIRST}/{NOTICE}", f"{FIRST}/{NOTICE.replace('Innkalling', 'INNKALLING')}"),
        "papirer",
        "har samme navn som",
    ),
    Tampering("manifest ved siden av", _added(f"{FIRST}/Manifest-sha256.txt"), FIRST, "har samme navn som"),
    Tampering("les meg ved siden av", _added(f"{MEETING}/les meg.txt"), MEETING, "har samme navn som"),
    Tampering("utvalg med små bokstaver", _folder("ssu"), "SSU", "har samme navn som"),
)

FORGERIES = (
    Tampering("papir og manifest skrevet om", _forged(tags=False), f"{FIRST}/manifest-sha256.txt", CHANGED),
    Tampering("hele utgaven skrevet om", _forged(tags=True), f"{FIRST}/tagmanifest-sha256.txt", "linje 1"),
    Tampering("papir tatt ut av liste og mappe", _unlisted, f"{FIRST}/manifest-sha256.txt", CHANGED),
    Tampering("papir tatt ut, alle lister nye", _stripped, f"{FIRST}/tagmanifest-sha256.txt", "linje 1"),
    Tampering("papir smuglet inn", _smuggled, f"{FIRST}/tagmanifest-sha256.txt", "linje 1"),
    Tampering("grunnen skrevet om", _relabelled, f"{SECOND}/bag-info.txt", "Endringer er ikke som i register"),
    Tampering("linje fjernet i manifestet", _manifest(_without_line), PAPER, "kommet til"),
    Tampering("linje to ganger", _manifest(lambda old: old + old.splitlines(True)[0]), "manifest", "for andre gang"),
    Tampering("vei ut av mappen", _manifest(lambda old: old + b"0" * 64 + b"  data/../../x\n"), "manifest", "viser ut"),
    Tampering("rotvei", _manifest(lambda old: old + b"0" * 64 + b"  /etc/passwd\n"), "manifest", "viser ut"),
    Tampering("fil utenfor data", _manifest(lambda old: old + b"0" * 64 + b"  x.txt\n"), "manifest", "ikke ligger i"),
    Tampering("uleselig linje", _manifest(lambda old: old + b"hei\n"), "manifest", "kan ikke leses"),
    Tampering("store sifre", _manifest(bytes.upper), "manifest", CHANGED),
    Tampering("Windows-linjer", _manifest(lambda old: old.replace(b"\n", b"\r\n")), "manifest", CHANGED),
    Tampering("BOM", _manifest(lambda old: b"\xef\xbb\xbf" + old), "manifest", CHANGED),
    Tampering("ukjent tegnkoding", _manifest(lambda old: old.replace("ø".encode(), b"\xf8")), "manifest", CHANGED),
    Tampering(
        "omfanget skrevet om", _replaced(f"{FIRST}/bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"), "data", "omfang"
    ),
    Tampering(
        "dagen skrevet om",
        _replaced(f"{FIRST}/bag-info.txt", "Bagging-Date: 2026", "Bagging-Date: 2025"),
        f"{FIRST}/bag-info.txt",
        CHANGED,
    ),
)

CHAIN = (
    Tampering("register slettet", _removed(REGISTER), REGISTER, "mangler"),
    Tampering("register tømt", _register(lambda _: []), FIRST, "ikke ført"),
    Tampering("første linje endret", _register(_line_edit(0, "utgave", 7)), "register.jsonl:2", "linje 1"),
    Tampering("midterste linje endret", _register(_line_edit(1, "grunn", "x")), "register.jsonl:3", "linje 2"),
    Tampering("siste linje: grunn", _register(_line_edit(2, "grunn", "x")), f"{SECOND}/bag-info.txt", "Endringer"),
    Tampering("siste linje: tid", _register(_line_edit(2, "forseglet", "2020")), f"{SECOND}/bag-info.txt", "Forseglet"),
    Tampering(
        "siste linje: sjekksum", _register(_line_edit(2, "tagmanifest", "0" * 64)), f"{SECOND}/tagmanifest", "linje 3"
    ),
    Tampering("siste linje: mappe", _register(_line_edit(2, "mappe", FIRST)), "register.jsonl:3", "ført to ganger"),
    Tampering("siste linje: nummer", _register(_line_edit(2, "nr", 9)), "register.jsonl:3", "nr. 9"),
    Tampering("siste linje: ny nøkkel", _register(_line_edit(2, "merknad", "x")), "register.jsonl:3", "ødelagt"),
    Tampering("siste linje: feil slag", _register(_line_edit(2, "nr", "3")), "register.jsonl:3", "ødelagt"),
    Tampering("siste linje kuttet", _register(lambda old: [*old[:2], old[2][:-40]]), "register.jsonl:3", "kuttet"),
    Tampering("linjeskiftet borte", _register(lambda old: [*old[:2], old[2][:-1]]), "register.jsonl:3", "kuttet"),
    Tampering("siste linje fjernet", _register(lambda old: old[:-1]), SECOND, "ikke ført"),
    Tampering("to siste linjer fjernet", _register(lambda old: old[:1]), f"{OTHER}/utgave-01", "ikke ført"),
    Tampering("første linje fjernet", _register(lambda old: old[1:]), "register.jsonl:1", "tidligere linje"),
    Tampering("midterste linje fjernet", _register(lambda old: [old[0], old[2]]), "register.jsonl:2", "flyttet"),
    Tampering("linjer byttet om", _register(lambda old: [old[1], old[0], old[2]]), "register.jsonl:1", "flyttet"),
    Tampering("siste to byttet om", _register(lambda old: [old[0], old[2], old[1]]), "register.jsonl:2", "linje 1"),
    Tampering("linje to ganger", _register(lambda old: [*old, old[2]]), "register.jsonl:4", "ført to ganger"),
    Tampering("tom linje", _register(lambda old: [*old, b"\n"]), "register.jsonl:4", "ødelagt"),
    Tampering("rot foran", _register(lambda old: [b"\xef\xbb\xbf", *old]), "register.jsonl:1", "ødelagt"),
    Tampering(
        "Windows-linjer", _register(lambda old: [line[:-1] + b"\r\n" for line in old]), "register.jsonl:1", "ødelagt"
    ),
    Tampering("linje forfalsket inn", _register(lambda old: [*old, _invented(old)]), "PA/2027-01-01", "mangler"),
    Tampering(
        "fjernet og kjedet på nytt",
        _register(lambda old: rechained([old[0], old[2]])),
        f"{OTHER}/utgave-01",
        "ikke ført",
    ),
    Tampering(
        "byttet om og kjedet på nytt",
        _register(lambda old: rechained([old[1], old[0], old[2]])),
        f"{FIRST}/bag-info.txt",
        "Register-Linje",
    ),
)


def _invented(old: list[bytes]) -> bytes:
    chain = read_chain(b"".join(old))
    entry = ChainEntry(4, "2027-01-01", "PA/2027-01-01", 1, "PA/2027-01-01/utgave-01", "0" * 64, "", "", chain.head)
    return line_of(entry)


ALL = (*edits(), *STRUCTURE, *NAMES, *FORGERIES, *CHAIN)
