"""A supplement to a notice that is sent: what differs since then, and the papers that are new or changed."""

from collections.abc import Iterator

from hfi_docs.papers.compose.kind import RecordText, inner_leaves, readings
from hfi_docs.papers.compose.material import Packet

#: What is sent again of a case that came, or that is changed.
_SENT = ("ny", "endret")
#: What the supplement leaves to the notice.
_IN_NOTICE = ("innledning", "frister")


def supplements(packet: Packet) -> Iterator[tuple[str, Packet]]:
    """One for all and one for each group, of those that see something to differ."""
    for group, each in readings(packet, ("", *packet.groups)):
        if each.since:
            only = frozenset(case.number for case in each.since.changes.cases if case.kind in _SENT)
            notice = each.notice._replace(intro="", deadlines=(), shows_proposals=False)
            yield group, each._replace(notice=notice, minutes={}, only=only)


def supplement_leaves(packet: Packet) -> Iterator[RecordText]:
    """The texts of what it shows: not of other items, nor of what the notice alone says."""
    shown = {item.key for item in packet.notice.items if item.case in (packet.only or ())}
    for record, key, text in inner_leaves(packet):
        if record is not packet.record or (key[0] not in _IN_NOTICE and (key[0] != "saksliste" or key[:2] in shown)):
            yield record, key, text


def lacking_supplement(packet: Packet | None) -> str:
    """Why there is none of a meeting."""
    if packet is None:
        return "har ingen innkalling i cases/møter. En tilleggsinnkalling bygges av den."
    if not packet.sealed:
        key = "/".join(packet.folder)
        return (
            "er ikke forseglet, så det er ikke noe å legge til. Er innkallingen sendt, så kjør "
            f"«hfi-docs archive {key}» før du endrer noe. Er den ikke sendt, holder det med --packet."
        )
    if not any(packet.sealed.values()):
        return (
            "er ikke endret siden det ble forseglet, så det er ikke noe å sende. "
            "Legg saken til i sakslisten, eller rett det som skal rettes, og bygg igjen."
        )
    return ""
