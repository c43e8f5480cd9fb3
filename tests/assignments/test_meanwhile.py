"""Two teachers change the same assignment or rubric: nobody's change is undone without a word."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.assignments.models import Assignment, Criterion, Level
from tests.browsing import sent
from tests.discussions.makers import make_prompt
from tests.factories import make_claim_check, make_essay, make_reading, make_rubric, make_teacher

SAVED = "saved other values after you had opened this page"


@pytest.fixture
def pages(teacher, course, login):
    """The clients of two teachers of one class; the second reads English."""
    return login(teacher), login(make_teacher(course, "Dua", language="en"))


@pytest.fixture
def essay(course, teacher):
    rubric = make_rubric(course.school, levels=(25, 10), created_by=teacher.user)
    due_at = timezone.now().replace(second=0) + timedelta(days=3)
    return make_essay(course, rubric=rubric, due_at=due_at, instructions="Old\r\nlines")


def opened(client, assignment, **changes):
    """What a browser sends of the page as it is now, with `changes`."""
    page = client.get(assignment.edit_url)
    return sent(page.context["form"]) | changes


def make_talk(course, **fields):
    return make_prompt(course, [("claim", 2)], statement="Yes?", **fields).assignment


def rubric_url(assignment):
    return reverse("assignments:rubric", args=[assignment.course_id, assignment.pk])


def rubric_opened(client, assignment, **changes):
    page = client.get(rubric_url(assignment))
    return rubric_sent(page) | {"save": 1} | changes


def rubric_sent(page):
    form = page.context["form"]
    data = {"seen": page.context["seen"], "criteria": len(form.criteria)}
    parts = [form.title]
    for i, row in enumerate(form.criteria):
        data[f"c{i}-levels"] = len(row["levels"])
        parts += [row["form"], *row["levels"]]
    return data | {bound.html_name: bound.value() or "" for part in parts for bound in part}


def test_a_page_that_was_opened_before_a_save_undoes_nothing_of_it(essay, pages):
    first, second = pages
    mine = opened(second, essay, title="Mine")
    first.post(
        essay.edit_url,
        opened(first, essay, instructions="Theirs", due_at="02/01/2030 10.00"),
    )

    answer = second.post(essay.edit_url, mine)

    form, page = answer.context["form"], answer.content.decode()
    assert "Tuti Teacher " + SAVED in page
    assert 'data-guard="typed"' in page
    told = [(row.label, row.theirs, row.is_mine_kept) for row in answer.context["since"]]
    assert told == [
        ("Instructions", "Theirs", False),
        ("Due (WIB)", "02/01/2030 10.00", False),
    ]
    stored = Assignment.objects.get()
    assert (stored.title, stored.instructions) == (essay.title, "Theirs")
    assert form["title"].value() == "Mine"
    second.post(essay.edit_url, sent(form))
    stored.refresh_from_db()
    assert (stored.title, stored.instructions, stored.due_at.year) == ("Mine", "Theirs", 2030)
    assert [entry.actor_name for entry in Entry.objects.all()] == ["Tuti Teacher"]


def test_where_both_changed_the_same_both_are_shown_and_the_second_chooses(essay, pages):
    first, second = pages
    mine = opened(second, essay, title="Mine")
    first.post(essay.edit_url, opened(first, essay, title="Theirs"))

    answer = second.post(essay.edit_url, mine)
    kept = second.post(essay.edit_url, sent(answer.context["form"]))

    assert [tuple(row) for row in answer.context["since"]] == [("Title", "Theirs", "Mine", True)]
    assert kept.status_code == 302
    assert Assignment.objects.get().title == "Mine"


def test_who_changed_nothing_is_told_too_and_the_other_save_stays(essay, pages):
    first, second = pages
    mine = opened(second, essay)
    first.post(essay.edit_url, opened(first, essay, words_min="100"))

    answer = second.post(essay.edit_url, mine)

    assert [row.theirs for row in answer.context["since"]] == ["100"]
    assert str(answer.context["form"]["words_min"].value()) == "100"


def test_the_same_change_twice_is_no_conflict(essay, pages):
    first, second = pages
    mine = opened(second, essay, title="Same")
    first.post(essay.edit_url, opened(first, essay, title="Same"))

    assert second.post(essay.edit_url, mine).status_code == 302


@pytest.mark.parametrize("make", [make_essay, make_reading, make_claim_check, make_talk])
def test_a_page_saved_as_it_was_is_no_conflict_for_any_kind(course, pages, make):
    assignment = make(course, instructions="One\r\n\r\nTwo ")

    answer = pages[1].post(assignment.edit_url, opened(pages[1], assignment))

    assert answer.status_code == 302


def test_a_mistake_keeps_the_page_as_old_as_it_was(essay, pages):
    first, second = pages
    mine = opened(second, essay, title="")
    first.post(essay.edit_url, opened(first, essay, instructions="Theirs"))

    refused = second.post(essay.edit_url, mine).context["form"]
    answer = second.post(essay.edit_url, sent(refused) | {"title": "Mine"})

    assert list(refused.errors) == ["title"]
    assert [row.theirs for row in answer.context["since"]] == ["Theirs"]


# --- Rubrics -------------------------------------------------------------------------------------


def test_a_rubric_keeps_what_either_teacher_changed(essay, pages):
    first, second = pages
    mine = rubric_opened(second, essay, **{"c0-title": "Mine"})
    first.post(
        rubric_url(essay),
        rubric_opened(first, essay, **{"c1-l0-descriptor": "Theirs", "c1-l0-points": "30"}),
    )

    answer = second.post(rubric_url(essay), mine)

    assert "Tuti Teacher " + SAVED in answer.content.decode()
    told = [(row.label, row.theirs, row.is_mine_kept) for row in answer.context["since"]]
    assert told == [("Criterion 2: Level 1", "Level 1 · 30 · Theirs", False)]
    assert not Criterion.objects.filter(title="Mine").exists()
    assert second.post(rubric_url(essay), rubric_sent(answer) | {"save": 1}).status_code == 302
    assert Criterion.objects.filter(title="Mine").exists()
    assert Level.objects.filter(descriptor="Theirs", points=30).exists()


def test_a_level_both_changed_stands_as_typed_with_the_other_beside_it(essay, pages):
    first, second = pages
    mine = rubric_opened(second, essay, **{"c0-l0-descriptor": "Mine"})
    first.post(rubric_url(essay), rubric_opened(first, essay, **{"c0-l0-descriptor": "Theirs"}))

    answer = second.post(rubric_url(essay), mine)

    (row,) = answer.context["since"]
    assert (row.theirs, row.mine) == ("Level 1 · 25 · Theirs", "Level 1 · 25 · Mine")
    assert row.is_mine_kept
    level = answer.context["form"].criteria[0]["levels"][0]
    assert level["descriptor"].value() == "Mine"


def test_criteria_added_and_removed_meanwhile_are_added_and_removed_here(essay, pages):
    first, second = pages
    mine = rubric_opened(second, essay, **{"rubric-title": "Mine"})
    new = {"criteria": 3, "c2-title": "New", "c2-levels": 1}
    level = {"c2-l0-title": "Only", "c2-l0-points": "5"}
    first.post(rubric_url(essay), rubric_opened(first, essay) | new | level)
    gone = rubric_opened(first, essay)
    first.post(rubric_url(essay), drop_first(first, essay, gone))

    answer = second.post(rubric_url(essay), mine)
    second.post(rubric_url(essay), rubric_sent(answer) | {"save": 1})

    essay.rubric.refresh_from_db()
    assert essay.rubric.title == "Mine"
    assert [c.title for c in essay.rubric.criteria.all()] == ["Criterion 2", "New"]


def drop_first(client, essay, data):
    data.pop("save")
    page = client.post(rubric_url(essay), data | {"change": "remove-0"})
    return rubric_sent(page) | {"save": 1}


def test_a_criterion_removed_meanwhile_but_changed_here_comes_back(essay, pages):
    first, second = pages
    mine = rubric_opened(second, essay, **{"c0-title": "Mine"})
    first.post(rubric_url(essay), drop_first(first, essay, rubric_opened(first, essay)))

    answer = second.post(rubric_url(essay), mine)
    second.post(rubric_url(essay), rubric_sent(answer) | {"save": 1})

    assert "(removed)" in answer.content.decode()
    titles = [c.title for c in essay.rubric.criteria.all()]
    assert titles == ["Criterion 2", "Mine"]


def test_a_rubric_saved_as_it_was_is_no_conflict(essay, pages):
    data = rubric_opened(pages[0], essay)

    assert pages[0].post(rubric_url(essay), data).status_code == 302
    assert pages[1].post(rubric_url(essay), data).status_code == 302


@pytest.mark.parametrize("seen", ["x", ":", "title:", "a:b:c " * 500])
def test_forged_marks_are_no_error(essay, pages, seen):
    for url, data in (
        (essay.edit_url, opened(pages[0], essay)),
        (rubric_url(essay), rubric_opened(pages[0], essay)),
    ):
        assert pages[0].post(url, data | {"seen": seen}).status_code in (200, 302)
