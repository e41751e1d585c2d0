"""Pictures: size and resolution, what is drawn anew, what never reaches the paper, and those that cannot be used."""

from functools import partial
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.picture import TakenPicture, read_picture
from tests.intake import refusal, tried
from tests.pictures import ARITHMETIC, chunk, exif, jfif, jpeg, png, segment

ACROSS, DOWN, UNIT, ORIENTATION, GPS = 0x011A, 0x011B, 0x0128, 0x0112, 0x8825
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
        (jpeg(300, 150, exif({ACROSS: 300, DOWN: 300, UNIT: 2}, "<")), "jpeg", 72, 36),
        (jpeg(300, 150, jfif(0, 1, 1), exif({ACROSS: 300, DOWN: 300, UNIT: 2})), "jpeg", 72, 36),
        (jpeg(96, 48, THUMBNAIL), "jpeg", 72, 36),
        (jpeg(96, 48, progressive=True), "jpeg", 72, 36),
        (jpeg(96, 48, mode="L"), "jpeg", 72, 36),
        (jpeg(96, 48, jfif(1, 96, 96), exif({ORIENTATION: 6})), "jpeg", 36, 72),
        (jpeg(300, 300, jfif(1, 300, 150), exif({ORIENTATION: 8})), "jpeg", 144, 72),
        (jpeg(96, 48, jfif(1, 96, 96), exif({ORIENTATION: 3}, "<")), "jpeg", 72, 36),
    ],
)
def test_kind_and_size_in_points(content: bytes, kind: str, width: float, height: float) -> None:
    image = read_picture(content).image
    assert image.kind == kind
    assert (image.width, image.height) == pytest.approx((width, height), rel=1e-4)


PROFILE = segment(0xE2, b"ICC_PROFILE\0\x01\x01" + b"profil")


@pytest.mark.parametrize(
    "content",
    [
        png(96, 48),
        png(96, 48, per_metre=5000, extra=chunk(b"gAMA", b"\0\0\xb1\x8f")),
        jpeg(96, 48, jfif(1, 96, 96), progressive=True),
        jpeg(96, 48, jfif(1, 96, 96), PROFILE),
        jpeg(96, 48, segment(0xEE, b"Adobe\0d\0\0\0\0\x01")),
    ],
)
def test_a_picture_that_needs_nothing_keeps_its_bytes(content: bytes) -> None:
    taken = read_picture(content)
    assert (taken.image.content, taken.changes) == (content, ())


SECRET = b"60.79N 10.69E"


@pytest.mark.parametrize(
    ("dressed", "bare"),
    [
        (png(96, 48, extra=chunk(b"tEXt", b"Comment\0" + SECRET)), png(96, 48)),
        (png(96, 48, extra=chunk(b"eXIf", b"MM\0*" + SECRET)), png(96, 48)),
        (png(96, 48, extra=chunk(b"prVt", SECRET)), png(96, 48)),
        (png(96, 48) + SECRET, png(96, 48)),
        (jpeg(96, 48, exif({ORIENTATION: 1}), segment(0xE1, b"http://ns.adobe.com/xap" + SECRET)), jpeg(96, 48)),
        (jpeg(96, 48, segment(0xED, b"Photoshop" + SECRET), segment(0xFE, SECRET)), jpeg(96, 48)),
        (jpeg(96, 48, segment(0xE0, b"JFXX\0" + SECRET)), jpeg(96, 48)),
        (jpeg(96, 48) + SECRET, jpeg(96, 48)),
        (jpeg(96, 48, progressive=True) + jpeg(4, 2, exif({GPS: 1})), jpeg(96, 48, progressive=True)),
    ],
)
def test_metadata_never_reaches_the_paper(dressed: bytes, bare: bytes) -> None:
    assert dressed != bare
    assert read_picture(dressed).image.content == bare


