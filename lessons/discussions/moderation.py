"""What a teacher reads to look after a discussion: what was reported, which groups there are."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count

from lessons.assignments.models import Assignment

from .models import Group, Post, Report
from .names import name_of
from .seats import in_order_of_number
from .showing import chip_of, html_of


@dataclass
class Case:
    """A post with what was reported of it; the reports that wait for a decision first."""

    post: Post
    open: list = field(default_factory=list)
    resolved: list = field(default_factory=list)

    @property
    def name(self):
        return name_of(self.post.author)

    @property
    def above(self):
        """Who wrote what it answers."""
        return name_of(self.post.parent.author)

    @property
    def html(self):
        return html_of(self.post.text)

    @property
    def chip(self):
        return chip_of(self.post.move)


def cases_of(prompt, enrolment):
    """Return the Cases of a prompt, open ones first: one query."""
    reports = Report.objects.visible_to(enrolment).filter(post__prompt=prompt)
    reports = reports.select_related(
        "post__prompt",
        "post__author__user",
        "post__parent__author__user",
        "reporter__user",
        "resolved_by",
    ).order_by("created_at", "pk")
    cases = {}
    for report in reports:
        case = cases.setdefault(report.post_id, Case(report.post))
        (case.resolved if report.resolved_at else case.open).append(report)
    return sorted(cases.values(), key=lambda case: not case.open)


def reported_among(rows, enrolments):
    """Return Counter {assignment's number: posts that wait for a decision}, for who may decide.

    `rows` are assignments; one query, none without a discussion.
    """
    courses = {one.course_id for one in enrolments if one.teaches and one.may_write}
    talks = [
        row.pk
        for row in rows
        if row.kind == Assignment.Kind.DISCUSSION and row.course_id in courses
    ]
    if not talks:
        return Counter()
    place = "post__prompt__assignment"
    reports = Report.objects.open().filter(**{f"{place}__in": talks}).order_by()
    return Counter(dict(reports.values_list(place).annotate(n=Count("post", distinct=True))))


def tools_of(prompt, teacher, chosen):
    """Return what `_tools.html` shows: two queries. `chosen` is the number of the group filter."""
    reports = Report.objects.visible_to(teacher).open().filter(post__prompt=prompt)
    groups = in_order_of_number(Group.objects.filter(prompt=prompt))
    return {
        "open_reports": reports.values("post").distinct().count(),
        "groups": groups,
        "chosen_group": next((one for one in groups if str(one.pk) == chosen), None),
    }
