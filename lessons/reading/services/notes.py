"""What a reader keeps for themselves: notes and highlights. Nobody else sees it: no record."""

from django.db import transaction

from classroom.people.models import User

from ..models import Note


def told(section, paragraph):
    """What a note keeps of the text it stands at, to be readable when that has changed."""
    return {
        "module_title": section.module.title,
        "section_title": section.title,
        "quote": paragraph.text if paragraph else "",
    }


@transaction.atomic
def write_note(*, user, section, paragraph, text):
    """Keep a note on a Paragraph, or with None on the section; the same again is the same note."""
    User.objects.select_for_update().get(pk=user.pk)  # sent twice at once, it is found the 2nd time
    note, _new = Note.objects.get_or_create(
        user=user,
        section=section,
        anchor=paragraph.anchor if paragraph else "",
        text=text,
        defaults=told(section, paragraph),
    )
    return note


def highlights(user, section, paragraph):
    """A paragraph may have been marked in the other language."""
    names = [name for name in (paragraph.anchor, paragraph.twin) if name]
    return Note.objects.filter(user=user, section=section, anchor__in=names, text="")


@transaction.atomic
def mark_paragraph(*, user, section, paragraph):
    if not highlights(user, section, paragraph).exists():
        Note.objects.get_or_create(
            user=user,
            section=section,
            anchor=paragraph.anchor,
            text="",
            defaults=told(section, paragraph),
        )


def unmark_paragraph(*, user, section, paragraph):
    highlights(user, section, paragraph).delete()
