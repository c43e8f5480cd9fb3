from datetime import timedelta

from django.utils import timezone

from lessons.assignments.models import Work
from lessons.reading.models import Answer, SectionRead, Source
from tests.factories import make_module, make_reading, make_work


def test_a_student_sees_the_cover_and_where_to_begin(login, student, reading, url):
    page = login(student).get(url("task"))

    assert page.status_code == 200
    assert page.context["progress"].resume_at.slug == "section-1"
    assert url("section", "section-1") in page.content.decode()
    assert not Work.objects.exists()


def test_it_leads_on_to_the_section_after_the_last_one_read(login, student, reading, sections, url):
    work = make_work(reading, student)
    SectionRead.objects.create(work=work, section=sections[0])

    page = login(student).get(url("task"))

    assert page.context["progress"].resume_at == sections[1]
    assert page.context["progress"].done == 1


def test_a_finished_reading_is_summed_up(login, student, reading, sections, checks, url):
    work = make_work(reading, student, submitted_at=timezone.now())
    for section in sections:
        SectionRead.objects.create(work=work, section=section)
    Answer.objects.create(
        work=work, check_asked=checks[0], chosen=[1], tries=2, first_score=0, best_score=1
    )

    context = login(student).get(url("task")).context

    assert context["progress"].is_complete
    assert (context["right_at_first"], context["right_at_last"], context["checks_left"]) == (
        0,
        1,
        1,
    )


def test_a_finished_reading_leads_to_the_first_check_left_out(
    login, student, reading, sections, checks, url
):
    work = make_work(reading, student, submitted_at=timezone.now())
    left = f"{url('section', sections[1].slug)}#check-{checks[1].pk}"
    before = login(student).get(url("task")).content.decode()
    answer = {"chosen": [1], "tries": 1, "first_score": 1, "best_score": 1}
    Answer.objects.create(work=work, check_asked=checks[0], **answer)
    between = login(student).get(url("task")).content.decode()
    Answer.objects.create(work=work, check_asked=checks[1], **answer)
    after = login(student).get(url("task")).content.decode()

    assert [left in page for page in (before, between, after)] == [False, True, False]
    assert f"#check-{checks[0].pk}" in before
    assert "#check-" not in after


def test_a_classmates_progress_is_not_mixed_in(login, student, classmate, reading, sections, url):
    SectionRead.objects.create(work=make_work(reading, classmate), section=sections[0])

    assert login(student).get(url("task")).context["progress"].done == 0


def test_a_teacher_sees_it_as_a_preview(login, teacher, reading, url):
    page = login(teacher).get(url("task"))

    assert page.context["records"] is False
    assert not Work.objects.exists()


def test_outsiders_get_404(login, outsider, reading, url):
    client = login(outsider)

    for address in (url("task"), url("section", "section-1"), url("printout")):
        assert client.get(address).status_code == 404


def test_what_is_scheduled_or_withdrawn_is_404_for_students(login, student, teacher, reading, url):
    later = timezone.now() + timedelta(days=1)
    for change in ({"opens_at": later}, {"opens_at": timezone.now(), "withdrawn_at": later}):
        for field, value in change.items():
            setattr(reading, field, value)
        reading.save()

        for address in (url("task"), url("section", "section-1"), url("printout")):
            assert login(student).get(address).status_code == 404
            assert login(teacher).get(address).status_code == 200


def test_a_closed_reading_can_be_read_and_says_that_nothing_is_recorded(
    login, student, reading, url
):
    reading.due_at = None
    reading.closes_at = timezone.now() - timedelta(hours=1)
    reading.save()

    for address in (url("task"), url("section", "section-2")):
        page = login(student).get(address)
        assert page.context["records"] is False
        assert url("section_read", "section-2") not in page.content.decode()
        assert 'class="notice notice-info no-print"' in page.content.decode()


def test_in_an_archived_class_it_can_be_read_only(login, student, course, reading, url, checks):
    course.archived_at = timezone.now()
    course.save()

    page = login(student).get(url("section", "section-1"))

    assert page.context["records"] is page.context["may_try"] is False
    assert login(student).post(url("section_read", "section-1")).status_code == 403
    assert login(student).post(url("check_answer", checks[0].pk)).status_code == 403


def test_the_cover_names_the_article_and_what_it_leaves_out(login, student, reading, url):
    module = reading.reading_task.module
    student.user.language = "en"
    student.user.save()
    module.article = "a"
    module.save()
    Source.objects.create(module=module, slug="a", position=1, title="An article", kind_en="Blog")
    Source.objects.create(module=module, slug="b", position=2, title="A check", kind_en="Treaty")

    html = login(student).get(url("task")).content.decode()

    box = html[html.index('id="article"') :]
    for text in ("An article", "Blog", "author not named", "undated", "no address given"):
        assert text in box
    assert "Where facts were checked: 1 source" in box
    assert html.count("An article") == 1


def test_guidance_is_for_whoever_teaches(login, student, teacher, reading, url):
    module = reading.reading_task.module
    module.guidance_ind = "Yang mungkin **muncul**"
    module.save()

    assert "mungkin" not in login(student).get(url("task")).content.decode()
    assert "<strong>muncul</strong>" in login(teacher).get(url("task")).content.decode()


def test_the_count_of_queries_is_fixed(login, course, student, queries):
    small, large = make_module(1), make_module(30)

    counts = [
        queries(login(student), make_reading(course, module).get_absolute_url())
        for module in (small, large)
    ]

    assert counts == [8, 8]
