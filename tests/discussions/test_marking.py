"""One student's part at the marking desk, and the way of its mark to the student."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.assignments.models import Checkpoint, CheckpointPass, Work
from lessons.discussions.services import delete_post, update_progress
from lessons.grading.models import Mark
from lessons.grading.services import release_marks
from tests.discussions.makers import make_counter, make_post, make_prompt, make_stance
from tests.factories import make_rubric, make_student, make_teacher, make_work
from tests.grading.makers import form_data, mark


@pytest.fixture
def teacher(course):
    return make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def prompt(course):
    asked = [("claim", 1), ("counter", 1), ("answer", 1)]
    return make_prompt(course, asked, rubric=make_rubric(course.school), title="Veto")


def begun(prompt, student, *texts, **fields):
    """Return the student's work with posts that say `texts`."""
    work = make_work(prompt.assignment, student, **fields)
    for text in texts:
        make_post(prompt, student, text)
    return work


def desk(work):
    place = work.assignment.course_id, work.assignment_id, work.pk
    return reverse("discussions:work", args=place)


def judged(work):
    """What the browser posts for an unfinished part: nothing was handed in yet."""
    work.submitted_at = work.submitted_at or timezone.now()
    data = form_data(work, (1, "", "Good."), (2, "", ""))
    return data | {"of_submission": ""}


def test_the_desk_shows_every_post_with_what_it_answers(prompt, student, classmate, teacher, login):
    theirs = make_post(prompt, classmate, "What Budi holds to be so.")
    work = begun(prompt, student, "My claim.")
    make_counter(prompt, student, theirs, "Budi means this.", state="corrected", correction="No.")
    make_post(prompt, classmate, "A post of no concern.")

    html = login(teacher).get(desk(work)).content.decode()

    for text in ("My claim.", "What Budi holds", "Budi means this.", "Put right by Budi"):
        assert text in html
    assert "no concern" not in html


def test_the_next_student_may_be_one_whose_part_is_not_complete(
    prompt, student, classmate, teacher, login
):
    first, second = (begun(prompt, one, "My claim.") for one in (classmate, student))

    place = login(teacher).get(desk(first)).context["desk"].place

    assert (place.position, place.of, place.next) == (1, 2, second.pk)


def test_what_was_reported_is_not_said_to_be_hidden_by_a_teacher(prompt, student, teacher, login):
    work = begun(prompt, student, "My claim.")
    prompt.posts.update(hidden_at=timezone.now(), hidden_reason="reported")

    html = login(teacher).get(desk(work)).content.decode()

    assert "hidden until a teacher has looked" in html
    assert "Hidden by a teacher" not in html


def test_the_desk_counts_what_was_asked_for(prompt, student, classmate, teacher, login):
    work = begun(prompt, student, "My claim.")
    make_post(prompt, classmate)

    page = login(teacher).get(desk(work))

    lines = [(line.move, line.there, line.number) for line, _ in page.context["part"]["lines"]]
    assert lines == [("claim", 1, 1), ("counter", 0, 1), ("answer", 0, 0)]
    assert "You can mark what there is" in page.content.decode()


def test_the_desk_counts_every_move_and_all_of_it(prompt, student, teacher, login):
    work = begun(prompt, student, "One.", "Two.", "Three.")
    make_post(prompt, student, "Why?", "question")
    make_post(prompt, student, "Hidden.", "question", hidden_at=timezone.now())

    page = login(teacher).get(desk(work))

    part = page.context["part"]
    assert [n for _name, n in part["moves"]] == [3, 0, 1, 0, 0, 0, 0]
    assert part["lines"][0][0].there == 3
    assert "What they do" in page.content.decode()


def test_a_late_first_post_and_the_stand_are_told(prompt, student, teacher, login):
    prompt.statement = "The veto should stay."
    prompt.save()
    due = timezone.now() - timedelta(hours=2)
    point = Checkpoint.objects.create(assignment=prompt.assignment, part="first_post", due_at=due)
    work = begun(prompt, student, "My claim.")
    CheckpointPass.objects.create(checkpoint=point, work=work, passed_at=timezone.now())
    make_stance(prompt, student, 2, after=4, reason="What Budi said.")

    page = login(teacher).get(desk(work))

    assert page.context["part"]["first_is_late"]
    assert "rather against → rather for" in page.content.decode()


def test_marking_an_unfinished_part_takes_it_as_of_its_last_post(prompt, student, teacher, login):
    work = begun(prompt, student, "My claim.", "More.")
    last = prompt.posts.latest("created_at").created_at

    response = login(teacher).post(desk(work), judged(work))

    assert response.status_code == 302
    work.refresh_from_db()
    assert (work.submitted_at, work.mark.points) == (last, 45)
    entry = Entry.objects.get(action="part_taken_in")
    assert (entry.actor_id, entry.target_id) == (teacher.user_id, work.pk)


def test_a_part_that_is_being_marked_stays_handed_in(prompt, student, teacher, login):
    work = begun(prompt, student, "My claim.", "More.")
    login(teacher).post(desk(work), judged(work))

    delete_post(post=prompt.posts.last())
    update_progress(prompt=prompt, enrolment=student)

    work.refresh_from_db()
    assert work.submitted_at is not None
    assert not Mark.objects.get(work=work).is_outdated


def test_what_cannot_be_saved_takes_nothing_in(prompt, student, teacher, login):
    work = begun(prompt, student, "My claim.")
    data = judged(work)
    work.refresh_from_db()
    points = next(name for name in data if name.startswith("points_"))

    response = login(teacher).post(desk(work), data | {points: "999"})

    work.refresh_from_db()
    assert (response.status_code, work.submitted_at) == (200, None)
    assert not Mark.objects.exists()