def drawn(content: bytes) -> Pillow.Image:
    """The picture as it is seen, which must have nothing beside its pixels."""
    with Pillow.open(BytesIO(content)) as pixels:
        assert not pixels.getexif()
        assert "comment" not in pixels.info
        return pixels.convert("RGB")


def test_a_picture_that_was_turned_by_a_mark_is_turned_itself() -> None:
    upright = drawn(read_picture(jpeg(96, 48, exif({ORIENTATION: 6, GPS: 1}), PROFILE)).image.content)
    assert upright.size == (48, 96)
    # The light half stood to the left of the dark one; a quarter turn to the right puts it on top.
    (top,), (bottom,) = (set(upright.crop((20, row, 28, row + 8)).convert("1").tobytes()) for row in (8, 80))
    assert (top, bottom) == (255, 0)


def test_print_colours_become_those_of_screens() -> None:
    taken = read_picture(jpeg(96, 48, segment(0xEE, b"Adobe\0d\0\0\0\0\x02"), mode="CMYK"))
    assert taken.changes == ("et bilde med trykkfarger (CMYK) er gjort om til skjermfarger",)
    assert Pillow.open(BytesIO(taken.image.content)).mode == "RGB"


def animated() -> bytes:
    made = BytesIO()
    first, second = (Pillow.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
    first.save(made, "PNG", save_all=True, append_images=[second])
    return made.getvalue()


def test_the_first_picture_of_an_animation_is_shown() -> None:
    taken = read_picture(animated())
    assert taken.changes == ("av et animert bilde vises bare det første",)
    with Pillow.open(BytesIO(taken.image.content)) as still:
        assert not getattr(still, "is_animated", False)
        assert still.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_a_picture_that_word_cannot_show_is_drawn_anew() -> None:
    bare = read_picture(ARITHMETIC).image.content
    assert (b"\xff\xc9" in ARITHMETIC, b"\xff\xc9" in bare, b"\xff\xc0" in bare) == (True, False, True)


def test_what_is_drawn_anew_is_the_same_every_time() -> None:
    content = jpeg(96, 48, exif({ORIENTATION: 6}))
    assert read_picture(content) == read_picture(content)


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
        (png().replace(b"IDAT", b"IDAt"), DAMAGED),
        (png(0, 2), DAMAGED),
        (png()[:8] + chunk(b"IEND", b""), DAMAGED),
        (png(10_000, 6_000), "Bildet har 10000 × 6000 bildepunkter; høyst 50 millioner er tillatt."),
        (png(100_000, 60_000), "Bildet har mer enn 50 millioner bildepunkter."),
        (png(extra=chunk(b"tEXt", b"x" * 11_000_000)), "Bildet er på mer enn 10 MB."),
        (jpeg()[:-2], DAMAGED),
        (jpeg()[:30], DAMAGED),
        (b"\xff\xd8\xff\xd9", DAMAGED),
    ],
)
def test_pictures_that_cannot_be_used(content: bytes, message: str) -> None:
    assert refusal(lambda: read_picture(content)).startswith(message)


@pytest.mark.parametrize("whole", [png(96, 48, per_metre=5000), jpeg(96, 48, jfif(1, 96, 96), exif({ORIENTATION: 1}))])
def test_a_picture_cut_off_anywhere_is_refused(whole: bytes) -> None:
    for length in range(0, len(whole), 3):
        assert isinstance(tried(partial(read_picture, whole[:length])), UnreadableError)


@given(st.sampled_from([png(), jpeg(4, 2, jfif(1, 96, 96), exif({ACROSS: 96, DOWN: 96}))]), st.data())
def test_changed_bytes_give_a_picture_or_an_explanation(content: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(3, len(content) - 1))
    changed = content[:place] + data.draw(st.binary(max_size=8)) + content[place + data.draw(st.integers(0, 8)) :]
    found = tried(lambda: read_picture(changed))
    if isinstance(found, TakenPicture):
        assert found.image.width > 0
        assert found.image.height > 0
    else:
        assert found.hint
