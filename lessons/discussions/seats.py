"""Who sits in which group of a discussion, read from the rows."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from .models import Group, Prompt, Seat
from .names import name_of

COUNTED = Count("seats", filter=Q(seats__left_at=None, seats__enrolment__left_at=None))


@dataclass
class Place:
    """Where a student sits (`group`), or will once the first post is in (`coming`, a number).

    `waits` for the teacher where groups are still to be made; `names` are those of the group's
    others, none where names are hidden.
    """

    group: Group | None = None
    coming: int | None = None
    waits: bool = False
    names: list = field(default_factory=list)


def is_grouped(prompt):
    return prompt.grouping != Prompt.Grouping.WHOLE


def group_of(prompt, enrolment):
    """The group a student sits in now, or None."""
    seats = Seat.objects.taken().filter(group__prompt=prompt, enrolment=enrolment)
    seat = seats.select_related("group").first()
    return seat.group if seat else None


def smallest_group(prompt):
    """Where a late joiner goes: the group with the fewest, the first of those; None without any."""
    groups = Group.objects.filter(prompt=prompt, dissolved_at=None).annotate(size=COUNTED)
    return groups.order_by("size", "number").first()


def in_order_of_number(groups):
    """Those there are now, then those dissolved, the latest first."""
    now = [group for group in groups if group.dissolved_at is None]
    then = [group for group in groups if group.dissolved_at]
    then.sort(key=lambda group: (group.dissolved_at, -group.number), reverse=True)
    return sorted(now, key=lambda group: group.number) + then


def place_of(prompt, student, group):
    """Return the Place of a student of a grouped prompt, in one query; `group` is `group_of`."""
    if group:
        return Place(group, names=[] if prompt.names_hidden else others_in(group, student))
    coming = smallest_group(prompt)
    waits = coming is None and prompt.grouping == Prompt.Grouping.STANCE
    return Place(coming=coming.number if coming else None, waits=waits)


def others_in(group, student):
    seats = Seat.objects.taken().filter(group=group, enrolment__left_at=None)
    seats = seats.exclude(enrolment=student).select_related("enrolment__user")
    return [name_of(seat.enrolment) for seat in seats.order_by("enrolment__user__sort_name")]


@dataclass
class Table:
    """A group with the seats of those who are still in the class."""

    group: Group
    seats: list

    @property
    def is_lonely(self):
        return len(self.seats) == 1


def tables_of(prompt):
    """Return the Tables of a prompt and the students without a seat: three queries."""
    groups = list(Group.objects.filter(prompt=prompt, dissolved_at=None))
    students = prompt.assignment.course.enrolments.current().students()
    students = list(students.select_related("user").order_by("user__sort_name", "pk"))
    seats = Seat.objects.filter(group__in=groups, left_at=None)
    group_by_student = dict(seats.values_list("enrolment", "group"))
    tables = [
        Table(group, [one for one in students if group_by_student.get(one.pk) == group.pk])
        for group in groups
    ]
    return tables, [one for one in students if one.pk not in group_by_student]
