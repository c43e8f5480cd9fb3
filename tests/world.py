"""One school where everything that people can write is an attack, and the people of the matrix."""

from dataclasses import dataclass

from django.utils import timezone

from lessons.essays.models import Draft
from lessons.grading.services import release_marks, save_mark
from tests import factories
from tests.authoring.makers import make_hostile_module
from tests.discussions.makers import make_counter, make_post, make_prompt, make_report, make_stance
from tests.grading.makers import give

# Closes an attribute, opens an element of its own name, and tries a link.
ATTACK = """"'><xss-{field} onload="steal()"></xss-{field}><script>steal()</script>"""
LINK = " [click](javascript:steal())"


def attack(field, limit=None):
    return ATTACK.format(field=field)[:limit]


@dataclass
class World:
    people: dict  # role -> user, None for nobody
    arguments: dict  # name of what stands in a URL -> value, for every page of the class


def attacked_rubric(school):
    rubric = factories.make_rubric(school, title=attack("rubric"))
    for criterion in rubric.criteria.all():
        criterion.title = attack("criterion")
        criterion.save()
        criterion.levels.update(title=attack("level", 80), descriptor=attack("descriptor"))
    return rubric


def attacked_essay(course):
    words = {"title": attack("title"), "instructions": attack("instructions") + LINK}
    return factories.make_essay(course, rubric=attacked_rubric(course.school), **words)


def hand_in_and_return(essay, student, teacher):
    """The student's text marked and released, all of it hostile."""
    work = factories.make_work(essay, student)
    factories.make_attempt(work, attack("essay") + LINK)
    Draft.objects.filter(work=work).update(text=attack("essay") + LINK)
    comment = attack("comment")
    save_mark(
        work=work,
        teacher=teacher.user,
        based_on=0,
        scores=give(essay, (1, None, comment), (2, None, comment)),
        feedback=attack("feedback") + LINK,
    )
    release_marks(assignment=essay, teacher=teacher.user)
    return work


def attacked_claims(course, student):
    """A claim check that is hostile, and what the student wrote of it."""
    check = factories.make_claim_check(course, title=attack("check"))
    check.picks.get(position=1).claim.module.claims.update(
        **{f"text_{language}": attack("claim") for language in ("ind", "en")},
        **{f"source_{language}": attack("claimsource") for language in ("ind", "en")},
    )
    work = factories.make_work(check, student)
    factories.make_ruling(work, correction=attack("putright") + LINK)
    return check, work


def attacked_answer(reading, section, student):
    """Write a hostile short answer; return the work it belongs to."""
    work = factories.make_work(reading, student)
    factories.make_answer(work, factories.make_check(section, "short"), text=attack("answer"))
    return work


def attacked_discussion(course, student, classmate, teacher):
    """A discussion with its door open, where everything that people wrote is hostile."""
    words = {"title": attack("talk"), "instructions": attack("question") + LINK}
    words["statement"] = attack("statement")
    prompt = make_prompt(course, posts_first=False, **words)
    quoted = {"title": attack("evidence"), "quote": attack("cited")}
    prompt.material.create(title=attack("material"), quote=attack("cited"))
    post = make_post(prompt, student, attack("post") + LINK, edited_at=timezone.now())
    post.citations.create(**quoted)
    post.versions.create(text=attack("before") + LINK)
    make_post(prompt, classmate, attack("answer") + LINK, parent=post, move="question")
    make_post(prompt, teacher, attack("post") + LINK)
    hidden = {"hidden_at": timezone.now(), "hidden_by": teacher.user}
    make_post(prompt, student, hidden_reason=attack("hiddenwhy"), **hidden)
    make_report(post, classmate, attack("reported"))
    make_stance(prompt, student, reason=attack("reason"))
    answered = {"state": "corrected", "correction": attack("meant")}
    make_counter(prompt, classmate, post, attack("restated"), **answered)
    return prompt.assignment, post


def people_of(course, student, classmate, teacher):
    school, other = course.school, factories.make_school()
    elsewhere = factories.make_course(school)
    return {
        "student": student.user,
        "classmate": classmate.user,
        "student elsewhere": factories.make_student(elsewhere).user,
        "teacher": teacher.user,
        "teacher elsewhere": factories.make_teacher(elsewhere).user,
        "admin": factories.make_admin(school, attack("admin")),
        "other admin": factories.make_admin(other),
        "nobody": None,
    }


def make_world():
    school = factories.make_school(name=attack("school"))
    course = factories.make_course(school, name=attack("class", 60), subject=attack("subject", 80))
    student = factories.make_student(course, attack("student"))
    classmate = factories.make_student(course, attack("classmate"))
    teacher = factories.make_teacher(course, attack("teacher"))
    talk, post = attacked_discussion(course, student, classmate, teacher)
    essay = attacked_essay(course)
    reading = factories.make_reading(course, title=attack("reading"))
    section = reading.reading_task.module.sections.first()
    work = hand_in_and_return(essay, student, teacher)
    check, checked = attacked_claims(course, student)
    note = factories.make_note(student.user, section, attack("note"), quote=attack("quote"))
    own = make_hostile_module(teacher.user, attack)
    arguments = {
        "course_id": course.pk,
        "assignment_id": {
            "reading": reading.pk,
            "claims": check.pk,
            "discussions": talk.pk,
            "": essay.pk,
        },
        "work_id": {
            "reading": attacked_answer(reading, section, student).pk,
            "claims": checked.pk,
            "discussions": factories.make_work(talk, student).pk,
            "": work.pk,
        },
        "ref": post.ref,
        "position": 1,
        "section_slug": section.slug,
        "slug": {"authoring": own.slug, "": section.module.slug},
        "check_slug": own.sections.get().checks.get().slug,
        "picture_slug": "picture",
        "name": own.pictures.get().name,
        "figure_slug": "covax",
        "language": "id",
        "year": timezone.now().year,
        "month": timezone.now().month,
        "number": 1,
        "live_id": factories.make_live(
            reading, section.checks.first(), closed_at=timezone.now()
        ).pk,
        "note_id": note.pk,
        "term_id": course.term_id,
        "user_id": student.user_id,
        "code": factories.make_join_code(course).code,
    }
    return World(people_of(course, student, classmate, teacher), arguments)


def address(route, path, world):
    """Return the URL of a route in the world; `reading` routes mean the reading assignment."""
    for name, value in world.arguments.items():
        if isinstance(value, dict):
            value = value.get(route.partition(":")[0], value[""])
        for converter in ("id:", "int:", "slug:", "str:"):
            path = path.replace(f"<{converter}{name}>", str(value))
    return "/" + path
