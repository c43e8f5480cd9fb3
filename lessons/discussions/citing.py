"""What is cited: a pasted address becomes a paragraph with its words, or a link; and back."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from lessons.reading.lesson import lesson_of
from lessons.reading.models import Module, ReadingTask
from lessons.reading.note_list import library_of
from lessons.reading.notebook import home_of
from lessons.reading.paragraphs import paragraphs_of

LONGEST = 500
is_web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Cited:
    """Fields of a Citation or a Material, kept as they stood when it was cited."""

    title: str
    section: object = None
    anchor: str = ""
    quote: str = ""
    url: str = ""

    @property
    def fields(self):
        return vars(self)


def cited(address, *, user, host, title="", also=()):
    """Return what `address` leads to; it may begin at the path, or be any page of the web.

    A paragraph is cited only by who can open its module, or finds the module in `also`. Raises
    ValidationError.
    """
    parts = urlsplit_or_none(address.strip())
    if parts and (not parts.netloc or parts.netloc == host) and parts.path.startswith("/"):
        return paragraph_at(parts, user, also)
    if not parts or len(address) > LONGEST:
        raise ValidationError(_("This is no address. Copy it from the browser's address line."))
    try:
        is_web_address(address)
    except ValidationError:
        raise ValidationError(
            _("This is no address. Copy it from the browser's address line.")
        ) from None
    return Cited(title=(title or parts.netloc)[:320], url=address)


def urlsplit_or_none(address):
    try:
        return urlsplit(address)
    except ValueError:
        return None


def paragraph_at(parts, user, also):
    section, module = section_at(parts.path, user, also)
    if section is None:
        raise ValidationError(_("No section of a module that you can open is at this address."))
    title = f"{module.title}: {section.title}"
    if not parts.fragment:
        return Cited(title=title, section=section)
    known = dict(paragraphs_of(section.body))
    anchor = home_of(section, known).get(parts.fragment)
    if anchor is None:
        raise ValidationError(_("This paragraph is no longer in the section. Copy its link again."))
    return Cited(title=title, section=section, anchor=anchor, quote=known[anchor])


def section_at(path, user, also):
    """Return `(section, module)` of a page of the reader or the library; `(None, None)` else."""
    try:
        match = resolve(path)
    except Resolver404:
        return None, None
    module = module_of(match, user, also)
    if module is None:
        return None, None
    slug = match.kwargs["section_slug"]
    found = [one for one in lesson_of(module).sections if one.slug == slug]
    return (found[0], module) if found else (None, None)


def module_of(match, user, also):
    if match.view_name == "reading:section":
        tasks = ReadingTask.objects.open_to(user).select_related("module")
        task = tasks.filter(
            assignment=match.kwargs["assignment_id"],
            assignment__course=match.kwargs["course_id"],
        ).first()
        return task and task.module
    if match.view_name != "reading:module_section":
        return None
    modules = Module.objects.filter(slug=match.kwargs["slug"])
    given = ReadingTask.objects.open_to(user)
    known = (
        modules.filter(tasks__in=given)
        | modules.filter(pk__in=library_of(user).values("pk"))
        | modules.filter(pk__in=also)
    )
    return known.distinct().first()


class Places:
    """Where what is cited can be read in one class. One query, when it is first asked for."""

    def __init__(self, enrolment):
        self.enrolment = enrolment

    @cached_property
    def sections(self):
        """{number of a section: (address, section)} of every module that is given to the class."""
        tasks = ReadingTask.objects.visible_to(self.enrolment).select_related("module")
        found = {}
        for task in tasks.order_by("pk"):
            way = reverse(
                "reading:section", args=[self.enrolment.course_id, task.assignment_id, "-"]
            )
            for section in lesson_of(task.module).sections:
                found[section.pk] = f"{way.removesuffix('-/')}{section.slug}/", section
        return found

    def show(self, one):
        """Give a Citation or Material its `href`, "" for none, and whether its words `changed`."""
        one.href, one.changed = one.url, False
        if one.url or one.section_id not in self.sections:
            return one
        one.href, section = self.sections[one.section_id]
        if one.anchor:
            names = [name for name, _words in paragraphs_of(section.body)]
            own = home_of(section, names).get(one.anchor)
            one.changed = own is None
            one.href += f"#{own}" if own else ""
        return one


def address_of(one):
    """The address by which a Material or Citation is cited again; its section is read with it."""
    if one.url or not one.section_id:
        return one.url
    anchor = f"#{one.anchor}" if one.anchor else ""
    return section_address(one.section.module, one.section) + anchor


def section_address(module, section):
    return reverse("reading:module_section", args=[module.slug, section.slug])
