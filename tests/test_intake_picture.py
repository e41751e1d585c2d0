"""Pictures: kind, size and resolution by their own bytes; and those that cannot be used."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.document import Image
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.picture import read_picture
from tests.intake import refusal, tried
from tests.pictures import chunk, exif, jfif, jpeg, png, segment

ACROSS, DOWN, UNIT, ORIENTATION = 0x011A, 0x011B, 0x0128, 0x0112
THUMBNAIL = segment(0xE2, b"\xff\xd8\xff\xd9")


@pytest.mark.parametrize(
    ("content", "kind", "width", "height"),
    [
        (png(96, 48), "png", 72, 36),
        (png(300, 150, per_metre=11811), "png", 72, 36),
        (png(96, 48, per_metre=1), "png", 72, 36),
        (png(96, 48, extra=chunk(b"pHYs", b"\0\0\0\x03\0\0\0\x04\0")), "png", 72, 36),
        (png(96, 48) + b"etter slutten", "png", 72, 36),
        (jpeg(96, 48), "jpeg", 72, 36),
        (jpeg(300, 150, jfif(1, 300, 300)), "jpeg", 72, 36),
        (jpeg(300, 150, jfif(2, 118, 118)), "jpeg", 72.066, 36.033),
        (jpeg(300, 300, jfif(1, 300, 150)), "jpeg", 72, 144),
        (jpeg(96, 48, jfif(0, 1, 1)), "jpeg", 72, 36),
        (jpeg(96, 48, jfif(1, 1, 1)), "jpeg", 72, 36),
        (jpeg(300, 150, exif({ORIENTATION: 1, ACROSS: 300, DOWN: 300, UNIT: 2})), "jpeg", 72, 36),
        (jpeg(300, 150, exif({ACROSS: 300, DOWN: 300}, "<")), "jpeg", 72, 36),
        (jpeg(300, 150, jfif(0, 1, 1), exif({ACROSS: 300, DOWN: 300, UNIT: 2})), "jpeg", 72, 36),
        (jpeg(96, 48, segment(0xE1, b"Exif\0\0MM\0*\0\0\xff\xff")), "jpeg", 72, 36),
        (jpeg(96, 48, segment(0xE1, b"Exif\0\0tull")), "jpeg", 72, 36),
        (jpeg(96, 48, THUMBNAIL), "jpeg", 72, 36),
        (jpeg(96, 48, frame=0xC2), "jpeg", 72, 36),
        (jpeg(96, 48, components=1), "jpeg", 72, 36),
    ],
)
def test_kind_and_size_in_points(content: bytes, kind: str, width: float, height: float) -> None:
    image = read_picture(content)
    assert (image.content, image.kind) == (content, kind)
    assert (image.width, image.height) == pytest.approx((width, height), rel=1e-4)


DAMAGED = "Bildet er skadet eller ufullstendig."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Bildefilen er tom."),
        (b"tekst", "Filen er verken PNG eller JPEG."),
        (b"GIF89a", "Bildet er en GIF-fil; bare PNG og JPEG kan brukes."),
        (b"<svg xmlns=''/>", "Bildet er en SVG-fil; bare PNG og JPEG kan brukes."),
        (b"\0\0\0\x18ftypheic", "Bildet er en HEIC-fil; bare PNG og JPEG kan brukes."),
        (png()[:-1], DAMAGED),
        (png()[:20], DAMAGED),
        (png().replace(b"\xff\0\0", b"\xff\0\1").replace(b"IDAT", b"IDAt"), DAMAGED),
        (png(0, 2), DAMAGED),
        (png()[:8] + chunk(b"CgBI", b"\0\0\0\0") + png()[8:], DAMAGED),
        (png()[:8] + chunk(b"IEND", b""), DAMAGED),
        (png(extra=chunk(b"acTL", b"\0" * 8)), "Bildet er animert (APNG)."),
        (png(10_000, 6_000), "Bildet har 10000 × 6000 bildepunkter; høyst 50 millioner er tillatt."),
        (png(extra=chunk(b"tEXt", b"x" * 11_000_000)), "Bildet er på mer enn 10 MB."),
        (jpeg()[:-2], DAMAGED),
        (jpeg()[:30], DAMAGED),
        (jpeg(0, 0), DAMAGED),
        (b"\xff\xd8\xff\xd9", DAMAGED),
        (jpeg(4, 2, jfif(1, 96, 96), b"tull"), DAMAGED),
        (jpeg(components=4), "Bildet er lagret med trykkfarger (CMYK), som skjermer viser feil."),
        (jpeg(frame=0xC9), "Bildet er en sjelden JPEG-type som Word ikke kan vise."),
        (jpeg(4, 2, exif({ORIENTATION: 6})), "Bildet er lagret på siden eller speilvendt"),
        (jpeg(4, 2, exif({ORIENTATION: 3}, "<")), "Bildet er lagret på siden eller speilvendt"),
    ],
)
def test_pictures_that_cannot_be_used(content: bytes, message: str) -> None:
    assert refusal(lambda: read_picture(content)).startswith(message)


@pytest.mark.parametrize("whole", [png(96, 48, per_metre=5000), jpeg(96, 48, jfif(1, 96, 96), exif({ORIENTATION: 1}))])
def test_a_picture_cut_off_anywhere_is_refused(whole: bytes) -> None:
    for length in range(len(whole)):
        assert isinstance(tried(partial(read_picture, whole[:length])), UnreadableError)


@given(st.sampled_from([png(), jpeg(4, 2, jfif(1, 96, 96), exif({ACROSS: 96, DOWN: 96}))]), st.data())
def test_changed_bytes_give_a_picture_or_an_explanation(content: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(3, len(content) - 1))
    changed = content[:place] + data.draw(st.binary(max_size=8)) + content[place + data.draw(st.integers(0, 8)) :]
    found = tried(lambda: read_picture(changed))
    if isinstance(found, Image):
        assert found.width > 0
        assert found.height > 0
    else:
        assert found.hint
