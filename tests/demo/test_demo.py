"""The demo school: what happened there happened in an order that can be."""

import pytest
from django.core.management import call_command
from django.db.models import F, Q

from lessons.grading.models import Mark


@pytest.fixture
def demo(db):
    call_command("load_modules", verbosity=0)
    call_command("demo", verbosity=0)


def test_marks_come_after_the_essay_and_before_their_release(demo):
    marks = Mark.objects.all()
    late = Q(marked_at__lte=F("work__submitted_at")) | Q(marked_at__gte=F("work__returned_at"))

    assert (marks.count(), marks.exclude(work__returned_at=None).count()) == (20, 18)
    assert list(marks.filter(late)) == []
    assert [mark for mark in marks.select_related("work") if mark.is_outdated] == []
