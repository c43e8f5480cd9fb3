"""Groups: made, made anew, joined late, moved; nobody sits alone, and what was read stays read."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.discussions.models import Group, Post, Seat, Stance
from lessons.discussions.seats import group_of, smallest_group
from lessons.discussions.services import make_groups, move_seat, publish_post, take_seat
from tests.discussions.makers import LONG, make_group, make_post, make_prompt
from tests.factories import make_student


@pytest.fixture
def prompt(course):
    return make_prompt(course, grouping="random", group_size=3, gallery=False)


@pytest.fixture
def class_of_7(course):
    return [make_student(course, f"Student {n}") for n in range(7)]


def sitting(prompt):
    """The names of each group, by its number."""
    return {
        group.number: sorted(
            seat.enrolment.user.full_name for seat in group.seats.filter(left_at=None)
        )
        for group in Group.objects.filter(prompt=prompt, dissolved_at=None)
    }


def post(prompt, author, key):
    return publish_post(prompt=prompt, author=author, move="claim", text=LONG, key=key)


def test_everybody_gets_one_seat_and_the_draw_is_on_the_record(prompt, class_of_7, teacher):
    make_groups(prompt=prompt, actor=teacher.user, seed=5)

    assert sorted(map(len, sitting(prompt).values())) == [2, 2, 3]
    assert Seat.objects.count() == 7
    assert Entry.objects.get().after == {"groups": 3, "grouping": "random", "seed": 5}


def test_the_same_draw_makes_the_same_groups(prompt, class_of_7, teacher):
    make_groups(prompt=prompt, actor=teacher.user, seed=5)
    first = sitting(prompt)

    make_groups(prompt=prompt, actor=teacher.user, seed=5)

    assert sitting(prompt) == first


def test_groups_by_list_follow_the_class_list(prompt, class_of_7, teacher):
    prompt.grouping = "list"
    prompt.save()

    make_groups(prompt=prompt, actor=teacher.user)

    assert sitting(prompt)[1] == ["Student 0", "Student 1", "Student 2"]


def test_groups_by_stand_put_differing_minds_together(course, class_of_7, teacher):
    prompt = make_prompt(course, grouping="stance", group_size=4, statement="X")
    for student, before in zip(class_of_7, (1, 1, 1, 3, 5, 5, 5), strict=True):
        Stance.objects.create(prompt=prompt, enrolment=student, before=before)

    make_groups(prompt=prompt, actor=teacher.user)

    for group in Group.objects.all():
        stands = Stance.objects.filter(enrolment__in=group.seats.values("enrolment"))
        assert {1, 5} <= set(stands.values_list("before", flat=True))


def test_one_student_alone_makes_no_group(prompt, student, teacher):
    with pytest.raises(ValidationError):
        make_groups(prompt=prompt, actor=teacher.user)

    assert Group.objects.count() == 0


def test_new_groups_keep_the_old_posts_readable_to_who_sat_there(prompt, class_of_7, teacher):
    make_groups(prompt=prompt, actor=teacher.user, seed=1)
    author = class_of_7[0]
    theirs = post(prompt, author, "00000000-0000-4000-8000-000000000001")
    beside = Seat.objects.filter(group=theirs.group).exclude(enrolment=author)
    former, others = beside.first().enrolment, beside.values("enrolment")
    stranger = next(s for s in class_of_7[1:] if s.pk not in {o["enrolment"] for o in others})
    for reader in (former, stranger):
        make_post(prompt, reader)

    make_groups(prompt=prompt, actor=teacher.user, seed=2)

    assert Post.objects.visible_to(former).filter(pk=theirs.pk).exists()
    assert not Post.objects.visible_to(stranger).filter(pk=theirs.pk).exists()
    assert Entry.objects.filter(action="groups_made_anew").count() == 1


def test_groups_made_on_another_page_meanwhile_are_left_alone(prompt, class_of_7, teacher):
    make_groups(prompt=prompt, actor=teacher.user, instead_of=set())
    first = sitting(prompt)

    with pytest.raises(ValidationError):
        make_groups(prompt=prompt, actor=teacher.user, instead_of=set())

    assert sitting(prompt) == first


def test_the_first_post_makes_the_groups_where_no_teacher_has(prompt, class_of_7):
    first = post(prompt, class_of_7[0], "00000000-0000-4000-8000-000000000001")

    assert first.group == group_of(prompt, class_of_7[0])
    assert sum(map(len, sitting(prompt).values())) == 7


def test_groups_by_stand_wait_for_the_teacher(course, class_of_7):
    prompt = make_prompt(course, grouping="stance")

    with pytest.raises(ValidationError):
        post(prompt, class_of_7[0], "00000000-0000-4000-8000-000000000001")

    assert (Post.objects.count(), Group.objects.count()) == (0, 0)


def test_a_late_joiner_sits_in_the_smallest_group_with_the_first_post(prompt, course):
    one, two, three, four, five = (make_student(course) for _ in range(5))
    make_group(prompt, one, two, three)
    small = make_group(prompt, four, five, number=2)
    late = make_student(course)

    assert take_seat(prompt=prompt, enrolment=late) == small
    assert take_seat(prompt=prompt, enrolment=late) == small
    assert Seat.objects.filter(enrolment=late).count() == 1


def test_who_left_the_class_makes_a_group_smaller(prompt, course):
    one, two, three, four, five = (make_student(course) for _ in range(5))
    make_group(prompt, one, two)
    big = make_group(prompt, three, four, five, number=2)
    for gone in (three, four):
        gone.left_at = timezone.now()
        gone.save()

    assert smallest_group(prompt) == big


def test_a_teacher_and_a_whole_class_take_no_seat(course, prompt, student, teacher, classmate):
    whole = make_prompt(course)

    assert take_seat(prompt=whole, enrolment=student) is None
    assert take_seat(prompt=prompt, enrolment=teacher) is None


def test_who_is_moved_sits_in_one_group_and_still_reads_the_other(prompt, course, teacher):
    one, two, three, four, five = (make_student(course) for _ in range(5))
    old = make_group(prompt, one, two, three)
    new = make_group(prompt, four, five, number=2)
    theirs = make_post(prompt, two, group=old)
    make_post(prompt, one, group=old)

    move_seat(prompt=prompt, enrolment=one, group=new, actor=teacher.user)

    assert group_of(prompt, one) == new
    assert Post.objects.visible_to(one).filter(pk=theirs.pk).exists()
    assert Entry.objects.get().before == {"group": 1}


def test_who_is_moved_back_finds_the_old_seat(prompt, course, teacher):
    one, two, three, four, five = (make_student(course) for _ in range(5))
    old = make_group(prompt, one, two, three)
    new = make_group(prompt, four, five, number=2)

    for group in (new, old):
        move_seat(prompt=prompt, enrolment=one, group=group, actor=teacher.user)

    assert group_of(prompt, one) == old


def test_nobody_is_left_alone_by_a_move(prompt, course, student, classmate, teacher):
    make_group(prompt, student, classmate)
    other = make_group(prompt, make_student(course), make_student(course), number=2)

    with pytest.raises(ValidationError):
        move_seat(prompt=prompt, enrolment=student, group=other, actor=teacher.user)

    assert group_of(prompt, student).number == 1


def test_the_last_one_to_leave_dissolves_the_group(prompt, course, student, classmate, teacher):
    lonely = make_group(prompt, student, classmate)
    other = make_group(prompt, make_student(course), make_student(course), number=2)
    classmate.left_at = timezone.now()
    classmate.save()

    move_seat(prompt=prompt, enrolment=student, group=other, actor=teacher.user)

    lonely.refresh_from_db()
    assert lonely.dissolved_at is not None
