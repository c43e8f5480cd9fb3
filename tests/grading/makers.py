"""What marking tests need again and again: an essay with a rubric, handed in, and its mark."""

from decimal import Decimal

from django.urls import reverse

from lessons.grading.criteria import criteria_of
from lessons.grading.scoring import Given
from lessons.grading.services import save_mark
from tests.factories import make_attempt, make_essay, make_rubric, make_work


def make_rubric_essay(course, **fields):
    """Two criteria of 25, 20, 15 and 8 points."""
    return make_essay(course, **{"rubric": make_rubric(course.school)} | fields)


def hand_in(assignment, student, text="Words of an essay."):
    """Return the student's work with one more attempt."""
    work = student.works.filter(assignment=assignment).first() or make_work(assignment, student)
    make_attempt(work, text)
    return work


def give(assignment, *choices):
    """{criterion: Given} from (level position, own points, comment) for each criterion in turn."""
    scores = {}
    for criterion, choice in zip(criteria_of(assignment), choices, strict=False):
        position, points, comment = choice
        level = criterion.levels.all()[position - 1].pk if position else None
        own = None if points is None else Decimal(points)
        scores[criterion.pk] = Given(level, own, comment)
    return scores


def mark(work, teacher, *choices, based_on=0, **fields):
    choices = choices or ((1, None, ""), (2, None, ""))
    return save_mark(
        work=work,
        teacher=teacher.user,
        based_on=based_on,
        scores=give(work.assignment, *choices),
        **fields,
    )


def form_data(work, *choices, version=0, **extra):
    """What the browser posts."""
    data = {"version": version, "of_submission": work.submitted_at.isoformat(), "feedback": ""}
    for criterion, choice in zip(criteria_of(work.assignment), choices, strict=False):
        position, points, comment = choice
        level = criterion.levels.all()[position - 1].pk if position else ""
        n = criterion.pk
        data |= {f"level_{n}": level, f"points_{n}": points, f"comment_{n}": comment}
    return data | extra


def url(name, *args):
    return reverse(name, args=args)


def desk_url(work):
    a = work.assignment
    return url("essays:work", a.course_id, a.pk, work.pk)
