"""Plain makers of discussions, as in tests.factories."""

from django.urls import reverse

from classroom.texts import count_words
from lessons.assignments.models import Assignment
from lessons.discussions.models import (
    Group,
    MoveAsked,
    Post,
    Prompt,
    Report,
    Restatement,
    Seat,
    Stance,
)
from lessons.discussions.moves import Move
from lessons.discussions.services.letters import give_letters
from tests.factories import make_assignment

LONG = "A post that is long enough for the door, " * 4


def make_prompt(course, asked=(), **fields):
    """A discussion; `asked` are pairs of a move and a number, fields a Prompt's or its dates."""
    of_prompt = {f.name for f in Prompt._meta.get_fields()} & fields.keys()
    rules = {name: fields.pop(name) for name in of_prompt}
    fields.setdefault("instructions", "Should the veto stay?")
    assignment = make_assignment(course, kind=Assignment.Kind.DISCUSSION, **fields)
    prompt = Prompt.objects.create(assignment=assignment, **rules)
    for move, number in asked:
        MoveAsked.objects.create(prompt=prompt, move=move, number=number)
    return prompt


def make_post(prompt, author, text=LONG, move=Move.CLAIM, **fields):
    fields.setdefault("words", count_words(text))
    if prompt.names_hidden and author and author.studies:
        give_letters(prompt, [author.pk])
    return Post.objects.create(prompt=prompt, author=author, text=text, move=move, **fields)


def make_stance(prompt, enrolment, before=2, **fields):
    return Stance.objects.create(prompt=prompt, enrolment=enrolment, before=before, **fields)


def make_counter(prompt, author, of_post, restated="You say this.", pk=None, **fields):
    """A counter-argument to `of_post` with its point restated."""
    post = make_post(prompt, author, "But no.", Move.COUNTER, parent=of_post, pk=pk)
    Restatement.objects.create(post=post, of_post=of_post, text=restated, **fields)
    return post


def make_group(prompt, *members, number=1, **fields):
    group = Group.objects.create(prompt=prompt, number=number, **fields)
    for member in members:
        Seat.objects.create(group=group, enrolment=member)
    return group


def make_report(post, reporter, reason="It is unkind.", **fields):
    return Report.objects.create(post=post, reporter=reporter, reason=reason, **fields)


def task_url(prompt, name):
    """The address of a page of a discussion."""
    return reverse(f"discussions:{name}", args=[prompt.assignment.course_id, prompt.assignment_id])
