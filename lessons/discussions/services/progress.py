"""Whether a student's part is done, and which checkpoints it has passed."""

from django.db import transaction

from lessons.assignments.models import Checkpoint, CheckpointPass, Work
from lessons.grading.models import Mark

from .. import asked
from ..models import Post
from ..moves import Move
from ..seats import group_of
from ..unread import locked_posts


def own_part(prompt, enrolment):
    """Return the `asked.Part` of the student: in three queries, in five with open questions."""
    own = Post.objects.counted().filter(prompt=prompt, author=enrolment)
    own = list(own.select_related("parent__parent"))
    said = [
        asked.Said(post.move, is_put_to(post.parent, enrolment), post.created_at) for post in own
    ]
    put = questions_put(prompt, enrolment, answered={post.parent_id for post in own})
    wanted = list(prompt.asked.values_list("move", "number"))
    return asked.part(wanted, said, put)


def questions_put(prompt, enrolment, answered):
    """Return when questions were put to the student that are `answered` or still can be.

    Not those in a locked thread, nor those of a group in which the student no longer sits.
    """
    rows = Post.objects.standing().filter(prompt=prompt, move=Move.QUESTION)
    rows = rows.filter(parent__author=enrolment).exclude(author=enrolment)
    rows = list(rows.values_list("pk", "group", "created_at"))
    if all(pk in answered for pk, _group, _at in rows):
        return [at for _pk, _group, at in rows]
    locked, group = locked_posts({prompt.pk}), group_of(prompt, enrolment)
    heard = {None, group and group.pk}
    return [at for pk, of, at in rows if pk in answered or (pk not in locked and of in heard)]


def is_put_to(question, enrolment):
    """A question is put to whose post it answers."""
    if question is None or question.move != Move.QUESTION or not question.parent_id:
        return False
    return question.parent.author_id == enrolment.pk and question.author_id != enrolment.pk


@transaction.atomic
def update_progress(*, prompt, enrolment, may_undo=False):
    """Bring the student's work up to what the posts say; return the work, None before there is one.

    It is handed in from the moment it became complete, whenever that is noticed. Only where
    `may_undo` is it taken away again: when own posts are taken back or hidden by a teacher or more
    is asked for, and not once its marking has begun: that a teacher takes as it stands.
    """
    work = (
        Work.objects.select_for_update()
        .filter(assignment=prompt.assignment_id, enrolment=enrolment)
        .first()
    )
    if work is None:
        return None
    since = None if prompt.is_voluntary else own_part(prompt, enrolment).since
    if since and work.submitted_at is None:
        work.submitted_at = since
        work.save(update_fields=["submitted_at"])
    elif not since and may_undo and not Mark.objects.filter(work=work).exists():
        work.submitted_at = None
        work.save(update_fields=["submitted_at"])
    pass_checkpoints(prompt, work, enrolment)
    return work


def count_again(post):
    """After a post came or went for the class: for its author, and for whom it asks something."""
    if post.author and post.author.studies:
        update_progress(prompt=post.prompt, enrolment=post.author, may_undo=True)
    asked_one = post.parent.author if post.move == Move.QUESTION and post.parent else None
    if asked_one and asked_one.studies and asked_one != post.author:
        update_progress(prompt=post.prompt, enrolment=asked_one)


def count_questions_again(prompt):
    """After a thread was locked or seats were changed: what is answerable now is another thing."""
    asked_ones = Post.objects.standing().filter(prompt=prompt, move=Move.QUESTION)
    works = Work.objects.filter(assignment=prompt.assignment_id)
    works = works.filter(enrolment__in=asked_ones.values("parent__author"))
    for work in works.select_related("enrolment"):
        update_progress(prompt=prompt, enrolment=work.enrolment)


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
