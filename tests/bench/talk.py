"""Discussions of the twenty classes: a long thread, a class to mark, and what comes meanwhile.

Half of each class has posted, so that half of the doors are open.
"""

import random

from django.urls import reverse
from django.utils import timezone

from classroom.people.models import Course, Enrolment
from lessons.assignments.models import Assignment, Work
from lessons.discussions.models import Post, Prompt
from lessons.discussions.moves import Move
from tests.factories import make_rubric

from .pages import STUDENT, TEACHER, Page
from .polling import CLASS_SIZE, NPSN, Student, measure, students_of_all
from .school import WORDS

POSTS, LONG, TITLE = 200, 500, "Utas panjang"
MOVES = [Move.CLAIM, Move.EVIDENCE, Move.QUESTION, Move.CHANGE, Move.SYNTHESIS]


def make_discussions():
    """Make one in every class with 200 posts, and in the first class one with 500."""
    chance = random.Random(2026)
    for course in Course.objects.filter(school__npsn=NPSN).order_by("pk"):
        people = list(course.enrolments.filter(role=Enrolment.Role.STUDENT).order_by("pk"))
        talk = make_prompt(course, "Musyawarah")
        make_posts(chance, talk, people[: CLASS_SIZE // 2], POSTS)
    first = Course.objects.filter(school__npsn=NPSN).order_by("pk").first()
    people = list(first.enrolments.filter(role=Enrolment.Role.STUDENT).order_by("pk"))
    make_posts(chance, make_prompt(first, TITLE), people, LONG)
    rubric = make_rubric(first.school, criteria=4)
    marked = make_prompt(first, "Dinilai", rubric=rubric)
    make_posts(chance, marked, people, POSTS)
    Work.objects.bulk_create(
        Work(assignment=marked.assignment, enrolment=one, submitted_at=timezone.now())
        for one in people
    )


def make_prompt(course, title, **fields):
    teacher = course.enrolments.filter(role=Enrolment.Role.TEACHER).first()
    assignment = Assignment.objects.create(
        course=course,
        kind=Assignment.Kind.DISCUSSION,
        title=title,
        instructions="Siapa yang memutuskan?",
        created_by=teacher.user,
        **fields,
    )
    return Prompt.objects.create(assignment=assignment, opened_by=None)


def make_posts(chance, prompt, people, number):
    """Everyone's first post; the rest answers, half of it answers to answers."""
    posts = []
    for place in range(number):
        text = " ".join(chance.choices(WORDS, k=60))
        posts.append(
            Post.objects.create(
                prompt=prompt,
                author=people[place % len(people)],
                parent=chance.choice(posts) if place >= len(people) else None,
                move=chance.choice(MOVES),
                text=f"**{text[:9]}** {text}\n\n{text}",
                words=121,
            )
        )


def pages():
    """The long thread and the marking; nothing in a school without these classes."""
    long = Assignment.objects.filter(course__school__npsn=NPSN, title=TITLE).first()
    if long is None:
        return []
    marked = Assignment.objects.get(course=long.course, title="Dinilai")
    work = marked.works.select_related("enrolment__user").order_by("pk").first()
    teacher = long.course.enrolments.get(role=Enrolment.Role.TEACHER).user
    marking = reverse("grading:marking", args=[marked.course_id, marked.pk])
    marking_page = reverse("discussions:work", args=[marked.course_id, marked.pk, work.pk])
    return [
        Page("500 posts", TEACHER, long.get_absolute_url(), work.enrolment.user, 250),
        Page("500, teacher", TEACHER, long.get_absolute_url(), teacher, 250),
        Page("mark list, posts", TEACHER, marking, teacher, 300),
        Page("mark posts", TEACHER, marking_page, teacher, 300),
        Page("class, posts", STUDENT, long.course.get_absolute_url(), work.enrolment.user),
    ]


def news(port):
    """Let all students look whether something has come, while in every class someone posts."""
    prompts = Prompt.objects.filter(assignment__title="Musyawarah")
    prompts = {one.assignment.course_id: one for one in prompts.select_related("assignment")}
    students = []
    for row in students_of_all():
        assignment = prompts[row.course_id].assignment_id
        posts = prompts[row.course_id].posts
        is_open = posts.filter(author=row).exists()  # a page behind a closed door shows no post
        newest = posts.latest("pk").pk if is_open else 0
        path = reverse("discussions:news", args=[row.course_id, assignment])
        students.append(Student(port, f"{path}?after={newest}", row.user))
    return measure("hear of new posts", 3, students, list(prompts.values()), say_something)


def say_something(prompt):
    author = prompt.posts.first().author
    Post.objects.create(prompt=prompt, author=author, move=Move.CLAIM, text="Satu lagi.", words=2)
