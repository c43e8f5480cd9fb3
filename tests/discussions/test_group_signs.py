"""Which group wrote what: said where it is not plain."""

import re

import pytest
from django.utils import timezone

from lessons.discussions.services import make_groups
from lessons.discussions.threads import Threads
from tests.discussions.makers import LONG, make_group, make_post, make_prompt
from tests.factories import make_student, make_teacher

REGROUPED = "New groups were made, and yours began empty."


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


@pytest.fixture
def prompt(course):
    return make_prompt(course, grouping="list", posts_first=False)


@pytest.fixture
def groups(prompt, student, course):
    """Two groups and a former one, in each of which one post was written."""
    made = [
        make_group(prompt, student),
        make_group(prompt, make_student(course), number=2),
        make_group(prompt, student, number=3, dissolved_at=timezone.now()),
    ]
    for group in made:
        make_post(prompt, group.seats.get().enrolment, f"Of {group.number}. {LONG}", group=group)
    return made


def page(login, prompt, reader, **query):
    return login(reader).get(prompt.get_absolute_url(), query).content.decode()


def signs(html):
    return re.findall(r"(Group \d|former group \d)</span>", html)


def texts(html):
    return sorted(
        re.findall(
            r"Of (\d)\.", re.sub(r"<select.*?</select>|<aside.*?</aside>", "", html, flags=re.S)
        )
    )


def close(prompt):
    prompt.closed_at = timezone.now()
    prompt.save()


def test_a_teacher_sees_the_group_of_every_post(prompt, groups, teacher, login):
    assert sorted(signs(page(login, prompt, teacher))) == ["Group 1", "Group 2", "former group 3"]


def test_a_student_sees_no_sign_of_the_own_group(prompt, groups, student, login):
    before = signs(page(login, prompt, student))
    close(prompt)

    assert before == ["former group 3"]
    assert sorted(signs(page(login, prompt, student))) == ["Group 2", "former group 3"]


def test_in_the_gallery_a_student_reads_one_group(prompt, groups, student, login):
    close(prompt)

    everything = page(login, prompt, student)
    one = page(login, prompt, student, group=groups[1].pk)

    assert 'id="group-filter"' in everything
    assert texts(everything) == ["1", "2", "3"]
    assert texts(one) == ["2"]


def test_in_one_group_alone_there_is_nothing_to_choose(prompt, student, login):
    group = make_group(prompt, student)
    make_post(prompt, student, group=group)

    assert 'id="group-filter"' not in page(login, prompt, student)


def test_a_group_the_reader_cannot_read_is_not_offered(prompt, groups, student, login):
    shown = page(login, prompt, student)

    assert f'value="{groups[1].pk}"' not in shown
    assert f'value="{groups[2].pk}"' in shown


def test_after_new_groups_one_is_told_that_they_begin_empty(course, student, teacher, login):
    prompt = make_prompt(course, grouping="list", posts_first=False)
    for _ in range(5):
        make_student(course)
    make_groups(prompt=prompt, actor=teacher.user)
    seat = prompt.groups.get(seats__enrolment=student)
    make_post(prompt, student, group=seat)
    before = page(login, prompt, student)

    seen = ",".join(str(group.pk) for group in prompt.groups.all())
    address = f"{prompt.get_absolute_url()}groups/make/"
    told = login(teacher).post(address, {"seen": seen}, follow=True).content.decode()

    assert REGROUPED not in before
    assert REGROUPED in page(login, prompt, student)
    assert "New groups are made, and each begins empty." in told


@pytest.mark.parametrize("posts", [1, 20])
def test_signs_take_one_query(prompt, groups, teacher, posts, django_assert_num_queries):
    for group in groups * posts:
        make_post(prompt, None, group=group)
    threads = Threads(prompt, teacher)

    with django_assert_num_queries(1):
        for node in threads.flat:
            threads.group_shown(node.post)
