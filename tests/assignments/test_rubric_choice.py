"""Which rubric an essay is marked by: the module's, an own, a colleague's."""

from decimal import Decimal

from lessons.assignments.models import Assignment
from tests.assignments.form import essay, url
from tests.factories import (
    make_rubric,
    make_school,
    make_student,
    make_teacher,
    make_term,
)


def test_the_modules_rubric_is_copied_in_the_teachers_language(course, template, login):
    tutor = make_teacher(course, language="en")

    login(tutor).post(f"{url(course)}?module=three-or-more", essay(course, rubric="module"))

    rubric = Assignment.objects.get().rubric
    assert [c.title for c in rubric.criteria.all()] == ["Criterion 1", "Criterion 2"]
    assert [level.points for level in rubric.criteria.first().levels.all()] == [25, 10]
    assert rubric.criteria.first().levels.first().descriptor == "d"


def test_an_own_rubric_is_used_and_a_colleagues_copied(course, teacher, login):
    own = make_rubric(course.school, created_by=teacher.user)
    other = make_rubric(course.school, levels=(9, 3))
    client = login(teacher)

    client.post(url(course), essay(course, rubric=own.pk))
    client.post(url(course), essay(course, rubric=other.pk))

    first, second = Assignment.objects.order_by("pk")
    assert first.rubric == own
    assert second.rubric not in (own, other)
    assert (first.points, second.points) == (50, Decimal(18))


def test_another_schools_rubric_is_no_choice(course, teacher, login):
    foreign = make_rubric(make_school())

    response = login(teacher).post(url(course), essay(course, rubric=foreign.pk))

    assert "rubric" in response.context["form"].errors
    assert Assignment.objects.count() == 0


def test_an_own_rubric_is_named_without_its_owner(course, login):
    teacher = make_teacher(course, "Own Name", language="en")
    make_rubric(course.school, title="Mine", created_by=teacher.user)
    client = login(teacher)

    own = client.get(url(course)).context["form"]["rubric"]
    make_rubric(course.school, title="Theirs", created_by=make_teacher(course, "Colleague").user)
    both = client.get(url(course)).context["form"]["rubric"]

    assert "Own Name" not in str(own)
    assert "Colleague" in str(both)
    assert [bool(field.help_text) for field in (own, both)] == [False, True]


def test_the_form_asks_the_same_queries_for_any_number_of_rubrics(
    course, teacher, login, django_assert_num_queries
):
    make_student(course)
    make_term(course.school)
    for _ in range(5):
        make_rubric(course.school, criteria=1)
    client = login(teacher)

    with django_assert_num_queries(6):
        client.get(url(course))
