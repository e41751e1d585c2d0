"""The tags of a part alone, one a line, read by Jinja: what it says of a line is then said of that tag."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from hfi_docs.values.expressions import regex
from hfi_docs.values.words import suggest
from hfi_docs.word.template.blocks import BLOCKS, MIDDLE, WORDS, fault_at, statement
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.tags import Story, Tag

if TYPE_CHECKING:
    from jinja2 import nodes

_HOW = "Et felt skrives slik: {{ tittel }}."
#: What a cell is told is an expression, or stands for the loop around it.
_CELL_VALUES, _CELL_MERGES = ("cellbg", "colspan"), ("hm", "vm")
_MET = regex(r"got '(.*)'$|unexpected (?:char )?'(.*?)'")
_WORDS = regex(r"[\w.]+(?: +[\w.]+)+")


def parse_tags(story: Story) -> "nodes.Template":
    """The tags as Jinja reads them; the line of each node is the number of its tag.

    The tags must each be without fault, and their blocks closed.
    """
    from jinja2 import Environment  # noqa: PLC0415 - papers do without

    return Environment().parse("\n".join(_line(tag) for tag in story.tags))


def lines_without_patterns(story: Story) -> str:
    """The tags of a part, one a line, in which patterns are passed over."""
    passed = {"macro": "{% if 0 %}", "endmacro": "{% endif %}"}
    return "\n".join(passed.get(statement(tag)) or _line(tag) for tag in story.tags)


def syntax_faults(story: Story, known: Collection[str]) -> Iterator[TemplateFault]:
    """What Jinja cannot read of the tags, each read alone; `known` are the names there are."""
    from jinja2 import Environment, TemplateSyntaxError  # noqa: PLC0415 - papers do without

    environment = Environment()
    # Another word is no fault of what follows it.
    for tag in (each for each in story.tags if each.sign != "{%" or statement(each) in WORDS):
        try:
            environment.parse(_whole(tag))
        except TemplateSyntaxError as error:
            yield fault_at(tag, _explained(tag, error.message or "", known))
        except RecursionError:
            yield fault_at(tag, "Koden er for innviklet. Del den opp.")


def _line(tag: Tag) -> str:
    word, _, rest = tag.content.partition(" ")
    if tag.sign == "{#":
        return ""
    if tag.sign == "{{":
        return f"{{{{ {tag.content} }}}}"
    if word in _CELL_VALUES:
        return f"{{{{ {rest} }}}}"
    # A merge asks the loop around it.
    return "{{ loop.index }}" if word in _CELL_MERGES else f"{{% {tag.content} %}}"


def _whole(tag: Tag) -> str:
    """A tag that can be read by itself."""
    word, line = statement(tag), _line(tag)
    if word in BLOCKS:
        return f"{line}{{% {BLOCKS[word]} %}}"
    if word in MIDDLE:
        return f"{{% if 1 %}}{line}{{% endif %}}"
    opening = next((opening for opening, closing in BLOCKS.items() if closing == word), "")
    heads = {"for": "{% for a in b %}", "if": "{% if 1 %}", "macro": "{% macro a() %}"}
    return f"{heads[opening]}{line}" if opening else line


def _explained(tag: Tag, message: str, known: Collection[str]) -> str:
    match = _MET.search(message)
    met = (match[1] or match[2] or "") if match else ""
    rest = tag.content.partition(" ")[2] if tag.sign == "{%" else tag.content
    if not rest and statement(tag) not in (*BLOCKS.values(), *MIDDLE):
        return f"Koden er tom. {_HOW}" if tag.sign == "{{" else f"Det mangler noe etter «{tag.content}»."
    if met == "=":
        return "Skriv «==» for å sammenligne."
    if met in ("'", '"'):
        return "Et anførselstegn mangler."
    if statement(tag) == "for" and " in " not in rest:
        return "En løkke skrives slik: {% for rad in tabell.rader %}."
    if met == "-" and statement(tag) == "macro":
        return f"Navn skrives med understrek, ikke bindestrek: «{rest.partition('(')[0].replace('-', '_')}»."
    if statement(tag) == "set":
        return "Skriv {% set navn = verdi %}."
    if _WORDS.fullmatch(rest) and statement(tag) in ("", "if", "elif"):
        return f"Et navn har ikke mellomrom. {suggest(rest.replace(' ', '_'), known) or _HOW}"
    where = "er ikke skrevet ferdig" if not met or met.startswith("end of") else f"kan ikke leses ved «{met}»"
    return f"Koden {where}. {_HOW if tag.sign == '{{' else ''}".strip()
