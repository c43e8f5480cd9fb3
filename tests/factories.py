"""Plain makers of rows. Each call makes a new one; what a test cares about, it says."""

from datetime import date, timedelta
from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from classroom.people.models import Course, Enrolment, JoinCode, Membership, School, Term, User
from lessons.assignments.models import Assignment, Criterion, Level, Rubric, Work
from lessons.claims.models import Claim, Pick, Ruling
from lessons.essays.models import Attempt, Draft, EssayTask
from lessons.reading.models import (
    Answer,
    Check,
    LiveCheck,
    Module,
    Note,
    Option,
    Picture,
    ReadingTask,
    Section,
)
from lessons.reading.models import Term as GlossaryTerm

numbers = count(1)

# Which options of a check are right, and what only its kind has.
RIGHT = {
    "single": (True, False, False),
    "multiple": (True, True, False),
    "truefalse": (True, False),
    "reasoned": (True, False),
}
ONLY_IN = {
    "matching": {"match_ind": "Pasangan {}", "match_en": "Match {}"},
    "short": {"keywords_ind": "gagasan{}", "keywords_en": "idea{}"},
}


def make_user(full_name=None, *, school=None, role=Membership.Role.STUDENT, **fields):
    n = next(numbers)
    user = User(username=f"user{n}", full_name=full_name or f"Person {n}", **fields)
    user.set_unusable_password()
    user.save()
    if school:
        Membership.objects.create(school=school, user=user, role=role)
    return user


def make_school(**fields):
    n = next(numbers)
    return School.objects.create(**{"name": f"School {n}", "npsn": f"{n:08}"} | fields)


def make_admin(school, full_name=None):
    return make_user(full_name, school=school, role=Membership.Role.ADMIN)


def make_term(school, **fields):
    defaults = {
        "year": 2026,
        "semester": 1,
        "starts_on": date(2026, 7, 13),
        "ends_on": date(2026, 12, 19),
    }
    return Term.objects.get_or_create(school=school, **defaults | fields)[0]


def make_course(school=None, **fields):
    school = school or make_school()
    defaults = {"name": f"IX-{next(numbers)}", "subject": "IPS", "term": make_term(school)}
    return Course.objects.create(school=school, **defaults | fields)


def make_student(course, full_name=None, **fields):
    """Return the enrolment of a new student."""
    user = make_user(full_name, school=course.school, **fields)
    return Enrolment.objects.create(course=course, user=user)


def make_teacher(course, full_name=None, **fields):
    """Return the enrolment of a new teacher."""
    user = make_user(full_name, school=course.school, role=Membership.Role.TEACHER, **fields)
    return Enrolment.objects.create(course=course, user=user, role=Enrolment.Role.TEACHER)


def make_join_code(course, **fields):
    defaults = {
        "created_by": make_teacher(course).user,
        "expires_at": timezone.now() + timedelta(days=7),
    }
    return JoinCode.objects.create(course=course, **defaults | fields)


def make_rubric(school, criteria=2, levels=(25, 20, 15, 8), **fields):
    defaults = {"title": "Rubric", "created_by": make_user()}
    rubric = Rubric.objects.create(school=school, **defaults | fields)
    for position in range(1, criteria + 1):
        criterion = Criterion.objects.create(
            rubric=rubric, position=position, title=f"Criterion {position}"
        )
        for step, points in enumerate(levels, start=1):
            Level.objects.create(
                criterion=criterion,
                position=step,
                title=f"Level {step}",
                points=points,
                descriptor=f"Descriptor {position}.{step}",
            )
    return rubric


def make_assignment(course, kind=Assignment.Kind.ESSAY, **fields):
    now = timezone.now()
    defaults = {
        "title": f"Assignment {next(numbers)}",
        "opens_at": now - timedelta(days=1),
        "due_at": now + timedelta(days=7),
        "created_by": make_user(),
    }
    return Assignment.objects.create(course=course, kind=kind, **defaults | fields)


def make_essay(course, words_min=None, words_max=None, **fields):
    assignment = make_assignment(course, **fields)
    EssayTask.objects.create(assignment=assignment, words_min=words_min, words_max=words_max)
    return assignment


def make_module(sections=2, *, checks=True, **fields):
    """A module in both languages; each section ends with a check whose first option is right."""
    n = next(numbers)
    defaults = {
        "slug": f"module-{n}",
        "code": f"M{n}",
        "position": n,
        "minutes": 45,
        "license": "CC BY-SA 4.0",
        "title_ind": f"Modul {n}",
        "title_en": f"Module {n}",
        "summary_ind": "Ringkasan",
        "summary_en": "Summary",
        "audience_ind": "SMP",
        "audience_en": "Secondary school",
        "fingerprint": "-",
    }
    module = Module.objects.create(**defaults | fields)
    GlossaryTerm.objects.create(
        module=module,
        slug="veto",
        position=1,
        term_ind="veto",
        term_en="veto",
        meaning_ind="hak menolak",
        meaning_en="a right to refuse",
    )
    for position in range(1, sections + 1):
        section = Section.objects.create(
            module=module,
            slug=f"section-{position}",
            position=position,
            title_ind=f"Bagian {position}",
            title_en=f"Section {position}",
            body_ind=f"Isi bagian {position} dengan [veto](term:veto).",
            body_en=f"Body of section {position} with [veto](term:veto).",
        )
        if checks:
            make_check(section)
    return module


