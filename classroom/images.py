"""What people upload as a picture -> a small, clean one. Pure: bytes in, bytes out.

A picture is what its content says, not its name. It is drawn anew, so that nothing else that was
in the file (where and when it was taken, by whose phone) goes on to others.
"""

from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_PIXELS = 40_000_000  # unpacked that is 160 MB
MOST_WIDTH = 1280
MOST_HEIGHT = 4 * MOST_WIDTH
KINDS = ("JPEG", "PNG", "WEBP")
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class CleanPicture:
    """A WebP without anything but its pixels."""

    content: bytes
    width: int
    height: int


def clean_picture(upload):
    """Return the CleanPicture of a file, open for reading; else ValidationError that says why."""
    if upload.size > MOST_BYTES:
        sentence = _("This file is larger than %(most)s MB.")
        raise ValidationError(sentence % {"most": MOST_BYTES // MEGABYTE})
    try:
        with Image.open(upload, formats=KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise too_large()
            return drawn_anew(image)
    except BOMB as error:
        raise too_large() from error
    except BROKEN as error:
        raise ValidationError(_("This is not a JPEG, PNG or WebP picture.")) from error


def too_large():
    sentence = _("This picture has more than %(most)s megapixels.")
    return ValidationError(sentence % {"most": MOST_PIXELS // 1_000_000})


def drawn_anew(image):
    """Turn it upright, make it no wider than 1280 pixels, and draw it into a new file."""
    image.draft("RGB", (2 * MOST_WIDTH, 2 * MOST_HEIGHT))  # a JPEG is then unpacked smaller
    lossless = image.format == "PNG"
    upright = ImageOps.exif_transpose(image)
    upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    upright.thumbnail((MOST_WIDTH, MOST_HEIGHT))
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    sizes = [saved(bare, quality=80)] + ([saved(bare, lossless=True)] if lossless else [])
    return CleanPicture(min(sizes, key=len), *bare.size)


def saved(image, **options):
    out = BytesIO()
    image.save(out, "WEBP", method=4, **options)
    return out.getvalue()
