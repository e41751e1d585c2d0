"""The XMP metadata of a PDF as text: what LibreOffice leaves out of it, and what changes with the clock."""

from typing import Final

from hfi_docs.values.expressions import regex

_UA_NAMESPACE: Final = "http://www.aiim.org/pdfua/ns/id/"
#: PDF/A knows `pdfuaid:part` only when the file itself describes it (ISO 19005-2, 6.6.2.3).
_UA_SCHEMA: Final = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_UA_NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
_DESCRIBED: Final = f"<pdfaSchema:namespaceURI>{_UA_NAMESPACE}<"
_END: Final = "</rdf:RDF>"
_DATE: Final = regex(r"(<(xmp:\w*Date)>)[^<]*(</\2>)")
_LEVEL: Final = regex(r"""(pdfaid:conformance(?:>|=["']))[BU]""")
_CLAIM: Final = regex(r"<(pdf(?:aid|uaid):\w+)[^>]*>[^<]*</\1>|\spdf(?:aid|uaid):\w+=(?:\"[^\"]*\"|'[^']*')")


def describe_ua(xmp: str) -> str:
    """The metadata with the description of PDF/UA's own property, when it claims PDF/UA and has none."""
    if _UA_NAMESPACE not in xmp or _DESCRIBED in xmp:
        return xmp
    return xmp.replace(_END, _UA_SCHEMA + _END)


def date_metadata(xmp: str, when: str) -> str:
    """The metadata with every date of the file set to `when`, «2026-05-21T00:00:00Z»."""
    return _DATE.sub(rf"\g<1>{when}\g<3>", xmp)


def claim_level_a(xmp: str) -> str:
    """The metadata with PDF/A's level A (tagged) in place of B or U."""
    return _LEVEL.sub(r"\g<1>A", xmp)


def drop_claims(xmp: str) -> str:
    """The metadata without a word of PDF/A or PDF/UA."""
    return _CLAIM.sub("", xmp.replace(_UA_SCHEMA, ""))
