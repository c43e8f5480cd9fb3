"""The demo school: what happened there happened in an order that can be."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F, Q

from classroom.people.models import School, User
from lessons.grading.models import Mark
from lessons.reading.models import Note
from tests.factories import make_course, make_student


def test_accounts_with_a_known_password_are_made_only_in_a_demo(db):
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo", verbosity=0)

    assert not User.objects.exists()


def test_a_reset_takes_only_the_demo_school(demo):
    own = make_student(make_course())

    call_command("demo", reset=True, verbosity=0)

    assert User.objects.filter(pk=own.user.pk).exists()
    assert School.objects.count() == 2
    assert Mark.objects.count() == 28


def test_marks_come_after_the_essay_and_before_their_release(demo):
    marks = Mark.objects.all()
    late = Q(marked_at__lte=F("work__submitted_at")) | Q(marked_at__gte=F("work__returned_at"))

    assert (marks.count(), marks.exclude(work__returned_at=None).count()) == (28, 24)
    assert list(marks.filter(late)) == []
    assert [mark for mark in marks.select_related("work") if mark.is_outdated] == []


def test_a_student_has_notes_that_lead_to_their_paragraphs(demo, client):
    note = Note.objects.exclude(anchor="").exclude(text="").get()
    client.force_login(note.user)

    page = client.get("/notes/").content.decode()

    assert Note.objects.count() == 3
    assert f"#{note.anchor}" in page
