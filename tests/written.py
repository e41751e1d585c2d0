"""Records as people write them: fifty ways of laying out a case and an agenda, each by its number."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

#: How files are saved.
CODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "Windows with a mark": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
    "UTF-16": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    "ANSI": lambda text: text.replace("\n", "\r\n").encode("cp1252", "replace"),
}
_NAMES = ("notat.txt", "Rapport, del 2.pdf", "Kåres «plan» (ny).pdf", "tall 2026.csv", "it's ok.pdf", "år og øl.pdf")
_CONTENT = {"csv": "Post;Beløp\nDrift;100 000\n".encode(), "pdf": b"%PDF-1.7\nrapporten", "txt": b"et notat"}


class Written(NamedTuple):
    """A case as it is written: its text, how it is saved, and the files in its folder by their names."""

    text: str
    coding: str
    files: dict[str, bytes]

    @property
    def content(self) -> bytes:
        """The bytes of its file."""
        return CODINGS[self.coding](self.text)


class _Writer:
    """Writes one case, by chance that is the same each time."""

    def __init__(self, seed: int, organ: str, folder: str) -> None:
        self.random, self.organ, self.folder, self.remarks = Random(seed), organ, folder, 0
        self.files: dict[str, bytes] = {}

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def remark(self, indent: str = "") -> str:
        """A comment on a line of its own, or none, or an empty line."""
        self.remarks += 1
        return self.one(
            "", "", "\n", f"{indent}# merknad {self.remarks}: sak: 1/26\n", f"{indent}#\n{indent}# til slutt\n\n"
        )

    def after(self) -> str:
        self.remarks += 1
        return self.one("", "", f"   # etter {self.remarks}", f"\t# tabulator {self.remarks}", "   ")

    def text(self, words: str) -> str:
        """A text on one line, in one of the ways to write it."""
        doubled = words.replace("'", "''")
        return self.one(words, f"'{doubled}'", f'"{words}"') if ": " not in words else f"'{doubled}'"

    def number(self, number: str) -> str:
        count, _, year = number.partition("/")
        forms = [
            number,
            f"{count}/20{year}",
            f"20{year}/{count}",
            f"sak {number}",
            f"{self.organ} {number}",
            f"{count}-{year}",
        ]
        return self.text(self.random.choice(forms))

    def head(self, number: str, meeting: str) -> list[str]:
        fields = (
            [f"sak:{self.one(' ', '   ', chr(9))}{self.number(number)}", f"møte: {self.text(meeting)}"]
            if number
            else []
        )
        fields += [
            f"utvalg: {self.text(self.organ)}",
            f"status: {self.text('utkast')}",
            f"type: {self.text('orientering')}",
        ]
        fields += [f"tittel: {self.text(self.one('Budsjett og plan', 'Tomten på Nes', 'Høring: vei, vann og avløp'))}"]
        fields += [self.one("kortittel: Kort", "saksbehandler: rådgiver", "arkivsak: 26/1234")]
        self.random.shuffle(fields)
        return [f"{field}{self.after()}\n" for field in fields]

    def prose(self) -> str:
        inner = self.one("  ", "    ")
        lines = [
            "Første avsnitt: sak: 22/25, # ikke en merknad.",
            "",
            "Midlene ble fordelt i [[sak:SSU 22/25]].  ",
            "Se [[vedlegg:v0]].",
        ]
        body = "".join(f"{inner}{line}\n" if line else self.one("\n", f"{inner}\n") for line in lines)
        return f"bakgrunn: {self.one('|', '|+', '|-', '|  # teksten')}\n{body}"

    def steps(self) -> str:
        return "saksgang:\n" + "".join(f"{self.one('  ', '')}- {{utvalg: {organ}}}\n" for organ in ("PA",))

    def attachments(self) -> str:
        margin, items = self.one("", "  ", "    "), ""
        for index in range(self.random.randint(1, 3)):
            name = self.random.choice(_NAMES)
            self.files[name] = _CONTENT[name.rpartition(".")[2]]
            path = f"{self.folder}/{name}"
            quoted = '"' + path + '"' if "'" in path or self.random.random() < 0.5 else "'" + path + "'"
            if self.random.random() < 0.5:
                items += f"{margin}- {{id: v{index}, tittel: 'T, {index}', fil: {quoted}}}{self.after()}\n"
            else:
                bare = quoted if "," in path or "'" in path else self.one(path, quoted)
                inner = margin + "  "
                items += (
                    f"{margin}- id: v{index}\n{self.remark(inner)}{inner}fil: {bare}{self.after()}\n{inner}tittel: T\n"
                )
            items += self.remark(margin)
        return f"vedlegg:{self.after()}\n{items}"

    def write(self, number: str, meeting: str) -> str:
        parts = [*self.head(number, meeting), self.prose(), self.attachments()]
        if self.random.random() < 0.5:
            parts.append(self.steps())
        if self.random.random() < 0.3:
            parts.append("vurdering: >\n  Teksten er brukket\n  over to linjer.\n")
        if self.random.random() < 0.3:
            self.random.shuffle(parts)
        text = self.one("", "---\n", "# øverst\n") + "".join(f"{self.remark()}{part}" for part in parts) + self.remark()
        if self.random.random() < 0.2:
            text = "".join(
                f"  {line}" if line.strip() and line != "---\n" else line for line in text.splitlines(keepends=True)
            )
        return text.rstrip("\n") if self.random.random() < 0.2 and "|+" not in text else text


def written_case(seed: int, number: str, meeting: str, organ: str, folder: str) -> Written:
    """A case of an organ; with "" for number and meeting, a draft. `folder` is where its files lie."""
    writer = _Writer(seed, organ, folder)
    text = writer.write(number, meeting)
    return Written(text, [*CODINGS][seed % len(CODINGS)], writer.files)


def written_agenda(seed: int, organ: str, meeting: str, *numbers: str) -> bytes:
    """The notice of a meeting with these cases on its agenda."""
    random = Random(seed)
    margin = random.choice(["", "  "])
    forms = ["{margin}- {{sak: {number}}}{after}\n", "{margin}- sak: {number}{after}\n{margin}  minutter: 10\n"]
    items = [
        random.choice(forms).format(margin=margin, number=number, after=random.choice(["", "  # her"]))
        for number in numbers
    ]
    items += (
        [f"{margin}# før eventuelt\n", f"{margin}- {{punkt: Eventuelt, minutter: 10}}\n"]
        if random.random() < 0.8
        else []
    )
    listed = f"saksliste:{random.choice(['', '  # listen'])}\n{''.join(items)}" if items else "saksliste: []\n"
    head = [f"utvalg: {organ}\n", f"møte: {meeting}\n", "tid: 10.00–14.00\n", "sted: Rådhuset\n", "status: utkast\n"]
    text = "".join([*head, listed]) if random.random() < 0.7 else "".join([head[0], listed, *head[1:]])
    return [*CODINGS.values()][random.randrange(5)](text + random.choice(["", "# sist\n"]))
