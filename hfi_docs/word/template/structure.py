"""Whether each tag stands where it can do its work: docxtpl drops what stands beside one, and repairs the rest unseen.

docxtpl takes the whole paragraph, row, cell or run away with a tag that has its letter.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from hfi_docs.values.words import join_words, suggest
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.vocabulary import BODY, DRAWING, OBJECT, PICT, R_RUN, TC, TR, P, T
from hfi_docs.word.template.blocks import (
    BLOCKS,
    CELL_WORDS,
    OWN_ROOM,
    WORDS,
    block_faults,
    blocks,
    fault_at,
    over_cells,
    statement,
)
from hfi_docs.word.template.faults import TemplateFault, shortened
from hfi_docs.word.template.tags import Loose, Story, Tag, Wrapper

#: What somebody writes who puts Jinja's words into Norwegian.
_NORWEGIAN: Final = {
    "hvis": "if",
    "dersom": "if",
    "ellers": "else",
    "ellershvis": "elif",
    "slutthvis": "endif",
    "sluttdersom": "endif",
    "sluttfor": "endfor",
    "slutt": "endif» eller «endfor",
    "sett": "set",
    "makro": "macro",
    "mønster": "macro",
    "sluttmakro": "endmacro",
    "sluttmønster": "endmacro",
}
_LETTERS = ("tr", "tc", "p", "r")
_OWNERS = {"p": P, "tr": TR, "tc": TC, "r": R_RUN}
_OWNER_WORDS = {"p": "avsnittet", "tr": "raden", "tc": "cellen", "r": "koden"}
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
#: A longer one is no tag that somebody wrote in Word; and Jinja's parser is not asked to nest without end.
_LONGEST = 300
_WRAPPED: dict[Wrapper, str] = {
    "link": "Koden står i en lenke. Høyreklikk på den og velg «Fjern hyperkobling».",
    "field": "Koden står i et felt. Merk feltet og trykk Ctrl+Shift+F9, så blir det vanlig tekst.",
    "control": "Koden står i en innholdskontroll. Høyreklikk og velg «Fjern innholdskontroll».",
    "box": "Koden står i en tekstboks. Flytt den til teksten eller til en tabellcelle.",
}


def structure_faults(story: Story, known: Collection[str]) -> Iterator[TemplateFault]:
    """Tags of a part that stand where they cannot be; `known` are the names that may stand between braces."""
    yield from _loose_faults(story.loose, known)
    # What is said of such a block mends what else is wrong with its ends.
    across = [end for each in blocks(story) if over_cells(each.opening, each.closing) for end in each[1:]]
    for tag in story.tags:
        message = "" if tag in across else _tag_fault(tag, story, known)
        if message:
            yield fault_at(tag, message)
    norwegian = [tag for tag in story.tags if _is_norwegian(tag)]
    if norwegian:
        # Where blocks end is seen when they are written so that they can be read.
        yield fault_at(norwegian[0], _in_english(norwegian))
    else:
        yield from block_faults(story)


def _is_norwegian(tag: Tag) -> bool:
    return statement(tag).lower() in _NORWEGIAN


def _in_english(tags: Sequence[Tag]) -> str:
    """How words of codes that are written in Norwegian are written, each once."""
    words = dict.fromkeys(statement(tag) for tag in tags)
    told = [f"«{_NORWEGIAN[word.lower()]}» i stedet for «{word}»" for word in words]
    return f"Ordene i koder er engelske. Skriv {join_words(told)}."


def stands_alone(tag: Tag) -> bool:
    """Whether its paragraph holds nothing but the tag."""
    return not _beside(tag, tag.paragraph)


def _loose_faults(loose: Sequence[Loose], known: Collection[str]) -> Iterator[TemplateFault]:
    paired: set[int] = set()
    braces = [each for each in loose if each.sign != "{"]
    for index, (first, second) in enumerate(pairwise(braces)):
        if first.sign in _CLOSING and second.sign not in _CLOSING and index not in paired:
            paired |= {index, index + 1}
            yield TemplateFault(_of_pair(first, second), first.place, shortened(first.around))
    for index, each in enumerate(braces):
        if index not in paired:
            yield TemplateFault(_of_one(each), each.place, shortened(each.around))
    for each in loose:
        name = each.around[1:-1].strip()
        if each.sign == "{" and name.partition(".")[0] in known:
            message = f"Feltet skrives med to krøllparenteser: {{{{ {name} }}}}."
            yield TemplateFault(message, each.place, each.around)


def _of_pair(first: Loose, second: Loose) -> str:
    if first.paragraph is not second.paragraph:
        return f"Koden går over to avsnitt, til {second.place}. Skriv den i ett."
    return (
        f"Koden begynner med «{first.sign}» og slutter med «{second.sign}». Skriv «{_CLOSING[first.sign]}» til slutt."
    )


def _of_one(loose: Loose) -> str:
    closing = _CLOSING.get(loose.sign)
    if closing:
        return f"Koden er ikke lukket. Skriv «{closing}» etter den."
    opening = next(opening for opening, end in _CLOSING.items() if end == loose.sign)
    return f"«{loose.sign}» står uten «{opening}» foran."


def _tag_fault(tag: Tag, story: Story, known: Collection[str]) -> str:
    for wrapper, message in _WRAPPED.items():
        if wrapper in tag.wrappers:
            return message
    if story.title.endswith("note"):
        return "Koder i noter fylles ikke ut. Flytt den til teksten."
    if len(tag.text) > _LONGEST:
        return f"Koden er for lang; høyst {_LONGEST} tegn er tillatt."
    if "{" in tag.content or "}" in tag.content:
        return "Koden har for mange krøllparenteser. Et felt skrives slik: {{ tittel }}."
    if tag.text[2] in "-+" or tag.text[-3] in "-+":
        return f"Fjern «{tag.text[2] if tag.text[2] in '-+' else tag.text[-3]}» ved krøllparentesen."
    return _word_fault(tag, known) or _room_fault(tag, story)


def _word_fault(tag: Tag, known: Collection[str]) -> str:
    first, _, rest = tag.content.partition(" ")
    if tag.sign == "{{":
        if tag.letter in ("p", "tr", "tc") or (not tag.letter and first in _LETTERS and rest):
            return f"Skriv {{{{ {rest if not tag.letter else tag.content} }}}}; bokstaven hører til {{% %}}."
        return f"«{first}» skrives slik: {{% {tag.content} %}}." if first in WORDS and (rest or first != "set") else ""
    if tag.sign == "{#" or first in WORDS or _is_norwegian(tag):
        return ""
    if first.lower() in _LETTERS:
        return f"Skriv {{%{first.lower()} {rest} %}}, uten mellomrom foran «{first.lower()}»."
    letter = next((letter for letter in _LETTERS if first.startswith(letter) and first[len(letter) :] in WORDS), "")
    if letter and not tag.letter:
        return f"Skriv mellomrom etter «{letter}»: {{%{letter} {tag.content[len(letter) :]} %}}."
    if not first:
        return "Koden er tom."
    if first.partition(".")[0] in known:
        return f"Et felt skrives slik: {{{{ {tag.content} }}}}."
    how = suggest(first, WORDS) or f"Disse kan brukes: {join_words((*BLOCKS, 'set'))}."
    return f"«{first}» kan ikke brukes i en mal. {how}"


def _room_fault(tag: Tag, story: Story) -> str:
    """What docxtpl would drop, or cannot find."""
    if statement(tag) in CELL_WORDS and next(tag.paragraph.iterancestors(TC), None) is None:
        return f"«{statement(tag)}» gjelder en tabellcelle, og må stå i en."
    if not tag.letter and (tag.sign == "{#" or statement(tag) == "set") and stands_alone(tag):
        return f"Skriv {tag.text[:2]}p {tag.text[2:].strip()}, så blir det ikke stående et tomt avsnitt."
    if not tag.letter or tag.sign == "{{":
        return ""
    owner = owner_of(tag)
    if owner is None:
        return f"Koden står ikke i en tabell. Skriv {{%p {tag.content} %}} i et eget avsnitt."
    beside = _beside(tag, owner)
    if not beside:
        return ""
    room = OWN_ROOM[tag.letter]
    if any(beside.startswith(f"{{{sign}{tag.letter} ") for sign in "%#") or f"{{%{tag.letter} " in beside:
        together = (each for each in story.tags if each.letter == tag.letter and owner_of(each) is owner)
        if next(together) is not tag:
            return ""
        return f"To koder med «{tag.letter}» står sammen. Gi hver av dem {room}."
    return f"Det som ellers står i {_OWNER_WORDS[tag.letter]}, blir borte: «{shortened(beside)}». Gi koden {room}."


def owner_of(tag: Tag) -> Element | None:
    """What goes with the tag: its paragraph, row, cell or run."""
    if tag.letter == "p":
        return tag.paragraph
    if tag.letter == "r":
        return next((run for run in tag.paragraph.iter(R_RUN) if tag.text in _text(run)), None)
    return next(tag.paragraph.iterancestors(_OWNERS.get(tag.letter, BODY)), None)


def _beside(tag: Tag, owner: Element) -> str:
    """What stands beside a tag in its paragraph, row, cell or run."""
    text = _text(owner).replace(tag.text, "", 1).strip()
    return text or ("et bilde" if next(owner.iter(DRAWING, PICT, OBJECT), None) is not None else "")


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(T))
