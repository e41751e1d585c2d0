"""The whitelist of CommonMark, with what Norwegian office texts need otherwise. Owns markdown-it-py."""

from functools import cache
from typing import TYPE_CHECKING

from hfi_docs.values.references import reference_at

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_ASTERISK = 0x2A


@cache
def markdown_reader() -> "MarkdownIt":
    """The reader, made once."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms that `list` and `--help` do without

    reader = MarkdownIt("zero", {"html": False}).enable(
        ["heading", "list", "emphasis", "table", "blockquote", "newline", "escape", "link"]
    )
    reader.inline.ruler.at("emphasis", _emphasis_rule)
    reader.inline.ruler.before("link", "reference", _reference_rule)
    return reader


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
