"""What an e-mail says: a template whose `{…}` are filled in, and the same text as a simple web page."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final
from urllib.parse import quote, unquote

from hfi_docs.values.expressions import regex
from hfi_docs.values.labels import Language

#: The head of a draft that tells the issue which it is of, «SSU/2026-05-21/utgave-02».
ISSUE: Final = "X-Hfi-Issue"
#: What a template may ask for. A line that asks only for what there is nothing of is left out.
PLACEHOLDERS: Final = (
    "{innkalling}",
    "{møte}",
    "{utvalg}",
    "{gruppe}",
    "{dag}",
    "{tid}",
    "{sted}",
    "{frister}",
    "{utgave}",
    "{grunn}",
    "{endringer}",
    "{vedlegg}",
    "{lenke}",
    "{fingeravtrykk}",
    "{kontor}",
)
#: Subject and text where the office has none of its own, in the two forms of Norwegian. Lines of a subject become one.
STANDARD: Final[Mapping[Language, tuple[str, str]]] = {
    "nb": (
        "{innkalling} til {møte}\n(bare for {gruppe})",
        """{innkalling} til {møte}
Bare for {gruppe}

Dato: {dag}
Tid: {tid}
Sted: {sted}

{frister}

Grunn: {grunn}

{endringer}

{vedlegg}

{lenke}

Fingeravtrykk: {fingeravtrykk} (viser at papirene er de samme som i arkivet)

Hilsen
{kontor}
""",
    ),
    "nn": (
        "{innkalling} til {møte}\n(berre for {gruppe})",
        """{innkalling} til {møte}
Berre for {gruppe}

Dato: {dag}
Tid: {tid}
Stad: {sted}

{frister}

Grunn: {grunn}

{endringer}

{vedlegg}

{lenke}

Fingeravtrykk: {fingeravtrykk} (viser at papira er dei same som i arkivet)

Helsing
{kontor}
""",
    ),
}
_PLACEHOLDER = regex(r"\{[^{}\n]*\}")
_ISSUE_LINE = regex(rf"(?im)^{ISSUE}: ?(\S+?)\r?$".encode())
#: Where to look for it, in bytes.
_HEAD: Final = 4000
_ITEM = regex(r"( *)- (.*)")
_ADDRESS = regex(r"https://[^\s<>\"]*[^\s<>\".,;:!?)»]")
#: What stands within an item stands this far in.
STEP: Final = "  "
#: Signs that say where a line may be broken, and spaces that it may not be broken at: every program breaks as it will.
_LAYOUT = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": "", "\u2028": " ", "\u2029": " "})


def issue_head(issue: str) -> str:
    """An issue as a head can hold it: the name of an organ may have letters that no head has."""
    return quote(issue)


def draft_issue(content: bytes) -> str:
    """The issue that an e-mail or a meeting for calendars was drafted of; "" when it does not say."""
    match = _ISSUE_LINE.search(content[:_HEAD].replace(b"\r\n ", b""))
    return unquote(match[1].decode("ascii", "replace")) if match else ""


def placeholders(template: str) -> Iterator[str]:
    """What a template asks for, «{møte}», in its order; known or not."""
    return (match[0] for match in _PLACEHOLDER.finditer(template))


def filled(template: str, values: Mapping[str, str]) -> str:
    """The text of a template; `values` are by placeholder. What is not known stays as it stands."""
    lines = []
    for line in re.split(r"\r\n?|\n", template):
        asked = [name for name in placeholders(line) if name in values]
        if not asked or any(values[name] for name in asked):
            lines.append(_PLACEHOLDER.sub(lambda match: values.get(match[0], match[0]), line).rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).translate(_LAYOUT)).strip() + "\n"


def one_line(text: str) -> str:
    """A text as it can stand in a head: no line breaks, no signs that nobody sees."""
    return " ".join("".join(sign for sign in text.translate(_LAYOUT) if sign.isprintable() or sign.isspace()).split())


def page(text: str, *, title: str, language: Language) -> str:
    """The same text as a web page: paragraphs, lists, links."""
    body = "\n".join(_body(text.strip().split("\n")))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(lines: list[str]) -> Iterator[str]:
    while lines:
        taken = [lines.pop(0)]
        if not taken[0].strip():
            continue
        is_list = bool(_ITEM.fullmatch(taken[0]))
        while lines and lines[0].strip() and bool(_ITEM.fullmatch(lines[0])) == is_list:
            taken.append(lines.pop(0))
        if is_list:
            yield from _list([match for line in taken if (match := _ITEM.fullmatch(line))])
        else:
            yield f"<p>{'<br>'.join(map(_inline, taken))}</p>"


def _list(items: list[re.Match[str]]) -> Iterator[str]:
    """A list; what stands further in than the item before is a list inside it."""
    yield "<ul>"
    while items:
        first, inner = items.pop(0), list[re.Match[str]]()
        while items and len(items[0][1]) > len(first[1]):
            inner.append(items.pop(0))
        below = "\n".join(_list(inner)) if inner else ""
        yield f"<li>{_inline(first[2])}{below}</li>"
    yield "</ul>"


def _inline(text: str) -> str:
    parts, end = [], 0
    for match in _ADDRESS.finditer(text):
        address = escape(match[0])
        parts += [escape(text[end : match.start()]), f'<a href="{address}">{address}</a>']
        end = match.end()
    return "".join([*parts, escape(text[end:])]).strip()
