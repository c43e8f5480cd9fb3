"""Giving a class something to discuss, and changing it."""

from django.db import transaction
from django.utils import timezone

from classroom.audit.services import change, record
from lessons.assignments.models import Assignment, Checkpoint
from lessons.assignments.services import assign, edit

from ..models import Material, MoveAsked, Prompt
from .letters import give_letters, students_who_wrote
from .progress import update_progress

FIRST_POST = Checkpoint.Part.FIRST_POST
RECORDED = {"names_hidden", "posts_first", "grouping"}


@transaction.atomic
def assign_discussion(*, actor, said, **given):
    """Give a discussion to classes; return the new assignments (see `assignments.assign`).

    `said` is of the discussion itself: `rules` are fields of a Prompt, `asked` {move: number},
    `material` unsaved Material, `first_due_at` a moment or None.
    """
    assignments = assign(actor=actor, kind=Assignment.Kind.DISCUSSION, **given)
    for assignment in assignments:
        prompt = Prompt.objects.create(assignment=assignment, **said["rules"])
        lay_out(prompt, said)
        if said["first_due_at"]:
            assignment.checkpoints.create(part=FIRST_POST, due_at=said["first_due_at"])
    return assignments


def lay_out(prompt, said):
    MoveAsked.objects.bulk_create(
        MoveAsked(prompt=prompt, move=move, number=number) for move, number in said["asked"].items()
    )
    for one in said["material"]:
        one.pk, one.prompt, one._state.adding = None, prompt, True
    Material.objects.bulk_create(said["material"])


@transaction.atomic
def open_discussion(*, enrolment, title, instructions, key):
    """A student opens a discussion: open to all of the class, asked of nobody; return it."""
    given = {"title": title, "instructions": instructions, "key": key}
    kind, course = Assignment.Kind.DISCUSSION, enrolment.course
    new = assign(actor=enrolment.user, kind=kind, classes=[(course, None)], **given)
    if not new:  # the same page sent twice
        return Prompt.objects.get(assignment__course=course, assignment__key=key)
    return Prompt.objects.create(assignment=new[0], opened_by=enrolment)


@transaction.atomic
def edit_discussion(*, actor, assignment, said, **fields):
    """Change a discussion (see `assignments.edit`); what is asked for counts anew for everyone."""
    prompt = Prompt.objects.select_for_update().get(assignment=assignment)
    edit(actor=actor, assignment=assignment, **fields)
    move_first_date(actor, assignment, said["first_due_at"])
    change_rules(actor, prompt, assignment, said["rules"])
    asks_anew = dict(prompt.asked.values_list("move", "number")) != said["asked"]
    prompt.asked.all().delete()
    prompt.material.all().delete()
    lay_out(prompt, said)
    for work in assignment.works.select_related("enrolment"):
        update_progress(prompt=prompt, enrolment=work.enrolment, may_undo=asks_anew)


def change_rules(actor, prompt, assignment, rules):
    """Set the fields of the prompt; who is shown what to whom goes on the record."""
    rules = dict(rules)
    if must_stay_hidden(prompt):
        rules["names_hidden"] = True
    before, after = change(prompt, **rules)
    prompt.save(update_fields=rules.keys())
    if prompt.names_hidden:
        give_letters(prompt, students_who_wrote(prompt))
    told = RECORDED & after.keys()
    if told:
        record(
            actor=actor,
            action="discussion_changed",
            target=assignment,
            school=assignment.course.school,
            before={name: before[name] for name in told},
            after={name: after[name] for name in told},
        )


def must_stay_hidden(prompt):
    """Who wrote under a hidden name is not named afterwards."""
    return prompt.names_hidden and prompt.posts.exists()


def move_first_date(actor, assignment, due_at):
    """Set, move or take away the date of the first post; it goes on the record as every date."""
    point = Checkpoint.objects.filter(assignment=assignment, part=FIRST_POST).first()
    before = point.due_at if point else None
    if before == due_at:
        return
    if due_at is None:
        point.delete()
    else:
        Checkpoint.objects.update_or_create(
            assignment=assignment, part=FIRST_POST, defaults={"due_at": due_at}
        )
    record(
        actor=actor,
        action="assignment_dates_changed",
        target=assignment,
        school=assignment.course.school,
        before={"first_due_at": spelled(before)},
        after={"first_due_at": spelled(due_at)},
    )


def spelled(instant):
    return timezone.localtime(instant).isoformat() if instant else None
