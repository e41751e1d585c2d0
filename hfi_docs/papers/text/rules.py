"""The whitelist of CommonMark, with what Norwegian office texts need otherwise. Owns markdown-it-py."""

from functools import cache
from typing import TYPE_CHECKING

from hfi_docs.values.references import reference_at

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_ASTERISK = 0x2A


@cache
def markdown_reader() -> "MarkdownIt":
    """The reader, made once."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms that `list` and `--help` do without

    reader = MarkdownIt("zero", {"html": False}).enable(
        ["heading", "list", "emphasis", "table", "blockquote", "newline", "escape", "link"]
    )
    reader.block.ruler.at("list", _list_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    reader.inline.ruler.at("emphasis", _emphasis_rule)
    reader.inline.ruler.before("link", "reference", _reference_rule)
    return reader


def _list_rule(state: "StateBlock", start_line: int, end_line: int, silent: bool) -> bool:
    """As CommonMark, but a lone item is a sentence («2026. Året etter …») unless it carries on the count before it."""
    from markdown_it.rules_block import list_block  # noqa: PLC0415 - loaded by markdown_reader

    first = len(state.tokens)
    if not list_block(state, start_line, end_line, silent):
        return False
    start = None if silent else state.tokens[first].attrGet("start")
    if start is None or _count_items(state.tokens[first:]) > 1 or start == _last_number(state.tokens[:first]) + 1:
        return True
    del state.tokens[first:]
    state.line = start_line
    return False


def _count_items(tokens: "list[Token]") -> int:
    level = tokens[0].level + 1
    return sum(token.type == "list_item_open" and token.level == level for token in tokens)


def _last_number(tokens: "list[Token]") -> int:
    """The number of the last item of the last list at the outermost level, 0 when there was none."""
    openers = [index for index, token in enumerate(tokens) if token.type == "ordered_list_open" and token.level == 0]
    if not openers:
        return 0
    first = tokens[openers[-1]].attrGet("start")
    return int(1 if first is None else first) + _count_items(tokens[openers[-1] :]) - 1


def _emphasis_rule(state: "StateInline", silent: bool) -> bool:
    """Only asterisks, and never inside a word: «2*3*4» and «a_b» stay as they are."""
    from markdown_it.rules_inline.state_inline import Delimiter  # noqa: PLC0415 - loaded by markdown_reader

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


def _reference_rule(state: "StateInline", silent: bool) -> bool:
    found = reference_at(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("reference", "", 0).meta = {"reference": found}
    state.pos = found.end
    return True
