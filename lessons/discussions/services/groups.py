"""Who sits with whom: groups are made, made anew, and students moved. Nobody is left alone."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.audit.services import record

from .. import grouping
from ..models import Group, Prompt, Seat, Stance
from ..seats import group_of, is_grouped, smallest_group
from .progress import count_questions_again


def held(prompt):
    """Read the prompt anew and hold it: all that changes groups or posts waits in one line."""
    rows = Prompt.objects.select_for_update(of=["self"])
    return rows.select_related("assignment__course__school").get(pk=prompt.pk)


def students_of(prompt):
    """The numbers of the enrolments that are to sit somewhere, in the order of the class list."""
    students = prompt.assignment.course.enrolments.current().students()
    return list(students.order_by("user__sort_name", "pk").values_list("pk", flat=True))


def drawn(prompt, students, seed):
    """Return lists of students that sit together, as the prompt wants them put together."""
    if prompt.grouping == Prompt.Grouping.LIST:
        return grouping.cut(students, prompt.group_size)
    if prompt.grouping == Prompt.Grouping.RANDOM:
        return grouping.at_random(students, prompt.group_size, seed)
    stands = dict(Stance.objects.filter(prompt=prompt).values_list("enrolment", "before"))
    stances = {student: stands.get(student) for student in students}
    return grouping.by_stance(stances, prompt.group_size, seed)


@transaction.atomic
def make_groups(*, prompt, actor, instead_of=None, seed=None):
    """Put every student of the class into a group; groups there were are dissolved.

    `instead_of` are the numbers (pk) of the groups whoever asked has seen: others by now are left
    alone. The seed goes on the record, so that a draw can be done again. `actor` is a user, or None
    where a first post asked for it. Raises ValidationError.
    """
    prompt = held(prompt)
    students = students_of(prompt)
    if not is_grouped(prompt):
        raise ValidationError(_("This discussion is one for the whole class."))
    if len(students) < 2:
        raise ValidationError(_("A group needs at least two students; the class has fewer."))
    now_there = Group.objects.filter(prompt=prompt, dissolved_at=None)
    if instead_of is not None and set(instead_of) != {group.pk for group in now_there}:
        raise ValidationError(_("The groups were changed meanwhile. Look at them first."))
    anew = dissolve(now_there)
    seed = secrets.randbits(32) if seed is None else seed
    together = drawn(prompt, students, seed)
    seat_all(prompt, together)
    if anew:
        count_questions_again(prompt)
    record(
        actor=actor,
        action="groups_made_anew" if anew else "groups_made",
        target=prompt.assignment,
        school=prompt.assignment.course.school,
        after={"groups": len(together), "grouping": prompt.grouping, "seed": seed},
    )


def dissolve(groups):
    """Return how many there were. What was written in them keeps its readers; empty ones go."""
    number = groups.count()
    groups.filter(posts=None).delete()
    groups.update(dissolved_at=timezone.now())
    return number


def seat_all(prompt, together):
    groups = Group.objects.bulk_create(
        Group(prompt=prompt, number=number) for number, _members in enumerate(together, start=1)
    )
    Seat.objects.bulk_create(
        Seat(group=group, enrolment_id=student)
        for group, students in zip(groups, together, strict=True)
        for student in students
    )


@transaction.atomic
def take_seat(*, prompt, enrolment):
    """Return the group a student's first post belongs to, seating who has none; None is the class.

    The first post makes the groups where no teacher has; only groups by stand wait for the teacher,
    because they need the stands. Raises ValidationError.
    """
    if not enrolment.studies or not is_grouped(prompt):
        return None
    prompt = held(prompt)
    group = group_of(prompt, enrolment)
    if group is None and not Group.objects.filter(prompt=prompt, dissolved_at=None).exists():
        if len(students_of(prompt)) < 2:
            return None
        if prompt.grouping == Prompt.Grouping.STANCE:
            raise ValidationError(
                _("Your teacher is still making the groups. Your text is kept as a draft.")
            )
        make_groups(prompt=prompt, actor=None)
        group = group_of(prompt, enrolment)
    return group or sit_down(smallest_group(prompt), enrolment)


def sit_down(group, enrolment):
    """Who comes back finds the old seat."""
    Seat.objects.update_or_create(group=group, enrolment=enrolment, defaults={"left_at": None})
    return group


@transaction.atomic
def move_seat(*, prompt, enrolment, actor, group=None):
    """Seat a student in `group`, or in the smallest there is; return the group.

    The old seat stays for reading. Raises ValidationError if somebody would be left alone.
    """
    prompt = held(prompt)
    group = group or smallest_group(prompt)
    if group is None or not Group.objects.filter(pk=group.pk, dissolved_at=None).exists():
        raise ValidationError(_("The groups were changed meanwhile. Look at them first."))
    old = group_of(prompt, enrolment)
    if old == group:
        return group
    if old:
        leave(old, enrolment)
    sit_down(group, enrolment)
    count_questions_again(prompt)
    record(
        actor=actor,
        action="seat_moved",
        target=enrolment,
        school=prompt.assignment.course.school,
        before={"group": old.number} if old else {},
        after={"group": group.number},
    )
    return group


def leave(group, enrolment):
    """Give up a seat; the last one to leave dissolves the group."""
    left = Seat.objects.taken().filter(group=group, enrolment__left_at=None)
    left = left.exclude(enrolment=enrolment).count()
    if left == 1:
        raise ValidationError(
            _("One student would be left alone in group %(n)d. Move somebody in first.")
            % {"n": group.number}
        )
    now = timezone.now()
    Seat.objects.filter(group=group, enrolment=enrolment).update(left_at=now)
    if not left:
        Group.objects.filter(pk=group.pk).update(dissolved_at=now)
