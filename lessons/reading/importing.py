"""Taking a module in from a zip: the form, and the act."""

from io import BytesIO

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from classroom.images import clean_picture, pixels_to_draw
from classroom.people.models import Membership

from .module_files import TOML, Mistake, read_module
from .services import write_module
from .services.pictures import add_pictures
from .toml_lines import line_of, lines_of
from .zipped import MEGABYTE, MOST_UPLOAD, unzipped

FOLDER = "pictures/"
KINDS = ("webp", "png", "jpg", "jpeg")
MOST_PICTURES = 60
MILLION = 1_000_000
MOST_PIXELS = 12_200_000  # of one picture: what a phone calls 12 megapixels is a little more
MOST_TO_DRAW = 100 * MILLION  # of all together: a few seconds


class ImportForm(forms.Form):
    """After `is_valid`, `module` and `pictures` are what was read; else see `mistakes`."""

    file = forms.FileField(label=gettext_lazy("The module as a zip file"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.module, self.pictures, self.mistakes = None, {}, []
        field = self.fields["file"]
        field.widget.attrs["accept"] = ".zip,application/zip"
        field.help_text = _("At most %(most)s MB.") % {"most": MOST_UPLOAD // MEGABYTE}

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOAD:
            sentence = _("This file is larger than %(most)s MB.")
            raise ValidationError(sentence % {"most": MOST_UPLOAD // MEGABYTE})
        files = unzipped(file)
        drawn = {name: files.pop(name) for name in [*files] if name.startswith(FOLDER)}
        self.module, self.mistakes = read_module(None, files, draft=True)
        if self.module:
            lines = lines_of(files[TOML].decode())
            self.pictures, self.mistakes = read_pictures(self.module, drawn, lines)
        if self.mistakes:
            count = len(self.mistakes)
            sentence = ngettext(
                "There is %(count)s mistake in the files.",
                "There are %(count)s mistakes in the files.",
                count,
            )
            raise ValidationError(sentence % {"count": count})
        return file


def read_pictures(module, files, lines):
    """Return `({slug: CleanPicture}, mistakes)`: each picture named has one file, and no other is.

    `lines` are those of module.toml, see `toml_lines`. All are looked at before any is drawn.
    """
    found, mistakes, left = {}, [], dict(files)
    if len(files) > MOST_PICTURES:
        sentence = _("A module has at most %(most)s pictures.")
        return {}, [Mistake(TOML, 1, sentence % {"most": MOST_PICTURES})]
    for n, item in enumerate(module.data["pictures"]):
        name = next((name for name in names_of(item["slug"]) if name in left), None)
        if name is None:
            sentence = _("the picture “%(slug)s” has no file") % {"slug": item["slug"]}
            mistakes.append(Mistake(TOML, line_of(lines, ("pictures", n)), sentence))
            continue
        found[item["slug"]] = File(BytesIO(left.pop(name)), name)
    sentence = _("no picture of this name is described in module.toml")
    mistakes += [Mistake(name, 1, sentence) for name in sorted(left)]
    mistakes += too_much(found.values())
    return ({}, mistakes) if mistakes else drawn(found)


def too_much(pictures):
    """Return the mistakes that the heads of the pictures, open files, show."""
    mistakes, total = [], 0
    for picture in pictures:
        try:
            total += pixels_to_draw(picture, most=MOST_PIXELS)
        except ValidationError as error:
            mistakes.append(Mistake(picture.name, 1, error.messages[0]))
        if total > MOST_TO_DRAW:
            sentence = _("The pictures up to this one have more than %(most)s megapixels.")
            sentence %= {"most": MOST_TO_DRAW // MILLION}
            return [*mistakes, Mistake(picture.name, 1, sentence)]
    return mistakes


def drawn(pictures):
    """Return `({slug: CleanPicture}, mistakes)` of `{slug: an open file}`."""
    clean, mistakes = {}, []
    for slug, picture in pictures.items():
        try:
            clean[slug] = clean_picture(picture, most=MOST_PIXELS)
        except ValidationError as error:
            mistakes.append(Mistake(picture.name, 1, error.messages[0]))
    return clean, mistakes


def names_of(slug):
    return [f"{FOLDER}{slug}.{kind}" for kind in KINDS]


@transaction.atomic
def import_module(files, pictures, *, user):
    """Write `ModuleFiles` as a new module of `user`, not published; return `(module, notes)`."""
    memberships = user.memberships.exclude(role=Membership.Role.STUDENT).select_related("school")
    school = memberships.order_by("pk").first().school
    module, notes = write_module(files, school=school, author=user)
    add_pictures(module, files.data["pictures"], pictures)
    return module, notes
