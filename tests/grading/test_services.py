from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from classroom.audit.models import Entry
from classroom.people.models import Course, Enrolment
from lessons.assignments.models import Assignment
from lessons.grading.models import Mark
from lessons.grading.services import Conflict, acknowledge, release_marks, save_mark, take_back
from tests.factories import make_essay, make_student, make_teacher, make_work

from .makers import give, hand_in, make_rubric_essay, mark


@pytest.fixture
def assignment(course):
    return make_rubric_essay(course)


@pytest.fixture
def work(assignment, student):
    return hand_in(assignment, student)


def test_a_mark_keeps_levels_own_points_comments_and_the_sum(work, teacher):
    saved = mark(work, teacher, (1, None, "Clear."), (2, "17.5", ""), feedback="Good work.\r\n")

    assert (saved.points, saved.feedback, saved.version) == (Decimal("42.5"), "Good work.", 1)
    assert [(s.level.title, s.points, s.comment) for s in saved.scores.all()] == [
        ("Level 1", Decimal(25), "Clear."),
        ("Level 2", Decimal("17.5"), ""),
    ]
    assert saved.marked_by == teacher.user


def test_half_a_mark_has_no_total(work, teacher):
    assert mark(work, teacher, (1, None, "")).points is None


def test_saving_a_draft_leaves_no_audit_row_and_releases_nothing(work, teacher):
    mark(work, teacher)

    work.refresh_from_db()
    assert (work.returned_at, Entry.objects.count()) == (None, 0)


def test_nothing_handed_in_nothing_to_mark(assignment, classmate, teacher):
    with pytest.raises(ValidationError):
        mark(make_work(assignment, classmate), teacher)

    assert not Mark.objects.exists()


def test_points_above_the_best_level_are_refused(work, teacher):
    with pytest.raises(ValidationError):
        mark(work, teacher, (1, "25.01", ""), (2, None, ""))


def test_the_second_of_two_first_saves_is_a_conflict(course, work, teacher):
    mark(work, teacher, (1, None, "Mine"), (1, None, ""))

    with pytest.raises(Conflict) as clash:
        mark(work, make_teacher(course), (3, None, "Yours"), (3, None, ""))

    assert clash.value.theirs.points == 50
    assert clash.value.mine.points == 30
    assert Mark.objects.get().points == 50


def test_a_save_on_an_older_version_is_a_conflict(course, work, teacher):
    mark(work, teacher)
    mark(work, teacher, (3, None, ""), (3, None, ""), based_on=1)

    with pytest.raises(Conflict):
        mark(work, make_teacher(course), (4, None, ""), (4, None, ""), based_on=1)

    assert Mark.objects.get().points == 30


def test_two_teachers_of_one_mind_are_no_conflict(course, work, teacher):
    first = mark(work, teacher)

    again = mark(work, make_teacher(course))

    assert (again.pk, again.version, again.marked_by) == (first.pk, 1, teacher.user)


def test_a_version_handed_in_while_marking_still_waits(work, teacher):
    seen = work.submitted_at
    hand_in(work.assignment, work.enrolment, "A better text.")

    saved = mark(work, teacher, of_submission=seen)

    assert Mark.objects.get(pk=saved.pk).is_outdated


def test_saving_an_equal_mark_again_is_for_the_new_version(work, teacher):
    mark(work, teacher)
    hand_in(work.assignment, work.enrolment, "A better text.")
    assert Mark.objects.get().is_outdated

    mark(work, teacher, based_on=1)

    assert not Mark.objects.get().is_outdated


def test_without_a_rubric_there_are_points_alone(course, student, teacher):
    work = hand_in(make_essay(course, points=10), student)

    saved = save_mark(work=work, teacher=teacher.user, based_on=0, points=Decimal("7.5"))

    assert saved.points == Decimal("7.5")
    with pytest.raises(ValidationError):
        save_mark(work=work, teacher=teacher.user, based_on=1, points=Decimal(11))


def test_release_at_once_releases_a_complete_mark_on_save(course, student, teacher):
    assignment = make_rubric_essay(course, release=Assignment.Release.AT_ONCE)
    work = hand_in(assignment, student)

    mark(work, teacher, (1, None, ""))
    work.refresh_from_db()
    assert work.returned_at is None

    mark(work, teacher, based_on=1)
    work.refresh_from_db()
    assert work.returned_at is not None