def make_own_module(author, sections=2, *, school=None, **fields):
    """A module that `author`, on the staff of a school, has written; nobody else sees it yet."""
    school = school or author.memberships.first().school
    return make_module(sections, school=school, created_by=author, **fields)


def make_picture(module, **fields):
    """A picture with its file, eight by four pixels."""
    n = next(numbers)
    defaults = {
        "slug": f"picture-{n}",
        "name": f"{n:032x}",
        "width": 8,
        "height": 4,
        "alt_ind": f"Gambar {n}",
        "alt_en": f"Picture {n}",
    }
    picture = Picture.objects.create(module=module, **defaults | fields)
    content = BytesIO()
    Image.new("RGB", (picture.width, picture.height), "teal").save(content, "WEBP")
    default_storage.save(picture.path, ContentFile(content.getvalue()))
    return picture


def make_check(section, kind=Check.Kind.SINGLE, correct=None, **fields):
    """A check of any kind; in a short one "gagasan2" or "idea2" is the second idea."""
    n = next(numbers)
    defaults = {
        "slug": f"q{n}",
        "position": n,
        "question_ind": f"Soal {n}",
        "question_en": f"Question {n}",
    }
    check = Check.objects.create(section=section, kind=kind, **defaults | fields)
    for position, right in enumerate(correct or RIGHT.get(kind, (True,) * 3), start=1):
        Option.objects.create(
            check_asked=check,
            position=position,
            correct=right,
            text_ind=f"Pilihan {position}",
            text_en=f"Option {position}",
            feedback_ind=f"Umpan balik {position}",
            feedback_en=f"Feedback {position}",
            **{name: text.format(position) for name, text in ONLY_IN.get(kind, {}).items()},
        )
    return check


def make_answer(work, check, **fields):
    """A wrong answer at the first try, unless `fields` say otherwise."""
    first = {"first_score": 0, "best_score": 0, "first_chosen": fields.get("chosen", [])}
    return Answer.objects.create(work=work, check_asked=check, **first | fields)


def make_reading(course, module=None, **fields):
    assignment = make_assignment(course, kind=Assignment.Kind.READING, **fields)
    ReadingTask.objects.create(assignment=assignment, module=module or make_module())
    return assignment


def make_claim(module=None, verdict="imprecise", **fields):
    n = next(numbers)
    defaults = {
        "slug": f"c{n}",
        "position": n,
        "text_ind": f"Klaim {n}",
        "text_en": f"Claim {n}",
        "basis": Claim.Basis.CHECKED,
        "correction_ind": f"Koreksi {n}",
        "correction_en": f"Correction {n}",
        "source_ind": f"Sumber {n}",
        "source_en": f"Source {n}",
        "as_of": date(2026, 11, 22),
    }
    module = module or make_module()
    return Claim.objects.create(module=module, verdict=verdict, **defaults | fields)


def make_claim_check(course, verdicts=("imprecise", "supported"), module=None, **fields):
    """Give a class one claim of each of `verdicts`, in that order."""
    assignment = make_assignment(course, kind=Assignment.Kind.CLAIMS, **fields)
    module = module or make_module()
    for position, verdict in enumerate(verdicts, start=1):
        claim = make_claim(module, verdict)
        Pick.objects.create(assignment=assignment, claim=claim, position=position)
    return assignment


def make_ruling(work, position=1, verdict="wrong", confidence=80, **fields):
    pick = work.assignment.picks.get(position=position)
    said = {"verdict": verdict, "confidence": confidence}
    return Ruling.objects.create(work=work, pick=pick, **said | fields)


def make_live(assignment, check, **fields):
    """The teacher asks a class a check of its reading live."""
    defaults = {"opened_by": make_teacher(assignment.course)}
    task = assignment.reading_task
    return LiveCheck.objects.create(task=task, check_asked=check, **defaults | fields)


def make_work(assignment, enrolment, **fields):
    return Work.objects.create(assignment=assignment, enrolment=enrolment, **fields)


def make_attempt(work, text="Words of an essay.", **fields):
    """Hand in `text` as the next attempt of `work`."""
    now = timezone.now()
    defaults = {
        "number": work.attempts.count() + 1,
        "words": len(text.split()),
        "sha256": "0" * 64,
        "submitted_at": now,
    }
    attempt = Attempt.objects.create(work=work, text=text, **defaults | fields)
    work.submitted_at = attempt.submitted_at
    work.save()
    Draft.objects.get_or_create(work=work, defaults={"text": text})
    return attempt


def make_note(user, section, text="My words.", **fields):
    """A note on the section, or with anchor and quote on a paragraph; text="" is a highlight."""
    titles = {"module_title": section.module.title, "section_title": section.title}
    return Note.objects.create(user=user, section=section, text=text, **titles | fields)
