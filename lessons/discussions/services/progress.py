"""Whether a student's part is done, and which checkpoints it has passed."""

from django.db import transaction
from django.utils import timezone

from lessons.assignments.models import Checkpoint, CheckpointPass, Work
from lessons.grading.models import Mark

from .. import asked
from ..models import Post
from ..moves import Move


def own_part(prompt, enrolment):
    """Return `(lines, said)` of what is asked of the student: in three queries."""
    own = (
        Post.objects.standing()
        .filter(prompt=prompt, author=enrolment)
        .select_related("parent__parent")
    )
    said = [
        asked.Said(post.move, answers_question=is_put_to(post.parent, enrolment)) for post in own
    ]
    put = (
        Post.objects.standing()
        .filter(prompt=prompt, move=Move.QUESTION, parent__author=enrolment)
        .exclude(author=enrolment)
        .count()
    )
    wanted = list(prompt.asked.values_list("move", "number"))
    return asked.progress(wanted, said, put), said


def is_put_to(question, enrolment):
    """A question is put to whose post it answers."""
    if question is None or question.move != Move.QUESTION or not question.parent_id:
        return False
    return question.parent.author_id == enrolment.pk and question.author_id != enrolment.pk


@transaction.atomic
def update_progress(*, prompt, enrolment):
    """Bring the student's work up to what the posts say; return the work, None before there is one.

    It is handed in from the moment it became complete; posts taken back take that away again,
    unless its marking has begun: that a teacher takes as it stands.
    """
    work = (
        Work.objects.select_for_update()
        .filter(assignment=prompt.assignment_id, enrolment=enrolment)
        .first()
    )
    if work is None:
        return None
    lines, said = own_part(prompt, enrolment)
    complete = asked.is_complete(lines, said) and not prompt.is_voluntary
    if complete and work.submitted_at is None:
        work.submitted_at = timezone.now()
        work.save(update_fields=["submitted_at"])
    elif not complete and work.submitted_at and not Mark.objects.filter(work=work).exists():
        work.submitted_at = None
        work.save(update_fields=["submitted_at"])
    pass_checkpoints(prompt, work, enrolment)
    return work


def pass_checkpoints(prompt, work, enrolment):
    """The first post passes its checkpoint at the moment it was written."""
    point = Checkpoint.objects.filter(
        assignment=prompt.assignment_id, part=Checkpoint.Part.FIRST_POST
    ).first()
    if point is None:
        return
    first = Post.objects.opens_the_door().filter(prompt=prompt, author=enrolment).first()
    if first is None:
        CheckpointPass.objects.filter(checkpoint=point, work=work).delete()
    else:
        CheckpointPass.objects.get_or_create(
            checkpoint=point, work=work, defaults={"passed_at": first.created_at}
        )
