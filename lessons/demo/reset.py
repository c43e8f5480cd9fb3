"""Take the demo school away again: only that school, and only people who are nowhere else."""

from classroom.people.models import Course, JoinCode, Membership, User
from lessons.assignments.models import Assignment, Rubric
from lessons.discussions.models import Post
from lessons.grading.models import Mark


def remove_school(school):
    """Delete in the order of what points at what; audit rows stay, they are never deleted."""
    Mark.objects.filter(work__assignment__course__school=school).delete()
    remove_posts(Post.objects.filter(prompt__assignment__course__school=school))
    Assignment.objects.filter(course__school=school).delete()
    Rubric.objects.filter(school=school).delete()
    JoinCode.objects.filter(course__school=school).delete()
    Course.objects.filter(school=school).delete()
    people = User.objects.filter(memberships__school=school, is_superuser=False)
    elsewhere = Membership.objects.exclude(school=school).values("user")
    ids = list(people.exclude(pk__in=elsewhere).values_list("pk", flat=True))
    school.delete()
    User.objects.filter(pk__in=ids).delete()


def remove_posts(posts):
    """Answers first: no post goes from under what was said to it, not even with it."""
    while posts.exists():
        posts.filter(replies=None, bridged_by=None).delete()
