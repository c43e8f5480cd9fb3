"""The teacher's page of groups, the student's place, and the filter by group."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.discussions.models import Group, Seat
from lessons.discussions.seats import group_of
from tests.discussions.makers import make_group, make_post, make_prompt
from tests.factories import make_student, make_teacher


@pytest.fixture
def prompt(course):
    return make_prompt(course, grouping="list", group_size=3)


def url(prompt, name="groups"):
    return reverse(f"discussions:{name}", args=[prompt.assignment.course_id, prompt.assignment_id])


def classes(course, number):
    return [make_student(course) for _ in range(number)]


def test_the_page_asks_before_there_are_groups_and_get_makes_none(prompt, teacher, login, course):
    classes(course, 4)

    response = login(teacher).get(url(prompt))

    assert response.status_code == 200
    assert url(prompt, "groups_make") in response.content.decode()
    assert Group.objects.count() == 0


def test_groups_are_made_and_shown_with_names(prompt, teacher, login, course):
    first = classes(course, 4)[0]
    client = login(teacher)

    response = client.post(url(prompt, "groups_make"), {"seen": ""}, follow=True)

    assert response.redirect_chain == [(url(prompt), 302)]
    assert first.user.full_name in response.content.decode()
    assert Group.objects.count() == 2


def test_a_page_that_is_no_longer_true_makes_no_new_groups(prompt, teacher, login, course):
    group = make_group(prompt, *classes(course, 3))
    client = login(make_teacher(course, language="en"))

    page = client.post(url(prompt, "groups_make"), {"seen": "99"}, follow=True).content.decode()

    assert "The groups were changed meanwhile." in page
    assert list(Group.objects.filter(dissolved_at=None)) == [group]


@pytest.mark.parametrize("seen", ["x", "1;2", "9" * 40])
def test_a_page_that_is_broken_makes_no_groups(prompt, teacher, login, course, seen):
    classes(course, 4)

    response = login(teacher).post(url(prompt, "groups_make"), {"seen": seen})

    assert response.status_code == 302
    assert Group.objects.count() == 0


def test_a_late_joiner_is_listed_and_put_into_the_smallest_group(prompt, login, course):
    make_group(prompt, *classes(course, 3))
    small = make_group(prompt, *classes(course, 2), number=2)
    late = make_student(course, "Lala Late")
    client = login(make_teacher(course, language="en"))

    before = client.get(url(prompt)).content.decode()
    client.post(url(prompt, "seat_move"), {"student": late.pk})

    assert "1 student has no group yet" in before
    assert group_of(prompt, late) == small


def test_leaving_one_alone_is_refused_with_a_sentence(prompt, login, course):
    one, _two = pair = classes(course, 2)
    make_group(prompt, *pair)
    other = make_group(prompt, *classes(course, 2), number=2)
    client = login(make_teacher(course, language="en"))
    move = {"student": one.pk, "group": other.pk}

    page = client.post(url(prompt, "seat_move"), move, follow=True).content.decode()

    assert "One student would be left alone in group 1." in page


def test_nobody_of_another_class_or_group_can_be_moved(prompt, login, course, teacher, outsider):
    student = classes(course, 3)[0]
    make_group(prompt, student)
    strange = make_group(make_prompt(outsider.course), outsider)
    client = login(teacher)

    for move in ({"student": outsider.pk}, {"student": student.pk, "group": strange.pk}):
        client.post(url(prompt, "seat_move"), move)

    assert Seat.objects.count() == 2


def test_a_name_is_shown_as_text(prompt, login, course, teacher):
    make_group(prompt, *classes(course, 2), make_student(course, "<b>Bold</b>"))
    make_student(course, "<i>Late</i>")

    page = login(teacher).get(url(prompt)).content.decode()

    assert "<b>Bold" not in page
    assert "<i>Late" not in page


@pytest.mark.parametrize("number", [3, 40])
def test_the_page_costs_the_same_for_any_class(
    prompt, teacher, login, course, number, django_assert_num_queries
):
    students = classes(course, number)
    make_group(prompt, *students[: number // 2])
    make_group(prompt, *students[number // 2 : -1], number=2)
    client = login(teacher)

    with django_assert_num_queries(7):
        client.get(url(prompt))


def test_in_an_archived_class_groups_are_read_and_not_made(prompt, teacher, login, course):
    make_group(prompt, *classes(course, 3))
    course.archived_at = timezone.now()
    course.save()
    client = login(teacher)

    assert client.get(url(prompt)).status_code == 200
    assert client.post(url(prompt, "groups_make"), {"seen": ""}).status_code == 403
    assert url(prompt, "groups_make") not in client.get(url(prompt)).content.decode()


def test_a_student_is_told_the_group_before_the_first_post_and_get_seats_nobody(
    prompt, login, course
):
    make_group(prompt, *classes(course, 2), number=7)
    late = make_student(course, language="en")

    page = login(late).get(prompt.get_absolute_url()).content.decode()

    assert "With your first post you join group 7." in page
    assert group_of(prompt, late) is None


def test_a_student_is_told_who_sits_beside_unless_names_are_hidden(prompt, login, course):
    student = make_student(course, language="en")
    make_group(prompt, student, make_student(course, "Rahma R"))
    client = login(student)

    named = client.get(prompt.get_absolute_url()).content.decode()
    prompt.names_hidden = True
    prompt.save()
    unnamed = client.get(prompt.get_absolute_url()).content.decode()

    assert "You are in group 1 with Rahma R." in named
    assert "Rahma" not in unnamed


def test_another_groups_post_is_404_until_the_gallery_opens(prompt, login, student, classmate):
    make_group(prompt, student)
    make_post(prompt, student)
    theirs = make_post(prompt, classmate, group=make_group(prompt, classmate, number=2))
    address = f"{prompt.get_absolute_url()}posts/{theirs.pk}/"
    client = login(student)

    assert client.get(address).status_code == 404
    assert client.get(f"{address}report/").status_code == 404
    prompt.closed_at = timezone.now()
    prompt.save()
    assert client.get(address).status_code == 200


def test_a_teacher_reads_one_group_and_a_student_cannot_choose(prompt, login, student, teacher):
    group = make_group(prompt, student)
    mine = make_post(prompt, student, group=group)
    whole = make_post(prompt, teacher)
    query = {"group": group.pk}

    teachers = login(teacher).get(prompt.get_absolute_url(), query).content.decode()
    students = login(student).get(prompt.get_absolute_url(), query).content.decode()

    assert f'id="post-{mine.pk}"' in teachers
    assert f'id="post-{whole.pk}"' not in teachers
    assert f'id="post-{whole.pk}"' in students
