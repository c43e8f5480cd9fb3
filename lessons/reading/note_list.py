"""All notes of one reader, as their own page lists them; and what they can write on."""

from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Exists, F, Q
from django.urls import reverse

from classroom.people.models import Membership

from .lesson import lesson_of
from .models import Module, Note, ReadingTask, Section
from .notebook import home_of
from .paragraphs import paragraphs_of

LAST = 10_000


def library_of(user):
    """The modules a teacher or admin can look at; none for a student."""
    staff = user.memberships.exclude(role=Membership.Role.STUDENT)
    return Module.objects.visible_to(user).filter(Exists(staff))


def readable_sections(user):
    """Sections the user can open now: of a module given to a class of theirs, or of the library."""
    given = Q(module__in=ReadingTask.objects.open_to(user).values("module"))
    rows = Section.objects.filter(given | Q(module__in=library_of(user).values("pk")))
    return rows.select_related("module")


def find_notes(user, text=""):
    """Return the user's notes with `text` in them or in what they stand at, in reading order."""
    rows = Note.objects.visible_to(user)
    if text:
        fields = ("text", "quote", "module_title", "section_title")
        found = [Q(**{f"{name}__icontains": text}) for name in fields]
        rows = rows.filter(found[0] | found[1] | found[2] | found[3])
    return rows.order_by(
        F("section__module__position").asc(nulls_last=True),
        "section__module",
        "section__position",
        "module_title",
        "section_title",
        "pk",
    )


@dataclass
class Part:
    """A section with the notes on it; `url` is "" where the reader cannot open it any more."""

    module: str
    title: str
    url: str = ""
    notes: list = field(default_factory=list)


def in_chapters(user, notes):
    """Return `[(module's title, [Part, …]), …]`; each note gets its `url`, "" where there is none.

    Three queries for any number of notes.
    """
    notes = list(notes)
    here = Section.objects.filter(pk__in={note.section_id for note in notes} - {None})
    modules = list(Module.objects.filter(pk__in=here.values("module")))
    ways = ways_to(user, modules)
    known = {one.pk: (module, one) for module in modules for one in lesson_of(module).sections}
    parts = {}
    for note in notes:
        module, section = known.get(note.section_id, (None, None))
        key = note.section_id or (note.module_title, note.section_title)
        if key not in parts:
            parts[key] = part_of(note, module, section, ways)
        note.url, note.place = where(note, section, parts[key].url)
        parts[key].notes.append(note)
    for part in parts.values():
        part.notes.sort(key=lambda note: note.place)
    return [(name, list(group)) for name, group in groupby(parts.values(), lambda one: one.module)]


def part_of(note, module, section, ways):
    if section is None:
        return Part(note.module_title, note.section_title)
    way = ways.get(module.pk)
    return Part(module.title, section.title, f"{way}{section.slug}/" if way else "")


def where(note, section, url):
    """Return `(address of what a note stands at, its number in the text)`.

    No address where the reader cannot go or the words are gone; the number is then the last.
    """
    names = [name for name, _words in paragraphs_of(section.body)] if section else []
    own = home_of(section, names).get(note.anchor) if names else None
    place = names.index(own) if own else LAST
    if not url or (note.anchor and not own):
        return "", place
    return f"{url}#{note.anchor or 'notes'}", place


def ways_to(user, modules):
    """Map modules to where their sections are: in a class, else in the library.

    Of several classes the newest assignment in one that is not archived.
    """
    tasks = ReadingTask.objects.open_to(user).filter(module__in=modules)
    tasks = list(tasks.select_related("assignment__course"))
    tasks.sort(key=lambda one: (not one.assignment.course.is_archived, one.assignment_id))
    preview = library_of(user).filter(pk__in=[module.pk for module in modules])
    ways = {one.pk: reverse("reading:module_section", args=[one.slug, "-"]) for one in preview}
    for task in tasks:
        place = (task.assignment.course_id, task.assignment_id)
        ways[task.module_id] = reverse("reading:section", args=[*place, "-"])
    return {pk: url.removesuffix("-/") for pk, url in ways.items()}
