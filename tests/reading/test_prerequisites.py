"""What a module builds on, as its cover says it."""

from django.utils import timezone

from lessons.reading.prerequisites import builds_on
from tests.factories import make_course, make_module, make_reading, make_work


def told(student, module):
    return [(one.module, one.assignment, one.is_finished) for one in builds_on(module, student)]


def test_what_is_finished_and_what_is_not_with_the_way_there(course, student):
    first, second, third = (make_module(1) for _ in range(3))
    module = make_module(1)
    module.requires.set([first, second, third])
    done, begun = make_reading(course, first), make_reading(course, second)
    make_work(done, student, submitted_at=timezone.now())
    make_work(begun, student)

    assert told(student, module) == [
        (first, done, True),
        (second, begun, False),
        (third, None, False),
    ]


def test_what_was_finished_in_another_class_is_finished(course, student):
    module, first = make_module(1), make_module(1)
    module.requires.add(first)
    last_year = make_course(course.school).enrolments.create(user=student.user)
    make_work(make_reading(last_year.course, first), last_year, submitted_at=timezone.now())

    assert told(student, module) == [(first, None, True)]


def test_a_classmates_work_and_what_one_may_not_see_do_not_count(course, student, classmate):
    module, first = make_module(1), make_module(1)
    module.requires.add(first)
    reading = make_reading(course, first, withdrawn_at=timezone.now())
    make_work(reading, classmate, submitted_at=timezone.now())

    assert told(student, module) == [(first, None, False)]


def test_the_cover_advises_and_locks_nothing(login, course, student):
    student.user.language = "en"
    student.user.save()
    module, first = make_module(1), make_module(1)
    module.requires.add(first)
    before, reading = make_reading(course, first), make_reading(course, module)

    html = login(student).get(reading.get_absolute_url()).content.decode()

    assert "This module builds on" in html
    assert f'<a href="{before.get_absolute_url()}">{first.title_en}</a>' in html
    assert "not finished" in html
    assert f"{reading.get_absolute_url()}sections/section-1/" in html


def test_a_module_that_builds_on_nothing_says_nothing(login, student, reading, url):
    assert 'id="builds-on"' not in login(student).get(url("task")).content.decode()