def test_where_marks_are_shown_at_once_saving_the_same_again_shows_it(assignment, work, teacher):
    mark(work, teacher)
    Assignment.objects.update(release=Assignment.Release.AT_ONCE)

    mark(work, teacher, based_on=1)

    work.refresh_from_db()
    assert work.returned_at is not None


def test_release_all_leaves_out_who_left_or_teaches_now(course, assignment, teacher):
    gone, risen = (hand_in(assignment, make_student(course)) for _ in range(2))
    for one in (gone, risen):
        mark(one, teacher)
    Enrolment.objects.filter(pk=gone.enrolment_id).update(left_at=timezone.now())
    Enrolment.objects.filter(pk=risen.enrolment_id).update(role=Enrolment.Role.TEACHER)

    assert release_marks(assignment=assignment, teacher=teacher.user) == 0


def test_in_a_class_archived_at_this_instant_nothing_is_marked(course, work, teacher):
    Course.objects.update(archived_at=timezone.now())

    with pytest.raises(PermissionDenied):
        mark(work, teacher)


def test_release_all_takes_complete_marks_of_the_latest_versions(course, assignment, teacher):
    whole, half, outdated, bare = (hand_in(assignment, make_student(course)) for _ in range(4))
    mark(whole, teacher)
    mark(half, teacher, (1, None, ""))
    mark(outdated, teacher)
    hand_in(assignment, outdated.enrolment, "Newer.")

    assert release_marks(assignment=assignment, teacher=teacher.user) == 1
    assert release_marks(assignment=assignment, teacher=teacher.user) == 0

    returned = assignment.works.exclude(returned_at=None)
    assert list(returned) == [whole]
    assert bare not in returned
    entry = Entry.objects.get()
    assert (entry.action, entry.after) == (
        "marks_released",
        {"students": str(whole.enrolment.user)},
    )


def test_release_of_one_leaves_the_others(course, assignment, work, teacher):
    other = hand_in(assignment, make_student(course))
    mark(work, teacher)
    mark(other, teacher)

    assert release_marks(assignment=assignment, teacher=teacher.user, works=[other]) == 1

    assert list(assignment.works.exclude(returned_at=None)) == [other]


def test_changing_a_released_mark_is_on_record_and_unread_again(work, teacher):
    mark(work, teacher)
    release_marks(assignment=work.assignment, teacher=teacher.user)
    work.refresh_from_db()
    acknowledge(work)

    mark(work, teacher, (1, None, ""), (3, None, "Look again."), based_on=1)

    work.refresh_from_db()
    assert work.acknowledged_at is None
    entry = Entry.objects.get(action="released_mark_changed")
    assert (entry.before["points"], entry.after["points"]) == ("45.00", "40.00")
    assert [name for name in entry.after if name.endswith("comment")] != []


def test_a_released_mark_does_not_become_half_a_mark(work, teacher):
    mark(work, teacher)
    release_marks(assignment=work.assignment, teacher=teacher.user)

    with pytest.raises(ValidationError):
        mark(work, teacher, (1, None, ""), based_on=1)

    assert Mark.objects.get().points == 45


def test_take_back_hides_and_is_on_record(work, teacher):
    mark(work, teacher)
    release_marks(assignment=work.assignment, teacher=teacher.user)

    take_back(work=work, teacher=teacher.user)
    take_back(work=work, teacher=teacher.user)

    work.refresh_from_db()
    assert (work.returned_at, Mark.objects.count()) == (None, 1)
    assert Entry.objects.filter(action="mark_taken_back").count() == 1


def test_the_first_reading_of_feedback_counts(work):
    work.returned_at = timezone.now() - timedelta(days=2)
    acknowledge(work)
    first = work.acknowledged_at

    acknowledge(work)

    assert work.acknowledged_at == first


def test_an_unreturned_work_cannot_be_acknowledged(work):
    acknowledge(work)

    assert work.acknowledged_at is None


def test_a_level_of_another_criterion_is_refused(work, teacher):
    one, two = give(work.assignment, (1, None, ""), (1, None, "")).items()

    with pytest.raises(ValidationError):
        save_mark(
            work=work, teacher=teacher.user, based_on=0, scores={one[0]: two[1], two[0]: one[1]}
        )
