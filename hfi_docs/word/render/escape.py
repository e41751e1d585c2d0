"""Text as XML. The standard library's `xml.sax.saxutils` does the same but imports a web client (14 ms)."""


def xml_text(text: str) -> str:
    """The text between two tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xml_attribute(text: str) -> str:
    """The text as an attribute value, its quotes included."""
    escaped = xml_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{escaped}"'
