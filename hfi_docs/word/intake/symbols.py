"""Signs that a font shows for other signs: symbol fonts, and raised and lowered figures."""

from typing import Final

#: Stands for signs that have no good equal outside their font.
_NONE: Final = "¤"
#: What each symbol font shows from number 0x20 on, sixteen a line, as the plainest sign that most fonts have.
_SHOWN: Final = {
    "symbol": (
        " !∀#∃%&∋()∗+,−./" "0123456789:;<=>?" "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ" "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_" "‾αβχδεφγηιϕκλμνο"
        "πθρστυϖωξψζ{|}∼¤" "¤¤¤¤¤¤¤¤¤¤¤¤¤¤¤¤" "¤¤¤¤¤¤¤¤¤¤¤¤¤¤¤¤" "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓" "°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
        "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉" "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓" "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪" "¤〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭¤"
    ),
    "wingdings": (
        " ✎✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭" "📁📂📄📄📑🗄⌛⌨🖱🖲💻💾💾📼✇✍" "✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐"
        "⚐✈☼💧❄✝✞✚✠✡☪☯ॐ☸♈♉"
        "♊♋♌♍♎♏♐♑♒♓&&●○■□" "□❑❒⬧⧫◆❖⬥⌧⮹⌘❀✿❝❞▯" "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹" "❺❻❼❽❾❿❧❧❧❧❧❧❧❧·•"
        "▪○◯◯◉◎○▪☐▴✦★✶✴✹✵" "⯐⌖✧⌑◈✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘" "🕙🕚🕛↲↳↰↱↵↩⤴⤵❧❧❧❧❧"
        "❧❧❧❧❧⌫⌦◁➢△▽➲➲△▽←"
        "→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦" "⇨⇧⇩⬄⇳↖↗↙↘▭▫✗✓☒☑⊞"
    ),
    "wingdings 2": (
        " ✎✎✎✎✄✂☎☎📄📄📄📄📄📄📄" "📄📄📋🗑¤🖥🖨📠💾📼🖱🖱👍👎☜☞" "☜☞👈👉☜☞☝☟☝☟👆👇☝☟✋✗"
        "✓☒☑☒☒⊗⊗⊘⊘&&&&‽¤¤"
        "¤❧❧❧❧❧❧❧❧⓪①②③④⑤⑥" "⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿¤" "☉●☽☾¤✝✝🕜🕝🕞🕟🕠🕡🕢🕣🕤"
        "🕥🕦🕧❧❧⋅•⦁●○◯◉◎⊙⦿▪"
        "▪◾■☐▢▢◻◻▣▣■■■⬩⬥◇" "◆◈◈◈◆◇⬪⬧◊◇◖◗¤¤■◆" "⬟⬢⬣⬢⯃⯄✚✚✚✚✚✚✚✕✕✕" "✕✕✖✱✱✱✱✱✱✱✱✱✱✱✱✱" "✱✱✱✱✦✦✦✦✦✦★✶✶✶✹✹"
        "✹✹✹✯✯✯✛✛※⁂¤¤¤¤¤¤"
    ),
    "wingdings 3": (
        " ←→↑↓↖↗↙↘⇤⇥⤒⤓⇤⇥⤒" "⤓↔↕←→↑↓↯↰↱↲↳↴↵↶↷" "↰↱↲↳⇄⇅↹↹⇇⇉⇈⇊⇇⇉⇈⇊" "↺↻⎋⌤⌃⌥␣⍽⇪¤←→↑↓↖↗" "↙↘↖↗↙↘←→↑↓↖↗↙↘↔↕"
        "▲▼△▽◀▶◁▷◣◢◤◥◂▸▴¤" "▾▲▼◀▶◁▷△▽←→↑↓←→↑" "↓←→↑↓⇐⇒⇑⇓←→↑↓←→↑" "↓←→↑↓←→↑↓←→↑¤¤¤¤" "↑↓←→←→↑↓¤←→↑↓←→↑"
        "↓←→↑↓←→↑↓↩↪⤴⤵↰↱↲" "↳←→↑↓↖↗↙↘⇐⇒⇑⇓⇖⇗⇙" "⇘←→↑↓↖↗↙↘←→↑↓←→↑" "↓¤¤¤¤¤¤¤¤¤¤¤¤¤¤¤"
    ),
    "webdings": (
        " 🕷🕸🕲👓🏆🎖📎💬💬💬💬🌶🎗¤¤" "▁▢▢◀▶▲▼⏪⏩⏮⏭⏸⏹⏺🗚🗳" "🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂"
        "🏞🏕🛤🏟🛳🔊🔊🔈🔈♥♥💬💬💬💬💬" "↻✔🚲☐🛡📦🚚■🚑ℹ✈📡★🕴●🛥"
        "🚔↻✘❓🚆🚇🚍⛳⊘⊖🚭💬|💬⚡¤" "🚹🚺¤¤🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘📈" "🛢💰🏷💳👪🗡👄🗣✯✉✉✉✉📄📄📄"
        "🕵🕰📄📄📋📓📅📖📚📰🗟🗃🗂🖼🎭🎵" "🎹🎙🎧💿🎞📷🎟🎬📹📹📻📻🎚🎛📺💻"
        "💻💻¤🕹🎮📞📞📟📱☎🖨🖩📁💾🗜🔒" "🔓🔑📥📤🕳☀🌤⛅🌦☁🌨🌧🌩🌪🌬🌫" "🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿⚠📌🎓¤¤¤"
        "¤🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊"
    ),
}  # fmt: skip
_FIRST: Final = 0x20
#: Where Windows keeps the signs of symbol fonts, 0xF000 above their numbers; all of it means nothing by itself.
PRIVATE: Final = range(0xE000, 0xF900)
_PLAIN: Final = "0123456789+-−=()"
_RAISED: Final = str.maketrans(f"{_PLAIN}ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED: Final = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def is_symbol_font(font: str) -> bool:
    """Whether a font shows other signs than its letters say."""
    return font.lower() in _SHOWN


def symbol(font: str, number: int) -> str:
    """The sign that a font shows for a number; "" when it shows one that nothing else has."""
    signs = _SHOWN.get(font.lower())
    if signs is None:
        return "" if number in PRIVATE else chr(number)
    place = (number & 0xFF if number in PRIVATE else number) - _FIRST
    sign = signs[place] if 0 <= place < len(signs) else _NONE
    return "" if sign == _NONE else sign


def in_font(text: str, font: str) -> str:
    """The text as a font shows it, a private sign where it shows one that nothing else has."""
    if not is_symbol_font(font):
        return text
    return "".join(sign if sign.isspace() else symbol(font, ord(sign)) or chr(PRIVATE.start) for sign in text)


def raised(text: str, *, up: bool) -> str | None:
    """The text in raised or lowered signs («²», «₂»), or None when some of them do not exist."""
    made = text.translate(_RAISED if up else _LOWERED)
    return made if all(sign.isspace() or sign not in text for sign in made) else None
