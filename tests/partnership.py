"""What the tests of 15/26 share: the meeting of Partnerskapsmøtet on 19 June 2026 in every document that prints it."""

import time
from dataclasses import dataclass, replace

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.word import Block, Paragraph, Table, Word, plain, read_word

#: 15/26 holds the whole packet, the packet the whole meeting; each paper and the notice are also files of their own.
in_every_notice = pytest.mark.parametrize("where", ["15/26", "pakke", "alene"])
in_every_paper = pytest.mark.parametrize("where", ["15/26", "pakke", "alene"])


@dataclass(frozen=True)
class Piece:
    """A part of a document that is a document of its own elsewhere.

    `document` is the whole file, `word` the part alone, `level` the heading level of its title.
    """

    document: Word
    word: Word
    level: int

    @property
    def outline(self) -> list[tuple[int, str]]:
        """Every heading with how many levels it stands below the title."""
        return [(item.outline - self.level, plain(item.text)) for item in self.word.headings]

    def sections(self) -> list[str]:
        """The headings one level below the title."""
        return [text for level, text in self.outline if level == 1]

    def under(self, heading: str) -> list[Block]:
        """The blocks under the heading with just this text."""
        start = next(item for item in self.word.headings if plain(item.text) == heading)
        index = next(i for i, block in enumerate(self.word.blocks) if block is start)
        return replace(self.word, blocks=self.word.blocks[index:]).under(start.text)

    def begins_page(self, paragraph: Paragraph) -> bool:
        """Whether a page begins here, by a page break or because the pages turn; never both."""
        return self.document.begins_page(paragraph)


@dataclass(frozen=True)
class Meeting:
    """The documents: 15/26, the packet, the notice, and the papers by number."""

    whole: Word
    packet: Word
    notice: Word
    papers: dict[int, Word]

    @property
    def documents(self) -> dict[str, Word]:
        """Every document by a name."""
        alone = {f"PA {number:02}/26": paper for number, paper in self.papers.items()}
        return {"15/26": self.whole, "pakke": self.packet, "innkalling": self.notice, **alone}

    def notice_in(self, where: str) -> Piece:
        """The notice where it stands alone, or in one of the two that hold everything."""
        word = {"15/26": self.whole, "pakke": self.packet, "alene": self.notice}[where]
        start = next(i for i, block in enumerate(word.blocks) if _begins(block, "Innkalling til "))
        return _piece(word, start, start)

    def paper_in(self, number: int, where: str) -> Piece:
        """A paper of the meeting, from its case line."""
        word = {"15/26": self.whole, "pakke": self.packet, "alene": self.papers.get(number)}[where]
        assert word is not None
        start = case_lines(word)[f"Vedlegg til PA-sak 0{number}/26"]
        return _piece(word, start, start + 1)


def build_meeting(workspace: Workspace) -> Meeting:
    """Builds everything that prints the meeting."""
    meeting = build_papers(Office(workspace), Selection(meeting="PA/2026-06-19"), also=("møtepakke",), now=time.time())
    case = build_papers(Office(workspace), Selection(("15/26",)), now=time.time())
    built = {path.name: read_word(path.read_bytes()) for path in (*meeting.outputs, *case.outputs)}
    papers = {int(name[7:9]): word for name, word in built.items() if name.startswith("PA-sak ")}
    (whole,) = (word for name, word in built.items() if name.startswith("Sak 15-26 "))
    return Meeting(whole, built["Møtepakke PA 2026-06-19.docx"], built["Innkalling PA 2026-06-19.docx"], papers)


def case_lines(word: Word) -> dict[str, int]:
    """The lines that begin a paper, each with the index of its block."""
    lines = ((i, b) for i, b in enumerate(word.blocks) if isinstance(b, Paragraph) and b.style == "HFI Sakslinje")
    return {plain(line.text): index for index, line in lines if not line.outline}


def prose(blocks: list[Block]) -> str:
    """The paragraphs, a line each."""
    return "\n".join(plain(block.text) for block in blocks if isinstance(block, Paragraph))


def only_table(blocks: list[Block]) -> Table:
    """The one table among blocks."""
    (table,) = (block for block in blocks if isinstance(block, Table))
    return table


def _begins(block: Block, start: str) -> bool:
    return isinstance(block, Paragraph) and block.outline > 0 and block.text.startswith(start)


def _piece(word: Word, start: int, title: int) -> Piece:
    end = next((index for index in case_lines(word).values() if index > start), len(word.blocks))
    heading = word.blocks[title]
    assert isinstance(heading, Paragraph)
    return Piece(word, replace(word, blocks=word.blocks[start:end]), heading.outline)
