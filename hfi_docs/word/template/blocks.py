"""What begins and ends with a tag: loops, choices and patterns, each closed where it was opened."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.vocabulary import BODY, MAIN, TBL, TC, TR
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.tags import Story, Tag

#: What begins and ends together.
BLOCKS: Final = {"for": "endfor", "if": "endif", "macro": "endmacro"}
#: Loops inside each other.
MOST_LOOPS: Final = 3
_DEEPEST = 10
MIDDLE: Final = ("elif", "else")
#: What a cell is told.
CELL_WORDS: Final = ("cellbg", "colspan", "hm", "vm")
#: All that a `{%` may begin with.
WORDS: Final = (*BLOCKS, *BLOCKS.values(), *MIDDLE, "set", *CELL_WORDS)
#: What a tag with a letter needs for itself.
OWN_ROOM: Final = {"p": "et eget avsnitt", "tr": "en egen rad", "tc": "en egen celle", "r": "en egen bit av teksten"}


class Block(NamedTuple):
    """A loop, a choice or a pattern: the tag that opens it and the one that closes it."""

    word: str
    opening: Tag
    closing: Tag


def statement(tag: Tag) -> str:
    """What a `{%` does: «for», «endif»; "" for other tags."""
    return tag.content.partition(" ")[0] if tag.sign == "{%" else ""


def deepest(tags: Sequence[Tag]) -> int:
    """How many loops stand inside each other at most, where all are closed."""
    steps = (({"for": 1, "endfor": -1}).get(statement(tag), 0) for tag in tags)
    return max(accumulate(steps), default=0)


def fault_at(tag: Tag, message: str) -> TemplateFault:
    """What is wrong with a tag."""
    return TemplateFault(message, tag.place, tag.text)


def blocks(story: Story) -> Iterator[Block]:
    """The loops, choices and patterns that are opened and closed."""
    opened: list[Tag] = []
    for tag in story.tags:
        word = statement(tag)
        if word in BLOCKS:
            opened.append(tag)
        elif opened and word == BLOCKS[statement(opened[-1])]:
            opening = opened.pop()
            yield Block(statement(opening), opening, tag)


def over_cells(opening: Tag, closing: Tag) -> bool:
    """Whether a block of paragraphs begins in one cell of a table and ends in another."""
    ends = [next(tag.paragraph.iterancestors(TC), None) for tag in (opening, closing)]
    if opening.letter != "p" or closing.letter != "p" or None in ends or ends[0] is ends[1]:
        return False
    first, last = (next(tag.paragraph.iterancestors(TBL), None) for tag in (opening, closing))
    return first is last


def block_faults(story: Story) -> Iterator[TemplateFault]:
    """Blocks that are not closed, not opened, crossed, or that end somewhere else than they begin."""
    opened: list[Tag] = []
    for tag in story.tags:
        word = statement(tag)
        if word == "macro" and (message := _macro_fault(tag, opened, story)):
            yield fault_at(tag, message)
        if word in BLOCKS:
            opened.append(tag)
            loops = sum(statement(outer) == "for" for outer in opened)
            if loops > MOST_LOOPS or len(opened) > _DEEPEST:
                yield fault_at(tag, f"For mange koder inne i hverandre; høyst {MOST_LOOPS} løkker er tillatt.")
                return
        elif word in BLOCKS.values():
            yield from _closing_faults(tag, opened)
        elif word in MIDDLE:
            yield from _middle_faults(tag, opened)
    for tag in opened:
        yield fault_at(tag, f"«{statement(tag)}» er ikke lukket. Skriv {_closing(tag)} der den slutter.")


def _macro_fault(tag: Tag, opened: Sequence[Tag], story: Story) -> str:
    parent = tag.paragraph.getparent()
    if story.name != MAIN or parent is None or parent.tag != BODY:
        return "Et mønster må stå i selve teksten, utenfor tabeller, topp- og bunntekst."
    if opened:
        return f"Et mønster kan ikke stå inne i {opened[-1].text}. Flytt det til slutten av malen."
    if tag.letter != "p":
        return f"Skriv {{%p {tag.content} %}}, i et eget avsnitt."
    above = story.tags[: tag.number - 1]
    if any(statement(each) == "macro" and each.content == tag.content for each in above):
        return "Mønsteret finnes fra før i malen. Fjern det ene."
    return ""


def _closing(tag: Tag) -> str:
    return f"{{%{tag.letter} {BLOCKS[statement(tag)]} %}}"


def _closing_faults(tag: Tag, opened: list[Tag]) -> Iterator[TemplateFault]:
    word = statement(tag)
    wanted = next(opening for opening, closing in BLOCKS.items() if closing == word)
    if not any(statement(opening) == wanted for opening in opened):
        yield fault_at(tag, f"«{word}» står uten «{wanted}» foran.")
        return
    while statement(opened[-1]) != wanted:
        left = opened.pop()
        yield fault_at(
            left, f"«{statement(left)}» er ikke lukket. Skriv {_closing(left)} før {tag.text} ({tag.place})."
        )
    opening = opened.pop()
    message = _apart(opening, tag)
    if message:
        yield fault_at(opening, message)


def _middle_faults(tag: Tag, opened: Sequence[Tag]) -> Iterator[TemplateFault]:
    if not opened or statement(opened[-1]) == "macro":
        yield fault_at(tag, f"«{statement(tag)}» står utenfor «if».")
    elif message := _apart(opened[-1], tag):
        yield fault_at(tag, message)


def _apart(opening: Tag, closing: Tag) -> str:
    """What is wrong where two tags that belong together stand apart."""
    words = f"{closing.text} ({closing.place})"
    if opening.letter != closing.letter:
        return f"Begynner med «{{%{opening.letter}», men {words} har en annen bokstav. Skriv den samme i begge."
    if _room(opening) is _room(closing):
        return ""
    if opening.letter == "tr":
        return f"Slutter i en annen tabell: {words}. Begge må stå i den samme."
    if opening.letter == "tc":
        return f"Slutter i en annen rad: {words}. Begge må stå i den samme."
    if over_cells(opening, closing):
        return f"Gjelder flere celler, til {words}. Skriv «{{%tr» i begge, og gi hver av dem {OWN_ROOM['tr']}."
    if opening.letter == "p":
        return f"Slutter et annet sted: {words}. Begge må stå i den samme cellen, eller i teksten utenfor tabeller."
    letter = "tr" if next(opening.paragraph.iterancestors(TC), None) is not None else "p"
    return f"Slutter i et annet avsnitt: {words}. Skriv «{{%{letter}» i begge, og gi hver av dem {OWN_ROOM[letter]}."


def _room(tag: Tag) -> Element | None:
    """What both ends of a block must stand in."""
    if tag.letter == "p":
        return tag.paragraph.getparent()
    if tag.letter == "tr":
        return next(tag.paragraph.iterancestors(TBL), None)
    return next(tag.paragraph.iterancestors(TR), None) if tag.letter == "tc" else tag.paragraph
