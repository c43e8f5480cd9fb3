"""The marking desk for any kind of work: `sit_down` reads or saves, the kind's view renders."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from classroom.people.models import Enrolment
from lessons.assignments.models import Work
from lessons.assignments.points import show_points

from .classlist import Place, mark_of, place_of, standing, work_url
from .criteria import criteria_of, maximum
from .feedback import rows_of
from .forms import MarkForm, initial_of
from .models import Mark
from .services import Conflict, is_complete, judgement_of, save_mark


@dataclass
class Desk:
    """Everything the desk's template draws; `form` is None while there is nothing to mark."""

    work: object
    mark: object
    form: object
    place: Place
    standing: str
    maximum: object
    previous_url: str
    next_url: str
    conflict: dict = field(default_factory=dict)

    @property
    def status(self):
        return 409 if self.conflict else 200

    @property
    def is_complete(self):
        return bool(self.mark) and is_complete(self.work.assignment, self.mark)


def work_to_mark(enrolment, assignment_id, work_id):
    """The work with its assignment, student and mark, or 404. `enrolment` teaches the class.

    Of who teaches it now, too, nobody marks what was written as a student: it would be the own.
    """
    rows = Work.objects.visible_to(enrolment).filter(enrolment__role=Enrolment.Role.STUDENT)
    rows = rows.select_related("assignment__rubric", "enrolment__user", "mark__marked_by")
    work = get_object_or_404(rows, pk=work_id, assignment=assignment_id)
    work.assignment.course = enrolment.course
    return work


def sit_down(request, work, take_in=None):
    """Return a Desk to draw, or a redirect after a save. `work` comes from `work_to_mark`.

    `take_in`, of kinds that have it, takes unfinished work as handed in; it is called with the
    first save, so that no work waits for a mark that nobody gives.
    """
    assignment = work.assignment
    place = place_of(work, assignment)
    form = mark_form(request, work, take_in)
    conflict = {}
    if form and form.is_valid():
        try:
            keep(work, request.user, form.judgement(), take_in)
            return saved(request, work, place)
        except ValidationError as error:
            form.add_error(None, error)
        except Conflict as clash:
            work.mark, conflict = clash.theirs, compare(assignment, clash)
            form = mark_form(request, work, take_in, version=clash.theirs.version)
    return Desk(
        work=work,
        mark=mark_of(work),
        form=form,
        place=place,
        standing=standing(assignment, work),
        maximum=maximum(assignment),
        conflict=conflict,
        previous_url=work_url(assignment, place.previous) if place.previous else "",
        next_url=work_url(assignment, place.next) if place.next else "",
    )


@transaction.atomic
def keep(work, teacher, judgement, take_in):
    if take_in and not work.submitted_at:
        take_in(work=work, teacher=teacher)
    save_mark(work=work, teacher=teacher, **judgement)


def mark_form(request, work, take_in=None, version=None):
    """The form as it was typed, or with the saved mark. After a conflict it builds on `version`."""
    if not (work.submitted_at or take_in) or not work.assignment.takes_marks:
        return None
    data = request.POST if request.method == "POST" else None
    if version is not None:
        data = data.copy()
        data["version"] = version
    criteria = criteria_of(work.assignment)
    initial = None if data else initial_of(work, mark_of(work))
    return MarkForm(data, criteria=criteria, most=work.assignment.points, initial=initial)


def saved(request, work, place):
    """Say what was saved and go on. `saved` in the address ends the browser's own copy."""
    assignment = work.assignment
    mark = Mark.objects.get(work=work)
    total = show_points(mark.points)
    of = {"name": work.enrolment.user, "points": total, "most": show_points(maximum(assignment))}
    if total:
        text = _("Saved for %(name)s: %(points)s of %(most)s points.")
    elif is_complete(assignment, mark):
        text = _("Saved for %(name)s.")
    else:
        text = _("Saved for %(name)s. There is no total yet: some points are missing.")
    messages.success(request, text % of)
    on = work.pk if "next" not in request.POST else place.next_waiting
    if on:
        return redirect(f"{work_url(assignment, on)}?saved={work.pk}#mark")
    messages.info(request, _("Nothing more waits to be marked."))
    url = reverse("grading:marking", args=[assignment.course_id, assignment.pk])
    return redirect(f"{url}?saved={work.pk}")


def compare(assignment, clash):
    """Lay both marks side by side for the page, criterion by criterion."""
    mine, theirs = clash.mine, judgement_of(clash.theirs)
    pairs = zip(rows_of(assignment, mine.scores), rows_of(assignment, theirs.scores), strict=True)
    return {
        "mine": mine,
        "theirs": theirs,
        "rows": [(m, t, m.given != t.given) for m, t in pairs],
        "who": clash.theirs.marked_by,
        "when": clash.theirs.marked_at,
    }
