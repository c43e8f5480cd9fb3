"""What is uploaded as a picture becomes a small WebP with nothing but its pixels in it."""

from contextlib import suppress
from io import BytesIO
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from classroom import images
from classroom.images import clean_picture, pixels_to_draw

WHERE = 0x8825  # GPS
UPRIGHT = 0x0112


def drawn(kind="JPEG", size=(60, 30), mode="RGB", **options):
    out = BytesIO()
    Image.new(mode, size, (0, 128, 128, 90)[: len(mode)] if mode != "L" else 90).save(
        out, kind, **options
    )
    return ContentFile(out.getvalue(), "picture")


def opened(clean):
    return Image.open(BytesIO(clean.content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_becomes_webp(kind):
    clean = clean_picture(drawn(kind))

    assert (opened(clean).format, opened(clean).size) == ("WEBP", (60, 30))
    assert (clean.width, clean.height) == (60, 30)


@pytest.mark.parametrize(
    ("size", "expected"),
    [((2560, 1000), (1280, 500)), ((1280, 10), (1280, 10)), ((100, 10_240), (50, 5120))],
)
def test_a_large_one_is_made_smaller_in_its_shape(size, expected):
    assert opened(clean_picture(drawn(size=size))).size == expected


def test_where_and_when_it_was_taken_goes():
    exif = Image.Exif()
    exif[0x0132], exif[0x010F] = "2026:01:01 10:00:00", "Phone of Siti"
    exif.get_ifd(WHERE)[1] = "S"

    clean = clean_picture(drawn(exif=exif.tobytes(), comment=b"secret"))

    assert dict(opened(clean).getexif()) == {}
    assert set(opened(clean).info) <= {"loop", "background", "timestamp", "duration"}
    assert b"Siti" not in clean.content


def test_a_photo_held_sideways_stands_upright():
    exif = Image.Exif()
    exif[UPRIGHT] = 6

    assert opened(clean_picture(drawn(exif=exif.tobytes()))).size == (30, 60)


def photo():
    """The bytes of a JPEG as a phone makes it, and where in it the tags end."""
    exif = Image.Exif()
    exif[UPRIGHT], exif[0x010F], exif[0x011A] = 6, "Phone of Siti", 72.0
    exif.get_ifd(WHERE)[1], exif.get_ifd(WHERE)[2] = "S", (7.0, 15.0, 0.5)
    content = drawn(exif=exif.tobytes()).read()
    return content, content.index(b"\xff\xdb")


PHOTO, PIXELS_AT = photo()


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow says what it skips
@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(2, PIXELS_AT - 1), st.integers(0, 255)), max_size=8))
def test_damaged_tags_never_break_it(flips):
    content = bytearray(PHOTO)
    for place, byte in flips:
        content[place] = byte

    with suppress(ValidationError):
        clean = clean_picture(ContentFile(bytes(content)))
        assert sorted(opened(clean).size) == [30, 60]
        assert b"Siti" not in clean.content


@pytest.mark.parametrize("way", ["up", (6, 6), 9, 0])
def test_a_photo_that_does_not_say_how_it_was_held_is_taken_as_it_is(way, monkeypatch):
    monkeypatch.setattr(images.Image.Image, "getexif", lambda _image: {UPRIGHT: way})

    assert opened(clean_picture(drawn())).size == (60, 30)


@pytest.mark.parametrize("error", [TypeError, SyntaxError, KeyError, ZeroDivisionError])
def test_whatever_fails_in_a_damaged_file_is_told_in_one_sentence(error, monkeypatch):
    def fail(*_arguments):
        raise error

    monkeypatch.setattr(images, "drawn_anew", fail)

    with pytest.raises(ValidationError, match="JPEG, PNG"):
        clean_picture(drawn())


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG"), ("RGBA", "WEBP")]
)
def test_what_was_drawn_here_once_stays_as_it_is(mode, kind):
    first = clean_picture(drawn(kind, (200, 100), mode))

    again = ContentFile(first.content)

    assert pixels_to_draw(again) == 0
    assert clean_picture(again) == first


