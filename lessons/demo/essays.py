"""The demo school's essays: 30 handed in, three unfinished, 20 marked, 18 given back."""

import tomllib
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from classroom.texts import count_words, fingerprint
from lessons.assignments.models import Assignment, Criterion, Level, Rubric, Work
from lessons.assignments.services import copy_rubric
from lessons.essays.models import Attempt, Draft, EssayTask
from lessons.grading.models import Mark, Score

from .people import DATA

RELEASED = 18


@dataclass
class Essay:
    """One file of data/essays: a text and, when it is marked, a teacher's judgement."""

    text: str
    state: str = "submitted"
    levels: list = field(default_factory=list)  # per criterion: 0 is the best level
    comments: list = field(default_factory=list)
    feedback: str = ""
    words_ok: bool = True


def read_essays():
    files = sorted((DATA / "essays").glob("[0-9]*.toml"))
    essays = [Essay(**tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    for essay in essays:
        essay.text = essay.text.strip()
    return essays


def make_essay(course, teacher, title, instructions, words, rubric, opened, due):
    """Return an essay assignment; `words` is (least, most)."""
    assignment = Assignment.objects.create(
        course=course,
        kind=Assignment.Kind.ESSAY,
        title=title,
        instructions=instructions,
        points=100,
        rubric=rubric,
        opens_at=opened,
        due_at=due,
        closes_at=due + timedelta(days=7),
        created_by=teacher,
    )
    EssayTask.objects.create(assignment=assignment, words_min=words[0], words_max=words[1])
    return assignment


def hand_in(assignment, student, essay, chance_hours):
    """Return (work, draft, attempt or None), unsaved: `chance_hours` before the due date."""
    written = min(assignment.due_at - timedelta(hours=chance_hours), timezone.now())
    submitted = essay.state == "submitted"
    work = Work(
        assignment=assignment,
        enrolment=student,
        started_at=written - timedelta(days=2),
        submitted_at=written if submitted else None,
    )
    draft = Draft(work=work, text=essay.text, saved_at=written, version=12)
    if not submitted:
        return work, draft, None
    attempt = Attempt(
        work=work,
        number=1,
        text=essay.text,
        words=count_words(essay.text),
        sha256=fingerprint(essay.text),
        submitted_at=written,
    )
    return work, draft, attempt


def mark_essay(work, essay, criteria, teacher):
    """Return (mark, scores), unsaved, from the levels and comments in the essay's file."""
    chosen = [
        (criterion, list(criterion.levels.all())[level])
        for criterion, level in zip(criteria, essay.levels, strict=True)
    ]
    mark = Mark(
        work=work,
        points=sum(level.points for _, level in chosen),
        feedback=essay.feedback.strip(),
        of_submission=work.submitted_at,
        marked_by=teacher,
    )
    scores = [
        Score(mark=mark, criterion=criterion, level=level, points=level.points, comment=comment)
        for (criterion, level), comment in zip(chosen, essay.comments, strict=True)
    ]
    return mark, scores


def give_first_essay(course, teacher, module, students, *, opened, due):
    """Assign the module's essay and let the class write it."""
    rubric = copy_rubric(template=module.essay, school=course.school, teacher=teacher)
    # The demo's class writes a little less than the module suggests.
    instructions = module.essay.instructions.replace("400–600", "250–500")
    title = module.essay.title
    task = make_essay(course, teacher, title, instructions, (250, 500), rubric, opened, due)
    essays = read_essays()
    # Two came late; the others some hours or days before the bell.
    hours = [-9.3 if n in (7, 24) else 5.1 + 2.87 * n for n in range(len(essays))]
    rows = [hand_in(task, *row) for row in zip(students[: len(essays)], essays, hours, strict=True)]
    marked = [
        mark_essay(work, essay, rubric.criteria.all(), teacher)
        for (work, _, _), essay in zip(rows, essays, strict=True)
        if essay.levels
    ]
    keep(rows, marked)


def keep(rows, marked):
    """Store what `hand_in` and `mark_essay` made; give back the first of the marked."""
    now = timezone.now()
    for mark, _ in marked[:RELEASED]:
        mark.work.returned_at = now - timedelta(hours=9)
    Work.objects.bulk_create([work for work, _, _ in rows])
    Draft.objects.bulk_create([draft for _, draft, _ in rows])
    Attempt.objects.bulk_create([attempt for _, _, attempt in rows if attempt])
    Mark.objects.bulk_create([mark for mark, _ in marked])
    Score.objects.bulk_create([score for _, scores in marked for score in scores])
    # One after the other, after the last was handed in (see `hours`) and before they were released.
    for n, (mark, _) in enumerate(marked):
        at = now - timedelta(hours=12) + timedelta(minutes=8 * n)
        Mark.objects.filter(pk=mark.pk).update(marked_at=at)  # saving sets it to the present


def read_second_task():
    return tomllib.loads((DATA / "essays" / "second-task.toml").read_text(encoding="utf-8"))


def make_second_rubric(school, teacher):
    return make_rubric(school, teacher, read_second_task())


def make_rubric(school, teacher, data):
    """Return the rubric that `data` has under `title` and `criteria`."""
    rubric = Rubric.objects.create(school=school, title=data["title"], created_by=teacher)
    for position, row in enumerate(data["criteria"], start=1):
        criterion = Criterion.objects.create(rubric=rubric, position=position, title=row["title"])
        Level.objects.bulk_create(
            Level(
                criterion=criterion,
                position=step,
                points=points,
                title=title,
                descriptor=descriptor,
            )
            for step, (points, title, descriptor) in enumerate(row["levels"], start=1)
        )
    return rubric


def give_second_essay(course, teacher, rubric, students, opened, due):
    """Assign the veto essay, open and due next week; a few of IX-A have begun."""
    data = read_second_task()
    words = (data["words_min"], data["words_max"])
    task = make_essay(
        course, teacher, data["title"], data["instructions"].strip(), words, rubric, opened, due
    )
    if course.name != "IX-A":
        return
    begun = [Essay(text=row["text"].strip(), state="draft") for row in data["drafts"]]
    rows = [
        hand_in(task, student, essay, 0)
        for student, essay in zip(students[3:7], begun, strict=True)
    ]
    for work, draft, _ in rows:
        work.started_at = draft.saved_at = timezone.now()
    Work.objects.bulk_create([work for work, _, _ in rows])
    Draft.objects.bulk_create([draft for _, draft, _ in rows])
