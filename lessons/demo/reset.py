"""Take the demo school away again: only that school, and only people who are nowhere else."""

from classroom.people.models import Course, JoinCode, Membership, User
from classroom.people.services.schools import lock_school
from lessons.assignments.models import Assignment, Rubric, Work
from lessons.discussions.models import Post, Prompt
from lessons.grading.models import Mark
from lessons.reading.models import LiveCheck

# What whoever writes holds, in the order of the services, and the way from it to its school.
HELD = [
    (Course, "school"),
    (LiveCheck, "task__assignment__course__school"),
    (Prompt, "assignment__course__school"),
    (Post, "prompt__assignment__course__school"),
    (Assignment, "course__school"),
    (Work, "assignment__course__school"),
    (User, "memberships__school"),
]


def remove_school(school):
    """Delete in the order of what points at what; audit rows stay, they are never deleted.

    Works within a transaction.
    """
    hold(school)
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


def hold(school):
    """Wait for whoever is writing, and let nobody begin: else each could wait for the other."""
    lock_school(school.pk)
    for model, its_school in HELD:
        rows = model.objects.select_for_update(of=["self"]).filter(**{its_school: school})
        list(rows.order_by("pk"))


def remove_posts(posts):
    """Answers first: no post goes from under what was said to it, not even with it."""
    while posts.exists():
        posts.filter(replies=None, bridged_by=None).delete()