@pytest.mark.parametrize("taken_back", [False, True])
def test_without_a_post_there_is_nothing_to_mark(prompt, student, teacher, login, taken_back):
    work = begun(prompt, student, *(["Gone."] * taken_back))
    prompt.posts.update(deleted_at=timezone.now())

    page = login(teacher).get(desk(work))
    login(teacher).post(desk(work), judged(Work.objects.get(pk=work.pk)))

    assert page.context["desk"].form is None
    assert "There is nothing to mark" in page.content.decode()
    assert not Mark.objects.exists()


def test_a_post_written_after_the_mark_is_said_to_be(prompt, student, teacher, login):
    work = begun(prompt, student, "My claim.", submitted_at=timezone.now())
    mark(work, teacher)
    make_post(prompt, student, "Later.", created_at=timezone.now() + timedelta(minutes=1))

    page = login(teacher).get(desk(work))

    assert [one.is_since_mark for one in page.context["part"]["posts"]] == [False, True]


def test_a_hidden_post_is_shown_to_who_marks_and_answers_to_it_do_not_repeat_it(
    prompt, student, classmate, teacher, login
):
    hidden = make_post(prompt, classmate, "Unkind words.", hidden_at=timezone.now())
    work = begun(prompt, student)
    make_post(prompt, student, "I answer.", parent=hidden)
    make_post(prompt, student, "Mine, hidden.", hidden_at=timezone.now(), hidden_reason="Why")

    html = login(teacher).get(desk(work)).content.decode()

    assert "Unkind words." not in html
    assert "Mine, hidden." in html


def test_what_people_wrote_is_text_on_the_desk(prompt, student, classmate, teacher, login):
    attack = "<script>steal()</script><b onclick=x>"
    theirs = make_post(prompt, classmate, attack)
    work = begun(prompt, student, attack)
    counter = make_counter(prompt, student, theirs, attack, state="corrected", correction=attack)
    counter.citations.create(title=attack, quote=attack)

    html = login(teacher).get(desk(work)).content.decode()

    assert "<script>steal" not in html
    assert "<b onclick" not in html
    assert html.count("&lt;script&gt;steal()") >= 6


def test_a_released_mark_reaches_the_student_and_nothing_does_before(
    prompt, student, teacher, login
):
    work = begun(prompt, student, "My claim.", submitted_at=timezone.now())
    mark(work, teacher, (1, None, "Secret comment."), (2, None, ""), feedback="Secret feedback.")
    client = login(student)
    url = prompt.get_absolute_url()

    before = client.get(url).content.decode()
    release_marks(assignment=prompt.assignment, teacher=teacher.user)
    after = client.get(url).content.decode()

    assert [words in before for words in ("Secret", "feedback-title")] == [False] * 2
    assert [words in after for words in ("Secret comment.", "Secret feedback.")] == [True] * 2


def test_an_unreleased_mark_leaves_no_trace_in_what_a_student_gets(prompt, student, teacher, login):
    marked = begun(prompt, student, "My claim.", submitted_at=timezone.now())
    client = login(student)
    addresses = [prompt.get_absolute_url(), "/", f"/classes/{prompt.assignment.course_id}/"]

    before = [pages(client, address) for address in addresses]
    mark(marked, teacher, feedback="Secret.")
    after = [pages(client, address) for address in addresses]

    assert before == after
    assert client.get(desk(marked)).status_code == 403


def pages(client, address):
    """The page, whole and as htmx asks for it, without what differs from load to load."""
    loads = [client.get(address), client.get(address, headers={"HX-Request": "true"})]
    return [len(load.content) for load in loads]


def test_the_student_says_that_the_feedback_was_read(prompt, student, teacher, login):
    work = begun(prompt, student, "My claim.", submitted_at=timezone.now())
    mark(work, teacher)
    release_marks(assignment=prompt.assignment, teacher=teacher.user)
    place = [prompt.assignment.course_id, prompt.assignment_id, work.pk]

    response = login(student).post(reverse("grading:acknowledge", args=place), follow=True)

    work.refresh_from_db()
    assert work.acknowledged_at is not None
    assert response.redirect_chain[-1][0] == prompt.get_absolute_url()


def test_in_an_archived_class_the_part_is_read_and_not_marked(prompt, student, teacher, login):
    work = begun(prompt, student, "My claim.")
    course = prompt.assignment.course
    course.archived_at = timezone.now()
    course.save()

    page = login(teacher).get(desk(work))
    saved = login(teacher).post(desk(work), judged(work))

    assert "My claim." in page.content.decode()
    assert "mark-form" not in page.content.decode()
    assert saved.status_code == 403
    assert not Mark.objects.exists()


def test_a_work_of_another_discussion_is_not_found(prompt, course, student, teacher, login):
    work = begun(make_prompt(course), student, "Elsewhere.")
    place = prompt.assignment.course_id, prompt.assignment_id, work.pk

    response = login(teacher).get(reverse("discussions:work", args=place))

    assert response.status_code == 404


@pytest.mark.parametrize("many", [1, 12])
def test_the_desk_asks_the_database_a_fixed_number_of_times(
    prompt, course, student, classmate, teacher, login, many, django_assert_num_queries
):
    work = begun(prompt, student, submitted_at=timezone.now())
    for _ in range(many):
        theirs = make_post(prompt, classmate)
        make_counter(prompt, student, theirs).citations.create(title="A", url="https://example.org")
        make_post(prompt, make_student(course))
    client = login(teacher)
    client.get(desk(work))  # rubrics are kept by the process

    with django_assert_num_queries(14):
        client.get(desk(work))
