from datetime import timedelta

from django.utils import timezone

from lessons.assignments.models import Work
from lessons.reading.models import SectionRead


def test_reading_a_section_begins_the_work_and_leads_on(login, student, reading, sections, url):
    answer = login(student).post(url("section_read", "section-1"))

    assert answer.url == url("section", "section-2")
    work = Work.objects.get()
    assert (work.enrolment, work.submitted_at) == (student, None)
    assert [read.section for read in work.sections_read.all()] == [sections[0]]


def test_the_last_section_finishes_the_work(login, student, reading, url):
    client = login(student)
    client.post(url("section_read", "section-1"))

    answer = client.post(url("section_read", "section-2"))

    assert answer.url == url("task")
    assert Work.objects.get().state == Work.State.SUBMITTED


def test_the_last_section_alone_leads_to_the_one_left_out(login, student, reading, url):
    answer = login(student).post(url("section_read", "section-2"))

    assert answer.url == url("section", "section-1")
    assert Work.objects.get().submitted_at is None


def test_a_second_tap_changes_nothing(login, student, reading, url):
    client = login(student)
    for slug in ("section-1", "section-2"):
        client.post(url("section_read", slug))
    before = Work.objects.get().submitted_at

    client.post(url("section_read", "section-2"))

    assert Work.objects.get().submitted_at == before
    assert SectionRead.objects.count() == 2


def test_after_closing_nothing_is_recorded(login, student, reading, url):
    reading.due_at = None
    reading.closes_at = timezone.now() - timedelta(hours=1)
    reading.save()

    answer = login(student).post(url("section_read", "section-1"), follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert not Work.objects.exists()


def test_only_students_of_the_class_mark(login, teacher, outsider, reading, url):
    assert login(teacher).post(url("section_read", "section-1")).status_code == 403
    assert login(outsider).post(url("section_read", "section-1")).status_code == 404


def test_an_unknown_section_is_404_and_a_get_is_refused(login, student, reading, url):
    assert login(student).post(url("section_read", "nowhere")).status_code == 404
    assert login(student).get(url("section_read", "section-1")).status_code == 405
    assert not Work.objects.exists()
