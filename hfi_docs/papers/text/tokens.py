"""A text field as tokens of the Markdown reader, each item with the mark that stands before it in the record.

Owns markdown-it-py: a whitelist of CommonMark, with what Norwegian office texts need otherwise.
"""

from collections.abc import Sequence, Set
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.papers.text.lines import Marked, Prepared, TextLine, prepare
from hfi_docs.values.expressions import regex
from hfi_docs.values.references import reference_at, replace_references

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_ASTERISK = 0x2A

#: What may mean something to the reader; white space at the ends and double spaces included, for it trims.
_MEANS_SOMETHING = regex(r"[\n\t*\[\]\\|]|^\W|^\w{1,9}[.)]|^\w\s|\s$|  ")
_KEPT_BACKSLASHES = regex(r"\\\\(?=\w)|\\(?=\n)")
#: As a reference is one: longer than any mark.
_WORD = "henvisning"
#: How often lines that turn out to be no items are given back before what is left stays as it is.
_TRIES = 4


class Tokens(NamedTuple):
    """What the reader made of a text, and the lines that it was made of."""

    all: "tuple[Token, ...]"
    prepared: Prepared

    def line_of(self, token: "Token") -> int:
        """The line of the text, from 0, where a block begins."""
        return self.prepared.sources[token.map[0]] if token.map else 0

    def lines_of(self, token: "Token") -> tuple[int, ...]:
        """The lines of the text that a block stands on."""
        found = self.prepared.sources[slice(*token.map)] if token.map else ()
        return tuple(dict.fromkeys(index for index in found if not self.prepared.lines[index].is_blank))

    def lines(self, token: "Token") -> tuple[TextLine, ...]:
        """The same lines, taken apart."""
        return tuple(self.prepared.lines[index] for index in self.lines_of(token))


def is_plain(text: str) -> bool:
    """Whether a text is one paragraph of words and references: most cells are, and need no Markdown reader."""
    return bool(text) and not _MEANS_SOMETHING.search(replace_references(text, lambda _: _WORD))


#: Room for the texts of one large case, which checking and then composing ask for. More takes memory, no time.
@lru_cache(maxsize=128)
def read_tokens(text: str, placed_kinds: tuple[str, ...]) -> Tokens:
    """The tokens of a text; a reference of a placed kind alone on a line is a paragraph."""
    not_items: set[int] = set()
    for _ in range(_TRIES):
        prepared = prepare(text, placed_kinds, not_items)
        tokens = _markdown_reader().parse(prepared.text)
        missed = prepared.items - _give_marks(tokens, prepared)
        if not missed:
            break
        not_items |= missed
    return Tokens(tuple(tokens), prepared)


def mark_of(item: "Token") -> Marked | None:
    """The mark of an item as it stands in the record."""
    marked: Marked | None = item.meta.get("marked")
    return marked


def _give_marks(tokens: "Sequence[Token]", prepared: Prepared) -> Set[int]:
    """Each item its mark; the lines whose marks became items."""
    taken: dict[int, int] = {}
    for token in tokens:
        if token.type == "list_item_open" and token.map:
            line = prepared.sources[token.map[0]]
            marks, place = prepared.lines[line].marks, taken.get(line, 0)
            if place < len(marks):
                token.meta["marked"] = marks[place]
            taken[line] = place + 1
    return taken.keys()


@cache
def _markdown_reader() -> "MarkdownIt":
    """The reader, made once."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms that `list` and `--help` do without

    reader = MarkdownIt("zero", {"html": False}).enable(
        ["heading", "list", "emphasis", "table", "blockquote", "newline", "escape", "link"]
    )
    reader.inline.ruler.at("emphasis", _emphasis_rule)
    reader.inline.ruler.before("escape", "backslash", _backslash_rule)
    reader.inline.ruler.before("link", "reference", _reference_rule)
    return reader


def _emphasis_rule(state: "StateInline", silent: bool) -> bool:
    """Only asterisks, and never inside a word: «2*3*4» and «a_b» stay as they are."""
    from markdown_it.rules_inline.state_inline import Delimiter  # noqa: PLC0415 - loaded by _markdown_reader

    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, False)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(
            Delimiter(
                marker=_ASTERISK,
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


def _backslash_rule(state: "StateInline", silent: bool) -> bool:
    r"""What Markdown would take a backslash from though it says nothing: «\\server», and one that ends a line."""
    found = _KEPT_BACKSLASHES.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


def _reference_rule(state: "StateInline", silent: bool) -> bool:
    found = reference_at(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("reference", "", 0).meta = {"reference": found}
    state.pos = found.end
    return True
