"""Links inside a paper whose template leaves out what they lead to: they become text."""

import re
from collections.abc import Mapping

from hfi_docs.values.expressions import regex

_MARKED = regex(r'<w:bookmarkStart\b[^>]*\bw:name="([^"]*)"')
_LINK = regex(r'<w:hyperlink\b[^>]*\bw:anchor="([^"]*)"[^>]*>(.*?)</w:hyperlink>', re.DOTALL)
_STORY = regex(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def unlink(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that change when links to bookmarks that are not there become text."""
    stories = {name: content.decode() for name, content in parts.items() if _STORY.fullmatch(name)}
    marked = {name for text in stories.values() for name in _MARKED.findall(text)}

    def shown(match: re.Match[str]) -> str:
        return match[0] if match[1] in marked else match[2]

    changed = {name: _LINK.sub(shown, text) for name, text in stories.items()}
    return {name: text.encode() for name, text in changed.items() if text != stories[name]}