def test_noise_stays_as_it_is_too():
    for mode in ("RGB", "RGBA"):
        noise = Image.frombytes(mode, (64, 640), Random(1).randbytes(64 * 640 * len(mode)))
        first = images.drawn_anew(noise)

        assert clean_picture(ContentFile(first.content)) == first


def with_chunk(content, name):
    """Return a WebP with one more chunk of four bytes."""
    body = content[8:] + name + (4).to_bytes(4, "little") + b"Siti"
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def bare_webp():
    return drawn("WEBP", lossless=True).read()


@pytest.mark.parametrize(
    "content",
    [
        bare_webp() + b"Siti",
        *(with_chunk(bare_webp(), name) for name in (b"EXIF", b"XMP ", b"ICCP", b"ANIM", b"mine")),
        drawn("WEBP", exif=b"Exif\0\0Siti").read(),
        drawn("WEBP", icc_profile=b"Siti").read(),
    ],
)
def test_a_webp_with_anything_else_in_it_is_drawn_anew(content):
    clean = clean_picture(ContentFile(content))

    assert pixels_to_draw(ContentFile(content)) == 60 * 30
    assert b"Siti" not in clean.content


def test_a_webp_too_wide_or_too_heavy_is_drawn_anew():
    wide = drawn("WEBP", (1281, 10))
    noise = Image.frombytes("RGB", (64, 64), Random(1).randbytes(64 * 64 * 3))
    heavy = BytesIO()
    noise.save(heavy, "WEBP", lossless=True)

    assert opened(clean_picture(wide)).size == (1280, 10)
    assert pixels_to_draw(wide) == 1281 * 10
    assert len(clean_picture(ContentFile(heavy.getvalue())).content) < len(heavy.getvalue())


def test_half_of_what_was_drawn_here_is_refused():
    content = clean_picture(drawn("PNG", (400, 400))).content
    spoilt = content[:20] + bytes(len(content) - 20)

    for damaged in (content[: len(content) // 2], spoilt):
        with pytest.raises(ValidationError):
            clean_picture(ContentFile(damaged))


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGBA", "PNG"), ("LA", "PNG"), ("L", "PNG"), ("CMYK", "JPEG")]
)
def test_other_colours_are_taken_too(mode, kind):
    out = BytesIO()
    Image.new(mode, (10, 10)).save(out, kind)

    clean = clean_picture(ContentFile(out.getvalue()))

    assert opened(clean).mode == ("RGBA" if mode.endswith("A") else "RGB")


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "PDF"])
def test_other_kinds_are_refused(kind):
    with pytest.raises(ValidationError, match="JPEG, PNG"):
        clean_picture(drawn(kind))


def test_half_a_file_is_refused():
    whole = drawn("PNG", (400, 400)).read()

    with pytest.raises(ValidationError):
        clean_picture(ContentFile(whole[: len(whole) // 2]))


def test_too_many_bytes_are_refused_unread(monkeypatch):
    monkeypatch.setattr(images, "MOST_BYTES", 10)

    with pytest.raises(ValidationError):
        clean_picture(drawn())


@pytest.mark.parametrize("size", [(8000, 8000), (20_000, 20_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(size):
    bomb = drawn("PNG", size, "L")

    with pytest.raises(ValidationError, match="40"):
        clean_picture(bomb)


def test_the_limit_of_pixels_may_be_another():
    for act in (clean_picture, pixels_to_draw):
        with pytest.raises(ValidationError, match="1 mega"):
            act(drawn("PNG", (1500, 1000)), most=1_200_000)


@settings(max_examples=60)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\x10\0\0\0WEBP"]),
)
def test_no_bytes_break_it(tail, head):
    with suppress(ValidationError):
        clean_picture(ContentFile(head + tail))
