from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_claim_check, make_ruling, make_student, make_work


@pytest.fixture
def answered(course, student, classmate, check):
    """Both got the first claim wrong, one of them the second."""
    one, two = make_work(check, student, submitted_at=timezone.now()), make_work(check, classmate)
    make_ruling(one, 1, "supported", 90, correction="Only some are.")
    make_ruling(one, 2, "supported", 60)
    make_ruling(two, 1, "supported", 90)
    make_ruling(two, 2, "opinion", 50)
    return check


@pytest.fixture
def page(login, teacher, answered, url):
    return login(teacher).get(url("class_view"))


def test_the_claims_that_fooled_most_come_first(page):
    first, second = page.context["results"].claims

    assert (first.position, first.fooled, first.total, first.share) == (1, 2, 2, 100)
    assert (second.position, second.fooled, second.share) == (2, 1, 50)
    assert "2 of 2 chose another verdict (100%)." in page.content.decode()
    assert "Most often: supported (2)." in page.content.decode()
    assert "Most often: opinion (1)." in page.content.decode()


def test_the_calibration_of_the_class_is_said_in_words(page):
    text = page.content.decode()

    assert "1 of 2 students has finished, 2 have begun." not in text
    assert "1 of 2 students have finished, 2 have begun." in text
    assert "On average the class was 72% sure, and right 25% of the time." in text
    assert "It was surer than it was right." in text


def test_corrections_are_shown_without_names(page, student):
    text = page.content.decode()

    assert "Only some are." in text
    assert "1 correction by a student" in text
    assert student.user.full_name not in text


class Picture(HTMLParser):
    """Collects the elements of the page's SVG, and the text of its title and description."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words, self.within = [], {}, []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "svg" or self.within:
            self.elements.append((tag, dict(attrs)))
            if tag not in ("line", "circle"):
                self.within.append(tag)

    def handle_endtag(self, tag):
        if self.within and self.within[-1] == tag:
            self.within.pop()

    def handle_data(self, data):
        if self.within and self.within[-1] in ("title", "desc"):
            self.words[self.within[-1]] = self.words.get(self.within[-1], "") + data


def picture_of(page):
    return Picture(page.content.decode().partition("<figure>")[2].partition("</figure>")[0])


def test_the_picture_can_be_read_without_seeing_it(page):
    picture = picture_of(page)
    kinds = [tag for tag, _attributes in picture.elements]

    assert picture.elements[0][1]["role"] == "img"
    assert picture.words["title"] == "How sure, and how often right"
    assert "At 90%: 0 of 2 right, 0%." in picture.words["desc"]
    assert kinds.count("circle") == 3
    assert "Show as table" in page.content.decode()


def test_the_picture_has_its_colours_from_classes_alone(page):
    picture = picture_of(page)
    names = {name for _tag, attributes in picture.elements for name in attributes}

    assert not names & {"style", "fill", "stroke", "color"}


def test_indonesian_writes_no_commas_into_the_picture(login, teacher, answered, url):
    teacher.user.language = "id"
    teacher.user.save()

    picture = picture_of(login(teacher).get(url("class_view")))

    places = {"x", "y", "x1", "y2", "cx", "cy", "r"}
    numbers = [v for _tag, a in picture.elements for k, v in a.items() if k in places]
    assert numbers
    assert all(number.lstrip("-").isdecimal() for number in numbers)


def test_who_has_left_does_not_count(login, teacher, answered, classmate, url):
    classmate.left_at = timezone.now()
    classmate.save()

    results = login(teacher).get(url("class_view")).context["results"]

    assert (results.students, results.begun, results.calibration.total) == (1, 1, 2)


def test_before_anybody_has_answered_it_says_so(login, teacher, url):
    text = login(teacher).get(url("class_view")).content.decode()

    assert "Nobody has judged a claim yet" in text
    assert '<svg class="diagram"' not in text


def test_students_get_403_and_outsiders_404(login, student, outsider, url):
    assert login(student).get(url("class_view")).status_code == 403
    assert login(outsider).get(url("class_view")).status_code == 404


def test_the_count_of_queries_is_fixed(login, teacher, course, django_assert_max_num_queries):
    client, counts = login(teacher), []
    for many in (1, 30):
        check = make_claim_check(course, ["wrong"] * many)
        for _n in range(many):
            work = make_work(check, make_student(course))
            make_ruling(work, 1, correction="So.")
            make_ruling(work, many) if many > 1 else None
        with django_assert_max_num_queries(100) as captured:
            client.get(reverse("claims:class_view", args=[course.pk, check.pk]))
        counts.append(len(captured))

    assert counts == [9, 9]
