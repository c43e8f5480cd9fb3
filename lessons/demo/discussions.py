"""Class IX-A's discussions: one that is over and half marked, one that has just begun."""

import tomllib
from datetime import datetime, time, timedelta

from django.utils import timezone

from classroom.people.models import Enrolment
from classroom.texts import count_words
from lessons.assignments.models import Assignment, Checkpoint, Work
from lessons.discussions.models import (
    Citation,
    Material,
    MoveAsked,
    Post,
    Prompt,
    Restatement,
    Stance,
)
from lessons.discussions.services import own_part
from lessons.discussions.services.progress import pass_checkpoints
from lessons.grading.models import Mark, Score
from lessons.reading.models import Module
from lessons.reading.paragraphs import paragraphs_of

from .essays import Essay, make_rubric, mark_essay
from .people import DATA

FINISHED, OPEN = "who-decides", "one-voice"
RELEASED = 6


def read_discussion(name):
    return tomllib.loads((DATA / "discussions" / f"{name}.toml").read_text(encoding="utf-8"))


def moment(school, days, clock="23:59"):
    """Return that time of the day so many days from today, in the school's zone."""
    day = timezone.localdate(timezone=school.zone) + timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=school.zone)


def give_discussions(course, teacher):
    people = {one.user.full_name: one for one in course.enrolments.select_related("user")}
    for name in (FINISHED, OPEN):
        data = read_discussion(name)
        prompt = make_prompt(course, teacher, data)
        posts = make_posts(prompt, people, data)
        take_stands(prompt, people, data.get("stands", {}))
        works = make_works(prompt, posts, {row["of"] for row in data.get("marks", ())})
        give_marks(prompt, works, teacher, data.get("marks", ()))


def make_prompt(course, teacher, data):
    school = course.school
    closed = data.get("closed")
    rubric = make_rubric(school, teacher, data["rubric"]) if "rubric" in data else None
    assignment = Assignment.objects.create(
        course=course,
        kind=Assignment.Kind.DISCUSSION,
        title=data["title"],
        instructions=data["instructions"].strip(),
        opens_at=moment(school, data["opened"], "07:00"),
        due_at=moment(school, data["due"]),
        closes_at=None if closed is None else moment(school, closed, "12:00"),
        points=None if rubric else 25,
        rubric=rubric,
        created_by=teacher,
    )
    assignment.checkpoints.create(
        part=Checkpoint.Part.FIRST_POST, due_at=moment(school, data["first_due"])
    )
    prompt = Prompt.objects.create(assignment=assignment, statement=data["statement"])
    MoveAsked.objects.bulk_create(
        MoveAsked(prompt=prompt, move=move, number=n) for move, n in data["asked"].items()
    )
    Material.objects.bulk_create(
        Material(prompt=prompt, position=n, **paragraph(data["module"], row))
        for n, row in enumerate(data["material"], start=1)
    )
    return prompt


def paragraph(slug, row):
    """Return the fields of a Citation or Material of the paragraph that has `phrase` in it."""
    module = Module.objects.get(slug=slug)
    section = module.sections.get(slug=row["section"])
    anchor, quote = next(
        (name, words) for name, words in paragraphs_of(section.body) if row["phrase"] in words
    )
    title = f"{module.title}: {section.title}"
    return {"section": section, "anchor": anchor, "title": title, "quote": quote}


def make_posts(prompt, people, data):
    """Return the posts by their names in the file, in the order they were written."""
    school = prompt.assignment.course.school
    rows = [(row, moment_of(school, row["when"])) for row in data["posts"]]
    posts = {}
    for row, when in sorted(rows, key=lambda one: one[1]):
        text = row["text"].strip()
        post = posts[row["id"]] = Post.objects.create(
            prompt=prompt,
            author=people[row["by"]],
            parent=posts.get(row.get("to")),
            bridges=posts.get(row.get("joins")),
            move=row["move"],
            text=text,
            words=count_words(text),
            created_at=when,
            pinned_at=when if row.get("pinned") else None,
        )
        Citation.objects.bulk_create(
            Citation(post=post, **paragraph(data["module"], one)) for one in row.get("cites", ())
        )
        if "restates" in row:
            restate(post, row)
    return posts


def moment_of(school, when):
    days, clock = when.split()
    return moment(school, int(days), clock)


def restate(post, row):
    is_answered = row["state"] != Restatement.State.WAITING
    Restatement.objects.create(
        post=post,
        of_post=post.parent,
        text=row["restates"],
        state=row["state"],
        correction=row.get("correction", ""),
        answered_at=post.created_at + timedelta(hours=3) if is_answered else None,
    )


def take_stands(prompt, people, stands):
    opened, due = prompt.assignment.opens_at, prompt.assignment.due_at
    Stance.objects.bulk_create(
        Stance(
            prompt=prompt,
            enrolment=people[name],
            before=before,
            before_at=opened + timedelta(hours=8),
            after=after or None,
            after_at=due - timedelta(hours=5) if after else None,
            reason=reason,
        )
        for name, (before, after, reason) in stands.items()
    )


def make_works(prompt, posts, marked):
    """Return the works by name: handed in where all is there, or where it is `marked` as it is."""
    works = {}
    for post in posts.values():
        author = post.author
        if author.role != Enrolment.Role.STUDENT:
            continue
        new = Work(assignment=prompt.assignment, enrolment=author, started_at=post.created_at)
        work = works.setdefault(author.user.full_name, new)
        work.submitted_at = post.created_at  # of the last one, in the end
    for name, work in works.items():
        since = own_part(prompt, work.enrolment).since
        if since or name not in marked:
            work.submitted_at = since
    Work.objects.bulk_create(works.values())
    for work in works.values():
        pass_checkpoints(prompt, work, work.enrolment)
    return works


def give_marks(prompt, works, teacher, rows):
    """Mark what the file has marks for; the first of them have been given back."""
    now = timezone.now()
    criteria = prompt.assignment.rubric.criteria.all() if rows else ()
    for number, row in enumerate(rows):
        work = works[row["of"]]
        judged = Essay("", levels=row["levels"], comments=row["comments"], feedback=row["feedback"])
        mark, scores = mark_essay(work, judged, criteria, teacher)
        mark.save()
        Score.objects.bulk_create(scores)
        at = now - timedelta(hours=11) + timedelta(minutes=6 * number)
        Mark.objects.filter(pk=mark.pk).update(marked_at=at)  # saving sets it to the present
    given = [works[row["of"]].pk for row in rows[:RELEASED]]
    Work.objects.filter(pk__in=given).update(returned_at=now - timedelta(hours=9))
