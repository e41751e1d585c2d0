"""Core properties, written from the document and not by the template: docxtpl escapes them twice."""

from hfi_docs.document import Properties
from hfi_docs.word.render.escape import xml_text

PART = "docProps/core.xml"
_LONGEST = 255


def core_properties(properties: Properties) -> bytes:
    """The part `docProps/core.xml`; its dates are the meeting's, so that equal input gives equal bytes."""
    when = f"{properties.created.isoformat()}T00:00:00Z"
    texts = {
        "dc:title": properties.title[:_LONGEST],
        "dc:subject": properties.subject[:_LONGEST],
        "dc:creator": properties.author[:_LONGEST],
        "cp:keywords": properties.keywords,
        "cp:lastModifiedBy": properties.author[:_LONGEST],
        "cp:revision": "1",
        "cp:category": properties.category,
        "cp:contentStatus": properties.status,
        "dc:language": properties.language,
    }
    elements = "".join(f"<{name}>{xml_text(text)}</{name}>" for name, text in texts.items())
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{elements}{dates}</cp:coreProperties>'
    ).encode()
