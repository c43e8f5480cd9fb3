"""What people upload as a picture -> a small, clean one. Pure: bytes in, bytes out.

A picture is what its content says, not its name. It is drawn anew, so that nothing else that was
in the file (where and when it was taken, by whose phone) goes on to others. What was drawn here
once stays as it is: drawn again and again, a picture would fade.
"""

import struct
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_PIXELS = 40_000_000  # unpacked that is 160 MB
MOST_WIDTH = 1280
MOST_HEIGHT = 4 * MOST_WIDTH
KINDS = ("JPEG", "PNG", "WEBP")
# What Pillow lets through of a damaged file: its readers trust what stands in it.
BROKEN = (OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError)
BROKEN = (*BROKEN, AttributeError, struct.error, zlib.error)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
BARE = {(b"VP8 ",), (b"VP8L",), (b"VP8X", b"ALPH", b"VP8 ")}  # pixels, and how clear they are
MOST_A_PIXEL = {"RGB": 0.75, "RGBA": 1.75}  # bytes: what `drawn_anew` makes of mere noise


@dataclass(frozen=True)
class CleanPicture:
    """A WebP without anything but its pixels."""

    content: bytes
    width: int
    height: int


def clean_picture(upload, *, most=MOST_PIXELS):
    """Return the CleanPicture of a file, open for reading; else ValidationError that says why.

    `most` is how many pixels it may have.
    """
    with opened(upload, most) as image:
        if not is_bare(image, upload):
            return drawn_anew(image)
        image.load()  # to be sure that all of it is there
        return CleanPicture(whole(upload), *image.size)


def pixels_to_draw(upload, *, most=MOST_PIXELS):
    """Return how many pixels `clean_picture` would draw, by the file's head; raises as it does."""
    with opened(upload, most) as image:
        return 0 if is_bare(image, upload) else image.width * image.height


@contextmanager
def opened(upload, most):
    """Open a picture unpacked; whatever is wrong with it becomes a ValidationError."""
    if upload.size > MOST_BYTES:
        sentence = _("This file is larger than %(most)s MB.")
        raise ValidationError(sentence % {"most": MOST_BYTES // MEGABYTE})
    try:
        with Image.open(upload, formats=KINDS) as image:
            if image.width * image.height > most:
                raise too_large(most)
            yield image
    except BOMB as error:
        raise too_large(most) from error
    except BROKEN as error:
        raise ValidationError(_("This is not a JPEG, PNG or WebP picture.")) from error


def too_large(most):
    sentence = _("This picture has more than %(most)s megapixels.")
    return ValidationError(sentence % {"most": most // 1_000_000})


def whole(upload):
    upload.seek(0)
    return upload.read()


def is_bare(image, upload):
    """Whether it is a small WebP with nothing but pixels in it, such as `drawn_anew` makes."""
    if image.format != "WEBP" or image.width > MOST_WIDTH or image.height > MOST_HEIGHT:
        return False
    content = whole(upload)
    most = image.width * image.height * MOST_A_PIXEL.get(image.mode, 0) + 1024
    return len(content) <= most and chunks(content) in BARE


def chunks(content):
    """Return the names of a WebP's chunks; none where they are not the whole of the file."""
    names, place = [], 12
    while place + 8 <= len(content):
        names.append(content[place : place + 4])
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        place += 8 + size + size % 2
    is_all = place == len(content) == int.from_bytes(content[4:8], "little") + 8
    return tuple(names) if is_all else ()


def drawn_anew(image):
    """Turn it upright, make it no wider than 1280 pixels, and draw it into a new file."""
    image.draft("RGB", (2 * MOST_WIDTH, 2 * MOST_HEIGHT))  # a JPEG is then unpacked smaller
    lossless = image.format == "PNG"
    turn = TURNS.get(orientation(image))
    upright = image if turn is None else image.transpose(turn)
    upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    upright.thumbnail((MOST_WIDTH, MOST_HEIGHT))
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    sizes = [saved(bare, quality=80)] + ([saved(bare, lossless=True)] if lossless else [])
    return CleanPicture(min(sizes, key=len), *bare.size)


def orientation(image):
    """Return how the camera was held; nothing where that cannot be read.

    Not `ImageOps.exif_transpose`: it writes all the rest of the tags anew, damaged ones too.
    """
    try:
        way = image.getexif().get(ORIENTATION)
    except BROKEN:
        return None
    return way if isinstance(way, int) else None


def saved(image, **options):
    out = BytesIO()
    image.save(out, "WEBP", method=4, **options)
    return out.getvalue()
