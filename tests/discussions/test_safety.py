"""Reports of posts: who may, what the class then sees, and what a teacher decides."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.discussions.models import Post, Report, SafetyRules
from lessons.discussions.services import hide_post, report_post, resolve_reports
from tests.discussions.makers import make_post, make_prompt, make_report
from tests.factories import make_student, make_teacher

SAID = "Something that should not stand."


@pytest.fixture
def prompt(course):
    return make_prompt(course, posts_first=False)


@pytest.fixture
def post(prompt, student):
    return make_post(prompt, student, SAID)


@pytest.fixture
def hiding(course):
    """The school wants reported posts hidden at once."""
    return SafetyRules.objects.create(school=course.school, hide_on_report=True)


def url(prompt, name, *post):
    place = [prompt.assignment.course_id, prompt.assignment_id, *(one.pk for one in post)]
    return reverse(f"discussions:{name}", args=place)


def actions():
    return list(Entry.objects.order_by("pk").values_list("action", flat=True))


def test_a_report_is_made_and_its_reporter_told(prompt, post, course, login):
    reader = make_student(course, language="en")

    page = login(reader).post(url(prompt, "report", post), {"reason": "Unkind"}, follow=True)

    assert "Your teacher will look at the post." in page.content.decode()
    assert Report.objects.get().reporter == reader
    assert Post.objects.get().stands


def test_a_report_needs_a_reason(prompt, post, course, login):
    reader = make_student(course, language="en")

    page = login(reader).post(url(prompt, "report", post), {"reason": "  "})

    assert "Say in a few words what is wrong with it." in page.content.decode()
    assert Report.objects.count() == 0


def test_a_reader_reports_a_post_once(prompt, post, course, login):
    reader = make_student(course, language="en")
    client = login(reader)

    for reason in ("Unkind", "Again"):
        page = client.post(url(prompt, "report", post), {"reason": reason}).content.decode()

    assert "You have reported this post." in page
    assert Report.objects.get().reason == "Unkind"
    with pytest.raises(ValidationError):
        report_post(post=post, reporter=reader, reason="Once more")


def test_nobody_reports_the_own_post(prompt, post, student, login):
    response = login(student).post(url(prompt, "report", post), {"reason": "Mine"})

    assert response.status_code == 404
    with pytest.raises(ValidationError):
        report_post(post=post, reporter=student, reason="Mine")


def test_what_one_may_not_read_one_cannot_report(course, student, classmate, login):
    prompt = make_prompt(course)
    theirs = make_post(prompt, student)

    response = login(classmate).get(url(prompt, "report", theirs))

    assert response.status_code == 404


def test_where_names_are_hidden_the_page_of_a_report_names_nobody(course, student, login):
    prompt = make_prompt(course, posts_first=False, names_hidden=True)
    theirs = make_post(prompt, student)

    page = login(make_student(course)).get(url(prompt, "report", theirs)).content.decode()

    assert "Siti" not in page


def test_a_teacher_hides_and_does_not_report(prompt, post, teacher, outsider, login):
    answers = [
        login(who).get(url(prompt, "report", post)).status_code for who in (teacher, outsider)
    ]

    assert answers == [403, 404]


def test_a_closed_discussion_still_takes_reports_an_archived_class_none(
    prompt, post, course, login
):
    prompt.closed_at = timezone.now()
    prompt.save()
    first, second = (login(make_student(course)) for _ in range(2))

    first.post(url(prompt, "report", post), {"reason": "Unkind"})
    course.archived_at = timezone.now()
    course.save()
    refused = second.post(url(prompt, "report", post), {"reason": "Unkind"})

    assert Report.objects.count() == 1
    assert refused.status_code == 403


def test_where_the_school_wants_it_a_reported_post_is_hidden_at_once(
    prompt, post, course, hiding, login
):
    author, reader = (make_student(course, language="en") for _ in range(2))
    Post.objects.update(author=author)
    post.refresh_from_db()

    report_post(post=post, reporter=make_student(course), reason="Unkind")

    authors = login(author).get(prompt.get_absolute_url()).content.decode()
    readers = login(reader).get(prompt.get_absolute_url()).content.decode()
    assert SAID in authors
    assert "hidden until a teacher has looked" in authors
    assert SAID not in readers
    assert (actions(), Entry.objects.get().actor_id) == (["post_hidden"], None)


def test_a_teachers_post_is_not_hidden_by_a_report(prompt, teacher, student, hiding):
    post = make_post(prompt, teacher)

    report_post(post=post, reporter=student, reason="Unkind")

    assert Post.objects.get().stands


def test_what_a_teacher_let_stand_is_not_hidden_by_the_next_report(
    prompt, post, course, teacher, hiding
):
    report_post(post=post, reporter=make_student(course), reason="Unkind")
    resolve_reports(post=post, actor=teacher.user, outcome="kept")

    report_post(post=post, reporter=make_student(course), reason="Unkind")

    assert Post.objects.get().stands
    assert actions() == ["post_hidden", "report_kept"]


def test_changed_since_it_is_hidden_again(prompt, post, course, teacher, hiding):
    report_post(post=post, reporter=make_student(course), reason="Unkind")
    resolve_reports(post=post, actor=teacher.user, outcome="kept")
    Post.objects.update(edited_at=timezone.now())

    report_post(post=post, reporter=make_student(course), reason="Unkind")

    assert not Post.objects.get().stands


def test_a_decision_hides_with_a_reason_and_is_on_the_record(prompt, post, course, login):
    teacher = make_teacher(course, language="en")
    for _ in range(2):
        make_report(post, make_student(course))
    words = {"outcome": "hidden", "reason": "It insults."}

    login(teacher).post(url(prompt, "reports_resolve", post), words)

    assert Post.objects.get().hidden_reason == "It insults."
    assert set(Report.objects.values_list("outcome", "resolved_by")) == {
        ("hidden", teacher.user_id)
    }
    assert Entry.objects.get().after == {"reports": 2, "reason": "It insults."}


def test_a_decision_to_hide_without_a_reason_changes_nothing(prompt, post, course, login):
    make_report(post, make_student(course))
    client = login(make_teacher(course, language="en"))

    page = client.post(url(prompt, "reports_resolve", post), {"outcome": "hidden"}, follow=True)

    assert "Say why: the author reads it." in page.content.decode()
    assert Report.objects.open().count() == 1


def test_a_kept_post_that_another_teacher_hid_stays_hidden(prompt, post, student, teacher, course):
    hide_post(post=post, actor=make_teacher(course).user, reason="No.")
    make_report(post, make_student(course))

    resolve_reports(post=post, actor=teacher.user, outcome="kept")

    assert Post.objects.get().hidden_reason == "No."


def test_hiding_a_post_decides_on_its_reports(prompt, post, course, teacher):
    make_report(post, make_student(course))

    hide_post(post=post, actor=teacher.user, reason="No.")

    assert Report.objects.get().outcome == "hidden"


def test_a_decision_twice_is_one_on_the_record(prompt, post, course, teacher, login):
    make_report(post, make_student(course))
    client = login(teacher)

    for _again in range(2):
        client.post(url(prompt, "reports_resolve", post), {"outcome": "kept"})

    assert actions() == ["report_kept"]


@pytest.mark.parametrize(("name", "method"), [("reports", "get"), ("reports_resolve", "post")])
def test_reports_are_for_teachers_of_the_class(
    prompt, post, student, outsider, course, login, name, method
):
    make_report(post, make_student(course))
    address = url(prompt, name, *([post] if name == "reports_resolve" else []))

    answers = [getattr(login(who), method)(address).status_code for who in (student, outsider)]

    assert answers == [403, 404]
    assert Report.objects.open().count() == 1


def test_open_reports_come_first_with_names_and_text_as_text(prompt, post, course, login):
    done = make_post(prompt, make_student(course, "Dono Done"))
    make_report(done, make_student(course), resolved_at=timezone.now(), outcome="kept")
    make_report(post, make_student(course, "Rina <b>Reporter</b>"), "<script>x</script>")
    client = login(make_teacher(course, language="en"))

    page = client.get(url(prompt, "reports")).content.decode()
    task = client.get(prompt.get_absolute_url()).content.decode()

    assert page.index(SAID) < page.index("Dono Done")
    assert "Rina &lt;b&gt;Reporter" in page
    assert "<script>x" not in page
    assert "1 reported post waits for your decision" in task


def test_no_student_learns_who_reported_or_that(prompt, post, student, course, login):
    make_report(post, make_student(course, "Rina Reporter"), "It is unkind.")

    page = login(student).get(prompt.get_absolute_url()).content.decode()

    assert "Rina" not in page
    assert "unkind" not in page


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_costs_the_same_for_any_number_of_reports(
    prompt, post, course, teacher, login, number, django_assert_num_queries
):
    for n in range(number):
        answer = make_post(prompt, make_student(course), f"Answer {n}", parent=post)
        make_report(answer, make_student(course), resolved_at=timezone.now() if n % 2 else None)
    client = login(teacher)

    with django_assert_num_queries(5):
        client.get(url(prompt, "reports"))
